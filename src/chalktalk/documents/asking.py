"""Asking a provider: what is asked of a model, a voice, a painter or a judge, and what comes back.

A request is the same whoever answers it; which provider and model may do so, in which order, is a chain of offers. The
same request to the same offer is paid for once: its answer is remembered.
"""

from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from pydantic import Field

from chalktalk.documents.base import Blob, Document

THINKING_TOKENS = 8192
"""Allowed on top of a text request's `most_tokens`, and reserved: models that think count that as their answer."""

Micros = int
"""Money: millionths of a US dollar."""


class Port(StrEnum):
    """What a provider can be asked for."""

    TEXT = "text"
    SPEECH = "speech"
    IMAGE = "image"
    MODERATION = "moderation"


class Offer(Document):
    """One step of a chain: who is asked, and which of its models."""

    provider: str
    """As `chalktalk providers` names it: `openai`."""
    model: str
    """As the provider names it: `gpt-image-1`."""


class Usage(Document):
    """What a call used up of what providers charge for."""

    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)
    characters: int = Field(default=0, ge=0)
    """Of text spoken."""
    pictures: int = Field(default=0, ge=0)
    seconds: float = Field(default=0.0, ge=0)
    """Of a provider's machine."""
    estimated: bool = False
    """Whether these figures are ours, because the provider gave none."""


class Answer(Document):
    """The base of what can come back."""


class TextAnswer(Answer):
    """What a language model wrote."""

    text: str


class CharacterTime(Document):
    """When one character of a spoken text sounds, in seconds."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)


class SpeechAnswer(Answer):
    """A text spoken."""

    audio: Blob
    """A sound file as the provider sent it: MP3, WAV, OGG."""
    characters: tuple[CharacterTime, ...] | None = None
    """For each character (code point) of the request's text its time, where the provider tells; else None."""


class PictureAnswer(Answer):
    """A picture drawn, or found."""

    picture: Blob
    """PNG, JPEG or WebP, readable or not: whoever asked looks it over."""
    seed: int | None = None
    """With which it could be drawn again."""
    credit: str | None = None
    """Whom to name, where a licence asks for it."""


class ModerationAnswer(Answer):
    """Whether something can be shown and said."""

    allowed: bool
    categories: tuple[str, ...] = ()
    """What it was found to be, in the judge's words."""


A = TypeVar("A", bound=Answer)
A_co = TypeVar("A_co", bound=Answer, covariant=True)


class Request(Document, Generic[A_co]):
    """The base of what can be asked."""

    port: ClassVar[Port]
    advice: ClassVar[frozenset[str]] = frozenset()
    """Fields that colour an answer and ask for no other: not part of what it is remembered by."""
    attempt: int = 0
    """Raised to ask for the same anew, because the answer was of no use."""


class Turn(Document):
    """One side's words in a conversation with a model."""

    role: str = Field(pattern="^(user|assistant)$")
    text: str


class TextRequest(Request[TextAnswer]):
    """Words for a language model."""

    port: ClassVar[Port] = Port.TEXT
    system: str
    """What it is to be, and the rules."""
    turns: tuple[Turn, ...] = Field(min_length=1)
    """The conversation so far; the last turn is the user's."""
    answer_schema: str | None = None
    """A JSON Schema, as text, that the answer has to keep; None for free text."""
    most_tokens: int = Field(default=4096, gt=0)
    """Of the answer."""


class SpeechRequest(Request[SpeechAnswer]):
    """A text for a voice."""

    port: ClassVar[Port] = Port.SPEECH
    advice: ClassVar[frozenset[str]] = frozenset({"before", "after"})
    text: str = Field(min_length=1)
    voice: str
    """As the provider names it."""
    language: str
    """BCP 47 tag."""
    pace: float = Field(default=1.0, gt=0)
    """Times the voice's usual."""
    before: str = ""
    """What was said just before, so that a long text sounds like one."""
    after: str = ""
    """What will be said just after."""


class PictureRequest(Request[PictureAnswer]):
    """A picture described."""

    port: ClassVar[Port] = Port.IMAGE
    prompt: str = Field(min_length=1)
    negative: str = ""
    """What should not be in it, for painters that understand that."""
    width: int = Field(default=1792, gt=0)
    """Pixels aimed at; a painter takes the nearest shape it knows."""
    height: int = Field(default=1024, gt=0)
    seed: int | None = None
    reference: Blob | None = None
    """A picture of the same character, for painters that can keep to one."""
    lora: str | None = None
    """Weights trained on a character, as the provider names them."""
    lora_scale: float = Field(default=0.8, ge=0, le=1)


class ModerationRequest(Request[ModerationAnswer]):
    """Something to be judged: words, a picture, or both."""

    port: ClassVar[Port] = Port.MODERATION
    text: str = ""
    picture: Blob | None = None


class Tried(Document):
    """An offer that did not answer, and why."""

    offer: Offer
    category: str
    """Which kind of fault: a name of the tree in `errors.py`, in lower case with dashes."""
    message: str
    """In one sentence, without any key."""


class Answered(Document, Generic[A]):
    """An answer and how it came about."""

    answer: A
    offer: Offer
    """Who gave it."""
    usage: Usage = Usage()
    price: Micros | None = Field(default=0, ge=0)
    """What it cost when it was made; None where nobody knows the price."""
    remembered: bool = False
    """Whether it had been paid for before and cost nothing this time."""
    tried: tuple[Tried, ...] = ()
    """Who was asked before, in vain."""
