"""What all documents share: they are frozen, refuse unknown fields, and point at media by digest."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Document(BaseModel):
    """The base of everything stages exchange: plain, immutable, complete."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def stands_in(self) -> bool:
        """Whether this only stands in for what could not be had this time; the store does not remember it."""
        return False


class Blob(Document):
    """Bytes that lie in the store: a sound, a picture, a font, a piece of film."""

    digest: Digest
    """SHA-256 of the bytes, in lower-case hexadecimal."""
    size: int = Field(ge=0)
    """Length in bytes."""
    media_type: str
    """What the bytes are, such as `audio/wav` or `image/png`."""


class Span(Document):
    """Consecutive words, half-open, counted from the first word of what holds them: a scene, or a content graph."""

    start: int = Field(ge=0)
    """The first word."""
    end: int = Field(ge=0)
    """One past the last word."""


class Diagnostic(Document):
    """One thing the author should know about the script or the video; never an error."""

    message: str
    """What is noticed, in one sentence."""
    line: int | None = None
    """Line in the script, where it has one."""
    hint: str | None = None
    """What to do about it."""
