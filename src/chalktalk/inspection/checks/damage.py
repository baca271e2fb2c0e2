"""Frames that are not what was encoded: blocks, smears, grey or green areas."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.spans import beside, frames_in, seconds_of, spread
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_GAP = 2.5
"""Seconds: what is damaged spoils all up to the next key frame."""


def check_damage(evidence: Evidence) -> Iterator[Finding]:
    """Frames that the decoder gave up, and those with colours that no picture has."""
    for start, stop in runs(_damaged(evidence), frames_in(evidence, _GAP)):
        end = _smeared_until(evidence, stop)
        first, last = seconds_of(evidence, start, end)
        lost = evidence.seen.lost
        first = float(min([first, *lost[(lost > first - _GAP) & (lost < last)]]))
        yield evidence.found(
            "picture.damage",
            Severity.ISSUE,
            (first, last),
            f"the picture cannot be decoded as it was encoded, from {first:.2f} to {last:.2f} s",
            measured=float(evidence.seen["beyond"][start:end].max()),
            limit=evidence.limits.picture.beyond,
            hints=("render the scene again, or fetch the file once more",),
            remedy=Remedy.RENDER,
        )


def damaged_at(evidence: Evidence) -> Bools:
    """Which frames are damaged, or depend on one that is, and those near them."""
    damaged = _damaged(evidence)
    for start, end in runs(damaged.copy(), frames_in(evidence, _GAP)):
        damaged[start : _smeared_until(evidence, end)] = True
    return beside(damaged, evidence)


def _damaged(evidence: Evidence) -> Bools:
    seen = evidence.seen
    damaged = (seen["broken"] > 0) | (seen["beyond"] > evidence.limits.picture.beyond)
    if seen.frames:
        damaged[np.minimum(np.searchsorted(seen.times, seen.lost), seen.frames - 1)] = True
    return damaged


def _smeared_until(evidence: Evidence, end: int) -> int:
    """Where frames are again as they were drawn."""
    good = ~spread(evidence.seen, (evidence.seen["odd"] > evidence.limits.picture.odd)[evidence.seen.drawn_at])[end:]
    return end + (int(good.argmax()) if good.any() else len(good))
