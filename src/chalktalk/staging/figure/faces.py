"""Five faces: what mouth, brows and eyes do in each, blended one into the next."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from chalktalk.documents.storyboard import Face, Pose
from chalktalk.documents.timeline import Track
from chalktalk.staging import motion

BLEND = 190.0
"""Milliseconds from one face to the next."""


@dataclass(frozen=True, slots=True)
class Features:
    """One face. Lengths are the rig's units, angles degrees clockwise, sides the viewer's."""

    smile: float
    """1: the smiling mouth is seen; 0: the flat one."""
    width: float
    """Of the mouth, 1 at rest."""
    open: float
    """How far the mouth stands open in silence, 0 to 1."""
    mouth_x: float
    mouth_turn: float
    left_brow_y: float
    left_brow_turn: float
    right_brow_y: float
    right_brow_turn: float
    left_eye: float
    """Height of the open eye, 1 at rest."""
    right_eye: float
    blush: float
    look_x: float
    """Where the eyes wander by themselves."""
    look_y: float


FACES: dict[Face, Features] = {
    Face.NEUTRAL: Features(1.0, 1.0, 0.0, 0, 0, 0, -4, 0, 4, 1.0, 1.0, 0.0, 0, 0),
    Face.HAPPY: Features(1.0, 1.32, 0.28, 0, 0, -4, -8, -4, 8, 0.92, 0.92, 1.0, 0, 0),
    Face.SURPRISED: Features(0.0, 0.86, 0.8, 0, 0, -12, -8, -12, 8, 1.25, 1.25, 0.35, 0, -1),
    Face.THOUGHTFUL: Features(0.0, 0.82, 0.0, 4, -5, -2, 7, -8, 9, 0.95, 1.0, 0.0, 5, -6),
    Face.DOUBTFUL: Features(0.0, 1.0, 0.0, -3, 9, 3, 14, -10, 8, 0.74, 1.06, 0.0, 3, 1),
}

FACE_OF: dict[Pose, Face] = {
    Pose.IDLE: Face.NEUTRAL,
    Pose.WALKING: Face.HAPPY,
    Pose.POINTING_LEFT: Face.NEUTRAL,
    Pose.POINTING_RIGHT: Face.NEUTRAL,
    Pose.EXPLAINING: Face.NEUTRAL,
    Pose.THINKING: Face.THOUGHTFUL,
    Pose.EXCITED: Face.HAPPY,
    Pose.CONFUSED: Face.DOUBTFUL,
}
"""The face that goes with a pose."""


def face_tracks(clock: motion.Clock, faces: Sequence[tuple[int, Face]]) -> dict[str, Track]:
    """A track for every feature through all faces, each from its frame on; the first holds from the start."""
    return {field.name: _blended(clock, field.name, faces) for field in fields(Features)}


def _blended(clock: motion.Clock, feature: str, faces: Sequence[tuple[int, Face]]) -> Track:
    now: float = getattr(FACES[faces[0][1]], feature)
    keys: list[motion.Key] = [(0, now, "hold")]
    # Two mouths on one face would be seen as two: they change places faster than the rest blends.
    length = clock.lasting(BLEND * (0.4 if feature == "smile" else 1.0))
    for frame, face in faces[1:]:
        target: float = getattr(FACES[face], feature)
        if target != now:
            keys = [key for key in keys if key[0] < frame]
            keys += [(frame, now, motion.EASE_IN_OUT), (frame + length, target, "hold")]
        now = target
    return motion.track(keys)


def face_at(faces: Sequence[tuple[int, Face]], frame: int) -> Features:
    """The features of the face that is worn at a frame."""
    return FACES[[face for start, face in faces if start <= max(frame, faces[0][0])][-1]]
