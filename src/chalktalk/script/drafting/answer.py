"""The form in which a language model hands in a script."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.base import Document


class WrittenParagraph(Document):
    """A few sentences, and what is shown while they are spoken."""

    visual: str | None
    """`kind: content` as the grammar has it, or a free description, or null to leave the choice to the program."""
    text: str
    """What is said, with [pause] where the voice should rest."""
    items: tuple[str, ...]
    """A list that the text announces; usually empty."""


class WrittenSection(Document):
    """A part of the script."""

    part: Literal["hook", "introduction", "explanation", "example", "summary", "call_to_action"]
    heading: str | None
    """Of the chapter that begins here; null where the chapter before goes on."""
    paragraphs: tuple[WrittenParagraph, ...] = Field(min_length=1)


class WrittenScript(Document):
    """All of it."""

    title: str
    sections: tuple[WrittenSection, ...] = Field(min_length=1)
