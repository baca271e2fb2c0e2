"""Two bones and where they end: how arms and legs bend to bring a hand or a foot to its place.

Angles are degrees from hanging straight down, positive away from the body's middle, so that one pose serves both
sides; a place is given outwards and down from the joint the limb hangs from. The law of cosines does the rest.
"""

from math import acos, atan2, cos, degrees, hypot, radians
from typing import NamedTuple

UPPER_ARM, FOREARM = 66.0, 62.0
THIGH = 92.0
"""Length of the thigh, and of the shin."""

STRAIGHTEST = 0.999
"""Part of its length to which a limb can reach: quite straight, it would jerk on its way there."""
FOLDED = UPPER_ARM - FOREARM + 2.0
"""Nearest to the shoulder that a wrist comes."""
FORESHORTENED = 0.16
"""Of a knee's bend, the part that is seen from before: the rest points at the viewer."""


class Arm(NamedTuple):
    """Angles of the upper arm, and of the forearm against it."""

    shoulder: float
    elbow: float


class Leg(NamedTuple):
    """Angles of the thigh, and of the shin against it; how much of their length is seen."""

    hip: float
    knee: float
    seen: float


def reaching(outwards: float, down: float, *, elbow_under: bool = False) -> Arm:
    """The arm that brings the wrist to a place; its elbow points away from the body, or hangs under the hand."""
    far = min(max(hypot(outwards, down), FOLDED), (UPPER_ARM + FOREARM) * STRAIGHTEST)
    towards = degrees(atan2(outwards, down))
    at_shoulder = _corner(UPPER_ARM, far, FOREARM)
    bend = 180.0 - _corner(UPPER_ARM, FOREARM, far)
    return Arm(towards - at_shoulder, bend) if elbow_under else Arm(towards + at_shoulder, -bend)


def standing(outwards: float, down: float, *, sideways: float, forwards: float) -> Leg:
    """The leg that brings the ankle to a place.

    Args:
        outwards: The ankle's place.
        down: The same, below the hip.
        sideways: 0 where the figure faces the viewer, so that knees bend towards him and a little outwards; 1 where it
            walks across, so that they bend forwards.
        forwards: 1 if forwards is away from the body's middle on this side, else -1.
    """
    far = hypot(outwards, down)
    reach = min(far, 2 * THIGH * STRAIGHTEST)
    true_bend = degrees(acos(reach / (2 * THIGH)))
    shown = true_bend * (FORESHORTENED * (1.0 - sideways) + forwards * sideways)
    drawn = 2 * THIGH * cos(radians(shown))
    return Leg(degrees(atan2(outwards, down)) + shown, -2.0 * shown, far / drawn)


def _corner(one: float, other: float, opposite: float) -> float:
    """The angle between two sides of a triangle."""
    cosine = (one * one + other * other - opposite * opposite) / (2 * one * other)
    return degrees(acos(max(-1.0, min(1.0, cosine))))
