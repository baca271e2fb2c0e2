"""Places round a ring: discs evenly apart, clockwise from the top, each with room for its words."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.arrows import along_ellipse
from chalktalk.staging.parts.cards import alike
from chalktalk.staging.typeset import Setting

GAP = 24.0
"""Between a disc and its words."""
LEVEL = 0.35
"""Up to this sine a place counts as at the side of a ring, up to this cosine as at its top or bottom."""
BROAD = 1.3
LARGE_DISC = 200.0
"""Size from which words as large as a heading do not outdo the picture they belong to."""
SIDE = 248.0
"""Room for words at a ring's side."""
THREE_LINES, TWO_LINES = 132.0, 84.0
"""Height of words at the body's size."""

_BESIDE = {1: 0.4, 2: 0.44, 3: 0.36, 4: 0.33, 5: 0.28, 6: 0.26, 7: 0.22}
"""A disc's size as a part of the height, where words stand beside the ring …"""
_AROUND = {1: 0.3, 2: 0.29, 3: 0.25, 4: 0.23, 5: 0.19, 6: 0.18, 7: 0.15}
"""… and as a part of the shorter side, where they stand above and below."""


class Seat(NamedTuple):
    """A place on a ring."""

    angle: float
    """Radians; 0 is to the right, pi/2 below."""
    disc: Box
    words: Box
    align: float
    """Of the words in their box across: 0 left, 1 right."""
    rise: float
    """And down: 0 at the top, 1 at the bottom."""

    def placed(self, setting: Setting) -> Box:
        """Where in the words' room a setting stands."""
        y = self.words.y + (self.words.height - setting.height) * self.rise
        return Box(self.words.x, y, self.words.width, setting.height)


class Ring(NamedTuple):
    """An ellipse and the places on it."""

    middle: Point
    radii: Point
    seats: tuple[Seat, ...]


def ring(area: Box, count: int, *, inward: bool = False, filled: bool = False) -> Ring:
    """Lay out a ring that fills an area; words beside it where the area is broad, else above and below.

    Args:
        area: Its room, words included.
        count: How many places it has.
        inward: Whether words of places at its sides may stand within the ring.
        filled: Whether something stands in its middle, for which the discs make room.
    """
    wide = area.width > area.height * BROAD
    side = min(SIDE, area.width * 0.2)
    angles = _angles(count, wide=wide, inward=inward)
    top, bottom = min(map(sin, angles)), max(map(sin, angles))
    reach = max(0.5, *(abs(cos(angle)) for angle in angles))
    crowd = min(7, count + 2 * filled)
    if wide:
        size = area.height * _BESIDE[crowd]
        arcs = 1 if filled else max(1 - (top + bottom) / 2, 1 + (top + bottom) / 2)
        ry = min((area.height / 2 - 6) / arcs, (area.height - size) / max(bottom - top, 1.2))
        rx = min(1.3 * ry, (area.width / 2 - size / 2 - GAP - side) / reach)
        ry = min(ry, 1.2 * rx)
        middle = (area.cx, area.cy - ry * (top + bottom) / 2)
    else:
        size = min(area.width, area.height) * _AROUND[crowd]
        room = GAP + (THREE_LINES if count == 3 and area.height > 700 else TWO_LINES)
        above, below = (room if top < -LEVEL else 0.0), (room if bottom > LEVEL else 0.0)
        ry = min(area.width / 2, (area.height - above - below - size) / max(bottom - top, 1.2))
        rx = min(1.3 * ry if count == 2 else area.width, min(area.width - size, area.width - SIDE) / 2 / reach)
        middle = (area.cx, area.cy + (above - below) / 2 - ry * (top + bottom) / 2)
    discs = [
        Box(middle[0] + rx * cos(angle), middle[1] + ry * sin(angle), 0.0, 0.0).centred(size, size) for angle in angles
    ]
    seats = (
        _beside(area, angle, disc) if wide else _around(area, angle, disc, discs, angles, inward=inward)
        for angle, disc in zip(angles, discs, strict=True)
    )
    return Ring(middle, (rx, ry), tuple(seats))


def _angles(count: int, *, wide: bool, inward: bool) -> list[float]:
    """Clockwise, the first at the top or left of it; at a ring's side only where words have room there."""
    first = -pi / 2 if count % 2 else -pi / 2 - pi / count
    if not wide and (count == 2 or (count == 6 and not inward)):
        first = -pi / 2
    return [first + 2 * pi * at / count for at in range(count)]


