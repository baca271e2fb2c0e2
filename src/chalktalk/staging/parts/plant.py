"""The plant that stands for growth: a pot, a stem, leaves that unfold, and what it is all about as its bloom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.colours import mixed
from chalktalk.decimals import decimal
from chalktalk.documents.storyboard import Element
from chalktalk.documents.timeline import AnyNode, Number, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point
from chalktalk.staging.page import Box
from chalktalk.staging.parts.marks import raised_disc, sign_of
from chalktalk.timeline import value_at

LEAVES = (0.24, 0.41, 0.57, 0.72)
"""How far up the stem the leaves are."""
LEAF = "M 0 0 C 12 -38 62 -62 118 -44 C 104 -4 52 18 0 0 Z"
VEIN = "M 6 -3 C 34 -20 64 -32 96 -36"

SPROUT = 0.18
"""How much of the stem there is before it grows."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A cubic from the ground up."""

    points: tuple[Point, ...]

    def at(self, t: float) -> Point:
        """A point of it; linear in its control points, so that leaves stay on a stem that bends."""
        parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        return (
            sum(part * x for part, (x, _) in zip(parts, self.points, strict=True)),
            sum(part * y for part, (_, y) in zip(parts, self.points, strict=True)),
        )

    @property
    def outline(self) -> str:
        """In the path language."""
        words = [f"{decimal(x)} {decimal(y)}" for x, y in self.points]
        return f"M {words[0]} C {' '.join(words[1:])}"


@dataclass(frozen=True, slots=True)
class Life:
    """A plant's two states and its time."""

    upright: Stem
    bent: Stem
    grown: Track
    """How much of the stem is there."""
    span: tuple[int, int]
    """The frames from which and until which it grows, or wilts."""
    wilts: bool

    def reached(self, part: float) -> int:
        """The frame at which the stem has come so far."""
        first, last = self.grown[0].frame, self.grown[-1].frame
        return next((frame for frame in range(first, last + 1) if value_at(self.grown, frame) >= part), last)

    def bending(self, first: float, last: float) -> Number:
        """From one value to another as it wilts; the first where it does not."""
        if not self.wilts:
            return first
        return motion.track([(self.span[0], first, motion.SWAY), (self.span[1], last, "hold")])

    def place(self, part: float) -> tuple[Number, Number]:
        """Where a point of the stem is."""
        (ax, ay), (bx, by) = self.upright.at(part), self.bent.at(part)
        return self.bending(ax, bx), self.bending(ay, by)


def plant(
    board: Board, company: Sequence[Element], column: Box, colour: str, span: tuple[int, int], *, wilts: bool
) -> list[AnyNode]:
    """A pot, a stem, leaves and a bloom.

    Args:
        board: The board.
        company: Whose icon the bloom shows, and all that is shown beside it.
        column: Where it stands, on the lower edge.
        colour: The bloom's.
        span: The frames from which and until which it grows.
        wilts: Whether it is there at once, and bends instead.
    """
    subject, palette = company[0], board.palette
    start, bloom = board.due[subject.id], min(180.0, column.width * 0.5)
    pot = Box(column.cx - 66, column.bottom - 96, 132, 96)
    upright, bent = _stems(column, pot, bloom)
    life = Life(upright, bent, _grown(board.clock, start, span, wilts=wilts), span, wilts)
    stem = nodes.path(
        "plant/stem",
        upright.outline,
        becomes=bent.outline if wilts else None,
        morph=life.bending(0.0, 1.0),
        stroke=ink.line(mixed(palette.surface, palette.positive, 0.75), 12.0),
        trim_end=life.grown,
    )
    leaves = [_leaf(board, life, number) for number in range(len(LEAVES))]
    return [stem, *leaves, _pot(board, subject, pot, start), _bloom(board, company, life, bloom, colour)]


def _stems(column: Box, pot: Box, bloom: float) -> tuple[Stem, Stem]:
    """Upright, and bent so far that the bloom hangs at the column's edge."""
    root, reach = pot.y + 6, column.width / 2 - bloom / 2
    high = root - column.y - bloom / 2 - 6
    upright = ((0.0, 0.0), (42.0, 0.35), (-42.0, 0.65), (0.0, 1.0))
    bent = ((0.0, 0.0), (6.0, 0.5), (reach * 0.3, 0.95), (reach, 0.28))
    first, second = (tuple((column.cx + x, root - high * up) for x, up in points) for points in (upright, bent))
    return Stem(first), Stem(second)


