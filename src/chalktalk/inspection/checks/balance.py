"""Balance: words against what sounds between them."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.matching import placed_voice
from chalktalk.inspection.runs import runs
from chalktalk.inspection.voice import LOOKS, TRUSTED, heard_levels, mean_level, smoothed

_GAP = 30.0
"""Decibels under the mean level of the voice at which it says nothing, within 100 ms."""
_WINDOW, _STEP = 3 * LOOKS, LOOKS
"""Looks that are judged together, and from one judgement to the next."""
_HEARD = 12.0
"""LU under the film's words at which what sounds between them is loud enough to cover any."""
_LEAST_GAP, _LEAST_WORDS = 8, 25
"""Looks of gaps and of words without which nothing is compared."""


def balance(evidence: Evidence) -> Iterator[Finding]:
    """Seconds in which words hardly stand out from what sounds between them."""
    expected, limit = evidence.expected, evidence.limits.sound.voice_over_music
    if expected is None:
        return
    voice = placed_voice(evidence, expected)
    level = smoothed(heard_levels(evidence.heard), 3)[: voice.size]
    voice = voice[: level.size]
    loud = mean_level(voice)
    spoken, gap = voice > loud - TRUSTED, smoothed(voice, 5) < loud - _GAP
    whole = float(np.median(level[spoken])) if spoken.any() else 0.0
    if whole < evidence.limits.sound.silence:
        return
    over = np.full(max(0, (level.size - _WINDOW) // _STEP + 1), np.inf)
    for number in range(over.size):
        part = slice(number * _STEP, number * _STEP + _WINDOW)
        if np.count_nonzero(spoken[part]) >= _LEAST_WORDS and np.count_nonzero(gap[part]) >= _LEAST_GAP:
            between = float(np.median(level[part][gap[part]]))
            if between > whole - _HEARD:  # else the words are too soft, not what sounds between them too loud
                over[number] = float(np.median(level[part][spoken[part]])) - between
    for run in runs(over < limit, gap=_WINDOW // _STEP):
        least = float(over[run.start : run.end].min())
        yield evidence.found(
            "sound.music-over-voice",
            Severity.ISSUE,
            (run.start * _STEP / LOOKS, ((run.end - 1) * _STEP + _WINDOW) / LOOKS),
            f"words are only {least:.0f} LU louder than what sounds between them",
            measured=least,
            limit=limit,
            remedy=Remedy.MIX,
        )
