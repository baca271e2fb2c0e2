"""Hierarchy: a tree that grows from its root; each branch on its word, and out of each its parts."""

from collections.abc import Sequence
from typing import NamedTuple

from chalktalk.documents.storyboard import Branch, Element, HierarchyVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, Box
from chalktalk.staging.parts.arrows import branch, rounded, s_curve
from chalktalk.staging.parts.cards import alike, picture_card, room_for_words
from chalktalk.staging.parts.marks import places_kept
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting

ROOT = 132.0
"""Height of the root's card."""
WIDEST = 540.0
PART, PART_GAP = 96.0, 12.0
TALLEST, BELOW_ROOT = 318.0, 36.0
CORNER = 18.0
INDENT = 84.0
"""From the root's edge to its branches', where they stand below each other."""


class Place(NamedTuple):
    """Where a branch stands, the lines that lead to it and to its parts, and its parts."""

    head: Box
    way: list[Point]
    parts: list[Box]
    ways: list[list[Point]]


def stage(board: Board, visual: HierarchyVisual) -> list[AnyNode]:
    """From the top down on a wide page; from the left, branch below branch, on a narrow one."""
    wide, branches = board.page.wide, visual.branches
    area = board.area if wide else board.area.centred(board.area.width, _height(board.area, len(branches)))
    root, title = _root(board, visual.root, area)
    places = _spread(area, root, branches) if wide else _indented(area, root, branches)
    heads = [each.head for each in branches]
    company = [visual.root, *(one for each in branches for one in (each.head, *each.parts))]
    shown: list[AnyNode] = [places_kept(board, [place.head for place in places], board.due[visual.root.id])]
    for at, (each, place) in enumerate(zip(branches, places, strict=True)):
        until, colour = board.next_after(each.head, heads), _colour(board, each, at)
        shown += branch(board, f"way/{each.head.id}", place.way, colour, board.due[each.head.id], until)
        for part, way in zip(each.parts, place.ways, strict=True):
            shown += branch(board, f"way/{part.id}", way, colour, board.due[part.id], board.next_after(part, company))
    primary = board.colour(visual.root, board.palette.primary)
    first = min(board.due[head.id] for head in heads)
    shown.append(picture_card(board, visual.root, company, root, primary, title, until=first))
    rooms = [room_for_words(head, place.head) for head, place in zip(heads, places, strict=True)]
    largest = BODY if any(each.parts for each in branches) else HEADING
    labels = alike(board, [head.label for head in heads], rooms, largest=largest)
    for at, (head, place, label) in enumerate(zip(heads, places, labels, strict=True)):
        until = board.next_after(head, heads)
        shown.append(
            picture_card(board, head, company, place.head, _colour(board, branches[at], at), label, until=until)
        )
    return shown + _parts(board, branches, places, company)


def _colour(board: Board, each: Branch, at: int) -> str:
    return board.colour(each.head, board.accents()[at % 4])


def _root(board: Board, root: Element, area: Box) -> tuple[Box, Setting]:
    """The root's card, as wide as its words, at the top: in the middle of a wide page, else at the left."""
    whole = area.from_top(ROOT)
    room = room_for_words(root, whole)
    (title,) = alike(board, [root.label], [room.from_left(min(room.width, 900.0))])
    width = min(whole.width, whole.width - room.width + title.width + 36)
    return (whole.centred(width, ROOT) if board.page.wide else whole.from_left(width)), title


