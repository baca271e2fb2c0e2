"""Movement that stutters: frames that are the one before once more."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.damage import damaged_at
from chalktalk.inspection.checks.spans import frames_in, seconds_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_MOVING = 30
"""Levels of luma by which some pixel changes in a frame of a movement that is seen."""
_SAME = 3
"""The same, in a frame that is the one before once more."""
_GAP = 2.0
"""Seconds between repeated frames that are told as one movement."""
_LEAST = 3
"""Repeated frames within a second that are told."""


def check_judder(evidence: Evidence) -> Iterator[Finding]:
    """A movement in which too many frames are repeated."""
    repeated, limit = _repeated(evidence), evidence.limits.picture.repeated
    for start, end in runs(juddering_at(evidence)):
        count = int(repeated[start:end].sum())
        yield evidence.found(
            "picture.judder",
            Severity.ISSUE if evidence.expected else Severity.WARNING,
            seconds_of(evidence, start, end),
            f"{count} frames of a movement are the frame before once more",
            measured=count / (end - start),
            limit=limit,
            hints=("render the scene again",) if evidence.expected else ("see whether its frame rate was changed",),
            remedy=Remedy.RENDER if evidence.expected else None,
        )


def juddering_at(evidence: Evidence) -> Bools:
    """Which frames belong to a movement that stutters."""
    repeated = _repeated(evidence)
    juddering = np.zeros(len(repeated), np.bool_)
    for start, end in runs(repeated, frames_in(evidence, _GAP)):
        count = int(repeated[start:end].sum())
        if count >= _LEAST and count >= evidence.limits.picture.repeated * (end - start):
            juddering[start:end] = True
    return juddering


def _repeated(evidence: Evidence) -> Bools:
    """Frames that are the one before once more, amid others that move."""
    most = np.nan_to_num(evidence.seen["change_most"])
    moving, same = most > _MOVING, most <= _SAME
    repeated = np.zeros(len(most), np.bool_)
    repeated[2:-1] = moving[1:-2] & same[2:-1] & moving[3:]
    return repeated & ~blank_at(evidence) & ~damaged_at(evidence)
