"""Colouring: the heaviest colour of a shot."""

import numpy as np
import numpy.typing as npt

_STEP = 16
_NEAR = 28.0
"""Distance in sRGB within which pixels are of the same colour."""


def heaviest(pixels: npt.NDArray[np.uint8]) -> str:
    """The colour that most of a picture has, `#rrggbb`: its densest place, and the mean of what lies around that.

    Args:
        pixels: (height, width, 3), sRGB.
    """
    flat = pixels.reshape(-1, 3)
    bins = 256 // _STEP
    cells = (flat // _STEP).astype(np.int64) @ (bins * bins, bins, 1)
    counts = np.pad(np.bincount(cells, minlength=bins**3).reshape(bins, bins, bins).astype(np.float64), 1)
    for axis in range(3):  # what lies on a border of cells counts on both sides
        counts = counts + 0.5 * (np.roll(counts, 1, axis) + np.roll(counts, -1, axis))
    densest = np.unravel_index(int(counts[1:-1, 1:-1, 1:-1].argmax()), (bins, bins, bins))
    colour = (np.array(densest) + 0.5) * _STEP
    for _ in range(3):
        near = np.linalg.norm(flat - colour, axis=1) <= _NEAR
        if not near.any():
            break
        colour = flat[near].mean(axis=0)
    red, green, blue = (round(float(value)) for value in colour)
    return f"#{red:02x}{green:02x}{blue:02x}"
