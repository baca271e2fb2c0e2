"""A scene's words with what the rules need to know of each: its part of speech, roughly, and the marks around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from chalktalk.documents.script import Word
from chalktalk.storyboard.lexicon import Lexicon, stem

CLAUSE_MARKS = frozenset(",;:–—")
SENTENCE_MARKS = frozenset(".!?…。！？")


class Part(Enum):
    """A rough part of speech. What is in no table counts as a noun: those are what pictures are made of."""

    MARK = "mark"
    ARTICLE = "article"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    AUXILIARY = "auxiliary"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    VERB = "verb"
    NOUN = "noun"


TELLING = frozenset({Part.ADJECTIVE, Part.VERB, Part.NOUN})
"""Parts of speech that say something by themselves."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a scene."""

    index: int
    """Where it stands in the scene."""
    text: str
    """As written, without the marks around it; empty for a lone mark."""
    lower: str
    stem: str
    part: Part
    before: str
    """Marks before it."""
    after: str
    """Marks after it."""
    stressed: bool
    seconds: float
    """About how long it takes to say, the pause after it included."""

    @property
    def telling(self) -> bool:
        """Whether the word says something by itself."""
        return self.part in TELLING

    @property
    def ends_clause(self) -> bool:
        """Whether a clause or sentence ends with it."""
        return self.ends_sentence or any(mark in CLAUSE_MARKS for mark in self.after)

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends with it."""
        return any(mark in SENTENCE_MARKS for mark in self.after)


Tokens = Sequence[Token]


def read(words: Iterable[Word], lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of a scene as tokens."""
    return tuple(_token(index, word, lexicon) for index, word in enumerate(words))


def read_text(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of an author's label or description as tokens."""
    return read((Word(display=part, spoken=part) for part in text.split()), lexicon)


def starts_with(tokens: Tokens, phrases: Iterable[tuple[str, ...]]) -> int:
    """How many tokens the first of the phrases takes that the tokens start with; 0 for none."""
    lowers = tuple(token.lower for token in tokens[:8])
    if not lowers:
        return 0
    return next((len(phrase) for phrase in phrases if phrase[0] == lowers[0] and lowers[: len(phrase)] == phrase), 0)


def clauses(tokens: Tokens) -> Iterator[Tokens]:
    """The tokens cut after every comma, colon, dash and full stop."""
    start = 0
    for at, token in enumerate(tokens):
        if token.ends_clause or at == len(tokens) - 1:
            yield tokens[start : at + 1]
            start = at + 1


def stems(tokens: Iterable[Token]) -> frozenset[str]:
    """What the tokens speak of."""
    return frozenset(token.stem for token in tokens if token.telling)


def _token(index: int, word: Word, lexicon: Lexicon) -> Token:
    display = word.display
    first = next((at for at, sign in enumerate(display) if _is_core(sign)), None)
    if first is None:
        return Token(index, "", "", "", Part.MARK, "", display, word.emphasis, 0.0 + word.pause)
    last = next(at for at in range(len(display), 0, -1) if _is_core(display[at - 1]))
    text = display[first:last]
    lower = text.lower().replace("’", "'")
    after = display[last:]
    return Token(
        index=index,
        text=text,
        lower=lower,
        stem=stem(lower),
        part=_part(lower, lexicon),
        before=display[:first],
        after=after,
        stressed=word.emphasis,
        seconds=_seconds(word, after),
    )


def _is_core(sign: str) -> bool:
    return sign.isalnum() or sign in "$€£¥%°+#"


@lru_cache(maxsize=8192)
def _part(lower: str, lexicon: Lexicon) -> Part:
    tables = (
        (lexicon.pronouns, Part.PRONOUN),
        (lexicon.articles, Part.ARTICLE),
        (lexicon.auxiliaries, Part.AUXILIARY),
        (lexicon.prepositions, Part.PREPOSITION),
        (lexicon.conjunctions, Part.CONJUNCTION),
        (lexicon.adverbs, Part.ADVERB),
        (lexicon.adjectives, Part.ADJECTIVE),
    )
    for table, part in tables:
        if lower in table:
            return part
    return Part.VERB if lower in lexicon.verbs or stem(lower) in lexicon.verbs else Part.NOUN


def _seconds(word: Word, after: str) -> float:
    """Letters tell better than words how long a voice takes; 4.7 letters, English's mean, give 0.36 s.

    With the pauses at marks that is 150 words a minute.
    """
    letters = sum(map(str.isalnum, word.spoken))
    pause = 0.4 if any(mark in SENTENCE_MARKS for mark in after) else 0.15 if after else 0.0
    return 0.08 + 0.06 * letters + pause + word.pause
