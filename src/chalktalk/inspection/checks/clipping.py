"""Clipping: words whose peaks are cut off, at full scale or below it."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import ENTRIES, FLAT

_TOGETHER = 6
"""Looks (of 50 ms) within which two flat tops are one cause: one alone happens in any voice."""
_LOUD = 0.03
"""Peak, as a share of full scale, below which flat tops are not looked for."""


def clipping(evidence: Evidence) -> Iterator[Finding]:
    """Stretches in which many samples stand at the very top."""
    for start, end in clipped(evidence):
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
    for run in evidence.stretches(_cut_off(evidence), gap=_TOGETHER):
        if run.length > 1:
            yield run.start / FLAT, run.end / FLAT


def _cut_off(evidence: Evidence) -> npt.NDArray[np.bool_]:
    heard, limits = evidence.heard, evidence.limits.sound
    ratio = heard.flat / np.maximum(heard.shoulder, 1 / 2400)
    peaks = heard.peaks.max(axis=1) if heard.peaks.size else np.zeros(0)
    padded = np.pad(peaks, (0, heard.flat.size * (ENTRIES // FLAT) - peaks.size))
    loud = padded.reshape(-1, ENTRIES // FLAT).max(axis=1) > _LOUD
    return np.asarray(loud & (heard.flat > limits.flat) & (ratio > limits.flat_ratio))
