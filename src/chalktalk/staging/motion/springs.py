"""Springs: whatever has a body overshoots once and settles.

The step response of a damped harmonic oscillator, x(t) = 1 - e^(-zwt) (cos dt + zw/d sin dt) with d = w sqrt(1 - z²);
see any text on control theory. The overshoot is e^(-pi z / sqrt(1 - z²)): 4.6 % at z = 0.7.
"""

from functools import lru_cache
from math import cos, exp, log, pi, sin, sqrt

from chalktalk.documents.timeline import Track
from chalktalk.staging.motion.baking import HALF_A_PIXEL, baked
from chalktalk.staging.motion.clock import Clock

DAMPING = 0.7
STILL = 0.002
"""Part of the way that is left when a spring counts as settled."""

STIFFEST, LEAST_SWING = 0.98, 1e-6
"""Damping ratio of a spring that hardly swings at all, and the part of the way from which it does."""

ROUNDING = 0.15
"""Page units that rounding keyframes to four decimals may add."""


def spring(
    clock: Clock,
    start: int,
    values: tuple[float, float],
    milliseconds: float = 480,
    *,
    damping: float = DAMPING,
    size: float = 1.0,
) -> Track:
    """From one value to another as a spring goes there.

    Args:
        clock: The scene's frames.
        start: When it is let go.
        values: From where to where.
        milliseconds: Until it is still.
        damping: Ratio, over 0 and under 1.
        size: Page units that a change of 1 in the value moves anything by; for a scale, half the thing's size.
    """
    first, last = values
    way = last - first
    frames = clock.lasting(milliseconds * clock.temper.slower)
    pieces = _from_rest(frames, damped(damping, clock.temper.swing), way, (HALF_A_PIXEL - ROUNDING) / size)
    return tuple(key._replace(frame=key.frame + start, value=round(first + key.value, 4)) for key in pieces)


def damped(ratio: float, swing: float) -> float:
    """The damping ratio of a spring that swings so many times as far beyond its end as one of this ratio does."""
    if swing == 1.0:
        return ratio
    over = swing * exp(-pi * ratio / sqrt(1 - ratio**2))
    if over < LEAST_SWING:
        return STIFFEST
    return -log(over) / sqrt(pi**2 + log(over) ** 2)


@lru_cache(maxsize=256)
def _from_rest(frames: int, damping: float, way: float, within: float) -> Track:
    """From 0 on a way in so many frames."""
    rate = -log(STILL) / damping / frames
    turning = rate * sqrt(1 - damping**2)

    def at(frame: float) -> float:
        if frame >= frames:
            return way
        fading = exp(-damping * rate * frame)
        return way * (1 - fading * (cos(turning * frame) + damping * rate / turning * sin(turning * frame)))

    return baked(at, 0, frames, within=within)
