"""What of a staged scene can be seen at a frame, and where on the page it lies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin

from chalktalk.documents.timeline import AnyNode, Clip, Group, SceneTimeline
from chalktalk.staging.page import Box
from chalktalk.timeline import value_at


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node's coordinates lie on the page: scaled, then turned, then moved."""

    x: float = 0.0
    y: float = 0.0
    sx: float = 1.0
    sy: float = 1.0
    turn: float = 0.0
    """Degrees, clockwise."""
    opacity: float = 1.0
    clip: Box | None = None

    def inside(self, node: AnyNode, at: int) -> "Placement":
        """Where a node's own coordinates lie, seen from its parent's."""
        sx, sy = value_at(node.scale_x, at), value_at(node.scale_y, at)
        turn = value_at(node.rotation, at)
        ax, ay = turned(-node.anchor_x * sx, -node.anchor_y * sy, turn)
        x, y = self.point(value_at(node.x, at) + ax, value_at(node.y, at) + ay)
        opacity = self.opacity * min(1.0, max(0.0, value_at(node.opacity, at)))
        return Placement(x, y, self.sx * sx, self.sy * sy, self.turn + turn, opacity, self.clip)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the node's coordinates on the page."""
        dx, dy = turned(x * self.sx, y * self.sy, self.turn)
        return self.x + dx, self.y + dy

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """What a box of the node's coordinates takes up on the page."""
        if not self.turn:
            left, top = self.x + x * self.sx, self.y + y * self.sy
            wide, high = width * self.sx, height * self.sy
            return Box(left + min(0.0, wide), top + min(0.0, high), abs(wide), abs(high))
        corners = [self.point(x + u * width, y + v * height) for u in (0, 1) for v in (0, 1)]
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        return Box(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)

    def clipped(self, clip: Clip | None, at: int) -> "Placement":
        """The same, seen through a group's window."""
        if clip is None:
            return self
        window = self.box(clip.x, clip.y, value_at(clip.width, at), value_at(clip.height, at))
        return replace(self, clip=window if self.clip is None else self.clip.common(window))


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point turned clockwise about the origin."""
    if not degrees:
        return x, y
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return x * c - y * s, x * s + y * c


@dataclass(frozen=True, slots=True)
class Seen:
    """A node without children that is not wholly transparent."""

    node: AnyNode
    at: Placement
    level: int


def seen_at(scene: SceneTimeline, frame: int) -> Iterator[Seen]:
    """Everything that is drawn at a frame, back to front.

    What moves behind a window, such as a turning number wheel, is left out: it is not there to be looked at yet.
    """
    for layer in scene.layers:
        for node in layer.nodes:
            yield from _under(node, Placement(), frame, layer.level)


def _under(node: AnyNode, outer: Placement, frame: int, level: int) -> Iterator[Seen]:
    here = outer.inside(node, frame)
    if here.opacity <= 0.0:
        return
    if not isinstance(node, Group):
        yield Seen(node, here, level)
    elif not (node.clip and any(_moving(child, frame) for child in node.children)):
        for child in node.children:
            yield from _under(child, here.clipped(node.clip, frame), frame, level)


def _moving(node: AnyNode, frame: int) -> bool:
    return value_at(node.y, frame) != value_at(node.y, frame + 1)
