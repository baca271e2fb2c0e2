"""Whether what should move does."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Glance
from chalktalk.inspection.seen import Bytes

_VISIBLE = 8
"""Levels of luma by which a pixel has to change to count: more than encoding does to what stands still."""


def motion(glance: Glance) -> Mapping[str, float]:
    """Since the last drawn frame: how many pixels of the glance changed, and how many should have."""
    if glance.last is None or glance.drawn is None:
        return {"moved": nan, "to_move": nan}
    luma, drawn = glance.last
    return {"moved": _changed(luma, glance.luma), "to_move": _changed(drawn.luma, glance.drawn.luma)}


def _changed(before: Bytes, after: Bytes) -> float:
    return float(np.count_nonzero(np.maximum(before, after) - np.minimum(before, after) > _VISIBLE))
