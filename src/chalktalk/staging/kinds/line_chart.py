"""Line chart: one measure over time, the line drawing itself to each point on its word.

Points lie as far apart as their years do, where all of them name one. Every point carries its own number and every
series its name; a number gives way to a later one that needs its room.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from chalktalk.documents.storyboard import Datum, LineChartVisual
from chalktalk.documents.timeline import AnyNode, Clip, Linear, Stop, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.axes import Scale, level_lines, tick_room, ticks
from chalktalk.staging.charts.charting import (
    categories_of,
    colours,
    factor,
    factor_line,
    fading,
    framed,
    lettering,
    series_of,
    source_line,
    unit_line,
    unit_of,
)
from chalktalk.staging.charts.figures_written import common_manner
from chalktalk.staging.charts.point_labels import Label, labelled
from chalktalk.staging.contours import lengths
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BODY, LABEL, SMALL, Box

YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
DOT, HALO = 12.0, 24.0
LINE = 9.0
CLEAR = 30.0
"""From a point to its number."""
DRAWN = 440.0
"""Milliseconds in which the line reaches the next point."""


class Point(NamedTuple):
    """One value and its place."""

    datum: Datum
    x: float
    y: float
    colour: str


def stage(board: Board, visual: LineChartVisual) -> list[AnyNode]:
    """Axis, lines, points, and what they are called."""
    data, opening = visual.data, board.due[visual.heading.id]
    unit = unit_of(visual.unit, data)
    frame = framed(board, visual.source, note=factor(data) is not None or unit is not None)
    values = [datum.value for datum in data]
    places = ticks(values, 3, from_zero=False)
    manner = common_manner(data)
    manner = manner.to_steps_of(places[1] - places[0]) if manner else None
    size = board.common_size((datum.shown for datum in data), 240.0, size=BODY, weight=Weight.EXTRABOLD)
    inner = frame.plot.right_of(tick_room(places, manner))
    names = _names_room(data, inner.width)
    plot = Box(inner.x, inner.y + size + CLEAR, inner.width - names, inner.height - size - CLEAR - 66)
    scale = Scale(places[0], places[-1], plot.bottom, plot.y)
    lines = _lines(board, data, plot, scale)
    shown: list[AnyNode] = [
        level_lines(
            board, places, scale, Box(plot.x, plot.y, inner.right - plot.x - names, plot.height), manner, opening
        )
    ]
    if places[0] > 0 or places[-1] < 0:
        shown.append(_break(board, plot, opening))
    shown += [
        node for number, line in enumerate(lines) for node in _line(board, number, line, scale, fill=len(lines) == 1)
    ]
    shown += [_dot(board, point, data, first=point is line[0]) for line in lines for point in line]
    shown += _numbers(board, lines, plot, size)
    shown += _times(board, lines, plot)
    shown += _names(board, lines, plot, names)
    return [
        *board.heading(visual.heading),
        *unit_line(board, unit, frame.above, opening),
        *shown,
        *factor_line(board, data, frame.above, unit),
        *source_line(board, visual.source, frame.below, opening),
    ]


def _lines(board: Board, data: Sequence[Datum], plot: Box, scale: Scale) -> list[list[Point]]:
    """The points of each series."""
    series, times = series_of(data), categories_of(data)
    own = colours(board, len(series))
    across = _across([time[0].category.label for time in times], plot)
    at = {datum.category.id: x for time, x in zip(times, across, strict=True) for datum in time}
    return [
        [Point(one, at[one.category.id], scale.at(one.value), colour) for one in data if one.series == name]
        for name, colour in zip(series, own, strict=True)
    ]


def _across(labels: Sequence[str], plot: Box) -> list[float]:
    """Where each time lies: by its year where every one names a later year than the last, else evenly."""
    found = [YEAR.findall(label) for label in labels]
    years = [float(each[0]) for each in found if len(each) == 1]
    if len(years) < len(labels) or any(later <= earlier for earlier, later in pairwise(years)):
        years = [float(at) for at in range(len(labels))]
    inset = min(84.0, plot.width / len(labels) / 2)
    scale = Scale(years[0], max(years[-1], years[0] + 1), plot.x + inset, plot.right - inset)
    return [scale.at(year) for year in years]


# -- the line ----------------------------------------------------------------------------------------------------------


def _line(board: Board, number: int, line: Sequence[Point], scale: Scale, *, fill: bool) -> list[AnyNode]:
    """The line, drawn on to each point as it is spoken of, and the light below it."""
    if len(line) < 2:
        return []
    corners = [(point.x, point.y) for point in line]
    done = lengths(corners)
    trim = _advancing(board, line, [part / (done[-1] or 1.0) for part in done])
    path = nodes.path(f"line-{number}", nodes.outline(corners), stroke=ink.line(line[0].colour, LINE), trim_end=trim)
    if not fill or not scale.low <= 0 <= scale.high:
        return [path]
    first, last, base = line[0].x, line[-1].x, scale.zero
    area = nodes.outline([(first, base), *corners, (last, base)]) + " Z"
    far = min((point.y for point in line), key=lambda y: -abs(y - base))
    stops = (Stop(0.0, ink.with_alpha(line[0].colour, 0.34)), Stop(1.0, ink.with_alpha(line[0].colour, 0.02)))
    light = Linear(kind="linear", x1=0.0, y1=far, x2=0.0, y2=base + (base == far), stops=stops)
    top = min(far, base) - LINE
    width = _advancing(board, line, [point.x - first for point in line])
    window = Clip(
        x=first, y=top, width=width, height=abs(base - far) + 2 * LINE + abs(scale.end - scale.start), radius=0.0
    )
    return [nodes.group(f"area-{number}", [nodes.path(f"area-{number}/fill", area, fill=light)], clip=window), path]


def _advancing(board: Board, line: Sequence[Point], parts: Sequence[float]) -> Track:
    return motion.reaching(board.clock, [board.due[point.datum.category.id] for point in line], parts, DRAWN)


def _dot(board: Board, point: Point, data: Sequence[Datum], *, first: bool) -> AnyNode:
    """A point on the line as the line reaches it, with a ring of light while it is spoken of."""
    category = point.datum.category
    start, company = board.due[category.id], [datum.category for datum in data]
    start += 0 if first else board.clock.lasting(DRAWN * 0.6)
    following = board.next_after(category, company)
    light = fading(board.clock, [(start, 1.0, 240), *([(following, 0.0, 300.0)] if following else [])])
    box = Box(point.x - HALO, point.y - HALO, 2 * HALO, 2 * HALO)
    palette = board.palette
    body = [
        nodes.ellipse(f"{category.id}/halo", point.x, point.y, HALO, fill=ink.solid(point.colour, 0.3), opacity=light),
        nodes.ellipse(f"{category.id}/dot", point.x, point.y, DOT, fill=ink.solid(point.colour)),
        nodes.ellipse(f"{category.id}/eye", point.x, point.y, DOT / 2, fill=ink.solid(palette.background_from)),
    ]
    return board.popping(f"{category.id}/point", body, start, box, pulses=board.pulses(category, company))


def _break(board: Board, plot: Box, opening: int) -> AnyNode:
    """An axis with a zigzag at its foot: it does not start at zero."""
    x, y = plot.x, plot.bottom
    points = [(x, y), (x, y - 9), (x + 12, y - 15), (x - 12, y - 27), (x, y - 33), (x, plot.y)]
    drawn = motion.draw(board.clock, opening + board.clock.lasting(160), 600)
    return nodes.path("axis/break", nodes.outline(points), stroke=ink.line(board.palette.muted, 3.0), trim_end=drawn)


# -- words -------------------------------------------------------------------------------------------------------------


def _numbers(board: Board, lines: Sequence[Sequence[Point]], plot: Box, size: float) -> list[AnyNode]:
    """Every value beside its point; the last said, the ends and the extremes stay where not all can."""
    labels = [_number_place(board, lines, line, at, plot, size) for line in lines for at in range(len(line))]
    ends = {point.datum.category.id for line in lines for point in (line[0], line[-1])}
    values = [label.datum.value for label in labels]
    told = max(board.due[label.datum.category.id] for label in labels)

    def weight(label: Label) -> tuple[bool, bool, bool, int]:
        id_ = label.datum.category.id
        return (
            board.due[id_] < told,
            id_ not in ends,
            label.datum.value not in (min(values), max(values)),
            -board.due[id_],
        )

    def text(label: Label, id_: str) -> list[AnyNode]:
        return [*board.lines(id_, label.setting, label.box, ink.solid(board.palette.ink), align=0.5)]

    return labelled(board, sorted(labels, key=weight), "number", text)


def _number_place(
    board: Board, lines: Sequence[Sequence[Point]], line: Sequence[Point], at: int, plot: Box, size: float
) -> Label:
    """Beside the line, not on it: above a rise to its left, above a fall to its right, below a valley."""
    point = line[at]
    setting = board.fit(point.datum.shown, 300.0, size=size, weight=Weight.EXTRABOLD, least=min(size, SMALL))
    rising = [(b.y < a.y) - (b.y > a.y) for a, b in pairwise(line[max(0, at - 1) : at + 2])]
    slope = sum(rising)
    valley = len(rising) == 2 and rising[0] < 0 < rising[1]
    aligns = (0.5, 0.75, 0.25) if slope == 0 else (0.8, 0.5, 1.0) if slope > 0 else (0.2, 0.5, 0.0)
    above = [(align, point.y - CLEAR + 3 - setting.cap) for align in aligns]
    below = [(1.0 - align, point.y + CLEAR - 3) for align in aligns]
    higher = [(0.5, point.y - (CLEAR + setting.cap) * step) for step in (2, 3, 4, 5)]
    lower = [(0.5, point.y + (CLEAR + setting.cap) * step) for step in (1, 2, 3, 4)]
    boxes = [
        Box(
            min(max(point.x - setting.width * align, plot.x + 6), plot.right - setting.width),
            y,
            setting.width,
            setting.cap,
        )
        for align, y in (*((*below, *above) if valley else (*above, *below)), *higher, *lower)
        if plot.y - CLEAR - setting.cap <= y <= plot.bottom - 6 - setting.cap
    ]
    free = [box for box in boxes if not any(_crosses(other, box) for other in lines)]
    return Label(point.datum, setting, (free or boxes)[0], clear=bool(free))


def _crosses(line: Sequence[Point], box: Box) -> bool:
    """Whether a line passes through a box."""
    for a, b in pairwise(line):
        left, right = max(a.x, box.x - 6), min(b.x, box.right + 6)
        if left >= right or a.x == b.x:
            continue
        ys = [a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) for x in (left, right)]
        if min(ys) < box.bottom + LINE and max(ys) > box.y - LINE:
            return True
    return any(abs(p.y - box.cy) < box.height / 2 + DOT and box.x - DOT < p.x < box.right + DOT for p in line)


def _times(board: Board, lines: Sequence[Sequence[Point]], plot: Box) -> list[AnyNode]:
    """The times below the axis, each once; the last, the first, and those between that have room stay."""
    order = [point for line in lines for point in line]
    first: dict[str, Point] = {}
    for point in sorted(order, key=lambda point: board.due[point.datum.category.id]):
        first.setdefault(point.datum.category.label, point)
    room = plot.width / min(3, len(first))
    size = board.common_size(first, room, size=LABEL, weight=Weight.SEMIBOLD)
    labels = []
    for name, point in sorted(first.items(), key=lambda item: item[1].x, reverse=True):
        setting = board.fit(name, room, size=size, weight=Weight.SEMIBOLD, least=size)
        x = min(max(point.x - setting.width / 2, plot.x), plot.right - setting.width)
        labels.append(Label(point.datum, setting, Box(x, plot.bottom + 30, setting.width, setting.cap)))
    labels = [label for label in labels if label.setting.lines]

    def text(label: Label, id_: str) -> list[AnyNode]:
        return [*board.lines(id_, label.setting, label.box, ink.solid(board.palette.muted))]

    return labelled(board, [*labels[:1], *labels[-1:], *labels[1:-1]] if len(labels) > 1 else labels, "time", text)


def _names_room(data: Sequence[Datum], width: float) -> float:
    """Room at the right end for the names of several series."""
    names = [name for name in series_of(data) if name]
    if len(series_of(data)) < 2 or not names:
        return 0.0
    return min(width * 0.25, max(advance(name, Weight.BOLD, LABEL) for name in names)) + 24


def _names(board: Board, lines: Sequence[Sequence[Point]], plot: Box, room: float) -> list[AnyNode]:
    """Each series' name at the end of its line, moved apart where lines end together."""
    if not room:
        return []
    ends = sorted((line[-1] for line in lines if line[-1].datum.series), key=lambda point: point.y)
    size = board.common_size((str(p.datum.series) for p in ends), room - 24, size=LABEL, weight=Weight.BOLD)
    pitch = size * 1.3
    shown: list[AnyNode] = []
    floor = plot.y - pitch
    spare = [len(ends) - at for at in range(len(ends))]
    for point, left in zip(ends, spare, strict=True):
        y = max(floor + pitch, min(point.y, plot.bottom - (left - 1) * pitch))
        floor = y
        setting = board.fit(point.datum.series or "", room - 24, size=size, weight=Weight.BOLD, least=size)
        box = Box(plot.right + 12, y - setting.cap / 2, room - 24, setting.cap)
        line = next(line for line in lines if line[-1] is point)
        start = max(board.due[each.datum.category.id] for each in line)
        id_ = f"{point.datum.category.id}/series"
        shown.append(
            board.rising(f"{id_}/shown", board.lines(id_, setting, box, lettering(board, point.colour)), start, box)
        )
    return shown
