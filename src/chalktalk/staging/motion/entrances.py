"""Entrances: 360 to 480 ms, easing out; each pattern a pure function of frames."""

from collections.abc import Sequence
from typing import Literal

from chalktalk.documents.manner import Motion
from chalktalk.documents.timeline import Track
from chalktalk.staging.motion.clock import EASE_OUT, Clock, Key, between, track
from chalktalk.staging.motion.movement import Movement
from chalktalk.staging.motion.springs import spring

Side = Literal["left", "right", "above", "below"]

_FROM: dict[Side, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "above": (0, -1), "below": (0, 1)}


def appear(clock: Clock, start: int, milliseconds: float = 300) -> Track:
    """Opacity from nothing to full."""
    return between(clock, start, (0.0, 1.0), milliseconds * clock.temper.slower, EASE_OUT)


def draw(clock: Clock, start: int, milliseconds: float = 480) -> Track:
    """The drawn part of an outline, from none to all.

    Sets out fast: the round ends of lines that have hardly begun would look like spilled dots.
    """
    return between(clock, start, (0.0, 1.0), milliseconds, EASE_OUT)


def type_on(clock: Clock, start: int, edges: Sequence[float], end: int) -> Track:
    """The width of a window over a line of text, letter by letter.

    Args:
        clock: The scene's frames.
        start: When the first letter is there.
        edges: The right edge of each letter, from the line's left end.
        end: When the last letter is there.
    """
    step = (end - start) / max(1, len(edges) - 1)
    keys: list[Key] = [(start - clock.lasting(1), 0.0, "hold")]
    return track([*keys, *((start + round(i * step), edge, "hold") for i, edge in enumerate(edges))])


def fade_in(clock: Clock, start: int) -> Movement:
    """Comes in where it stands."""
    return Movement(opacity=appear(clock, start, 360))


def slide_in(clock: Clock, start: int, side: Side = "below", distance: float = 36.0) -> Movement:
    """Comes to its place from one side."""
    across, down = _FROM[side]
    coming = _arriving(clock, start, distance * clock.temper.reach)
    return Movement(
        dx=_times(coming, across) if across else 0.0,
        dy=_times(coming, down) if down else 0.0,
        opacity=appear(clock, start),
    )


def bounce_in(clock: Clock, start: int, size: float = 300.0, least: float = 0.6) -> Movement:
    """Springs up, overshoots once and settles; `size` is the larger side of what comes in."""
    first = 1.0 - (1.0 - least) * min(clock.temper.reach, 1.0)
    scale = spring(clock, start, (first, 1.0), 560, damping=0.62, size=size / 2)
    return Movement(scale=scale, opacity=appear(clock, start))


def zoom_in(clock: Clock, start: int, first: float = 0.9) -> Movement:
    """Grows, or from a `first` over 1 shrinks, into its place."""
    growing = between(clock, start, (first, 1.0), 480 * clock.temper.slower, EASE_OUT)
    return Movement(scale=growing, opacity=appear(clock, start))


def _arriving(clock: Clock, start: int, distance: float) -> Track:
    """The way that is left; where things are lively they spring, and swing past their place once."""
    if clock.motion is Motion.LIVELY:
        return spring(clock, start, (distance, 0.0), 560, damping=0.8)
    return between(clock, start, (distance, 0.0), 480 * clock.temper.slower, EASE_OUT)


def _times(keys: Track, sign: int) -> Track:
    return tuple(key._replace(value=key.value * sign + 0.0) for key in keys)
