"""Noise: bursts as of a broken stream, sharper than any voice."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.clipping import clipped
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import ENTRIES
from chalktalk.inspection.runs import runs

_WINDOW = 20
"""Entries, 200 ms, that noise has to last."""


def noise(evidence: Evidence) -> Iterator[Finding]:
    """Stretches that are all edges."""
    limit, edges = evidence.limits.sound.noise, evidence.heard.edges.astype(np.float64)
    if edges.size < _WINDOW:
        return
    capped = np.minimum(edges, (2 * limit) ** 2)  # so that a click is none
    sums = np.cumsum(np.concatenate([[0.0], capped]))
    sharp = np.sqrt(np.maximum(sums[_WINDOW:] - sums[:-_WINDOW], 0) / _WINDOW)
    for start, end in clipped(evidence):
        sharp[max(0, round(start * ENTRIES) - 2 * _WINDOW) : round(end * ENTRIES) + _WINDOW] = (
            0  # sharp for that reason
        )
    for run in runs(sharp > limit, gap=ENTRIES):
        most = float(sharp[run.start : run.end].max())
        yield evidence.found(
            "sound.noise",
            Severity.ISSUE,
            (run.start / ENTRIES, (run.end + _WINDOW) / ENTRIES),
            "there is a burst of noise",
            measured=most,
            limit=limit,
            remedy=Remedy.MIX,
        )
