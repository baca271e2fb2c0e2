"""What of a staged scene can be seen at a frame, and where on the page it lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from chalktalk.documents.timeline import AnyNode, Clip, Group, SceneTimeline
from chalktalk.staging.page import Box
from chalktalk.timeline import value_at


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node's coordinates lie on the page: scale and offset; turned content is placed as if it were upright."""

    x: float = 0.0
    y: float = 0.0
    sx: float = 1.0
    sy: float = 1.0
    opacity: float = 1.0
    clip: Box | None = None

    def inside(self, node: AnyNode, at: int) -> "Placement":
        """Where a node's own coordinates lie, seen from its parent's."""
        sx, sy = value_at(node.scale_x, at), value_at(node.scale_y, at)
        x = value_at(node.x, at) - node.anchor_x * sx
        y = value_at(node.y, at) - node.anchor_y * sy
        return Placement(
            self.x + x * self.sx,
            self.y + y * self.sy,
            self.sx * sx,
            self.sy * sy,
            self.opacity * value_at(node.opacity, at),
            self.clip,
        )

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """A box of the node's coordinates on the page."""
        return Box(self.x + x * self.sx, self.y + y * self.sy, width * self.sx, height * self.sy)

    def clipped(self, clip: Clip | None, at: int) -> "Placement":
        """The same, seen through a group's window."""
        if clip is None:
            return self
        window = self.box(clip.x, clip.y, value_at(clip.width, at), value_at(clip.height, at))
        return Placement(self.x, self.y, self.sx, self.sy, self.opacity, window)


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
