"""Where the figure looks: at what comes in or is pointed at, then back to the viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from chalktalk.documents.timeline import AnyNode, Layer, Rect, SceneTimeline, Text, Track
from chalktalk.staging import motion
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box
from chalktalk.staging.seen import seen_at
from chalktalk.timeline import value_at

EYES, FACE, HEAD = (6.0, 5.0), (13.0, 8.0), 4.0
"""How far the eyes go across and down in the face, the face on the head, and by how many degrees the head leans."""
LEAD = 50.0
"""Milliseconds by which the eyes are ahead of the head."""
TURN = 260.0
"""Milliseconds of a turn of the head."""
LOOKING, LEAST = 1300.0, 600.0
"""Milliseconds for which it looks at a thing, and at least before it looks at the next."""
SETTLED = 700.0
"""Milliseconds after which a thing that comes in is where it stays."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to look at, from a frame on."""

    frame: int
    x: float
    y: float


def targets(board: Board, picture: Sequence[AnyNode]) -> list[Target]:
    """The middle of each element of the picture, in the page's units, from the frame at which it comes in."""
    frames = board.clock.frames
    scene = SceneTimeline(scene="picture", frames=frames, layers=(Layer(level=20, nodes=tuple(picture)),))
    places: dict[int, dict[str, list[Box]]] = {}
    found = []
    for beat in board.cues.beats:
        settled = min(beat.due + board.clock.lasting(SETTLED), frames - 1)
        if settled not in places:
            places[settled] = _places(scene, settled)
        if boxes := places[settled].get(beat.element):
            left, right = min(box.x for box in boxes), max(box.right for box in boxes)
            top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
            found.append(Target(beat.due, (left + right) / 2, (top + bottom) / 2))
    return found


def _places(scene: SceneTimeline, frame: int) -> dict[str, list[Box]]:
    """Where the texts and shapes of each element lie, by the element's id."""
    found: dict[str, list[Box]] = {}
    for seen in seen_at(scene, frame):
        match seen.node:
            case Text() as node:
                box = seen.at.box(0.0, -node.size * 0.7, node.advance, node.size * 0.7)
            case Rect() as node:
                box = seen.at.box(0.0, 0.0, value_at(node.width, frame), value_at(node.height, frame))
            case _:
                continue
        found.setdefault(seen.node.id.split("/")[0], []).append(box)
    return found


def target_at(found: Sequence[Target], frame: int, within: int) -> Target | None:
    """The newest thing at a frame, or the one that comes in just then."""
    begun = [target for target in found if target.frame <= frame + within]
    return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Gaze:
    """Tracks of eyes, face and head."""

    eyes_x: Track
    eyes_y: Track
    face_x: Track
    face_y: Track
    glances: tuple[int, ...]
    """When the eyes go far."""


def gaze(clock: motion.Clock, looks: Sequence[Target], eye: tuple[float, float]) -> Gaze:
    """Glances at each target from a place on the page, with the viewer looked at in between."""
    turns: list[tuple[int, float, float]] = []
    begun = -clock.frames
    for look in sorted(looks, key=lambda one: one.frame):
        if look.frame < begun + clock.lasting(LEAST):
            continue
        across, down = look.x - eye[0], look.y - eye[1]
        far = hypot(across, down) or 1.0
        begun, end = look.frame, look.frame + clock.lasting(LOOKING)
        # A look at the next thing goes there straight away.
        turns = [turn for turn in turns if turn[0] < begun]
        turns += [(begun, across / far, down / far), (end, 0.0, 0.0)]
    return Gaze(
        eyes_x=_turned(clock, turns, 1, EYES[0], 0.0),
        eyes_y=_turned(clock, turns, 2, EYES[1], 0.0),
        face_x=_turned(clock, turns, 1, FACE[0], LEAD),
        face_y=_turned(clock, turns, 2, FACE[1], LEAD),
        glances=tuple(frame for frame, across, _ in turns if across),
    )


def _turned(
    clock: motion.Clock, turns: Sequence[tuple[int, float, float]], part: int, reach: float, late: float
) -> Track:
    now = 0.0
    keys: list[motion.Key] = [(0, now, "hold")]
    length = clock.lasting(TURN if late else TURN * 0.6)
    for turn in turns:
        start, target = turn[0] + (clock.lasting(late) if late else 0), turn[part] * reach
        keys += [(start, now, motion.EASE_IN_OUT), (start + length, target, "hold")]
        now = target
    return motion.track(keys)
