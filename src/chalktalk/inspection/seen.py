"""Seen: every frame of a film in figures, small enough that an hour of them is held at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self, TypeAlias

import numpy as np
import numpy.typing as npt

Bytes: TypeAlias = npt.NDArray[np.uint8]
Figures: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of consecutive frames: an entry a frame in every array."""

    times: npt.NDArray[np.float64]
    """Seconds from the stretch's first frame, as its time stamps say."""
    thumbs: Bytes
    """(frames, down, across): the glance's luma, blocks of 5 by 5 made one."""
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
        return cls(
            times=np.concatenate([part.times + start for part, start in zip(parts, starts, strict=False)]),
            thumbs=np.concatenate([part.thumbs for part in parts]),
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
        arrays: dict[str, Any] = {"times": self.times, "thumbs": self.thumbs, **self.figures}
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """What `as_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as file:
            arrays = dict(file)
        return cls(times=arrays.pop("times"), thumbs=arrays.pop("thumbs"), figures=arrays)
