"""Shapes as a viewer sees them: where on the page their edges run, what they cover, and in which colours.

Curves are followed by short straight lines: a lint has to know on which side of an edge a word stands,
not the pixel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from chalktalk.documents.timeline import Ellipse, Group, Image, Linear, Paint, Path, Radial, Rect, Solid, Stroke, Text
from chalktalk.staging.contours import Point, contours_of, distance, part_way
from chalktalk.staging.page import Box
from chalktalk.staging.seen import Placement, Seen
from chalktalk.timeline import value_at

Colour = tuple[str, float]
"""`#rrggbb` and how opaque it is."""

ROUND = [(cos(pi * step / 12), sin(pi * step / 12)) for step in range(25)]


@dataclass(frozen=True)
class Shape:
    """A shape at a frame, on the page."""

    seen: Seen
    frame: int
    box: Box
    """All that it takes up, strokes included, as far as windows let it be seen."""
    local: tuple[tuple[Point, ...], ...]
    """Its contours in its own coordinates."""

    @property
    def fill(self) -> Paint | None:
        """What fills it."""
        return None if isinstance(self.seen.node, Image | Text | Group) else self.seen.node.fill

    @property
    def stroke(self) -> Stroke | None:
        """What its outline is drawn with."""
        return None if isinstance(self.seen.node, Image | Text | Group) else self.seen.node.stroke

    @cached_property
    def contours(self) -> tuple[tuple[Point, ...], ...]:
        """Its outline in page coordinates."""
        return tuple(tuple(self.seen.at.point(x, y) for x, y in line) for line in self.local)

    @cached_property
    def drawn(self) -> tuple[tuple[Point, ...], ...]:
        """The part of the outline that its stroke covers."""
        node, frame = self.seen.node, self.frame
        if not isinstance(node, Path):
            return self.contours
        return _trimmed(self.contours, value_at(node.trim_start, frame), value_at(node.trim_end, frame))

    def covers(self, box: Box) -> bool:
        """Whether all of a box lies within its outline."""
        corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
        return all(_winding(self.contours, corner) for corner in corners) and not self.edge_in(box)

    def edge_in(self, box: Box) -> bool:
        """Whether its outline passes through a box."""
        return any(_crosses(a, b, box) for line in self.contours for a, b in pairwise(line))

    def stroke_in(self, box: Box) -> bool:
        """Whether its stroke passes through a box."""
        if self.stroke is None:
            return False
        half = self.stroke.width * abs(self.seen.at.sx) / 2
        around = box.inset(-half, -half)
        return any(_crosses(a, b, around) for line in self.drawn for a, b in pairwise(line))


def shape_of(seen: Seen, frame: int) -> Shape | None:
    """A shape that is drawn at a frame; None for text, and for what has no extent."""
    node, at = seen.node, seen.at
    match node:
        case Rect():
            local = _corners(value_at(node.width, frame), value_at(node.height, frame))
        case Ellipse():
            local = _round(value_at(node.rx, frame), value_at(node.ry, frame))
        case Image():
            local = _corners(node.width, node.height)
        case Path():
            local = contours_of(node.d if node.becomes is None or value_at(node.morph, frame) < 0.5 else node.becomes)
            if node.fill is None and value_at(node.trim_start, frame) >= value_at(node.trim_end, frame):
                return None
        case _:
            return None
    around = _around(local)
    box = at.box(around.x, around.y, around.width, around.height)
    stroke = None if isinstance(node, Image) else node.stroke
    if stroke:
        half = stroke.width * abs(at.sx) / 2
        box = box.inset(-half, -half)
    return Shape(seen, frame, box if at.clip is None else box.common(at.clip), local)


@lru_cache(maxsize=4096)
def _corners(width: float, height: float) -> tuple[tuple[Point, ...], ...]:
    return (((0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0)),)


@lru_cache(maxsize=4096)
def _round(rx: float, ry: float) -> tuple[tuple[Point, ...], ...]:
    return (tuple((x * rx, y * ry) for x, y in ROUND),)


@lru_cache(maxsize=4096)
def _around(lines: tuple[tuple[Point, ...], ...]) -> Box:
    xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _trimmed(contours: tuple[tuple[Point, ...], ...], start: float, end: float) -> tuple[tuple[Point, ...], ...]:
    """The part of an outline, by its length, that its stroke covers; whole segments."""
    if start <= 0 and end >= 1:
        return contours
    whole = sum(distance(a, b) for line in contours for a, b in pairwise(line))
    found: list[tuple[Point, ...]] = []
    passed = 0.0
    for line in contours:
        for a, b in pairwise(line):
            length = distance(a, b)
            u = min(1.0, max(0.0, (start * whole - passed) / length)) if length else 0.0
            v = min(1.0, max(0.0, (end * whole - passed) / length)) if length else 0.0
            if v > u:
                found.append((part_way(a, b, u), part_way(a, b, v)))
            passed += length
    return tuple(found)


def _winding(contours: Sequence[Sequence[Point]], point: Point) -> int:
    """How often closed contours go round a point: not at all means outside (the non-zero rule)."""
    px, py = point
    found = 0
    for line in contours:
        for (ax, ay), (bx, by) in pairwise([*line, line[0]]):
            if (ay <= py) != (by <= py) and (px < ax + (py - ay) / (by - ay) * (bx - ax)):
                found += 1 if by > ay else -1
    return found


def _crosses(a: Point, b: Point, box: Box) -> bool:
    """Whether a line from one point to another has any part in a box (Liang and Barsky's clipping)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in ((-dx, a[0] - box.x), (dx, box.right - a[0]), (-dy, a[1] - box.y), (dy, box.bottom - a[1])):
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start < end or (start == end == 0.0 and dx == dy == 0.0)


def colours_in(paint: Paint, at: Placement, box: Box) -> tuple[Colour, ...]:
    """The colours that a paint has within a box of the page: one, or the ends of a gradient's part and its stops."""
    if isinstance(paint, Solid):
        return (_split(paint.colour),)
    parts = [_part(paint, at, x, y) for x in (box.x, box.cx, box.right) for y in (box.y, box.cy, box.bottom)]
    low, high = min(parts), max(parts)
    places = [low, *(stop.offset for stop in paint.stops if low < stop.offset < high), high]
    return tuple(_at(paint, place) for place in dict.fromkeys(places))


def _part(paint: Linear | Radial, at: Placement, x: float, y: float) -> float:
    """How far along a gradient a place of the page lies."""
    if isinstance(paint, Radial):
        cx, cy = at.point(paint.cx, paint.cy)
        return min(1.0, hypot(x - cx, y - cy) / ((paint.radius * abs(at.sx)) or 1.0))
    (ax, ay), (bx, by) = at.point(paint.x1, paint.y1), at.point(paint.x2, paint.y2)
    length = (bx - ax) ** 2 + (by - ay) ** 2
    return min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0


def _at(paint: Linear | Radial, place: float) -> Colour:
    before = max((stop for stop in paint.stops if stop.offset <= place), key=lambda stop: stop.offset)
    after = min((stop for stop in paint.stops if stop.offset >= place), key=lambda stop: stop.offset)
    span = after.offset - before.offset
    part = (place - before.offset) / span if span else 0.0
    first, last = (bytes.fromhex(stop.colour[1:]) for stop in (before, after))
    red, green, blue, alpha = (round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}", alpha / 255


def _split(colour: str) -> Colour:
    return colour[:7], int(colour[7:9], 16) / 255