def _spread(area: Box, root: Box, branches: Sequence[Branch]) -> list[Place]:
    """Branches side by side below the root, the parts of each below it on a line at their left."""
    count, most = len(branches), max(len(each.parts) for each in branches)
    gap = 36.0 if count < 5 else 24.0
    columns = area.centred(min(area.width, WIDEST * count), area.height).columns(count, gap)
    below = area.bottom - root.bottom
    if not most:
        height = min(360.0, below - 84)
        reach = (below - height) / 2 + 24
    else:
        height = 132.0 if columns[0].width >= 330 else 198.0
        needed = height + 24 + most * PART + (most - 1) * PART_GAP
        reach = max(72.0, min(132.0, (below - needed) / 2))
    part = min(PART, (below - reach - height - 24 - PART_GAP * (most - 1)) / max(1, most))
    places = []
    for column, each in zip(columns, branches, strict=True):
        head = Box(column.x, root.bottom + reach, column.width, height)
        trunk = head.x + 30
        parts = [
            Box(head.x + 66, head.bottom + 24 + at * (part + PART_GAP), head.width - 66, part)
            for at in range(len(each.parts))
        ]
        ways = [rounded([(trunk, head.bottom), (trunk, box.cy), (box.x, box.cy)], CORNER) for box in parts]
        way = s_curve((root.cx, root.bottom), (head.cx, head.y), upright=True)
        places.append(Place(head, way, parts, ways))
    return places


def _gap(count: int) -> float:
    return 24.0 if count < 5 else 18.0


def _height(area: Box, count: int) -> float:
    """Of a tree whose branches stand below each other."""
    return min(area.height, ROOT + BELOW_ROOT + TALLEST * count + _gap(count) * (count - 1))


def _indented(area: Box, root: Box, branches: Sequence[Branch]) -> list[Place]:
    """Branches below each other on a line at the left, the parts of each at its right."""
    count, most = len(branches), max(len(each.parts) for each in branches)
    gap = _gap(count)
    rest = area.below(root.height + BELOW_ROOT).right_of(INDENT)
    rows = rest.rows(count, gap)
    width = rest.width * 0.42 if most else rest.width
    trunk = root.x + 42
    places = []
    for row, each in zip(rows, branches, strict=True):
        head = row.from_left(width)
        parts = _beside(row.right_of(width + 60), len(each.parts), most)
        edge = row.x + width + 60
        ways = [[*s_curve((head.right, head.cy), (edge, box.cy), upright=False), (box.x, box.cy)] for box in parts]
        way = rounded([(trunk, root.bottom), (trunk, head.cy), (head.x, head.cy)], CORNER * 2)
        places.append(Place(head, way, parts, ways))
    return places


def _beside(room: Box, count: int, most: int) -> list[Box]:
    """The parts of a branch in one column, or in two where one would not hold them."""
    columns = 1 if room.height >= most * 60 + (most - 1) * PART_GAP else 2
    lines = -(-count // columns)
    height = min(PART, (room.height - PART_GAP * (lines - 1)) / max(1, lines))
    block = room.centred(room.width, height * lines + PART_GAP * (lines - 1))
    grid = [box for row in block.rows(max(1, lines), PART_GAP) for box in row.columns(columns, PART_GAP)]
    return grid[:count]


def _parts(
    board: Board, branches: Sequence[Branch], places: Sequence[Place], company: Sequence[Element]
) -> list[AnyNode]:
    """Every part on a small plate, its words alike on all."""
    found = [
        (part, box, _colour(board, each, at))
        for at, (each, place) in enumerate(zip(branches, places, strict=True))
        for part, box in zip(each.parts, place.parts, strict=True)
    ]
    rooms = [box.inset(18 if box.width > 240 else 12, 6) for _, box, _ in found]
    largest = BODY if found and min(box.height for _, box, _ in found) >= 72 else LABEL
    labels = alike(board, [part.label for part, _, _ in found], rooms, weight=Weight.SEMIBOLD, largest=largest)
    shown: list[AnyNode] = []
    for (part, box, colour), room, label in zip(found, rooms, labels, strict=True):
        start, until = board.due[part.id], board.next_after(part, company)
        surface = ink.solid(board.palette.surface)
        plate = nodes.rect(f"{part.id}/plate", box, radius=board.rounded(18.0), fill=surface, stroke=board.edge)
        text = board.lines(part.id, label, room, ink.solid(board.palette.ink))
        words = board.moving(f"{part.id}/words", text, room, stepping_back(board, until))
        body = [plate, board.lit_edge(part.id, box, colour, start, until, radius=18.0), words]
        coming = motion.slide_in(board.clock, start, "left", 24.0)
        shown.append(board.moving(part.id, body, box, coming, motion.pulse(board.clock, board.pulses(part, company))))
    return shown
