"""How sharp the decoded frame is, in its own size."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Glance
from chalktalk.inspection.seen import Bytes

_ROWS = 24
_STRIDE = 4
"""Pixels from one window to the next; an edge rises within a window of three strides."""
_CONTRAST = 48
"""Levels that an edge has to rise to count."""
_ENOUGH = 12
"""Edges of which sharpness can be told."""
_EVERY = 3
"""Frames of which one is looked at."""


def sharpness(glance: Glance) -> Mapping[str, float]:
    """How steep edges are: the greatest step from pixel to pixel as a part of all that luma rises around it.

    1 where an edge lies between two pixels; a Gaussian blur of standard deviation s leaves 0.4 / s. The tenth sharpest
    in a hundred, so that soft shadows and moving things do not count where anything is sharp.
    """
    if glance.number % _EVERY or min(glance.full.shape) < 8 * _STRIDE:
        return {"sharp": nan}
    height, width = glance.full.shape
    rows = glance.full[height // (2 * _ROWS) :: max(1, height // _ROWS), : width - (width - 1) % _STRIDE]
    steps = np.maximum(rows[:, 1:], rows[:, :-1]) - np.minimum(rows[:, 1:], rows[:, :-1])
    rise = _over(np.maximum, rows[:, :-1]) - _over(np.minimum, rows[:, :-1])
    edges = rise > _CONTRAST
    count = np.count_nonzero(edges)
    if count < _ENOUGH:
        return {"sharp": nan}
    sharp = np.minimum(1.0, _over(np.maximum, steps)[edges] / rise[edges])
    tenth = count - 1 - count // 10
    return {"sharp": float(np.partition(sharp, tenth)[tenth])}


def _over(extreme: np.ufunc, rows: Bytes) -> Bytes:
    """The greatest or least of every window: three strides of pixels."""
    strides = extreme(
        extreme(rows[:, 0::_STRIDE], rows[:, 1::_STRIDE]), extreme(rows[:, 2::_STRIDE], rows[:, 3::_STRIDE])
    )
    windows: Bytes = extreme(extreme(strides[:, :-2], strides[:, 1:-1]), strides[:, 2:])
    return windows
