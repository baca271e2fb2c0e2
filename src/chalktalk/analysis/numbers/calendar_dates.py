"""Dates by the calendar: days, years, decades and centuries."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from spacy.tokens import Token

from chalktalk.analysis.language.wording import word_at, words
from chalktalk.analysis.numbers.numerals import ONES, TENS, cardinal

YEAR = re.compile(r"^(1\d\d\d|20\d\d|2100)$")
SHORT_YEAR = re.compile(r"^\d{1,4}$")
YEARS = re.compile(r"^(1\d\d\d|20\d\d)[–—-](\d\d|\d{4})$")
DECADE = re.compile(r"^(?:mid-|early-|late-)?['’]?(1\d\d0|20\d0|\d0)s$", re.IGNORECASE)
ORDINAL = re.compile(r"^(\d+)(st|nd|rd|th)$")
MONTHS = ("january february march april may june july august september october november december").split()  # noqa: SIM905
SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS)} | {"sept": 8}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth")  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
           "nineties": 90}  # fmt: skip
BEFORE_CHRIST = words("bc bce b.c. b.c.e.")
OF_OUR_ERA = words("ad ce a.d. c.e.")
CENTURY_END = 1e4
"""In place of what to add, for `the end of the century`."""
BEFORE_MONTH = words("in by since until of last during early late from")
TIME_PREPOSITIONS = words(
    "in by since until till around about before after from during on at within circa between through"
)
HYPHENS = frozenset("-–—")


class DateKind(Enum):
    """What a date counts from."""

    ABSOLUTE = auto()
    """`1796`, `44 BC`, `the 1960s`, `six million years ago`."""
    CALENDAR = auto()
    """A day or month of a year that was named before: `6 April`."""
    RELATIVE = auto()
    """So long after the date before: `ten years later`."""
    DAY = auto()
    """A day of a month that was named before: `the 20th`; what to add counts from the first of the month."""
    ORDINAL = auto()
    """A day or week of a course of events: `day three`, `the second week`."""
    WEEKDAY = auto()
    """`on Monday`."""
    PRESENT = auto()
    """`today`, `last year`."""


Found = tuple[int, int, DateKind, float]
"""Start, end, kind and time of a date without what leads to it."""


def day(tokens: Sequence[Token], at: int) -> Found | None:
    """`29 May 1453`, `March 3rd, 1971`, `March 1971`, `6 April`, `in May`."""
    number = _day_number(tokens, at)
    month_at = at if number is None else at + 1 + (word_at(tokens, at + 1) == "of")
    month = _month(tokens, month_at)
    if month is None:
        return None
    end = month_at + 1
    if number is None and (number := _day_number(tokens, end)) is not None:
        end += 1
    within = (month + ((number or 15) - 1) / 31) / 12
    year_at = end + (word_at(tokens, end) in (",", "of"))
    if YEAR.match(word_at(tokens, year_at)):
        return at, year_at + 1, DateKind.ABSOLUTE, float(tokens[year_at].text) + within
    if number is None and word_at(tokens, at - 1) not in BEFORE_MONTH:
        return None  # `May`, `March`: as likely no month
    return at, end, DateKind.CALENDAR, within


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    text = word_at(tokens, at)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 2 else ordinal(tokens, at)[0] or 0
    return number if 1 <= number <= 31 else None


def _month(tokens: Sequence[Token], at: int) -> int | None:
    """Which month a capitalised name is, from 0."""
    if at >= len(tokens) or not tokens[at].text[:1].isupper():
        return None
    text = tokens[at].lower_.rstrip(".")
    return MONTHS.index(text) if text in MONTHS else SHORT_MONTHS.get(text)


def year(tokens: Sequence[Token], at: int) -> Found | None:
    """`1796`, `44 BC`, `AD 79`, `1914-18`, `in 868`."""
    text = tokens[at].text
    if word_at(tokens, at) in OF_OUR_ERA and SHORT_YEAR.match(word_at(tokens, at + 1)) and text.isupper():
        return at, at + 2, DateKind.ABSOLUTE, float(tokens[at + 1].text)
    if SHORT_YEAR.match(text) and word_at(tokens, at + 1) in BEFORE_CHRIST | OF_OUR_ERA:
        sign = -1 if word_at(tokens, at + 1) in BEFORE_CHRIST else 1
        return at, at + 2, DateKind.ABSOLUTE, sign * float(text)
    if YEARS.match(text):
        return at, at + 1, DateKind.ABSOLUTE, float(text[:4])
    if YEAR.match(text) and not _is_count(tokens, at):
        through = word_at(tokens, at + 1) in words("- – — to and until")
        through = through and re.fullmatch(r"\d\d|1\d\d\d|20\d\d", word_at(tokens, at + 2)) is not None
        led = word_at(tokens, at - 1) in ("from", "between") or word_at(tokens, at + 1) in HYPHENS
        return at, at + 3 if through and led else at + 1, DateKind.ABSOLUTE, float(text)
    if re.fullmatch(r"[1-9]\d\d", text) and word_at(tokens, at - 1) == "in" and ends_phrase(tokens, at + 1):
        return at, at + 1, DateKind.ABSOLUTE, float(text)
    return None


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number that looks like a year counts something: `1500 machines`, `2000 km`, `$1900`."""
    before, after = word_at(tokens, at - 1), tokens[at + 1] if at + 1 < len(tokens) else None
    if before in ("$", "€", "£") or (after is not None and after.lower_ in words("% percent per million billion")):
        return True
    counted = after is not None and (
        after.tag_ in ("NNS", "NNPS") or after.lower_ in words("km m kg g mm cm ml mph kwh mw gw")
    )
    opens = before in TIME_PREPOSITIONS and (at < 2 or tokens[at - 2].is_punct)  # `By 1920 cars had taken over`
    return counted and not opens and before not in ("in", "since")


def ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether no noun follows that a number before it could count."""
    return at >= len(tokens) or tokens[at].pos_ in ("PUNCT", "CCONJ", "VERB", "AUX", "PRON", "DET", "PROPN")


def spoken_year(tokens: Sequence[Token], at: int) -> Found | None:
    """`in nineteen eighty-four`, `in seventeen hundred`."""
    first = word_at(tokens, at)
    whole = cardinal(tokens, at) if first == "two" else None
    if whole is not None and 2000 <= whole.value < 2100 and word_at(tokens, at - 1) == "in":
        return (at, whole.end, DateKind.ABSOLUTE, whole.value) if ends_phrase(tokens, whole.end) else None
    century = ONES.get(first, TENS.get(first, 0))
    if not 10 <= century <= 20 or word_at(tokens, at - 1) not in TIME_PREPOSITIONS:
        return None
    if word_at(tokens, at + 1) == "hundred":
        return (at, at + 2, DateKind.ABSOLUTE, century * 100.0) if ends_phrase(tokens, at + 2) else None
    oh = word_at(tokens, at + 1) in ("oh", "o")
    rest = cardinal(tokens, at + 1 + oh)
    if rest is None or not (10 <= rest.value <= 99 or oh) or not ends_phrase(tokens, rest.end):
        return None
    return at, rest.end, DateKind.ABSOLUTE, century * 100 + rest.value


def decade(tokens: Sequence[Token], at: int) -> Found | None:
    """`the 1960s`, `the '90s`, `the sixties`."""
    decade = DECADE.match(tokens[at].text)
    if decade is not None:
        start = int(decade[1])
        return at, at + 1, DateKind.ABSOLUTE, start + 5.0 + (1900 if start < 100 else 0)
    if word_at(tokens, at) in DECADES and word_at(tokens, at - 1) in words("the early late mid -"):
        owned = word_at(tokens, at + 1) == "of"
        return None if owned else (at, at + 1, DateKind.ABSOLUTE, 1905.0 + DECADES[word_at(tokens, at)])
    return None


def century(tokens: Sequence[Token], at: int) -> Found | None:
    """`the 19th century`, `the third century BC`, `the end of the century`."""
    if word_at(tokens, at) == "century" and word_at(tokens, at - 1) == "the" and word_at(tokens, at - 2) == "of":
        return at, at + 1, DateKind.RELATIVE, CENTURY_END
    number, end = ordinal(tokens, at)
    end += word_at(tokens, end) in HYPHENS
    if number is None or word_at(tokens, end) not in ("century", "millennium"):
        return None
    length = 100.0 if word_at(tokens, end) == "century" else 1000.0
    if word_at(tokens, end + 1) in BEFORE_CHRIST:
        return at, end + 2, DateKind.ABSOLUTE, -length * (number - 0.5)
    return at, end + 1, DateKind.ABSOLUTE, length * (number - 0.5)


def ordinal(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """`19th`, `nineteenth`, `twenty-first`, and where it ends."""
    text = word_at(tokens, at)
    if (written := ORDINAL.match(text)) is not None:
        return int(written[1]), at + 1
    if text in ORDINALS:
        return ORDINALS.index(text) + 1, at + 1
    if text == "twenty" and word_at(tokens, at + 1) in HYPHENS and word_at(tokens, at + 2) in ORDINALS[:9]:
        return 21 + ORDINALS.index(word_at(tokens, at + 2)), at + 3
    return None, at
