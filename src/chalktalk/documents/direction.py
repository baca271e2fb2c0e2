"""Direction: the choices that make all scenes one world, and the technical shape of the film."""

from pydantic import Field

from chalktalk.documents.base import Blob, Document
from chalktalk.documents.brief import Typeface
from chalktalk.documents.manner import Motion
from chalktalk.documents.options import Aspect
from chalktalk.documents.services import RemoteVoice
from chalktalk.documents.theme import Theme
from chalktalk.frames import FrameRate


class Look(Document):
    """Everything staging needs to know about how the film looks; independent of pixels and encoders."""

    theme: Theme
    aspect: Aspect
    width: int
    """Page width in units of 1/1080 of the short side (16:9 is 1920 x 1080)."""
    height: int
    """Page height in the same units."""
    burned_captions: bool
    """Whether captions are drawn into the picture."""
    caption_characters: int
    """Most characters in a caption line."""
    typefaces: tuple[Typeface, ...] = ()
    """For what the family has no letters for."""
    motion: Motion = Motion.STEADY


class Voice(Document):
    """Which voice speaks, and how."""

    name: str
    """A name `chalktalk voices` lists."""
    language: str
    """BCP 47 tag."""
    model: Blob | None = None
    """A neural voice's network, in the store; None for a voice that needs none."""
    model_settings: Blob | None = None
    """What came with the network: its sample rate, its phonemes; for some, the speaker's style."""
    remote: RemoteVoice | None = None
    """Whom to ask, for a voice of a provider's."""
    words_per_minute: int = Field(ge=80, le=300)
    """Pace aimed at, pauses included."""


class Output(Document):
    """The technical shape of the film."""

    width: int = Field(gt=0, multiple_of=2)
    """Pixels across."""
    height: int = Field(gt=0, multiple_of=2)
    """Pixels down."""
    rate: FrameRate
    encoder: str = "libx264"
    """As FFmpeg names it."""
    crf: int = Field(ge=0, le=63)
    """Constant quality on the encoder's own scale; lower is better and larger."""
    preset: str
    """One of the encoder's own: what it does for quality at the same size."""
    tune: str | None = None
    """What kind of picture the encoder is told to expect, where it can be told."""


class Direction(Document):
    """How this video looks, sounds and is delivered."""

    version: int = 1
    look: Look
    voice: Voice
    output: Output
    target_lufs: float = -14.0
    """Integrated loudness of the finished file (ITU-R BS.1770-4), LUFS."""
    peak_limit_dbtp: float = -1.0
    """Highest true peak of the finished file, dBTP."""
