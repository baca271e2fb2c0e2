"""Loudness: of the whole film, of its loudest seconds, of its peaks."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.clipping import clipped
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import ENTRIES
from chalktalk.inspection.runs import runs
from chalktalk.loudness import BLOCK, FLOOR, STEP, Powers, decibels, gated, moving_mean

SHORT_TERM = 3.0
"""Seconds: EBU Tech 3341."""
_NEAR = 0.5
"""Seconds around clipping whose peaks have the same cause."""
_PLACES = 2
"""Places in which peaks are told one by one; in more, the film is too loud as a whole."""


def loudness(evidence: Evidence) -> Iterator[Finding]:
    """Integrated loudness off its target, and seconds far louder than the rest."""
    powers = evidence.heard.weighted.astype(np.float64)
    if powers.size < BLOCK * ENTRIES:
        return
    whole = gated(moving_mean(powers, round(BLOCK * ENTRIES), round(STEP * ENTRIES)))
    if whole <= FLOOR:
        return  # silence, which is found elsewhere
    yield from _integrated(evidence, whole)
    limit = evidence.limits.sound.loudest_short_term
    short = short_term(powers)
    if short.size and (most := float(short.max()) - whole) > limit:
        at = float(short.argmax()) * STEP
        yield evidence.found(
            "sound.loud-passage",
            Severity.WARNING,
            (at, at + SHORT_TERM),
            f"three seconds are {most:.1f} LU louder than the film as a whole",
            measured=most,
            limit=limit,
            remedy=Remedy.MIX,
        )


def short_term(powers: Powers) -> Powers:
    """Short-term loudness in LUFS, of windows that start 100 ms apart."""
    window = round(SHORT_TERM * ENTRIES)
    return decibels(moving_mean(powers, window, round(STEP * ENTRIES))) if powers.size >= window else np.zeros(0)


def true_peak(evidence: Evidence) -> Iterator[Finding]:
    """Peaks over their limit, those that a converter makes between samples included."""
    limits, expected = evidence.limits.sound, evidence.expected
    limit = expected.peak_limit_dbtp + limits.peak_tolerance if expected else limits.true_peak
    over = evidence.heard.true_peaks > 10 ** (limit / 20)
    for start, end in clipped(evidence):
        over[max(0, round((start - _NEAR) * ENTRIES)) : round((end + _NEAR) * ENTRIES)] = False  # told as that
    stretches = [(run.start / ENTRIES, run.end / ENTRIES) for run in runs(over, gap=3 * ENTRIES)]
    for stretch in stretches if len(stretches) <= _PLACES else [None]:
        first, past = stretch or (0.0, evidence.heard.seconds)
        peaks = evidence.heard.true_peaks[round(first * ENTRIES) : round(past * ENTRIES)]
        highest = 20 * float(np.log10(peaks.max()))
        yield evidence.found(
            "sound.true-peak",
            Severity.ISSUE if expected else Severity.WARNING,
            stretch,
            f"the sound peaks at {highest:.1f} dBTP",
            measured=highest,
            limit=limit,
            hints=("players and converters distort what is higher",),
            remedy=Remedy.MIX,
        )


def _integrated(evidence: Evidence, whole: float) -> Iterator[Finding]:
    limits, expected = evidence.limits.sound, evidence.expected
    if expected:
        bounds = (expected.target_lufs - limits.loudness_tolerance, expected.target_lufs + limits.loudness_tolerance)
        aim = f"instead of {expected.target_lufs:g}"
    else:
        bounds = (limits.quietest, limits.loudest)
        aim = "where platforms play at -14"
    if not bounds[0] <= whole <= bounds[1]:
        yield evidence.found(
            "sound.loudness",
            Severity.ISSUE if expected else Severity.WARNING,
            None,
            f"the film has {whole:.1f} LUFS {aim}",
            measured=whole,
            limit=bounds[0] if whole < bounds[0] else bounds[1],
            remedy=Remedy.MIX,
        )
