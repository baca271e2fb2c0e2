"""Silence: where nothing is heard though something should be, and words that drop."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.matching import placed_voice, placed_words
from chalktalk.inspection.runs import Run, runs
from chalktalk.inspection.voice import LOOKS, TRUSTED, heard_levels, mean_level, smoothed

EDGE = 1.5
"""Seconds at either end of a film in which music comes and goes."""
_AUDIBLE, _FAR, _GONE = 25.0, 15.0, -55.0
"""A moment is gone if its voice is planned at most so many decibels under the mean, and is so many decibels under where
it should be, and under so many LUFS."""
_SHORTEST = 3
"""Looks that have to be gone: 60 ms; where a sentence ends, one or two may miss."""
_MOMENT = 15
"""Looks that are heard as one: 300 ms."""


def silence(evidence: Evidence) -> Iterator[Finding]:
    """Sound that is missing: all of it, or so long that it is no pause."""
    heard, expected, limit = evidence.heard, evidence.expected, evidence.limits.sound.longest_silence
    if not np.any(heard_levels(heard) > evidence.limits.sound.silence):
        if expected is None or expected.has_music or any(scene.words for scene in expected.scenes):
            severity = Severity.ISSUE if expected else Severity.WARNING
            message = "nothing is heard" if heard.seconds else "the film has no sound"
            yield evidence.found("sound.silence", severity, None, message, remedy=Remedy.JOIN)
        return
    for run in silences(evidence):
        start, end = run.start / LOOKS, run.end / LOOKS
        message = f"nothing is heard for {end - start:.1f} s"
        yield evidence.found(
            "sound.silence",
            Severity.ISSUE,
            (start, end),
            message,
            measured=end - start,
            limit=limit,
            remedy=Remedy.MIX,
        )


def drops(evidence: Evidence) -> Iterator[Finding]:
    """Words, and moments of words, that are far softer than they should be, for less time than makes a silence."""
    limits, expected = evidence.limits.sound, evidence.expected
    if expected is None:
        return
    voice = placed_voice(evidence, expected)
    level = heard_levels(evidence.heard)[: voice.size]
    voice = voice[: level.size]  # sound that ends too early is told as that
    loud = mean_level(voice)
    spoken = voice > loud - TRUSTED
    if np.count_nonzero(spoken) < LOOKS:
        return
    off = level - voice
    usual = float(np.median(off[spoken]))
    by = np.zeros(level.size)
    for start, end in placed_words(evidence, expected):
        if end > voice.size:
            break
        planned, heard = (float(np.mean(10 ** (levels[start:end] / 10))) for levels in (voice, level))
        if planned < 10 ** ((loud - TRUSTED) / 10):
            continue
        by[start:end] = usual + 10 * np.log10(planned / max(heard, 1e-12))
    gone = np.zeros(level.size, np.bool_)
    for run in runs((voice > loud - _AUDIBLE) & (off < usual - _FAR) & (level < _GONE)):
        gone[run.start : run.end] = run.length >= _SHORTEST
    faulty = (by > limits.drop) | gone
    for run in silences(evidence):
        faulty[max(0, run.start - LOOKS // 2) : run.end + LOOKS // 2] = False
    for run in runs(faulty, gap=LOOKS // 2):
        most = float(np.maximum(by, np.where(gone, usual - off, 0))[run.start : run.end].max())
        yield evidence.found(
            "sound.drop",
            Severity.ISSUE,
            (run.start / LOOKS, run.end / LOOKS),
            f"the voice is {most:.0f} dB softer than elsewhere for {run.length / LOOKS:.1f} s",
            measured=most,
            limit=limits.drop,
            remedy=Remedy.MIX,
        )


def silences(evidence: Evidence) -> Iterator[Run]:
    """Stretches in which something should be heard and nothing is, as long as is worth a finding; in looks."""
    level = smoothed(heard_levels(evidence.heard), _MOMENT)
    quiet = level < evidence.limits.sound.silence
    least = evidence.limits.sound.longest_silence * LOOKS - 2 * _MOMENT
    for run in runs(quiet):
        if run.length >= least and _unplanned(evidence, run):
            yield run


def _unplanned(evidence: Evidence, run: Run) -> bool:
    """Whether something should be heard in a stretch."""
    if evidence.expected is None:
        return run.start > 0 and run.end < heard_levels(evidence.heard).size
    voice = placed_voice(evidence, evidence.expected)
    spoken: npt.NDArray[np.bool_] = voice > mean_level(voice) - TRUSTED
    if np.count_nonzero(spoken[run.start : run.end]) > 0.2 * LOOKS:
        return True
    edge = EDGE * LOOKS
    inside = min(run.end, voice.size - edge) - max(run.start, edge)
    return evidence.expected.has_music and inside >= evidence.limits.sound.longest_silence * LOOKS - 2 * _MOMENT
