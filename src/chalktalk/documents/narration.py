"""Narration: speech with the time of every word."""

from pydantic import Field

from chalktalk.documents.base import Blob, Document


class WordTime(Document):
    """When one word sounds, in seconds from the start of its sound."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)


class Speech(Document):
    """One sentence spoken: a mono sound and the times of its words."""

    version: int = 1
    audio: Blob
    """RIFF WAV, mono, signed 16 bit; silence before the first and after the last word trimmed to under 20 ms."""
    sample_rate: int = Field(gt=0)
    """Samples a second."""
    duration: float = Field(gt=0)
    """Seconds."""
    words: tuple[WordTime, ...]
    """As many as the sentence has words, in order, never overlapping."""
    engine: str
    """What spoke, with its version: `espeak-ng 1.52.0, voice en-gb`."""
