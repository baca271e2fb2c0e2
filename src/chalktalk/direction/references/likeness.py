"""Likeness: whether two tiny pictures may be of one shot, whatever moved in it and however the light changed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_EDGE = 5.0
"""Levels a pixel from which something counts as an edge."""
REACH = 6
"""Tiny pixels that a camera may have moved between two pictures."""
_KEPT, _LOST = 0.65, 0.3
"""Share of edges found again from which pictures show one thing, and under which they show two."""
_RECOLOURED = 0.6
"""Share of a picture that has to take another hue to be another picture although its edges stay."""
_HUE = 9.0


@dataclass(frozen=True)
class Tiny:
    """A tiny picture."""

    luma: Floats
    """(height, width), levels of limited range."""
    chroma: Floats
    """(2, height / 2, width / 2)."""

    @cached_property
    def edges(self) -> npt.NDArray[np.complex64]:
        """Direction of each edge as a complex number of unit length, and 0 where there is none: no light changes it."""
        luma = self.luma
        across = np.zeros_like(luma)
        down = np.zeros_like(luma)
        across[:, 1:-1] = (luma[:, 2:] - luma[:, :-2]) / 2
        down[1:-1] = (luma[2:] - luma[:-2]) / 2
        slope = across + 1j * down
        steep = np.abs(slope)
        return np.where(steep > _EDGE, slope / np.maximum(steep, _EDGE), 0).astype(np.complex64)

    @cached_property
    def edge_pixels(self) -> int:
        """How many pixels are edges."""
        return int(np.count_nonzero(self.edges))


def changed(one: Tiny, other: Tiny, least: float) -> float:
    """Share of pixels that differ by more than so many levels, luma and chroma together."""
    luma = np.abs(one.luma - other.luma)
    chroma = np.abs(one.chroma - other.chroma).sum(axis=0).repeat(2, axis=0).repeat(2, axis=1)
    return float(((luma + chroma) > least).mean())


def kept(one: Tiny, other: Tiny, reach: int) -> float | None:
    """Share of the edges of one that are found in the other at the best of all shifts up to a reach.

    Of the two shares, of the one's edges and of the other's, the greater: a thing that comes or goes takes nothing
    from what stays. None where either has hardly an edge.

    After A. J. Fitch et al., "Orientation Correlation", BMVC 2002.
    """
    fewest = min(one.edge_pixels, other.edge_pixels)
    if fewest < 0.004 * one.luma.size:
        return None
    height, width = one.luma.shape
    size = (height + reach, width + reach)
    product = np.fft.fft2(one.edges, size).conj() * np.fft.fft2(other.edges, size)
    found = np.fft.ifft2(product).real
    near = found[np.ix_(range(-reach, reach + 1), range(-reach, reach + 1))]
    return float(min(max(near.max() / fewest, 0.0), 1.0))


def recoloured(one: Tiny, other: Tiny) -> float:
    """Share of the picture whose hue has changed, as no change of light explains it."""
    light = (other.luma.mean() - 16 + 1) / (one.luma.mean() - 16 + 1)
    light = float(np.clip(light, 0.25, 4.0))
    off = np.abs((one.chroma - 128) * light - (other.chroma - 128)).sum(axis=0)
    return float((off > _HUE * max(1.0, light)).mean())


def difference(one: Tiny, other: Tiny, least: float, reach: int = REACH) -> float:
    """How much of the picture is of another shot: 0 none of it, 1 all.

    Args:
        one: The earlier picture.
        other: The later one.
        least: Levels by which pixels differ that count as changed.
        reach: Tiny pixels that a camera may have moved in between.
    """
    share = changed(one, other, least)
    if share < 0.02:
        return 0.0
    hue = recoloured(one, other)
    if hue > _RECOLOURED:
        return max(share, hue)
    found = kept(one, other, reach)
    if found is None:
        found = 1 - share  # nothing to be recognised by but its surface
    return share * float(np.clip((_KEPT - found) / (_KEPT - _LOST), 0.0, 1.0))
