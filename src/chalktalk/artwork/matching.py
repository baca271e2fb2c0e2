"""Finding the icon for a few words. A wrong picture is worse than none, so a loose match finds nothing.

A query names its words most telling first: for a compound the head noun, then what qualifies it (`truck cream ice`);
for a longer thought its nouns, then its verbs.
"""

from collections.abc import Iterator, Sequence

from chalktalk.artwork.catalogue import catalogue
from chalktalk.artwork.concepts import concepts, given_names, spelt

LONGEST_PHRASE = 4
COMPOUND = 2
"""So many words may be one compound, whose modifier alone says nothing: an `ice truck` is not ice."""
GENERAL = frozenset(
    {"area", "company", "cost", "crisis", "cycle", "design", "device", "effect", "equipment", "expert", "form",
     "industry", "kind", "law", "layer", "level", "machine", "market", "method", "model", "part", "policy", "price",
     "problem", "process", "production", "rate", "story", "supply", "system", "technique", "technology", "theory",
     "type", "unit", "use", "value", "worker", "world", "zone"}
)  # fmt: skip
"""Heads that say less than what qualifies them: a `school system` is a school sooner than a machine."""
PERSON = "person"
"""Said last, it tells that the words before it are someone's name."""
SOMEONE = "user"
PLACE = "place"
"""Said last, it tells that the words before it are the name of a place."""
SOMEWHERE = "map-pin"
ROLES = frozenset({"building-church", "chef-hat", "crown", "gavel", "military-rank", "podium", "stethoscope"})
"""Icons that may stand for someone whose name starts with a title: `Judge`, `Queen`, `Doctor`."""

ENDINGS = (
    ("ies", ("y",)),
    ("ves", ("f", "fe")),
    ("es", ("e", "")),
    ("s", ("",)),
    ("'s", ("",)),
)
"""Endings of nouns and what may stand in their place. None of verbs: queries hold lemmas, and `staging` is no stag."""


def best_icon(query: str) -> str | None:
    """The name of the icon for a query such as `system immune`, or None where none fits.

    Names come in the order they are tried, parted by semicolons: `meganeura; dragonfly`.
    """
    return next((found for name in query.lower().split(";") if (found := _of_name(_words(name)))), None)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign in "-'" else " " for sign in text).split()


def _of_name(words: Sequence[str]) -> str | None:
    """The icon for one name.

    A compound that the table knows comes first, longest first; then the head by itself, unless it is a general one that
    what qualifies it tells more about. Only in a longer thought may a later word decide.
    """
    if len(words) == 1 and "-" in words[0] and words[0] in catalogue().names:
        return words[0]  # an author who knows the set
    if len(words) > 1 and words[-1] == PERSON:
        return (_icon(words[0]) if len(words) == 2 else None) or _someone(words[:-1])
    if len(words) > 1 and words[-1] == PLACE:
        return next(_candidates(words[:-1]), SOMEWHERE)
    found = next(_candidates(words), None)
    return _someone(words) if found is None and given_names() & set(words) else found


def _someone(name: Sequence[str]) -> str:
    """The icon for a person by the title that a name starts with, its last word here."""
    title = _icon(name[-1])
    return title if title in ROLES else SOMEONE


def _candidates(words: Sequence[str]) -> Iterator[str]:
    """Icons for the words, best first."""
    if words and words[0] in GENERAL:
        yield from _from(words, 0, least=2)
        yield from _each(words[1:])
    yield from _each(words if len(words) > COMPOUND else words[:1], words)


def _each(words: Sequence[str], within: Sequence[str] | None = None) -> Iterator[str]:
    """Icons for each of the words in turn, or for a phrase it begins."""
    for at in range(len(words)):
        yield from _from(within or words, at)


def _from(words: Sequence[str], at: int, least: int = 1) -> Iterator[str]:
    """Icons for the phrases that a word begins, read forwards and, as compounds are given head first, backwards."""
    for length in range(min(LONGEST_PHRASE, len(words) - at), least - 1, -1):
        phrase = words[at : at + length]
        for reading in (" ".join(reversed(phrase)), " ".join(phrase)):
            icon = _icon(reading)
            if icon is not None:
                yield icon


def _icon(phrase: str) -> str | None:
    """The icon of a phrase that the table knows, in the singular or the plural."""
    known = concepts()
    return next((known[form] for form in map(spelt, forms(phrase)) if form in known), None)


def forms(phrase: str) -> tuple[str, ...]:
    """A phrase, and what may be its singular, likeliest first: the table tells which of them exist."""
    found = [phrase]
    for ending, replacements in ENDINGS:
        if phrase.endswith(ending) and len(phrase) - len(ending) >= 3:
            found += [phrase.removesuffix(ending) + replacement for replacement in replacements]
    return tuple(found)
