"""Effects: short, soft sounds that mark what moves, of sines and noise; each in a few ways, so that none rattles."""

from collections.abc import Callable, Sequence

import numpy as np

from chalktalk.documents.sound import EffectKind
from chalktalk.engine import room_cache
from chalktalk.loudness import decibels, moving_mean
from chalktalk.sound.filters import SAMPLE_RATE, Block, frames_of
from chalktalk.sound.levels import powers_of
from chalktalk.sound.shaping import Wave, noise, rounded, times

WAYS = 3
"""In how many ways each effect sounds."""
WINDOW = 10
"""Moments of 10 ms over which an effect's loudness is taken: its loudest 100 ms."""


@room_cache(maxsize=64)
def effect(kind: EffectKind, way: int, tonic: int) -> Block:
    """An effect in stereo, whose loudest 100 ms have 0 LUFS.

    Args:
        kind: Which.
        way: In which of its ways; counted on from 0 through a film.
        tonic: The key of the music in semitones above C, so that what rings is in tune with it.
    """
    samples = _MAKERS[kind](way % WAYS, tonic)
    stereo = np.stack([samples, samples]) if samples.ndim == 1 else samples
    return np.asarray(stereo * 10 ** (-loudness_of_effect(stereo) / 20), dtype=np.float32)


def loudness_of_effect(samples: Wave) -> float:
    """Loudness of the loudest 100 ms, in LUFS."""
    silence = np.zeros((2, WINDOW * SAMPLE_RATE // 100))
    powers = powers_of(frames_of([np.concatenate([samples, silence], axis=1).astype(np.float32)]))
    return float(decibels(moving_mean(powers, WINDOW)).max())


def _whoosh(way: int, _: int) -> Wave:
    """Air that goes by: three bands of noise that swell one after the other, the lowest longest, from right to left."""
    time = times(0.52)
    total = np.zeros((2, time.size))
    for n, (lowest, highest, peak, width) in enumerate(
        ((220, 480, 0.24, 0.105), (480, 1_000, 0.25, 0.085), (1_000, 1_900, 0.26, 0.06))
    ):
        shape = np.exp(-(((time - peak) / width) ** 2)) / (1 + 0.8 * n)
        air = _noise(time.size, lowest * 2 ** (way / 12), highest * 2 ** (way / 12), 100 + 10 * way + n)
        total += air * shape
    angle = np.pi / 4 + np.pi / 7 * np.cos(np.pi * np.clip(time / 0.5, 0, 1))
    return rounded(total * np.stack([np.cos(angle), np.sin(angle)]), attack=0.02, release=0.06)


def _pop(way: int, _: int) -> Wave:
    """A bubble: a tone that jumps up and is gone."""
    time = times(0.14)
    low = 330 * 2 ** (way * 2 / 12)
    turns = low * time + 0.9 * low * (time - 0.028 * (1 - np.exp(-time / 0.028)))
    return rounded(np.sin(2 * np.pi * turns) * np.exp(-time / 0.03), attack=0.004, release=0.04)


def _tick(way: int, _: int) -> Wave:
    """A knuckle on wood."""
    time = times(0.09)
    tune = 2 ** (way * 1.5 / 12)
    partials = ((820 * tune, 1.0, 0.014), (1_560 * tune, 0.4, 0.008), (410 * tune, 0.5, 0.02))
    return rounded(_rung(time, partials), attack=0.002, release=0.03)


def _chime(way: int, tonic: int) -> Wave:
    """Two small bells, the fifth and the key's own tone above it; as the music is tuned."""
    first, second = ((7, 12), (0, 7), (5, 12))[way]
    total = np.zeros(round(1.5 * SAMPLE_RATE))
    for semitones, start in ((first, 0.0), (second, 0.11)):
        hertz = 261.63 * 2 ** ((tonic + semitones + 12 * (tonic < 5)) / 12)
        time = times(1.5 - start)
        partials = (
            (hertz, 1.0, 0.34),
            (2 * hertz, 0.3, 0.22),
            (3.01 * hertz, 0.12, 0.12),
            (5.4 * hertz, 0.04, 0.05),
        )
        total[total.size - time.size :] += rounded(_rung(time, partials), attack=0.004, release=0.3)
    return total


def _count(way: int, _: int) -> Wave:
    """A wheel that runs up: small ticks that slow down as they rise, the last a little fuller."""
    total = np.zeros(round(0.86 * SAMPLE_RATE))
    moments = 0.7 * (np.linspace(0, 1, 10) ** 1.25)
    for n, moment in enumerate(moments):
        last = n == len(moments) - 1
        time = times(0.12 if last else 0.035)
        hertz = 620 * 2 ** ((n + way) / 12)
        fall = 0.03 if last else 0.008
        grain = np.sin(2 * np.pi * hertz * time) * np.exp(-time / fall) * (0.9 if last else 0.45 + 0.03 * n)
        first = round(moment * SAMPLE_RATE)
        total[first : first + time.size] += rounded(grain, attack=0.002, release=0.01)
    return total


def _paper(way: int, _: int) -> Wave:
    """A sheet laid on others: a short rustle, then a soft landing."""
    time = times(0.34)
    chance = np.random.Generator(np.random.PCG64(200 + way))
    rustle = np.zeros(time.size)
    for start in np.sort(chance.uniform(0.0, 0.2, 14)):
        rustle += chance.uniform(0.3, 1.0) * np.exp(-(((time - start - 0.01) / 0.009) ** 2))
    landing = np.exp(-(((time - 0.22) / 0.03) ** 2))
    sheet = _noise(time.size, 900, 2_200, 210 + way) * rustle * (0.4 + time)
    return rounded(sheet + 1.1 * _noise(time.size, 160, 600, 220 + way) * landing, attack=0.01, release=0.06)


_MAKERS: dict[EffectKind, Callable[[int, int], Wave]] = {
    EffectKind.WHOOSH: _whoosh,
    EffectKind.POP: _pop,
    EffectKind.TICK: _tick,
    EffectKind.CHIME: _chime,
    EffectKind.COUNT: _count,
    EffectKind.PAPER: _paper,
}


def _rung(time: Wave, partials: Sequence[tuple[float, float, float]]) -> Wave:
    """Partials as (hertz, height, seconds in which it falls to 37 %)."""
    total = np.zeros(time.size)
    for hertz, height, fall in partials:
        total += height * np.sin(2 * np.pi * hertz * time) * np.exp(-time / fall)
    return total


def _noise(size: int, lowest: float, highest: float, origin: int) -> Wave:
    """Noise of power 1."""
    made = noise(size, lowest, highest, origin, softness=0.4)
    return np.asarray(made / made.std())
