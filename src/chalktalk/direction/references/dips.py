"""Dips: a picture that fades to black or white, and another that comes out of it."""

from dataclasses import dataclass

import numpy as np

from chalktalk.direction.references.reels import Reel

_BLACK, _WHITE = 28, 222
"""Luma that all but a fiftieth of a blank picture keeps under, or over."""
_GREY = 12
"""Levels of chroma that it keeps under."""
_LONGEST = 1.0
"""Seconds: a blank that lasts longer is a shot of its own."""
_FADE = 1.2
"""Seconds that a fade takes at most on one side."""
_NEAR = 0.5
"""Of the whole way: the picture next to a blank has covered at least so much of it, if it fades."""
_FULL = 8.0
"""Levels from a blank from which a picture may be all there."""


@dataclass(frozen=True, slots=True)
class Dip:
    """From where a picture begins to fade until the next is all there, in seconds."""

    start: float
    end: float


def dips_in(reel: Reel) -> list[Dip]:
    """All dips of a film that fade on one side at least, in order; also at its beginning and its end."""
    found = []
    for first, last in _blanks(reel):
        out, into = _fade(reel, first, -1), _fade(reel, last, 1)
        if reel.times[last] - reel.times[first] > _LONGEST or (out is None and into is None):
            continue
        start = float(reel.times[first] if out is None else out)
        found.append(Dip(start, float(reel.times[last] if into is None else into)))
    return found


def _blanks(reel: Reel) -> list[tuple[int, int]]:
    """The first and the last picture of each stretch that is black or white."""
    luma = reel.luma.reshape(len(reel), -1)
    dark, bright = ((luma > _BLACK).mean(axis=1) < 0.02), ((luma < _WHITE).mean(axis=1) < 0.02)
    grey = np.abs(reel.chroma.reshape(len(reel), -1).astype(np.int16) - 128).max(axis=1) < _GREY
    found = []
    for kind in (dark & grey, bright & grey):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], kind.astype(np.int8), [0]])))
        found += [(int(first), int(behind) - 1) for first, behind in zip(edges[::2], edges[1::2], strict=True)]
    return sorted(found)


def _fade(reel: Reel, blank: int, along: int) -> float | None:
    """When a fade into or out of a blank picture begins or ends; None if there is a cut or nothing instead."""
    if not 0 <= blank + along < len(reel):
        return None
    times, place, far = reel.times, blank, 0.0
    while 0 <= place + along < len(reel) and abs(times[place + along] - times[blank]) < _FADE:
        further = reel.distance(blank, place + along)
        if far > _FULL and further < 1.01 * far + 0.3:
            break
        place, far = place + along, max(far, further)
    return float(times[place]) if reel.distance(blank, blank + along) < _NEAR * far else None
