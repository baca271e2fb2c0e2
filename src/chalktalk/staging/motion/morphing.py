"""Two outlines brought into one form, so that one can turn into the other: as many contours, as many points.

Every contour becomes a closed or open row of points, evenly spaced along it; pairs start where they lie nearest to one
another. A contour without a partner grows out of, or shrinks into, its own middle.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from math import hypot

from chalktalk.staging.nodes import outline

Point = tuple[float, float]

POINTS = 64
"""Points a contour; on an icon of 24 units, less than a unit and a half apart."""
PIECES = 8
"""Straight pieces a curve is cut into."""


def matched(one: str, other: str) -> tuple[str, str]:
    """Both outlines with the same commands, in the path language."""
    pairs = [_partners(a, b) for a, b in zip_longest(_contours(one), _contours(other))]
    return " ".join(outline(a) for a, _ in pairs), " ".join(outline(b) for _, b in pairs)


def cut(d: str, count: int) -> list[str]:
    """One contour as so many open ones, end to end: it looks whole until its pieces go their own ways."""
    points = _spread(_contours(d)[0])
    ends = [round((POINTS - 1) * number / count) for number in range(count + 1)]
    return [outline(points[first : last + 1]) for first, last in pairwise(ends)]


def middle_of(d: str) -> Point:
    """The middle of one contour's points."""
    return _middle(_spread(_contours(d)[0]))


def _partners(one: list[Point] | None, other: list[Point] | None) -> tuple[list[Point], list[Point]]:
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


def _spread(points: list[Point]) -> list[Point]:
    """`POINTS` points evenly along a line of points."""
    done = [0.0, *accumulate(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))]
    if not done[-1]:
        return [points[0]] * POINTS
    spread: list[Point] = []
    for step in range(POINTS):
        wanted = done[-1] * step / (POINTS - 1)
        at = min(bisect_right(done, wanted) - 1, len(points) - 2)
        part = (wanted - done[at]) / ((done[at + 1] - done[at]) or 1.0)
        (ax, ay), (bx, by) = points[at], points[at + 1]
        spread.append((ax + (bx - ax) * part, ay + (by - ay) * part))
    return spread


def _contours(d: str) -> list[list[Point]]:
    """Each contour as a row of points; a closed one ends where it starts."""
    found: list[list[Point]] = []
    words = iter(d.split(" "))
    for command in words:
        if command == "Z":
            found[-1].append(found[-1][0])
        elif command == "M":
            found.append(_points(words, 1))
        elif command == "L":
            found[-1] += _points(words, 1)
        else:
            found[-1] += _curve([found[-1][-1], *_points(words, 2 if command == "Q" else 3)])
    return found


def _points(words: Iterator[str], count: int) -> list[Point]:
    return [(float(next(words)), float(next(words))) for _ in range(count)]


def _curve(control: list[Point]) -> list[Point]:
    """A Bezier curve as short straight pieces, by de Casteljau's algorithm; its first point left out."""
    found: list[Point] = []
    for step in range(1, PIECES + 1):
        part, row = step / PIECES, control
        while len(row) > 1:
            row = [(ax + (bx - ax) * part, ay + (by - ay) * part) for (ax, ay), (bx, by) in pairwise(row)]
        found.append(row[0])
    return found
