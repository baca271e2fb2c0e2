"""Growth: a line rises and a plant grows with it, leaf by leaf; what falls sinks, and its plant wilts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from chalktalk.documents.storyboard import Datum, GrowthVisual
from chalktalk.documents.timeline import AnyNode, Clip, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.charting import counting
from chalktalk.staging.contours import Point
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BODY, HEADING, LABEL, TITLE, Box
from chalktalk.staging.parts.plant import plant
from chalktalk.staging.typeset import Setting
from chalktalk.timeline import value_at

STEEPNESS = 2.4
"""Of the exponential that the line follows."""
POINTS = 48
WITHOUT_VALUES = 0.1
"""Height of the line's low end where no values are given."""
LEAST, MOST = 0.04, 0.92
"""Between which the low end lies, so that even the smallest change is seen to be one."""
HALO, CLEAR = 39.0, 42.0
"""Radius of the light round the line's head, and how far above the line a value stands: not in the light."""
EDGE, REACH = 24.0, 36.0
"""How far what is written may stand out beyond the plot, left and right."""


@dataclass(frozen=True, slots=True)
class Course:
    """How the line runs, and when."""

    plot: Box
    low: float
    """Height of its low end, as a part of its high end's."""
    falls: bool
    start: int
    land: int

    def height(self, part: float) -> float:
        """The line's height (0 to 1) so far along."""
        up = (exp(STEEPNESS * (1 - part if self.falls else part)) - 1) / (exp(STEEPNESS) - 1)
        return self.low + (1 - self.low) * up

    def at(self, part: float) -> Point:
        """A point of the line."""
        return self.plot.x + self.plot.width * part, self.plot.bottom - self.plot.height * self.height(part)

    @property
    def drawn(self) -> Track:
        """How far along it has come."""
        return motion.track([(self.start, 0.0, motion.SWAY), (self.land, 1.0, "hold")])


def stage(board: Board, visual: GrowthVisual) -> list[AnyNode]:
    """The line at the left, the plant at the right, both on one ground."""
    area, palette = board.area, board.palette
    plant_width = min(400.0, area.width * 0.3)
    names = [_name(visual, datum) for datum in (visual.before, visual.after)]
    subject = "" if visual.subject.label.casefold() == visual.heading.label.casefold() else visual.subject.label
    label = board.fit(subject, plant_width, size=BODY, weight=Weight.BOLD, lines=2)
    below = 36 + max(label.height, LABEL if any(names) else 0.0) if subject or any(names) else 12.0
    ground = area.bottom - below
    column = Box(area.right - plant_width, area.y, plant_width, ground - area.y)
    chart = Box(area.x, area.y, area.width - plant_width - 48, ground - area.y)
    course = _course(board, visual, chart)
    colour = board.colour(visual.subject, palette.contrast if course.falls else palette.positive)
    shown = board.heading(visual.heading)
    shown.append(_ground(board, area, chart, ground, board.due[visual.heading.id]))
    shown += _line(board, course, colour)
    shown += _values(board, visual, course, names, ground)
    company = [visual.subject, *(datum.category for datum in (visual.before, visual.after) if datum)]
    shown += plant(board, company, column, colour, (course.start, course.land), wilts=course.falls)
    if subject:
        place = Box(column.x, ground + 36, column.width, label.height)
        text = board.lines(visual.subject.id, label, place, ink.solid(palette.ink), align=0.5)
        shown.append(board.rising(f"{visual.subject.id}/words", text, board.due[visual.subject.id], place))
    return shown


def _name(visual: GrowthVisual, datum: Datum | None) -> str:
    """What a value belongs to, where that says more than the picture does."""
    if datum is None:
        return ""
    parts = [part for part in (datum.series, datum.category.label) if part]
    known = {visual.heading.label.casefold(), visual.subject.label.casefold(), datum.shown.casefold()}
    return ", ".join(part for part in parts if part.casefold() not in known)


def _course(board: Board, visual: GrowthVisual, chart: Box) -> Course:
    before, after, clock = visual.before, visual.after, board.clock
    falls, low = visual.falls, WITHOUT_VALUES
    if before and after and before.value != after.value:
        falls = after.value < before.value
        least, most = sorted((before.value, after.value))
        low = min(max(least / most, LEAST), MOST) if least >= 0 < most else WITHOUT_VALUES
    due = board.due[visual.subject.id] if before is None else board.due[before.category.id]
    start = min(due, board.due[after.category.id]) if after else due
    land = start + clock.lasting(3600)
    if after is not None:
        land = max(board.spoken_frame(after.category.cue.end - 1), board.due[after.category.id] + clock.lasting(500))
    top = 108.0
    plot = Box(chart.x + EDGE, chart.y + top, chart.width - EDGE - REACH, chart.height - top)
    return Course(plot, low, falls, start, max(land, start + clock.lasting(1000)))


def _ground(board: Board, area: Box, chart: Box, ground: float, opening: int) -> AnyNode:
    palette = board.palette
    levels = [ground - (chart.height - 108) * part for part in (1 / 3, 2 / 3, 1.0)]
    children: list[AnyNode] = [
        nodes.path(
            f"ground/level-{number}",
            nodes.outline([(chart.x, y), (chart.right, y)]),
            stroke=ink.line(palette.ink, 2.0, 0.06),
        )
        for number, y in enumerate(levels)
    ]
    line = nodes.outline([(area.x, ground), (area.right, ground)])
    children.append(nodes.path("ground/line", line, stroke=ink.line(palette.ink, 3.0, 0.5)))
    return nodes.group("ground", children, opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))


