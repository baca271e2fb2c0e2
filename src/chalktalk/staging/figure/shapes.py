"""Outlines of the figure's parts, in the rig's units: each hangs from the joint at its origin."""

from chalktalk.decimals import decimal

TORSO = (
    "M -16 -354 C -34 -354 -46 -346 -46 -326 C -46 -296 -39 -250 -37 -206 C -36 -190 -31 -182 -20 -182 "
    "L 20 -182 C 31 -182 36 -190 37 -206 C 39 -250 46 -296 46 -326 C 46 -346 34 -354 16 -354 Z"
)
COLLAR = "M -15 -352 C -9 -342 9 -342 15 -352"
NECK = "M 0 -346 L 0 -380"

SHOE = "M -16 14 C -21 -3 -12 -14 1 -14 C 10 -14 12 -6 21 -2 C 33 2 40 6 39 14 Z"

HAND = (
    "M -8 -2 C -16 6 -16 16 -13 23 C -11 29 -7 32 -4 33 C -2 34 -1 34 0 34 C 1 34 2 34 4 33 C 7 32 11 29 12 23 "
    "C 13 19 14 17 15 14 C 17 8 13 2 8 -2 Z"
)
"""A loose hand."""
POINTING_HAND = (
    "M -8 -2 C -16 5 -16 13 -13 19 C -11 23 -8 25 -6 26 C -6 36 -6 48 0 48 C 6 48 6 36 6 26 C 9 25 11 22 12 19 "
    "C 17 24 24 18 20 12 C 16 6 13 2 8 -2 Z"
)
"""The same with its finger out and its thumb up."""

SMILE = "M -18 0 C -10 12 10 12 18 0 C 10 12 -10 12 -18 0 Z"
SMILE_OPEN = "M -18 0 C -10 2 10 2 18 0 C 16 34 -16 34 -18 0 Z"
FLAT = "M -15 0 C -7 -3 7 -3 15 0 C 7 -3 -7 -3 -15 0 Z"
FLAT_OPEN = "M -13 2 C -12 -14 12 -14 13 2 C 12 20 -12 20 -13 2 Z"
BROW = "M -9 2 C -4 -3 4 -3 9 2"


def tapered(length: float, upper: float, lower: float) -> str:
    """A limb that hangs from the origin: round ends of two radii, joined by straight sides."""
    # A half circle is a cubic whose control points lie 4/3 of the radius beyond its ends, to within 2 % of it.
    over, under = decimal(-upper * 4 / 3), decimal(length + lower * 4 / 3)
    a, b, end = decimal(upper), decimal(lower), decimal(length)
    return f"M -{a} 0 C -{a} {over} {a} {over} {a} 0 L {b} {end} C {b} {under} -{b} {under} -{b} {end} Z"
