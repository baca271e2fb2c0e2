"""Briefs whose category is known, as the words of kindred are learnt from them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefs import half_named

from chalktalk.direction.words.languages import language_of
from chalktalk.direction.words.page import page_of
from chalktalk.direction.words.topics import listed_in, size_of, unlisted_in, weight_of
from chalktalk.documents.creative.wishes import Category

HERE = Path(__file__).parent
_BRIEF, _PHRASE = 0.6, 0.2
"""What a brief or a phrase of `learnt.toml` weighs beside a brief of the corpus."""


@dataclass(frozen=True)
class Brief:
    """A brief and any of the categories that are right, the best first."""

    language: str
    categories: tuple[Category, ...]
    text: str
    weight: float = 1.0

    @cached_property
    def listed(self) -> dict[Category, float]:
        """What the words of the lists weigh."""
        return weight_of(listed_in(page_of(self.text, self.language)))

    @cached_property
    def places(self) -> frozenset[int]:
        """The tokens that may say what it is about, and that no list has."""
        return unlisted_in(page_of(self.text, self.language))

    @cached_property
    def size(self) -> float:
        """By what the words' scores are divided."""
        return size_of(page_of(self.text, self.language))


def briefs_of_corpus() -> list[Brief]:
    """The briefs of `corpus/`.

    Raises:
        ValueError: A line is not a category or two, a language and a text.
    """
    found = []
    for file in sorted((HERE / "corpus").glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            categories, language, text = line.split("\t")
            found.append(Brief(language, tuple(Category(name) for name in categories.split("|")), text))
    return found


def phrases() -> list[Brief]:
    """The words and briefs of `kindred/learnt.toml`, and the briefs of the half that may be looked at."""
    half = half_named("tune")
    labelled = (brief for brief in (*half.briefs.values(), *half.second) if brief.text and brief.expect.category)
    seen = (Brief(language_of(one.text, one.written), one.expect.category, one.text.strip()) for one in labelled)
    return [*_learnt_phrases(), *seen]


def _learnt_phrases() -> Iterator[Brief]:
    tables = tomllib.loads((HERE / "kindred" / "learnt.toml").read_text("utf-8"))
    for name, words in tables["words"].items():
        yield from (Brief("en", _meant(name), word.strip(), _PHRASE) for word in words.split(";"))
    for language, by_name in tables["briefs"].items():
        for name, briefs in by_name.items():
            yield from (Brief(language, _meant(name), one, _BRIEF) for one in briefs.splitlines() if one)


def _meant(name: str) -> tuple[Category, ...]:
    """`none` stands for any of them alike."""
    return tuple(Category) if name == "none" else (Category(name),)
