"""Heard: every moment of a film's sound in figures, small enough that an hour of them is held at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: an entry for each hundredth of a second, from the film's first frame."""

    seconds: float
    """Length of the sound."""
    peaks: npt.NDArray[np.float32]
    """(entries, channels): greatest absolute sample, 1 is full scale."""
    powers: npt.NDArray[np.float32]
    """(entries, channels): mean square."""
