"""What a brief measures, as items: figures, lengths of time, and the words of `measures.toml`, sentence by sentence."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from chalktalk.direction.words.lists import Entry, Tree
from chalktalk.direction.words.page import Page
from chalktalk.direction.words.tokens import Token

_ENDS_SENTENCE = re.compile(r"[.!?;\n\r。！？；]|\s[-–—•]\s")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
_TO = frozenset({"to", "or", "and", "bis", "oder", "und", "a", "ou", "et", "o", "y", "e", "tot", "of", "en"})
"""Between the ends of a range."""
_MOST_ITEMS = 80
"""Of a sentence: one that goes on and on is read in pieces."""
_BARE_UNIT = 3
"""Letters of a unit that stands without a number: `a min`."""
_LARGE = (100.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a phrase, a figure or a length of time, and what it may be."""

    start: int
    """Character of the text at which it begins."""
    end: int
    kinds: Mapping[str, float] = field(default_factory=dict)
    """`number`, `time` (seconds; of a range its end, and `low` its beginning), or as in `measures.toml`."""
    apart: bool = False
    """Whether a comma, a colon or a bracket stands before it."""
    sliced: bool = False
    """Whether a slash stands before it."""

    def of(self, *kinds: str) -> bool:
        """Whether it may be any of some kinds."""
        return any(kind in self.kinds for kind in kinds)


Sentence = Sequence[Item]


def sentences_of(page: Page) -> tuple[Sentence, ...]:
    """The sentences of a text that hold a figure or a length; the others measure nothing."""
    tree = _tree(page.language)
    found: list[Sentence] = []
    words: list[Item] = []
    at, last = 0, 0
    while at < len(page.tokens):
        token = page.tokens[at]
        gap = page.text[last : token.start]
        if words and (len(words) == _MOST_ITEMS or _ENDS_SENTENCE.search(gap)):
            found.append(words)
            words = []
        end, entries = tree.longest(page.tokens, at)
        end = max(end, at + 1)
        last = page.tokens[end - 1].end
        kinds = _kinds(token, entries)
        words.append(Item(token.start, last, kinds, any(sign in gap for sign in ",:(—–"), "/" in gap))
        at = end
    counted = (one for one in (*found, words) if any(item.of("number", "unit", "rate", "span", "long") for item in one))
    return tuple(tuple(_with_times(page.text, tuple(_with_numbers(one)))) for one in counted)


def _kinds(token: Token, entries: Sequence[Entry]) -> Mapping[str, float]:
    if _FIGURE.fullmatch(token.text):
        value = token.text.replace(",", "").replace(".", "") if _THOUSANDS.fullmatch(token.text) else token.text
        return {"number": float(value.replace(",", "."))}
    return {entry.kind: float(entry.value or 1) for entry in entries}


def _with_numbers(words: Sentence) -> Iterator[Item]:
    """Numbers of several words as one: `two hundred and fifty`."""
    at = 0
    while at < len(words):
        item = words[at]
        at += 1
        if item.of("number"):
            total = item.kinds["number"]
            while at < len(words) and words[at].of("number") and not words[at].apart and not words[at].sliced:
                more = words[at].kinds["number"]
                if more in _LARGE and total < more:
                    total *= more
                elif more < total and (total % _LARGE[0] == 0 or (total % 10 == 0 and more < 10 and total > 10)):
                    total += more
                else:
                    break
                item = Item(item.start, words[at].end, {**item.kinds, "number": total}, item.apart, item.sliced)
                at += 1
        yield item


def _with_times(text: str, words: Sentence) -> Iterator[Item]:
    """Numbers with their units as lengths: `half a second`, `1 min 30 s`, `10 to 15 seconds` by its end."""
    at = 0
    while at < len(words):
        item, length, end = words[at], 0.0, at
        while _goes_on(words, at, end) and (one := _time_at(text, words, end)) and (end == at or one[0] < length):
            length += one[0]
            end = one[1]
        if end > at:
            ends = {"time": length, "low": low} if (low := _low(words[at:end], length)) else {"time": length}
            yield Item(item.start, words[end - 1].end, ends, item.apart, item.sliced)
            at = end
            continue
        yield item
        at += 1


def _goes_on(words: Sentence, at: int, end: int) -> bool:
    return end < len(words) and (end == at or not words[end].apart)


def _time_at(text: str, words: Sentence, at: int) -> tuple[float, int] | None:
    """A length of time that begins at a word, in seconds, and one past its last word."""
    item = words[at]
    if item.of("span"):
        return item.kinds["span"], at + 1
    if item.of("fraction"):
        return (item.kinds["fraction"] * unit, at + 2) if (unit := _unit(words, at + 1)) else None
    if not item.of("number"):
        return None
    if unit := _unit(words, at + 1):
        return item.kinds["number"] * unit, at + 2
    for onward in (at + 1, at + 2):
        if onward < len(words) and words[onward].of("number") and (unit := _unit(words, onward + 1)):
            between = text[item.end : words[onward].start].strip().casefold()
            if between in {"-", "–", "—"} or between in _TO:
                return words[onward].kinds["number"] * unit, onward + 2
    return None


def _low(words: Sentence, high: float) -> float | None:
    """The lower end of a range of which this is the higher; None where it is none."""
    numbers = [item.kinds["number"] for item in words if item.of("number")]
    units = [item.kinds["unit"] for item in words if item.of("unit")]
    return numbers[0] * units[0] if len(numbers) == 2 and len(units) == 1 and numbers[0] * units[0] < high else None


def _unit(words: Sentence, at: int) -> float | None:
    """Seconds of a unit that stands right after a number."""
    if at < len(words) and not words[at].apart and not words[at].sliced:
        return words[at].kinds.get("unit")
    return None


def is_bare_unit(words: Sentence, at: int) -> bool:
    """Whether a unit stands without a number, after an article or `per`."""
    return at < len(words) and words[at].of("unit") and words[at].end - words[at].start >= _BARE_UNIT


@cache
def _tree(language: str) -> Tree:
    """The phrases of a language, and of English, which is mixed in everywhere."""
    tables = tomllib.loads(files("chalktalk.direction.checking").joinpath("measures.toml").read_text("utf-8"))
    tree = Tree()
    own = tables.get(language, {})
    known: set[str] = set()
    for table in (own, tables["en"]) if own is not tables["en"] else (own,):
        here = {phrase for phrases in _listed(table) for phrase in phrases[2]}
        for kind, value, phrases in _listed(table):
            for phrase in phrases:
                if phrase not in known:
                    tree.add(
                        phrase.replace("~", "*"), Entry(kind.removesuffix("s") if kind == "numbers" else kind, value)
                    )
        known |= here
    return tree


def _listed(table: Mapping[str, object]) -> Iterator[tuple[str, str, list[str]]]:
    for kind, held in table.items():
        if isinstance(held, dict):
            yield from ((kind, value, phrases) for value, phrases in held.items())
        elif isinstance(held, list):
            yield kind, "", held
