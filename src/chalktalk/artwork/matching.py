"""Finding the icon for a few words. A wrong picture is worse than none, so a loose match finds nothing.

A query names things, parted by commas, most telling first; each names its head noun first, then what qualifies it
(`truck cream ice, driver`).
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
SHIFTED = frozenset(
    {"agent", "arm", "bank", "bed", "board", "body", "branch", "bridge", "cap", "cell", "chain", "chamber", "character",
     "charge", "child", "closet", "cloud", "current", "cycle", "daughter", "drain", "drive", "engine", "eye", "family",
     "field", "figure", "finger", "foot", "hand", "head", "hole", "host", "key", "language", "leg", "locality",
     "matter", "mother", "mouth", "neck", "oil", "parent", "plant", "plate", "pocket", "pole", "rain", "record", "ring",
     "root", "screen", "shell", "shot", "shower", "skin", "spot", "stage", "star", "storm", "string", "tail", "tongue",
     "tooth", "tree", "wave", "wing"}
)  # fmt: skip
"""Heads that mean something else once they are qualified: of a `comet tail` or a `visual field` the everyday picture of
the head would be wrong."""
PLAIN = frozenset(
    {"adult", "ancient", "bad", "beautiful", "big", "black", "blue", "bright", "brown", "cheap", "clean", "cold",
     "common", "different", "dirty", "dry", "early", "empty", "entire", "famous", "fast", "female", "first", "full",
     "good", "great", "green", "grey", "healthy", "heavy", "huge", "human", "large", "last", "late", "left", "little",
     "local", "long", "male", "modern", "narrow", "near", "new", "normal", "old", "open", "ordinary", "own", "poor",
     "red", "rich", "right", "same", "second", "short", "simple", "single", "small", "strong", "tall", "thick", "thin",
     "tiny", "typical", "warm", "weak", "wet", "white", "whole", "wide", "yellow", "young"}
)  # fmt: skip
"""Qualities that leave a noun its sense, unless the two are a compound that the table knows."""
PERSON = "person"
"""Said last, it tells that the words before it are someone's name."""
SOMEONE = "user"
NAMES_AS_WORDS = frozenset(
    {"april", "art", "ash", "basil", "bill", "carol", "daisy", "dawn", "dean", "earl", "faith", "frank", "gene",
     "grace", "grant", "hazel", "heather", "holly", "hope", "iris", "ivy", "jack", "jasmine", "joy", "lily", "mark",
     "may", "miles", "olive", "pat", "pearl", "penny", "poppy", "ray", "rob", "robin", "rose", "ruby", "sky", "summer",
     "victor", "violet", "will"}
)  # fmt: skip
"""Names that people are called by and that mean something else as words: Dawn is no sunrise."""
PLACE = "place"
"""Said last, it tells that the words before it are the name of a place."""
SOMEWHERE = "map-pin"
ROLES = frozenset({"building-church", "chef-hat", "crown", "gavel", "military-rank", "podium", "stethoscope"})
"""Icons that may stand for someone whose name starts with a title: `Judge`, `Queen`, `Doctor`."""
EMPTY = frozenset(
    {"a", "about", "again", "all", "also", "another", "any", "be", "become", "both", "come", "comes", "do", "does",
     "each", "every", "few", "fewer", "get", "gets", "give", "go", "goes", "have", "here", "how", "it", "keep", "less",
     "let", "like", "make", "makes", "many", "mean", "more", "most", "much", "no", "none", "one", "ones", "only",
     "other", "others", "own", "put", "same", "seem", "several", "some", "such", "take", "takes", "that", "the",
     "there", "they", "thing", "this", "those", "thus", "two", "very", "way", "what", "when", "where", "which", "who",
     "why", "with", "without", "you"}
)  # fmt: skip
"""Words that name nothing."""

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
    return next((found for name in query.lower().split(";") if (found := _of_name(name))), None)


def names_nothing(query: str) -> bool:
    """Whether there is nothing in a query that an icon could show: `few`, `comes one`."""
    return all(word in EMPTY for word in _words(query.lower()))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign in "-'" else " " for sign in text).split()


def _of_name(name: str) -> str | None:
    """The icon for one name, or for the first thing of a longer thought that has one."""
    words = _words(name)
    if len(words) == 1 and "-" in words[0] and words[0] in catalogue().names:
        return words[0]  # an author who knows the set
    if len(words) > 1 and words[-1] == PERSON:
        known = len(words) == 2 and words[0] not in NAMES_AS_WORDS
        return (_icon(words[0]) if known else None) or _someone(words[:-1])
    if len(words) > 1 and words[-1] == PLACE:
        return next(_candidates(words[:-1]), SOMEWHERE)
    found = next((icon for thing in name.split(",") for icon in _candidates(_words(thing))), None)
    return _someone(words) if found is None and given_names() & set(words) else found


def _someone(name: Sequence[str]) -> str:
    """The icon for a person by the title that a name starts with, its last word here."""
    title = _icon(name[-1])
    return title if title in ROLES else SOMEONE


def _candidates(words: Sequence[str]) -> Iterator[str]:
    """Icons for a head and what qualifies it, best first.

    A compound that the table knows comes first, longest first; then the head by itself, unless what qualifies it tells
    more, or gives it another sense. Of three words and more, a later one may decide.
    """
    if not words:
        return
    head, qualifying = words[0], [word for word in words[1:] if word not in PLAIN]
    yield from _from(words, 0, least=2)
    if head in GENERAL or (head in SHIFTED and qualifying):
        yield from _each(qualifying)
    if head not in SHIFTED or not qualifying:
        yield from _each(words if len(words) > COMPOUND else words[:1])


def _each(words: Sequence[str]) -> Iterator[str]:
    """Icons for each of the words in turn, or for a phrase it begins."""
    for at in range(len(words)):
        yield from _from(words, at)


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
