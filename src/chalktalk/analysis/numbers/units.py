"""Units: what a number counts or measures, read from the words after it."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from spacy.tokens import Token

from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.numerals import Numeral

CODES = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹"}
"""Currencies as banks write them, beside a number: `EUR 500`."""
SCALES_OF_WARMTH = {"celsius": "°C", "centigrade": "°C", "c": "°C", "fahrenheit": "°F", "f": "°F"}
MONEY_WORDS = {"dollar": "$", "buck": "$", "euro": "€", "pound": "£", "quid": "£", "yen": "¥", "rupee": "₹"}
SMALL_MONEY = words("cent penny")
SMALL_SIGNS = {"p": "penny", "c": "cent", "¢": "cent"}
"""The same as they are written right behind a number: `99p`."""
ABBREVIATIONS = {
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "nm": "nanometre", "kg": "kilogram",
    "g": "gram", "mg": "milligram", "t": "tonne", "l": "litre", "ml": "millilitre", "s": "second", "sec": "second",
    "ms": "millisecond", "min": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "ft": "foot", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "mph": "mile per hour", "km/h": "kilometre per hour", "kph": "kilometre per hour",
    "km/s": "kilometre per second", "m/s": "metre per second", "w": "watt", "kw": "kilowatt", "mw": "megawatt",
    "gw": "gigawatt", "kwh": "kilowatt hour", "v": "volt", "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz",
    "ghz": "gigahertz", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "°": "degree",
    "kcal": "kilocalorie", "kj": "kilojoule", "mj": "megajoule", "gj": "gigajoule", "ha": "hectare", "db": "decibel",
    "µm": "micrometre", "μm": "micrometre", "µg": "microgram", "μg": "microgram", "m²": "square metre",
    "km²": "square kilometre", "m³": "cubic metre", "rpm": "revolution per minute", "fps": "frame per second",
    "ppm": "part per million", "psi": "psi", "kpa": "kilopascal", "ma": "milliamp", "mah": "milliamp hour",
    "wh": "watt hour", "kn": "kilonewton", "µs": "microsecond", "μs": "microsecond", "ns": "nanosecond",
}  # fmt: skip
DURATIONS = words(
    "second minute hour day night week fortnight month year decade century millisecond microsecond nanosecond"
)
MEASURES = frozenset(ABBREVIATIONS.values()) | words(
    "meter kilometer centimeter millimeter nanometer micron kilo ton mile yard inch acre hectare liter gallon pint cup "
    "teaspoon tablespoon degree amp ampere joule calorie newton byte bit knot decibel atmosphere bar carat light-year "
    "megaton millilitre milliliter micrometre micrometer kilometre milligram hertz pixel storey"
)
IRREGULAR = {
    "feet": "foot", "oxen": "ox", "calves": "calf", "men": "people", "women": "people", "persons": "people",
    "people": "people", "children": "child", "centuries": "century", "lives": "life", "mice": "mouse",
    "species": "species", "degrees": "degree", "tonnes": "tonne", "metres": "metre", "litres": "litre",
    "pence": "penny", "leaves": "leaf", "bacteria": "bacterium", "fungi": "fungus", "series": "series",
    "data": "data", "media": "media", "dice": "die", "us": "people", "you": "people",
}  # fmt: skip
"""Singulars that no tagger has to be asked for."""
PLURALS = {"foot": "feet", "century": "centuries", "penny": "pence", "psi": "psi"}
"""Plurals of units that take no `s`."""
DIMENSIONS = {
    "length": words("nanometre micrometre millimetre centimetre metre kilometre nanometer micrometer millimeter "
                    "centimeter meter kilometer micron inch foot yard mile"),
    "money": words("$ € £ ¥ ₹ cent penny"),
    "mass": words("milligram gram kilogram kilo tonne ton pound ounce"),
    "duration": DURATIONS,
    "volume": words("millilitre litre milliliter liter gallon pint cup"),
}  # fmt: skip
RATES = words("second minute hour")
PER = words("per a an each every")
NO_UNITS = words(
    "way thing time one kind sort reason point case question step part type example side other more later ago half end "
    "bit lot first second next of to in at pm am"
)
"""Nouns whose number is no news, and words that no unit starts with."""


class Kind(Enum):
    """What a number does."""

    SHARE = auto()
    MONEY = auto()
    MEASURE = auto()
    DURATION = auto()
    TIMES = auto()
    COUNT = auto()
    BARE = auto()


def unit_of(tokens: Sequence[Token], numeral: Numeral) -> tuple[int, str, Kind]:
    """Where the unit ends, the unit, and what kind of quantity it makes."""
    at = numeral.end
    if numeral.glued:
        return _glued(at, numeral.glued)
    hyphened = at + 1 < len(tokens) and tokens[at].text in "-‐‑"
    at += hyphened
    special = _special(tokens, at, numeral)
    if special is not None:
        return special
    if at < len(tokens) and (abbreviated := _abbreviation(tokens, at)) is not None:
        return abbreviated
    if hyphened and tokens[at].pos_ in ("NOUN", "PROPN") and tokens[at].lower_ not in NO_UNITS:  # `a 50-seat bus`
        return _named(tokens, at, at + 1, "")
    return _noun(tokens, at)


def _special(tokens: Sequence[Token], at: int, numeral: Numeral) -> tuple[int, str, Kind] | None:
    """Percent, times, and parts of a unit."""
    lower = [token.lower_ for token in tokens[at : at + 4]]
    if lower[:1] in (["%"], ["percent"], ["percentage"], ["pc"]):
        return at + 1 + (lower[1:2] in (["point"], ["points"])), "%", Kind.SHARE
    if lower[:2] == ["per", "cent"]:
        return at + 2, "%", Kind.SHARE
    if lower[:1] == ["second"] and tokens[at - 1].lower_ == "a" and numeral.value == 0.5:  # `half a second`
        return at + 1, "second", Kind.DURATION
    if lower[:1] == ["times"]:
        product = at + 1 < len(tokens) and tokens[at + 1].pos_ == "NUM"  # `0.4 times 50`
        return (at, "", Kind.BARE) if product else (at + 1, "times", Kind.TIMES)
    return _of_unit(tokens, at) if numeral.share else None


def _of_unit(tokens: Sequence[Token], at: int) -> tuple[int, str, Kind] | None:
    """The unit a fraction is said of: `a tenth of a second`, `of one per cent`; percent of the whole if it is none."""
    lower = [token.lower_ for token in tokens[at : at + 4]]
    if lower[:2] not in (["of", "a"], ["of", "an"], ["of", "one"]) or len(lower) < 3:
        return None
    if lower[2] == "percent" or lower[2:] == ["per", "cent"]:
        return at + 3 + (lower[2] == "per"), "%", Kind.SHARE
    part_of = singular(tokens[at + 2])
    return (at + 3, part_of, _kind(part_of)) if part_of in DURATIONS | MEASURES else (at, "%", Kind.SHARE)


def _glued(end: int, text: str) -> tuple[int, str, Kind]:
    """The unit that is written in one with its number."""
    if text in SMALL_SIGNS:
        return end, SMALL_SIGNS[text], Kind.MONEY
    unit = "degree" if text == "°" else text if text.startswith("°") else ABBREVIATIONS.get(text.lower(), "")
    if text.lower() == "x":
        return end, "times", Kind.TIMES
    return end, unit, _kind(unit) if unit else Kind.BARE


def _abbreviation(tokens: Sequence[Token], at: int) -> tuple[int, str, Kind] | None:
    """`km`, `km/h`, `°C`."""
    text = tokens[at].text
    if text == "°" or text.startswith("°"):
        named = text == "°" and at + 1 < len(tokens) and tokens[at + 1].text in ("C", "F")
        return (at + 1 + named, f"°{tokens[at + 1].text}" if named else "degree", Kind.MEASURE)
    rate = "".join(token.text for token in tokens[at : at + 3])
    if _is_slash(tokens, at + 1) and rate.lower() in ABBREVIATIONS:
        return at + 3, ABBREVIATIONS[rate.lower()], Kind.MEASURE
    if text.lower() in CODES and text.isupper():
        return at + 1, CODES[text.lower()], Kind.MONEY
    unit = ABBREVIATIONS.get(text.lower().rstrip("."))
    if unit is None or (text.isupper() and len(text) == 1 and text not in "WV"):
        return None
    return at + 1, unit, _kind(unit)


def _is_slash(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == "/"


def _kind(unit: str) -> Kind:
    return Kind.DURATION if unit in DURATIONS else Kind.MEASURE


def _noun(tokens: Sequence[Token], first: int) -> tuple[int, str, Kind]:
    """The noun that is counted, with the nouns that belong to its name: `thirteen root servers`."""
    at = first
    while at < len(tokens) and _qualifies(tokens, at, first):
        at += 1
    start = at
    light = next((n for n in (1, 2) if _is_light_year(tokens, first, n)), 0)
    if light:
        return first + light + 1, "light-year", Kind.MEASURE
    while at < len(tokens) and tokens[at].pos_ in ("NOUN", "PROPN") and tokens[at].lower_ not in NO_UNITS | {"'s"}:
        at += 1
        if tokens[at - 1].tag_ in ("NNS", "NNPS") or _is_unit(tokens, at - 1):
            at += _is_power_hour(tokens, at)
            break
    if at == start:
        return (first if tokens[first - 1].text not in "-‐‑" else first - 1, "", Kind.BARE)
    power = tokens[start - 1].lower_ if start > first else ""
    return _named(tokens, start, at, power)


def _is_light_year(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Whether `light` and, so many tokens on, `years` stand there."""
    said = [token.lower_ for token in tokens[at : at + after + 1]]
    return len(said) == after + 1 and said[0] == "light" and said[-1] in ("year", "years")


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    return singular(tokens[at]) in DURATIONS | MEASURES


