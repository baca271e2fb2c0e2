"""Where a picture has text, without reading it.

Text is strokes: narrow runs that are darker, or lighter, than one even ground to both sides, many beside each other,
and none of them long. Foliage and noise have strokes too, but no even ground; stripes and fences have a ground, but
their strokes go on and on. Large and small letters are the same at different scales.
"""

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.shrinking import enlarged, shrunk
from chalktalk.direction.references.spaces import Reals

SIDES = (320, 160, 80)
"""Pixels of the longer side at which strokes are looked for."""
STROKE = 5
"""Pixels that a stroke is wide at most, at one of these scales."""
STANDS_OUT = 20.0
"""L* by which it stands out from the ground."""
WINDOW = (5, 25)
"""Pixels down and across in which strokes are counted: part of a line of text."""
FEWEST = 3.2
"""Strokes in a row of a window; letters have one or two each."""
EVEN = 4.5
"""L* by which the ground of a window varies at most, as a deviation."""
GROUND = 0.35
"""Share of a window that is ground."""
ENDING = 0.12
"""Of the pixels of strokes, the share at which one ends above or below."""
TALLEST = 14
"""Pixels that a letter is tall at most, at one of these scales."""
GAP = 0.12
"""Of the strokes in a line, what may be in the gap between it and the next."""
LASTING = 12
"""Pixels across that a line of text goes on for at least, at one of these scales."""
LEAST = 0.012
"""Share of a picture below which it may as well be chance."""

Mask = NDArray[np.bool_]


def text_share_of(lightness: Reals) -> float:
    """Share of a picture that is covered by lines of text.

    Args:
        lightness: L*, height by width; some hundred pixels a side.
    """
    height, width = lightness.shape
    covered = np.zeros((height, width), np.bool_)
    for side in SIDES:
        small = shrunk(lightness, side) if max(height, width) > side else lightness
        if min(small.shape) < max(WINDOW) or (side != SIDES[0] and small.shape == lightness.shape):
            continue
        covered |= enlarged(_lines(small) | _lines(-small), lightness.shape)
    share = float(covered.mean())
    return round(share, 4) if share >= LEAST else 0.0


def _lines(lightness: Reals) -> Mask:
    """Where there are lines of dark text."""
    ground = -_widest(-_widest(lightness))
    strokes = ground - lightness >= STANDS_OUT
    many = _mean((strokes[:, 1:] & ~strokes[:, :-1]).astype(np.float32)) * WINDOW[1] >= FEWEST
    inked = _mean(strokes.astype(np.float32))
    ends = _mean(np.abs(np.diff(strokes.astype(np.float32), axis=0, append=0))) / 2
    middle = _mean(ground)
    even = _mean(ground**2) - middle**2 <= EVEN**2
    bare = _mean((np.abs(lightness - ground) < STANDS_OUT / 2).astype(np.float32)) >= GROUND
    many = np.pad(many, ((0, 0), (0, 1)), mode="edge")
    ending = ends >= ENDING * np.maximum(inked, 0.02)
    return _lasting(many & even & bare & ending & _between_gaps(strokes))


def _between_gaps(strokes: Mask) -> Mask:
    """Whether a row of strokes has rows without them a letter's height above and below."""
    density = _across(strokes.astype(np.float32))
    padded = np.pad(density, ((TALLEST, TALLEST), (0, 0)))
    height = len(strokes)
    above = np.min([padded[at : at + height] for at in range(TALLEST)], axis=0)
    below = np.min([padded[TALLEST + 1 + at : TALLEST + 1 + at + height] for at in range(TALLEST)], axis=0)
    return np.asarray(np.maximum(above, below) <= GAP * density)


def _across(values: Reals) -> Reals:
    size = WINDOW[1]
    sums = np.cumsum(np.pad(values, ((0, 0), (size // 2 + 1, size // 2)), mode="edge"), axis=1, dtype=np.float64)
    return np.asarray((sums[:, size:] - sums[:, :-size]) / size, np.float32)


def _widest(values: Reals) -> Reals:
    """The largest within the width of a stroke, along rows."""
    padded = np.pad(values, ((0, 0), (STROKE // 2 + 1, STROKE // 2 + 1)), mode="edge")
    width = values.shape[1]
    return np.asarray(np.max([padded[:, at : at + width] for at in range(STROKE + 2)], axis=0))


def _mean(values: Reals) -> Reals:
    """Means over windows around each pixel."""
    for axis, size in enumerate(WINDOW):
        widths = [(0, 0), (0, 0)]
        widths[axis] = (size // 2 + 1, size // 2)
        sums = np.cumsum(np.pad(values, widths, mode="edge"), axis=axis, dtype=np.float64)
        sums = sums[size:] - sums[:-size] if axis == 0 else sums[:, size:] - sums[:, :-size]
        values = sums / size
    return np.asarray(values, np.float32)


def _lasting(found: Mask) -> Mask:
    """Lines of text around places that go on for some letters; a place by itself is chance."""
    count = found.shape[1] - LASTING + 1
    begun = np.all([found[:, at : at + count] for at in range(LASTING)], axis=0)
    side, rise = WINDOW[1] // 3, WINDOW[0] // 2
    padded = np.pad(begun, ((rise, rise), (LASTING - 1 + side, LASTING - 1 + side)))
    width, height = found.shape[1], found.shape[0]
    reach = range(0, LASTING + 2 * side, 3)
    wide = np.any([padded[:, at : at + width] for at in reach], axis=0)
    return np.asarray(np.any([wide[at : at + height] for at in range(2 * rise + 1)], axis=0))
