"""What is said in a sound, heard freely: for comparing a recording with its script."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from chalktalk.narration.alignment.features import RATE, STEP
from chalktalk.narration.alignment.languagemodel import arpa
from chalktalk.narration.alignment.levels import FRAME, levels
from chalktalk.narration.alignment.pronouncing import pronounced
from chalktalk.narration.alignment.resampling import piece
from chalktalk.narration.alignment.sphinx import Listener, commonest_words
from chalktalk.narration.alignment.words import HeardWord, Samples, SpokenWord

VOCABULARY = 5000
"""Common words that can be heard besides the script's."""

SHORTEST, LONGEST = 6.0, 14.0
"""Seconds of a piece that is listened to at a time; it ends where the sound is quietest."""

_QUIET = 20
"""Frames over which quiet is judged: 0.2 s."""


def recognise(samples: Samples, sample_rate: int, script_words: Sequence[str]) -> tuple[HeardWord, ...]:
    """Understand a sound without believing the script: words in order, with their times.

    The language model leans towards the script's own sequences of words and knows the commonest English words besides,
    so that other words than the script's can be heard. English only. Memory does not grow with the sound.

    Args:
        samples: mono; an array mapped from a file is read piece by piece.
        sample_rate: samples a second.
        script_words: the script's words as spoken, in order.
    """
    listener = _listener(script_words)
    heard: list[HeardWord] = []
    for start, end in pairwise(_cuts(samples, sample_rate)):
        for text, first, past, chance in listener.hear(piece(samples, sample_rate, start, end)):
            at, until = (start + frame * STEP / RATE for frame in (first, past))
            heard.append(HeardWord(text, at, min(until, end), min(max(chance, 0.0), 1.0)))
    return tuple(heard)


def _listener(script_words: Sequence[str]) -> Listener:
    tokens = pronounced([SpokenWord(word) for word in script_words], "en-us")
    common = commonest_words(VOCABULARY)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "script.lm"
        path.write_text(arpa([token.text for token in tokens], common), encoding="utf-8")
        return Listener(path, {token.text: token.pronunciations[0] for token in tokens if not token.in_dictionary})


def _cuts(samples: Samples, sample_rate: int) -> Iterator[float]:
    """The seconds at which one piece ends and the next begins, from 0 to the end."""
    duration = samples.size / sample_rate
    level = levels(samples, sample_rate)
    at = 0.0
    yield at
    while duration - at > LONGEST:
        first, past = (round((at + seconds) / FRAME) for seconds in (SHORTEST, LONGEST))
        smooth = np.convolve(level[first:past], np.ones(_QUIET) / _QUIET, mode="valid")
        at = (first + _QUIET // 2 + int(np.argmin(smooth))) * FRAME
        yield at
    if duration:
        yield duration
