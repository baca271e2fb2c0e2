"""How much a frame differs from the one before it."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Glance


def change(glance: Glance) -> Mapping[str, float]:
    """Mean and greatest difference of luma to the frame before."""
    if glance.before is None:
        return {"change": nan, "change_most": nan}
    difference = np.maximum(glance.luma, glance.before) - np.minimum(glance.luma, glance.before)
    return {"change": float(difference.mean()), "change_most": float(difference.max())}
