"""Cues: for one scene, when each word sounds and when each element comes in. Seconds count from the scene's start."""

from pydantic import Field

from chalktalk.documents.base import Blob, Document, Span
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate


class Beat(Document):
    """The moment an element comes in, tied to the first word of its cue."""

    element: str
    """Id of the storyboard element; `emphasis-1`, `gesture-1` for those without one."""
    word: int
    """Index of the word in the scene."""
    spoken: float = Field(ge=0)
    """When that word sounds, in seconds."""
    due: int = Field(ge=0)
    """The frame at which the element starts to move: that of 300 ms before the word."""


class Caption(Document):
    """One caption: at most two lines, shown together."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)
    lines: tuple[Span, ...] = Field(min_length=1, max_length=2)
    """Word spans, one a line."""


class Utterance(Document):
    """A sentence's sound and where it starts in the scene."""

    start: float = Field(ge=0)
    audio: Blob
    sample_rate: int
    duration: float


class Transition(Document):
    """How long two scenes overlap, and how one gives way to the other."""

    kind: TransitionKind
    frames: int = Field(ge=0)
    """Length of the overlap; 0 for a cut."""


class SceneCues(Document):
    """All times of one scene."""

    version: int = 1
    scene: str
    """Id of the scene."""
    rate: FrameRate
    frames: int = Field(gt=0)
    """Length of the scene, overlaps at both ends included."""
    enter: Transition
    leave: Transition
    words: tuple[WordTime, ...]
    """One for each word of the scene."""
    utterances: tuple[Utterance, ...]
    beats: tuple[Beat, ...]
    """One for every element, gesture and emphasis of the scene, sorted by `due`."""
    captions: tuple[Caption, ...]
