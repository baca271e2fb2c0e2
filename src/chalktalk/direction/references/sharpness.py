"""How sharp a picture is: whether its edges are as narrow as its pixels allow."""

import numpy as np

from chalktalk.direction.references.spaces import Reals

AROUND = 6
"""Pixels to each side that an edge is looked at over."""
EDGE = 10.0
"""L* that it rises over all of that; a slower slope is a gradient."""
OVER_NOISE = 5.0
"""Times the usual difference between neighbours that an edge has to rise at least."""
BLURRED, CRISP = 0.22, 0.68
"""Share of the rise within one pixel to each side: 0.17 is an even slope; a Gaussian blur of one pixel leaves 0.68."""
BEST = 0.9
"""Quantile over all places with an edge: most of them are beside it, and some is out of focus on purpose."""


def sharpness_of(lightness: Reals) -> float:
    """From 0, a blur, to 1, crisp; a picture without edges is taken to be crisp.

    Args:
        lightness: L*, height by width, in the size in which the picture is looked at.
    """
    shares = np.concatenate([_shares(lightness), _shares(np.ascontiguousarray(lightness.T))])
    if not shares.size:
        return 1.0
    share = float(np.quantile(shares, BEST))
    return min(max((share - BLURRED) / (CRISP - BLURRED), 0.0), 1.0)


def _shares(lightness: Reals) -> Reals:
    """Of each edge that goes down: how much of it happens within a pixel to each side."""
    count = len(lightness) - 2 * AROUND
    if count <= 0:
        return np.zeros(0, np.float32)
    near = np.abs(lightness[AROUND + 1 : AROUND + 1 + count] - lightness[AROUND - 1 : AROUND - 1 + count])
    highest, lowest = lightness[:count].copy(), lightness[:count].copy()
    for offset in range(1, 2 * AROUND + 1):
        np.maximum(highest, lightness[offset : offset + count], out=highest)
        np.minimum(lowest, lightness[offset : offset + count], out=lowest)
    rise = highest - lowest
    noise = float(np.median(np.abs(np.diff(lightness, axis=0))))
    edge = rise >= max(EDGE, OVER_NOISE * noise)
    return near[edge] / rise[edge]
