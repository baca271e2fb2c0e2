"""The hero: the large picture beside or above the words that a scene is about."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, inf, sqrt

from chalktalk.colours import mixed
from chalktalk.decimals import decimal
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box

FINGER = 48.0
"""What words keep clear of beside the figure, whose pointing hand reaches out of its own place."""
FLOAT, PERIOD = 5.0, 6.0
"""Units by which a hero floats up and down, and the seconds it takes."""


def hero_row(area: Box) -> Box:
    """On a narrow page: the upper row, in which the figure and the hero icon stand side by side."""
    height = min(420.0, area.height * 0.45)
    spare = max(0.0, area.height - height - 60 - 300) / 2
    return area.below(spare).from_top(height)


def split_for_hero(board: Board, query: str | None) -> tuple[Box, Box | None]:
    """Room for words and room for a hero icon: side by side on a wide page, one above the other otherwise."""
    area = board.area
    if board.page.wide:
        area = area.right_of(FINGER) if board.standing else area
        size = min(540.0, area.height * 0.72, area.width * 0.34)
        if query is None:
            return area, None
        return area.from_left(area.width - size - 72), area.right_of(area.width - size).centred(size, size)
    row = hero_row(area)
    if query is None and board.standing is None:
        return area, None
    text = Box(area.x, row.bottom + 60, area.width, min(420.0, area.bottom - row.bottom - 60))
    if query is None:
        return text, None
    left = row.right - row.height if board.standing else row.x
    return text, Box(left, row.y, row.height, row.height)


def pictured(board: Board, query: str | None) -> str | None:
    """The query where it finds a picture, and not only a letter in its stead."""
    art = board.icons.get(query) if query else None
    return query if art is not None and art.letter is None else None


def circle(cx: float, cy: float, radius: float) -> str:
    """A circle as an outline from its top clockwise, so that a part of it can be drawn.

    Four cubic pieces whose controls lie 0.5523 of the radius out: within 0.03 % of the true circle.
    """
    far = radius * 0.5523
    corners = ((cx, cy - radius), (cx + radius, cy), (cx, cy + radius), (cx - radius, cy), (cx, cy - radius))
    out = ((far, 0.0), (0.0, far), (-far, 0.0), (0.0, -far), (far, 0.0))
    words = [f"M {decimal(cx)} {decimal(cy - radius)}"]
    for ((ax, ay), (bx, by)), ((ux, uy), (vx, vy)) in zip(pairwise(corners), pairwise(out), strict=True):
        numbers = (ax + ux, ay + uy, bx - vx, by - vy, bx, by)
        words.append(" ".join(["C", *(decimal(number) for number in numbers)]))
    return " ".join(words)


def orbit(board: Board, id_: str, box: Box, colour: str, start: int) -> AnyNode:
    """A fine ring, a part of it strong, with two small bodies that travel round it, once in two minutes."""
    radius = box.width / 2
    turning = motion.rotate(board.clock, start, 120.0).rotation
    far = radius * sqrt(0.5)
    drawn = motion.between(board.clock, start, (0.0, 0.16), 1100, motion.EASE_OUT)
    bodies: list[AnyNode] = [
        nodes.ellipse(f"{id_}/ring", box.cx, box.cy, radius, stroke=ink.line(colour, 2.0, 0.28)),
        nodes.path(f"{id_}/arc", circle(box.cx, box.cy, radius), stroke=ink.line(colour, 6.0), trim_end=drawn),
        nodes.ellipse(f"{id_}/moon", box.cx + radius, box.cy, 11.0, fill=ink.solid(colour)),
        nodes.ellipse(f"{id_}/far", box.cx - far, box.cy + far, 7.0, fill=ink.solid(board.palette.warning)),
    ]
    return nodes.group(id_, bodies, x=box.cx, y=box.cy, anchor=(box.cx, box.cy), rotation=turning)


ECHOES = (1.22, 1.5, 1.85)
"""Sizes of the rings around a thing, as multiples of its own."""
GLOW = 1.18
"""How far a thing's light reaches, as a multiple of its own size: not as far as its name."""
GROWN = 0.9
"""Part of its size with which a ring starts."""


def echoes(
    board: Board,
    id_: str,
    box: Box,
    colour: str,
    start: int,
    *,
    words: Box | None = None,
    sizes: Sequence[float] = ECHOES,
) -> AnyNode:
    """Wide, faint rings that run out from a thing when it comes, no farther than its words, and stay as its depth."""
    clock = board.clock
    room = inf if words is None else _distance(box.cx, box.cy, words) - 12
    rings: list[AnyNode] = []
    for at, radius in enumerate(box.width / 2 * size for size in sizes):
        if radius > room:
            break
        begin = start + at * clock.lasting(120)
        reach = motion.between(clock, begin, (radius * GROWN, radius), 1200, motion.EASE_OUT)
        faint = ink.line(colour, 2.0, 0.24 - 0.05 * at)
        shown = motion.appear(clock, begin, 700)
        rings.append(nodes.ellipse(f"{id_}/{at}", box.cx, box.cy, reach, stroke=faint, opacity=shown))
    return nodes.group(id_, rings)


def _distance(x: float, y: float, box: Box) -> float:
    """From a point to the nearest part of a box."""
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))


def hero(
    board: Board,
    id_: str,
    query: str | None,
    box: Box,
    colour: str,
    start: int,
    pulses: list[int],
    *,
    share: float = 0.38,
    full: bool = False,
) -> AnyNode:
    """A large icon on a raised disc that floats in its own light, a ring turning slowly around it.

    Args:
        board: The scene's board.
        id_: Of its group.
        query: Of its icon.
        box: Its square.
        colour: Its accent.
        start: When it comes in.
        pulses: When it is stressed.
        share: Width of the icon, as a part of the box's.
        full: Whether the disc has the accent's colour, and the icon stands out from it.
    """
    palette, clock = board.palette, board.clock
    radius = box.width / 2
    ring = orbit(board, f"{id_}/orbit", box.centred(radius * 1.96, radius * 1.96), colour, start)
    glow = ink.light(0.0, 0.0, radius * GLOW, colour, 0.3)
    inner = radius * 0.78
    ground = mixed(palette.surface, colour, 1.0 if full else 0.1)
    lower = mixed(ground, palette.background_from, 0.25)
    edge = None if full else ink.line(mixed(palette.surface_edge, colour, 0.4), 2.0)
    body: list[AnyNode] = [
        nodes.ellipse(f"{id_}/glow", box.cx, box.cy, radius * GLOW, fill=glow),
        ring,
        nodes.ellipse(
            f"{id_}/disc",
            box.cx,
            box.cy,
            inner,
            fill=ink.diagonal_in(-inner, inner, ground, lower, (1.0, 1.0)),
            stroke=edge,
            shadows=board.shadows,
        ),
    ]
    if not full:
        body.append(nodes.ellipse(f"{id_}/tint", box.cx, box.cy, radius * 0.6, fill=ink.solid(colour, 0.14)))
    drawn = motion.draw(clock, start + clock.lasting(120), 900)
    place = box.centred(box.width * share, box.width * share)
    art = board.icon(f"{id_}/icon", query, place, board.on(colour) if full else colour, drawn=drawn)
    floating = motion.sway(clock, 0.0, FLOAT, PERIOD)
    return nodes.group(f"{id_}/float", [board.popping(id_, [*body, *art], start, box, pulses=pulses)], y=floating)
