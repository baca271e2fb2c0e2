"""Pictures of words: a heading, and what stands below it."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.base import Document, Span
from chalktalk.documents.storyboard.elements import Element


class TitleVisual(Document):
    """The opening: what the film is about."""

    kind: Literal["title"] = "title"
    heading: Element
    subtitle: str | None = None


class ChapterVisual(Document):
    """A chapter card, number and name, shown as the chapter's first words are spoken."""

    kind: Literal["chapter"] = "chapter"
    number: int = Field(ge=1)
    heading: Element


class StatementVisual(Document):
    """One short thought, large: at most ten words, part of them lit."""

    kind: Literal["statement"] = "statement"
    heading: Element
    lit: Span | None = None
    """Words of `heading.label` (split at spaces) to light in the accent colour."""


class DefinitionVisual(Document):
    """A term, large, and its meaning."""

    kind: Literal["definition"] = "definition"
    term: Element
    meaning: Element
    """`label` may have up to twelve words."""


class ListVisual(Document):
    """Items that belong together, each with its icon."""

    kind: Literal["list"] = "list"
    heading: Element
    items: tuple[Element, ...] = Field(min_length=1, max_length=6)


class RecapVisual(Document):
    """What to remember, at the end: each point with the icon it had before."""

    kind: Literal["recap"] = "recap"
    heading: Element
    items: tuple[Element, ...] = Field(min_length=1, max_length=5)