def _is_power_hour(tokens: Sequence[Token], at: int) -> bool:
    """`kilowatt hours`."""
    led = tokens[at - 1].lower_.endswith(("watt", "amp"))
    return led and at < len(tokens) and singular(tokens[at]) in DURATIONS


def _named(tokens: Sequence[Token], start: int, end: int, power: str) -> tuple[int, str, Kind]:
    """What the nouns from `start` to `end` make of a number; `power` is the word before them, such as `square`."""
    head = singular(tokens[end - 1])
    following = tokens[end].lower_ if end < len(tokens) else ""
    if head in SMALL_MONEY or (head in MONEY_WORDS and not (head == "pound" and following == "of")):
        return end, MONEY_WORDS.get(head, head), Kind.MONEY
    if head == "one":  # `36 black ones`
        return end, "", Kind.BARE
    if head == "degree" and following in SCALES_OF_WARMTH:
        return end + 1, SCALES_OF_WARMTH[following], Kind.MEASURE
    if end - start > 1 and _is_unit(tokens, end - 2) and head in DURATIONS:  # `kilowatt hours`
        return end, f"{singular(tokens[end - 2])} {head}", Kind.MEASURE
    if head in DURATIONS | MEASURES:
        after, unit = _rate(tokens, end, head)
        return (after, f"{power} {unit}" if power in ("square", "cubic") else unit, _kind(head))
    if tokens[end - 1].pos_ == "PROPN" and tokens[end - 1].text[:1].isupper():
        head = tokens[end - 1].text.removesuffix("s")
    return (end, " ".join([*(token.lower_ for token in tokens[start : end - 1]), head]), Kind.COUNT)


