"""One level for all speech: loudness as people hear it, after ITU-R BS.1770-4, and the gain that makes it even."""

from math import inf, log10, pi, tan

import numpy as np
import numpy.typing as npt

from chalktalk.narration.timing import Samples

SPEECH_LUFS = -23.0
"""Loudness of every sentence, the working level of EBU R 128: far enough below full scale for any voice's peaks."""

PEAK_LIMIT = -1.0
"""Highest sample of a sentence, decibels of full scale."""

FULL_SCALE = 32768

Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Numerator and denominator of a second-order filter, by rising powers of 1/z."""

# The two filters of the K-weighting. BS.1770-4 gives their coefficients at 48 kHz alone; these are the analogue filters
# whose bilinear transforms those are (Brecht De Man, "Evaluation of Implementations of the EBU R128 Loudness
# Measurement", 145th AES Convention, 2018): a shelf that lifts what the head lifts, and a high-pass.
_SHELF_HERTZ, _SHELF_DECIBELS, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_SHELF_BAND = 0.4996667741545416
_HIGH_PASS_HERTZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

_BLOCK, _STEP = 0.4, 0.1
"""Seconds: gating blocks of 400 ms, overlapping by three quarters."""
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_RING = 0.5
"""Seconds in which the filters have died away."""


def levelled(samples: Samples, sample_rate: int) -> Samples:
    """The sound at `SPEECH_LUFS`; quieter where its peaks would pass `PEAK_LIMIT`. Silence stays as it is."""
    loudness = loudness_of(samples, sample_rate)
    if loudness == -inf:
        return samples
    gain = 10 ** ((SPEECH_LUFS - loudness) / 20)
    highest = FULL_SCALE * 10 ** (PEAK_LIMIT / 20)
    peak = np.abs(samples.astype(np.int64)).max()
    even: Samples = np.rint(samples * min(gain, highest / peak)).astype(np.int16)
    return even


def loudness_of(samples: Samples, sample_rate: int) -> float:
    """Integrated loudness of a mono sound in LUFS; minus infinity for silence.

    A sound shorter than one gating block has no gated loudness, and is measured as a whole.
    """
    power = _k_weighted(samples / FULL_SCALE, sample_rate) ** 2
    block, step = round(_BLOCK * sample_rate), round(_STEP * sample_rate)
    if power.size < block:
        return _lufs(float(power.mean())) if power.size else -inf
    sums = np.concatenate(([0.0], np.cumsum(power)))
    starts = np.arange(0, power.size - block + 1, step)
    blocks = (sums[starts + block] - sums[starts]) / block
    blocks = blocks[blocks > _power(_ABSOLUTE_GATE)]
    if not blocks.size:
        return -inf
    gated = blocks[blocks > blocks.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return _lufs(float(gated.mean()))


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


def _k_weighted(sound: npt.NDArray[np.float64], sample_rate: int) -> npt.NDArray[np.float64]:
    """The sound through both filters: in the frequency domain, for a loop over samples would take seconds."""
    size = _quick_size(sound.size + round(_RING * sample_rate))
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(delay)
    for (b0, b1, b2), (a0, a1, a2) in k_weighting(sample_rate):
        response *= (b0 + b1 * delay + b2 * delay**2) / (a0 + a1 * delay + a2 * delay**2)
    weighted: npt.NDArray[np.float64] = np.fft.irfft(np.fft.rfft(sound, size) * response, size)[: sound.size]
    return weighted


def _quick_size(least: int) -> int:
    """A power of two, which the transform is quick at."""
    return 1 << (least - 1).bit_length()


def _lufs(power: float) -> float:
    return -0.691 + 10 * log10(power) if power > 0 else -inf


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))
