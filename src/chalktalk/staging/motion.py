"""Movement as keyframes: entrances, emphasis and loops, each a small pure function of frames.

Durations and curves are those of the house style: entrances ease out, exits ease in, moves ease in and out, and
whatever has a body overshoots once and settles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalktalk.documents.timeline import Cubic, Ease, Keyframe, Number, Track
from chalktalk.frames import FrameRate

EASE_OUT = Cubic(0.16, 1.0, 0.3, 1.0)
EASE_IN_OUT = Cubic(0.65, 0.0, 0.35, 1.0)
SWAY = Cubic(0.37, 0.0, 0.63, 1.0)
"""Nearly a sine: for breathing and floating."""


STRESS = 1.06
"""How far an emphasis grows what it stresses; what may be stressed leaves that much room."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A scene's frames."""

    rate: FrameRate
    frames: int

    def lasting(self, milliseconds: float) -> int:
        """A duration in frames, at least one."""
        return max(1, self.rate.frame_at(milliseconds / 1000))


def track(keys: Iterable[tuple[int, float, Ease]]) -> Track:
    """Keyframes in order; of several at one frame the last counts."""
    by_frame = {frame: Keyframe(frame, round(value, 4), ease) for frame, value, ease in keys}
    return tuple(by_frame[frame] for frame in sorted(by_frame))


def shifted(number: Number, by: float) -> Number:
    """The same movement about another place."""
    if isinstance(number, float | int):
        return number + by
    return tuple(key._replace(value=round(key.value + by, 4)) for key in number)


def appear(clock: Clock, start: int, milliseconds: float = 300) -> Track:
    """Opacity from nothing to full."""
    return track([(start, 0.0, EASE_OUT), (start + clock.lasting(milliseconds), 1.0, "hold")])


def rise(clock: Clock, start: int, distance: float = 36.0, milliseconds: float = 480) -> Track:
    """An offset that comes to rest at nothing, from below."""
    return track([(start, distance, EASE_OUT), (start + clock.lasting(milliseconds), 0.0, "hold")])


def pop(clock: Clock, start: int, least: float = 0.82, pulses: Sequence[int] = ()) -> Track:
    """A scale that springs to 1 with one small overshoot, then beats once at each pulse."""
    settle = clock.lasting(460)
    keys: list[tuple[int, float, Ease]] = [
        (start, least, EASE_OUT),
        (start + clock.lasting(240), 1.03, SWAY),
        (start + settle, 1.0, "hold"),
    ]
    return track([*keys, *_pulses(clock, [at for at in pulses if at >= start + settle])])


def beat(clock: Clock, pulses: Sequence[int]) -> Number:
    """A scale of 1 that beats once at each pulse."""
    return track([(0, 1.0, "hold"), *_pulses(clock, pulses)]) if pulses else 1.0


def _pulses(clock: Clock, pulses: Sequence[int]) -> list[tuple[int, float, Ease]]:
    keys: list[tuple[int, float, Ease]] = []
    free = 0
    for at in sorted(pulses):
        if at < free:
            continue
        peak, end = at + clock.lasting(160), at + clock.lasting(520)
        keys += [(at, 1.0, EASE_OUT), (peak, STRESS, SWAY), (end, 1.0, "hold")]
        free = end
    return keys


def draw(clock: Clock, start: int, milliseconds: float = 480) -> Track:
    """The drawn part of an outline, from none to all."""
    return track([(start, 0.0, EASE_IN_OUT), (start + clock.lasting(milliseconds), 1.0, "hold")])


def spotlight(clock: Clock, start: int, end: int | None) -> Track:
    """Opacity of a light that comes on at `start` and steps back at `end` (or stays)."""
    keys: list[tuple[int, float, Ease]] = [(start, 0.0, EASE_OUT), (start + clock.lasting(300), 1.0, "hold")]
    if end is not None and end > start + clock.lasting(300):
        keys += [(end, 1.0, EASE_IN_OUT), (end + clock.lasting(400), 0.0, "hold")]
    return track(keys)


def sway(clock: Clock, centre: float, reach: float, period: float, phase: float = 0.0) -> Track:
    """A slow to and fro about a centre for the whole scene; `period` in seconds, `phase` in parts of it."""
    half = max(1, clock.lasting(period * 500))
    first = -round(phase * 2 * half)
    keys: list[tuple[int, float, Ease]] = []
    side = 1
    for frame in range(first, clock.frames + half, half):
        keys.append((frame, centre + side * reach, SWAY))
        side = -side
    return track(keys)
