"""Narration: speech with the time of every word."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import SpeechAnswer, Tried
from chalktalk.documents.base import Blob, Document
from chalktalk.documents.script import Sentence
from chalktalk.documents.services import RemoteVoice


class Timing(StrEnum):
    """Where the times of words come from."""

    TOLD = "told"
    """The voice itself said them."""
    ALIGNED = "aligned"
    """Found in the sound, by an acoustic model that knew the words."""
    APPROXIMATE = "approximate"
    """In proportion to the length of the words, within stretches of sound that silence bounds."""


class WordTime(Document):
    """When one word sounds, in seconds from the start of its sound."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)
    confidence: float = Field(default=1.0, ge=0, le=1)
    """How sure the time is: 1 where the voice told it, 0 for a word that was not heard."""


class Speech(Document):
    """One sentence spoken: a mono sound and the times of its words."""

    version: int = 1
    audio: Blob
    """RIFF WAV, mono, signed 16 bit; silence before the first and after the last word trimmed to under 20 ms. Of an
    author's recording: the whole recording."""
    offset: float = Field(default=0.0, ge=0)
    """Seconds into `audio` at which the sentence's own sound starts."""
    sample_rate: int = Field(gt=0)
    """Samples a second."""
    duration: float = Field(gt=0)
    """Seconds."""
    words: tuple[WordTime, ...]
    """As many as the sentence has words, in order, never overlapping; counted from `offset`."""
    timing: Timing = Timing.TOLD
    continuous: bool = False
    """Whether it runs on from the sentence before it without a pause of ours: a stretch of an author's recording."""
    engine: str
    """What spoke, with its version: `espeak-ng 1.52.0, voice en-gb`."""


class Batch(Document):
    """Sentences that a provider's voice speaks in one go: a scene's, or some of a long scene's."""

    scene: str
    """Its id."""
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    before: str = ""
    """What is said just before, as a voice is told it."""
    after: str = ""
    """What is said just after."""


class Voiced(Document):
    """What came of asking a provider's voice for a batch: its sound, or why there is none."""

    version: int = 1
    answer: SpeechAnswer | None = None
    refusal: str = ""
    """Why there is no answer, in one sentence."""
    tried: tuple[Tried, ...] = ()
    """What went wrong, one by one."""

    @property
    def stands_in(self) -> bool:
        """A voice that was not to be had now is asked again next time."""
        return self.answer is None


class BatchSpeech(Document):
    """A batch cut into its sentences."""

    version: int = 1
    sentences: tuple[Speech, ...]


class LostVoice(Document):
    """A voice that should have spoken the film and could not speak all of it, so that it speaks none of it."""

    voice: RemoteVoice
    refusal: str
    """Why, in one sentence."""
    tried: tuple[Tried, ...] = ()
    """What went wrong, one by one."""


class DivergenceKind(StrEnum):
    """How a recording leaves its script."""

    SKIPPED = "skipped"
    ADDED = "added"
    CHANGED = "changed"


class Divergence(Document):
    """A place where the author did not say what is written."""

    kind: DivergenceKind
    written: str
    """The script's words; empty for what was added."""
    heard: str
    """What was said instead, as far as it was understood; empty for what was skipped."""
    start: float = Field(ge=0)
    """Seconds into the recording."""
    end: float = Field(ge=0)


class Take(Document):
    """An author's recording, with the time of every word of the script in it."""

    version: int = 1
    audio: Blob
    """RIFF WAV, 48 kHz, mono, signed 16 bit: the whole recording."""
    sample_rate: int = Field(gt=0)
    duration: float = Field(gt=0)
    """Seconds."""
    sentences: tuple[tuple[WordTime, ...], ...]
    """For each sentence of the script its words, in order, never overlapping; seconds from the recording's start."""
    timing: Timing = Timing.ALIGNED
    divergences: tuple[Divergence, ...] = ()
    drift: float = Field(default=0.0, ge=0)
    """Words skipped, added and changed, as a share of the script's words."""
    engine: str
    """What aligned it, with its version."""


class HeardWords(Document):
    """When a film's words sound in the delivered file, found there anew."""

    version: int = 1
    scenes: tuple[tuple[WordTime, ...], ...] | None
    """For each scene its words, in order, in seconds from the film's first frame; confidence 0 for a word that was not
    found. None for a language in which they cannot be found."""
