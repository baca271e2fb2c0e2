"""What a speech engine is, and what goes into it and comes out. `registry.py` knows which there are."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from chalktalk.documents.direction import Voice


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word as a voice should say it."""

    text: str
    """Letters, digits, apostrophes and hyphens; maybe several words (`forty two`), maybe none."""
    ipa: str | None = None
    """How it is said, in IPA with stress marks, where the voice should not find out by itself."""
    mark: str = ""
    """The punctuation that follows it: one of `, ; : . ? !`, or none."""
    emphasis: bool = False
    """Whether it is stressed beyond its neighbours; an engine that cannot leaves it."""


@dataclass(frozen=True, slots=True)
class VoiceFiles:
    """A neural voice's files, for engines that open files themselves."""

    model: Path
    """Its network."""
    settings: Path
    """What came with the network."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What an engine makes of one sentence."""

    samples: npt.NDArray[np.int16]
    """Mono."""
    sample_rate: int
    starts: dict[int, int]
    """The sample at which a word starts, by the word's index; a word the engine gave no time for is left out. Empty
    for an engine that knows no times."""
    engine: str
    """What spoke, with its version and voice."""


class Engine(Protocol):
    """Something that speaks. The same words and voice give the same samples, whatever was spoken before."""

    def speak(self, words: tuple[SpokenWord, ...], voice: Voice, files: VoiceFiles | None) -> Recording:
        """Speak the words of one sentence.

        Args:
            words: At least one.
            voice: Which voice, in which language, how fast.
            files: The voice's files; None for a voice that needs none.

        Raises:
            OptionError: if it does not speak the voice's language, or the voice's files are not what they should be.
            MachineError: if it cannot speak on this machine.
        """
        ...


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice as `chalktalk voices` lists it."""

    name: str
    """What a script or an option names it by."""
    language: str
    """BCP 47 tag of the language it speaks, or `mul` where it speaks many."""
    summary: str
    """One line for people."""
    engine: str
    """What speaks, such as `espeak-ng`."""
