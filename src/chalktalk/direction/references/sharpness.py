"""How sharp a picture is: whether its edges are as narrow as its pixels allow."""

import numpy as np

from chalktalk.direction.references.spaces import Reals

FAR = 5
"""Pixels to each side of an edge after which it is over, if it is of any use."""
EDGE = 10.0
"""L* that an edge rises over all of that; a slower slope is a gradient."""
OVER_NOISE = 4.0
"""Times the usual difference between neighbours that an edge has to rise at least."""
BLURRED, CRISP = 0.25, 0.72
"""Share of the rise within one pixel to each side: 0.2 is an even slope; a Gaussian blur of one pixel leaves 0.68."""
BEST = 0.9
"""Quantile over all edges: what is out of focus on purpose does not count."""


def sharpness_of(lightness: Reals) -> float:
    """From 0, a blur, to 1, crisp; a picture without edges is taken to be crisp.

    Args:
        lightness: L*, height by width, in the size in which the picture is looked at.
    """
    shares = np.concatenate([_shares(lightness), _shares(lightness.T)])
    if not shares.size:
        return 1.0
    share = float(np.quantile(shares, BEST))
    return min(max((share - BLURRED) / (CRISP - BLURRED), 0.0), 1.0)


def _shares(lightness: Reals) -> Reals:
    """Of each edge that goes down: how much of it happens within a pixel to each side."""
    if len(lightness) <= 2 * FAR + 1:
        return np.zeros(0, np.float32)
    far = np.abs(lightness[2 * FAR :] - lightness[: -2 * FAR])
    near = np.abs(lightness[FAR + 1 : len(lightness) - FAR + 1] - lightness[FAR - 1 : -FAR - 1])
    noise = float(np.median(np.abs(np.diff(lightness, axis=0))))
    edge = far >= max(EDGE, OVER_NOISE * noise)
    return near[edge] / far[edge]
