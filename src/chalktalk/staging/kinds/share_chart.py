"""Share chart: parts of a whole as a ring that sweeps on with each share, its number in the middle.

The ring is a hundred percent from the start; every part names itself beside its arc, joined by a fine line, on a wide
page, and in a row of its own on a narrow one.
"""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Datum, ShareChartVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.charting import OTHER, colours, framed, source_line
from chalktalk.staging.charts.figures_written import Manner, common_manner
from chalktalk.staging.charts.share_ring import Ring, ring_in
from chalktalk.staging.charts.shares import MARK, NUMBER, Slice, after_all, drawn, in_a_row, named_beside, said
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, SMALL, Box
from chalktalk.staging.typeset import fit

LEAST_REST = 0.5
"""Percent that must be left over to be shown as the rest."""
LEAST_ROW = 48.0
LARGEST = 560.0
NARROW = 1080.0
"""Width of an area up to which words beside the ring are small."""


def stage(board: Board, visual: ShareChartVisual) -> list[AnyNode]:
    """The ring with its words around, beside or below it."""
    opening = board.due[visual.heading.id]
    frame = framed(board, visual.source, note=False)
    slices = _slices(board, visual.data)
    if len(slices) == 1:
        shown = _single(board, slices, frame.plot, opening)
    else:
        ring = ring_in(_middle_of(frame.plot))
        parts = [*slices, *_rest(board, slices)]
        around = _has_room_around(ring, parts, frame.plot)
        shown = (_around if around else _in_rows)(board, ring, slices, parts, frame.plot, opening)
    return [*board.heading(visual.heading), *shown, *source_line(board, visual.source, frame.below, opening)]


def _slices(board: Board, data: Sequence[Datum]) -> list[Slice]:
    """The parts in their order; shares rounded to over a hundred together are drawn in proportion."""
    values = [max(datum.value, 0.0) for datum in data]
    whole = max(100.0, sum(values))
    own = colours(board, len(data))
    taken: set[str] = set()
    found: list[Slice] = []
    at = 0.0
    for datum, value, plain in zip(data, values, own, strict=True):
        wanted = board.colour(datum.category, plain)
        colour = next((one for one in (wanted, plain, *own) if one not in taken), plain)
        taken.add(colour)
        found.append(Slice(datum, colour, at, at + value / whole))
        at += value / whole
    return found


def _middle_of(plot: Box) -> Box:
    """The ring's place with words around it: leaders go a little over its top and foot."""
    size = min(LARGEST, plot.height - 72, plot.width * 0.46)
    return plot.centred(size, size)


def _room_around(ring: Ring, plot: Box) -> float:
    return min(plot.width / 2 - ring.outer - (84 if plot.width > NARROW else 54), 480.0)


def _sides(parts: Sequence[Slice]) -> tuple[list[Slice], list[Slice]]:
    """Parts at the left and at the right, by the middle of their arcs."""
    left = [part for part in parts if part.middle % 1.0 > 0.5]
    return left, [part for part in parts if part not in left]


def _pitch(side: Sequence[Slice], plot: Box) -> float:
    """Room for each part of a side, down."""
    return min(plot.height / max(1, len(side)), 156.0)


def _has_room_around(ring: Ring, parts: Sequence[Slice], plot: Box) -> bool:
    """Whether every name fits beside its arc."""
    width = _room_around(ring, plot)
    return plot.width > plot.height * 1.25 and not any(
        fit(part.datum.category.label, width, size=LABEL, weight=Weight.SEMIBOLD, lines=_lines(side, plot)).shortened
        for side in _sides(parts)
        for part in side
    )


def _lines(side: Sequence[Slice], plot: Box) -> int:
    return 2 if _pitch(side, plot) > 108 else 1


def _around(
    board: Board, ring: Ring, slices: Sequence[Slice], parts: Sequence[Slice], plot: Box, opening: int
) -> list[AnyNode]:
    """The ring in the middle, names at both sides on the height of their arcs."""
    shown = drawn(board, ring, slices, opening)
    width = _room_around(ring, plot)
    away = plot.width / 2 - ring.outer - width
    largest = BODY if len(slices) <= 3 and plot.width > NARROW else LABEL
    size = min(
        board.common_size(
            (part.datum.category.label for part in side),
            width,
            size=largest,
            weight=Weight.SEMIBOLD,
            lines=_lines(side, plot),
        )
        for side in _sides(parts)
    )
    for side, align in zip(_sides(parts), (1.0, 0.0), strict=True):
        ordered = sorted(side, key=lambda part: ring.at(part.middle)[1])
        pitch = _pitch(side, plot)
        heights = _spread([ring.at(part.middle, ring.width)[1] for part in ordered], pitch, plot)
        reach = ring.outer + min(away, 84.0)
        x = ring.cx - reach - width if align else ring.cx + reach
        for part, y in zip(ordered, heights, strict=True):
            box = Box(x, y - pitch / 2 + 6, width, pitch - 12)
            shown += named_beside(board, part, slices, box, size, lines=_lines(side, plot), align=align)
            shown.append(_leader(board, ring, part, slices, (x + width + 18 if align else x - 18, y)))
    return shown


