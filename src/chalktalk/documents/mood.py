"""Moods: what a film should feel like."""

from pydantic import Field

from chalktalk.documents.base import Document


class Mood(Document):
    """How a film, or its music, should feel."""

    valence: float = Field(ge=-1.0, le=1.0)
    """-1 grave, 0 neither, 1 bright."""
    energy: float = Field(ge=0.0, le=1.0)
    """0 calm, 1 driving."""
