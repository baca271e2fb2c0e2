"""Lines through points: how long they are, what lies along them, and outlines as such lines."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import hypot

Point = tuple[float, float]

PIECES = 8
"""Straight pieces that a curve is cut into."""

_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3}


def distance(a: Point, b: Point) -> float:
    """How far one point lies from another."""
    return hypot(b[0] - a[0], b[1] - a[1])


def part_way(a: Point, b: Point, part: float) -> Point:
    """The point at a part of the way from one to another."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def lengths(points: Sequence[Point]) -> list[float]:
    """How far along a line of points each of them lies: 0 for the first."""
    return list(accumulate((distance(a, b) for a, b in pairwise(points)), initial=0.0))


@lru_cache(maxsize=4096)
def contours_of(d: str) -> tuple[tuple[Point, ...], ...]:
    """An outline in the path language, each contour as a line of points; a closed one ends where it starts."""
    found: list[list[Point]] = []
    words = iter(d.split(" "))
    for command in words:
        if command == "Z":
            found[-1].append(found[-1][0])
            continue
        points = [(float(next(words)), float(next(words))) for _ in range(_POINTS[command])]
        if command == "M":
            found.append(points)
        elif command == "L":
            found[-1] += points
        else:
            found[-1] += _curve([found[-1][-1], *points])
    return tuple(map(tuple, found))


def _curve(control: Sequence[Point]) -> Iterator[Point]:
    """A Bezier curve after its first point, by de Casteljau's construction."""
    for step in range(1, PIECES + 1):
        layer = control
        while len(layer) > 1:
            layer = [part_way(a, b, step / PIECES) for a, b in pairwise(layer)]
        yield layer[0]
