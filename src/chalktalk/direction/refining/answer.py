"""What a model may decide of a direction, and nothing else."""

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.creative.direction import Role
from chalktalk.documents.creative.readings import MOST_COLOURS
from chalktalk.documents.creative.wishes import Feeling, Style
from chalktalk.documents.theme import Colour

MOST_ANSWERED = 240
"""More are beyond what one answer holds."""


class RefinedColour(Document):
    """A colour and what it is for."""

    role: Role
    colour: Colour


class RefinedOverlay(Document):
    """A few words over the picture."""

    text: str = Field(min_length=1, max_length=80)
    start: float = Field(ge=0)
    """Seconds from the scene's start."""
    end: float = Field(gt=0)


class RefinedScene(Document):
    """One scene."""

    number: int = Field(ge=1)
    """As in the draft."""
    purpose: str = Field(min_length=1, max_length=60)
    """What it does for the video, in one to four words."""
    visual: str = Field(min_length=1, max_length=400)
    """What is to be seen, in one or two sentences."""
    duration: float = Field(gt=0)
    """Seconds."""
    feeling: Feeling
    music_intensity: float = Field(ge=0, le=1)
    voiceover_text: str | None = Field(max_length=2000)
    """What is said in it; null: nothing yet."""
    overlays: tuple[RefinedOverlay, ...] = Field(max_length=12)


class Refinement(Document):
    """A direction as a model would have it."""

    summary: str = Field(min_length=1, max_length=300)
    """The whole in one sentence, for people."""
    subject: str = Field(min_length=1, max_length=160)
    """What the video is about, in a few words."""
    style: tuple[Style, ...] = Field(max_length=4)
    """The strongest first."""
    feeling: Feeling
    palette: tuple[RefinedColour, ...] = Field(min_length=2, max_length=MOST_COLOURS)
    """One colour for each of the draft's palette, in its order."""
    scenes: tuple[RefinedScene, ...] = Field(min_length=1, max_length=MOST_ANSWERED)
    """All scenes of the draft, in order."""
