"""Seen: every frame of a film in figures, small enough that an hour of them is held at once."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
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

    @property
    def length(self) -> float:
        """Seconds, the last frame lasting as long as the one before it."""
        return _length(self.times)

    def __getitem__(self, name: str) -> Figures:
        return self.figures[name]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """One stretch after the other."""
        return cls._joined([part.arrays() for part in parts])

    def as_bytes(self) -> bytes:
        """As a NumPy archive."""
        file = BytesIO()
        np.savez_compressed(file, **self.arrays())
        return file.getvalue()

    @classmethod
    def from_bytes(cls, *archives: bytes) -> Self:
        """What `as_bytes` wrote, one stretch after the other; of a long film, one array at a time is unpacked."""
        with ExitStack() as opened:
            return cls._joined([opened.enter_context(np.load(BytesIO(data), allow_pickle=False)) for data in archives])

    def arrays(self) -> dict[str, Any]:
        """Everything, by name."""
        return {name: getattr(self, name) for name in _ARRAYS} | dict(self.figures)

    @classmethod
    def _joined(cls, parts: Sequence[Mapping[str, Any]]) -> Self:
        """Arrays of the same names put together, those that count or tell time going on where the part before ended."""
        times = [part["times"] for part in parts]
        starts = {"times": np.cumsum([0.0, *map(_length, times)]), "drawn_at": np.cumsum([0, *map(len, times)])}
        starts["lost"] = starts["times"]

        def column(name: str) -> Any:  # noqa: ANN401  each array has a type of its own
            if name in starts:
                return np.concatenate([part[name] + start for part, start in zip(parts, starts[name], strict=False)])
            return np.concatenate([part[name] for part in parts])

        figures = {name: column(name) for name in parts[0] if name not in _ARRAYS}
        return cls(**{name: column(name) for name in _ARRAYS}, figures=figures)


def _length(times: npt.NDArray[np.float64]) -> float:
    return float(times[-1] + np.median(np.diff(times))) if len(times) > 1 else 0.0
