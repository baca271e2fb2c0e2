"""Where a node's own coordinates lie in its parent's."""

import math

import skia

OPACITY = 5
"""Where among a node's numbers (`numbers_of`) its opacity stands, after x, y, scales and rotation."""


def matrix_of(numbers: tuple[float, ...], anchor_x: float, anchor_y: float) -> skia.Matrix:
    """From the node's own coordinates to its parent's: (x, y) + rotate(scale(p - anchor))."""
    x, y, wide, high, rotation = numbers[:OPACITY]
    angle = math.radians(rotation)
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d = wide * cos, -high * sin, wide * sin, high * cos
    return skia.Matrix.MakeAll(a, b, x - a * anchor_x - b * anchor_y, c, d, y - c * anchor_x - d * anchor_y, 0, 0, 1)
