"""Time as movement counts it: a scene's frames, keyframes in order, and the curves of the house style.

Durations and curves: entrances ease out, exits ease in, moves ease in and out, and whatever has a body overshoots
once and settles.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from chalktalk.documents.manner import Motion
from chalktalk.documents.timeline import Cubic, Ease, Keyframe, Number, Track
from chalktalk.frames import FrameRate

EASE_OUT = Cubic(0.16, 1.0, 0.3, 1.0)
EASE_IN = Cubic(0.7, 0.0, 0.84, 0.0)
EASE_IN_OUT = Cubic(0.65, 0.0, 0.35, 1.0)
SWAY = Cubic(0.37, 0.0, 0.63, 1.0)
"""Nearly a sine: for breathing and floating."""

Key = tuple[int, float, Ease]
"""Frame, value, and how it leaves for the next."""


@dataclass(frozen=True, slots=True)
class Temper:
    """How things move: the one place that says by how much a film's movement differs from the usual."""

    slower: float = 1.0
    """Entrances and springs last so many times as long."""
    reach: float = 1.0
    """They come from so many times as far."""
    drift: float = 1.0
    """What never stops moves so many times as far."""
    swing: float = 1.0
    """What has a body swings so many times as far beyond its place."""


_TEMPERS = {
    Motion.CALM: Temper(slower=1.25, reach=0.5, drift=0.5, swing=0.0),
    Motion.STEADY: Temper(),
    Motion.LIVELY: Temper(slower=0.9, reach=1.5, drift=1.5, swing=2.0),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A scene's frames, and how things move in them."""

    rate: FrameRate
    frames: int
    motion: Motion = Motion.STEADY

    @property
    def temper(self) -> Temper:
        """How things move."""
        return _TEMPERS[self.motion]

    def lasting(self, milliseconds: float) -> int:
        """A duration in frames, at least one."""
        return max(1, self.rate.frame_at(milliseconds / 1000))


def track(keys: Iterable[Key]) -> Track:
    """Keyframes in order; of several at one frame the last counts."""
    by_frame = {frame: Keyframe(frame, round(value, 4), ease) for frame, value, ease in keys}
    return tuple(by_frame[frame] for frame in sorted(by_frame))


def between(clock: Clock, start: int, values: tuple[float, float], milliseconds: float, ease: Ease) -> Track:
    """From one value to another, and no further."""
    return track([(start, values[0], ease), (start + clock.lasting(milliseconds), values[1], "hold")])


def shifted(number: Number, by: float) -> Number:
    """The same movement about another place."""
    if not isinstance(number, tuple):
        return number + by
    return tuple(key._replace(value=round(key.value + by, 4)) for key in number)


def scaled(number: Number, factor: float) -> Number:
    """The same movement, larger or smaller."""
    if not isinstance(number, tuple):
        return number * factor
    return tuple(key._replace(value=round(key.value * factor, 4)) for key in number)
