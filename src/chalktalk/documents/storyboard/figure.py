"""What the figure does while a scene is told."""

from enum import StrEnum

from chalktalk.documents.base import Document, Span


class Pose(StrEnum):
    """What the figure does."""

    IDLE = "idle"
    WALKING = "walking"
    """As a scene's first pose it walks in from the page's edge; later it takes a few steps and comes back."""
    POINTING_LEFT = "pointing_left"
    POINTING_RIGHT = "pointing_right"
    EXPLAINING = "explaining"
    THINKING = "thinking"
    EXCITED = "excited"
    CONFUSED = "confused"


class Face(StrEnum):
    """What the figure feels."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SURPRISED = "surprised"
    THOUGHTFUL = "thoughtful"
    DOUBTFUL = "doubtful"


class Gesture(Document):
    """The figure changes to a pose as a word is spoken."""

    pose: Pose
    face: Face | None = None
    """None for the face that goes with the pose."""
    cue: Span
