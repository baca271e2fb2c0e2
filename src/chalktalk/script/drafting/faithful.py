"""Whether every number and every name of a script occurs in its source."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chalktalk.documents.material import BlockKind, Material
from chalktalk.script.drafting.amounts import Amount, amounts_in, worths_in
from chalktalk.script.drafting.rendering import spoken_lines
from chalktalk.script.lexicon import word_set
from chalktalk.script.sentences import sentence_spans
from chalktalk.script.weighing import commonness

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’.-][^\W_]+)*")
_JOINING = word_set("of the de la le du van von der den di da del y and for & al el bin ibn")
_NO_NAMES = word_set("i i'm i've i'll i'd mr mrs ms dr sir ok monday tuesday wednesday thursday friday saturday sunday")
_ACTS = re.compile(
    r"\s+(?:said|says|wrote|writes|argued|believed|noticed|invented|discovered|founded|painted|was born|"
    r"once (?:said|wrote))\b"
)
"""What follows the name of a person at a sentence's beginning."""
_ENDINGS = ("'s", "s", "es", "n", "an", "ian", "ese", "ish", "y", "ic", "al", "ist", "ism", "er", "ed", "ing", "ly")
_COUNTED = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:things|reasons|steps|ways|ideas|points|examples|questions|parts|facts|lessons|words|cases|"
    r"kinds|sides|stages|minutes|seconds|of (?:them|us|you|these|those)|times|more|people|friends|hours|days)\b",
    re.IGNORECASE,
)
"""What a script may count by itself: `three things`, `two minutes of your time`."""
_COMMON = 5.0
"""Zipf frequency of a word that may be written large without being a name."""
_FEW = 10
"""The largest number in words that is such a count."""


_CONTRACTED = word_set("it he she that there what who here let where how when why one everyone nobody somebody")
_OPENERS = word_set(
    "a an the this that these those in on at by for from with without within to of as if when while where why how what "
    "who which whose whether and but or so yet nor because since until before after during through under over between "
    "about against among like unlike despite although though once then now today here there it he she they we you i my "
    "your his her its our their one two three four five six seven eight nine ten many most some all every each both no "
    "not only even just also still is are was were do does did can could will would should may might must have has had "
    "take think look imagine consider remember picture try ask say see let meet call compare near inside outside "
    "across around behind beyond toward towards per via thanks modern ancient early late later young old new"
)
"""Words that open a sentence and belong to no name that follows."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A number or a name that the source does not have."""

    text: str
    line: int
    """Of the script, from 1."""
    is_name: bool


class Facts:
    """What a source says, for looking up."""

    def __init__(self, material: Material) -> None:
        lists = _list_sizes(material)
        self._text = "\n".join((material.title or "", *(block.text for block in material.blocks)))
        self._worths = worths_in(self._text) | lists

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(form for word in _WORD.findall(self._text) for form in _forms(word))

    def has_amount(self, amount: Amount) -> bool:
        """Whether the source has a number of the same worth; shares may be rounded to a percent."""
        margin = 0.01 if amount.part else 1e-9
        return any(
            math.isclose(worth, known, rel_tol=margin, abs_tol=1e-12)
            for worth in amount.worths
            for known in self._worths
        )

    def has_word(self, word: str) -> bool:
        """Whether the source has a word, in any case and with another ending."""
        forms = _forms(word)
        if forms & self._words:
            return True
        return "-" in word and all(self.has_word(part) for part in word.split("-") if part)


def strangers_in(text: str, facts: Facts) -> tuple[Stranger, ...]:
    """Numbers and names that a rendered script has and its source has not, each once, where they come first.

    Headings are left out, and so are words that are written large only because a sentence begins with them.
    """
    found: dict[str, Stranger] = {}
    lines = text.split("\n")
    for number, (written, said) in enumerate(zip(lines, spoken_lines(text), strict=True), 1):
        shown = written[len("[VISUAL:") : -1] if written.startswith("[VISUAL:") else ""
        for amount in amounts_in(said or shown):
            if not facts.has_amount(amount) and not (said and _is_own_count(amount, said)):
                found.setdefault(amount.written.casefold(), Stranger(amount.written, number, is_name=False))
        for name in names_in(said):
            if not all(map(facts.has_word, name.telling)):
                found.setdefault(name.text.casefold(), Stranger(name.text, number, is_name=True))
    return tuple(found.values())


class Name(NamedTuple):
    """A name in a text."""

    text: str
    telling: tuple[str, ...]
    """Its words that are surely part of it: not one that is written large because a sentence begins with it."""


def names_in(text: str) -> Iterator[Name]:
    """Runs of words written large; the first of a sentence counts only if what follows shows it to be a name."""
    plain = text.replace("*", "")
    for start, end in sentence_spans(plain, "en"):
        sentence = plain[start:end]
        words = list(_WORD.finditer(sentence))
        at = 0
        while at < len(words):
            run = _run_from(words, at, sentence)
            if not run:
                at += 1
                continue
            opens = at == 0 or bool(re.search(r"[:\"“‘(–—]\s*$", sentence[: words[at].start()]))
            name = _named(run, sentence, opens=opens)
            if name:
                yield name
            at += len(run)


def _run_from(words: list[re.Match[str]], at: int, sentence: str) -> list[re.Match[str]]:
    """Words written large in a row, with small ones that join them."""
    run: list[re.Match[str]] = []
    for word in words[at:]:
        if run and sentence[run[-1].end() : word.start()] not in (" ", " & "):
            break
        if (word[0][0].isupper() and word[0].casefold().replace("’", "'") not in _NO_NAMES) or (
            run and word[0] in _JOINING
        ):
            run.append(word)
        else:
            break
    while run and not run[-1][0][0].isupper():
        run.pop()
    return run


def _named(run: list[re.Match[str]], sentence: str, *, opens: bool) -> Name | None:
    """The name in a run of words, or None if its capital is only a sentence's."""
    if opens and len(run) == 1:
        word = run[0][0]
        large = sum(sign.isupper() for sign in word) > 1 or word.endswith(("'s", "’s"))
        shown = large and word.split("'")[0].split("’")[0].casefold() not in _CONTRACTED
        return Name(word, (word,)) if shown or _ACTS.match(sentence, run[0].end()) else None
    if opens and run[0][0].casefold() in _OPENERS:
        run, opens = run[1:], False
        while run and not run[0][0][0].isupper():
            run = run[1:]
        if len(run) == 1 and commonness(run[0][0].casefold(), "en") >= _COMMON:  # `The End`
            return None
    if not run:
        return None
    telling = tuple(word[0] for word in (run[1:] if opens else run) if word[0] not in _JOINING)
    return Name(sentence[run[0].start() : run[-1].end()], telling)


def _forms(word: str) -> frozenset[str]:
    """A word without each of the endings that names are given."""
    bare = word.casefold().replace("’", "'").strip(".")
    return frozenset(
        form
        for form in (bare, *(bare[: -len(end)] for end in _ENDINGS if bare.endswith(end)))
        if len(form) > 2 or form == bare
    )


def _is_own_count(amount: Amount, said: str) -> bool:
    """Whether it is the script's own way of counting: `one of them`, `three things`."""
    if not amount.in_words or amount.part:
        return False
    return amount.worths == {1.0} or (max(amount.worths) <= _FEW and bool(_COUNTED.match(said, amount.end)))


def _list_sizes(material: Material) -> frozenset[float]:
    """How many items its lists have: a script may count them."""
    sizes: set[float] = set()
    run = 0
    for block in material.blocks:
        run = run + 1 if block.kind is BlockKind.ITEM else 0
        sizes.add(float(run))
    return frozenset(sizes)
