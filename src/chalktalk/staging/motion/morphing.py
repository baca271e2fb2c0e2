"""Two outlines brought into one form, so that one can turn into the other: as many contours, as many points.

Every contour becomes a closed or open row of points, evenly spaced along it; pairs start where they lie nearest to one
another. A contour without a partner grows out of, or shrinks into, its own middle.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from math import hypot

from chalktalk.staging.contours import Point, contours_of, lengths, part_way
from chalktalk.staging.nodes import outline

POINTS = 64
"""Points a contour; on an icon of 24 units, less than a unit and a half apart."""


def matched(one: str, other: str) -> tuple[str, str]:
    """Both outlines with the same commands, in the path language."""
    pairs = [_partners(a, b) for a, b in zip_longest(contours_of(one), contours_of(other))]
    return " ".join(outline(a) for a, _ in pairs), " ".join(outline(b) for _, b in pairs)


def cut(d: str, count: int) -> list[str]:
    """One contour as so many open ones, end to end: it looks whole until its pieces go their own ways."""
    points = _spread(contours_of(d)[0])
    ends = [round((POINTS - 1) * number / count) for number in range(count + 1)]
    return [outline(points[first : last + 1]) for first, last in pairwise(ends)]


def middle_of(d: str) -> Point:
    """The middle of one contour's points."""
    return _middle(_spread(contours_of(d)[0]))


def _partners(one: Sequence[Point] | None, other: Sequence[Point] | None) -> tuple[list[Point], list[Point]]:
    if one is None or other is None:
        there = _spread(one or other or [(0.0, 0.0)])
        nothing = [_middle(there)] * POINTS
        return (there, nothing) if other is None else (nothing, there)
    first, second = _spread(one), _spread(other)
    if one[0] != one[-1] or other[0] != other[-1]:  # an open line keeps its ends
        turned = [second, second[::-1]]
    else:
        turned = [row[at:] + row[:at] for row in (second, second[::-1]) for at in range(0, POINTS, 4)]
    return first, min(turned, key=lambda row: _travel(first, row))


def _travel(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How far all points have to go, about each outline's own middle."""
    (ax, ay), (bx, by) = _middle(one), _middle(other)
    return sum(hypot(x - ax - u + bx, y - ay - v + by) for (x, y), (u, v) in zip(one[::4], other[::4], strict=True))


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _spread(points: Sequence[Point]) -> list[Point]:
    """`POINTS` points evenly along a line of points."""
    done = lengths(points)
    if not done[-1]:
        return [points[0]] * POINTS
    spread: list[Point] = []
    for step in range(POINTS):
        wanted = done[-1] * step / (POINTS - 1)
        at = min(bisect_right(done, wanted) - 1, len(points) - 2)
        part = (wanted - done[at]) / ((done[at + 1] - done[at]) or 1.0)
        spread.append(part_way(points[at], points[at + 1], part))
    return spread
