"""Cuts: where a film goes from one shot to the next, at once or gradually.

Hard cuts are peaks of the difference between neighbouring pictures over what is usual around them (an adaptive
threshold), behind which the picture stays another one. Gradual ones are stretches between two pictures that hold,
which are of different shots.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chalktalk.direction.references.likeness import REACH, Tiny, difference

Figures = npt.NDArray[np.float64]

_AROUND = 0.35
"""Seconds on either side that tell what is usual."""
_STANDS_OUT = 2.2
"""Times by which a cut's difference is over what is usual."""
_FLOOR = 1.0
"""Levels that any two pictures of one shot may differ by on the mean."""
_FLASH = 0.3
"""Seconds within which what comes back has not been cut away."""
_STILL = 8.0
"""Times of what is usual from which a difference is no movement."""
_HARD = 0.10
"""Least difference in content at a hard cut …"""
_SOFT = 0.25
"""… and from one end to the other of a gradual one."""
_APART = 0.3
"""Seconds: of cuts that are nearer to one another, one is counted."""


@dataclass(frozen=True, slots=True)
class Reel:
    """A film's tiny pictures."""

    times: Figures
    luma: npt.NDArray[np.uint8]
    chroma: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.times)

    def tiny(self, number: int) -> Tiny:
        return Tiny(self.luma[number].astype(np.float32), self.chroma[number].astype(np.float32))

    def at(self, seconds: float) -> int:
        """The picture that is shown at a time."""
        return int(np.clip(np.searchsorted(self.times, seconds + 1e-6, side="right") - 1, 0, len(self) - 1))


@dataclass(frozen=True, slots=True)
class Cut:
    seconds: float
    gradual: bool
    strength: float


def cuts_in(reel: Reel) -> tuple[Cut, ...]:
    """All cuts of a film, in order."""
    dips = dips_in(reel)
    masked = [(dip.start, dip.end) for dip in dips]
    hard = [cut for cut in hard_cuts(reel) if not any(start <= cut.seconds <= end for start, end in masked)]
    gradual = gradual_cuts(reel, sorted([*masked, *((cut.seconds, cut.seconds) for cut in hard)]))
    through = [
        Cut((dip.start + dip.end) / 2, gradual=True, strength=1.0)
        for dip in dips
        if dip.start > 0 and dip.end < reel.times[-1]
    ]
    return _apart([*hard, *through, *gradual])


def hard_cuts(reel: Reel) -> list[Cut]:
    if len(reel) < 3:
        return []
    steps = distances(reel, 1)
    usual = _usual(reel.times, steps)
    found = []
    for number in np.flatnonzero((steps > _FLOOR) & (steps > _STANDS_OUT * usual)):
        step = float(steps[number])
        if _comes_back(reel, int(number), step):
            continue
        one, other = reel.tiny(number), reel.tiny(number + 1)
        least = max(4.0, 3 * float(usual[number]))
        reach = 1 if step > _STILL * usual[number] else REACH  # what holds still does not move once by chance
        strength = difference(one, other, least, reach)
        if strength > _HARD:
            found.append(Cut(float(reel.times[number + 1]), gradual=False, strength=strength * step))
    return list(_apart(found))


