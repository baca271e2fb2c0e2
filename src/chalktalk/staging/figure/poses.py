"""The poses: where each joint is, and what the figure may do after what.

Angles are those of `limbs`; lean and tilt are degrees clockwise from upright; lengths are the rig's units. The figure
stands half turned to its picture on the right, so its left arm (the viewer's left) is the one before its body: that
arm goes to chin and head.
"""

from dataclasses import dataclass, replace
from math import atan2, degrees

from chalktalk.documents.storyboard import Pose
from chalktalk.staging.figure.limbs import Arm, reaching


@dataclass(frozen=True, slots=True)
class Posture:
    """Where every joint is. Sides are the viewer's."""

    left_shoulder: float
    left_elbow: float
    left_wrist: float
    left_lift: float
    """How far the shoulder has come up."""
    left_finger: float
    """0: the hand is loose; 1: it points."""
    right_shoulder: float
    right_elbow: float
    right_wrist: float
    right_lift: float
    right_finger: float
    hips: float
    """To which side the weight has gone."""
    sink: float
    """How far the hips have come down."""
    lean: float
    tilt: float
    """Of the head, against the body."""


@dataclass(frozen=True, slots=True)
class _Hand:
    arm: Arm
    wrist: float = 0.0
    finger: float = 0.0


def _posture(
    left: _Hand,
    right: _Hand,
    *,
    hips: float = 0.0,
    sink: float = 3.0,
    lean: float = 0.0,
    tilt: float = 0.0,
    shrug: float = 0.0,
) -> Posture:
    return Posture(
        left_shoulder=left.arm.shoulder,
        left_elbow=left.arm.elbow,
        left_wrist=left.wrist,
        left_lift=shrug + _lift(left.arm.shoulder),
        left_finger=left.finger,
        right_shoulder=right.arm.shoulder,
        right_elbow=right.arm.elbow,
        right_wrist=right.wrist,
        right_lift=shrug + _lift(right.arm.shoulder),
        right_finger=right.finger,
        hips=hips,
        sink=sink,
        lean=lean,
        tilt=tilt,
    )


def _lift(shoulder: float) -> float:
    """The collarbone helps: an arm above the horizontal takes its shoulder up with it."""
    return 16.0 * min(1.0, max(0.0, (shoulder - 45.0) / 90.0))


def mirrored(posture: Posture) -> Posture:
    """The same with left and right changed."""
    arms = {}
    for joint in ("shoulder", "elbow", "wrist", "lift", "finger"):
        arms[f"left_{joint}"] = getattr(posture, f"right_{joint}")
        arms[f"right_{joint}"] = getattr(posture, f"left_{joint}")
    return replace(posture, **arms, hips=-posture.hips, lean=-posture.lean, tilt=-posture.tilt)


_LOOSE = _Hand(reaching(18.0, 125.6), wrist=-6.0)
_ON_HIP = _Hand(reaching(0.0, 92.0), wrist=38.0)
_LEVEL = 86.0
"""The angle at which an arm points that has nothing to aim at."""


def _pointing(aim: float) -> Posture:
    arm = Arm(aim - 12.0, 20.0)
    return _posture(_ON_HIP, _Hand(arm, wrist=-2.0, finger=1.0), hips=-9.0, lean=2.0 + (aim - _LEVEL) * -0.05, tilt=3.0)


_POINTING_RIGHT = _pointing(_LEVEL)

POSES: dict[Pose, Posture] = {
    Pose.IDLE: _posture(_LOOSE, _Hand(reaching(15.0, 126.2), wrist=-6.0), hips=7.0, lean=-0.8, tilt=1.0),
    Pose.WALKING: _posture(_LOOSE, _LOOSE),
    Pose.POINTING_LEFT: mirrored(_POINTING_RIGHT),
    Pose.POINTING_RIGHT: _POINTING_RIGHT,
    Pose.EXPLAINING: _posture(
        _Hand(reaching(46.0, 66.0, elbow_under=True), wrist=14.0),
        _Hand(reaching(66.0, 26.0, elbow_under=True), wrist=18.0),
        hips=-5.0,
        lean=1.0,
        tilt=-2.5,
    ),
    Pose.THINKING: _posture(
        _Hand(reaching(-26.0, -12.0), wrist=4.0),
        _ON_HIP,
        hips=-8.0,
        lean=1.5,
        tilt=-5.0,
    ),
    Pose.EXCITED: _posture(
        _Hand(reaching(76.0, -88.0, elbow_under=True), wrist=6.0),
        _Hand(reaching(76.0, -88.0, elbow_under=True), wrist=6.0),
        sink=0.0,
        tilt=0.0,
    ),
    Pose.CONFUSED: _posture(
        _Hand(reaching(38.0, -86.0, elbow_under=True), wrist=20.0),
        _Hand(reaching(64.0, 42.0, elbow_under=True), wrist=26.0),
        hips=8.0,
        lean=2.0,
        tilt=8.0,
        shrug=5.0,
    ),
}

AIM_HIGHEST, AIM_LOWEST = 112.0, 62.0
"""Between these an arm points without strain, and without covering the body."""


def aiming(pose: Pose, across: float, down: float) -> Posture:
    """The pointing pose with its arm aimed at a place, as seen from the shoulder it points from."""
    right = pose is Pose.POINTING_RIGHT
    outwards = across if right else -across
    aim = degrees(atan2(outwards, down)) if outwards > 0 else _LEVEL
    posture = _pointing(min(AIM_HIGHEST, max(AIM_LOWEST, aim)))
    return posture if right else mirrored(posture)


_STANDING = frozenset(Pose) - {Pose.WALKING}
_ONE_HAND = frozenset({Pose.POINTING_LEFT, Pose.POINTING_RIGHT})

MAY_FOLLOW: dict[Pose, frozenset[Pose]] = {
    Pose.IDLE: frozenset(Pose),
    Pose.WALKING: frozenset({Pose.WALKING, Pose.IDLE}),
    Pose.POINTING_LEFT: _STANDING - {Pose.POINTING_RIGHT, Pose.EXCITED},
    Pose.POINTING_RIGHT: _STANDING - {Pose.POINTING_LEFT, Pose.EXCITED},
    Pose.EXPLAINING: _STANDING,
    Pose.THINKING: _STANDING - _ONE_HAND - {Pose.EXCITED},
    Pose.EXCITED: _STANDING - _ONE_HAND - {Pose.THINKING, Pose.CONFUSED},
    Pose.CONFUSED: _STANDING - _ONE_HAND - {Pose.EXCITED},
}
"""What may follow on each pose at once. Feelings turn round, and the weight changes from leg to leg, through a pose
that lies between them."""


def between(one: Pose, other: Pose) -> Pose | None:
    """The pose to pass through on the way from one to another, where they may not follow each other."""
    if other in MAY_FOLLOW[one]:
        return None
    both_standing = Pose.WALKING not in (one, other)
    return Pose.EXPLAINING if both_standing and Pose.THINKING not in (one, other) else Pose.IDLE
