"""What a creative direction is asked for with: words, a picture, a film, and what was decided before."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import Micros
from chalktalk.documents.base import Blob, Document
from chalktalk.documents.creative.direction import DEAREST, LONGEST_FILM, SHORTEST, CreativeDirection
from chalktalk.documents.creative.wishes import Category, Platform
from chalktalk.documents.options import Aspect

LONGEST_TEXT = 10_000
"""Characters of a brief."""
LONGEST_AUDIENCE = 500
"""Characters of whom it is for."""


class Medium(StrEnum):
    """What a reference is."""

    PICTURE = "picture"
    FILM = "film"


class Reference(Document):
    """A picture or a film that shows how it should look, as it was given; nobody has looked into it yet."""

    blob: Blob
    name: str
    """Its file's name or its address, for messages."""


class Context(Document):
    """What was there before."""

    previous_config: CreativeDirection | None = None
    """The direction that is to be changed: the brief's text says how."""
    price: Micros | None = Field(default=None, ge=0, le=DEAREST)
    """What making the video is known to cost; honoured instead of an estimate."""


class CreativeBrief(Document):
    """A request for a creative direction. What is None is left to whoever directs."""

    version: int = 1
    text: str = Field(default="", max_length=LONGEST_TEXT)
    """What is wanted, in the user's words; or what to change, where there is a previous direction."""
    about: str = ""
    """What the video says, where `text` only says how it should look: a script. Its subject and category are read from
    it, and no wishes: a script that speaks of red blood asks for no red palette. A first line `# …` is its title."""
    image: Reference | None = None
    video: Reference | None = None
    embedder: Blob | None = None
    """CLIP's image encoder as ONNX, to say where references lie among others; without one, our own descriptor does."""
    platform: Platform | None = None
    category: Category | None = None
    duration: float | None = Field(default=None, ge=SHORTEST, le=LONGEST_FILM)
    """Seconds."""
    aspect: Aspect | None = None
    language: str | None = None
    """BCP 47 tag of the video."""
    audience: str | None = Field(default=None, max_length=LONGEST_AUDIENCE)
    """For whom, in the user's words."""
    context: Context = Context()

    @property
    def asks(self) -> bool:
        """Whether anything at all is asked for."""
        return self != CreativeBrief(about=self.about, embedder=self.embedder)
