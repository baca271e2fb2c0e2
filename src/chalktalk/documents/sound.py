"""Sound: what is heard when, and the finished soundtrack. Levels in decibels, loudness in LUFS (ITU-R BS.1770-4)."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.assets import Recording
from chalktalk.documents.base import Blob, Document
from chalktalk.documents.mood import Mood
from chalktalk.frames import FrameRate


class PlacedSound(Document):
    """A stretch of a mono sound and where it starts in the film."""

    audio: Blob
    """RIFF WAV, mono, signed 16 bit."""
    start: float = Field(ge=0)
    """Seconds from the film's first frame."""
    duration: float = Field(gt=0)
    """Seconds."""
    offset: float = Field(default=0.0, ge=0)
    """Seconds into the sound at which the stretch starts."""


class EffectKind(StrEnum):
    """The short sounds that mark what moves."""

    WHOOSH = "whoosh"
    """The page moves: half a second, loudest in its middle."""
    POP = "pop"
    """Something springs up."""
    TICK = "tick"
    """One more item."""
    CHIME = "chime"
    """The thought to keep."""
    COUNT = "count"
    """A number runs up: seven tenths of a second, the last tick as it arrives."""
    PAPER = "paper"
    """A card is laid down."""


class SoundEffect(Document):
    """A short sound that marks what is seen."""

    kind: EffectKind
    frame: int = Field(ge=0)
    """The frame at which it starts: the scene's own in a staged scene, the film's in a sound plan."""
    gain: float = Field(default=0.0, ge=-2.0, le=2.0)
    """Decibels against the kind's usual level."""


class MusicPlan(Document):
    """Everything that a film's music depends on."""

    frames: int = Field(gt=0)
    """Length of the film."""
    rate: FrameRate
    mood: Mood
    title: str
    """What the music is drawn from: the same title, mood and length always give the same music."""
    own: Recording | None = None
    """The author's own music, instead of music that is made."""


class Music(Document):
    """Music as long as its film."""

    version: int = 1
    audio: Blob
    """FLAC, 48 kHz, stereo, 16 bit."""
    tonic: int | None = None
    """The key it is in, in semitones above C; None for the author's own, of which that is not known."""


class SoundPlan(Document):
    """Everything the mix depends on."""

    frames: int = Field(gt=0)
    """Length of the film."""
    rate: FrameRate
    voice: tuple[PlacedSound, ...]
    """Sorted by start, never overlapping."""
    music: Music | None = None
    effects: tuple[SoundEffect, ...] = ()
    """By frame of the film."""
    target_lufs: float
    """Integrated loudness to reach."""
    peak_limit_dbtp: float
    """Highest true peak allowed."""


class Balance(Document):
    """How loud the parts of a mix are against the voice; None where there is no such part, or no voice."""

    music: float | None = None
    """LU by which the music lies under the voice while it speaks."""
    swell: float | None = None
    """LU by which the music is louder at its loudest than while the voice speaks, over 400 ms."""
    effects: float | None = None
    """LU by which the loudest 100 ms of the loudest effect lie under the voice, as it is set."""


class Soundtrack(Document):
    """The mixed sound of the whole film."""

    version: int = 1
    audio: Blob
    """AAC-LC 48 kHz stereo in MP4, as it goes into the film."""
    frames: int
    """Length of the film it was made for."""
    integrated_lufs: float
    """Measured on the decoded AAC."""
    true_peak_dbtp: float
    """Measured on the decoded AAC, dBTP."""
    balance: Balance = Balance()
    """Of the parts, before they are added up."""
