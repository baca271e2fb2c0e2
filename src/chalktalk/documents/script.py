"""Script: what is said, sentence by sentence, each word both as written and as spoken."""

from pydantic import Field

from chalktalk.documents.base import Diagnostic, Document


class Word(Document):
    """One unit that is shown, spoken and timed together."""

    display: str
    """As written, with its punctuation: `$3.5M`, `don't`, `2024,`. May hold a space where several written words
    are spoken as one unit (`$3.5 million`)."""
    spoken: str
    """As a voice should read it: `three point five million dollars`. No marks or symbols, one or more words."""
    emphasis: bool = False
    """Whether the author stressed it (`*so*` or `**so**`)."""
    pronunciation: str | None = None
    """How it is said, in IPA without slashes, where the author or the lexicon says so; None leaves it to the voice."""
    pause: float = Field(default=0.0, ge=0.0, le=10.0)
    """Seconds of silence the author asks for after this word, on top of the usual."""


class Directive(Document):
    """The author's wish for a picture: `[VISUAL: kind: content]` or `[VISUAL: free description]`."""

    kind: str | None
    """A known kind's name, or None for a free description."""
    content: str
    """All after the kind, untouched."""
    file: str
    """The script's file name, for messages."""
    line: int
    """Where it stands in the file."""


class Sentence(Document):
    """One spoken sentence. It does not know where it stands, so that an edit elsewhere leaves it unchanged."""

    words: tuple[Word, ...] = Field(min_length=1)

    @property
    def text(self) -> str:
        """The sentence as written."""
        return " ".join(word.display for word in self.words)


class PlacedSentence(Document):
    """A sentence and its place in the author's file."""

    sentence: Sentence
    line: int
    """Line in the file where it starts."""
    paragraph: int
    """Counted through the whole script from 0."""
    list_item: bool = False
    """Whether it came from a Markdown list item."""
    ordered: bool = False
    """Whether that list is numbered; of lists within lists, the outermost."""
    item: int | None = None
    """Which item of the outermost list it belongs to, from 0; None outside a list."""
    directive: Directive | None = None
    """A directive that stands directly before this sentence. It holds until the next sentence that has one."""


class Section(Document):
    """A chapter: a `##` heading and what follows it. Text before the first heading is a section without title."""

    title: str | None
    line: int
    sentences: tuple[PlacedSentence, ...]


class Script(Document):
    """The whole narration."""

    version: int = 1
    title: str
    """From front matter, else the `#` heading, else made from the file name."""
    language: str
    audience: str | None
    sections: tuple[Section, ...]
    """At least one, each with at least one sentence."""
    warnings: tuple[Diagnostic, ...] = ()
