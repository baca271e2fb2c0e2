"""Numbers in words, with num2words doing the languages and this module keeping its results fit for a voice.

A language that num2words does not know keeps its digits: the voice then reads them as it can, and the script stage
warns of it.
"""

import re
from decimal import Decimal
from functools import lru_cache
from unicodedata import category

from num2words import CONVERTER_CLASSES, num2words

from chalktalk.script.lexicon import word_set

_POINT_DECIMALS = word_set("en ja ko zh th he hi bn te kn am cy")
"""Languages that write 3.5 and 1,796; the others write 3,5 and 1.796."""

_LONGEST = 33
"""Digits of the largest number that is read as a number; longer ones are read digit by digit."""


def cardinal(number: str, language: str) -> str:
    """A whole or decimal number, written with ASCII digits and a point at most: `3.5` is `three point five`."""
    whole, _, decimals = number.partition(".")
    if len(whole) > _LONGEST:
        return digits(number, language)
    if language == "en":
        after = f" point {digits(decimals, language)}" if decimals else ""
        return _words(str(int(whole or "0")), "cardinal", language) + after
    return _words(number, "cardinal", language)


def ordinal(number: str, language: str) -> str:
    """The place in an order: `21` is `twenty-first`."""
    if len(number) > _LONGEST:
        return digits(number, language)
    return _words(number, "ordinal", language)


def digits(number: str, language: str) -> str:
    """Each digit by itself, all else left out: `007` is `zero zero seven`."""
    return " ".join(_words(str(int(digit)), "cardinal", language) for digit in number if digit.isdecimal())


def year(number: str) -> str:
    """A year as English says it: `1796` is `seventeen ninety-six`, `2005` is `two thousand five`."""
    century, rest = divmod(int(number), 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number, "en")
    if rest == 0:
        return f"{cardinal(str(century), 'en')} hundred"
    tail = f"oh {cardinal(str(rest), 'en')}" if rest < 10 else cardinal(str(rest), "en")
    return f"{cardinal(str(century), 'en')} {tail}"


def plain(number: str, language: str) -> str:
    """A number as written in a language, brought to ASCII digits and a decimal point: `1.796,5` is `1796.5`."""
    point, group = (".", ",") if language in _POINT_DECIMALS else (",", ".")
    bare = re.sub(r"\s", "", number).replace(group, "").replace(point, ".")
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in bare)


def number_pattern(language: str) -> str:
    """A regular expression, without capturing groups, for a number as a language writes it."""
    point, group = (r"\.", ",") if language in _POINT_DECIMALS else (",", r"\.")
    return rf"(?:\d{{1,3}}(?:(?:{group}|[\u00a0\u2009\u202f])\d{{3}})+(?!\d)|\d+)(?:{point}\d+)?"


@lru_cache(maxsize=4096)
def _words(number: str, form: str, language: str) -> str:
    name = _converter(language)
    as_it_is = number.replace(".", " ")
    if name is None:
        return as_it_is
    try:
        words = str(num2words(Decimal(number) if "." in number else int(number), lang=name, to=form))
    except (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError):
        return as_it_is  # a form that num2words lacks in this language
    if language == "en":
        words = words.replace(" and ", " ")
    spoken = "".join(sign for sign in words if sign in " '-" or sign.isalpha() or category(sign).startswith("M"))
    return " ".join(spoken.split()) or as_it_is


def _converter(language: str) -> str | None:
    base, _, region = language.partition("-")
    regional = f"{base}_{region.upper()}"
    return next((name for name in (regional, base) if name in CONVERTER_CLASSES), None)
