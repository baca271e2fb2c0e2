"""Reels: a film's tiny pictures, and how far they are from one another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chalktalk.direction.references.likeness import Tiny

Figures = npt.NDArray[np.float64]

_BATCH = 512
"""Pictures that are held against others at a time: memory stays flat."""
_DARK = 26
"""Luma that bars around a picture do not pass."""


@dataclass(frozen=True, slots=True)
class Reel:
    """Tiny pictures in the order in which they are shown."""

    times: Figures
    """Seconds."""
    luma: npt.NDArray[np.uint8]
    """(pictures, height, width), limited range."""
    chroma: npt.NDArray[np.uint8]
    """(pictures, 2, height / 2, width / 2)."""

    def __len__(self) -> int:
        return len(self.times)

    def tiny(self, number: int) -> Tiny:
        """One of them."""
        return Tiny(self.luma[number].astype(np.float32), self.chroma[number].astype(np.float32))

    def at(self, seconds: float) -> int:
        """Number of the picture that is shown at a time."""
        return int(np.clip(np.searchsorted(self.times, seconds + 1e-6, side="right") - 1, 0, len(self) - 1))

    def only(self, numbers: list[int]) -> "Reel":
        """Some of them."""
        return Reel(self.times[numbers], self.luma[numbers], self.chroma[numbers])

    def without_bars(self) -> "Reel":
        """The same without black bars that all of the film has: their edges would be found in every picture."""
        brightest = self.luma.max(axis=0)
        rows, columns = (np.flatnonzero(brightest.max(axis=axis) > _DARK) for axis in (1, 0))
        if len(rows) < 8 or len(columns) < 8:
            return self
        down, across = (slice(-(-int(ends[0]) // 2), (int(ends[-1]) + 1) // 2) for ends in (rows, columns))
        luma = self.luma[:, 2 * down.start : 2 * down.stop, 2 * across.start : 2 * across.stop]
        return Reel(self.times, luma, self.chroma[:, :, down, across])

    def distance(self, one: int, other: int) -> float:
        """How far two pictures are from one another: mean difference in levels, of luma and both chromas together."""
        luma = np.abs(self.luma[one].astype(np.int16) - self.luma[other]).mean()
        return float(luma + 2 * np.abs(self.chroma[one].astype(np.int16) - self.chroma[other]).mean())

    def distances(self, lag: int) -> Figures:
        """The same for each picture and the one so many later."""
        found = np.zeros(max(0, len(self) - lag))
        for first in range(0, len(found), _BATCH):
            behind = min(first + _BATCH, len(found))
            for planes, weight in ((self.luma, 1), (self.chroma, 2)):
                off = np.abs(planes[first + lag : behind + lag].astype(np.int16) - planes[first:behind])
                found[first:behind] += weight * off.reshape(behind - first, -1).mean(axis=1)
        return found
