"""Passages: the narration of one scene to be, with all that was read in it, before it is decided what it shows."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from chalktalk.documents.analysis import AnyOpportunity, Concept, SceneType, SentenceReading
from chalktalk.documents.base import Diagnostic, Span
from chalktalk.documents.script import Directive, PlacedSentence, Word
from chalktalk.documents.storyboard import Visual
from chalktalk.storyboard.tokens import Tokens, read


class Role(Enum):
    """What a passage's place in the film makes of it."""

    TITLE = "title"
    CHAPTER = "chapter"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, eq=False)
class Passage:
    """Sentences that share one picture."""

    pieces: tuple[PlacedSentence, ...]
    readings: tuple[SentenceReading, ...]
    """One for each piece."""
    opportunities: tuple[AnyOpportunity, ...]
    """What lies wholly inside."""
    concepts: dict[str, Concept]
    """All concepts of the film by id."""
    role: Role
    type: SceneType
    chapter: str | None
    """Title of the section."""
    number: int
    """Which titled section this is, from 1; 0 before the first one."""
    starts_chapter: bool
    film: str
    """Title of the film."""
    language: str
    """BCP 47 tag of the narration."""

    @property
    def english(self) -> bool:
        """Whether English headings and the names of icons mean here what they mean there."""
        return self.language.lower().split("-")[0] == "en"

    @property
    def directive(self) -> Directive | None:
        """The author's wish for this picture."""
        return self.pieces[0].directive

    @property
    def span(self) -> Span:
        """Its words in the script."""
        return Span(start=self.readings[0].span.start, end=self.readings[-1].span.end)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of the scene."""
        return tuple(word for piece in self.pieces for word in piece.sentence.words)

    @cached_property
    def tokens(self) -> Tokens:
        """All words of the scene, read."""
        return read(self.words, (tells for reading in self.readings for tells in reading.telling))

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the words that name something."""
        named = (names for reading in self.readings for names in reading.naming)
        return frozenset(token.stem for token, names in zip(self.tokens, named, strict=True) if names)

    @property
    def seconds(self) -> float:
        """About how long it takes to say."""
        return sum(token.seconds for token in self.tokens)

    def local(self, span: Span) -> Span:
        """Words of the script as words of the scene, from the first telling one on; those before it are its first."""
        start = min(max(0, span.start - self.span.start), len(self.tokens) - 1)
        end = min(max(start + 1, span.end - self.span.start), len(self.tokens))
        first = next((at for at in range(start, end) if self.tokens[at].telling), start)
        return Span(start=first, end=end)


def joined(one: Passage, other: Passage) -> Passage:
    """Two neighbouring passages as one."""
    return replace(
        one,
        pieces=(*one.pieces, *other.pieces),
        readings=(*one.readings, *other.readings),
        opportunities=(*one.opportunities, *other.opportunities),
    )


@dataclass(frozen=True)
class Choice:
    """What a scene shall show, and why."""

    visual: Visual
    reason: str
    score: float = 1.0
    """How well it fits, 0 to 1."""
    evidence: tuple[Span, ...] = ()
    """The words of the scene that made it so."""
    warnings: tuple[Diagnostic, ...] = ()
