"""Review: a film that inspection did not approve, waiting for a person."""

from enum import StrEnum

from chalktalk.documents.base import Document
from chalktalk.documents.brief import Brief
from chalktalk.documents.inspection import Inspection


class Decision(StrEnum):
    """What a person made of it."""

    APPROVED = "approved"
    REJECTED = "rejected"


class Review(Document):
    """A film in the queue, with everything it takes to look at it and to make scenes of it again."""

    version: int = 1
    id: str
    """Its name in the queue; the same for all films that were ever in the same folder."""
    folder: str
    """Where the film lies, as an absolute path."""
    title: str
    made: str
    """When, as ISO 8601 in UTC."""
    brief: Brief
    scenes: tuple[str, ...]
    """Ids of the film's scenes, in order."""
    inspection: Inspection
    decision: Decision | None = None
    """None while it waits."""
    note: str = ""
    """What the person had to say."""
