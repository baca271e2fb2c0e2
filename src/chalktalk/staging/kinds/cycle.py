"""Cycle: steps in a ring; the way from each to the next fills as it is told, and then a light goes round and round."""

from collections.abc import Sequence
from math import pi

from chalktalk.documents.storyboard import CycleVisual, Element
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box
from chalktalk.staging.parts.arrows import filling, rail, spark, travelling
from chalktalk.staging.parts.discs import station, words_of
from chalktalk.staging.parts.marks import places_kept
from chalktalk.staging.parts.rings import Ring, along, arc, ring, settings

CLEAR = 20.0
"""Between a disc and the arrows."""
HEAD = 21.0
MIDDLE, LEAST_MIDDLE = 216.0, 96.0
"""Size of what stands in the ring's middle, and from which it is worth showing."""
ROUND = 900.0
"""Milliseconds the light takes from step to step once all are told."""


def stage(board: Board, visual: CycleVisual) -> list[AnyNode]:
    """Clockwise round a ring that fills the page."""
    steps, opening = visual.steps, board.due[visual.heading.id]
    placed = ring(board.area, len(steps), inward=True)
    discs = [seat.disc for seat in placed.seats]
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, discs, opening, radius=discs[0].width / 2))
    shown += _ways(board, steps, placed, opening)
    shown += _middle(board, visual.heading, placed, opening)
    labels = settings(board, [step.label for step in steps], placed.seats)
    for number, (step, seat, label) in enumerate(zip(steps, placed.seats, labels, strict=True), 1):
        colour = board.colour(step, board.palette.primary)
        shown += station(board, step, steps, seat.disc, colour, number=number)
        shown.append(words_of(board, step, steps, label, seat.placed(label), align=seat.align))
    return shown


def _middle(board: Board, heading: Element, placed: Ring, opening: int) -> list[AnyNode]:
    """What it is all about, faintly, in the ring's middle; nothing where words stand within the ring."""
    art = board.icons.get(heading.icon or "")
    if art is None or art.letter is not None or any(_within(placed, seat.words) for seat in placed.seats):
        return []
    (cx, cy), (rx, ry) = placed.middle, placed.radii
    free = min(rx, ry) * 2 - placed.seats[0].disc.width - 96
    size = min(MIDDLE, free)
    if size < LEAST_MIDDLE:
        return []
    box = Box(cx - size / 2, cy - size / 2, size, size)
    drawn = motion.draw(board.clock, opening + board.clock.lasting(300), 900)
    icon = board.icon(
        "middle/icon", heading.icon, box.centred(size * 0.6, size * 0.6), board.palette.muted, drawn=drawn
    )
    ground = nodes.ellipse("middle/ground", cx, cy, size / 2, fill=ink.solid(board.palette.muted, 0.1))
    return [board.moving("middle", [ground, *icon], box, motion.fade_in(board.clock, opening))]


def _within(placed: Ring, words: Box) -> bool:
    """Whether words stand near the middle."""
    (cx, cy), (rx, _) = placed.middle, placed.radii
    return abs(words.cx - cx) < rx * 0.6 and abs(words.cy - cy) < words.height


def _ways(board: Board, steps: Sequence[Element], placed: Ring, opening: int) -> list[AnyNode]:
    """From each step to the next and from the last to the first; then the light that goes round."""
    clock = board.clock
    shown: list[AnyNode] = []
    for at, step in enumerate(steps):
        points = arc(placed, at, CLEAR)
        shown += rail(board, f"way/{at}", points, opening, head=HEAD)
        colour = board.colour(step, board.palette.primary)
        shown += filling(board, f"way/{at}", points, told(board, steps, at), colour, head=HEAD)
    closed = told(board, steps, len(steps) - 1)[1]
    first, once = placed.seats[0].angle, clock.lasting(ROUND * len(steps))
    rounds = (clock.frames - closed) / once
    if rounds > 0.2:
        way = along(placed, first, first + 2 * pi * rounds)
        x, y = travelling(way, closed, clock.frames)
        shown += spark("light", x, y, motion.appear(clock, closed, 240), board.palette.warning, 12.0)
    return shown


def told(board: Board, steps: Sequence[Element], at: int) -> tuple[int, int]:
    """The frames over which the way from a step to the next one fills."""
    clock, start = board.clock, board.due[steps[at].id]
    least = clock.lasting(360)
    if at + 1 == len(steps):
        last = max(board.due[step.id] for step in steps)
        return last + clock.lasting(500), last + clock.lasting(1400)
    end = max(board.due[steps[at + 1].id], start + least)
    return min(start + clock.lasting(400), end - least), end
