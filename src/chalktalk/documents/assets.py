"""Assets: pictures and sounds that the author hands in."""

from pydantic import Field

from chalktalk.documents.base import Blob, Diagnostic, Document


class Asset(Document):
    """A picture of the author's, checked and upright."""

    path: str
    """As the script names it."""
    blob: Blob
    """A PNG or JPEG in sRGB, orientation already applied."""
    width: int = Field(gt=0)
    """Pixels across."""
    height: int = Field(gt=0)
    """Pixels down."""


class Recording(Document):
    """A sound of the author's own: a narration, or music."""

    blob: Blob
    """The file as it was given."""
    name: str
    """Its file's name, for messages."""
    warnings: tuple[Diagnostic, ...] = ()
    """What was noticed when it was looked over."""