def _grown(clock: motion.Clock, start: int, span: tuple[int, int], *, wilts: bool) -> Track:
    """A sprout as the subject is named, the rest in its time; one that wilts is there at once."""
    if wilts:
        return motion.between(clock, start, (0.0, 1.0), 700, motion.EASE_OUT)
    sprouted = min(start + clock.lasting(500), span[0])
    if sprouted <= start:
        return motion.track([(start, 0.0, motion.SWAY), (span[1], 1.0, "hold")])
    coming: list[motion.Key] = [(start, 0.0, motion.EASE_OUT), (sprouted, SPROUT, "hold")]
    return motion.track([*coming, (span[0], SPROUT, motion.SWAY), (span[1], 1.0, "hold")])


def _leaf(board: Board, life: Life, number: int) -> AnyNode:
    """A leaf that unfolds as the stem passes it; on a plant that wilts it hangs."""
    clock, palette, part = board.clock, board.palette, LEAVES[number]
    side = 1 if number % 2 == 0 else -1
    outline, vein = (_mirrored(d, side) for d in (LEAF, VEIN))
    green = mixed(palette.surface, palette.positive, 0.62 + 0.1 * (number % 2))
    children: list[AnyNode] = [
        nodes.path(f"plant/leaf-{number}/blade", outline, fill=ink.solid(green)),
        nodes.path(f"plant/leaf-{number}/vein", vein, stroke=ink.line(palette.surface, 4.0, 0.5)),
    ]
    size = 1.25 - 0.5 * part
    unfolding = motion.spring(clock, life.reached(part), (0.0, size), 760, damping=0.6, size=118.0)
    rocking = life.bending(0.0, side * 78.0) if life.wilts else motion.sway(clock, 0.0, 2.4, 4.4, number / 4)
    x, y = life.place(part)
    return nodes.group(f"plant/leaf-{number}", children, x=x, y=y, scale=unfolding, rotation=rocking)


def _mirrored(d: str, side: int) -> str:
    """An outline drawn to the right, to the left where `side` is -1."""
    return re.sub(r"(-?[\d.]+) (-?[\d.]+)", lambda pair: f"{decimal(float(pair[1]) * side)} {pair[2]}", d)


def _pot(board: Board, subject: Element, box: Box, start: int) -> AnyNode:
    palette = board.palette
    rim = Box(box.x - 12, box.y, box.width + 24, 30)
    outline = [(box.x, rim.bottom), (box.right, rim.bottom), (box.right - 18, box.bottom), (box.x + 18, box.bottom)]
    clay = mixed(palette.surface, palette.contrast, 0.6)
    children: list[AnyNode] = [
        nodes.path(
            "pot/body", f"{nodes.outline(outline)} Z", fill=ink.solid(mixed(palette.surface, palette.contrast, 0.48))
        ),
        nodes.rect("pot/rim", rim, radius=9.0, fill=ink.solid(clay)),
    ]
    return board.rising(f"{subject.id}/pot", children, start, box)


def _bloom(board: Board, company: Sequence[Element], life: Life, size: float, colour: str) -> AnyNode:
    """The subject's icon as the bloom that opens at the plant's tip; it sinks with a plant that wilts."""
    clock, subject = board.clock, company[0]
    box = Box(-size / 2, -size / 2, size, size)
    opening = life.grown[0].frame + clock.lasting(300) if life.wilts else life.reached(0.97)
    drawn = motion.draw(clock, opening + clock.lasting(120), 600)
    light = motion.appear(clock, opening, 400)
    art = raised_disc(board, "bloom", sign_of(board, subject), box, colour, drawn=drawn, light=light)
    disc = board.popping("bloom", art, opening, box, pulses=board.pulses(subject, company))
    x, y = life.place(1.0)
    return nodes.group("bloom/place", [disc], x=x, y=y)
