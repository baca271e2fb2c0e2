"""The planned voice: how loud it should be at every moment, from the sentences' own sounds, before they were mixed."""

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chalktalk.documents.cues import Utterance
from chalktalk.documents.inspection import Expectation
from chalktalk.engine import Store
from chalktalk.inspection.heard import Heard
from chalktalk.loudness import decibels, k_response, moving_mean

LOOKS = 50
"""Values a second."""
TRUSTED = 12.0
"""Decibels under the mean level of the voice from which it is compared; what is softer drowns in what else sounds."""
SILENCE = -100
"""Decibels where nobody speaks."""

Levels = npt.NDArray[np.float64]
"""Decibels, `LOOKS` a second."""


def voice_levels(utterances: Iterable[Utterance], store: Store) -> tuple[int, ...]:
    """Level of a scene's voice, from the scene's start to the end of its last sound: `ExpectedScene.voice`.

    Raises:
        BlobMissingError: if a sound is not in the store.
    """
    placed = [(round(one.start * LOOKS), _levels(store.path(one.audio.digest), one)) for one in utterances]
    voice = np.full(max((start + levels.size for start, levels in placed), default=0), float(SILENCE))
    for start, levels in placed:
        voice[start : start + levels.size] = np.maximum(voice[start : start + levels.size], levels)
    return tuple(np.rint(voice).astype(int).tolist())


def planned_voice(expected: Expectation) -> Levels:
    """Level of the film's voice; of two scenes that are heard at once, of the louder one."""
    voice = np.full(round(expected.rate.seconds_at(expected.frames) * LOOKS) + 1, float(SILENCE))
    for scene in expected.scenes:
        first = round(expected.rate.seconds_at(scene.start) * LOOKS)
        part = voice[first : first + len(scene.voice)]
        part[:] = np.maximum(part, scene.voice[: part.size])
    return voice


def _levels(path: Path, utterance: Utterance) -> Levels:
    """Levels of a sentence, the first moment being that in which it starts."""
    with wave.open(str(path), "rb") as file:
        rate = file.getframerate()
        file.setpos(min(round(utterance.offset * rate), file.getnframes()))
        samples = np.frombuffer(file.readframes(round(utterance.duration * rate)), "<i2") / 32768.0
    before = round((utterance.start * LOOKS - round(utterance.start * LOOKS)) / LOOKS * rate)
    samples = np.pad(samples, (before, 0)) if before > 0 else samples[-before:]
    samples = _weighted(samples, rate)
    edges = np.rint(np.arange(int(samples.size / rate * LOOKS) + 1) * rate / LOOKS).astype(np.int64)
    if edges.size < 2:
        return np.zeros(0)
    powers = np.add.reduceat(np.square(samples[: edges[-1]]), edges[:-1]) / np.diff(edges)
    return np.asarray(np.maximum(10 * np.log10(np.maximum(powers, 1e-12)), SILENCE))


def _weighted(samples: Levels, rate: int) -> Levels:
    """A sound as BS.1770-4 weights it, filtered through its spectrum."""
    size = 1 << (samples.size + rate // 10).bit_length()
    return np.asarray(np.fft.irfft(np.fft.rfft(samples, size) * k_response(rate, size), size)[: samples.size])


def heard_levels(heard: Heard) -> Levels:
    """K-weighted level of what is heard, on the same clock."""
    pairs = heard.weighted[: heard.weighted.size // 2 * 2].reshape(-1, 2).mean(axis=1, dtype=np.float64)
    return decibels(pairs)


def smoothed(levels: Levels, window: int) -> Levels:
    """Level of the moving mean of powers over so many values, an odd number, each in the middle of its window."""
    powers = np.pad(10 ** (levels / 10), window // 2)
    return np.asarray(10 * np.log10(np.maximum(moving_mean(powers, window), 1e-12)))


def mean_level(voice: Levels) -> float:
    """Level of a voice while it speaks."""
    spoken = voice[voice > -60.0]
    return float(10 * np.log10(np.mean(10 ** (spoken / 10)))) if spoken.size else 0.0
