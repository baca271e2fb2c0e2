"""Comparison: two subjects on two cards, which take the light in turn."""

from collections.abc import Sequence
from typing import NamedTuple

from chalktalk.documents.storyboard import ComparisonVisual, Element, Side
from chalktalk.documents.timeline import AnyNode, Number
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, SMALL, Box
from chalktalk.staging.parts.marks import places_kept, tick

BARE_HEIGHT = 456.0
"""Of a card where neither side has points: a large picture above its name."""
WIDEST = 1404.0
"""Of both cards on a wide page."""
ROW = 102.0
"""Height of a point's row where there is room."""
SHADE = 0.72
"""Opacity of a side while the other is being spoken of."""


class Layout(NamedTuple):
    """How high a card, its head, what lies below that and each row are."""

    height: float
    head: float
    gap: float
    row: float


def stage(board: Board, visual: ComparisonVisual) -> list[AnyNode]:
    """Side by side unless the page is high; each side owns one accent. Cards are as high as what they hold."""
    area = board.area
    stacked = not board.page.wide and area.height > area.width * 0.85
    width = area.width if stacked else (min(area.width, WIDEST) - (72 if board.page.wide else 24)) / 2
    layout = _layout(visual, width, (area.height - 36) / 2 if stacked else area.height)
    if stacked:
        boxes = area.centred(area.width, 36 + 2 * layout.height).rows(2, 36)
    else:
        gap = 72 if board.page.wide else 24
        boxes = area.centred(2 * width + gap, layout.height).columns(2, gap)
    company = [visual.left.head, *visual.left.points, visual.right.head, *visual.right.points]
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, boxes, board.due[visual.heading.id]))
    for side, box, colour in zip((visual.left, visual.right), boxes, _colours(board, visual), strict=True):
        shown.append(_side(board, side, box, colour, company, layout))
    return shown


def _layout(visual: ComparisonVisual, width: float, room: float) -> Layout:
    """What a card needs: its head, and a row for each point of the longer side, as high as there is room for."""
    sides = (visual.left, visual.right)
    points = max(len(side.points) for side in sides)
    if not points:
        return Layout(min(room, BARE_HEIGHT), 0.0, 0.0, 0.0)
    pictured = any(side.head.icon for side in sides)
    compact = room < 420 or width < 500
    noted = any(side.note for side in sides)
    head = (96.0 if compact else 132.0) if pictured or noted else 78.0
    gap = 12.0 if compact else 36.0
    row = min(ROW if points > 2 else ROW * 1.2, (room - 72 - head - gap) / points)
    return Layout(72 + head + gap + points * row, head, gap, row)


def _colours(board: Board, visual: ComparisonVisual) -> tuple[str, str]:
    """Each side in its concept's colour, and never both in the same."""
    palette = board.palette
    left = board.colour(visual.left.head, palette.contrast)
    right = board.colour(visual.right.head, palette.positive)
    if left == right:
        right = palette.contrast if left == palette.positive else palette.positive
    return left, right


def _side(board: Board, side: Side, box: Box, colour: str, company: list[Element], layout: Layout) -> AnyNode:
    start = board.due[side.head.id]
    own = [side.head, *side.points]
    inner = box.inset(48 if box.width > 500 else 24, 36)
    bare = len(company) == 2
    top = inner.from_top(layout.head)
    head = _bare_head(board, side, inner, colour) if bare else _head(board, side, top, colour, start)
    turns = _turns(board, own, company)
    children: list[AnyNode] = [board.card(side.head.id, box)]
    for light_from, light_to in turns:
        children.append(board.lit_edge(f"{side.head.id}/{light_from}", box, colour, light_from, light_to))
    pulses = board.pulses(side.head, company)
    shown: list[AnyNode] = [board.popping(side.head.id, [*children, *head], start, box, pulses=pulses)]
    for number, point in enumerate(side.points):
        row = Box(inner.x, top.bottom + layout.gap + number * layout.row, inner.width, layout.row)
        shown.append(_point(board, point, row, colour, company))
    return nodes.group(f"{side.head.id}/side", shown, opacity=_in_turn(board, turns))


