"""Ways between things: straight, round corners, along a ring; drawn as a faint rail that fills, with an arrowhead.

A way is a row of points, so close that it looks curved: what travels along it needs no more than straight steps.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin

from chalktalk.colours import mixed
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point, distance, lengths, part_way

LINE = 6.0
RAIL = 0.16
"""Opacity of a way that nothing has gone yet."""
GROWING = 480.0
"""Milliseconds in which a line grows."""
FINE = 12.0
"""Page units between the points of a curve: a facet of it strays by less than a fifth of a unit at a radius of 100."""


def along_ellipse(middle: Point, radii: Point, first: float, last: float) -> list[Point]:
    """A stretch of an ellipse, clockwise from one angle to another (radians; 0 is to the right, pi/2 below)."""
    (cx, cy), (rx, ry) = middle, radii
    steps = max(2, round((last - first) * max(rx, ry) / FINE))
    angles = [first + (last - first) * step / steps for step in range(steps + 1)]
    return [(cx + rx * cos(angle), cy + ry * sin(angle)) for angle in angles]


def rounded(corners: Sequence[Point], radius: float) -> list[Point]:
    """Straight lines through corners, each corner but the ends rounded."""
    found = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        near = min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
        found += quadratic(_towards(corner, before, near), corner, _towards(corner, after, near))
    return [*found, corners[-1]]


def quadratic(begin: Point, control: Point, end: Point) -> list[Point]:
    """A quadratic Bezier curve."""
    steps = max(4, round((distance(begin, control) + distance(control, end)) / FINE))
    parts = (step / steps for step in range(steps + 1))
    return [part_way(part_way(begin, control, part), part_way(control, end, part), part) for part in parts]


def s_curve(begin: Point, end: Point, *, upright: bool) -> list[Point]:
    """A soft curve that leaves and arrives upright (or level)."""
    middle = x, y = part_way(begin, end, 0.5)
    first, last = ((begin[0], y), (end[0], y)) if upright else ((x, begin[1]), (x, end[1]))
    return [*quadratic(begin, first, middle)[:-1], *quadratic(middle, last, end)]


def shortened(points: Sequence[Point], at_start: float, at_end: float) -> list[Point]:
    """A way less a stretch at each end."""
    return _cut(_cut(points, at_start)[::-1], at_end)[::-1]


def rail(board: Board, id_: str, points: Sequence[Point], opening: int, *, head: float = 0.0) -> list[AnyNode]:
    """The way before anything has gone it."""
    clock, pen = board.clock, ink.line(board.palette.ink, LINE, RAIL)
    drawn = motion.draw(clock, opening + clock.lasting(160), 700)
    shown: list[AnyNode] = [nodes.path(f"{id_}/rail", nodes.outline(points), stroke=pen, trim_end=drawn)]
    if head:
        seen = motion.appear(clock, opening + clock.lasting(700), 300)
        shown.append(nodes.path(f"{id_}/goal", _chevron(points, head), stroke=pen, opacity=seen))
    return shown


def filling(
    board: Board, id_: str, points: Sequence[Point], span: tuple[int, int], colour: str, *, head: float = 0.0
) -> list[AnyNode]:
    """A way that fills with colour over a span of frames, a light at its tip; its arrowhead lights up at the end."""
    clock = board.clock
    start, end = span
    pen = ink.line(colour, LINE)
    begun = motion.appear(clock, start, 120)
    shown: list[AnyNode] = [
        nodes.path(
            f"{id_}/filled",
            nodes.outline(points),
            stroke=pen,
            trim_end=motion.track([(start, 0.0, "linear"), (end, 1.0, "hold")]),
            opacity=begun,
        )
    ]
    if head:
        seen = motion.appear(clock, end - clock.lasting(100), 160)
        shown.append(nodes.path(f"{id_}/head", _chevron(points, head), stroke=pen, opacity=seen))
    if end - start > clock.lasting(500):
        x, y = travelling(points, start, end)
        seen = (*begun, *motion.between(clock, end - clock.lasting(120), (1.0, 0.0), 120, "linear"))
        shown += spark(f"{id_}/tip", x, y, seen, board.palette.warning)
    return shown


def spark(id_: str, x: Track, y: Track, opacity: Track, colour: str, size: float = 9.0) -> list[AnyNode]:
    """A small light that travels."""
    reach = size * 3
    halo = nodes.ellipse(f"{id_}/halo", x, y, reach, fill=ink.light(0.0, 0.0, reach, colour, 0.7), opacity=opacity)
    return [halo, nodes.ellipse(f"{id_}/core", x, y, size, fill=ink.solid(colour), opacity=opacity)]


def travelling(points: Sequence[Point], start: int, end: int) -> tuple[Track, Track]:
    """Evenly along a way, from one frame to another."""
    parts = lengths(points)
    whole = parts[-1] or 1.0
    frames = [start + round((end - start) * part / whole) for part in parts]
    xs = motion.track((frame, x, "linear") for frame, (x, _) in zip(frames, points, strict=True))
    ys = motion.track((frame, y, "linear") for frame, (_, y) in zip(frames, points, strict=True))
    return xs, ys


def _chevron(points: Sequence[Point], size: float) -> str:
    """An arrowhead where a way ends, pointing where its last stretch leads."""
    tip = points[-1]
    size = min(size, 0.5 * lengths(points)[-1])
    back = _cut(list(points)[::-1], size)[0]
    angle = atan2(tip[1] - back[1], tip[0] - back[0])
    sides = [(tip[0] + size * cos(angle + turn), tip[1] + size * sin(angle + turn)) for turn in (pi * 0.8, -pi * 0.8)]
    return nodes.outline([sides[0], tip, sides[1]])


def _cut(points: Sequence[Point], length: float) -> list[Point]:
    """A way from so far along it."""
    left = length
    for at, (a, b) in enumerate(pairwise(points)):
        step = distance(a, b)
        if step > left:
            return [_towards(a, b, left), *points[at + 1 :]]
        left -= step
    return [points[-1], points[-1]]


def _towards(a: Point, b: Point, length: float) -> Point:
    return part_way(a, b, length / (distance(a, b) or 1.0))


def branch(
    board: Board, id_: str, points: Sequence[Point], colour: str, start: int, until: int | None
) -> list[AnyNode]:
    """A line that grows as what it leads to is named, in its colour until the next is."""
    clock = board.clock
    line = nodes.outline(points)
    growing, seen = motion.draw(clock, start, GROWING), motion.appear(clock, start, 120)
    plain = mixed(board.palette.background_to, board.palette.ink, 0.3)
    return [
        nodes.path(f"{id_}/line", line, stroke=ink.line(plain, LINE), trim_end=growing, opacity=seen),
        nodes.path(
            f"{id_}/lit",
            line,
            stroke=ink.line(colour, LINE),
            trim_end=growing,
            opacity=motion.glow(clock, start, until),
        ),
    ]
