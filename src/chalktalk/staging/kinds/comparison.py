"""Comparison: two subjects on two cards, which take the light in turn."""

from chalktalk.documents.storyboard import ComparisonVisual, Element, Side
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, SMALL, Box
from chalktalk.staging.parts import places_kept, tick

BARE_HEIGHT = 456.0
"""Of a card where neither side has points: a large picture above its name."""


def stage(board: Board, visual: ComparisonVisual) -> list[AnyNode]:
    """Side by side unless the page is tall; each side owns one accent."""
    area = board.area
    if board.page.wide:
        boxes = area.centred(min(area.width, 1404.0), min(area.height, _natural_height(visual))).columns(2, 72)
    elif area.height < area.width * 0.95:
        boxes = area.columns(2, 24)
    else:
        boxes = area.centred(area.width, min(area.height, 36 + 2 * _natural_height(visual))).rows(2, 36)
    company = [visual.left.head, *visual.left.points, visual.right.head, *visual.right.points]
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, boxes, board.due[visual.heading.id]))
    for side, box, colour in zip((visual.left, visual.right), boxes, _colours(board, visual), strict=True):
        shown += _side(board, side, box, colour, company)
    return shown


def _colours(board: Board, visual: ComparisonVisual) -> tuple[str, str]:
    """Each side in its concept's colour, and never both in the same."""
    palette = board.palette
    left = board.colour(visual.left.head, palette.contrast)
    right = board.colour(visual.right.head, palette.positive)
    if left == right:
        right = palette.contrast if left == palette.positive else palette.positive
    return left, right


def _natural_height(visual: ComparisonVisual) -> float:
    """What a card needs: its head, and a comfortable row for each point of the longer side."""
    points = max(len(visual.left.points), len(visual.right.points))
    return 72 + 132 + 36 + max(points, 2) * 90 if points else BARE_HEIGHT


def _side(board: Board, side: Side, box: Box, colour: str, company: list[Element]) -> list[AnyNode]:
    start = board.due[side.head.id]
    own = [side.head, *side.points]
    inner = box.inset(48 if box.width > 500 else 24, 36)
    compact = box.height < 420 or box.width < 500
    size = 96.0 if compact else 132.0
    bare = len(company) == 2
    head = _bare_head(board, side, inner, colour) if bare else _head(board, side, inner.from_top(size), colour, start)
    children = [board.card(side.head.id, box), *head]
    for light_from, light_to in _turns(board, own, company):
        children.append(board.lit_edge(f"{side.head.id}/{light_from}", box, colour, light_from, light_to))
    card = board.popping(side.head.id, children, start, box, pulses=board.pulses(side.head, company))
    below = inner.below(size + (12 if compact else 36))
    if not side.points:
        return [card]
    gap = min(108.0, below.height / max(len(side.points), 2 if compact else 3))
    rows = [Box(below.x, below.y + i * gap, below.width, gap) for i in range(len(side.points))]
    return [card, *(_point(board, point, row, colour, company) for point, row in zip(side.points, rows, strict=True))]


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
