"""What transcription gives, and what does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

RATE = 16_000
"""Samples a second that every recogniser here listens to."""

UNSURE = 0.5
"""Confidence below which a word is worth a second look."""

Samples = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class TranscribedWord:
    """One word as it was understood."""

    text: str
    """With its punctuation, where the recogniser gives any."""
    start: float
    """Seconds."""
    end: float
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that was understood, in order."""

    words: tuple[TranscribedWord, ...]
    language: str
    """BCP 47 tag: what was asked for, else what the recogniser made of the first words."""
    punctuated: bool
    """Whether the words come with full stops and capitals."""
    engine: str
    """What understood it, with its version."""

    @property
    def unsure(self) -> tuple[TranscribedWord, ...]:
        """The words that are worth a second look."""
        return tuple(word for word in self.words if word.confidence < UNSURE)


class Transcriber(Protocol):
    """A recogniser, ready to listen."""

    longest: float
    """Seconds that it listens to at a time, at most."""
    punctuates: bool
    engine: str
    language: str | None
    """BCP 47 tag; None until it has found out."""

    def hear(self, samples: Samples, speech: Sequence[tuple[float, float]]) -> list[TranscribedWord]:
        """Understand a piece of sound.

        Args:
            samples: Mono, at `RATE`.
            speech: Where something is said, in seconds: in order, apart, at least one.
        """
        ...
