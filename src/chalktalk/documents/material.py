"""Material: what a script is to be made from, and the script that was made from it."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import Offer, Tried
from chalktalk.documents.base import Blob, Diagnostic, Document
from chalktalk.documents.script import Script


class BlockKind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """Of a list."""


class Block(Document):
    """A heading, a paragraph or a list's item, as plain text on one line."""

    kind: BlockKind
    text: str = Field(min_length=1)
    level: int = Field(default=0, ge=0, le=6)
    """Of a heading: 1 is the title's."""
    page: int | None = None
    """Where it begins, from 1, in a source with pages."""
    line: int | None = None
    """Where it begins, from 1, in a source with lines."""


class Material(Document):
    """A source, taken apart."""

    name: str
    """A file's name, or an address, for messages."""
    blob: Blob
    """The source as it was given."""
    title: str | None = None
    blocks: tuple[Block, ...] = Field(min_length=1)
    warnings: tuple[Diagnostic, ...] = ()
    """What could not be read of it."""


class Assignment(Document):
    """What a script is to be written about, where there is none yet: a topic or material, never both."""

    topic: str | None = None
    """In the author's words."""
    material: Material | None = None
    minutes: float | None = Field(default=None, ge=0.5, le=60)
    """How long the film should be; None leaves it to what there is to say."""


class Draft(Document):
    """A script that was made, not written by the author."""

    version: int = 1
    text: str
    """Markdown, as docs/formats/script.md has it."""
    author: Offer | None = None
    """Who wrote it; None: it was condensed from the material by rules."""
    words: int = Field(ge=0)
    """That will be spoken, roughly."""
    findings: tuple[Diagnostic, ...] = ()
    """What the author should look at; lines are the text's."""
    tried: tuple[Tried, ...] = ()
    """Who was asked in vain."""
    substitute: bool = False
    """Whether it was condensed because none of those who should have written it did."""

    @property
    def stands_in(self) -> bool:
        """Whether somebody else should have written it."""
        return self.substitute


class Pictured(Document):
    """A script for which a language model named pictures."""

    script: Script
    """With the model's wishes as directives, and the author's own as they were."""
    findings: tuple[Diagnostic, ...] = ()
    """Wishes that were left out, or that nobody was there to have any."""
    tried: tuple[Tried, ...] = ()
    """Who was asked in vain."""
    substitute: bool = False
    """Whether no model answered, and all is left to the rules."""

    @property
    def stands_in(self) -> bool:
        """Whether somebody should have named pictures."""
        return self.substitute
