"""Cues: for one scene, when each word sounds and when each element comes in. Seconds count from the scene's start."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.base import Blob, Diagnostic, Document, Span
from chalktalk.documents.narration import Timing, WordTime
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
    """The frame at which the element starts to move: that of 300 ms before the word, and of 500 ms for a number that
    counts up. Later where its scene is not seen before, and at the latest with the word."""
    arrives: int | None = Field(default=None, ge=0)
    """The frame by which a number that counts up has been said; None for what does not count."""


class OverlayTimes(Document):
    """From when to when a short text over the picture is seen, fades included."""

    element: str
    """Id of the overlay's element."""
    start_frame: int = Field(ge=0)
    """Its first frame, 300 ms before its word where its scene leaves room for that."""
    end_frame: int = Field(ge=0)
    """One past its last frame; within the scene, and before the scene starts to leave."""


class TriggerKind(StrEnum):
    """What a word asks the picture or the sound to do."""

    POINT = "point"
    """`here`, `this`: to show what is meant."""
    STEP = "step"
    """`first`, `then`: to go on to the next part."""
    TRANSITION = "transition"
    """`however`, `but`: to turn the thought round."""
    EMPHASIS = "emphasis"
    """`critical`, `amazing`: to stress what is there."""
    CONTRAST = "contrast"
    """`unlike`, `compared to`: to set two things apart."""


class Trigger(Document):
    """A word that says how the telling moves, whatever it tells."""

    kind: TriggerKind
    word: int = Field(ge=0)
    """Index of its first word in the scene."""
    time: float = Field(ge=0)
    """When that word sounds, in seconds."""


class CaptionWord(Document):
    """A word as captions show it; of a word that is too long for a line, a part."""

    text: str
    """What stands on the line, with a hyphen where letters are parted."""
    start: float = Field(ge=0)
    end: float = Field(ge=0)
    glued: bool = False
    """Whether the next one follows without a space."""


class Caption(Document):
    """One caption: at most two lines, shown together."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)
    lines: tuple[Span, ...] = Field(min_length=1, max_length=2)
    """Spans of the scene's caption words, one a line."""


class Utterance(Document):
    """A sentence's sound, or a stretch of an author's recording, and where it starts in the scene."""

    start: float = Field(ge=0)
    audio: Blob
    offset: float = Field(default=0.0, ge=0)
    """Seconds into `audio` at which it starts."""
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
    timing: Timing = Timing.TOLD
    """Where the times of its words come from; of several ways the least certain."""
    utterances: tuple[Utterance, ...]
    beats: tuple[Beat, ...]
    """One for every element, gesture and emphasis of the scene, sorted by `due`."""
    overlays: tuple[OverlayTimes, ...] = ()
    """One for every overlay of the scene, in its order."""
    triggers: tuple[Trigger, ...] = ()
    """Sorted by word; a word has at most one."""
    caption_words: tuple[CaptionWord, ...] = ()
    """What captions are set from: every word of the scene, in order."""
    captions: tuple[Caption, ...]


class Recommendation(StrEnum):
    """Whether a film can go out as far as its timing is concerned."""

    APPROVED = "approved"
    NEEDS_REVIEW = "needs_review"
    """Somebody should watch the places that are named."""


class SyncQuality(Document):
    """How well picture, words and captions of a film go together."""

    version: int = 1
    score: float = Field(ge=0, le=1)
    """1 where nothing is to be said against it."""
    issues: tuple[Diagnostic, ...] = ()
    """What a viewer notices: pictures off their words, overlays on each other. Each takes the approval away."""
    warnings: tuple[Diagnostic, ...] = ()
    """What may be noticed, or could not be known for sure."""
    recommendation: Recommendation
