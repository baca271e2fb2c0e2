"""Numbers as people write them in briefs: in figures and as words, and how often something comes."""

import re

from chalktalk.direction.checking.case import FIGURE, Phrase

_WORDS = {
    1: "one|single|eine|un|una|une|uno|één",
    2: "two|zwei|deux|dos|due|dois|twee",
    3: "three|drei|trois|tres|tre|três|drie",
    4: "four|vier|quatre|cuatro|quattro|quatro",
    5: "five|fünf|cinq|cinco|cinque|vijf",
    6: "six|sechs|seis|sei|zes",
    7: "seven|sieben|sept|siete|sette|sete|zeven",
    8: "eight|acht|huit|ocho|otto|oito",
    9: "nine|neun|neuf|nueve|nove|negen",
    10: "ten|zehn|dix|diez|dieci|dez|tien",
    11: "eleven|elf|onze|once|undici",
    12: "twelve|a dozen|dozen|zwölf|douze|doce|dodici|doze|twaalf",
    15: "fifteen|fünfzehn|quinze|quince|quindici|vijftien",
    20: "twenty|zwanzig|vingt|veinte|venti|vinte|twintig",
    30: "thirty|dreißig|trente|treinta|trenta|trinta|dertig",
    40: "forty|vierzig|quarante|cuarenta|quaranta|quarenta|veertig",
    50: "fifty|fünfzig|cinquante|cincuenta|cinquanta|cinquenta|vijftig",
    60: "sixty|sechzig|soixante|sesenta|sessanta|sessenta|zestig",
    100: "a hundred|hundred|hundert|cent|cien|cento|honderd",
}
_BY_WORD = {word: number for number, words in _WORDS.items() for word in words.split("|")}

NUMBER = rf"(\d{{1,4}}|{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})"
"""A pattern with one group."""

NUMBERS = frozenset({FIGURE, *(word.split()[0] for word in _BY_WORD)})
"""First words of numbers."""


_HALF = r"(?:half(?:\s+an?)?|medi[oa]|mezz[oa]|mei[oa]|(?:une?\s+)?demi-?|eine\s+halbe|halbe|een\s+halve|halve)"
LENGTH = rf"({_HALF}|\d*[.,]\d+|an?|\d{{1,4}}|{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})"
"""The same, of seconds: `half a`, `0.5`."""


def length_in(written: str) -> float:
    """What a match of `LENGTH` says."""
    if re.fullmatch(_HALF, written):
        return 0.5
    if written.casefold() in {"a", "an", ""}:
        return 1.0
    return float(written.replace(",", ".")) if "." in written or "," in written else float(number_in(written))


SECONDS = r"(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|second[io]|seconden?)"
_EVERY = r"(?:every|each|alle|jede|toutes les|chaque|cada|ogni|elke)"
EACH = frozenset({"every", "each", "alle", "jede", "toutes", "chaque", "cada", "ogni", "elke"})
"""First words of how often something comes."""
_ONE = r"(?:an?|one|another|eine?|une?|un[ao]?|een)"


def each_second(things: str, openers: str) -> Phrase:
    """A phrase of things that come every so many seconds: `a cut every half second`, `every second a new title`.

    Args:
        things: A pattern of what comes.
        openers: The words with which it begins.
    """
    often = rf"{_EVERY}\s+(?:{LENGTH}[\s-]*)?{SECONDS}\b"
    pattern = re.compile(
        rf"{things}\s+(?:[\w-]+\s+){{0,3}}?{often}|{often},?\s+{_ONE}\s+(?:[\w-]+\s+){{0,2}}?{things}\b"
    )
    return Phrase(EACH | frozenset(openers.split()), pattern)


def seconds_between(found: re.Match[str]) -> float:
    """What a match of `each_second` says."""
    return max(0.1, length_in(next(filter(None, found.groups()), "")))


def number_in(written: str) -> int:
    """What a match of `NUMBER` says."""
    return int(written) if written.isdecimal() else _BY_WORD[written.casefold()]
