"""Which icon stands for which concept: the tables in the .toml files beside this one, ready to be looked up."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|al$|ful$|less$|hood$)"), "or"),
    (re.compile(r"(?<=[a-z])([tb])re(?=s?$)"), r"\1er"),
    (re.compile(r"is(?=e[ds]?$|ing$|ation$|er$)"), "iz"),
    (re.compile(r"ys(?=e[ds]?$|ing$)"), "yz"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=def|off|lic)ence$"), "ense"),
    (re.compile(r"(?<=[^aeiou][aeiou])ll(?=er$|ers$|ing$|ed$)"), "l"),
    (re.compile(r"aluminium$"), "aluminum"),
    (re.compile(r"^grey$"), "gray"),
    (re.compile(r"^plough$"), "plow"),
    (re.compile(r"^(?:tyre)(?=s?$)"), "tire"),
)  # fmt: skip
"""British endings and the American for them. Applied to the table and to what is asked alike, so that it does not
matter which of the two either uses, nor that `rise` becomes `rize` on both sides."""

SPELT_TWO_WAYS = re.compile("our|[tb]re|[iy]s|ogue|ence|ll|aluminium|grey|plough|tyre")
"""What a word has in it that the endings may concern: most have not, which saves trying each."""

TABLES = ("kinds.toml", "concepts.toml", "senses.toml")
"""Common words, what was chosen one by one, and words that mean something else in company. A concept stands in one."""
GIVEN_NAMES = "given_names"
"""The field of names that people are called by, and hardly anything else."""


@lru_cache(maxsize=1)
def _fields() -> tuple[tuple[str, dict[str, str]], ...]:
    """The fields of the files as they are: icons and their words."""
    read = (tomllib.loads((files("chalktalk.artwork") / name).read_text("utf-8")) for name in TABLES)
    return tuple(field for table in read for field in table.items())


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Names that tell that a name is a person's: `isaac`."""
    words = (names for field, icons in _fields() if field == GIVEN_NAMES for names in icons.values())
    return frozenset(name for names in words for name in names.split())


@lru_cache(maxsize=1)
def concepts() -> dict[str, str]:
    """Concept, in the singular and in the spelling of `spelt`, to the icon's name."""
    return {
        spelt(word.replace("_", " ")): icon
        for _, icons in _fields()
        for icon, words in icons.items()
        for word in words.split()
    }


def spelt(phrase: str) -> str:
    """A phrase in one spelling, whichever side of the Atlantic it comes from; the words parted by blanks."""
    return " ".join(_american(word) for word in phrase.replace("-", " ").split())


def _american(word: str) -> str:
    if not SPELT_TWO_WAYS.search(word):
        return word
    for ending, replacement in AMERICAN:
        word = ending.sub(replacement, word)
    return word
