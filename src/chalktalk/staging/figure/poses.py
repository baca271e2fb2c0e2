"""Poses as joint angles, and the movement from one to the next.

Angles are degrees clockwise from hanging straight down (limbs) or standing straight up (spine, head); "near" is the
side the figure points with, which is screen right until the rig is mirrored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from chalktalk.documents.storyboard import Pose
from chalktalk.documents.timeline import Ease, Track
from chalktalk.staging import motion


@dataclass(frozen=True, slots=True)
class Joints:
    """One pose."""

    near_arm: float
    near_elbow: float
    far_arm: float
    far_elbow: float
    spine: float
    head: float
    gaze: float
    """How far the face turns to the near side, in the rig's units."""
    smile: float
    """How wide the mouth is; 1 at rest."""


POSES = {
    Pose.IDLE: Joints(-16, -14, 16, 14, 0, 0, 2, 1.0),
    Pose.POINTING: Joints(-74, -28, 34, -84, 2, 5, 12, 1.0),
    Pose.EXPLAINING: Joints(-34, -84, 30, 78, 0, -3, 6, 1.15),
}

_FOLLOW_THROUGH = {"near_elbow": 60, "far_elbow": 60, "head": 30}
"""Milliseconds by which a joint lags behind the one that carries it: what makes a movement travel along an arc."""

_GESTICULATION = {"near_elbow": 11.0, "far_elbow": 9.0, "near_arm": 4.0, "far_arm": 3.0}
"""How far, in degrees, an explaining figure's hands move as it speaks."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A pose and the frame at which the figure sets out for it."""

    frame: int
    pose: Pose


def joint_tracks(clock: motion.Clock, moments: Sequence[Moment]) -> dict[str, Track]:
    """A track for every joint, through all moments; the first pose holds from the start."""
    return {field.name: _track(clock, moments, field.name) for field in fields(Joints)}


def _track(clock: motion.Clock, moments: Sequence[Moment], joint: str) -> Track:
    angle: float = getattr(POSES[moments[0].pose], joint)
    keys: list[tuple[int, float, Ease]] = [(0, angle, "hold")]
    for index, moment in enumerate(moments):
        end = moments[index + 1].frame if index + 1 < len(moments) else clock.frames
        start = moment.frame + clock.lasting(_FOLLOW_THROUGH.get(joint, 1)) if index else 0
        if index:
            target: float = getattr(POSES[moment.pose], joint)
            keys += _move(clock, start, angle, target)
            angle = target
            start += clock.lasting(620)
        if moment.pose is Pose.EXPLAINING and joint in _GESTICULATION:
            keys += _gesticulate(clock, start, end, angle, _GESTICULATION[joint])
    return motion.track(key for key in keys if key[0] <= clock.frames)


def _move(clock: motion.Clock, start: int, angle: float, target: float) -> list[tuple[int, float, Ease]]:
    """Anticipation, the move, one overshoot, and rest."""
    turn = target - angle
    return [
        (start, angle, motion.SWAY),
        (start + clock.lasting(100), angle - 0.09 * turn, motion.EASE_IN_OUT),
        (start + clock.lasting(400), target + 0.06 * turn, motion.SWAY),
        (start + clock.lasting(600), target, "hold"),
    ]


def _gesticulate(
    clock: motion.Clock, start: int, end: int, angle: float, reach: float
) -> list[tuple[int, float, Ease]]:
    """Hands that underline what is being said, coming home before the next pose."""
    step = clock.lasting(640)
    keys: list[tuple[int, float, Ease]] = []
    sides = (1.0, -0.6, 0.4, -1.0, 0.7, -0.3)
    for count, frame in enumerate(range(start, end - 2 * step, step)):
        keys.append((frame, angle + (reach * sides[count % len(sides)] if count else 0.0), motion.SWAY))
    if keys:
        keys.append((keys[-1][0] + step, angle, "hold"))
    return keys
