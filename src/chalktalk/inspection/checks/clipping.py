"""Clipping: words whose peaks are cut off, at full scale or below it."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import ENTRIES, FLAT
from chalktalk.inspection.runs import runs

_TOGETHER = 6
"""Looks (of 50 ms) within which two flat tops are one cause: one alone happens in any voice."""
_LOUD = 0.03
"""Peak, as a share of full scale, below which flat tops are not looked for."""
_FULL = 0.95
"""Peak from which sound can have been cut off at full scale; encoding has made new peaks of what was flat."""
_PLACES = 2
"""Places that are told one by one; in more, the film is too loud as a whole."""


def clipping(evidence: Evidence) -> Iterator[Finding]:
    """Stretches in which many samples stand at the very top."""
    places = list(clipped(evidence))
    if len(places) > _PLACES:
        message = f"the sound is clipped in {len(places)} places"
        yield evidence.found("sound.clipping", Severity.ISSUE, None, message, remedy=Remedy.MIX)
        return
    for start, end in places:
        yield evidence.found(
            "sound.clipping",
            Severity.ISSUE,
            (start, end),
            f"the sound is clipped for {end - start:.2f} s",
            measured=end - start,
            remedy=Remedy.MIX,
        )


def clipped(evidence: Evidence) -> Iterator[tuple[float, float]]:
    """Where sound is cut off, from and to in seconds."""
    for run in runs(_cut_off(evidence), gap=_TOGETHER):
        if run.length > 1:
            yield run.start / FLAT, run.end / FLAT


def _cut_off(evidence: Evidence) -> npt.NDArray[np.bool_]:
    heard, limits = evidence.heard, evidence.limits.sound
    ratio = heard.flat / np.maximum(heard.shoulder, 1 / 2400)
    peaks = heard.peaks.max(axis=1) if heard.peaks.size else np.zeros(0)
    padded = np.pad(peaks, (0, heard.flat.size * (ENTRIES // FLAT) - peaks.size))
    top = padded.reshape(-1, ENTRIES // FLAT).max(axis=1)
    loud = top > _LOUD
    below = loud & (heard.flat > limits.flat) & (ratio > limits.flat_ratio)
    return np.asarray(below | ((top > _FULL) & (heard.flat + heard.shoulder > limits.flat_full)))
