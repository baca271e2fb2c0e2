"""Kindred words: how much each word of a brief speaks for each category, learnt from what words are used like.

`kindred/` is made by `bench/direction/kindred_words.py`. It has a file by language, packed: first a line for each of
`Category`, in its order, with a digit for each word: three more than the word's score. Then the words, one a line; an
asterisk stands for any ending. A score is a logit, to be added up. `weights.toml` has what the categories have by
themselves (`bias`), and what a unit of weight in a category's word lists adds to each (`lists`).
"""

import gzip
import tomllib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

from chalktalk.direction.words.tokens import Break, Token
from chalktalk.documents.creative.wishes import Category

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "ja", "zh", "ar")
"""Those that there is a file for."""
UNSPACED = ("ja", "zh")
ZERO = 3
"""The digit of a score of nothing."""
_COMPOUNDING = ("de", "nl")
"""Languages that write words made of words as one; the last says what kind of thing it is."""
_LONGEST = 5
"""Letters of a word in a script without spaces."""
SHORTEST_STEM, _SHORTEST_PART = 4, 5
"""Letters."""

Scores: TypeAlias = tuple[int, ...]
"""By category, in the order of `Category`."""


@dataclass(frozen=True, slots=True)
class Kindred:
    """A word that speaks for categories, or against them."""

    word: str
    """Folded."""
    scores: Scores
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What is added to the words' scores, by category in the order of `Category`."""

    bias: tuple[float, ...]
    lists: dict[Category, tuple[float, ...]]
    """By the category whose words stand in a text, for each unit of their weight."""


def kindred_in(tokens: tuple[Token, ...], language: str) -> Iterator[Kindred]:
    """The words of a text that say something of its category, in their order; none in a language without a file."""
    if language not in LANGUAGES:
        return
    words = _words_of(language)
    for key, first, last in keys_in(tokens, language, words):
        if scores := _scores(key, words, compounding=language in _COMPOUNDING):
            yield Kindred(key, scores, first, last)


def keys_in(tokens: tuple[Token, ...], language: str, known: Container[str]) -> Iterator[tuple[str, int, int]]:
    """The words of a text, each with its first token and one past its last.

    A word of several forms is the first of them that is known, else as it stands; in a script without spaces words
    are the longest known ones, from the left.
    """
    at = 0
    while at < len(tokens):
        if language in UNSPACED:
            found = next((key for key in _beginning_at(tokens, at) if key in known), None)
            if found:
                yield found, at, at + len(found)
            at += len(found or " ")
        else:
            forms = tokens[at].forms
            yield next((form for form in forms if form in known), forms[0]), at, at + 1
            at += 1


def scores_of(word: str, language: str) -> Scores | None:
    """How much a folded word speaks for each category; None where nothing is known of it."""
    return _scores(word, _words_of(language), compounding=language in _COMPOUNDING)


def total(scores: Iterable[Scores]) -> tuple[int, ...]:
    """The sums of scores by category."""
    return tuple(sum(column) for column in zip(*scores, strict=True)) or (0,) * len(Category)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """What is added to the words' scores."""
    table = tomllib.loads((files(__package__) / "kindred" / "weights.toml").read_text("utf-8"))
    lists = {Category(name): tuple(numbers) for name, numbers in table["lists"].items()}
    return Weights(tuple(table["bias"]), lists)


def _scores(word: str, words: dict[str, str], *, compounding: bool) -> Scores | None:
    digits = _digits(word, words)
    if digits is None and compounding:
        ends = (word[start:] for start in range(_SHORTEST_PART - 1, len(word) - _SHORTEST_PART + 1))
        beginnings = (word[:end] for end in range(len(word) - 3, _SHORTEST_PART - 1, -1))
        digits = next((found for part in ends if (found := _digits(part, words))), None)
        digits = digits or next((found for part in beginnings if (found := words.get(part))), None)
    return tuple(int(digit) - ZERO for digit in digits) if digits else None


def _digits(word: str, words: dict[str, str]) -> str | None:
    if found := words.get(word):
        return found
    stems = (words.get(f"{word[:end]}*") for end in range(len(word), SHORTEST_STEM - 1, -1))
    return next((found for found in stems if found), None)


def _beginning_at(tokens: tuple[Token, ...], at: int) -> Iterator[str]:
    """The words that may begin with a letter, the longest first."""
    last = at + 1
    while last < min(at + _LONGEST, len(tokens)) and tokens[last].before is Break.NONE:
        last += 1
    for end in range(last, at + 1, -1):
        yield "".join(letter.text for letter in tokens[at:end])


@lru_cache(maxsize=len(LANGUAGES))
def _words_of(language: str) -> dict[str, str]:
    """The digits of each word and stem."""
    packed = (files(__package__) / "kindred" / f"{language}.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    columns, words = lines[: len(Category)], lines[len(Category) :]
    return dict(zip(words, map("".join, zip(*columns, strict=True)), strict=True))
