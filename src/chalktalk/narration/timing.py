"""When each word of a recording sounds, in samples, also where the engine did not say."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
Indices = npt.NDArray[np.int64]

SILENCE = 33
"""Samples up to this size count as silence: -60 dB of full scale."""

SHORTEST_WORD = 0.010
"""Seconds a word lasts at least, whatever the engine says."""


@dataclass(frozen=True, slots=True)
class WordSamples:
    """The samples of all words: word i sounds in [starts[i], ends[i])."""

    starts: Indices
    ends: Indices


def word_samples(recorded: dict[int, int], words: tuple[str, ...], samples: Samples, shortest: int) -> WordSamples:
    """Where each word lies: in order, never overlapping, none shorter than `shortest` samples.

    The sound must be long enough for that. A word ends where it fades into silence, or where the next one starts.
    """
    starts = _word_starts(recorded, words, samples.size)
    steps = shortest * np.arange(len(words))
    starts = np.maximum.accumulate(starts - steps) + steps
    starts = np.minimum(starts, samples.size - shortest * len(words) + steps)
    following = np.append(starts[1:], samples.size)
    ends = np.maximum(_last_sounds(samples, starts, following), starts + shortest)
    return WordSamples(starts, np.where(following - ends < shortest, following, ends))


def _word_starts(recorded: dict[int, int], words: tuple[str, ...], total: int) -> Indices:
    """A start for every word, the missing ones in proportion to the lengths of the words.

    Engines speak phrases such as `of the` in one go; the second word then has the time of the third. Such a time is
    no news and is dropped.
    """
    anchors, latest = {0: 0}, 0
    for index in range(1, len(words)):
        start = recorded.get(index, 0)
        if latest < start < recorded.get(index + 1, total):
            anchors[index] = latest = start
    anchors[len(words)] = total
    letters = np.concatenate(([0], np.cumsum([len(word) + 1 for word in words])))
    starts = np.interp(letters[:-1], letters[list(anchors)], list(anchors.values()))
    return starts.astype(np.int64)


def _last_sounds(samples: Samples, starts: Indices, following: Indices) -> Indices:
    """For each word one past its last audible sample, or where the next word starts if none is."""
    audible = np.flatnonzero(loud(samples))
    latest = np.searchsorted(audible, following) - 1
    ends = audible[latest] + 1 if audible.size else following
    return np.where((latest >= 0) & (ends > starts), ends, following)


def loud(samples: Samples) -> npt.NDArray[np.bool_]:
    """Which samples can be heard."""
    return (samples > SILENCE) | (samples < -SILENCE)