def distances(reel: Reel, lag: int, step: int = 1) -> Figures:
    """How far each picture is from the one so many later: mean difference in levels, luma and chroma together."""
    count = max(0, -(-(len(reel) - lag) // step))
    found = np.zeros(count)
    batch = 512
    for first in range(0, count, batch):
        ones = slice(first * step, min(first + batch, count) * step, step)
        others = slice(ones.start + lag, min(ones.stop + lag, len(reel)), step)
        for planes, weight in ((reel.luma, 1), (reel.chroma, 2)):
            off = np.abs(planes[others].astype(np.int16) - planes[ones].astype(np.int16))
            found[first : first + len(off)] += weight * off.reshape(len(off), -1).mean(axis=1)
    return found


def _usual(times: Figures, steps: Figures) -> Figures:
    """What is usual around each step: the greater of the medians before and behind it."""
    usual = np.zeros_like(steps)
    starts = np.searchsorted(times, times[:-1] - _AROUND)
    ends = np.searchsorted(times, times[1:] + _AROUND, side="right") - 1
    for number in range(len(steps)):
        before, behind = steps[starts[number] : number], steps[number + 1 : ends[number]]
        usual[number] = max((float(np.median(part)) for part in (before, behind) if len(part) > 1), default=0.0)
    return usual


def _comes_back(reel: Reel, number: int, step: float) -> bool:
    """Whether what is seen before a step is seen again soon behind it, or the other way round: a flash, a glitch."""
    times = reel.times
    for still, along in ((number, 1), (number + 1, -1)):
        place = number + (2 if along > 0 else -1)
        while 0 <= place < len(reel) and abs(times[place] - times[still]) <= _FLASH:
            if _distance(reel, still, place) < 0.35 * step:
                return True
            place += along
    return False


def _distance(reel: Reel, one: int, other: int) -> float:
    luma = np.abs(reel.luma[one].astype(np.int16) - reel.luma[other]).mean()
    return float(luma + 2 * np.abs(reel.chroma[one].astype(np.int16) - reel.chroma[other]).mean())


_RHYTHM = 1 / 12
_LENGTHS = (3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 27)
_HOLDS = 3
"""Steps of the rhythm for which ends are looked at."""
_HELD = 0.3
_LEAST_FAR = 3.0


def gradual_cuts(reel: Reel, taken: Sequence[tuple[float, float]]) -> list[Cut]:
    """Gradual cuts between stretches that are known to be cuts."""
    found: list[Cut] = []
    starts = [0.0, *(end for _, end in taken)]
    ends = [*(start for start, _ in taken), float(reel.times[-1]) + _RHYTHM]
    for start, end in zip(starts, ends, strict=True):
        beats = list(dict.fromkeys(reel.at(start + _RHYTHM * beat) for beat in range(int((end - start) / _RHYTHM))))
        if len(beats) >= 6:
            found += _gradual_in(Reel(reel.times[beats], reel.luma[beats], reel.chroma[beats]))
    return found


def _gradual_in(reel: Reel) -> list[Cut]:
    holds = distances(reel, 1)
    size = len(reel)
    taken = np.zeros(size, np.bool_)
    found: list[Cut] = []
    for length in _LENGTHS:
        if length >= size:
            break
        far = distances(reel, length)
        ends = []
        for start in range(1, size - length - 1):
            end = start + length
            if far[start] < _LEAST_FAR or taken[start : end + 1].any():
                continue
            before = max(_distance(reel, start - back, start) for back in range(1, min(_HOLDS, start) + 1))
            behind = max(_distance(reel, end, end + on) for on in range(1, min(_HOLDS, size - 1 - end) + 1))
            if max(before, behind) < _HELD * far[start]:
                ends.append((max(before, behind) / far[start], start, end))
        for _, start, end in sorted(ends):
            if taken[start : end + 1].any():
                continue
            strength = difference(reel.tiny(start), reel.tiny(end), max(6.0, 3 * float(np.median(holds))))
            if strength > _SOFT and _is_passage(reel, holds, start, end):
                taken[start : end + 1] = True
                found.append(Cut(float(reel.times[start] + reel.times[end]) / 2, gradual=True, strength=strength))
    return found


def _is_passage(reel: Reel, steps: Figures, start: int, end: int) -> bool:
    """Whether one picture gives way to another, and does not just move on."""
    inside = float(np.mean(steps[start:end]))
    outside = max(
        (float(np.median(part)) for part in (steps[max(0, start - 4) : start], steps[end : end + 4]) if len(part)),
        default=0.0,
    )
    return inside > _QUICKER * outside or _off_the_way(reel, start, end) < _OFF


def _off_the_way(reel: Reel, start: int, end: int) -> float:
    """How far pixels between two pictures are from lying between those two, as a share of what lies between.

    0 for a dissolve or a wipe of pictures that hold still; about a third for pictures that have nothing to do with them.
    """
    planes = reel.luma.astype(np.float32)
    low, high = np.minimum(planes[start], planes[end]), np.maximum(planes[start], planes[end])
    between = planes[start + 1 : end]
    off = np.maximum(low - between, 0) + np.maximum(between - high, 0)
    return float(off.mean() / max(float((high - low).mean()), 1e-3))


_QUICKER = 2.5
_OFF = 0.15


@dataclass(frozen=True, slots=True)
class Dip:
    """A fade to black or white, and out of it again."""

    start: float
    end: float


def dips_in(reel: Reel) -> list[Dip]:
    luma = reel.luma.reshape(len(reel), -1)
    grey = np.abs(reel.chroma.reshape(len(reel), -1).astype(np.int16) - 128).max(axis=1) < 12
    blank = grey & ((np.quantile(luma, 0.98, axis=1) < 28) | (np.quantile(luma, 0.02, axis=1) > 222))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], blank.astype(np.int8), [0]])))
    found = []
    for first, behind in zip(edges[::2], edges[1::2], strict=True):
        last = int(behind) - 1
        if reel.times[last] - reel.times[first] > 1.0:
            continue
        start, end = _fade(reel, int(first), -1), _fade(reel, last, 1)
        if start is None and end is None:
            continue
        out = reel.times[first] if start is None else start
        into = reel.times[last] if end is None else end
        if first == 0:
            out = 0.0
        if last == len(reel) - 1:
            into = reel.times[-1]
        found.append(Dip(float(out), float(into)))
    return found


def _fade(reel: Reel, blank: int, along: int) -> float | None:
    """When a fade towards or out of a blank picture begins or ends; None if there is a cut instead."""
    place, far, times = blank, 0.0, reel.times
    if not 0 <= blank + along < len(reel):
        return None
    nearest = _distance(reel, blank, blank + along)
    while 0 <= place + along < len(reel) and abs(times[place + along] - times[blank]) < 1.2:
        further = _distance(reel, blank, place + along)
        if further < far * 1.01 + 0.3 and far > 8:
            break
        place, far = place + along, max(far, further)
    return float(times[place]) if nearest < 0.5 * far else None


def _apart(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The stronger of those that are too near to one another."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.gradual, -cut.strength)):
        if all(abs(cut.seconds - other.seconds) >= _APART for other in kept):
            kept.append(cut)
    return tuple(sorted(kept, key=lambda cut: cut.seconds))
