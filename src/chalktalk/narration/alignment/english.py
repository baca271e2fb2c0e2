"""Forced alignment of English: the best path of the script through the sound, window by window.

A window is aligned with more words than it can hold, its end left open; what lies well before its end is kept, and the
next window starts in the last pause of that. Memory is bounded by the window, however long the sound is.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from chalktalk.documents.narration import WordTime
from chalktalk.narration.alignment.acoustic import acoustic_model
from chalktalk.narration.alignment.features import RATE, STEP, features
from chalktalk.narration.alignment.pronouncing import Token, pronounced
from chalktalk.narration.alignment.resampling import piece
from chalktalk.narration.alignment.search import Passage, best_path
from chalktalk.narration.alignment.words import Samples, SpokenWord

WINDOW = 30.0
"""Seconds aligned at a time."""

UNSURE = 5.0
"""Seconds before a window's end in which its path may still change with what follows."""

ROOM, MORE_ROOM = 120, 600
"""Words tried on a window: as many as a hasty speaker says in it, and more where much of it is none of those."""

MUCH = 3.0
"""Seconds of noise in a window that may be words further on: the author left out a page."""

PAUSE = 0.1
"""Seconds of silence in which one window may end and the next begin."""

FRAME = STEP / RATE
HALF_SURE = -4.0
"""A word's mean score at which its confidence is one half: most words that people say score far better, and most words
that are laid over others far worse."""


def align_english(
    samples: Samples, sample_rate: int, words: Sequence[SpokenWord], dialect: str
) -> tuple[WordTime, ...]:
    """The times of the words; a word that was not found lies between its neighbours, with confidence 0."""
    tokens = pronounced(words, dialect)
    duration = samples.size / sample_rate
    sizes = np.bincount([token.word for token in tokens], minlength=len(words))
    times: list[WordTime | None] = [None] * len(words)
    for word, group in groupby(_found(samples, sample_rate, tokens), key=lambda part: tokens[part[0]].word):
        parts = list(group)
        sure = sum(1 / (1 + np.exp(HALF_SURE - score)) for _, _, _, score in parts) / sizes[word]
        times[word] = WordTime(start=parts[0][1], end=min(parts[-1][2], duration), confidence=float(sure))
    return _filled(times, duration)


def _found(samples: Samples, sample_rate: int, tokens: Sequence[Token]) -> Iterator[tuple[int, float, float, float]]:
    """Every token that sounds, in order: its number, its start and end in seconds, its mean score."""
    duration = samples.size / sample_rate
    at, first = 0.0, 0
    while first < len(tokens) and at < duration:
        last = duration - at <= WINDOW
        length = duration - at if last else WINDOW
        passages = _path(piece(samples, sample_rate, at, at + length), tokens[first:], last=last)
        kept, past = (passages, length) if last else _kept(passages, length)
        heard = [(passage.chain.token, passage) for passage in kept if passage.chain.token is not None]
        for token, passage in heard:
            yield first + token, at + passage.start * FRAME, at + passage.end * FRAME, passage.score
        first += heard[-1][0] + 1 if heard else 0
        at += past


def _path(sound: Samples, tokens: Sequence[Token], *, last: bool) -> list[Passage]:
    streams = features(sound)
    passages = best_path(acoustic_model(), streams, tokens[:ROOM], whole=last and len(tokens) <= ROOM)
    noise = sum(passage.end - passage.start for passage in passages if not passage.chain.phones)
    if noise * FRAME < MUCH or len(tokens) <= ROOM:
        return passages
    return best_path(acoustic_model(), streams, tokens[:MORE_ROOM], whole=last and len(tokens) <= MORE_ROOM)


def _kept(passages: Sequence[Passage], length: float) -> tuple[Sequence[Passage], float]:
    """The passages that are certain, and the seconds after which the next window starts."""
    certain = [passage for passage in passages if passage.end * FRAME <= length - UNSURE]
    if not certain:
        return (), length - UNSURE
    for index in range(len(certain) - 1, -1, -1):
        passage = certain[index]
        if passage.start * FRAME < length / 2:
            break
        if passage.chain.phones == ("SIL",) and (passage.end - passage.start) * FRAME >= PAUSE:
            return certain[:index], (passage.start + passage.end) // 2 * FRAME
    return certain, certain[-1].end * FRAME


def _filled(times: Sequence[WordTime | None], duration: float) -> tuple[WordTime, ...]:
    """The same with the words that were not found spread evenly between their neighbours."""
    filled: list[WordTime] = []
    for missing, group in groupby(enumerate(times), key=lambda pair: pair[1] is None):
        run = list(group)
        if not missing:
            filled += [time for _, time in run if time is not None]
            continue
        following = times[run[-1][0] + 1] if run[-1][0] + 1 < len(times) else None
        edges = np.linspace(filled[-1].end if filled else 0.0, following.start if following else duration, len(run) + 1)
        filled += [WordTime(start=float(start), end=float(end), confidence=0.0) for start, end in pairwise(edges)]
    return tuple(filled)
