"""Where a node's own coordinates lie on the page."""

import math
from typing import TypeAlias

import skia

from chalktalk.render.damage import Box

Numbers: TypeAlias = tuple[float, ...]
"""A node's numbers at a frame, in the order of `numbers_of`: x, y, scales, rotation, opacity, then its kind's own."""
OPACITY = 5
"""Where among a node's numbers its opacity stands."""
OWN = 6
"""Where those of its kind begin."""

Place: TypeAlias = tuple[float, float, float, float, float, float]
"""A point (x, y) lies at (x * wide_x + y * high_x + left, x * wide_y + y * high_y + top): the six in this order."""
Extent: TypeAlias = tuple[float, float, float, float]
"""From (left, top) to (right, bottom), in a node's own coordinates."""

MARGIN = 2
"""Pixels that anti-aliasing, and setting shadows and glyphs to quarters of a pixel, may reach beyond an outline."""
SLOW = 4
"""Places within a pixel, on each axis, at which something that travels may stand, as glyphs and shadows have them."""


def placed(above: Place, numbers: Numbers, anchor_x: float, anchor_y: float) -> Place:
    """From a node's own coordinates to the page's pixels: (x, y) + rotate(scale(p - anchor)), then as its parent's."""
    x, y, wide, high, rotation = numbers[:OPACITY]
    wide_x, wide_y, high_x, high_y = wide, 0.0, 0.0, high
    if rotation:
        angle = math.radians(rotation)
        cos, sin = math.cos(angle), math.sin(angle)
        wide_x, wide_y, high_x, high_y = wide * cos, wide * sin, -high * sin, high * cos
    x -= wide_x * anchor_x + high_x * anchor_y
    y -= wide_y * anchor_x + high_y * anchor_y
    a, b, c, d, left, top = above
    return (
        a * wide_x + c * wide_y,
        b * wide_x + d * wide_y,
        a * high_x + c * high_y,
        b * high_x + d * high_y,
        a * x + c * y + left,
        b * x + d * y + top,
    )


def is_upright(place: Place) -> bool:
    """Whether sides stay level and plumb."""
    return place[1] == 0 == place[2]


def at_steps(place: Place, steps: int = SLOW) -> Place:
    """The same place, but for its origin, which is moved to the nearest of so many steps of a pixel."""
    a, b, c, d, left, top = place
    return (a, b, c, d, math.floor(left * steps + 0.5) / steps, math.floor(top * steps + 0.5) / steps)


def without_turn(place: Place) -> Place:
    """For what looks the same from all sides: the same place unturned, if it is only turned, and as large both ways."""
    a, b, c, d, left, top = place
    scale = math.hypot(a, b)
    if is_upright(place) or abs(a - d) + abs(b + c) > scale * 1e-6:
        return place
    scale = round(scale, 4)
    return at_steps((scale, 0.0, 0.0, scale, left, top))


def matrix_of(place: Place) -> skia.Matrix:
    """The place as Skia's matrix."""
    a, b, c, d, left, top = place
    return skia.Matrix.MakeAll(a, c, left, b, d, top, 0, 0, 1)


def pixels_of(extent: Extent, place: Place, spread: float, margin: float, page: Box) -> Box | None:
    """The page's pixels that an extent can touch with a spread around it, in its own units, and a margin, in pixels."""
    a, b, c, d, x, y = place
    from_x, from_y, to_x, to_y = extent
    spread = spread * _largest_scale(place) + margin
    left, right, top, bottom = a * from_x, a * to_x, d * from_y, d * to_y
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    if not is_upright(place):
        left, right = left + min(c * from_y, c * to_y), right + max(c * from_y, c * to_y)
        top, bottom = top + min(b * from_x, b * to_x), bottom + max(b * from_x, b * to_x)
    left, right, top, bottom = left + x - spread, right + x + spread, top + y - spread, bottom + y + spread
    return common((math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)), page)


def covers(extent: Extent, place: Place, page: Box) -> bool:
    """Whether an extent, upright, holds all of a page, give or take less than can be seen."""
    a, _, _, d, x, y = place
    left, top, right, bottom = extent[0] * a + x, extent[1] * d + y, extent[2] * a + x, extent[3] * d + y
    return is_upright(place) and max(left, top) < 0.01 and right > page[2] - 0.01 and bottom > page[3] - 0.01


def _largest_scale(place: Place) -> float:
    """By how much the place stretches whatever it stretches most: the larger singular value of its matrix."""
    a, b, c, d = place[:4]
    if is_upright(place):
        return max(abs(a), abs(d))
    wide, high = a * a + b * b, c * c + d * d
    return math.sqrt((wide + high) / 2 + math.hypot((wide - high) / 2, a * c + b * d))


def common(one: Box | None, other: Box | None) -> Box | None:
    """The pixels that lie in both, None if none do."""
    if not one or not other:
        return None
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def around(boxes: list[Box]) -> Box | None:
    """The smallest box that holds them all."""
    if len(boxes) < 2:
        return boxes[0] if boxes else None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
