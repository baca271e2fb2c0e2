"""Passages: the narration of one scene to be, before it is decided what the scene shows."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.script import Directive, PlacedSentence, Word
from chalktalk.documents.storyboard import Visual
from chalktalk.storyboard.lexicon import Lexicon
from chalktalk.storyboard.tokens import Tokens, read


class Role(Enum):
    """What a passage's place in the film makes of it."""

    TITLE = "title"
    CHAPTER = "chapter"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True)
class Passage:
    """Sentences that share one picture."""

    pieces: tuple[PlacedSentence, ...]
    role: Role
    lexicon: Lexicon
    chapter: str | None
    """Title of the section."""
    number: int
    """Which titled section this is, from 1; 0 before the first one."""
    starts_chapter: bool
    film: str
    """Title of the film."""

    @property
    def directive(self) -> Directive | None:
        """The author's wish for this picture."""
        return self.pieces[0].directive

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of the scene."""
        return tuple(word for piece in self.pieces for word in piece.sentence.words)

    @cached_property
    def tokens(self) -> Tokens:
        """All words of the scene, read."""
        return read(self.words, self.lexicon)

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        """The tokens of each sentence."""
        found: list[Tokens] = []
        start = 0
        for piece in self.pieces:
            end = start + len(piece.sentence.words)
            found.append(self.tokens[start:end])
            start = end
        return tuple(found)


@dataclass(frozen=True)
class Choice:
    """What a scene shall show, and why."""

    visual: Visual
    reason: str
    score: float = 1.0
    """How well it fits, 0 to 1."""
    warnings: tuple[Diagnostic, ...] = ()
