"""Rings: a whole turn as a band, and parts of it as outlines that a stroke can sweep along."""

from math import cos, pi, sin
from typing import NamedTuple

from chalktalk.decimals import decimal
from chalktalk.staging.page import Box

BAND = 0.13
"""Width of the band as a part of the whole ring's."""


class Ring(NamedTuple):
    """Where the ring lies: through the middle of its band."""

    cx: float
    cy: float
    radius: float
    width: float

    def at(self, turn: float, further: float = 0.0) -> tuple[float, float]:
        """A place on it, or so much further out."""
        angle = 2 * pi * turn - pi / 2
        return self.cx + (self.radius + further) * cos(angle), self.cy + (self.radius + further) * sin(angle)

    @property
    def outer(self) -> float:
        """From the middle to the outer edge."""
        return self.radius + self.width / 2


def ring_in(box: Box) -> Ring:
    """The largest ring in a box."""
    size = min(box.width, box.height)
    return Ring(box.cx, box.cy, size * (1 - BAND) / 2, size * BAND)


def along(ring: Ring, begin: float, end: float) -> str:
    """An arc in cubic pieces of at most an eighth of a turn.

    The control points lie 4/3 tan(a/4) radii along the tangents: L. Maisonobe, "Drawing an elliptical arc using
    polylines, quadratic or cubic Bezier curves" (2003).
    """
    pieces = max(1, -int(-(end - begin) * 8 // 1))
    step = (end - begin) / pieces
    half = pi * step / 2
    reach = 4 / 3 * sin(half) / cos(half) * ring.radius
    x, y = ring.at(begin)
    words = [f"M {decimal(x)} {decimal(y)}"]
    for piece in range(pieces):
        a, b = begin + piece * step, begin + (piece + 1) * step
        (ax, ay), (bx, by) = ring.at(a), ring.at(b)
        (ux, uy), (vx, vy) = _tangent(a), _tangent(b)
        row = (ax + ux * reach, ay + uy * reach, bx - vx * reach, by - vy * reach, bx, by)
        words.append("C " + " ".join(decimal(value) for value in row))
    return " ".join(words)


def _tangent(turn: float) -> tuple[float, float]:
    angle = 2 * pi * turn - pi / 2
    return -sin(angle), cos(angle)
