"""The pad: chords of many slightly different voices, whose brightness slowly comes and goes.

A tone's spectrum is drawn with every harmonic spread out as an ensemble spreads it, and turned into samples by one
inverse Fourier transform (Nasca's PADsynth): they go round without a seam, and nothing lies above the band.
"""

import numpy as np
import numpy.typing as npt

from chalktalk.engine import room_cache
from chalktalk.sound.filters import SAMPLE_RATE
from chalktalk.sound.music.instruments import frequency

Table = npt.NDArray[np.float32]
"""Two rows, dark and bright: samples that go round without a seam."""

LAP = 1 << 17
"""Samples in a table: 2.7 s."""
SPREAD_CENTS = 22.0
"""Standard deviation of an ensemble's tuning."""
ATTACK, RELEASE = 0.7, 0.9
"""Seconds in which a chord comes and goes; the next one comes while it goes."""
LEVEL = 0.042
_DARK, _BRIGHT = 750.0, 2_600.0
"""Hertz above which the tables fall off by 12 dB an octave."""
_SWEEP = (0.061, 0.0237)
"""Hertz of the two slow waves that move the filter: bright about every 16 s, never twice alike."""


def pad(pitch: int, start: int, length: int, origin: int) -> npt.NDArray[np.float32]:
    """A tone of two channels.

    Args:
        pitch: As MIDI counts.
        start: Its place in the piece, in samples: the filter moves on through all tones.
        length: Samples from its start until it begins to go.
        origin: Where in its table it sets out.
    """
    shut, opened = _course(start, length)
    dark, bright = _table(pitch)
    size = shut.size
    tone = np.empty((2, size), dtype=np.float32)
    for side, place in enumerate((origin * 7_919 % LAP, (origin * 7_919 + LAP // 2) % LAP)):
        for first in range(-place, size, LAP):  # where a lap begins
            heard = slice(max(first, 0), min(first + LAP, size))
            lap = slice(heard.start - first, heard.stop - first)
            tone[side, heard] = dark[lap] * shut[heard] + bright[lap] * opened[heard]
    return tone


@room_cache(maxsize=2)
def _course(start: int, length: int) -> Table:
    """How loud the dark and the bright table are, for each sample; the same for all voices of a chord."""
    size = length + round(RELEASE * SAMPLE_RATE)
    envelope = _envelope(size)
    opened = _openness(start, size) * envelope
    return np.stack([envelope - opened, opened])


def _openness(start: int, size: int) -> npt.NDArray[np.float32]:
    """0 dark, 1 bright, for each sample."""
    every = 480
    time = (start + every * np.arange(size // every + 2)) / SAMPLE_RATE
    slow, slower = (np.sin(2 * np.pi * hertz * time) for hertz in _SWEEP)
    grid = 0.42 + 0.2 * (slow + slower)
    return np.interp(np.arange(size), every * np.arange(grid.size), grid).astype(np.float32)


def _envelope(size: int) -> npt.NDArray[np.float32]:
    """In and out along a quarter of a sine, so that one chord's going and the next one's coming keep the loudness."""
    envelope = np.ones(size, dtype=np.float32)
    release = min(round(RELEASE * SAMPLE_RATE), size)
    attack = min(round(ATTACK * SAMPLE_RATE), size - release)
    envelope[:attack] = np.sin(np.pi / 2 * np.arange(attack, dtype=np.float32) / max(attack, 1))
    envelope[size - release :] *= np.cos(np.pi / 2 * np.arange(release, dtype=np.float32) / release)
    return envelope


@room_cache(maxsize=40)
def _table(pitch: int) -> Table:
    hertz = np.fft.rfftfreq(LAP, 1 / SAMPLE_RATE)
    chance = np.random.Generator(np.random.PCG64(pitch))
    phases = np.exp(2j * np.pi * chance.random(hertz.size))
    strength = np.zeros(hertz.size)
    first = frequency(pitch)
    for harmonic in range(1, int(8_000 / first) + 1):
        centre = harmonic * first
        width = centre * (2 ** (SPREAD_CENTS / 1200) - 1)
        near = slice(*np.searchsorted(hertz, (centre - 5 * width, centre + 5 * width)))
        strength[near] += harmonic**-0.8 / width**0.5 * np.exp(-0.5 * ((hertz[near] - centre) / width) ** 2)
    rows = [np.fft.irfft(strength / (1 + (hertz / corner) ** 2) * phases, LAP) for corner in (_DARK, _BRIGHT)]
    return (LEVEL * np.stack([row / np.sqrt(np.mean(row**2)) for row in rows])).astype(np.float32)
