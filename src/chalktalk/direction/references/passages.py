"""Passages: dissolves, wipes, pushes and whatever else leads from one shot to another in more than one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chalktalk.direction.references.likeness import NEARBY, REACH, difference
from chalktalk.direction.references.reels import Figures, Reel

_BEAT = 1 / 12
"""Seconds between two pictures that are looked at."""
_LENGTHS = (3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 27)
"""Beats that a passage may take."""
_HOLD = 3
"""Beats for which the pictures at its ends are looked at."""
_FAR = 3.0
"""Levels by which the ends differ at least …"""
_FAR_MOVING = 20.0
"""… and where they do not hold still."""
_HELD, _HARDLY_HELD = 0.3, 0.45
"""Share of that by which an end may change while it holds still, and while it moves."""
_STILL = 0.05
"""Share under which it holds still altogether."""
_LEAST = 6.0
"""Levels from which a pixel has changed; or three times what is usual."""
_ANOTHER = 0.25
"""Share of the picture that is of another shot behind a passage."""
_QUICKER, _SOMEWHAT = 2.5, 1.4
"""Times by which pictures change quicker in a passage than around it: from the first, nothing else is asked; under the
second, ends that hold belong to a slow change."""
_OFF, _UNEVEN = 0.15, 0.1
"""Bounds for ways between pictures that are mixed, or put together of pieces; see `_off_the_way` and `_uneven`."""
_CHANGES_ANYWAY = 0.5
"""Share of what changes in a passage that may change as well in as much time both before and behind it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """From one shot to another."""

    start: float
    """Seconds."""
    end: float
    strength: float
    """Share of the picture that is of another shot behind it."""


def passages_in(reel: Reel, known: Sequence[tuple[float, float]]) -> list[Passage]:
    """Passages between cuts that are known already, told by their start and end in seconds, in order."""
    starts = [0.0, *(end for _, end in known)]
    ends = [*(start for start, _ in known), float(reel.times[-1]) + _BEAT]
    found: list[Passage] = []
    for start, end in zip(starts, ends, strict=True):
        beats = sorted({reel.at(start + _BEAT * beat) for beat in range(int((end - start) / _BEAT))})
        found += _Stretch(reel.only(beats)).passages()
    return found


class _Stretch:
    """What lies between two cuts, a picture a beat."""

    def __init__(self, reel: Reel) -> None:
        self._reel = reel
        self._steps = reel.distances(1)
        self._least = max(_LEAST, 3 * float(np.median(self._steps))) if len(self._steps) else _LEAST
        changes = np.zeros((_HOLD, len(reel)))
        for lag in range(1, min(_HOLD, len(reel) - 1) + 1):
            changes[lag - 1, lag:] = reel.distances(lag)
        self._before = changes.max(axis=0)
        """How far each picture is at most from those that are shown just before it …"""
        self._behind = np.zeros(len(reel))
        for lag in range(1, min(_HOLD, len(reel) - 1) + 1):
            self._behind[:-lag] = np.maximum(self._behind[:-lag], changes[lag - 1, lag:])
        """… and just behind it."""

    def passages(self) -> list[Passage]:
        """Those that are found, the shortest first where several lie in one place."""
        times, taken = self._reel.times, np.zeros(len(self._reel), np.bool_)
        found = []
        for length in _LENGTHS:
            for hold, start in sorted(self._held(length)):
                end = start + length
                if taken[start : end + 1].any():
                    continue
                strength = self._strength(start, end, hold)
                if strength > _ANOTHER and self._leads_over(start, end, hold, strength):
                    taken[start : end + 1] = True
                    found.append(Passage(float(times[start]), float(times[end]), strength))
        return found

    def _held(self, length: int) -> Iterator[tuple[float, int]]:
        """Where a passage of so many beats may start, with how much its ends change as a share of what it changes."""
        first, behind = _HOLD, len(self._reel) - length - _HOLD
        if behind <= first:
            return
        far = self._reel.distances(length)[first:behind]
        ends = np.maximum(self._before[first:behind], self._behind[first + length : behind + length])
        for place in np.flatnonzero((far >= _FAR) & (ends < _HARDLY_HELD * far)):
            yield float(ends[place] / far[place]), first + int(place)

    def _strength(self, start: int, end: int, hold: float) -> float:
        reach = REACH if hold > _STILL else NEARBY
        return difference(self._reel.tiny(start), self._reel.tiny(end), self._least, reach)

    def _leads_over(self, start: int, end: int, hold: float, strength: float) -> bool:
        """Whether one picture gives way to another, and does not just move on."""
        sides = (self._steps[max(0, start - _HOLD - 1) : start], self._steps[end : end + _HOLD + 1])
        around = max(float(np.mean(side)) for side in sides)
        quicker = float(np.mean(self._steps[start:end])) / max(around, 1e-3)
        if hold < _HELD and quicker > _QUICKER:
            return True
        if quicker < _SOMEWHAT if hold < _HELD else self._reel.distance(start, end) < _FAR_MOVING:
            return False
        if _off_the_way(self._reel, start, end) > _OFF or _uneven(self._reel, start, end) > _UNEVEN:
            return False
        return self._changes_anyway(start, end) <= _CHANGES_ANYWAY * strength

    def _changes_anyway(self, start: int, end: int) -> float:
        """How much changes in as much time before a passage and behind it, of both the less."""
        reel, length = self._reel, end - start
        before = difference(reel.tiny(max(0, start - length)), reel.tiny(start), _LEAST)
        behind = difference(reel.tiny(end), reel.tiny(min(end + length, len(reel) - 1)), _LEAST)
        return min(before, behind)


def _off_the_way(reel: Reel, start: int, end: int) -> float:
    """How far pixels between two pictures are from lying between those two, as a share of what lies between.

    0 for a dissolve or a wipe of pictures that hold still; about a third for pictures of something else.
    """
    first, last = reel.luma[start].astype(np.float32), reel.luma[end].astype(np.float32)
    low, high = np.minimum(first, last), np.maximum(first, last)
    between = reel.luma[start + 1 : end]
    off = np.maximum(low - between, 0) + np.maximum(between - high, 0)
    return float(off.mean() / max(float((high - low).mean()), 1e-3))


def _uneven(reel: Reel, start: int, end: int) -> float:
    """How far the way from one picture to another is from an even one, in shares of that way (root mean square)."""
    planes: Figures = reel.luma[start : end + 1].reshape(end - start + 1, -1).astype(np.float64)
    way = planes[-1] - planes[0]
    progress = (planes - planes[0]) @ way / max(float(way @ way), 1.0)
    return float(np.sqrt(np.mean((progress - np.linspace(0, 1, len(progress))) ** 2)))
