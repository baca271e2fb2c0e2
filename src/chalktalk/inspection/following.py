"""Following a whole film frame by frame, each stretch beside its own sketch; memory holds one sketch at a time."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import av
import numpy as np

from chalktalk.frames import FrameRate
from chalktalk.inspection.seen import Seen
from chalktalk.inspection.watching import Watcher

_UNSKETCHED = 3000
"""Frames that are noted at a time where nothing is drawn to compare."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a film's frames, and what they should look like."""

    frames: int
    sketch: Callable[[], bytes]
    """Gives the sketch's pictures when their time has come."""


class FilmWatcher:
    """Notes a film's frames in the order in which they are shown.

    Args:
        rate: Frames a second; by it a frame's time tells which one it is, so that a lost frame does not shift all that
            come after it against their sketches.
        stretches: What the film should look like from its first frame; behind the last nothing is compared.
    """

    def __init__(self, rate: FrameRate, stretches: Iterable[Stretch] = ()) -> None:
        self._rate = rate
        self._tick = 1 / rate.fraction
        self._stretches: Iterator[Stretch] = iter(stretches)
        self._times = array("d")
        self._parts: list[Seen] = []
        self._start = self._end = 0
        self._watcher: Watcher | None = None

    def see(self, frame: av.VideoFrame, seconds: float) -> None:
        """Note the next frame, shown so many seconds after the film's start."""
        number = self._rate.frame_at(seconds)
        if self._watcher is None or number >= self._end:
            self._close()
            self._watcher = self._watcher_for(number)
        frame.pts, frame.time_base = number - self._start, self._tick
        self._watcher.see(frame)
        self._times.append(seconds)

    def seen(self) -> Seen:
        """All that was noted."""
        self._close()
        if not self._parts:
            return Watcher().seen()
        return replace(Seen.joined(self._parts), times=np.sort(self._times))

    def _watcher_for(self, number: int) -> Watcher:
        for stretch in self._stretches:
            self._start, self._end = self._end, self._end + stretch.frames
            if number < self._end:
                return Watcher(stretch.sketch(), self._rate.fraction)
        self._start, self._end = number, number + _UNSKETCHED
        return Watcher(None, self._rate.fraction)

    def _close(self) -> None:
        if self._watcher is not None and self._watcher.frames:
            self._parts.append(self._watcher.seen())
        self._watcher = None
