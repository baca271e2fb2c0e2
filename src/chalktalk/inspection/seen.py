"""Seen: every frame of a film in figures, small enough that an hour of them is held at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self, TypeAlias

import numpy as np
import numpy.typing as npt

Bytes: TypeAlias = npt.NDArray[np.uint8]
Figures: TypeAlias = npt.NDArray[np.float32]
_ARRAYS = ("times", "thumbs", "tints", "drawn_at", "drawn_thumbs", "lost")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of consecutive frames: an entry a frame in every array, unless it says otherwise."""

    times: npt.NDArray[np.float64]
    """Seconds from the stretch's first frame, as its time stamps say; ascending."""
    thumbs: Bytes
    """(frames, down, across): the glance's luma, blocks of 5 by 5 made one."""
    tints: Bytes
    """(frames, 2, down / 2, across / 2): the same of its chroma."""
    drawn_at: npt.NDArray[np.int64]
    """Which of the frames were drawn again, ascending; none of a film of which nothing is known."""
    drawn_thumbs: Bytes
    """An entry for each of those: `thumbs` as they should be."""
    lost: npt.NDArray[np.float64]
    """For each packet that could not be decoded, its time, as in `times`."""
    figures: Mapping[str, Figures]
    """By name, what `chalktalk.inspection.measures` found; NaN where it could not be told."""

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return len(self.times)

    def __getitem__(self, name: str) -> Figures:
        return self.figures[name]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """One stretch after the other."""
        starts = np.cumsum([0.0, *(part.length for part in parts)])
        firsts = np.cumsum([0, *(part.frames for part in parts)])
        return cls(
            times=np.concatenate([part.times + start for part, start in zip(parts, starts, strict=False)]),
            thumbs=np.concatenate([part.thumbs for part in parts]),
            tints=np.concatenate([part.tints for part in parts]),
            drawn_at=np.concatenate([part.drawn_at + first for part, first in zip(parts, firsts, strict=False)]),
            drawn_thumbs=np.concatenate([part.drawn_thumbs for part in parts]),
            lost=np.concatenate([part.lost + start for part, start in zip(parts, starts, strict=False)]),
            figures={name: np.concatenate([part[name] for part in parts]) for name in parts[0].figures},
        )

    @property
    def length(self) -> float:
        """Seconds, the last frame lasting as long as the one before it."""
        if self.frames < 2:
            return 0.0
        return float(self.times[-1] + np.median(np.diff(self.times)))

    def as_bytes(self) -> bytes:
        """As a NumPy archive."""
        file = BytesIO()
        arrays: dict[str, Any] = {name: getattr(self, name) for name in _ARRAYS}
        arrays |= self.figures
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """What `as_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as file:
            arrays = dict(file)
        return cls(**{name: arrays.pop(name) for name in _ARRAYS}, figures=arrays)