def _qualifies(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word may stand between a number and the noun it counts: `two hundred tiny cells`."""
    token = tokens[at]
    if at - first > 3 or token.lower_ in NO_UNITS:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    inside = following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ")
    return (
        inside
        and (token.pos_ == "ADJ" or token.tag_ in ("VBN", "VBG"))
        and token.lower_ not in ("long", "high", "more")
    )


def singular(token: Token) -> str:
    """A noun's singular in lower case, of names as written."""
    lower = token.lower_
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if token.pos_ == "PROPN" and token.tag_ == "NNP" and not lower.endswith("s"):
        return token.text
    lemma = token.lemma_.lower()
    if lemma == lower and lower.endswith("s") and not lower.endswith("ss"):
        lemma = re.sub(r"ies$", "y", lower) if lower.endswith("ies") else lower[:-1]
    return lemma


def dimension(unit: str) -> str:
    """What a unit measures, so that metres and centimetres may be seen together; else the unit itself."""
    return next((name for name, units in DIMENSIONS.items() if unit in units), unit)


def _rate(tokens: Sequence[Token], at: int, unit: str) -> tuple[int, str]:
    """A length covered in a time is a speed: `30 kilometres an hour`."""
    said = [token.lower_ for token in tokens[at : at + 2]]
    long = unit in words("mile foot yard") or unit.endswith(("metre", "meter"))
    if len(said) == 2 and said[0] in PER and said[1] in RATES and long:
        return at + 2, f"{unit} {said[0]} {said[1]}"
    return at, unit


def plural(unit: str) -> str:
    """The unit of more than one: `kilometres per second`, `feet`."""
    head, *rest = unit.split(" ")
    if head.startswith("°"):
        return unit
    if rest and rest[0] not in PER:
        return " ".join([head, plural(" ".join(rest))])
    if head in PLURALS or head.endswith("hertz"):
        many = PLURALS.get(head, head)
    else:
        many = head + ("es" if head.endswith(("ch", "sh", "x")) else "s")
    return " ".join([many, *rest])
