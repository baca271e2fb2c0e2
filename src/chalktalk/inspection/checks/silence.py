"""Silence: where nothing is heard though something should be, and words that drop."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.frames import FrameRange
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.matching import placed_voice
from chalktalk.inspection.voice import LOOKS, Levels, heard_levels, smoothed

EDGE = 1.5
"""Seconds at either end of a film in which music comes and goes."""
TRUSTED = 12.0
"""Decibels under the mean level of the voice from which it is compared; what is softer drowns in what else sounds."""
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
    """Words that are far softer than they should be, for less time than makes a silence."""
    limits = evidence.limits.sound
    under = levels_off(evidence)
    if under is None:
        return
    known = np.arange(under.size) > (evidence.heard.seconds - 0.3) * LOOKS  # sound that is too short is told as that
    for run in silences(evidence):
        known[max(0, run.start - LOOKS // 2) : run.end + LOOKS // 2] = True
    for run in evidence.stretches((under < -limits.drop) & ~known, gap=LOOKS // 2):
        if run.length < limits.shortest_drop * LOOKS:
            continue
        by = -float(np.nanmin(under[run.start : run.end]))
        yield evidence.found(
            "sound.drop",
            Severity.ISSUE,
            (run.start / LOOKS, run.end / LOOKS),
            f"the voice is {by:.0f} dB softer than elsewhere for {run.length / LOOKS:.1f} s",
            measured=by,
            limit=limits.drop,
            remedy=Remedy.MIX,
        )


def silences(evidence: Evidence) -> Iterator[FrameRange]:
    """Stretches in which something should be heard and nothing is, as long as is worth a finding; in looks."""
    level = smoothed(heard_levels(evidence.heard), _MOMENT)
    quiet = level < evidence.limits.sound.silence
    least = evidence.limits.sound.longest_silence * LOOKS - 2 * _MOMENT
    for run in evidence.stretches(quiet):
        if run.length >= least and _unplanned(evidence, run):
            yield run


def levels_off(evidence: Evidence) -> Levels | None:
    """How much louder each moment of the voice is than it should be against all others; NaN where nobody speaks.

    None where it is not known what should be heard, or hardly anything should.
    """
    if evidence.expected is None:
        return None
    voice = placed_voice(evidence, evidence.expected)
    loud = mean_level(voice)
    level = heard_levels(evidence.heard)[: voice.size]
    level = np.pad(level, (0, voice.size - level.size), constant_values=-100.0)
    planned = smoothed(voice, _MOMENT)
    spoken = planned > loud - TRUSTED
    if np.count_nonzero(spoken) < LOOKS:
        return None
    off = np.where(spoken, smoothed(level, _MOMENT) - planned, np.nan)
    return np.asarray(off - np.nanmedian(off))


def mean_level(voice: Levels) -> float:
    """Level of a voice while it speaks."""
    spoken = voice[voice > -60.0]
    return float(10 * np.log10(np.mean(10 ** (spoken / 10)))) if spoken.size else 0.0


def _unplanned(evidence: Evidence, run: FrameRange) -> bool:
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
