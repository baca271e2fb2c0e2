"""Kindred words: the category that a word points to which no list names, from the words that it is used like.

`kindred/` has a file by language, made by `bench/direction/kindred_words.py`. Each line is one or two categories, each
with how surely in tenths (`food7 health2`), a tab, the words, a tab, and words' beginnings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

from chalktalk.direction.words.tokens import Break, Token
from chalktalk.documents.creative.wishes import Category

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "ja", "zh", "ar")
"""Those that there is a file for."""
_UNSPACED = ("ja", "zh")
_COMPOUNDING = ("de", "nl")
"""Languages that write words made of words as one; the last says what kind of thing it is."""
_LONGEST = 5
"""Letters of a word in a script without spaces."""
_SHORTEST_STEM, _SHORTEST_PART = 4, 5
"""Letters."""

Leaning: TypeAlias = tuple[tuple[Category, float], ...]
"""Categories with how surely, of 1."""


@dataclass(frozen=True, slots=True)
class Kindred:
    """A word that leans to categories."""

    leaning: Leaning
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    whole: dict[str, Leaning]
    stems: dict[str, Leaning]


def kindred_in(tokens: tuple[Token, ...], language: str) -> Iterator[Kindred]:
    """The words of a text that lean to a category, in its order; none in a language without a file."""
    if language not in LANGUAGES:
        return
    if language in _UNSPACED:
        yield from _unspaced(tokens, _words_of(language))
        return
    for at, token in enumerate(tokens):
        for form in token.forms:
            if leaning := leaning_of(form, language):
                yield Kindred(leaning, at, at + 1)
                break


def leaning_of(word: str, language: str) -> Leaning | None:
    """What a folded word of a language with spaces leans to."""
    words = _words_of(language)
    if found := _leaning(word, words):
        return found
    if language not in _COMPOUNDING or len(word) < 2 * _SHORTEST_PART:
        return None
    for start in range(_SHORTEST_PART - 1, len(word) - _SHORTEST_PART + 1):
        if found := _leaning(word[start:], words):
            return found
    for end in range(len(word) - 3, _SHORTEST_PART - 1, -1):
        if found := words.whole.get(word[:end]):
            return found
    return None


def _leaning(word: str, words: _Words) -> Leaning | None:
    if found := words.whole.get(word):
        return found
    for end in range(len(word), _SHORTEST_STEM - 1, -1):
        if found := words.stems.get(word[:end]):
            return found
    return None


def _unspaced(tokens: tuple[Token, ...], words: _Words) -> Iterator[Kindred]:
    at = 0
    while at < len(tokens):
        found = next(_beginning_at(tokens, at, words), None)
        if found:
            yield found
        at = found.last if found else at + 1


def _beginning_at(tokens: tuple[Token, ...], at: int, words: _Words) -> Iterator[Kindred]:
    """The words that begin with a letter, the longest first."""
    for last in range(min(at + _LONGEST, len(tokens)), at + 1, -1):
        letters = tokens[at:last]
        leaning = words.whole.get("".join(letter.text for letter in letters))
        if leaning and all(letter.before is Break.NONE for letter in letters[1:]):
            yield Kindred(leaning, at, last)


@lru_cache(maxsize=len(LANGUAGES))
def _words_of(language: str) -> _Words:
    whole: dict[str, Leaning] = {}
    stems: dict[str, Leaning] = {}
    for line in (files(__package__) / "kindred" / f"{language}.txt").read_text("utf-8").splitlines():
        codes, words, beginnings = line.split("\t")
        leaning = tuple((Category(code[:-1]), int(code[-1]) / 10) for code in codes.split())
        whole |= dict.fromkeys(words.split(), leaning)
        stems |= dict.fromkeys(beginnings.split(), leaning)
    return _Words(whole, stems)
