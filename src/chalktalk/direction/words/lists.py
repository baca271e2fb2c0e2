"""Word lists: one TOML file a language in `lists/`, compiled once into trees of words.

A list has these tables. Phrases are written as they stand in a text; case and accents do not matter, and `*` at a
word's end stands for any ending.

- `endings`: those that `~` at a word's end stands for: `rot~` is `rot`, `rote`, `roter`.
- `set`, `more`, `less`, `times`, `without`: by `Aim`, then by value: phrases that ask for this. Names as in `Aim`.
- `genre`, `topic`, `hint`: by `Category`: what names it, what it is about, and what only points to it.
- `colours`: by the colour's name in `colours.toml`: its words. `things`: words that are a colour only among colours.
- `shades`: by the change in `colours.toml`: words before or after a colour.
- `grammar`: by function: negations, comparisons, and so on.
- `numbers`: by value; `units` and `spans`: by seconds; `tongues`: by BCP 47 tag, how the language is asked for.
- `ignored`: phrases that are no wish though words of them are: names, and things with a colour in them.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import product

from chalktalk.direction.words.tokens import Break, Token, words_in
from chalktalk.documents.creative.wishes import Aim, How

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "ja", "zh", "hi", "ar")
"""Those that there is a list for."""
IGNORED = "ignored"
ENDING = "~"
_HOWS = {"set": How.SET, "more": How.MORE, "less": How.LESS, "times": How.TIMES, "without": How.WITHOUT}
_WEIGHTS = {"genre": 3.0, "topic": 2.0, "hint": 0.8}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of a list stands for."""

    kind: str
    """`wish`, `category`, `ignored`, a table's name without its `s` (`colour`, `unit`), or a function of grammar."""
    value: str = ""
    field: Aim | None = None
    how: How = How.SET
    weight: float = 0.0


@dataclass(slots=True)
class Tree:
    """Phrases by their words, first to last."""

    entries: list[Entry] = field(default_factory=list)
    next: dict[str, "Tree"] = field(default_factory=dict)
    stems: dict[str, "Tree"] = field(default_factory=dict)
    """By how the next word may begin."""
    lengths: tuple[int, ...] = ()
    """Of the stems, the shortest first."""

    def add(self, phrase: str, entry: Entry) -> None:
        """Put a phrase in."""
        here = self
        for word in words_in(phrase):
            if word.endswith("*"):
                here.lengths = tuple(sorted({*here.lengths, len(word) - 1}))
                here = here.stems.setdefault(word[:-1], Tree())
            else:
                here = here.next.setdefault(word, Tree())
        assert here is not self, f"`{phrase}` has no words"
        if entry not in here.entries:
            here.entries.append(entry)

    def longest(self, tokens: tuple[Token, ...], at: int) -> tuple[int, list[Entry]]:
        """The end and the meanings of the longest phrase that begins at a token; the token itself where none does."""
        best: tuple[int, list[Entry]] = (at, [])
        ways = [(self, at)]
        while ways:
            here, place = ways.pop()
            if here.entries and place >= best[0] and place > at:
                best = (place, here.entries if place > best[0] else [*best[1], *here.entries])
            if place < len(tokens) and (place == at or tokens[place].before is Break.NONE):
                ways += [(after, place + 1) for form in tokens[place].forms for after in here.after(form)]
        return best

    def after(self, word: str) -> list["Tree"]:
        """Where a word leads: by itself, and by each stem that it begins with."""
        found = [self.next[word]] if word in self.next else []
        for length in self.lengths:
            if length > len(word):
                break
            if stem := self.stems.get(word[:length]):
                found.append(stem)
        return found


@dataclass(frozen=True, slots=True)
class Lists:
    """A language's lists."""

    small: frozenset[str]
    directing: Tree
    """Everything but categories."""
    topics: Tree


@lru_cache(maxsize=len(LANGUAGES))
def lists_of(language: str) -> Lists:
    """The lists of a language of `LANGUAGES`."""
    table = tomllib.loads((files(__package__) / "lists" / f"{language}.toml").read_text("utf-8"))
    directing, topics = Tree(), Tree()
    endings = table.get("endings", [""])
    for kind, how in _HOWS.items():
        for aim, values in table.get(kind, {}).items():
            _fill(directing, values, endings, Entry("wish", field=Aim(aim), how=how))
    for kind in ("colours", "things", "shades", "numbers", "units", "spans", "tongues"):
        _fill(directing, table.get(kind, {}), endings, Entry(kind.removesuffix("s")))
    for function, phrases in table.get("grammar", {}).items():
        _fill(directing, {"": phrases}, endings, Entry(function))
    _fill(directing, {"": table.get(IGNORED, ())}, endings, Entry(IGNORED))
    for kind, weight in _WEIGHTS.items():
        _fill(topics, table.get(kind, {}), endings, Entry("category", weight=weight))
    return Lists(small_words()[language], directing, topics)


@lru_cache(maxsize=1)
def small_words() -> dict[str, frozenset[str]]:
    """The small words of each language of `LANGUAGES`."""
    table = tomllib.loads((files(__package__) / "small.toml").read_text("utf-8"))
    return {
        language: frozenset(word for phrase in table[language] for word in words_in(phrase)) for language in LANGUAGES
    }


def _fill(tree: Tree, phrases: Mapping[str, Iterable[str]], endings: Sequence[str], entry: Entry) -> None:
    """Put in phrases by their value, each with an entry like the one given."""
    for value, found in phrases.items():
        for phrase in found:
            head, *rest = phrase.split(ENDING)
            for parts in product(endings, repeat=len(rest)):
                whole = head + "".join(ending + part for ending, part in zip(parts, rest, strict=True))
                tree.add(whole, replace(entry, value=value))
