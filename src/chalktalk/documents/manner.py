"""Manner: how a film moves, sounds and gives way from scene to scene, apart from its theme."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.mood import Mood


class Motion(StrEnum):
    """How things move."""

    CALM = "calm"
    """They fade and glide."""
    STEADY = "steady"
    LIVELY = "lively"
    """They spring and overshoot."""


class Transitions(StrEnum):
    """How scenes give way to one another."""

    VARIED = "varied"
    """As what is said asks for."""
    CUTS = "cuts"
    FADES = "fades"
    PUSHES = "pushes"


class Choice(StrEnum):
    """What of a film its creative direction may decide, where the author has not."""

    THEME = "theme"
    ASPECT = "aspect"
    CAPTIONS = "captions"
    MUSIC = "music"


class Manner(Document):
    """How a film moves and sounds."""

    motion: Motion = Motion.STEADY
    transitions: Transitions = Transitions.VARIED
    words_a_minute: int = Field(default=150, ge=80, le=300)
    """The pace of a calm narrator; learners still follow, and captions stay up long enough to be read."""
    mood: Mood | None = None
    """Of the music; None: as what is said and shown asks for."""
    effects: bool = True
    """Whether sounds mark what moves."""
