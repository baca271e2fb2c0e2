"""The guarantees of a Timeline that its types cannot express, each checked; `docs/formats/timeline.md` lists them."""

import re
from itertools import pairwise, zip_longest

from pydantic import ValidationError

from chalktalk.documents.timeline import (
    AnyNode,
    Cubic,
    Ellipse,
    Keyframe,
    Linear,
    Number,
    Paint,
    Path,
    Radial,
    Rect,
    SceneTimeline,
    Solid,
    Text,
    Timeline,
)
from chalktalk.errors import DocumentError
from chalktalk.timeline.evaluate import nodes_under, numbers_of

_NUMBER = r"-?\d+(?:\.\d+)?"
_POINT = rf" {_NUMBER} {_NUMBER}"
_COMMANDS = re.compile("[A-Z]")
_OUTLINE = re.compile(rf"M{_POINT}(?: (?:[ML]{_POINT}|Q(?:{_POINT}){{2}}|C(?:{_POINT}){{3}}|Z))*")


def read_scene(data: bytes) -> SceneTimeline:
    """A scene from its JSON, checked in full.

    Raises:
        DocumentError: if it is no scene, or breaks a guarantee.
    """
    try:
        scene = SceneTimeline.model_validate_json(data)
    except ValidationError as error:
        raise DocumentError(f"this is no scene timeline: {error}") from error
    check_timeline(scene)
    return scene


def check_header(timeline: Timeline) -> None:
    """Check what the types of a film's header cannot express.

    Raises:
        DocumentError: naming the scene and the guarantee it breaks.
    """
    _check_version(timeline.version)
    covered, ids = 0, set()
    for scene, after_next in zip_longest(timeline.scenes, timeline.scenes[2:]):
        fault = None
        if scene.id in ids:
            fault = "its id occurs twice"
        elif not scene.start <= covered < scene.end:
            fault = f"it does not go on where frame {covered} is reached"
        elif after_next and after_next.start < scene.end:
            fault = f"it is still visible when {after_next.id} starts, though a scene lies between"
        if fault:
            raise DocumentError(f"scene {scene.id} at [{scene.start}, {scene.end}): {fault}")
        ids.add(scene.id)
        covered = scene.end
    if covered != timeline.frames:
        raise DocumentError(f"scenes end at frame {covered}, the film at {timeline.frames}")


def check_timeline(scene: SceneTimeline) -> None:
    """Check what the types of a scene cannot express.

    Raises:
        DocumentError: naming the scene, the node and the guarantee it breaks.
    """
    _check_version(scene.version)
    levels = [layer.level for layer in scene.layers]
    if levels != sorted(set(levels)):
        raise DocumentError(f"scene {scene.scene}: layers are not sorted by level, each at most once: {levels}")
    seen: set[str] = set()
    for layer in scene.layers:
        for root in layer.nodes:
            for node in nodes_under(root):
                fault = f"the id {node.id} occurs twice" if node.id in seen else _fault_in(node)
                if fault:
                    raise DocumentError(f"scene {scene.scene}, node {node.id}: {fault}")
                seen.add(node.id)


def _check_version(version: int) -> None:
    if version != 1:
        raise DocumentError(f"this timeline is of version {version}, and only version 1 is known")


def _fault_in(node: AnyNode) -> str | None:
    faults = [_fault_in_number(number) for number in numbers_of(node)] + [_fault_in_paint(p) for p in _paints_of(node)]
    if isinstance(node, Path):
        faults += [_fault_in_outline(d) for d in (node.d, node.becomes) if d is not None]
        if node.becomes is not None and _COMMANDS.findall(node.d) != _COMMANDS.findall(node.becomes):
            faults.append("the outline it becomes has other commands than its own")
    return next(filter(None, faults), None)


def _fault_in_outline(d: str) -> str | None:
    if _OUTLINE.fullmatch(d):
        return None
    return f"the outline is not absolute M, L, Q, C, Z with plain numbers and single spaces: {d[:60]}"


def _fault_in_number(number: Number) -> str | None:
    if not isinstance(number, tuple):
        return None
    for earlier, later in pairwise(number):
        if earlier.frame >= later.frame:
            return f"keyframes do not strictly increase: {earlier.frame} before {later.frame}"
    return next(filter(None, map(_fault_in_keyframe, number)), None)


def _fault_in_keyframe(keyframe: Keyframe) -> str | None:
    ease = keyframe.ease
    if isinstance(ease, Cubic) and not (0 <= ease.x1 <= 1 and 0 <= ease.x2 <= 1):
        return f"x1 and x2 of an easing lie in [0, 1], not {ease.x1} and {ease.x2} at frame {keyframe.frame}"
    return None


def _paints_of(node: AnyNode) -> tuple[Paint, ...]:
    match node:
        case Rect() | Ellipse() | Path():
            return tuple(paint for paint in (node.fill, node.stroke and node.stroke.paint) if paint)
        case Text():
            return (node.fill,)
        case _:
            return ()


def _fault_in_paint(paint: Paint) -> str | None:
    match paint:
        case Solid():
            return None
        case Linear() | Radial():
            offsets = [stop.offset for stop in paint.stops]
            if len(offsets) < 2 or offsets[0] != 0 or offsets[-1] != 1 or offsets != sorted(offsets):
                return f"a gradient's stops go from 0 to 1 in order, not {offsets}"
            return None
