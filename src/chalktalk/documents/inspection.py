"""Inspection: what a film should be, what was found in the delivered file, and what was done about it."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.base import Blob, Document
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Output
from chalktalk.documents.script import Word
from chalktalk.frames import FrameRate


class Sketch(Document):
    """What a segment should look like, drawn small from its timeline, some frames of every second."""

    version: int = 1
    pictures: Blob
    """NumPy archive: `luma` (count, height, width), `chroma` (count, 2, height / 2, width / 2), unsigned bytes of
    limited range; `frames` (count), which frames of the segment they are."""
    frames: int = Field(gt=0)
    """Length of the segment."""


class Watched(Document):
    """What was seen of every frame of a stretch of film, in figures."""

    version: int = 1
    figures: Blob
    """NumPy archive, an entry a frame: `chalktalk.inspection.seen` says which."""
    frames: int = Field(ge=0)
    """How many frames came out of the decoder."""


class Listened(Document):
    """What was heard of a film, in figures, and its sound in mono."""

    version: int = 1
    figures: Blob
    """NumPy archive: `chalktalk.inspection.heard` says of what."""
    mono: Blob
    """Plain samples: 16 kHz, mono, signed 16 bit, little-endian."""


class ExpectedScene(Document):
    """A scene of the film that was planned."""

    id: str
    start: int = Field(ge=0)
    """First frame in the film."""
    end: int
    """One past its last frame; it may reach into the next scene."""
    cues: SceneCues
    """When its words sound, its elements come in, and its captions are shown; seconds from its start."""
    words: tuple[Word, ...]
    """What is said in it, in order."""
    voice: tuple[int, ...] = ()
    """Level of its planned voice, 50 values a second from its start: K-weighted mean square (ITU-R BS.1770-4) in
    decibels; -100 where nobody speaks. Empty where that is not known."""


class Expectation(Document):
    """What a film should be, as it was planned."""

    version: int = 1
    output: Output
    frames: int = Field(gt=0)
    language: str
    """BCP 47 tag of what is spoken."""
    target_lufs: float
    peak_limit_dbtp: float
    has_music: bool
    captions: bool
    """Whether caption files go with the film."""
    scenes: tuple[ExpectedScene, ...]
    """By start; together they cover all frames."""

    @property
    def rate(self) -> FrameRate:
        """Frames a second."""
        return self.output.rate


class Severity(StrEnum):
    """How bad a finding is."""

    ISSUE = "issue"
    """Not to be published."""
    WARNING = "warning"
    """Somebody should look."""


class Remedy(StrEnum):
    """What can be made again to get rid of a fault."""

    RENDER = "render"
    """The scene's frames are drawn and encoded again."""
    RESTAGE = "restage"
    """The scene is staged more simply."""
    NARRATE = "narrate"
    """What the scene says is spoken again."""
    MIX = "mix"
    """The film's sound is mixed again."""
    JOIN = "join"
    """The file is put together again."""
    CAPTION = "caption"
    """The caption files are written again."""


class Where(Document):
    """A stretch of the film."""

    start: float = Field(ge=0)
    """Seconds from the film's first frame."""
    end: float = Field(ge=0)
    """One past its last moment, in seconds; equal to `start` for what has no length."""
    scene: str | None = None
    """Id of the scene at fault; None if the film as a whole is, or if it is not known what scenes there are."""


class Finding(Document):
    """Something that is wrong with the delivered file."""

    code: str = Field(pattern=r"^[a-z]+\.[a-z-]+$")
    """What kind of fault, such as `picture.black`; stable, for programs."""
    severity: Severity
    where: Where
    message: str
    """What is wrong, in one sentence without a full stop, figures included."""
    measured: float | None = None
    """The figure that is out of bounds, in the limit's unit."""
    limit: float | None = None
    """The bound it has crossed."""
    hints: tuple[str, ...] = ()
    """What to do about it, each one sentence."""
    remedy: Remedy | None = None
    """What would mend it, where anything that Chalktalk can do would."""


class Verdict(StrEnum):
    """Whether the film can go out."""

    APPROVE = "approve"
    """Nothing is to be said against it."""
    REVIEW = "review"
    """A person should look at a few places."""
    REJECT = "reject"
    """It has a fault that viewers would notice."""


class Mend(Document):
    """One thing that was made again."""

    round: int = Field(ge=1)
    remedy: Remedy
    scene: str | None
    """None for what belongs to the film as a whole."""
    codes: tuple[str, ...]
    """The findings that asked for it."""


class Level(Document):
    """How loud the film is in one second."""

    start: float
    """Seconds from the film's first frame."""
    lufs: float
    """Short-term loudness of the three seconds that end there (EBU Tech 3341), not under -70."""


class Inspection(Document):
    """The delivered file, looked at from its first frame to its last."""

    version: int = 1
    seconds: float
    """Length of the file as it plays."""
    frames: int
    """Frames that came out of the decoder."""
    findings: tuple[Finding, ...]
    """By time; those of the film as a whole first."""
    verdict: Verdict
    unchecked: tuple[str, ...] = ()
    """What could not be looked at, and why, each one sentence."""
    loudness: tuple[Level, ...] = ()
    """Every second of it."""
    mends: tuple[Mend, ...] = ()
    """What was made again before the file was as it is."""
