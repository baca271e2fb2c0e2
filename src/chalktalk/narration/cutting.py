"""Cutting a recording: trimmed ends, the author's pauses, and joints that do not click."""

import io
import wave
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from chalktalk.narration.timing import Samples, WordSamples, loud

LEAD, TAIL = 0.010, 0.015
"""Seconds of silence kept before the first and after the last sound."""

FADE = 0.004
"""Seconds over which every cut end fades."""

ATTACK = 0.001
"""Seconds over which sound comes in after a silence: no longer, for the burst of a consonant is what tells it."""

SILENCE_BEGINS = 0.050
"""Seconds without a sound that make a silence; shorter ones are the stops of consonants."""


def eased(samples: Samples, sample_rate: int) -> Samples:
    """The sound with a fade before and after every silence: engines stop and start dead there, which ticks."""
    audible = np.flatnonzero(loud(samples))
    far_away = samples.size + sample_rate
    longest = SILENCE_BEGINS * sample_rate
    quieter = samples.copy()
    for last in audible[np.diff(audible, append=far_away) > longest]:
        end = int(last) + 1
        length = min(round(FADE * sample_rate), end)
        quieter[end - length : end] = np.rint(quieter[end - length : end] * _ramp(length)[::-1])
    for first in audible[np.diff(audible, prepend=-far_away) > longest]:
        part = quieter[int(first) : int(first) + round(ATTACK * sample_rate)]
        part[:] = np.rint(part * _ramp(part.size))
    return quieter


def trimmed(samples: Samples, sample_rate: int) -> tuple[Samples, int]:
    """The sound without silence at its ends, faded, and how many samples were cut at the front."""
    audible = np.flatnonzero(loud(samples))
    if not audible.size:
        return samples, 0
    start = max(int(audible[0]) - round(LEAD * sample_rate), 0)
    end = int(audible[-1]) + 1 + round(TAIL * sample_rate)
    return _faded(samples[start:end], sample_rate), start


def with_pauses(
    samples: Samples, words: WordSamples, pauses: tuple[float, ...], sample_rate: int
) -> tuple[Samples, WordSamples]:
    """The sound with seconds of silence added after words, in the middle of the silence that is there, if any.

    `pauses` has one entry for each word but the last.
    """
    lengths = np.array([round(pause * sample_rate) for pause in pauses], dtype=np.int64)
    if not lengths.any():
        return samples, words
    cuts = (words.ends[:-1] + words.starts[1:]) // 2
    paused = np.flatnonzero(lengths)
    edges = (0, *(int(cut) for cut in cuts[paused]), samples.size)
    pieces = [_faded(samples[start:end], sample_rate) for start, end in pairwise(edges)]
    silences = [np.zeros(length, dtype=np.int16) for length in lengths[paused]]
    joined = [part for pair in zip(pieces, silences, strict=False) for part in pair]
    shifts = np.concatenate(([0], np.cumsum(lengths)))
    return np.concatenate([*joined, pieces[-1]]), WordSamples(words.starts + shifts, words.ends + shifts)


def wav(samples: Samples, sample_rate: int) -> bytes:
    """RIFF WAV, mono, signed 16 bit."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return buffer.getvalue()


def _faded(samples: Samples, sample_rate: int) -> Samples:
    length = min(round(FADE * sample_rate), samples.size // 2)
    gain = np.ones(samples.size)
    gain[:length] = _ramp(length)
    gain[samples.size - length :] = _ramp(length)[::-1]
    return np.rint(samples * gain).astype(np.int16)


def _ramp(length: int) -> npt.NDArray[np.float64]:
    """From silence to just under the full sound."""
    return np.arange(length) / max(length, 1)
