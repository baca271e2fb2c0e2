"""What a speech engine is, and which there are. A new one is a file beside this one and a line in `registry.py`."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from chalktalk.documents.direction import Voice


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


@dataclass(frozen=True, slots=True)
class Recording:
    """What an engine makes of one sentence."""

    samples: npt.NDArray[np.int16]
    """Mono."""
    sample_rate: int
    starts: dict[int, int]
    """The sample at which a word starts, by the word's index; a word the engine gave no time for is left out."""
    engine: str
    """What spoke, with its version and voice."""


class Engine(Protocol):
    """Something that speaks."""

    @property
    def voices(self) -> tuple[VoiceInfo, ...]:
        """Its voices."""
        ...

    def check_language(self, language: str) -> None:
        """See that it speaks a language (a BCP 47 tag).

        Raises:
            OptionError: if it does not; names the nearest it speaks.
        """
        ...

    def speak(self, words: tuple[str, ...], voice: Voice) -> Recording:
        """Speak the words of one sentence, each with the punctuation that follows it, if any.

        Raises:
            OptionError: if it does not speak the voice's language.
            MachineError: if it cannot speak on this machine.
        """
        ...
