"""Phrases: how well a text bears a break after each of its words.

The order of preference (sentence, clause, before a conjunction or preposition; never between an article, preposition
or auxiliary and what it belongs to) follows the advice of the BBC Subtitle Guidelines on line breaks.
Word lists are English; in other languages punctuation and balance decide.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from chalktalk.documents.script import Sentence, Word


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CONJUNCTIONS: Final = _listed(
    "after although and as because before but how if nor once or since so than that though unless until what when "
    "whenever where whereas whether which while who whom whose why yet"
)
_PREPOSITIONS: Final = _listed(
    "about above across against along among around at behind below beneath beside between beyond by down during for "
    "from in inside into near of off on onto out outside over past per through throughout to toward towards under "
    "up upon via with within without"
)
_BINDING: Final = (
    _CONJUNCTIONS
    | _PREPOSITIONS
    | _listed(
        "a an the this these those my your his her its our their every each no some any "
        "i you he she it we they am is are was were be been being will would can could shall should may might must "
        "do does did have has had not isn't aren't wasn't don't doesn't didn't can't it's that's there's very like"
    )
)
"""Words that lean on the next one; a break after them tears a phrase apart."""
_CLOSERS: Final = "\"'”’»)]}」』）"
CLAUSE_ENDS: Final = frozenset(",;:–—、，；：。！？｡､!?…")
"""A full stop is not among them: inside a sentence it belongs to an abbreviation (`Dr.`)."""

AFTER_SENTENCE: Final = 0.0
AFTER_CLAUSE: Final = 1.0
_BEFORE_CONJUNCTION: Final = 2.0
_BEFORE_PREPOSITION: Final = 3.0
_ANYWHERE: Final = 5.0
_AFTER_BINDING: Final = 9.0
INSIDE_WORD: Final = 6.0
"""Between two parts of a word that is too long for a line."""


def break_costs(sentences: Sequence[Sentence]) -> list[float]:
    """What a break after each word costs, from 0 (the end of a sentence) to 9 (inside a tight phrase)."""
    costs: list[float] = []
    for sentence in sentences:
        costs += [_break_cost(word, following) for word, following in pairwise(sentence.words)]
        costs.append(AFTER_SENTENCE)
    return costs


def _break_cost(word: Word, following: Word) -> float:
    bare, next_bare = _bare(word.display), _bare(following.display)
    if word.display.rstrip(_CLOSERS)[-1:] in CLAUSE_ENDS:
        return AFTER_CLAUSE
    if bare in _BINDING:
        return _AFTER_BINDING
    if next_bare in _CONJUNCTIONS:
        return _BEFORE_CONJUNCTION
    return _BEFORE_PREPOSITION if next_bare in _PREPOSITIONS else _ANYWHERE


def _bare(text: str) -> str:
    return text.casefold().replace("’", "'").strip(".,;:!?…–—-\"“”‘()[]{}«»'")
