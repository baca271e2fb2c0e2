"""Finding the icon for a few words: what the icon is called weighs more than how it is tagged.

A wrong picture is worse than none, so a query that only loosely touches an icon finds nothing.
"""

from collections import defaultdict
from collections.abc import Iterator

from chalktalk.artwork.catalogue import Catalogue, Icon, catalogue
from chalktalk.artwork.concepts import CONCEPTS

CONCEPT, NAME, TAG = 1.0, 0.9, 0.25
"""How strongly an icon is suggested by our own table, by its full name, by one of its tags. Tags are loose (a cottage
is tagged "liver"), so one alone is not enough; they decide between icons, or where two words point at the same one."""
LATER_WORD = 0.85
"""A query names its most telling word first; each later word counts for this part of the one before it."""
ENOUGH = 0.4
"""Scores below it mean that no icon fits."""
LONGEST_PHRASE = 3

ENDINGS = (
    ("ies", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
    ("'s", ("",)),
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
)
"""English endings and what may stand in their place."""

FAMILIES = frozenset({"building", "device", "mood", "medical", "chess", "circuit", "ball", "cloud", "play", "sport"})
"""First words of icon names that only say what sort of thing the rest names: `building-castle` is a castle."""
MISLEADING_CATEGORIES = frozenset(
    {"Brand", "Letters", "Numbers", "Text", "Arrows", "Design", "Shapes", "Extensions", "Laundry", "Zodiac", "System",
     "Version control", "Currencies", "Math", "Symbols", "Gestures", "Photography", "Media", "Logic", "Document"}
)  # fmt: skip
"""Categories of interface signs: their tags say what a button does, not what the drawing shows."""
INTERFACE_NAMES = frozenset(
    {"a-b", "abc", "ad", "alt", "api", "as", "at", "background", "blob", "bold", "border", "cast", "category",
     "ce", "column", "columns", "command", "container", "cross", "cut", "details", "dimensions", "direction",
     "dots", "emphasis", "equal", "even", "frame", "free-rights", "function", "grain", "grip", "heading",
     "icons", "id", "inbox", "input", "italic", "kerning", "label", "lane", "line", "list", "live", "logic",
     "macro", "meeple", "menu", "minus", "no", "old", "order", "pinned", "placeholder", "point", "points",
     "power", "premium-rights", "rectangle", "reserved-line", "resize", "restore", "run", "section", "select",
     "separator", "skew", "slice", "sort", "space", "spacing", "square", "step", "strike", "subtask", "sum",
     "table", "tabs", "text", "tie", "tilde", "tooltip", "transform", "triangle", "type", "typography",
     "underline", "variable", "vector", "versions", "view", "viewfinder", "white-balance", "writing", "x", "xd"}
)  # fmt: skip
"""Icons whose names are also everyday words with another meaning."""


def best_icon(query: str) -> Icon | None:
    """The icon for a query such as `immune system shield`, or None where none fits well enough."""
    index = catalogue()
    scores: defaultdict[str, float] = defaultdict(float)
    for rank, phrase in enumerate(phrases(query)):
        suggestions = [_suggestions(index, form) for form in forms(phrase)]
        suggested = next((found for found in suggestions if max(found.values(), default=0.0) >= NAME), suggestions[0])
        for name, strength in suggested.items():
            scores[name] += strength * LATER_WORD**rank
    best = min(scores, key=lambda name: (-round(scores[name], 6), name.count("-"), len(name), name), default=None)
    return index.icons[best] if best is not None and scores[best] >= ENOUGH else None


def phrases(query: str) -> Iterator[str]:
    """The query cut into known phrases of up to three words, else single words, in order."""
    words = "".join(sign if sign.isalnum() or sign in "-'" else " " for sign in query.lower()).split()
    start = 0
    while start < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + length])
            if length == 1 or any(form in CONCEPTS for form in forms(phrase)):
                yield phrase
                start += length
                break


def forms(phrase: str) -> tuple[str, ...]:
    """A phrase, and the same without an English ending, likeliest first: the index tells which of them exist."""
    found = [phrase]
    for ending, replacements in ENDINGS:
        if phrase.endswith(ending) and len(phrase) - len(ending) >= 3:
            found += [phrase.removesuffix(ending) + replacement for replacement in replacements]
    return tuple(found)


def _suggestions(index: Catalogue, word: str) -> dict[str, float]:
    """Icons that one word suggests, and how strongly."""
    found = {icon.name: TAG for icon in index.by_tag.get(word, ()) if _is_picture(icon)}
    dashed = word.replace(" ", "-")
    for name in (dashed, *(f"{family}-{dashed}" for family in FAMILIES)):
        if len(name) > 2 and name in index.icons and name not in INTERFACE_NAMES:
            found[name] = NAME
    if word in CONCEPTS:
        found[CONCEPTS[word]] = CONCEPT
    return found


def _is_picture(icon: Icon) -> bool:
    """Whether an icon shows a thing, rather than what a button does or a variant such as `bell-plus`."""
    family, _, rest = icon.name.partition("-")
    plain = not rest or (family in FAMILIES and "-" not in rest)
    return plain and icon.category not in MISLEADING_CATEGORIES and icon.name not in INTERFACE_NAMES
