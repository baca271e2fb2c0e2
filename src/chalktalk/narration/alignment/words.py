"""What alignment takes and gives."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chalktalk.documents.narration import Timing, WordTime

Samples = npt.NDArray[np.int16]
"""Mono sound. It may be mapped from a file: it is read piece by piece."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One unit of the script that gets one time."""

    text: str
    """As spoken, in one or more words: `three point five`."""
    ipa: str | None = None
    """How it is said, where the author or the lexicon says so."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The times of all words of a script in its sound."""

    words: tuple[WordTime, ...]
    """As many as were given, in order, never overlapping; confidence 0 for a word that was not found."""
    timing: Timing


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word that was understood without being told."""

    text: str
    """In lower case, as the pronunciation dictionary spells it."""
    start: float
    """Seconds into the sound."""
    end: float
    confidence: float
    """0 to 1."""