def _spread(wanted: Sequence[float], pitch: float, plot: Box) -> list[float]:
    """Heights at least a pitch apart, inside the plot, near what is wanted."""
    found: list[float] = []
    for y in wanted:
        found.append(max(y, found[-1] + pitch if found else plot.y + pitch / 2))
    limit = plot.bottom - pitch / 2
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - pitch
    return found


def _leader(board: Board, ring: Ring, part: Slice, slices: Sequence[Slice], end: tuple[float, float]) -> AnyNode:
    """A fine line from an arc to its name."""
    begin, corner = ring.at(part.middle, ring.width / 2 + 9), ring.at(part.middle, ring.width / 2 + 30)
    id_ = part.datum.category.id
    start = board.due.get(id_, after_all(board, slices))
    growing = motion.draw(board.clock, start, 420)
    bend = (end[0] + (30.0 if end[0] < ring.cx else -30.0), end[1])
    points = nodes.outline([begin, corner, bend, end])
    return nodes.path(f"{id_}/leader", points, stroke=ink.line(part.colour, 3.0, 0.7), trim_end=growing)


def _in_rows(
    board: Board, _: Ring, slices: Sequence[Slice], parts: Sequence[Slice], plot: Box, opening: int
) -> list[AnyNode]:
    """The ring above, or at the left of a broad area, and a row for each part."""
    if plot.width > plot.height * 1.25:
        place = plot.from_left(min(plot.height, plot.width * 0.42))
        room = plot.right_of(place.width + 54)
        rows = room.centred(room.width, min(plot.height, 120.0 * len(parts))).rows(len(parts), 0)
    else:
        columns = 2 if len(parts) * LEAST_ROW > plot.height / 2 else 1
        count = -(-len(parts) // columns)
        pitch = min(96.0, max(LEAST_ROW, plot.height * 0.42 / count))
        size = min(LARGEST, plot.height - count * pitch - 48, plot.width)
        block = plot.centred(plot.width, size + 48 + count * pitch)
        place = block.from_top(size)
        rows = tuple(row for column in block.below(size + 48).columns(columns, 48) for row in column.rows(count, 0))
    names, lines = [part.datum.category.label for part in parts], 2 if rows[0].height >= 72 else 1
    largest = BODY if rows[0].height >= 108 or (lines == 1 and rows[0].height >= 60) else LABEL
    alike = board.common_size(names, rows[0].width - MARK - NUMBER, size=largest, weight=Weight.SEMIBOLD, lines=lines)
    shown = drawn(board, ring_in(place), slices, opening)
    for part, row in zip(parts, rows, strict=False):
        shown.append(in_a_row(board, part, slices, row, alike, lines))
    return shown


def _single(board: Board, slices: Sequence[Slice], plot: Box, opening: int) -> list[AnyNode]:
    """The only share, large, with what it is of beside or below it."""
    beside = plot.width > plot.height * 1.25
    if beside:
        size = min(LARGEST, plot.height - 24)
        block = plot.centred(min(plot.width, size + 72 + 640), size)
        place, words = block.from_left(size), block.right_of(size + 72)
    else:
        size = min(LARGEST, plot.height * 0.68, plot.width)
        block = plot.centred(plot.width, min(plot.height, size + 60 + 150))
        place, words = block.from_top(size), block.below(size + 60)
    category = slices[0].datum.category
    setting = board.fit(
        category.label, words.width, size=HEADING, weight=Weight.BOLD, lines=3 if beside else 2, least=SMALL
    )
    where = words.centred(words.width, setting.height) if beside else words.from_top(setting.height)
    align = 0.0 if beside else 0.5
    body = board.lines(f"{category.id}/name", setting, where, ink.solid(board.palette.ink), align=align)
    return [*drawn(board, ring_in(place), slices, opening), said(board, slices[0], slices, body, where)]


def _rest(board: Board, slices: Sequence[Slice]) -> list[Slice]:
    """What the shares leave of the whole."""
    left = 1.0 - slices[-1].end
    if left * 100 < LEAST_REST or len(slices) < 2:
        return []
    manner = common_manner([part.datum for part in slices]) or Manner(after=" %")
    category = slices[-1].datum.category.model_copy(update={"id": "rest", "label": OTHER, "icon": None})
    return [
        Slice(
            Datum(category=category, value=left * 100, shown=manner.write(left * 100)),
            board.palette.muted,
            slices[-1].end,
            1.0,
        )
    ]
