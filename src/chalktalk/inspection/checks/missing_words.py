"""Missing words: what the script says and nobody is heard to say, or what the voice itself has left out."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.balance import balance
from chalktalk.inspection.checks.offset import other_words
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import runs
from chalktalk.inspection.voice import LOOKS, SILENCE

_MOST_TOLD = 8
"""Words that a message names."""


_SURE = 0.5
"""Confidence from which a word's planned time counts: an author may have left it out."""
_AUDIBLE = -60.0
"""Decibels of full scale: no voice is as soft as that all through a word."""


def unspoken_words(evidence: Evidence) -> Iterator[Finding]:
    """Words in whose time the voice is silent before anything is mixed with it: it broke off, or was lost."""
    expected = evidence.expected
    if expected is None or not any(scene.voice for scene in expected.scenes):
        return
    for scene in expected.scenes:
        begin, voice = expected.rate.seconds_at(scene.start), np.array(scene.voice)
        times = [(word.start, word.end) for word in scene.cues.words]
        silent = [
            word.confidence >= _SURE
            and voice[round(word.start * LOOKS) : round(word.end * LOOKS) + 1].max(initial=SILENCE) < _AUDIBLE
            for word in scene.cues.words
        ]
        for run in runs(np.array(silent, np.bool_)):
            start, end = times[run.start][0], times[run.end - 1][1]
            if end - start < evidence.limits.sync.least_unspoken:
                continue
            text = " ".join(word.display for word in scene.words[run.start : run.end][:_MOST_TOLD])
            yield evidence.found(
                "sync.unspoken-words",
                Severity.ISSUE,
                (begin + start, begin + end),
                f'the voice is silent where it should say "{text}{" …" if run.length > _MOST_TOLD else ""}"',
                measured=end - start,
                limit=evidence.limits.sync.least_unspoken,
                remedy=Remedy.NARRATE,
            )


def missing_words(evidence: Evidence) -> Iterator[Finding]:
    """Words in a row that were looked for in the delivered sound and not found."""
    expected, limits = evidence.expected, evidence.limits.sync
    if expected is None or evidence.words is None:
        return
    explained = [
        (one.where.start, one.where.end)
        for check in (drops, silence, balance, other_words, unspoken_words)
        for one in check(evidence)
    ]
    for scene, times in zip(expected.scenes, evidence.words, strict=True):
        begin = expected.rate.seconds_at(scene.start)
        for run in runs(np.array([time.confidence < limits.heard for time in times], np.bool_)):
            planned = scene.cues.words[run.start : run.end]
            start, end = begin + planned[0].start, begin + planned[-1].end
            if run.length < limits.missing_words or any(start < past and first < end for first, past in explained):
                continue
            text = " ".join(word.display for word in scene.words[run.start : run.end][:_MOST_TOLD])
            yield evidence.found(
                "sync.missing-words",
                Severity.ISSUE,
                (start, end),
                f'{run.length} words are not heard: "{text}{" …" if run.length > _MOST_TOLD else ""}"',
                measured=run.length,
                limit=limits.missing_words,
                remedy=Remedy.NARRATE,
            )
