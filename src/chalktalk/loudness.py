"""Loudness as people hear it, after ITU-R BS.1770-4: weighting, gating, decibels, and peaks."""

from functools import lru_cache
from math import pi, tan

import numpy as np
import numpy.typing as npt

FLOOR = -70.0
"""LUFS of silence, and of what is too quiet to count: the absolute gate."""

BLOCK, STEP = 0.4, 0.1
"""Seconds: gating blocks of 400 ms, overlapping by three quarters."""

Powers = npt.NDArray[np.float64]
"""K-weighted mean squares of moments or samples, added up over the channels."""

Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Numerator and denominator of a second-order filter, by rising powers of 1/z."""

_OFFSET = -0.691
"""Decibels by which the K-weighting lifts a tone of 997 Hz, taken off again."""
_RELATIVE_GATE = 0.1
"""10 LU under what passes the absolute gate."""

# The two filters of the K-weighting. BS.1770-4 gives their coefficients at 48 kHz alone; these are the analogue filters
# whose bilinear transforms those are (Brecht De Man, "Evaluation of Implementations of the EBU R128 Loudness
# Measurement", 145th AES Convention, 2018): a shelf that lifts what the head lifts, and a high-pass.
_SHELF_HERTZ, _SHELF_DECIBELS, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_SHELF_BAND = 0.4996667741545416
_HIGH_PASS_HERTZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

_OVERSAMPLING = np.array(
    (
        *(0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625),
        *(0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125),
        *(-0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625),
        *(0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375),
    ),
    np.float32,
).reshape(2, 12)
"""Two of the four phases of the filter in BS.1770-4, annex 2; the others are the same the other way round."""
TAPS = _OVERSAMPLING.shape[1]
"""Samples from which a value between samples is found."""
_PHASES = np.ascontiguousarray(np.concatenate([_OVERSAMPLING[:, ::-1], _OVERSAMPLING]).T)
"""(taps, phases), the last tap first."""


def k_weighting(sample_rate: int) -> tuple[Biquad, Biquad]:
    """The two filters of BS.1770-4 at a sample rate: the shelf, then the high-pass."""
    k, q = tan(pi * _SHELF_HERTZ / sample_rate), _SHELF_Q
    high = 10 ** (_SHELF_DECIBELS / 20)
    band = high**_SHELF_BAND
    scale = 1 + k / q + k * k
    shelf = (
        ((high + band * k / q + k * k) / scale, 2 * (k * k - high) / scale, (high - band * k / q + k * k) / scale),
        (1.0, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale),
    )
    k, q = tan(pi * _HIGH_PASS_HERTZ / sample_rate), _HIGH_PASS_Q
    scale = 1 + k / q + k * k
    return shelf, ((1.0, -2.0, 1.0), (1.0, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale))


@lru_cache(maxsize=8)
def k_response(sample_rate: int, size: int) -> npt.NDArray[np.complex128]:
    """What the K-weighting does to each bin of a real transform of so many samples; kept, and not to be changed."""
    backwards = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    shelf, high_pass = (
        np.polyval(numerator[::-1], backwards) / np.polyval(denominator[::-1], backwards)
        for numerator, denominator in k_weighting(sample_rate)
    )
    response: npt.NDArray[np.complex128] = np.asarray(shelf * high_pass)
    response.flags.writeable = False
    return response


def decibels(powers: npt.ArrayLike) -> Powers:
    """Loudness of each power in LUFS; never under `FLOOR`."""
    return np.asarray(np.maximum(_OFFSET + 10 * np.log10(np.maximum(powers, 1e-12)), FLOOR))


def moving_mean(powers: Powers, window: int, step: int = 1) -> Powers:
    """Means over so many powers, from each at which a whole window starts; or from every `step`th of those."""
    sums = np.concatenate([[0.0], np.cumsum(powers)])
    return np.asarray(np.maximum((sums[window::step] - sums[:-window:step]) / window, 0.0))


def gated(blocks: Powers) -> float:
    """Integrated loudness in LUFS, from the powers of gating blocks; `FLOOR` where none passes the absolute gate."""
    loud = blocks[blocks > 10 ** ((FLOOR - _OFFSET) / 10)]
    if not loud.size:
        return FLOOR
    return float(decibels(loud[loud > loud.mean() * _RELATIVE_GATE].mean()))


def between_samples(windows: npt.NDArray[np.float32]) -> float:
    """The greatest absolute value at four times the rate of 48 kHz, as BS.1770-4 finds it.

    Args:
        windows: (…, `TAPS`): so many samples in a row, from every sample on that matters.
    """
    between = windows.reshape(-1, TAPS) @ _PHASES
    return max(float(between.max()), -float(between.min()))
