"""Pictures that are not sharp."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.damage import damaged_at
from chalktalk.inspection.checks.spans import frames_in, seconds_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_BRIEF = 0.3
"""Seconds: what moves, a photograph above all, may be soft for so long."""


def check_blur(evidence: Evidence) -> Iterator[Finding]:
    """Edges that rise over many pixels, in a stretch without a single sharp one."""
    limit = _limit(evidence)
    for start, end in runs(blurred_at(evidence), frames_in(evidence, 0.5)):
        first, last = seconds_of(evidence, start, end)
        sharp = float(np.nanmedian(evidence.seen["sharp"][start:end]))
        yield evidence.found(
            "picture.blur",
            Severity.ISSUE if len(evidence.seen.drawn_at) else Severity.WARNING,
            (first, last),
            f"the picture is blurred for {last - first:.1f} s: its edges are {sharp:.2f} sharp",
            measured=sharp,
            limit=limit,
            hints=("render the scene again",) if evidence.expected else ("see whether it was made larger than it was",),
            remedy=Remedy.RENDER if evidence.expected else None,
        )


def blurred_at(evidence: Evidence) -> Bools:
    """Which frames are blurred: edges are measured in some, each of which stands for those up to the next."""
    sharp = evidence.seen["sharp"]
    told = np.flatnonzero(~np.isnan(sharp))
    blurred = np.zeros(len(sharp), np.bool_)
    reach = frames_in(evidence, _BRIEF)
    step = frames_in(evidence, evidence.limits.picture.shortest)
    for frame in told[sharp[told] < _limit(evidence)]:
        blurred[frame : frame + step] = True
    for start, end in runs(blurred.copy()):
        if end - start <= reach:
            blurred[start:end] = False
    return blurred & ~blank_at(evidence) & ~damaged_at(evidence)


def _limit(evidence: Evidence) -> float:
    limits = evidence.limits.picture
    return limits.least_sharp if len(evidence.seen.drawn_at) else limits.least_sharp_unknown
