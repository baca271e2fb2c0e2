"""Likeness: whether two tiny pictures may be of one shot, whatever moved in it and however its light changed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

REACH, NEARBY = 6, 1
"""Tiny pixels by which a camera may have moved between two pictures, and by which one that holds still has."""
_EDGE = 5.0
"""Levels a pixel from which something counts as an edge."""
_FEWEST = 0.004
"""Share of pixels that have to be edges, or there is nothing to be recognised by."""
_KEPT, _LOST = 0.65, 0.3
"""Share of edges that are found again from which pictures show one thing, and under which they show two."""
_RECOLOURED = 0.6
"""Share of a picture that has to take another hue to be another picture although its edges stay."""
_SAME_HUE = 0.25
"""Share of a picture that may take another hue where only the light changes: what is nearly white or black does."""
_RELIT = 0.97
"""Correlation from which one picture's brightness is a straight line of the other's …"""
_UNEVEN = 4.0
"""… where it is not the same all over: levels of standard deviation."""
_TURN = 0.4
"""Radians from which a hue is another one."""
_GREY, _COLOURED = 6.0, 24.0
"""Levels of chroma up to which nothing has a hue, and from which everything has."""
_HARDLY = 0.02
"""Share of a picture that may change without anybody asking why."""


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
        across, down = np.zeros_like(luma), np.zeros_like(luma)
        across[:, 1:-1] = (luma[:, 2:] - luma[:, :-2]) / 2
        down[1:-1] = (luma[2:] - luma[:-2]) / 2
        slope = across + 1j * down
        steep = np.abs(slope)
        return np.where(steep > _EDGE, slope / np.maximum(steep, _EDGE), 0).astype(np.complex64)

    @cached_property
    def edge_pixels(self) -> int:
        """How many pixels are edges."""
        return int(np.count_nonzero(self.edges))


def difference(one: Tiny, other: Tiny, least: float, reach: int = REACH) -> float:
    """How much of the picture is of another shot: 0 none of it, 1 all.

    What has changed counts, as far as the one's edges are not found in the other: something that moves, comes, goes or
    is lit anew leaves most edges where they were, or moves all of them.

    Args:
        one: The earlier picture.
        other: The later one.
        least: Levels by which pixels differ that count as changed.
        reach: Tiny pixels that a camera may have moved in between.
    """
    share = _changed(one, other, least)
    if share < _HARDLY:
        return 0.0
    hue = _recoloured(one, other)
    if hue > _RECOLOURED:
        return max(share, hue)
    if hue < _SAME_HUE and _relit(one, other):
        return 0.0
    found = _found_again(one, other, reach)
    if found is None:
        found = 1 - share  # nothing to be recognised by but its surfaces
    return share * float(np.clip((_KEPT - found) / (_KEPT - _LOST), 0.0, 1.0))


def _changed(one: Tiny, other: Tiny, least: float) -> float:
    """Share of pixels that differ by more than so many levels, luma and chroma together."""
    luma = np.abs(one.luma - other.luma)
    chroma = np.abs(one.chroma - other.chroma).sum(axis=0).repeat(2, axis=0).repeat(2, axis=1)
    return float(((luma + chroma) > least).mean())


def _found_again(one: Tiny, other: Tiny, reach: int) -> float | None:
    """Share of the edges of one that are found in the other at the best of all shifts up to a reach.

    Of the two shares, of the one's edges and of the other's, the greater: what comes or goes takes nothing from what
    stays. None where either has hardly an edge.

    After A. J. Fitch et al., "Orientation Correlation", BMVC 2002.
    """
    fewest = min(one.edge_pixels, other.edge_pixels)
    if fewest < _FEWEST * one.luma.size:
        return None
    height, width = one.luma.shape
    size = (height + reach, width + reach)
    product = np.fft.fft2(one.edges, size).conj() * np.fft.fft2(other.edges, size)
    shifts = range(-reach, reach + 1)
    near = np.fft.ifft2(product).real[np.ix_(shifts, shifts)]
    return float(np.clip(near.max() / fewest, 0.0, 1.0))


def _relit(one: Tiny, other: Tiny) -> bool:
    """Whether one picture is the other in another light: also one without edges, such as a gradient."""
    first, second = one.luma - one.luma.mean(), other.luma - other.luma.mean()
    spreads = float(first.std()), float(second.std())
    return min(spreads) > _UNEVEN and float((first * second).mean()) > _RELIT * spreads[0] * spreads[1]


def _recoloured(one: Tiny, other: Tiny) -> float:
    """Share of the picture that has taken another hue, as no change of light explains it."""
    first, second = (tiny.chroma[0] - 128 + 1j * (tiny.chroma[1] - 128) for tiny in (one, other))
    weaker, stronger = np.minimum(np.abs(first), np.abs(second)), np.maximum(np.abs(first), np.abs(second))
    turned = (np.abs(np.angle(first * second.conj())) > _TURN) & (weaker > _GREY)
    came = (weaker < _GREY) & (stronger > _COLOURED)
    return float((turned | came).mean())
