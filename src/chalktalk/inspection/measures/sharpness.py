"""How sharp the decoded frame is, in its own size."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Glance

_ROWS = 24
_REACH = 4
"""Pixels to either side within which an edge rises, for a short side of 720 or more."""
_CONTRAST = 48
"""Levels that an edge has to rise to count."""
_ENOUGH = 12
"""Edges of which sharpness can be told."""
_EVERY = 3
"""Frames of which one is looked at."""


def sharpness(glance: Glance) -> Mapping[str, float]:
    """How steep edges are: the greatest step from pixel to pixel as a part of all that an edge rises.

    1 where an edge lies between two pixels; a Gaussian blur of standard deviation s leaves 0.4 / s. The tenth sharpest
    in a hundred, so that soft shadows and moving things do not count where anything is sharp; and the count of edges.
    """
    if glance.number % _EVERY:
        return {"sharp": nan}
    height = glance.full.shape[0]
    rows = glance.full[height // (2 * _ROWS) :: max(1, height // _ROWS)].astype(np.int16)
    steps = np.abs(np.diff(rows, axis=1))
    rise = np.abs(rows[:, 2 * _REACH :] - rows[:, : -2 * _REACH])
    at = np.nonzero(rise > _CONTRAST)
    if len(at[0]) < _ENOUGH:
        return {"sharp": nan}
    steepest = steps[at[0][:, None], at[1][:, None] + np.arange(2 * _REACH)].max(axis=1)
    return {"sharp": float(np.percentile(np.minimum(1.0, steepest / rise[at]), 90))}
