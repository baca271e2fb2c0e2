"""Times in proportion to the length of the words: for languages without an acoustic model."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from chalktalk.documents.narration import WordTime
from chalktalk.narration.alignment.levels import FRAME, pauses
from chalktalk.narration.alignment.words import Samples, SpokenWord

CONFIDENCE = 0.5
"""Of a time that rests on pauses and on the length of the words alone."""


def proportional(samples: Samples, sample_rate: int, words: tuple[SpokenWord, ...]) -> tuple[WordTime, ...]:
    """Spread the words over the stretches between pauses.

    Each pause is given to the end of a word whose share of the letters comes nearest to the share of the speech that
    is over by then; between two such places, words follow one another in proportion to their letters.
    """
    duration = samples.size / sample_rate
    stretches = _stretches(samples, sample_rate) or [(0.0, duration)]
    letters = np.concatenate(([0], np.cumsum([len(word.text) + 1 for word in words]))) / 1.0
    spoken = np.cumsum([end - start for start, end in stretches])
    last_words = _last_words(letters / letters[-1], spoken[:-1] / max(spoken[-1], FRAME))
    times: list[WordTime] = []
    for (first, past), (start, end) in zip(pairwise((0, *last_words, len(words))), stretches, strict=False):
        if past > first:
            edges = np.interp(letters[first : past + 1], (letters[first], letters[past]), (start, end))
            times += [WordTime(start=float(a), end=float(b), confidence=CONFIDENCE) for a, b in pairwise(edges)]
    return tuple(times)


def _stretches(samples: Samples, sample_rate: int) -> list[tuple[float, float]]:
    """What lies between the pauses."""
    silences = pauses(samples, sample_rate)
    edges = [0.0, *(edge for pause in silences for edge in (pause.start, pause.end)), samples.size / sample_rate]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _last_words(letters: npt.NDArray[np.float64], spoken: npt.NDArray[np.float64]) -> list[int]:
    """How many words are over at the end of each stretch but the last."""
    nearest = np.abs(letters[None, :] - spoken[:, None]).argmin(axis=1)
    return [int(count) for count in np.maximum.accumulate(nearest)]
