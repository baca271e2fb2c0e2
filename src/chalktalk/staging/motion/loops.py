"""Loops: what never stops, so softly that it is felt and not seen."""

from chalktalk.documents.timeline import Track
from chalktalk.staging.motion.clock import SWAY, Clock, Key, track
from chalktalk.staging.motion.movement import Movement


def hover(clock: Clock, reach: float = 6.0, period: float = 4.2, phase: float = 0.0) -> Movement:
    """Floats up and down; `period` in seconds, `phase` in parts of it."""
    return Movement(dy=sway(clock, 0.0, reach, period, phase))


def rotate(clock: Clock, start: int, period: float, *, clockwise: bool = True) -> Movement:
    """Turns evenly, once in `period` seconds, from `start` to the scene's end."""
    end = max(clock.frames, start + 1)
    turned = (end - start) / clock.lasting(period * 1000) * (360.0 if clockwise else -360.0)
    return Movement(rotation=track([(start, 0.0, "linear"), (end, turned, "hold")]))


def breathe(clock: Clock, reach: float = 0.012, period: float = 3.4, phase: float = 0.0) -> Movement:
    """Grows and shrinks by a hair."""
    return Movement(scale=sway(clock, 1.0, reach, period, phase))


def sway(clock: Clock, centre: float, reach: float, period: float, phase: float = 0.0) -> Track:
    """A slow to and fro about a centre for the whole scene; `period` in seconds, `phase` in parts of it."""
    half = max(1, clock.lasting(period * 500))
    first = -round(phase * 2 * half)
    keys: list[Key] = []
    side = 1
    reach *= clock.temper.drift
    for frame in range(first, clock.frames + half, half):
        keys.append((frame, centre + side * reach, SWAY))
        side = -side
    return track(keys)
