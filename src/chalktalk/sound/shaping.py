"""What effects and instruments are shaped with: time, rounded edges, and noise of a band."""

import numpy as np
import numpy.typing as npt

from chalktalk.sound.filters import SAMPLE_RATE

Wave = npt.NDArray[np.float64]
"""Samples while they are made: of one channel, or one row a channel."""


_ROW = 256
"""Samples."""


def times(length: float) -> Wave:
    """For each sample of so many seconds the moment at which it sounds, in seconds."""
    return np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE


def fading(hertz: float, rate: float, size: int) -> Wave:
    """A sine that dies away as exp(-rate t): so many samples, t in seconds.

    Sample a + b is the product of two turns in the complex plane, one by a and one by b samples: a row of the first, a
    column of the second and one product each, for a tenth of what sines and exponentials cost.
    """
    turn = (2j * np.pi * hertz - rate) / SAMPLE_RATE
    rows = -(-size // _ROW)
    turned = np.exp(turn * _ROW * np.arange(rows))[:, np.newaxis] * np.exp(turn * np.arange(_ROW))
    return np.asarray(turned.imag.reshape(-1)[:size])


def rounded(samples: Wave, *, attack: float, release: float) -> Wave:
    """Samples that come from nothing and go back to it along half a cosine, each in so many seconds: nothing clicks."""
    shaped = samples.copy()
    for edge, seconds in ((shaped, attack), (shaped[..., ::-1], release)):
        size = min(round(seconds * SAMPLE_RATE), samples.shape[-1])
        edge[..., :size] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(size) / size)
    return shaped


def noise(size: int, lowest: float, highest: float, origin: int, *, softness: float) -> Wave:
    """Noise between two frequencies.

    Args:
        size: Samples.
        lowest: Hertz below which it goes.
        highest: Hertz above which it goes.
        origin: Every other number gives other noise.
        softness: Octaves beyond the band at which it has gone to 37 %.
    """
    chance = np.random.Generator(np.random.PCG64(origin))
    spectrum = np.fft.rfft(chance.standard_normal(size))
    octaves = np.log2(np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE), 1.0))
    away = np.maximum(np.maximum(np.log2(lowest) - octaves, octaves - np.log2(highest)), 0.0)
    return np.fft.irfft(spectrum * np.exp(-((away / softness) ** 2)), size)
