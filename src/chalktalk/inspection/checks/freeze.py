"""A picture that stands still."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.spans import filled, frames_in, seconds_of, spread
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_LEAST = 12
"""Pixels of the glance that have to be due to move within a tenth of a second, for its standing still to be told."""
_MOVES = 0.15
"""Part of these that still move in a picture that stands: what encoding does, and the frame at which it stops."""
_FAINT, _FAINT_LASTS = 40, 1.0
"""Where fewer pixels than that are due, only dust drifts, and an encoder may save up its moves; seconds from which on
that counts as standing still."""
_SAME = 3.0
"""Levels of mean luma by which a picture that stands may differ from what was drawn for its beginning."""
_GAP = 1.0
"""Seconds of movement between two stops that are told as one."""
_STILL = 0.02
"""Mean change, in levels of luma, of frames in which nothing moves."""


def check_freeze(evidence: Evidence) -> Iterator[Finding]:
    """Where what should move does not; where nothing is known of that, what stands for very long."""
    limits = evidence.limits.picture
    known = len(evidence.seen.drawn_at) > 0
    faulty = frozen_at(evidence) if known else _still_at(evidence)
    for start, end in runs(faulty):
        first, last = seconds_of(evidence, start, end)
        yield evidence.found(
            "picture.freeze",
            Severity.ISSUE if known else Severity.WARNING,
            (first, last),
            f"the picture stands still for {last - first:.2f} s" + (", where it should move" if known else ""),
            measured=last - first,
            limit=limits.freeze if known else limits.longest_still,
            hints=("render the scene again",) if known else ("see whether it is meant to stand so long",),
            remedy=Remedy.RENDER if known else None,
        )


def frozen_at(evidence: Evidence) -> Bools:
    """Which frames stand still, and should not."""
    seen = evidence.seen
    moved, due = seen["moved"][seen.drawn_at], seen["to_move"][seen.drawn_at]
    standing = (due >= _LEAST) & (moved <= _MOVES * due)
    going = ~standing & (np.maximum(due, moved) >= _LEAST)
    found = np.zeros(len(seen.drawn_at), np.bool_)
    step = float(np.median(np.diff(seen.times[seen.drawn_at]))) if len(found) > 1 else 0.0
    for start, end in runs(~going):
        told = start + np.flatnonzero(standing[start:end])
        if not len(told) or start == 0:
            continue
        faint = due[told].mean() < _FAINT
        if len(told) * step < max(evidence.limits.picture.freeze, _FAINT_LASTS if faint else 0.0):
            continue
        first, last = int(told[0]), int(told[-1])
        drawn, shown = seen.drawn_thumbs[first - 1], seen.thumbs[seen.drawn_at[first]]
        crisp = seen["crisp"][seen.drawn_at[told]]
        blurred = (crisp < evidence.limits.picture.least_crisp).mean() > 0.5  # it moves, but too softly to be noticed
        if not blurred and np.abs(drawn.astype(np.int16) - shown).mean() < _SAME:
            found[first - 1 : last] = True
    return filled(spread(seen, found) & ~blank_at(evidence), frames_in(evidence, _GAP))


def _still_at(evidence: Evidence) -> Bools:
    """Which frames belong to a stretch in which nothing at all changes, and that is too long."""
    still = (evidence.seen["change"] < _STILL) & (evidence.seen["change_most"] < 6)
    for start, end in runs(still.copy()):
        if end - start < frames_in(evidence, evidence.limits.picture.longest_still):
            still[start:end] = False
    return still & ~blank_at(evidence)
