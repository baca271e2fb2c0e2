"""Data in movement: numbers that count, bars that grow, lines that draw themselves, particles that flow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chalktalk.documents.timeline import Ease, Track
from chalktalk.staging.contours import Point, lengths
from chalktalk.staging.motion.clock import EASE_IN_OUT, EASE_OUT, Clock, Key, between, track


def count_up(start: int, land: int, first: float, last: float) -> Track:
    """A wheel's way from one place to another: it arrives as the number is said."""
    return track([(start, first, EASE_IN_OUT), (max(land, start + 1), last, "hold")])


def grow_bar(clock: Clock, start: int, length: float) -> Track:
    """A bar's length, from nothing to its value."""
    return between(clock, start, (0.0, length), 720, EASE_OUT)


def draw_path(clock: Clock, start: int, end: int) -> Track:
    """The drawn part of a line that goes on as it is spoken of."""
    return track([(start, 0.0, EASE_IN_OUT), (max(end, start + clock.lasting(300)), 1.0, "hold")])


def reaching(clock: Clock, starts: Sequence[int], values: Sequence[float], milliseconds: float) -> Track:
    """From value to value (two or more), each on its own word, in their order: none before those ahead of it."""
    due = list(accumulate(starts, max))
    lasting = clock.lasting(milliseconds)
    keys: list[Key] = [(due[0], values[0], "hold")]
    done = due[0]
    for start, following, (before, after) in zip(due[1:], [*due[2:], due[-1] + lasting], pairwise(values), strict=True):
        begin = max(start, done)
        done = begin + max(1, min(lasting, following - begin))
        keys += [(begin, before, EASE_IN_OUT), (done, after, "hold")]
    return track(keys)


def turn_into(clock: Clock, start: int, milliseconds: float = 900) -> Track:
    """How far one shape has become another."""
    return between(clock, start, (0.0, 1.0), milliseconds, EASE_IN_OUT)


@dataclass(frozen=True, slots=True)
class Particle:
    """One small body's way."""

    x: Track
    y: Track
    opacity: Track


def flow(
    clock: Clock, points: Sequence[Point], span: tuple[int, int], count: int = 6, seconds: float = 2.4
) -> list[Particle]:
    """Particles that travel along a line of points, evenly spaced, again and again.

    Args:
        clock: The scene's frames.
        points: The line's corners.
        span: The frames from which and until which they flow.
        count: How many are on their way at a time.
        seconds: How long one takes from end to end.
    """
    trip = max(4, clock.lasting(seconds * 1000))
    return [_particle(points, range(span[0] + round(i * trip / count), span[1], trip), trip) for i in range(count)]


def _particle(points: Sequence[Point], departures: range, trip: int) -> Particle:
    parts = _parts_of_way(points)
    soft = max(1, trip // 8)
    xs: list[Key] = []
    ys: list[Key] = []
    shown: list[Key] = [(departures.start - 1, 0.0, "hold")]
    for leaving in departures:
        last = len(parts) - 1
        for place, (part, (x, y)) in enumerate(zip(parts, points, strict=True)):
            # The last frame of a trip jumps back to the next one's start unseen.
            ease: Ease = "hold" if place == last else "linear"
            frame = leaving + min(trip - 1, round(part * (trip - 1)))
            xs.append((frame, x, ease))
            ys.append((frame, y, ease))
        shown += [
            (leaving, 0.0, "linear"),
            (leaving + soft, 1.0, "linear"),
            (leaving + trip - 1 - soft, 1.0, "linear"),
            (leaving + trip - 1, 0.0, "hold"),
        ]
    resting: list[Key] = [(departures.start, place, "hold") for place in points[0]]
    return Particle(track(xs or resting[:1]), track(ys or resting[1:]), track(shown))


def _parts_of_way(points: Sequence[Point]) -> list[float]:
    """How much of the whole way is done at each point."""
    done = lengths(points)
    return [each / done[-1] if done[-1] else 0.0 for each in done]