def _beside(area: Box, angle: float, disc: Box) -> Seat:
    """Words left or right of the disc; of one at the very top or bottom, moved clear of the ring."""
    left = cos(angle) < -0.01
    x, right = (area.x, disc.x - GAP) if left else (disc.right + GAP, area.right)
    # Away from the ring, which passes close by where it runs across the page.
    middle = disc.cy + sin(angle) * disc.height * 0.3
    height = THREE_LINES
    if abs(cos(angle)) >= LEVEL:
        y, rise = min(max(area.y, middle - height / 2), area.bottom - height), 0.5
    elif sin(angle) < 0:
        height = min(height, middle - area.y)
        y, rise = middle - height, 1.0
    else:
        height = min(height, area.bottom - middle)
        y, rise = middle, 0.0
    return Seat(angle, disc, Box(x, y, right - x, height), 1.0 if left else 0.0, rise)


def _around(area: Box, angle: float, disc: Box, discs: Sequence[Box], angles: Sequence[float], *, inward: bool) -> Seat:
    """Words above or below the disc; within the ring at its sides, where they may."""
    if inward and abs(sin(angle)) < LEVEL:
        left = cos(angle) < 0
        x, right = (disc.right + GAP, area.cx - GAP / 2) if left else (area.cx + GAP / 2, disc.x - GAP)
        return Seat(angle, disc, Box(x, disc.cy - 66, right - x, THREE_LINES), 0.0 if left else 1.0, 0.5)
    half = min(disc.cx - area.x, area.right - disc.cx)
    top, bottom = _height(disc, angle, inward=inward)
    for other, at in zip(discs, angles, strict=True):
        near, (above, below) = abs(other.cx - disc.cx), _height(other, at, inward=inward)
        if near > 1 and above < bottom and top < below:
            half = min(half, (near - GAP) / 2)
    up = sin(angle) < 0
    height = disc.y - GAP - area.y if up else area.bottom - disc.bottom - GAP
    height = min(height, 2 * THREE_LINES)
    y = disc.y - GAP - height if up else disc.bottom + GAP
    return Seat(angle, disc, Box(disc.cx - half, y, 2 * half, height), 0.5, 1.0 if up else 0.0)


def _height(disc: Box, angle: float, *, inward: bool) -> tuple[float, float]:
    """From where to where a disc and its words reach down the page."""
    if inward and abs(sin(angle)) < LEVEL:
        return disc.y, disc.bottom
    words = GAP + TWO_LINES
    return (disc.y - words, disc.bottom) if sin(angle) < 0 else (disc.y, disc.bottom + words)


def settings(board: Board, labels: Sequence[str], seats: Sequence[Seat]) -> list[Setting]:
    """The words of all places, alike, at the largest size at which each fits its own room."""
    roomy = len(labels) < 5 and seats[0].disc.width > LARGE_DISC
    return alike(board, labels, [seat.words for seat in seats], largest=HEADING if roomy else BODY)


def arc(ring_: Ring, at: int, gap: float) -> list[Point]:
    """The stretch of a ring from one place to the next, clear of both discs."""
    one, other = ring_.seats[at], ring_.seats[(at + 1) % len(ring_.seats)]
    first = _clear(ring_, one, one.angle, 1, gap)
    last = _clear(ring_, other, one.angle + 2 * pi / len(ring_.seats), -1, gap)
    return along(ring_, first, max(last, first + 0.02))


def along(ring_: Ring, first: float, last: float) -> list[Point]:
    """A stretch of a ring between two angles."""
    return along_ellipse(ring_.middle, ring_.radii, first, last)


def _clear(ring_: Ring, seat: Seat, angle: float, way: int, gap: float) -> float:
    """The angle at which the ring has left a disc, on its way forwards (1) or back (-1)."""
    (cx, cy), (rx, ry) = ring_.middle, ring_.radii
    wanted = seat.disc.width / 2 + gap
    for step in range(160):
        here = angle + way * step * 0.01
        if hypot(cx + rx * cos(here) - seat.disc.cx, cy + ry * sin(here) - seat.disc.cy) >= wanted:
            return here
    return angle + way * 1.6
