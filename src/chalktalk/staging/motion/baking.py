"""Curves that no easing describes (springs, waves) baked into keyframes: as few as keep within half a unit.

Each piece between two keyframes is a cubic Bezier whose control points stand at a third and two thirds of the time, so
that time runs evenly along it and its values are a polynomial; the two values are fitted by least squares.
"""

from collections.abc import Callable

from chalktalk.documents.timeline import Cubic, Ease, Track
from chalktalk.staging.motion.clock import Key, track

HALF_A_PIXEL = 0.5


def baked(curve: Callable[[float], float], start: int, end: int, *, within: float = HALF_A_PIXEL) -> Track:
    """Keyframes for a curve over the frames from `start` to `end`, both included.

    Args:
        curve: The value at a frame.
        start: First frame.
        end: Last frame, where the value stays.
        within: How far a value may lie from the curve's at any frame.
    """
    values = [curve(frame) for frame in range(start, end + 1)]
    keys: list[Key] = []
    at = 0
    while at < len(values) - 1:
        reach, ease = _longest(values, at, within)
        keys.append((start + at, values[at], ease))
        at = reach
    keys.append((end, values[-1], "hold"))
    return track(keys)


def _longest(values: list[float], first: int, within: float) -> tuple[int, Ease]:
    """The last frame that one piece from `first` can reach, and its easing; a step of one frame always can."""
    for last in range(len(values) - 1, first + 1, -1):
        ease = _fitted(values[first : last + 1], within)
        if ease is not None:
            return last, ease
    return first + 1, "linear"


def _fitted(values: list[float], within: float) -> Ease | None:
    begin, way, steps = values[0], values[-1] - values[0], len(values) - 1
    if all(abs(begin + way * i / steps - value) <= within for i, value in enumerate(values)):
        return "linear"
    if abs(way) < within:
        return None
    y1, y2 = _control_values([(i / steps, (value - begin) / way) for i, value in enumerate(values)])
    far = (abs(begin + way * _bezier(y1, y2, i / steps) - value) > within for i, value in enumerate(values))
    return None if any(far) else Cubic(1 / 3, round(y1, 4), 2 / 3, round(y2, 4))


def _control_values(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Least squares: the control values whose Bezier from 0 to 1 lies nearest to the points."""
    aa = ab = bb = ay = by = 0.0
    for t, value in points:
        a, b, rest = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, value - t**3
        aa, ab, bb, ay, by = aa + a * a, ab + a * b, bb + b * b, ay + a * rest, by + b * rest
    determinant = aa * bb - ab * ab
    if determinant < 1e-12:  # a single point between the ends: any pair through it will do
        return ay / (aa + ab), ay / (aa + ab)
    return (ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant


def _bezier(y1: float, y2: float, t: float) -> float:
    return 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t**2 * y2 + t**3
