"""Where a picture has text, without reading it.

Text is strokes: narrow runs that are darker, or lighter, than one even ground to both sides, many beside each other,
and none of them long. Foliage and noise have strokes too, but no even ground; stripes and fences have a ground, but their
strokes go on and on. Large and small letters are the same at different scales.
"""

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.shrinking import shrunk
from chalktalk.direction.references.spaces import Reals

SIDES = (320, 160, 80)
"""Pixels of the longer side at which strokes are looked for."""
STROKE = 5
"""Pixels that a stroke is wide at most, at one of these scales."""
STANDS_OUT = 14.0
"""L* by which it stands out from the ground."""
WINDOW = (5, 25)
"""Pixels down and across in which strokes are counted: part of a line of text."""
FEWEST = 2.5
"""Strokes in a row of a window; letters have about one and a half each."""
EVEN = 7.0
"""L* by which the ground of a window varies at most, as a deviation."""
GROUND = 0.3
"""Share of a window that is ground."""
ENDING = 0.12
"""Of the pixels of strokes, the share at which one ends above or below."""
LEAST = 0.002
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
        found = _lines(small) | _lines(-small)
        rows = np.arange(height) * small.shape[0] // height
        columns = np.arange(width) * small.shape[1] // width
        covered |= found[rows[:, None], columns[None]]
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
    return _spread(
        np.pad(many, ((0, 0), (0, 1)), mode="edge") & even & bare & (ends >= ENDING * np.maximum(inked, 0.02))
    )


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


def _spread(found: Mask) -> Mask:
    """The windows around places where text was found, without their margins."""
    across = np.pad(found, ((0, 0), (WINDOW[1] // 4, WINDOW[1] // 4)))
    width = found.shape[1]
    return np.asarray(np.any([across[:, at : at + width] for at in range(0, WINDOW[1] // 2, 2)], axis=0))
