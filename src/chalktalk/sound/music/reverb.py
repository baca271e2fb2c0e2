"""A room to play in: convolution with noise that dies away, its high tones before its low ones."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from chalktalk.sound.filters import SAMPLE_RATE

Stereo = npt.NDArray[np.float32]
"""Two rows of samples."""

_SIZE = 1 << 18
"""Of the Fourier transforms."""
_RING = 1 << 16
"""Samples in which the room has gone quiet."""
BLOCK = _SIZE - _RING
"""Samples that are reverberated at a time: three rings, so that most of a transform is sound and little of it room."""
_BEFORE = 0.022
"""Seconds until the room answers."""
_BANDS: Final = ((180.0, 600.0, 1.25), (600.0, 1_800.0, 1.2), (1_800.0, 5_000.0, 0.75), (5_000.0, 9_000.0, 0.4))
"""From and to which frequency, and the seconds in which it falls by 60 dB."""


class Room:
    """Adds its answer to what is sent into it, block by block."""

    def __init__(self) -> None:
        self._answers = [np.fft.rfft(answer, _SIZE).astype(np.complex64) for answer in _answers()]
        self._tail = np.zeros((2, _RING), dtype=np.float32)

    def answer(self, sent: Stereo) -> Stereo:
        """The room's answer to the next block; what rings on comes with the blocks after it."""
        heard = np.empty((2, BLOCK), dtype=np.float32)
        for side, answer in enumerate(self._answers):
            wet = np.fft.irfft(np.fft.rfft(sent[side], _SIZE) * answer, _SIZE)
            heard[side] = wet[:BLOCK]
            heard[side, :_RING] += self._tail[side]
            self._tail[side] = wet[BLOCK:]
        return heard


def _answers() -> Iterator[npt.NDArray[np.float64]]:
    """How the room answers a click, for the left and the right ear; both have an energy of 1."""
    size = _RING - 1
    time = np.arange(size) / SAMPLE_RATE
    hertz = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    for side in range(2):
        chance = np.random.Generator(np.random.PCG64(side))
        total = np.zeros(size)
        for lowest, highest, seconds in _BANDS:
            band = np.exp(-((np.log2(np.maximum(hertz, 1.0) / (lowest * highest) ** 0.5)) ** 2) / 0.8)
            noise = np.fft.irfft(np.fft.rfft(chance.standard_normal(size)) * band, size)
            total += noise * np.exp(-6.91 * time / seconds)
        total *= np.minimum(time / 0.012, 1.0) * np.cos(np.pi / 2 * time / time[-1])
        answer = np.concatenate([np.zeros(round(_BEFORE * SAMPLE_RATE)), total])[:size]
        yield answer / np.sqrt(np.sum(answer**2))
