"""Dates that count from another: from the date before, from the start of a course of events, or from now."""

from collections.abc import Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.wording import word_at, words
from chalktalk.analysis.numbers.calendar_dates import TIME_PREPOSITIONS, DateKind, Found, ends_phrase, ordinal
from chalktalk.analysis.numbers.numerals import cardinal

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LENGTHS = {"day": 1 / 365, "night": 1 / 365, "morning": 1 / 365, "week": 7 / 365, "month": 1 / 12, "year": 1.0,
           "decade": 10.0, "century": 100.0, "season": 0.25, "hour": 1 / 8766, "minute": 1 / 525960}  # fmt: skip
"""Years in a unit of time; a morning is as far from the last as a day."""
PLURALS = {f"{name}s": years for name, years in LENGTHS.items()} | {"centuries": 100.0}
LATER = words("later afterwards")
EARLIER = words("earlier previously")
NEXT = words("following next same")
PARTS = words("beginning start middle end close")
PRESENT = 2025.0
"""For spacing what is said to be so many years ago."""


def relative(tokens: Sequence[Token], at: int) -> Found | None:
    """`ten years later`, `a decade earlier`, `months after that`, `six million years ago`, `the following year`."""
    named = _named(tokens, at)
    if named is not None:
        return named
    number, unit_at = _how_many(tokens, at)
    years = number * (LENGTHS.get(word_at(tokens, unit_at)) or PLURALS.get(word_at(tokens, unit_at), 0.0))
    way, end = word_at(tokens, unit_at + 1), unit_at + 2
    if years and way == "ago":
        return at, end, DateKind.ABSOLUTE, PRESENT - years
    if years and way == "after" and word_at(tokens, end) in ("that", "this"):
        return at, end + 1, DateKind.RELATIVE, years
    if years and way in LATER | EARLIER:
        return at, end, DateKind.RELATIVE, years if way in LATER else -years
    return None


def _named(tokens: Sequence[Token], at: int) -> Found | None:
    """`the following year`, `the same day`, `the week after`, `the end of the month`."""
    text, following = word_at(tokens, at), word_at(tokens, at + 1)
    before = [word_at(tokens, at - 3), word_at(tokens, at - 2), word_at(tokens, at - 1)]
    if text in NEXT and before[2] in ("the", "that") and following in LENGTHS:
        return at, at + 2, DateKind.RELATIVE, 0.0 if text == "same" else LENGTHS[following]
    if text == "the" and following in LENGTHS and word_at(tokens, at + 2) == "after":
        return at, at + 3, DateKind.RELATIVE, LENGTHS[following]
    if text in LENGTHS and before[0] in PARTS and before[1:] == ["of", "the"]:
        return at, at + 1, DateKind.RELATIVE, LENGTHS[text] / 2
    return None


def _how_many(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The number before a unit of time, roughly where it is said roughly, and where the unit stands."""
    text = word_at(tokens, at)
    counted = cardinal(tokens, at)
    number, end = (counted.value, counted.end) if counted is not None else (2.0, at)
    if counted is None and text in ("a", "an", "another"):
        number, end = 1.0, at + 1 + (word_at(tokens, at + 1) == "full")
        if word_at(tokens, end) in ("few", "couple"):
            number, end = 3.0, end + 1 + (word_at(tokens, end + 1) == "of")
    elif counted is None and text in ("several", "many", "few"):
        number, end = 5.0, at + 1
    return number, end + (word_at(tokens, end) == "more")


def in_order(tokens: Sequence[Token], at: int) -> Found | None:
    """`day three`, `the second week`, `the 20th`."""
    text = word_at(tokens, at).removesuffix("s")
    opens = at == 0 or word_at(tokens, at - 1) in TIME_PREPOSITIONS
    counted = cardinal(tokens, at + 1) if text in LENGTHS and opens else None
    if counted is not None:
        last = cardinal(tokens, counted.end + 1) if word_at(tokens, counted.end) in ("to", "-", "–") else None
        return at, (last or counted).end, DateKind.ORDINAL, counted.value * LENGTHS[text]
    number, end = ordinal(tokens, at)
    if number is None:
        return None
    led = word_at(tokens, at - 1) == "the" and word_at(tokens, at - 2) in TIME_PREPOSITIONS
    if word_at(tokens, end) in LENGTHS and word_at(tokens, end) not in ("century", "decade") and led:
        return at, end + 1, DateKind.ORDINAL, number * LENGTHS[word_at(tokens, end)]
    on = led and word_at(tokens, at - 2) in ("on", "of", "by", "until")
    if on and number <= 31 and ends_phrase(tokens, end) and text != "first":
        return at, end, DateKind.DAY, (number - 1) / 372
    return None


def weekday(tokens: Sequence[Token], at: int) -> Found | None:
    """`on Monday`, `by Friday`."""
    text = word_at(tokens, at)
    if text in WEEKDAYS and word_at(tokens, at - 1) in ("on", "by", "until", "since"):
        return at, at + 1, DateKind.WEEKDAY, WEEKDAYS.index(text) / 365
    return None


def present(tokens: Sequence[Token], at: int) -> Found | None:
    """`today`, `now`, `last year`, `this century`."""
    text, following = word_at(tokens, at), word_at(tokens, at + 1)
    if text in ("today", "nowadays", "currently") or (text == "now" and at == 0):
        return at, at + 1, DateKind.PRESENT, PRESENT
    if text in ("this", "last") and following in ("year", "month", "week", "decade", "century"):
        return at, at + 2, DateKind.PRESENT, PRESENT - (LENGTHS[following] if text == "last" else 0)
    return None
