"""How much a frame looks as it should."""

from collections.abc import Mapping
from math import nan

import numpy as np

from chalktalk.inspection.glance import Floats, Glance, block_means

_NAMES = (
    *("off", "off_mean", "gain", "rest"),
    *("odd", "odd_x", "odd_y", "odd_less", "faded"),
    *("odd_tint", "tint_u", "tint_v", "tint_part", "grain"),
)
_SMOOTH = 2
"""Most levels that the drawing changes from pixel to pixel where it counts as smooth."""
_ROUGH = 1.75
"""Levels that a pixel may be off there, by rounding and encoding."""
_PER_CONTRAST = 0.3
"""How much of a block's contrast its mean may be off: letters come out bolder or finer by their size in pixels."""
_CONTRASTED = 10
"""Standard deviation, in levels, of a block in which there is something to see."""
_FADED = 0.75
"""How much of it a block keeps that has not faded."""
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
        faded: Part of the blocks with contrast that have lost some.
        odd_tint: Greatest difference of a block's mean chroma.
        tint_u, tint_v: Mean difference of chroma, signed.
        tint_part: Part of the picture whose chroma is off.
        grain: Part of what is smooth in the drawing that is off the mean difference.
    """
    if glance.off is None or glance.drawn is None:
        return dict.fromkeys(_NAMES, nan)
    off, drawn = glance.off, glance.drawn.luma.astype(np.float32)
    return dict(
        zip(_NAMES, (*_overall(off, drawn), *_by_blocks(off, drawn), *_chroma(glance), _grain(off, drawn)), strict=True)
    )


def _overall(off: Floats, drawn: Floats) -> tuple[float, ...]:
    mean = float(off.mean())
    centred = drawn - drawn.mean()
    power = float(np.vdot(centred, centred))
    gain = float(np.vdot(centred, off)) / power if power > drawn.size else 0.0
    rest = off - mean - np.float32(gain) * centred
    return float(np.abs(off).mean()), mean, 1.0 + gain, float(np.abs(rest).mean())


def _by_blocks(off: Floats, drawn: Floats) -> tuple[float, ...]:
    mean, contrast = _mean_and_deviation(drawn)
    shown = _mean_and_deviation(drawn + off)
    odd = np.abs(shown[0] - mean) - _PER_CONTRAST * contrast
    row, column = divmod(int(odd.argmax()), odd.shape[1])
    telling = contrast > _CONTRASTED
    faded = shown[1][telling] < _FADED * contrast[telling]
    return (
        float(odd[row, column]),
        (column + 0.5) / odd.shape[1],
        (row + 0.5) / odd.shape[0],
        float(contrast[row, column] - shown[1][row, column]),
        float(faded.mean()) if len(faded) else 0.0,
    )


def _mean_and_deviation(luma: Floats) -> tuple[Floats, Floats]:
    """Of every block."""
    mean = block_means(luma)
    square = block_means(luma * luma)
    return mean, np.sqrt(np.maximum(0, square - mean * mean))


def _chroma(glance: Glance) -> tuple[float, ...]:
    assert glance.drawn is not None
    off = glance.chroma.astype(np.float32) - glance.drawn.chroma
    odd = float(np.abs(block_means(off)).max())
    blue, red = off.mean(axis=(1, 2)).tolist()
    return odd, blue, red, float((np.abs(off).max(axis=0) > _TINTED).mean())


def _grain(off: Floats, drawn: Floats) -> float:
    inner = drawn[:-1, :-1]
    smooth = (np.abs(drawn[1:, :-1] - inner) < _SMOOTH) & (np.abs(drawn[:-1, 1:] - inner) < _SMOOTH)
    count = np.count_nonzero(smooth)
    if count < smooth.size // 5:
        return nan
    rough = smooth & (np.abs(off[:-1, :-1] - off.mean()) > _ROUGH)
    return np.count_nonzero(rough) / count
