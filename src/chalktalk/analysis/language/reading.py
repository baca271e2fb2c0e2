"""A script read by the engine: every sentence a `Doc`, and every token tied to the word it is part of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.engine import Engine
from chalktalk.documents.base import Span
from chalktalk.documents.script import Directive, PlacedSentence, Script, Word

SAID = frozenset("%&#@§°")
"""Marks, to spaCy, that are read out."""


@dataclass(frozen=True, eq=False)
class ReadSentence:
    """One sentence. Token indices count from its first token, word indices from the script's first word."""

    doc: Doc
    index: int
    """Which sentence of the script it is."""
    first: int
    """The script's index of its first word."""
    section: int
    paragraph: int
    list_item: bool
    ordered: bool
    """Whether it is from a numbered list."""
    item: int | None
    """Which item of its list it belongs to, from 0."""
    line: int
    directive: Directive | None
    words: tuple[Word, ...]
    word_of: tuple[int, ...]
    """For each token, which word of the sentence it is part of."""

    @property
    def span(self) -> Span:
        """Its words in the script."""
        return Span(start=self.first, end=self.first + len(self.words))

    def span_of(self, start: int, end: int) -> Span:
        """The script's words that tokens `start` to `end` (half-open) are part of."""
        return Span(start=self.first + self.word_of[start], end=self.first + self.word_of[end - 1] + 1)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The tokens, half-open, that some of the script's words are made of; all words lie in this sentence."""
        inside = [at for at, word in enumerate(self.word_of) if span.start <= self.first + word < span.end]
        return inside[0], inside[-1] + 1

    @cached_property
    def seconds(self) -> float:
        """About how long it takes to say, at 150 words a minute."""
        return sum(len(word.spoken.split()) * 0.4 + word.pause for word in self.words)


@dataclass(frozen=True, eq=False)
class Reading:
    """A whole script, read."""

    language: str
    title: str
    sections: tuple[str | None, ...]
    """The sections' titles."""
    sentences: tuple[ReadSentence, ...]

    @cached_property
    def paragraphs(self) -> tuple[tuple[ReadSentence, ...], ...]:
        """The sentences by paragraph."""
        return tuple(tuple(group) for _, group in groupby(self.sentences, key=lambda sentence: sentence.paragraph))

    @property
    def words(self) -> int:
        """How many words the script has."""
        return self.sentences[-1].span.end


def is_mark(token: Token) -> bool:
    """Whether a token is a mark that is not said: a full stop or a quotation mark, but no `%`."""
    return (token.is_punct and token.text not in SAID) or token.is_space


def read(script: Script, engine: Engine) -> Reading:
    """The script's sentences as the engine reads them. One pass; memory linear in length."""
    placed = [(number, piece) for number, section in enumerate(script.sections) for piece in section.sentences]
    docs = engine.read(piece.sentence.text for _, piece in placed)
    return Reading(
        language=engine.language,
        title=script.title,
        sections=tuple(section.title for section in script.sections),
        sentences=tuple(_sentences(placed, docs)),
    )


def _sentences(placed: list[tuple[int, PlacedSentence]], docs: Iterator[Doc]) -> Iterator[ReadSentence]:
    first = 0
    for index, ((section, piece), doc) in enumerate(zip(placed, docs, strict=True)):
        words = piece.sentence.words
        yield ReadSentence(
            doc=doc,
            index=index,
            first=first,
            section=section,
            paragraph=piece.paragraph,
            list_item=piece.list_item,
            ordered=piece.ordered,
            item=piece.item,
            line=piece.line,
            directive=piece.directive,
            words=words,
            word_of=tuple(_words_of(doc, words)),
        )
        first += len(words)


def _words_of(doc: Doc, words: tuple[Word, ...]) -> Iterator[int]:
    """For each token the word whose characters it starts in."""
    ends: list[int] = []
    at = 0
    for word in words:
        at += len(word.display) + 1
        ends.append(at)
    current = 0
    for token in doc:
        while token.idx >= ends[current] and current < len(ends) - 1:
            current += 1
        yield current
