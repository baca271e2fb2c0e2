"""The staged lint: what a viewer would stumble over, found in a scene before it is drawn.

Every text node's box is followed through the groups it hangs in, at the frames where something changes; found are
text outside the content and caption areas, text on text, type below the least size, and contrast below 4.5:1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chalktalk.colours import contrast_ratio, mixed
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Look
from chalktalk.documents.timeline import AnyNode, Ellipse, Rect, SceneTimeline, Solid, Text
from chalktalk.staging.measure import Weight, cap_height
from chalktalk.staging.page import SMALL, Box, page_for
from chalktalk.staging.seen import Seen, seen_at
from chalktalk.timeline import value_at

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA, normal text)."""

STEP = 5
"""Frames between two looks: a sixth of a second at 30 frames a second, half of the shortest entrance."""

LEAST_VISIBLE = 0.99
"""Opacity from which text counts as there to be read; on its way in or out it is not judged."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: which node, at which frame, what is wrong."""

    code: str
    node: str
    frame: int
    message: str


@dataclass(frozen=True, slots=True)
class _Shown:
    node: AnyNode
    box: Box
    opacity: float
    level: int


def lint(scene: SceneTimeline, cues: SceneCues, look: Look, frames: Iterable[int] | None = None) -> tuple[Fault, ...]:
    """All faults of a scene between its transitions, each node and code once, at the first frame where it shows.

    Args:
        scene: The staged scene.
        cues: Its cues, for its transitions.
        look: Its page and palette.
        frames: The frames to look at; by default every `STEP`th.
    """
    found: dict[tuple[str, str], Fault] = {}
    between = range(cues.enter.frames, scene.frames - cues.leave.frames)
    for frame in between[::STEP] if frames is None else (frame for frame in frames if frame in between):
        seen = list(_shown(scene, frame))
        for fault in _faults(seen, look, frame):
            found.setdefault((fault.code, fault.node), fault)
    return tuple(found.values())


def _shown(scene: SceneTimeline, frame: int) -> Iterator[_Shown]:
    for seen in seen_at(scene, frame):
        box = _box_of(seen, frame)
        if box is not None:
            yield _Shown(seen.node, box, seen.at.opacity, seen.level)


def _box_of(seen: Seen, frame: int) -> Box | None:
    """Where text, or a filled shape that text may stand on, lies on the page."""
    match seen.node:
        case Text() as node:
            cap = node.size * cap_height(Weight.BOLD)
            box = seen.at.box(0.0, -cap, node.advance, cap)
            clip = seen.at.clip
            return box if clip is None or clip.holds(Box(box.cx, box.cy, 0.0, 0.0)) else None
        case Rect() as node if node.fill is not None:
            return seen.at.box(0.0, 0.0, value_at(node.width, frame), value_at(node.height, frame))
        case Ellipse() as node if node.fill is not None:
            rx, ry = value_at(node.rx, frame), value_at(node.ry, frame)
            return seen.at.box(-rx, -ry, 2 * rx, 2 * ry)
        case _:
            return None


def _faults(seen: list[_Shown], look: Look, frame: int) -> Iterator[Fault]:
    page = page_for(look)
    read: list[_Shown] = []
    for index, item in enumerate(seen):
        node = item.node
        if not isinstance(node, Text) or item.opacity < LEAST_VISIBLE or not node.text.strip():
            continue
        home = page.captions if item.level == 50 else page.content
        if not home.holds(item.box, tolerance=2.0):
            yield Fault("outside", node.id, frame, f'"{node.text}" leaves its area')
        if node.size * abs(_scale(item)) < SMALL * 0.97:
            yield Fault("small", node.id, frame, f'"{node.text}" is smaller than {SMALL:g}')
        ratio = _contrast(node, seen[:index], item.box, look)
        if ratio < LEAST_CONTRAST:
            yield Fault("contrast", node.id, frame, f'"{node.text}" has a contrast of {ratio:.1f}')
        yield from (
            Fault("overlap", node.id, frame, f'"{node.text}" lies on "{other.node.text}"')
            for other in read
            if isinstance(other.node, Text) and item.box.overlaps(other.box.inset(1, 1))
        )
        read.append(item)


def _scale(item: _Shown) -> float:
    assert isinstance(item.node, Text)
    return item.box.width / item.node.advance if item.node.advance else 1.0


def _contrast(node: Text, behind: list[_Shown], box: Box, look: Look) -> float:
    """Contrast against the worst of what lies behind the text: the ground's two ends, then every filled shape."""
    if not isinstance(node.fill, Solid):
        return 21.0
    palette = look.theme.palette
    grounds = [palette.background_from, palette.background_to]
    for item in behind:
        paint = getattr(item.node, "fill", None)
        if isinstance(paint, Solid) and not isinstance(item.node, Text) and item.box.holds(box, tolerance=4.0):
            alpha = int(paint.colour[7:9], 16) / 255 * item.opacity
            grounds = [mixed(ground, paint.colour[:7], alpha) for ground in grounds]
    return min(contrast_ratio(node.fill.colour[:7], ground) for ground in grounds)
