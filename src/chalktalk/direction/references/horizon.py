"""A level line across a picture: where the sky meets the sea, or a wall the floor."""

import numpy as np

from chalktalk.direction.references.spaces import Reals

BAND = 0.035
"""Part of the height that is compared above and below a line."""
MARGIN = 0.06
"""Part of the height at top and bottom in which frames and bars are, and no horizons."""
STEP = 4.0
"""Delta E (CIE76) between above and below that is a step."""
ACROSS = 0.7
"""Share of the width in which the line has to be; things may stand before it."""
SLACK = 0.02
"""Part of the height by which it may be out of level, or waves be on it."""
DISTINCT = 2.5
"""How much more the step has to be than those of half the other rows, which a gradient has everywhere."""
MOST_LINES = 2
"""Level lines of like strength from which they are a pattern."""


def horizon_of(colour: Reals) -> float | None:
    """The height of a horizon from the top, as a part of the picture's; None where there is none.

    Args:
        colour: Height by width by CIELAB, without noise.
    """
    height = colour.shape[0]
    band = max(round(height * BAND), 2)
    if height < 8 * band:
        return None
    steps = _steps(colour, band)
    slack = max(round(height * SLACK), 1)
    there = _loosened(np.linalg.norm(steps, axis=2), slack)
    typical = np.median(there, axis=0)
    sure = there >= np.maximum(STEP, DISTINCT * typical)
    alike = _alike(steps)
    share = (sure & alike).mean(axis=1)
    strength = np.where(share >= ACROSS, share * np.median(np.linalg.norm(steps, axis=2), axis=1), 0)
    rows = np.arange(len(strength)) + band
    strength[(rows < height * MARGIN) | (rows > height * (1 - MARGIN))] = 0
    lines = _peaks(strength, 3 * band)
    if not lines or len([at for at in lines if strength[at] >= 0.5 * strength[lines[0]]]) > MOST_LINES:
        return None
    return float(rows[lines[0]] / height)


def _steps(colour: Reals, band: int) -> Reals:
    """What changes from the band above each row to the one below it."""
    sums = np.concatenate([np.zeros_like(colour[:1]), np.cumsum(colour, axis=0, dtype=np.float32)])
    means = (sums[band:] - sums[:-band]) / band
    return np.asarray(means[band:] - means[:-band], np.float32)


def _loosened(values: Reals, slack: int) -> Reals:
    """The largest within some rows."""
    padded = np.pad(values, ((slack, slack), (0, 0)), mode="edge")
    return np.asarray(np.max([padded[at : at + len(values)] for at in range(2 * slack + 1)], axis=0), np.float32)


def _alike(steps: Reals) -> Reals:
    """Where a step goes the way of its row's mean: the sky gives way to the same sea everywhere."""
    middle = np.median(steps, axis=1, keepdims=True)
    return np.asarray((steps * middle).sum(axis=2) > 0)


def _peaks(strength: Reals, apart: int) -> list[int]:
    """Rows of the strongest lines, strongest first."""
    left = strength.copy()
    found: list[int] = []
    while len(found) <= 2 * MOST_LINES and left.max() > 0:
        best = left.max()
        rows = np.flatnonzero(left >= 0.98 * best)
        at = int(rows[0])
        run = rows[rows <= at + apart]
        at = int(run[len(run) // 2])
        found.append(at)
        left[max(at - apart, 0) : at + apart + 1] = 0
    return found
