"""What is asked of the service, and what it answers: the bodies of requests and answers."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, WithJsonSchema

from chalktalk.documents.asking import Micros, Offer
from chalktalk.documents.base import Digest, Document
from chalktalk.documents.creative.brief import LONGEST_TEXT
from chalktalk.documents.creative.direction import DEAREST, LONGEST_FILM, SHORTEST, CreativeDirection
from chalktalk.documents.creative.wishes import Category, Platform
from chalktalk.documents.options import Aspect

LONGEST_ADDRESS = 2000
"""Characters."""
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$"
"""A BCP 47 tag, as far as anybody uses them."""
BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
"""Base64 (RFC 4648, section 4) of anything; told to clients, and held against what comes where it is decoded."""

_Address = Annotated[str, Field(max_length=LONGEST_ADDRESS, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://")]
_Bytes = Annotated[
    str,
    Field(min_length=4),
    WithJsonSchema({"type": "string", "minLength": 4, "contentEncoding": "base64", "pattern": BASE64}),
]


class ByAddress(Document):
    """A picture or a film that lies on the web."""

    url: _Address
    """Its http or https address, public."""


class Inline(Document):
    """A picture or a film in the request itself."""

    base64: _Bytes
    """Its bytes, in Base64 (RFC 4648, section 4)."""


Given = ByAddress | Inline


class Wanted(StrEnum):
    """Who is to work a direction out."""

    AUTO = "auto"
    """The models that are set up, where there are any; rules alone if none answers, with a caution."""
    RULES = "rules"
    """Rules alone."""
    REQUIRED = "required"
    """A model; a problem (502, 503 or 504) if none has a say."""


class Before(CreativeDirection):
    """A direction that is to be changed, as the service answered it, or without its id."""

    id: Digest | None = None
    """Left out of account."""


class AskedContext(Document):
    """What was there before."""

    previous_config: Before | None = None
    """The direction that is to be changed: the text says how."""
    price: Micros | None = Field(default=None, ge=0, le=DEAREST)
    """What making the video is known to cost, in millionths of a US dollar; honoured instead of an estimate."""


class DirectionRequest(Document):
    """A request for a creative direction. What is left out is decided by who directs."""

    text: str = Field(default="", max_length=LONGEST_TEXT)
    """What is wanted, in your words; or what to change, where there is a previous direction."""
    image: Given | None = None
    """A picture that shows how it should look."""
    video: Given | None = None
    """A film that shows how it should look."""
    platform: Platform | None = None
    category: Category | None = None
    duration: float | None = Field(default=None, ge=SHORTEST, le=LONGEST_FILM)
    """Seconds."""
    aspect: Aspect | None = None
    language: str | None = Field(default=None, pattern=LANGUAGE)
    """BCP 47 tag of the video."""
    audience: str | None = Field(default=None, max_length=500)
    """For whom, in your words."""
    context: AskedContext = AskedContext()
    provider: Wanted = Wanted.AUTO
    """Who is to work it out."""


class IterationRequest(Document):
    """A change to a direction."""

    change: str = Field(min_length=1, max_length=LONGEST_TEXT)
    """What should be different, in your words: `warmer, and twice as fast`."""
    provider: Wanted = Wanted.AUTO
    """Who is to work it out."""


class DirectionAnswer(CreativeDirection):
    """A creative direction, and the id by which it can be had again and changed."""

    id: Digest


class ProviderState(Document):
    """A provider, for one thing it can be asked for."""

    provider: str
    port: str
    """What it is asked for: `text`, `moderation`."""
    configured: bool
    models: tuple[str, ...]
    """Those the service would ask, in its order, if it is configured; else those that are known."""
    calls: int = Field(ge=0)
    """Its latest calls that came to an end; 20 at most."""
    answered: int = Field(ge=0)
    """How many of them were answered."""
    usual_seconds: float | None = Field(default=None, ge=0)
    """Median of the answered ones; None if there were none."""


class Providers(Document):
    """Who can be asked."""

    providers: tuple[ProviderState, ...]
    chain: tuple[Offer, ...]
    """Who is asked for directions, the first choice first; empty: rules alone."""


class State(StrEnum):
    """How a part of the service is."""

    WELL = "well"
    WARNING = "warning"
    """It does not work, and the service does without it."""
    DOWN = "down"


class Check(Document):
    """One part of the service."""

    name: str
    state: State
    detail: str


class Health(Document):
    """How the service is."""

    state: State
    checks: tuple[Check, ...] = ()
