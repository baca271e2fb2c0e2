"""Heard: every moment of a film's sound in figures, small enough that an hour of them is held at once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any, Self

import numpy as np
import numpy.typing as npt

ENTRIES = 100
"""Entries a second."""
FLAT = 20
"""Looks a second at whether peaks are cut off."""
MONO_RATE = 16_000
"""Samples a second of the sound in mono."""

Figures = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What was heard: an entry for each hundredth of a second, from the film's first frame.

    Two of them are equal only if they are the same one, so that what is found out of one is kept.
    More than two channels are heard as two: the first two as they are, all others from both sides.
    """

    seconds: float
    """Length of the sound."""
    sample_rate: int
    """Samples a second, as it was encoded first; 0 where there is no sound."""
    channels: int
    """As it was encoded first."""
    broken: int
    """Samples that are no numbers."""
    peaks: Figures
    """(entries, 2): greatest absolute sample, 1 is full scale."""
    powers: Figures
    """(entries, 2): mean square."""
    means: Figures
    """(entries, 2): mean."""
    products: Figures
    """(entries): mean of left times right."""
    weighted: Figures
    """(entries): K-weighted mean square of ITU-R BS.1770-4, added up over the channels."""
    true_peaks: Figures
    """(entries): greatest absolute value at four times 48 kHz (BS.1770-4, annex 2); the samples' own below -6 dB."""
    edges: Figures
    """(entries): mean square of how far samples are from the line between their neighbours, in the sharper channel."""
    flat: Figures
    """(a twentieth of a second): what share of the samples lie within 3 % of the greatest, of the worse channel."""
    shoulder: Figures
    """(a twentieth of a second): what share lie from 3 to 15 % under it, in the same channel."""
    clicks: npt.NDArray[np.float64]
    """(clicks, 3): seconds, height as a share of full scale, and by what it stands out over all within 30 ms."""
    mono: npt.NDArray[np.int16]
    """All of it in mono at `MONO_RATE`; mapped from a file."""

    def as_bytes(self) -> bytes:
        """As a NumPy archive, without `mono`."""
        file = BytesIO()
        arrays: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        del arrays["mono"]
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes, mono: npt.NDArray[np.int16]) -> Self:
        """What `as_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as file:
            arrays: Mapping[str, Any] = {name: value if value.ndim else value.item() for name, value in file.items()}
        return cls(**arrays, mono=mono)
