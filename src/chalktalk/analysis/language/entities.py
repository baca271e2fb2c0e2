"""Entities by their form, for the engine without a trained recogniser: dates, amounts and proper names.

Labels and extents are those of spaCy's English pipelines, except that a proper name is a `NAME`, whatever it names.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from chalktalk.analysis.language.wording import word_at, words

NAMES = words("NAME PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE")
"""Ours, and what trained pipelines say instead."""

MONTHS = words("january february march april may june july august september october november december")
DAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
ERAS = words("bc ad bce ce b.c. a.d. b.c.e. c.e.")
TIME_WORDS = words("in by since until till from before after during between early late mid circa")
YEAR = re.compile(r"^(1\d{3}|20\d\d)$")
DECADE = re.compile(r"^((1\d|20)?\d0s|['’]\d0s)$")
DECADES = words("twenties thirties forties fifties sixties seventies eighties nineties")
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
ORDINAL = re.compile(r"^\d+(st|nd|rd|th)$|^[a-z]+(teenth|tieth)$")
FRACTIONS = re.compile(
    r"^(hal(f|ves)|(third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s?|millionths?)$"
)
CROWDS = words("dozens hundreds thousands millions billions trillions")
MULTIPLES = words("dozen hundred thousand million billion trillion")
MONEY = frozenset("$€£¥₹")
CURRENCIES = words("dollar dollars euro euros pound pounds yen rupee rupees cent cents pence penny pennies")
DAYS_LONG = words("day days week weeks month months year years decade decades century centuries millennium millennia")
HOURS_LONG = words("second seconds minute minutes hour hours millisecond milliseconds microseconds nanoseconds ms")
UNITS = words(
    "mm cm m km µm nm mg g kg t ml cl l litre litres liter liters metre metres meter meters kilometre kilometres "
    "kilometer kilometers centimetre centimetres centimeter centimeters millimetre millimetres millimeter "
    "millimeters mile miles inch inches foot feet yard yards acre acres hectare hectares gram grams gramme grammes "
    "kilogram kilograms kilo kilos tonne tonnes ton tons ounce ounces pound pounds lb lbs oz gallon gallons pint "
    "pints degree degrees ° °c °f volt volts watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kw "
    "mw gw kwh joule joules calorie calories kcal hertz hz khz mhz ghz byte bytes kilobyte kilobytes megabyte "
    "megabytes gigabyte gigabytes terabyte terabytes kb mb gb tb bit bits pixel pixels mph km/h decibel decibels db"
)
INSIDE_NAMES = words("van von de da di du del della der den la le el al bin ibn")
BEFORE_OF = words(
    "university bank institute house battle treaty statute act war duke earl king queen prince princess republic "
    "kingdom gulf bay cape isle department ministry board bureau school college museum academy church city tower "
    "strait declaration"
)
"""Names that go on after `of`; another name's `of` tells where someone comes from."""


def is_name(entity: Span) -> bool:
    """Whether an entity is a proper name, to either engine."""
    return entity.label_ in NAMES


