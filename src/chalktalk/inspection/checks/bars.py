"""Black bars at the borders, where the picture should reach them."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.spans import filled, frames_in, seconds_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_SIDES = {"bar_top": "above", "bar_bottom": "below", "bar_left": "on the left", "bar_right": "on the right"}
_GAP = 0.5
"""Seconds between two stretches that are told as one."""
_BRIGHT = 80
"""Luma of the brightest spot of a picture that can be told from bars."""
_GROUND = 22
"""Luma of a drawn border from which on a black bar is none of its own."""


def check_bars(evidence: Evidence) -> Iterator[Finding]:
    """Letterbox and pillarbox."""
    seen = evidence.seen
    for start, end in runs(barred_at(evidence)):
        widths = {where: float(np.median(seen[name][start:end])) for name, where in _SIDES.items()}
        bars = {where: width for where, width in widths.items() if width > evidence.limits.picture.bar}
        if not bars:
            continue
        where = ", ".join(f"{where} ({width:.0%})" for where, width in bars.items())
        yield evidence.found(
            "picture.bars",
            Severity.ISSUE if len(seen.drawn_at) else Severity.WARNING,
            seconds_of(evidence, start, end),
            f"the picture has black bars {where}",
            measured=max(bars.values()),
            limit=evidence.limits.picture.bar,
            hints=("render the film in the shape that it is shown in",),
            remedy=Remedy.RENDER if len(seen.drawn_at) else None,
        )


def barred_at(evidence: Evidence) -> Bools:
    """Which frames have bars: those of a dark scene that reaches the border in the drawing have none."""
    seen, limit = evidence.seen, evidence.limits.picture.bar
    barred: Bools = (np.maximum.reduce([seen[name] for name in _SIDES]) > limit) & (seen["brightest"] > _BRIGHT)
    if len(seen.drawn_at):
        down, across = seen.drawn_thumbs.shape[1:]
        edge = np.ones((down, across), np.bool_)
        edge[1:-1, 1:-1] = False
        dark = seen.drawn_thumbs[:, edge].min(axis=1) < _GROUND
        barred &= ~dark[np.maximum(0, np.searchsorted(seen.drawn_at, np.arange(seen.frames), "right") - 1)]
    barred &= ~blank_at(evidence)
    if not len(
        seen.drawn_at
    ):  # a stranger's film may have some black there; a bar stays while other things come and go
        for start, end in runs(barred.copy(), frames_in(evidence, _GAP)):
            moving = np.nanmax(np.append(seen["change_most"][start:end], 0)) > 30
            if not moving or end - start < frames_in(evidence, 3.0):
                barred[start:end] = False
    return filled(barred, frames_in(evidence, _GAP))
