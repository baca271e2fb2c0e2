"""Pieces of a sound at the rate of the acoustic model."""

import numpy as np
import numpy.typing as npt

from chalktalk.narration.alignment.features import RATE
from chalktalk.narration.alignment.words import Samples

_MARGIN = 1
"""Seconds read on either side of a piece, so that its ends do not ring."""


def piece(samples: Samples, sample_rate: int, start: float, end: float) -> npt.NDArray[np.int16]:
    """What sounds from `start` to `end` (seconds), low-passed and resampled through its spectrum."""
    length = round((end - start) * RATE)
    first = int(start) - _MARGIN
    past = int(np.ceil(end)) + _MARGIN
    whole = np.zeros((past - first) * sample_rate)
    there = samples[max(first, 0) * sample_rate : past * sample_rate]
    offset = max(-first, 0) * sample_rate
    whole[offset : offset + there.size] = there
    if sample_rate != RATE:
        spectrum = np.fft.rfft(whole)
        target = (past - first) * RATE
        whole = np.fft.irfft(spectrum[: target // 2], target) * (RATE / sample_rate)
    at = round((start - first) * RATE)
    return np.clip(np.rint(whole[at : at + length]), -32768, 32767).astype(np.int16)