def entities(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Entities as (start, end, label). None overlap."""
    tokens = list(doc)
    at = 0
    while at < len(tokens):
        found = _date(tokens, at) or _amount(tokens, at) or _ordinal(tokens, at) or _name(tokens, at)
        if found is None:
            at += 1
        else:
            yield at, found[0], found[1]
            at = found[0]


Found = tuple[int, str] | None
"""Where an entity ends, and its label."""


def _date(tokens: Sequence[Token], at: int) -> Found:
    """`4 October 2021`, `March 1971`, `the 1960s`, `44 BC`, `the late nineteenth century`, `Monday`."""
    start = at + (word_at(tokens, at) == "the")
    start += word_at(tokens, start) in ("early", "late", "mid")
    start += word_at(tokens, start) == "-"
    lower = word_at(tokens, start)
    if (ORDINAL.match(lower) or lower in ORDINALS) and word_at(tokens, start + 1) in ("century", "centuries"):
        return start + 2 + (word_at(tokens, start + 2) in ERAS), "DATE"
    if DECADE.match(lower) or (lower in DECADES and start > at):
        return start + 1, "DATE"
    end = _calendar(tokens, at) or _year(tokens, at)
    return (end, "DATE") if end else None


def _calendar(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a day or month with what follows: `4 October 2021`, `October 4, 2021`, `May`."""
    day = tokens[at].text.isdigit() or ORDINAL.match(tokens[at].lower_) is not None
    month = at + 1 if day else at
    month += day and word_at(tokens, month) == "of"
    if month >= len(tokens) or not tokens[month].text[:1].isupper():
        return None
    if tokens[month].lower_ in DAYS and not day:
        return month + 1
    if tokens[month].lower_ not in MONTHS:
        return None
    end = month + 1
    if not day and end < len(tokens) and re.match(r"^\d{1,2}(st|nd|rd|th)?$", tokens[end].lower_):
        day = True
        end += 1
    comma = end + (day and word_at(tokens, end) == ",")
    if comma < len(tokens) and YEAR.match(tokens[comma].text):
        return comma + 1
    named = (
        end > month + 1 or day or tokens[month].lower_ not in ("may", "march") or word_at(tokens, at - 1) in TIME_WORDS
    )
    return end if named else None


def _year(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a year: `1796`, `44 BC`, `AD 79`; but `1500 people` are none."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text in ("AD", "A.D.") and following is not None and following.text.isdigit():
        return at + 2
    if following is not None and tokens[at].like_num and following.lower_ in ERAS and following.text.isupper():
        return at + 2
    if not YEAR.match(tokens[at].text) or word_at(tokens, at - 1) in MONEY:
        return None
    timed = word_at(tokens, at - 1) in TIME_WORDS or at == 0
    counts = following is not None and (
        following.tag_ in ("NN", "NNS", "CD") or following.text == "%" or following.lower_ in UNITS | MULTIPLES
    )
    return None if counts and (not timed or following is None or following.lower_ in UNITS) else at + 1


def _amount(tokens: Sequence[Token], at: int) -> Found:
    """A number with what makes it money, a share, a length of time or a measure."""
    money = tokens[at].text in MONEY
    end = _number_end(tokens, at + money)
    if end is None:
        return None
    unit = end + (word_at(tokens, end) == "-" and end + 1 < len(tokens) and not tokens[end].whitespace_)
    word = word_at(tokens, unit)
    if money:
        return end, "MONEY"
    if word in ("%", "percent") or (word == "per" and word_at(tokens, unit + 1) == "cent"):
        return unit + 1 + (word == "per"), "PERCENT"
    label = (
        "MONEY" if word in CURRENCIES and word not in ("pound", "pounds")
        else "DATE" if word in DAYS_LONG
        else "TIME" if word in HOURS_LONG
        else "QUANTITY" if word in UNITS
        else None
    )  # fmt: skip
    if label is None:
        return (unit + 1, "MONEY") if word in CURRENCIES else (end, "CARDINAL")
    return unit + 1 + (word == "°" and word_at(tokens, unit + 1) in ("c", "f")), label


def _number_end(tokens: Sequence[Token], at: int) -> int | None:
    """Where a number ends: `three hundred and thirty`, `3.5 million`, `two thirds`, `a dozen`, `thousands`."""
    if at >= len(tokens):
        return None
    half = at + (tokens[at].lower_ == "half")
    if word_at(tokens, half) in ("a", "an") and word_at(tokens, half + 1) in MULTIPLES:
        return half + 2
    if (
        tokens[at].lower_ in ("a", "one")
        and FRACTIONS.match(word_at(tokens, at + 1))
        and word_at(tokens, at + 2) == "of"
    ):
        return at + 2
    if tokens[at].lower_ in CROWDS:
        return at + 1
    end = at
    while end < len(tokens):
        joined = end > at and tokens[end].lower_ in ("and", "-", "point") and end + 1 < len(tokens)
        if _is_number(tokens[end]):
            end += 1
        elif joined and _is_number(tokens[end + 1]) and _goes_on(tokens, end):
            end += 2
        else:
            break
    if end == at:
        return None
    return end + bool(FRACTIONS.match(word_at(tokens, end)) and tokens[end].lower_ != "second")


def _is_number(token: Token) -> bool:
    """Digits, or a numeral that is not the pronoun of `the better one` nor the second of a minute."""
    return token.like_num and token.tag_ == "CD" and not ORDINAL.match(token.lower_) and token.lower_ not in ORDINALS


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether `and` or a hyphen goes on with a number in words: `three hundred and two`, but not `two and three`."""
    if tokens[at].text == "-":
        return not tokens[at].whitespace_ and not tokens[at - 1].text.isdigit()
    return tokens[at - 1].lower_ in MULTIPLES or tokens[at].lower_ == "point"


def _ordinal(tokens: Sequence[Token], at: int) -> Found:
    lower = tokens[at].lower_
    duration = lower == "second" and tokens[at].tag_ == "NN" and word_at(tokens, at - 1) in ("a", "per")
    named = tokens[at].pos_ == "PROPN"
    return (at + 1, "ORDINAL") if not named and (lower in ORDINALS or ORDINAL.match(lower)) and not duration else None


def _name(tokens: Sequence[Token], at: int) -> Found:
    """`Suez Canal`, `Leonardo da Vinci`, `University of California`."""
    if tokens[at].pos_ != "PROPN":
        return None
    end = at + 1
    while end < len(tokens):
        named_next = end + 1 < len(tokens) and tokens[end + 1].pos_ == "PROPN"
        hyphen = tokens[end].text in ("-", "–", "&") and (tokens[end].text == "&" or not tokens[end].whitespace_)
        joins = tokens[end].lower_ in INSIDE_NAMES or hyphen
        of = tokens[end].lower_ == "of" and tokens[end - 1].lower_ in BEFORE_OF
        if tokens[end].pos_ == "PROPN":
            end += 1
        elif (joins or of) and named_next:
            end += 2
        else:
            break
    return end, "NAME"
