"""Film: pieces of encoded picture, and the finished file."""

from pydantic import Field

from chalktalk.documents.base import Blob, Document
from chalktalk.documents.direction import Output
from chalktalk.frames import FrameRate


class SceneSlice(Document):
    """Part of one scene, as it is seen in a segment."""

    timeline: Blob
    """A `SceneTimeline` as JSON."""
    resources: tuple[Blob, ...]
    first: int = Field(ge=0)
    """The scene's own frame that is seen at the segment's first frame."""


class SegmentPlan(Document):
    """A stretch of film in which the same scenes are visible throughout; everything its pixels depend on."""

    output: Output
    page_width: int
    page_height: int
    frames: int = Field(gt=0)
    slices: tuple[SceneSlice, ...] = Field(min_length=1, max_length=2)
    """One scene, or two in a transition, the earlier first."""


class Segment(Document):
    """An encoded stretch: one or more closed groups of pictures that start with an IDR frame."""

    version: int = 1
    video: Blob
    """MP4 with one H.264 stream; times in whole frames, from 0."""
    frames: int = Field(gt=0)


class Film(Document):
    """The finished file."""

    version: int = 1
    video: Blob
    """MP4: H.264 High and AAC-LC, index first."""
    frames: int
    rate: FrameRate
    width: int
    height: int


class Still(Document):
    """One frame of the film as a picture."""

    frame: int
    picture: Blob
    """PNG or JPEG."""


class Stills(Document):
    """Frames taken from a film."""

    version: int = 1
    stills: tuple[Still, ...]


class Package(Document):
    """What goes beside the film."""

    version: int = 1
    srt: Blob | None
    """SubRip captions; None when captions are off or only burned."""
    vtt: Blob | None
    """WebVTT captions."""
    vtt_words: Blob | None = None
    """WebVTT captions in which every word has its time."""
    chapters: Blob
    """YouTube chapter list."""
