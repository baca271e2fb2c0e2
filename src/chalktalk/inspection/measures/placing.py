"""Whether the picture lies where it should."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Glance
from chalktalk.inspection.seen import Bytes

_NAMES = ("shift_x", "shift_y", "zoom", "explained", "crisp")
_ENOUGH = 4.0
"""Mean square of the drawing's slope, in levels a pixel, with which a place can be told."""


def placing(glance: Glance) -> Mapping[str, float]:
    """How far the picture is shifted, in pixels of the glance, and how much larger it is, 0 if it is not.

    With it the part of the difference (in squares) that this explains, and the strength of the picture's slopes
    against the drawing's, `crisp`, which a blur brings down.

    Least squares over all pixels, with the difference taken as the drawing's slope times the way it has gone
    (B. Lucas, T. Kanade, "An Iterative Image Registration Technique", 1981): true of less than two pixels.
    """
    if glance.off is None or glance.drawn is None:
        return dict.fromkeys(_NAMES, nan)
    drawn = glance.drawn.luma.astype(np.float32)
    down, across = (drawn[2:, 1:-1] - drawn[:-2, 1:-1]) / 2, (drawn[1:-1, 2:] - drawn[1:-1, :-2]) / 2
    if np.vdot(down, down) + np.vdot(across, across) < _ENOUGH * drawn.size:
        return dict.fromkeys(_NAMES, nan)
    height, width = drawn.shape
    y, x = np.ogrid[1 - height / 2 : height / 2 - 1, 1 - width / 2 : width / 2 - 1]
    slopes = np.stack([across, down, (across * x + down * y).astype(np.float32)]).reshape(3, -1)
    normal = slopes @ slopes.T
    if np.linalg.cond(normal) > 1e7:
        return dict.fromkeys(_NAMES, nan)
    off = glance.off[1:-1, 1:-1].ravel()
    moved = np.linalg.solve(normal, slopes @ -off)
    left = off + moved.astype(np.float32) @ slopes
    explained = 1.0 - float(np.vdot(left, left)) / max(1e-9, float(np.vdot(off, off)))
    return dict(
        zip(_NAMES, (*moved.tolist(), explained, _steepness(glance.luma) / _steepness(glance.drawn.luma)), strict=True)
    )


def _steepness(luma: Bytes) -> float:
    across = np.diff(luma.astype(np.float32), axis=1)
    return float(np.vdot(across, across)) + 1.0
