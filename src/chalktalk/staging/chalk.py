"""The hand-drawn look: a staged scene drawn over again with chalk.

Every outline that keeps its size is drawn twice, each time a little beside the true line, as a hand does; nothing
casts a shadow. Fills, text and whatever changes its size stay as they are. The same node is always drawn the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random
from zlib import crc32

from chalktalk.decimals import decimal
from chalktalk.documents.timeline import AnyNode, Ellipse, Group, Layer, Path, Rect, Solid, Stroke

WOBBLE = 1.6
"""How far a hand strays, in page units."""
STEP = 48.0
"""Page units after which a line has strayed anew."""
ROUND = 6.0
"""Page units of radius for which a large circle has one corner: fewer, and it would look like a polygon."""
HAND_DRAWN = frozenset({20, 30, 40})
"""Levels that are drawn by hand: the picture, the figure, what lies over the picture."""
SECOND = 0.55
"""How strong the second stroke is."""


def hand_drawn(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """The same layers, drawn with chalk."""
    return tuple(
        layer.model_copy(update={"nodes": tuple(_all_redrawn(layer.nodes, 1.0))})
        if layer.level in HAND_DRAWN
        else layer
        for layer in layers
    )


def _all_redrawn(nodes: Iterable[AnyNode], scale: float) -> Iterator[AnyNode]:
    for node in nodes:
        yield from _redrawn(node, scale)


def _redrawn(node: AnyNode, outer: float) -> list[AnyNode]:
    """A node in chalk; `outer` is how much larger the groups around it make it."""
    scale = outer * (node.scale_x if isinstance(node.scale_x, float) else 1.0)
    match node:
        case Group():
            return [node.model_copy(update={"children": tuple(_all_redrawn(node.children, scale))})]
        case Rect() | Ellipse():
            outline = _outline_of(node)
            bare = node.model_copy(update={"shadows": ()})
            if outline is None or node.stroke is None:
                return [bare]
            filled: list[AnyNode] = [bare.model_copy(update={"stroke": None})] if node.fill else []
            return [*filled, *_strokes(node, node.stroke, outline, scale)]
        case Path() if node.stroke and node.becomes is None and set(node.d) & set("QC") == set():
            body: list[AnyNode] = [node.model_copy(update={"stroke": None})] if node.fill else []
            return [*body, *_strokes(node, node.stroke, _contours(node.d), scale, node)]
        case _:
            return [node]


@dataclass(frozen=True, slots=True)
class Contour:
    """Corners of a line, and whether it comes back to its start."""

    points: list[tuple[float, float]]
    closed: bool


def _strokes(
    node: Rect | Ellipse | Path, stroke: Stroke, contours: list[Contour], scale: float, drawn: Path | None = None
) -> Iterator[AnyNode]:
    """The two strokes, each with a hand of its own."""
    for number, strength in enumerate((1.0, SECOND)):
        hand = Random(crc32(f"{node.id}/{number}".encode()))  # noqa: S311  a wobble, not a secret
        lines = (_wobbly(contour, hand, WOBBLE / max(scale, 0.01)) for contour in contours)
        yield Path(
            kind="path",
            id=f"{node.id}/chalk-{number}",
            **{name: getattr(node, name) for name in _PLACING},
            d=" ".join(lines),
            becomes=None,
            morph=0.0,
            fill=None,
            stroke=Stroke(paint=_fainter(stroke, strength).paint, width=stroke.width * (1.0 if number == 0 else 0.6)),
            trim_start=drawn.trim_start if drawn else 0.0,
            trim_end=drawn.trim_end if drawn else 1.0,
        )


_PLACING = ("x", "y", "anchor_x", "anchor_y", "scale_x", "scale_y", "rotation", "opacity")


def _fainter(stroke: Stroke, strength: float) -> Stroke:
    if not isinstance(stroke.paint, Solid):
        return stroke
    colour = stroke.paint.colour
    alpha = round(int(colour[7:9], 16) * strength)
    return stroke.model_copy(update={"paint": stroke.paint.model_copy(update={"colour": f"{colour[:7]}{alpha:02x}"})})


def _wobbly(contour: Contour, hand: Random, reach: float) -> str:
    """A contour through points that stray, joined by soft curves."""
    points = [(x + hand.uniform(-reach, reach), y + hand.uniform(-reach, reach)) for x, y in _cut(contour)]
    if contour.closed:
        points[-1] = (points[0][0] + hand.uniform(-reach, reach), points[0][1] + hand.uniform(-reach, reach))
    (x, y), *rest = points
    words = [f"M {decimal(x)} {decimal(y)}"]
    for (ax, ay), (bx, by) in pairwise([(x, y), *rest]):
        bend = hand.uniform(-reach, reach)
        length = hypot(bx - ax, by - ay) or 1.0
        cx, cy = (ax + bx) / 2 - (by - ay) / length * bend, (ay + by) / 2 + (bx - ax) / length * bend
        words.append(f"Q {decimal(cx)} {decimal(cy)} {decimal(bx)} {decimal(by)}")
    return " ".join(words)


def _cut(contour: Contour) -> Iterator[tuple[float, float]]:
    """The corners, and places between those that lie far apart."""
    yield contour.points[0]
    for (ax, ay), (bx, by) in pairwise(contour.points):
        pieces = max(1, round(hypot(bx - ax, by - ay) / STEP / 2))
        for piece in range(1, pieces + 1):
            yield ax + (bx - ax) * piece / pieces, ay + (by - ay) * piece / pieces


def _outline_of(node: Rect | Ellipse) -> list[Contour] | None:
    """The outline of a shape that keeps its size."""
    match node:
        case Rect(width=float(width), height=float(height)):
            return [Contour(_rounded(width, height, min(node.radius, width / 2, height / 2)), closed=True)]
        case Ellipse(rx=float(rx), ry=float(ry)):
            steps = max(16, round(max(rx, ry) / ROUND))
            turn = [2 * pi * step / steps - pi / 2 for step in range(steps + 1)]
            return [Contour([(rx * cos(angle), ry * sin(angle)) for angle in turn], closed=True)]
        case _:
            return None


def _rounded(width: float, height: float, radius: float) -> list[tuple[float, float]]:
    """The corners of a rounded rectangle, three points a corner."""
    right, low = width - radius, height - radius
    corners = ((right, radius, -90), (right, low, 0), (radius, low, 90), (radius, radius, 180))
    found = [
        (cx + radius * cos((start + turn) * pi / 180), cy + radius * sin((start + turn) * pi / 180))
        for cx, cy, start in corners
        for turn in ((0, 45, 90) if radius else (0,))
    ]
    return [*found, found[0]]


def _contours(d: str) -> list[Contour]:
    """The contours of an outline made of straight lines."""
    found: list[Contour] = []
    words = iter(d.split(" "))
    for command in words:
        if command == "Z":
            found[-1] = Contour([*found[-1].points, found[-1].points[0]], closed=True)
            continue
        point = (float(next(words)), float(next(words)))
        if command == "M":
            found.append(Contour([point], closed=False))
        else:
            found[-1].points.append(point)
    return found
