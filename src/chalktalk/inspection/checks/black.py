"""Frames in which nothing is to be seen: black, or white."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.spans import as_drawn, beside, frames_in, seconds_of, spread
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs
from chalktalk.inspection.seen import Figures

_GAP = 0.5
"""Seconds between two stretches that are told as one."""
_BLACK = 16.0
_NEARLY = 0.2
"""How much of the drawing's brightness may be left in a picture that is as good as black."""
_ALIKE = 3
"""Levels by which a blank frame may differ from a blank drawing."""


def check_black(evidence: Evidence) -> Iterator[Finding]:
    """Black frames, and frames so dark that nothing is to be seen."""
    yield from _told(evidence, black_at(evidence), "black", evidence.seen["brightest"], evidence.limits.picture.black)


def check_white(evidence: Evidence) -> Iterator[Finding]:
    """White frames."""
    yield from _told(evidence, white_at(evidence), "white", evidence.seen["darkest"], evidence.limits.picture.white)


def black_at(evidence: Evidence) -> Bools:
    """Which frames are black and should not be."""
    seen = evidence.seen
    black = seen["brightest"] <= evidence.limits.picture.black
    if len(seen.drawn_at):
        due = as_drawn(seen, seen.drawn_thumbs.reshape(len(seen.drawn_at), -1).max(axis=1)).astype(np.float32)
        black |= seen["brightest"] - _BLACK < _NEARLY * (due - _BLACK)
    return black & ~_lost(evidence) & ~_meant(evidence)


def white_at(evidence: Evidence) -> Bools:
    """Which frames are white and should not be."""
    seen = evidence.seen
    return (seen["darkest"] >= evidence.limits.picture.white) & ~_lost(evidence) & ~_meant(evidence)


def blank_at(evidence: Evidence) -> Bools:
    """Frames that are either, and those near them."""
    return beside(black_at(evidence) | white_at(evidence), evidence)


def _lost(evidence: Evidence) -> Bools:
    """Frames that are green rather than black."""
    return evidence.seen["beyond"] > evidence.limits.picture.beyond


def _meant(evidence: Evidence) -> Bools:
    """Frames that were drawn as blank as they are."""
    seen = evidence.seen
    if not len(seen.drawn_at):
        return np.zeros(seen.frames, np.bool_)
    drawn = seen.drawn_thumbs.reshape(len(seen.drawn_at), -1)
    plain = as_drawn(seen, drawn.max(axis=1) - drawn.min(axis=1)) <= _ALIKE
    near = np.abs(as_drawn(seen, drawn.min(axis=1)).astype(np.float32) - seen["luma"]) <= _ALIKE
    meant: Bools = plain & near & spread(seen, np.ones(len(seen.drawn_at), np.bool_))
    return meant


def _told(evidence: Evidence, faulty: Bools, colour: str, measured: Figures, limit: float) -> Iterator[Finding]:
    for start, end in runs(faulty, frames_in(evidence, _GAP)):
        first, last = seconds_of(evidence, start, end)
        yield evidence.found(
            f"picture.{colour}",
            Severity.ISSUE,
            (first, last),
            f"the picture is {colour} for {last - first:.2f} s",
            measured=float(np.median(measured[start:end][faulty[start:end]])),
            limit=limit,
            hints=("render the scene again",),
            remedy=Remedy.RENDER,
        )