def _in_turn(board: Board, turns: Sequence[tuple[int, int | None]]) -> Number:
    """A side steps back while the other is being spoken of."""
    clock = board.clock
    keys: list[motion.Key] = []
    for light_from, light_to in turns:
        if keys:
            keys += [(light_from, SHADE, motion.EASE_OUT), (light_from + clock.lasting(300), 1.0, "hold")]
        if light_to is not None:
            keys += [(light_to, 1.0, motion.EASE_IN_OUT), (light_to + clock.lasting(400), SHADE, "hold")]
    return motion.track(keys) if keys else 1.0


def _head(board: Board, side: Side, top: Box, colour: str, start: int) -> list[AnyNode]:
    """Medallion, name, and one short note in the side's colour."""
    drawn = motion.draw(board.clock, start + board.clock.lasting(120), 700)
    disc = Box(top.x, top.y, top.height, top.height)
    shown = board.medallion(f"{side.head.id}/icon", side.head.icon, disc, colour, drawn=drawn) if side.head.icon else []
    words = top.right_of(top.height + (36 if top.width > 420 else 24)) if side.head.icon else top
    name = board.fit(side.head.label, words.width, size=BODY, weight=Weight.BOLD, lines=2, least=LABEL)
    note = board.fit(side.note or "", words.width, size=LABEL, weight=Weight.SEMIBOLD, lines=2, least=SMALL)
    height = name.height + (24 + note.height if side.note else 0)
    block = words.centred(words.width, height)
    shown += board.lines(side.head.id, name, block.from_top(name.height), ink.solid(board.palette.ink))
    if side.note:
        place = block.below(name.height + 24)
        shown += board.lines(f"{side.head.id}/note", note, place, ink.solid(colour))
    return shown


def _bare_head(board: Board, side: Side, inner: Box, colour: str) -> list[AnyNode]:
    """The same where nothing comes below: in the middle of the card, the picture above the words."""
    start = board.due[side.head.id]
    name = board.fit(side.head.label, inner.width, size=HEADING, weight=Weight.BOLD, lines=2, least=LABEL)
    note = board.fit(side.note or "", inner.width, size=BODY, weight=Weight.SEMIBOLD, lines=2, least=SMALL)
    words = name.height + (30 + note.height if side.note else 0)
    size = min(192.0, inner.height - words - 48, inner.width) if side.head.icon else 0.0
    block = inner.centred(inner.width, words + (size + 48 if size else 0))
    shown: list[AnyNode] = []
    if size:
        disc = block.from_top(size).centred(size, size)
        drawn = motion.draw(board.clock, start + board.clock.lasting(120), 700)
        shown += board.medallion(f"{side.head.id}/icon", side.head.icon, disc, colour, drawn=drawn)
    below = block.below(block.height - words)
    shown += board.lines(side.head.id, name, below.from_top(name.height), ink.solid(board.palette.ink), align=0.5)
    if side.note:
        place = below.below(name.height + 30)
        shown += board.lines(f"{side.head.id}/note", note, place, ink.solid(colour), align=0.5)
    return shown


def _point(board: Board, point: Element, row: Box, colour: str, company: list[Element]) -> AnyNode:
    start = board.due[point.id]
    mark = 36.0
    place = Box(row.x, row.cy - mark / 2, mark, mark)
    words = row.right_of(mark + 24)
    lines = 2 if row.height > 84 else 1
    points = (element.label for element in company if "point" in element.id)
    alike = board.common_size(points, words.width, size=BODY, weight=Weight.MEDIUM, lines=lines)
    label = board.fit(point.label, words.width, size=alike, weight=Weight.MEDIUM, lines=lines)
    text = board.lines(point.id, label, words, ink.solid(board.palette.ink))
    marks = tick(board, f"{point.id}/tick", place, colour, start)
    return board.rising(point.id, [*marks, *text], start, row, pulses=board.pulses(point, company))


def _turns(board: Board, own: list[Element], company: list[Element]) -> list[tuple[int, int | None]]:
    """The stretches during which a side is being spoken of: from one of its elements to one of the other's."""
    mine = {element.id for element in own}
    order = sorted(company, key=lambda element: board.due[element.id])
    turns: list[tuple[int, int | None]] = []
    for index, element in enumerate(order):
        starts = element.id in mine and (index == 0 or order[index - 1].id not in mine)
        if starts:
            end = next((board.due[o.id] for o in order[index + 1 :] if o.id not in mine), None)
            turns.append((board.due[element.id], end))
    return turns
