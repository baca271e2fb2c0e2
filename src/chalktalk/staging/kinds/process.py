"""Process: steps in order; the way from each to the next fills while it is told, and the step it leads to lights up."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from chalktalk.documents.storyboard import Element, ProcessVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.arrows import filling, rail, rounded
from chalktalk.staging.parts.cards import alike
from chalktalk.staging.parts.discs import station, words_of
from chalktalk.staging.parts.marks import places_kept
from chalktalk.staging.typeset import Setting, fit

LARGEST = 330.0
WIDEST = 560.0
"""Room a step takes at most: two steps on a wide page stay near each other."""
WORDS = 124.0
"""Height of the words below a disc: three lines."""
GAP = 30.0
TURN = 72.0
"""Room at the side of a page where the way turns back."""
CLEAR = 24.0
HEAD = 21.0


class Layout(NamedTuple):
    """Where the steps and their words stand."""

    discs: list[Box]
    words: list[Box]
    beside: bool
    """Whether the words stand beside their discs rather than below."""
    columns: int
    worth: float
    """How well it uses the page."""


def stage(board: Board, visual: ProcessVisual) -> list[AnyNode]:
    """In a row, in rows that wind down the page, or in a column: whichever shows the steps largest."""
    steps, opening = visual.steps, board.due[visual.heading.id]
    count = len(steps)
    options = [_column(board.area, count), *(_winding(board.area, count, columns) for columns in range(2, count + 1))]
    layout = max(options, key=lambda option: option.worth * _legible(steps, option))
    labels = _labels(board, steps, layout)
    layout = _centred(layout, max(label.height for label in labels))
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, layout.discs, opening, radius=layout.discs[0].width / 2))
    for at, points in enumerate(_ways(layout)):
        colour = board.colour(steps[at], board.palette.primary)
        shown += rail(board, f"way/{at}", points, opening, head=HEAD)
        shown += filling(board, f"way/{at}", points, _told(board, steps, at), colour, head=HEAD)
    for at, (step, disc, place, label) in enumerate(zip(steps, layout.discs, layout.words, labels, strict=True)):
        last = at == count - 1
        colour = board.colour(step, board.palette.positive if last else board.palette.primary)
        shown += station(board, step, steps, disc, colour, number=at + 1)
        box = place if layout.beside else place.from_top(label.height)
        shown.append(words_of(board, step, steps, label, box, align=0.0 if layout.beside else 0.5))
    return shown


def _winding(area: Box, count: int, columns: int) -> Layout:
    """Rows of discs with their words below; every other row goes back."""
    rows = -(-count // columns)
    room = area.inset(TURN / 2 if rows == 2 else TURN, 0) if rows > 1 else area
    if rows == 2:
        room = Box(area.x, area.y, area.width - TURN, area.height)
    width, height = min(WIDEST, room.width / columns), room.height / rows
    below = GAP + (WORDS if rows == 1 else 76.0)
    size = min(LARGEST, width * 0.66, height - below - (48 if rows > 1 else 0))
    pitch = min(height, size + below + 60) if rows > 1 else size + below
    block = room.centred(width * columns, pitch * rows)
    discs, words = [], []
    for at in range(count):
        row, across = divmod(at, columns)
        across = across if row % 2 == 0 else columns - 1 - across
        x, y = block.x + width * across, block.y + pitch * row
        discs.append(Box(x + (width - size) / 2, y, size, size))
        words.append(Box(x + 24, y + size + GAP, width - 48, below - GAP))
    worth = min(size, (width - 24) / 2) * (1.0 if rows == 1 else 0.8)
    return Layout(discs, words, beside=False, columns=columns, worth=worth)


def _centred(layout: Layout, tallest: float) -> Layout:
    """The same further down by half of the room that its words do not need."""
    spare = 0.0 if layout.beside else (layout.words[0].height - tallest) / 2
    discs, words = ([replace(box, y=box.y + spare) for box in boxes] for boxes in (layout.discs, layout.words))
    return layout._replace(discs=discs, words=words)


def _column(area: Box, count: int) -> Layout:
    """Down the page, words beside."""
    pitch = min(LARGEST * 1.36, area.height / count)
    size = min(pitch * (0.74 if pitch > 180 else 0.68), area.width * 0.34)
    rows = area.centred(area.width, pitch * count).rows(count, 0)
    discs = [Box(row.x, row.cy - size / 2, size, size) for row in rows]
    words = [row.right_of(size + 48).inset(0, 18) for row in rows]
    return Layout(discs, words, beside=True, columns=1, worth=1.1 * min(size, words[0].width / 2))


def _legible(steps: Sequence[Element], layout: Layout) -> float:
    """How large words can be in a layout, as a part of the body's size."""
    width, lines = layout.words[0].width, 2 if layout.words[0].height < WORDS else 3
    return min(fit(step.label, width, size=BODY, weight=Weight.BOLD, lines=lines).size for step in steps) / BODY


def _labels(board: Board, steps: Sequence[Element], layout: Layout) -> list[Setting]:
    """Alike, as large as the longest allows."""
    largest = HEADING if len(steps) <= 3 or layout.beside else BODY
    return alike(board, [step.label for step in steps], layout.words, largest=largest)


def _ways(layout: Layout) -> list[list[Point]]:
    """From each disc to the next."""
    ways: list[list[Point]] = []
    for at, (one, other) in enumerate(pairwise(layout.discs)):
        reach = one.width / 2 + CLEAR
        if layout.beside:
            ways.append([(one.cx, one.cy + reach - CLEAR * 0.6), (other.cx, other.cy - reach + CLEAR * 0.6)])
        elif one.cy == other.cy:
            side = 1 if other.cx > one.cx else -1
            ways.append([(one.cx + side * reach, one.cy), (other.cx - side * reach, other.cy)])
        else:  # round the edge of the page, past the words
            side = 1 if (at // layout.columns) % 2 == 0 else -1
            edge = one.cx + side * (layout.words[at].width / 2 + TURN * 0.6)
            begin, end = (one.cx + side * reach, one.cy), (other.cx + side * reach, other.cy)
            ways.append(rounded([begin, (edge, one.cy), (edge, other.cy), end], 72.0))
    return ways


def _told(board: Board, steps: Sequence[Element], at: int) -> tuple[int, int]:
    """The frames over which the way from a step to the next one fills."""
    clock, start, following = board.clock, board.due[steps[at].id], board.due[steps[at + 1].id]
    least = clock.lasting(360)
    end = max(following, start + least)
    return min(start + clock.lasting(400), end - least), end
