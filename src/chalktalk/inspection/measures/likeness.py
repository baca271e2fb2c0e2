"""How much a frame looks as it should."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Floats, Glance, blocks_of

_NAMES = (
    "off",
    "off_mean",
    "gain",
    "rest",
    "odd",
    "odd_x",
    "odd_y",
    "odd_less",
    "odd_tint",
    "tint_u",
    "tint_v",
    "tint_part",
    "grain",
)
_SMOOTH = 2
"""Most levels that the drawing changes from pixel to pixel where it counts as smooth."""
_PER_CONTRAST = 0.3
"""How much of a block's contrast its mean may be off: letters come out bolder or finer by their size in pixels."""
_TINTED = 2
"""Levels of chroma that a pixel may be off by rounding and encoding."""


def likeness(glance: Glance) -> Mapping[str, float]:
    """What luma and chroma are off what was drawn again.

    Returns:
        off: Mean absolute difference of luma.
        off_mean: Mean difference, signed.
        gain: Contrast against that of the drawing.
        rest: Mean absolute difference that is left when brightness and contrast are made equal.
        odd: Greatest difference of a block's mean, less what letters explain; where it is (odd_x, odd_y, 0 to 1).
        odd_less: Contrast that this block lacks.
        odd_tint: Greatest difference of a block's mean chroma.
        tint_u, tint_v: Mean difference of chroma, signed.
        tint_part: Part of the picture whose chroma is off.
        grain: Standard deviation of the difference where the drawing is smooth.
    """
    if glance.off is None or glance.drawn is None:
        return dict.fromkeys(_NAMES, nan)
    off, drawn = glance.off, glance.drawn.luma.astype(np.float32)
    mean = float(off.mean())
    centred = drawn - drawn.mean()
    power = float(np.vdot(centred, centred))
    gain = 1.0 + float(np.vdot(centred, off)) / power if power > drawn.size else 1.0
    rest = off - mean - (gain - 1.0) * centred
    contrast = blocks_of(drawn).std(axis=(1, 3))
    odd = np.abs(blocks_of(off).mean(axis=(1, 3))) - _PER_CONTRAST * contrast
    row, column = divmod(int(odd.argmax()), odd.shape[1])
    oddest = blocks_of(glance.luma)[row, :, column]
    tint = glance.chroma.astype(np.float32) - glance.drawn.chroma
    values = (
        float(np.abs(off).mean()),
        mean,
        gain,
        float(np.abs(rest).mean()),
        float(odd.max()),
        (column + 0.5) / odd.shape[1],
        (row + 0.5) / odd.shape[0],
        float(contrast[row, column] - oddest.std()),
        float(np.abs(blocks_of(tint).mean(axis=(2, 4))).max()),
        *tint.mean(axis=(1, 2)).tolist(),
        float((np.abs(tint).max(axis=0) > _TINTED).mean()),
        _grain(off, drawn),
    )
    return dict(zip(_NAMES, values, strict=True))


def _grain(off: Floats, drawn: Floats) -> float:
    inner = drawn[:-1, :-1]
    smooth = (np.abs(drawn[1:, :-1] - inner) < _SMOOTH) & (np.abs(drawn[:-1, 1:] - inner) < _SMOOTH)
    return float(off[:-1, :-1][smooth].std()) if smooth.mean() > 0.2 else nan