def _line(board: Board, course: Course, colour: str) -> list[AnyNode]:
    """The line and the area below it, uncovered from the left; a bright head goes ahead."""
    plot = course.plot
    points = [course.at(step / (POINTS - 1)) for step in range(POINTS)]
    body = f"{nodes.outline([(plot.x, plot.bottom), *points, (plot.right, plot.bottom)])} Z"
    window = Clip(
        x=plot.x - 9,
        y=plot.y - 30,
        width=motion.shifted(motion.scaled(course.drawn, plot.width), 9.0),
        height=plot.height + 30,
        radius=0.0,
    )
    drawn: list[AnyNode] = [
        nodes.path("trend/area", body, fill=ink.fade(0.0, plot.y, 0.0, plot.bottom, colour, (0.42, 0.04))),
        nodes.path("trend/line", nodes.outline(points), stroke=ink.line(colour, 9.0)),
    ]
    x = motion.shifted(motion.scaled(course.drawn, plot.width), plot.x)
    y = motion.baked(lambda frame: course.at(value_at(course.drawn, round(frame)))[1], course.start, course.land)
    head: list[AnyNode] = [
        nodes.ellipse("trend/halo", 0.0, 0.0, HALO, fill=ink.light(0.0, 0.0, HALO, colour, 0.6)),
        nodes.ellipse("trend/dot", 0.0, 0.0, 15.0, fill=ink.solid(board.palette.ink), stroke=ink.line(colour, 6.0)),
    ]
    seen = motion.appear(board.clock, course.start, 200)
    return [
        nodes.group("trend", drawn, clip=window, opacity=seen),
        nodes.group("trend/head", head, x=x, y=y, opacity=seen),
    ]


def _values(board: Board, visual: GrowthVisual, course: Course, names: Sequence[str], ground: float) -> list[AnyNode]:
    """The value at either end of the line, and below the ground what each belongs to."""
    plot = course.plot
    shown: list[AnyNode] = []
    taken = plot.x - EDGE
    for end, (datum, name) in enumerate(zip((visual.before, visual.after), names, strict=True)):
        if datum is None:
            continue
        value = board.fit(datum.shown, _room(course), size=(HEADING, TITLE)[end], weight=Weight.EXTRABOLD)
        if end == 0:
            shown.append(_first_value(board, datum, course, value))
            taken += value.width + 36
        else:
            shown.append(_second_value(board, visual, datum, course, value, taken))
        if name:
            label = board.fit(name, plot.width * 0.48, size=LABEL, weight=Weight.SEMIBOLD)
            x = plot.x - EDGE if end == 0 else plot.right + REACH - label.width
            place = Box(x, ground + 36, label.width, label.height)
            words = board.lines(f"{datum.category.id}/name", label, place, ink.solid(board.palette.muted))
            shown.append(board.rising(f"{datum.category.id}/words", words, board.due[datum.category.id], place))
    return shown


def _room(course: Course) -> float:
    """Width for a value: more than half of the plot where the other stands much higher or lower."""
    apart = abs(course.at(0.0)[1] - course.at(1.0)[1])
    return course.plot.width * (0.62 if apart > 220 else 0.48)


def _above(course: Course, value: Setting, place: tuple[float, float], part: float) -> Box:
    """A value's place above the line, between left and right, when that has come so far: nowhere does it touch it."""
    left, right = place
    under = min(max((left - course.plot.x) / course.plot.width, 0.0), part)
    ahead = min((right - course.plot.x) / course.plot.width, 1.0)
    level = min(course.at(at)[1] for at in (under, part, max(ahead, part)))
    return Box(left, level - CLEAR - value.cap, right - left, value.cap)


def _first_value(board: Board, datum: Datum, course: Course, value: Setting) -> AnyNode:
    beside = min(1.0, (value.width + 24) / course.plot.width)
    highest = min(course.at(0.0)[1], course.at(beside)[1])
    box = Box(course.plot.x - EDGE, highest - CLEAR - value.cap, value.width, value.cap)
    text = board.lines(datum.category.id, value, box, ink.solid(board.palette.ink))
    return board.rising(f"{datum.category.id}/value", text, board.due[datum.category.id], box)


def _second_value(
    board: Board, visual: GrowthVisual, datum: Datum, course: Course, value: Setting, taken: float
) -> AnyNode:
    """Counts from the first as it rides on the line's head; `taken` is how far the first value reaches."""
    element, start = datum.category, board.due[datum.category.id]
    land = max(course.land, start + 2)
    first = visual.before.shown if visual.before else ""
    wide = max(value.width, advance(first, value.weight, value.size))
    last = course.plot.right + REACH
    box = _above(course, value, (last - wide, last), 1.0)

    def riding(frame: float) -> Box:
        part = value_at(course.drawn, round(frame))
        right = min(max(course.at(part)[0] + REACH, taken + wide), last)
        return _above(course, value, (right - wide, right), part)

    ride = motion.Movement(
        dx=motion.baked(lambda frame: riding(frame).x - box.x, start, land),
        dy=motion.baked(lambda frame: riding(frame).y - box.y, start, land),
    )
    counted = motion.track([(start, _begin(visual), motion.SWAY), (land, 1.0, "hold")])
    paint = ink.solid(board.palette.warning)
    text = counting(board, element.id, datum, value, box, paint, counted, align=1.0)
    return board.moving(f"{element.id}/ride", [board.rising(f"{element.id}/value", text, start, box)], box, ride)


def _begin(visual: GrowthVisual) -> float:
    """Where the second value starts to count, as a part of itself: at the first."""
    if visual.before is None or visual.after is None or not visual.after.value:
        return 0.0
    return visual.before.value / visual.after.value
