"""Pictures that have the page to themselves."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.analysis import Tone
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Document, Span
from chalktalk.documents.storyboard.elements import Element


class CodeMark(Document):
    """Lines that light up as they are spoken of."""

    first: int = Field(ge=1)
    last: int = Field(ge=1)
    cue: Span


class CodeVisual(Document):
    """Program text, typed line by line."""

    kind: Literal["code"] = "code"
    block: Element
    """`label` names it."""
    language: str
    lines: tuple[str, ...] = Field(min_length=1, max_length=16)
    marks: tuple[CodeMark, ...] = ()


class EquationVisual(Document):
    """A formula in LaTeX."""

    kind: Literal["equation"] = "equation"
    formula: Element
    """`label` names it or says what it states."""
    latex: str


class QuoteVisual(Document):
    """Someone's very words."""

    kind: Literal["quote"] = "quote"
    words: Element
    """`label` may have up to twenty words."""
    speaker: str | None = None


class ImageVisual(Document):
    """A picture of the author's, slowly panned and zoomed; or, without one, a large picture of the thing spoken of."""

    kind: Literal["image"] = "image"
    asset: Asset | None = None
    picture: Element
    """`label` is the caption below it; may be empty. `icon` says what to show where there is no picture of the
    author's."""


class CallToActionVisual(Document):
    """What the viewer is asked to do."""

    kind: Literal["call_to_action"] = "call_to_action"
    heading: Element


class AbstractVisual(Document):
    """A mood in shapes, where nothing said could be pictured and the words on screen would only repeat the voice."""

    kind: Literal["abstract"] = "abstract"
    heading: Element
    tone: Tone
