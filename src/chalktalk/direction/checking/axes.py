"""What statements are read with: `claims.toml`, what makes them of the whole, and `axes.toml`, what they say."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chalktalk.direction.words.lists import Entry, Tree
from chalktalk.direction.words.tokens import words_in
from chalktalk.documents.creative.wishes import Aim

_GRAMMAR = ("universal", "subject", "only", "exact", "every", "unit", "plain")
_BY_NAME = ("part", "thing")
_BY_LANGUAGE = ("without", "away")


@dataclass(frozen=True, slots=True)
class Axes:
    """Both tables."""

    tree: Tree
    """All phrases by what they are: a kind of grammar; `part`, `thing` with its name; `without.en`; a pole of an axis
    with its number: `one`, `other` of what excludes one another; `none`, `hush` (of the whole alone), `some` of what
    can be there; `noun.en.0`, what that is called.
    """
    exclusive: tuple[tuple[Aim, str], ...]
    """Fields, and the things that are to be named."""
    absent: tuple[Aim, ...]
    joints: Mapping[str, frozenset[str]]
    """Words at which a new statement begins, by language."""
    part_follows: frozenset[str]
    limits: frozenset[str]
    """Words that say when or where."""
    where: frozenset[str]
    """Words before a place."""


@cache
def axes() -> Axes:
    """Read both tables."""
    grammar, told = (
        tomllib.loads(files("chalktalk.direction.checking").joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("claims", "axes")
    )
    always = frozenset(words[0] for phrase in grammar["universal"] if len(words := words_in(phrase)) == 1)
    tree = Tree()
    for entry, phrases in (*_of_grammar(grammar), *_of_axes(told)):
        for phrase in phrases:
            tree.add(phrase, entry)
            if entry.kind in {"one", "other", "none", "some"} and not always.isdisjoint(words_in(phrase)):
                tree.add(phrase, Entry("universal"))
    return Axes(
        tree,
        tuple((Aim(axis["field"]), axis.get("of", "")) for axis in told["exclusive"]),
        tuple(Aim(axis["field"]) for axis in told["absent"]),
        {language: frozenset(words.split()) for language, words in grammar["joints"].items()},
        frozenset(grammar["part_follows"]),
        frozenset(grammar["limits"].split()),
        frozenset(grammar["where"].split()),
    )


def _of_grammar(grammar: Mapping[str, Any]) -> Iterator[tuple[Entry, Iterable[str]]]:
    yield from ((Entry(kind), grammar[kind]) for kind in _GRAMMAR)
    for kind in _BY_NAME:
        yield from ((Entry(kind, name), phrases) for name, phrases in grammar[f"{kind}s"].items())
    for kind in _BY_LANGUAGE:
        yield from ((Entry(f"{kind}.{language}"), phrases) for language, phrases in grammar[kind].items())


def _of_axes(told: Mapping[str, Any]) -> Iterator[tuple[Entry, Iterable[str]]]:
    for table, kinds in (("exclusive", ("one", "other")), ("absent", ("none", "hush", "some"))):
        for number, axis in enumerate(told[table]):
            yield from ((Entry(kind, str(number)), axis[kind]) for kind in kinds)
    for number, axis in enumerate(told["absent"]):
        yield from ((Entry(f"noun.{language}.{number}"), nouns) for language, nouns in axis["nouns"].items())
