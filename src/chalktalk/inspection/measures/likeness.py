"""How much a frame looks as it should."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import BLOCK, Glance


def likeness(glance: Glance) -> Mapping[str, float]:
    """Mean difference of luma to what was drawn again, and that of the block in which it is greatest."""
    if glance.off is None:
        return {"off": nan, "off_most": nan}
    off = np.abs(glance.off)
    height, width = off.shape
    blocks = off.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK).mean(axis=(1, 3))
    return {"off": float(off.mean()), "off_most": float(blocks.max())}
