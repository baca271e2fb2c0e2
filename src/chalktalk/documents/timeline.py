"""Timeline: the contract between thinking and drawing. `docs/formats/timeline.md` states its guarantees.

A player draws what a Timeline says and decides nothing. Everything is complete and absolute: integer frames,
half-open ranges, page units, fonts and pictures by digest, text already broken into lines.
"""

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from chalktalk.documents.base import Blob, Diagnostic, Digest, Document
from chalktalk.frames import FrameRate


class Cubic(NamedTuple):
    """A cubic Bezier easing from (0, 0) to (1, 1), as in CSS; x1 and x2 lie in [0, 1]."""

    x1: float
    y1: float
    x2: float
    y2: float


Ease = Literal["hold", "linear"] | Cubic
"""How a value moves from its keyframe to the next one."""


class Keyframe(NamedTuple):
    """A value reached at a frame, and how it leaves for the next."""

    frame: int
    value: float
    ease: Ease


Track = Annotated[tuple[Keyframe, ...], Field(min_length=1)]
"""Keyframes with strictly increasing frames. Before the first and after the last its value holds."""

Number = float | Track
"""A constant, or a track."""

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{8}$")]
"""`#rrggbbaa`, sRGB, not premultiplied."""


class Stop(NamedTuple):
    """A colour at a place (0 to 1) along a gradient."""

    offset: float
    colour: Colour


class Solid(Document):
    """One colour."""

    kind: Literal["solid"]
    colour: Colour


class Linear(Document):
    """A gradient along a line, dithered."""

    kind: Literal["linear"]
    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[Stop, ...]


class Radial(Document):
    """A gradient from a centre outwards, dithered."""

    kind: Literal["radial"]
    cx: float
    cy: float
    radius: float
    stops: tuple[Stop, ...]


Paint = Annotated[Solid | Linear | Radial, Field(discriminator="kind")]


class Stroke(Document):
    """A line along an outline, round caps and joins."""

    paint: Paint
    width: float


class Shadow(Document):
    """A soft shadow of a shape; `blur` is the standard deviation of the Gaussian, in page units."""

    dx: float
    dy: float
    blur: float
    colour: Colour


class Node(Document):
    """What every node has. A node's frame of reference is its parent's.

    A point p of the node lands at `(x, y) + rotate(scale(p - (anchor_x, anchor_y)))`: the anchor is the point in
    the node's own coordinates that the node turns and grows about, and (x, y) is where that point lies in the parent.
    """

    id: str
    """Unique within the scene; starts with the storyboard element's id where it has one (`step-1/icon`)."""
    x: Number
    y: Number
    anchor_x: float
    anchor_y: float
    scale_x: Number
    scale_y: Number
    rotation: Number
    """Degrees, clockwise."""
    opacity: Number
    """0 to 1. A node at 0 is not drawn. Applies to the node as a whole."""


class Clip(Document):
    """A rounded rectangle outside which a group draws nothing, in the group's own coordinates."""

    x: float
    y: float
    width: Number
    height: Number
    radius: float
    """Never larger than half of the shorter side."""


class Group(Node):
    """Nodes that move together."""

    kind: Literal["group"]
    clip: Clip | None
    children: "tuple[AnyNode, ...]"


class Rect(Node):
    """A rectangle with rounded corners; its upper left corner is at (0, 0) of its own coordinates."""

    kind: Literal["rect"]
    width: Number
    height: Number
    radius: float
    """Never drawn larger than half of the shorter side."""
    fill: Paint | None
    stroke: Stroke | None
    shadows: tuple[Shadow, ...]


class Ellipse(Node):
    """An ellipse around (0, 0) of its own coordinates."""

    kind: Literal["ellipse"]
    rx: Number
    ry: Number
    fill: Paint | None
    stroke: Stroke | None
    shadows: tuple[Shadow, ...]


class Path(Node):
    """An outline: absolute M, L, Q, C and Z with plain decimal numbers separated by single spaces."""

    kind: Literal["path"]
    d: str
    becomes: str | None
    """The outline that `d` turns into: the same commands, other numbers."""
    morph: Number
    """How far it has turned, 0 to 1: each number of the outline lies so far on the way from `d` to `becomes`."""
    fill: Paint | None
    stroke: Stroke | None
    trim_start: Number
    """The stroke is drawn from this part (0 to 1) of the outline's whole length …"""
    trim_end: Number
    """… to this."""


class Text(Node):
    """One laid-out line, drawn from its baseline's left end at (0, 0) of its own coordinates."""

    kind: Literal["text"]
    text: str
    font: Digest
    """Font file in the store."""
    size: float
    """Em size."""
    advance: float
    """Width of the shaped line, as the font's own kerning and ligatures make it."""
    fill: Paint


class Image(Node):
    """A picture drawn into the rectangle (0, 0, width, height) of its own coordinates, aspect already matched."""

    kind: Literal["image"]
    picture: Digest
    """PNG or JPEG in the store."""
    width: float
    height: float


AnyNode = Annotated[Group | Rect | Ellipse | Path | Text | Image, Field(discriminator="kind")]

Level = Literal[0, 10, 20, 30, 40, 50, 60, 100]
"""Background, background effects, props back, characters, props front, text overlays, transitions, debug."""


class Layer(Document):
    """Nodes at one depth, drawn in order."""

    level: Level
    nodes: tuple[AnyNode, ...]


class SceneTimeline(Document):
    """One scene, ready to draw. Frames count from the scene's own start, so an edit elsewhere leaves it as it is."""

    version: int = 1
    scene: str
    """Id of the storyboard scene."""
    frames: int = Field(gt=0)
    """Length; valid frames are [0, frames)."""
    layers: tuple[Layer, ...]
    """Sorted by level, each level at most once."""


class StagedScene(Document):
    """A scene made ready to draw, and what staging had to give up on the way."""

    version: int = 1
    scene: str
    """Id of the storyboard scene."""
    frames: int = Field(gt=0)
    timeline: Blob
    """A `SceneTimeline` as JSON."""
    resources: tuple[Blob, ...]
    """Every font and picture the scene draws."""
    warnings: tuple[Diagnostic, ...] = ()


class PlacedScene(Document):
    """Where a scene lies in the film."""

    id: str
    start: int = Field(ge=0)
    """First frame in the film."""
    end: int
    """One past its last frame. It may reach into the next scene by at most half a second: their transition."""
    timeline: Blob
    """A `SceneTimeline` as JSON."""
    resources: tuple[Blob, ...]
    """Every font and picture the scene draws."""


class Timeline(Document):
    """The whole film as a header; scenes lie in the store, one document each.

    Where two scenes overlap, a player draws level by level, the earlier scene's layer before the later one's.
    """

    version: int = 1
    rate: FrameRate
    page_width: int
    """Width of the page in page units; pixels are page units times output width / page width."""
    page_height: int
    frames: int = Field(gt=0)
    """Length of the film; scenes cover every frame of [0, frames)."""
    scenes: tuple[PlacedScene, ...]
    """Sorted by start."""


Group.model_rebuild()
