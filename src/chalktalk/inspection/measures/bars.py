"""Black bars at the borders."""

from collections.abc import Mapping

import numpy as np

from chalktalk.inspection.glance import Glance
from chalktalk.inspection.seen import Bytes

_BLACK = 20
"""Luma up to which a bar is black: 16, and what encoding does to it."""


def bars(glance: Glance) -> Mapping[str, float]:
    """How much of the picture each bar takes, as a part of its height or width; 1 where all is black."""
    rows, columns = glance.luma.max(axis=1), glance.luma.max(axis=0)
    return {
        "bar_top": _leading(rows),
        "bar_bottom": _leading(rows[::-1]),
        "bar_left": _leading(columns),
        "bar_right": _leading(columns[::-1]),
    }


def _leading(brightest: Bytes) -> float:
    bright = brightest > _BLACK
    return float(np.argmax(bright) if bright.any() else len(bright)) / len(bright)
