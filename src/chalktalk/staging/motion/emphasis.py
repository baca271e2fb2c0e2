"""Emphasis: 300 to 600 ms in which something that is there is meant."""

from collections.abc import Sequence

from chalktalk.documents.timeline import Number, Track
from chalktalk.staging.motion.clock import EASE_IN_OUT, EASE_OUT, SWAY, Clock, Key, track
from chalktalk.staging.motion.movement import Movement

STRESS = 1.06
"""How far an emphasis grows what it stresses; what may be stressed leaves that much room."""


def pulse(clock: Clock, moments: Sequence[int]) -> Movement:
    """Grows and comes back, once at each moment."""
    return Movement(scale=beat(clock, moments))


def beat(clock: Clock, moments: Sequence[int]) -> Number:
    """A scale of 1 that grows and comes back at each moment; one that comes too soon after the last is left out."""
    keys: list[Key] = []
    free = min(moments, default=0)
    for at in sorted(moments):
        if at < free:
            continue
        peak, free = at + clock.lasting(160), at + clock.lasting(520)
        stress = 1.0 + (STRESS - 1.0) * min(clock.temper.reach, 1.0)
        keys += [(at, 1.0, EASE_OUT), (peak, stress, SWAY), (free, 1.0, "hold")]
    return track(keys) if keys else 1.0


def shake(clock: Clock, start: int, reach: float = 9.0) -> Movement:
    """To and fro across, dying away: this is wrong, this is stopped."""
    step = clock.lasting(75)
    swings = (0.0, 1.0, -0.8, 0.55, -0.3, 0.0)
    return Movement(dx=track((start + i * step, reach * swing, SWAY) for i, swing in enumerate(swings)))


def flash(clock: Clock, start: int) -> Track:
    """Opacity of a bright overlay that is there for a moment. At most one a second: three would be a hazard."""
    return track(
        [
            (start, 0.0, EASE_OUT),
            (start + clock.lasting(90), 0.7, EASE_IN_OUT),
            (start + clock.lasting(420), 0.0, "hold"),
        ]
    )


def glow(clock: Clock, start: int, end: int | None) -> Track:
    """Opacity of a light that comes on at `start` and steps back at `end` (or stays)."""
    keys: list[Key] = [(start, 0.0, EASE_OUT), (start + clock.lasting(300), 1.0, "hold")]
    if end is not None and end > start + clock.lasting(300):
        keys += [(end, 1.0, EASE_IN_OUT), (end + clock.lasting(400), 0.0, "hold")]
    return track(keys)
