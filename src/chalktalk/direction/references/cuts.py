"""Cuts: where a film goes from one shot to the next, at once or gradually.

Three things are looked for, one after the other: pictures that dip into black or white, which is one cut however it is
done; steps between neighbouring pictures that stand out over what is usual around them (an adaptive threshold, as shot
detectors have had since TRECVID), behind which the picture stays another one; and, in what is left, stretches from one
picture to another that do not show the same. What "the same" is says `likeness.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalktalk.direction.references.dips import Dip, dips_in
from chalktalk.direction.references.likeness import NEARBY, REACH, difference
from chalktalk.direction.references.passages import passages_in
from chalktalk.direction.references.reels import Figures, Reel

_AROUND = 0.35
"""Seconds on either side of a step that tell what is usual: the shortest shots are hardly longer."""
_MOSTLY = 0.75
"""Of the steps on a side that tell what is usual: drawings may move on every second or third picture alone."""
_STANDS_OUT = 2.0
"""Times of what is usual from which a step may be a cut."""
_STILL = 8.0
"""Times of what is usual from which a step is no movement: what holds still does not move once."""
_FLOOR = 1.0
"""Levels that a step has in any case."""
_FLASH = 0.3
"""Seconds within which what comes back has not been cut away …"""
_BACK = 0.35
"""… being nearer to what was there than so many steps."""
_LEAST = 4.0
"""Levels from which a pixel has changed; or three times what is usual."""
_ANOTHER = 0.1
"""Share of the picture that is of another shot behind a cut."""
_APART = 0.3
"""Seconds: of cuts that are nearer to one another, one is counted."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one shot ends and the next begins."""

    seconds: float
    """When the next shot is first shown; of a gradual cut, its middle."""
    gradual: bool
    strength: float
    """How much changes: of two cuts in one place the stronger is counted."""


def cuts_in(reel: Reel) -> tuple[Cut, ...]:
    """All cuts of a film, in order."""
    reel = reel.without_bars()
    dips = dips_in(reel)
    hard = [cut for cut in _hard_cuts(reel) if not any(dip.start <= cut.seconds <= dip.end for dip in dips)]
    known = sorted([*((dip.start, dip.end) for dip in dips), *((cut.seconds, cut.seconds) for cut in hard)])
    passages = [Cut((one.start + one.end) / 2, gradual=True, strength=one.strength) for one in passages_in(reel, known)]
    return _apart([*hard, *_through(dips, reel), *passages])


def _through(dips: Sequence[Dip], reel: Reel) -> list[Cut]:
    """Dips between shots: where a film comes out of black, or ends in it, nothing is cut."""
    inside = [dip for dip in dips if dip.start > reel.times[0] and dip.end < reel.times[-1]]
    return [Cut((dip.start + dip.end) / 2, gradual=True, strength=1.0) for dip in inside]


def _hard_cuts(reel: Reel) -> list[Cut]:
    steps = reel.distances(1)
    usual = _usual(reel.times, steps)
    found = []
    for place in np.flatnonzero((steps > _FLOOR) & (steps > _STANDS_OUT * usual)):
        number, step = int(place), float(steps[place])
        if _comes_back(reel, number, step):
            continue
        reach = NEARBY if step > _STILL * usual[number] else REACH
        another = difference(reel.tiny(number), reel.tiny(number + 1), max(_LEAST, 3 * float(usual[number])), reach)
        if another > _ANOTHER:
            found.append(Cut(float(reel.times[number + 1]), gradual=False, strength=another * step))
    return list(_apart(found))


def _usual(times: Figures, steps: Figures) -> Figures:
    """What is usual around each step: the greater of the upper quartiles before and behind it."""
    usual = np.zeros_like(steps)
    starts = np.searchsorted(times, times[:-1] - _AROUND)
    ends = np.searchsorted(times, times[1:] + _AROUND, side="right") - 1
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        parts = (steps[start:number], steps[number + 1 : end])
        usual[number] = max((float(np.quantile(part, _MOSTLY)) for part in parts if len(part) > 1), default=0.0)
    return usual


def _comes_back(reel: Reel, number: int, step: float) -> bool:
    """Whether what is seen before a step is seen again soon behind it, or the other way round: a flash, a glitch."""
    times = reel.times
    for still, place, along in ((number, number + 2, 1), (number + 1, number - 1, -1)):
        other = place
        while 0 <= other < len(reel) and abs(times[other] - times[still]) <= _FLASH:
            if reel.distance(still, other) < _BACK * step:
                return True
            other += along
    return False


def _apart(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """Cuts in order; of those that are too near to one another the strongest, hard ones first."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.gradual, -cut.strength)):
        if all(abs(cut.seconds - other.seconds) >= _APART for other in kept):
            kept.append(cut)
    return tuple(sorted(kept, key=lambda cut: cut.seconds))
