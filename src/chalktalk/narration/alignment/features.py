"""What the acoustic model listens to: mel cepstra, as the model's `feat.params` states them.

The chain is the usual one (Davis and Mermelstein 1980): pre-emphasis, Hamming windows of 25.6 ms every 10 ms, power
spectrum, 25 triangular filters from 130 to 6800 Hz, logarithm, cosine transform, lifter; then the mean of the whole
sound taken off, and slopes over four frames.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from chalktalk.narration.alignment.products import product

RATE = 16000
"""Samples a second the model was trained on."""

STEP = 160
"""Samples from one frame to the next: 10 ms."""

_WINDOW = 410
_TRANSFORM = 512
_PRE_EMPHASIS = 0.97
_FILTERS, _LOWEST, _HIGHEST = 25, 130.0, 6800.0
_CEPSTRA = 13
_LIFTER = 22

_NOISE = 0.012
"""Standard deviation of the noise added, as a share of the sound's effective value (38 dB below it), and in sample
steps at the least: the model never heard digital silence, and is lost in it."""

_LEAST_NOISE = 1.0

Floats = npt.NDArray[np.float32]


def features(samples: npt.NDArray[np.int16]) -> Floats:
    """Three streams of 13 coefficients for every frame: shape (3, frames, 13)."""
    cepstra = _cepstra(samples)
    cepstra -= cepstra.mean(axis=0)
    padded = np.pad(cepstra, ((3, 3), (0, 0)), mode="edge")
    slopes = padded[4:] - padded[:-4]
    return np.stack((cepstra, slopes[1:-1], slopes[2:] - slopes[:-2])).astype(np.float32)


def _cepstra(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float64]:
    """Frames of 13 mel cepstra; a sound shorter than a window gives one."""
    effective = np.sqrt(np.mean(np.square(samples, dtype=np.float64))) if samples.size else 0.0
    sound = samples + np.random.default_rng(0).normal(0, max(_LEAST_NOISE, _NOISE * effective), samples.size)
    sound[1:] -= _PRE_EMPHASIS * sound[:-1]
    sound = np.pad(sound, (0, max(0, _WINDOW - sound.size)))
    frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::STEP] * np.hamming(_WINDOW)
    power = np.abs(np.fft.rfft(frames, _TRANSFORM)) ** 2
    energies = np.log(np.maximum(product(power, _mel_filters().T), 1e-10))
    return product(energies, _cosines().T)


@cache
def _mel_filters() -> npt.NDArray[np.float64]:
    """Triangles of equal area, evenly spaced in mel, their corners on bins of the transform."""
    lowest, highest = (2595 * np.log10(1 + edge / 700) for edge in (_LOWEST, _HIGHEST))
    corners = 700 * (10 ** (np.linspace(lowest, highest, _FILTERS + 2) / 2595) - 1)
    bin_width = RATE / _TRANSFORM
    corners = np.floor(corners / bin_width + 0.5) * bin_width
    bins = np.arange(_TRANSFORM // 2 + 1) * bin_width
    left, middle, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    triangles = np.maximum(0, np.minimum((bins - left) / (middle - left), (right - bins) / (right - middle)))
    return np.asarray(triangles * 2 / (right - left))


@cache
def _cosines() -> npt.NDArray[np.float64]:
    """The cosine transform and the lifter in one."""
    order = np.arange(_CEPSTRA)[:, None]
    transform = np.sqrt(2 / _FILTERS) * np.cos(np.pi * order * (np.arange(_FILTERS) + 0.5) / _FILTERS)
    transform[0] /= np.sqrt(2)
    return np.asarray(transform * (1 + _LIFTER / 2 * np.sin(np.pi * order / _LIFTER)))
