"""One level for all speech: its loudness, and the gain that makes it even."""

import numpy as np
import numpy.typing as npt

from chalktalk.loudness import BLOCK, FLOOR, STEP, decibels, gated, k_weighting, moving_mean
from chalktalk.narration.timing import Samples

SPEECH_LUFS = -23.0
"""Loudness of every sentence, the working level of EBU R 128: far enough below full scale for any voice's peaks."""

PEAK_LIMIT = -1.0
"""Highest sample of a sentence, decibels of full scale."""

FULL_SCALE = 32768

_RING = 0.5
"""Seconds in which the filters have died away."""


def levelled(samples: Samples, sample_rate: int) -> Samples:
    """The sound at `SPEECH_LUFS`; quieter where its peaks would pass `PEAK_LIMIT`. Silence stays as it is."""
    loudness = loudness_of(samples, sample_rate)
    if loudness <= FLOOR:
        return samples
    gain = 10 ** ((SPEECH_LUFS - loudness) / 20)
    highest = FULL_SCALE * 10 ** (PEAK_LIMIT / 20)
    peak = np.abs(samples.astype(np.int64)).max()
    even: Samples = np.rint(samples * min(gain, highest / peak)).astype(np.int16)
    return even


def loudness_of(samples: Samples, sample_rate: int) -> float:
    """Integrated loudness of a mono sound in LUFS; `FLOOR` for silence.

    A sound shorter than one gating block has no gated loudness, and is measured as a whole.
    """
    power = _k_weighted(samples / FULL_SCALE, sample_rate) ** 2
    block, step = round(BLOCK * sample_rate), round(STEP * sample_rate)
    if power.size < block:
        return float(decibels(power.mean())) if power.size else FLOOR
    return gated(moving_mean(power, block, step))


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
