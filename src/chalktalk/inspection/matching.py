"""Matching: where each sentence's planned voice is found in what is heard, in any language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from chalktalk.documents.inspection import Expectation, ExpectedScene
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import Heard
from chalktalk.inspection.voice import LOOKS, SILENCE, Levels, heard_levels, planned_voice

MOST = 3.0
"""Seconds that a sentence is looked for before and after where the one before it makes us expect it."""
_DEPTH = 25.0
"""Decibels under the loudest that tell words from pauses; what is softer is music."""
_LEAST = 0.6
"""Seconds of voice by which a sentence can be recognised."""
_WORD = 5
"""Looks that a word lasts at least to be judged by itself: 100 ms."""
_NEARER = 0.1
"""Likeness that a place far off has to have more than one that is near."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a sentence was found."""

    scene: ExpectedScene
    start: float
    """Seconds into the film at which it should start."""
    end: float
    offset: float
    """Seconds by which it comes too late."""
    likeness: float
    """Correlation of both at that place."""


def matched(evidence: Evidence, expected: Expectation) -> tuple[Match, ...]:
    """Every sentence that is long enough, with the place in the sound where it is most like its voice."""
    return _matched(evidence.heard, expected, evidence.limits.sync.likeness)


@lru_cache(maxsize=1)
def _matched(heard: Heard, expected: Expectation, least: float) -> tuple[Match, ...]:
    """The same, kept, for many checks go by it."""
    return tuple(_search(heard, expected, least))


def _search(heard: Heard, expected: Expectation, least: float) -> Iterator[Match]:
    planned, level = _spoken(planned_voice(expected)), _spoken(heard_levels(heard))
    reach, around = round(MOST * LOOKS), 0
    level = np.pad(level, (2 * reach, max(0, planned.size - level.size) + 2 * reach))
    for scene, begin, end in _sentences(expected):
        sounding = np.flatnonzero(planned[begin:end] > 0)
        if sounding.size < _LEAST * LOOKS:
            continue
        first, past = begin + int(sounding[0]), begin + int(sounding[-1]) + 1
        from_ = first + around + reach
        if not 0 <= from_ <= level.size - (past - first) - 2 * reach:
            around, from_ = 0, first + reach
        place, likeness = _found(planned[first:past], level[from_ : from_ + past - first + 2 * reach], reach)
        offset = place - reach + around
        if likeness >= least:
            around = round(offset)
        yield Match(scene, first / LOOKS, past / LOOKS, offset / LOOKS, likeness)


def placed_voice(evidence: Evidence, expected: Expectation) -> Levels:
    """The planned voice, each sentence as much too early or too late as it is heard.

    So what else is wrong with a sound can be found in one that is off, too.
    """
    voice = planned_voice(expected)
    moved = np.full(voice.size, float(SILENCE))
    for first, past, off in _moves(evidence, expected):
        start = first + off
        levels = voice[first:past][max(0, -start) :]
        part = moved[max(0, start) : max(0, start) + levels.size]
        part[:] = np.maximum(part, levels[: part.size])
    return moved


def placed_words(evidence: Evidence, expected: Expectation) -> Iterator[tuple[int, int]]:
    """The first look of every word that is long enough to be judged, and one past its last, where they are heard."""
    moves = list(_moves(evidence, expected))
    for scene in expected.scenes:
        begin = expected.rate.seconds_at(scene.start)
        for word in scene.cues.words:
            start, end = (round((begin + moment) * LOOKS) for moment in (word.start, word.end))
            if end - start >= _WORD:
                off = next((off for first, past, off in moves if first <= start < past), 0)
                yield max(0, start + off), max(0, end + off)


def _moves(evidence: Evidence, expected: Expectation) -> Iterator[tuple[int, int, int]]:
    """Of every sentence the first look, one past its last, and by how many it is late."""
    least = evidence.limits.sync.likeness
    offsets = {round(one.start * LOOKS): one.offset for one in matched(evidence, expected) if one.likeness >= least}
    common = float(np.median(list(offsets.values()))) if offsets else 0.0
    for _, first, past in _sentences(expected):
        own = next((offset for start, offset in offsets.items() if first <= start < past), common)
        yield first, past, round(own * LOOKS)


def _sentences(expected: Expectation) -> Iterator[tuple[ExpectedScene, int, int]]:
    """The first look of every sentence, and one past its last."""
    for scene in expected.scenes:
        first = round(expected.rate.seconds_at(scene.start) * LOOKS)
        if not scene.voice:
            continue
        for said in scene.cues.utterances:
            start = first + round(said.start * LOOKS)
            yield scene, start, start + round(said.duration * LOOKS) + 1


def _spoken(levels: Levels) -> Levels:
    """How much of a word sounds at each moment, from 0 to 1."""
    audible = levels[levels > SILENCE / 2]
    top = float(np.quantile(audible, 0.95)) if audible.size else 0.0
    return np.asarray(np.clip((levels - top) / _DEPTH + 1, 0, 1))


def _found(voice: Levels, level: Levels, reach: int) -> tuple[float, float]:
    """Where a voice is most like what is heard, between looks, too, and how much; of equals, the nearest."""
    size = voice.size
    own = voice - voice.mean()
    sums, squares = (np.cumsum(np.concatenate([[0.0], part])) for part in (level, level * level))
    means = (sums[size:] - sums[:-size]) / size
    spread = np.sqrt(np.maximum((squares[size:] - squares[:-size]) / size - means**2, 1e-4))
    likeness = np.correlate(level, own, "valid") / (size * spread * max(float(own.std()), 1e-9))
    best = int(np.argmax(likeness - _NEARER * np.abs(np.arange(likeness.size) - reach) / reach))
    before, at, after = (float(likeness[np.clip(best + step, 0, likeness.size - 1)]) for step in (-1, 0, 1))
    bend = before - 2 * at + after
    return best + (0.5 * (before - after) / bend if bend < 0 else 0.0), at
