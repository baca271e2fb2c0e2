"""How English says what is not a plain word: one table of rules, each with its examples.

A rule is tried where a word or a sign begins. The first one that matches and has something to say wins, so the order
matters: the longer reading comes before the shorter (money before numbers, dates before ranges). A match may reach
over a space; then what it covers is one word on the screen: `$3.5 million`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chalktalk.script.lexicon import (
    ABBREVIATIONS,
    COUNTED_NAMES,
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    NUMBERED,
    REGNAL_NAMES,
    SHORT_MONTHS,
    TIGHT_UNITS,
    UNITS,
    Unit,
)
from chalktalk.script.numbers import cardinal, digits, number_pattern, ordinal, plain, year

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is said otherwise than it is written."""

    name: str
    pattern: re.Pattern[str]
    speak: Callable[[Match], str | None]
    """What to say; None where the pattern fits but the sense does not."""
    examples: tuple[tuple[str, str], ...]
    """As written in a sentence, and the whole of it as spoken."""


def _any_of(signs: Iterable[str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


_N = number_pattern("en")
_END = r"(?![^\W_]|[.,]\d)"
"""A number or a unit ends here: neither a letter nor more of a number follows."""
_UNIT = rf"(?:{_any_of(UNITS)})"
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)\s+$")


def _word_before(match: Match) -> str:
    found = _WORD_BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    return found[1] if found else ""


def _count(written: str) -> str:
    return cardinal(plain(written, "en"), "en")


def _counted(written: str, unit: Unit) -> str:
    return unit.one if plain(written, "en") == "1" else unit.many


def _looks_like_year(written: str) -> bool:
    return written.isdecimal() and len(written) == 4 and 1001 <= int(written) <= 2099


def _number(written: str) -> str:
    """A bare number: a year if it can be one, single digits if it is a code, else a number."""
    if _looks_like_year(written):
        return year(written)
    is_code = written.isdecimal() and ((written[0] == "0" and len(written) > 1) or len(written) > 6)
    if is_code and not (written[0] != "0" and written.endswith("000")):
        return digits(written, "en")
    return _count(written)


def _address(match: Match) -> str:
    host, _, path = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).rstrip("/").partition("/")
    parts = [part for part in re.split(r"[?#]", path)[0].split("/") if part]
    said = [" dot ".join(_spelled(label) for label in host.split(".") if _spelled(label))]
    if sum(map(len, parts)) <= 30:
        said += [f"slash {_spelled(part)}" for part in parts if _spelled(part)]
    return " ".join(part for part in said if part)


def _spelled(label: str) -> str:
    runs = re.findall(r"[A-Za-z]+|\d+", label)
    return " ".join(digits(run, "en") if run.isdecimal() else run for run in runs)


def _e_mail(match: Match) -> str:
    name, _, host = match[0].partition("@")
    spelled = [" dot ".join(filter(None, (_spelled(label) for label in part.split(".")))) for part in (name, host)]
    return " at ".join(part for part in spelled if part)


def _iso_date(match: Match) -> str | None:
    written, month, day = match[1], int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{MONTHS[month - 1]} {ordinal(str(day), 'en')} {_number(written)}"


def _time(match: Match) -> str | None:
    hour, minute, half = int(match["hour"]), match["minute"], match["half"]
    if hour > 24 or (minute and int(minute) > 59) or (half and hour > 12):
        return None
    if minute and int(minute):
        rest = f"oh {cardinal(str(int(minute)), 'en')}" if minute[0] == "0" else cardinal(minute, "en")
    else:
        rest = "" if half else "o'clock" if hour <= 12 else "hundred"
    after = f"{half[0].upper()}M" if half else ""
    return " ".join(part for part in (cardinal(str(hour), "en"), rest, after) if part)


def _money(match: Match) -> str:
    currency = CURRENCIES[match["sign"] or match["code"]]
    amount, upper = match["amount"], match["upper"]
    minus = "minus " if match["minus"] else ""
    magnitude = match["magnitude"]
    if upper or magnitude:
        first = _count(amount)
        if match["lower_magnitude"] and match["lower_magnitude"] != magnitude:
            first += f" {MAGNITUDES[match['lower_magnitude']]}"
        reach = f"{first} to {_count(upper)}" if upper else _count(amount)
        return f"{minus}{reach} {MAGNITUDES[magnitude] + ' ' if magnitude else ''}{currency.whole.many}"
    whole, _, hundredths = plain(amount, "en").partition(".")
    if currency.hundredth is None or len(hundredths) != 2:
        return f"{minus}{_count(amount)} {_counted(amount, currency.whole)}"
    said = [f"{cardinal(whole, 'en')} {_counted(whole, currency.whole)}"] if int(whole) else []
    if int(hundredths):
        said.append(f"{cardinal(str(int(hundredths)), 'en')} {_counted(str(int(hundredths)), currency.hundredth)}")
    return minus + (" and ".join(said) or f"zero {currency.whole.many}")


def _quantity(match: Match) -> str | None:
    sign, per = match["unit"], match["per"]
    if sign in TIGHT_UNITS and match["gap"]:
        return None
    amount, upper, magnitude = match["amount"], match["upper"], match["magnitude"]
    said = f"{_count(amount)} to {_count(upper)}" if upper else _count(amount)
    if magnitude:
        said += f" {magnitude}"
    unit = UNITS[sign].many if magnitude or upper else _counted(amount, UNITS[sign])
    return f"{'minus ' if match['minus'] else ''}{said} {unit}" + (f" per {UNITS[per].one}" if per else "")


def _range(match: Match) -> str | None:
    first, last = match[1], match[2]
    both_years = _looks_like_year(first) and _looks_like_year(last) and int(first) < int(last)
    if match[0] != "".join(match[0].split()) and not both_years:
        return None
    return f"{_number(first)} to {_number(last)}"


def _decade(match: Match) -> str:
    written = match[1]
    if len(written) == 2:
        return _plural(cardinal(written, "en"))
    return _plural(year(written))


def _plural(words: str) -> str:
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}es" if words.endswith("x") else f"{words}s"


def _day_after_month(match: Match) -> str | None:
    month = _word_before(match).rstrip(".")
    return ordinal(match[1], "en") if (month in MONTHS or month in SHORT_MONTHS) and 1 <= int(match[1]) <= 31 else None


def _day_before_month(match: Match) -> str | None:
    if not 1 <= int(match[1]) <= 31:
        return None
    the = "" if _word_before(match).lower() == "the" else "the "
    return f"{the}{ordinal(match[1], 'en')} of"


_DENOMINATORS = {"2": Unit("half", "halves"), "4": Unit("quarter", "quarters")}


def _fraction(match: Match) -> str | None:
    whole, above, below = match[1], match[2], match[3]
    if not 0 < int(above) < int(below):
        return None
    part = _DENOMINATORS.get(below) or Unit(ordinal(below, "en"), _plural(ordinal(below, "en")))
    said = f"{cardinal(above, 'en')} {part.one if above == '1' else part.many}"
    return f"{cardinal(whole, 'en')} and {said}" if whole else said


_GLYPHS = {"½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters", "⅛": "an eighth"}

_COMPARISONS = {
    "<=": "at most",
    ">=": "at least",
    "!=": "is not equal to",
    "==": "equals",
    "->": "to",
    "-->": "to",
    "=>": "to",
    "<-": "from",
}

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(match: Match) -> str | None:
    values = [_ROMAN[letter] for letter in match[0]]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    name = _word_before(match)
    if name in COUNTED_NAMES:
        return cardinal(str(total), "en")
    return f"the {ordinal(str(total), 'en')}" if name in REGNAL_NAMES else None


def _code(match: Match) -> str:
    plus = "plus " if match[0].startswith("+") else ""
    return plus + digits(match[0], "en")


ENGLISH: tuple[Rule, ...] = (
    Rule(
        "e-mail address",
        re.compile(r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"),
        _e_mail,
        (("jane.doe@example.com", "jane dot doe at example dot com"),),
    ),
    Rule(
        "web address",
        re.compile(
            r"(?:https?://|www\.)[^\s<>\"“”’()\[\]]*[A-Za-z0-9/]"
            r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|io|dev|ai|uk|eu)(?:/[A-Za-z0-9_~./-]*[A-Za-z0-9/])?"
            + _END
        ),
        _address,
        (
            ("https://www.example.com/a-page?x=1", "example dot com slash a page"),
            ("See www.nasa.gov.", "See nasa dot gov"),
            ("python.org/docs", "python dot org slash docs"),
        ),
    ),
    Rule(
        "date in figures",
        re.compile(r"(\d{4})-(\d{2})-(\d{2})" + _END),
        _iso_date,
        (("2024-07-04", "July fourth twenty twenty-four"),),
    ),
    Rule(
        "time of day",
        re.compile(
            r"(?P<hour>\d{1,2})(?:(?::(?P<minute>\d{2}))(?:\s?(?P<half>[apAP])\.?[mM]\b)?"
            r"|\s?(?P<bare>[apAP])\.?[mM]\b)(?:(?<=\.[mM])\.)?" + _END
        ),
        lambda match: _time(match) if match["minute"] else _bare_hour(match),
        (
            ("3:30 pm", "three thirty PM"),
            ("at 3 p.m. sharp", "at three PM sharp"),
            ("9:05", "nine oh five"),
            ("10:00", "ten o'clock"),
            ("15:00", "fifteen hundred"),
            ("7am", "seven AM"),
        ),
    ),
    Rule(
        "proportion",
        re.compile(r"(\d{1,4}):(\d{1,4})" + _END),
        lambda match: f"{_count(match[1])} to {_count(match[2])}",
        (("3:1", "three to one"), ("16:9", "sixteen to nine")),
    ),
    Rule(
        "telephone number",
        re.compile(
            r"(?:\+\d{1,3}(?:[ .-]\d{2,5}){2,4}|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}|555-\d{4})" + _END
        ),
        _code,
        (
            ("555-0199", "five five five zero one nine nine"),
            ("+49 30 1234", "plus four nine three zero one two three four"),
        ),
    ),
    Rule(
        "version",
        re.compile(r"\d{1,9}(?:\.\d{1,9}){2,8}" + _END),
        lambda match: " point ".join(cardinal(part, "en") for part in match[0].split(".")),
        (("Python 3.11.7", "Python three point eleven point seven"),),
    ),
    Rule(
        "money",
        re.compile(
            rf"(?P<minus>(?<![^\W_])[-−])?(?:(?P<sign>US\$|A\$|C\$|[$€£¥₹₩])\s?|(?P<code>USD|EUR|GBP|JPY|CHF)\s)"
            rf"(?P<amount>{_N})(?:(?P<lower_magnitude>[kKMBT]|bn)?[-–](?:US\$|A\$|C\$|[$€£¥₹₩])?(?P<upper>{_N}))?"
            rf"(?:[\s-]?(?P<magnitude>{_any_of(MAGNITUDES)}))?" + _END
        ),
        _money,
        (
            ("$3.5M", "three point five million dollars"),
            ("$3.5 million", "three point five million dollars"),
            ("€20", "twenty euros"),
            ("£1.2 billion", "one point two billion pounds"),
            ("¥5,000", "five thousand yen"),
            ("$1", "one dollar"),
            ("$3.50", "three dollars and fifty cents"),
            ("$0.99", "ninety-nine cents"),
            ("£0.01", "one penny"),
            ("-$5", "minus five dollars"),
            ("$5–10 million", "five to ten million dollars"),
            ("$5–$10", "five to ten dollars"),
            ("USD 500", "five hundred US dollars"),
        ),
    ),
    Rule(
        "money, sign last",
        re.compile(
            rf"(?P<minus>(?<![^\W_])[-−])?(?P<amount>{_N})(?P<lower_magnitude>)(?:[-–](?P<upper>{_N}))?"
            rf"(?:\s?(?P<magnitude>{_any_of(MAGNITUDES)}))?\s?(?:(?P<sign>[€£])|(?P<code>USD|EUR|GBP|JPY|CHF))" + _END
        ),
        _money,
        (("20 €", "twenty euros"), ("3 million EUR", "three million euros")),
    ),
    Rule(
        "resolution",
        re.compile(r"([248])K" + _END),
        lambda match: f"{_count(match[1])} K",
        (("4K video", "four K video"),),
    ),
    Rule(
        "magnitude",
        re.compile(rf"({_N})(k|K|M|B|bn)" + _END),
        lambda match: f"{_count(match[1])} {MAGNITUDES[match[2]]}",
        (("10k", "ten thousand"), ("5M users", "five million users")),
    ),
    Rule(
        "decade",
        re.compile(r"['’]?(\d{3}0|[2-9]0)['’]?s" + _END),
        _decade,
        (
            ("1990s", "nineteen nineties"),
            ("1800s", "eighteen hundreds"),
            ("2000s", "two thousands"),
            ("the ’90s", "the nineties"),
            ("mid-1960s", "mid nineteen sixties"),
        ),
    ),
    Rule(
        "quantity",
        re.compile(
            rf"(?P<minus>(?<![^\W_])[-−])?(?P<amount>{_N})(?:[-–](?P<upper>{_N}))?"
            rf"(?:\s?(?P<magnitude>thousand|million|billion|trillion))?(?P<gap>\s?)"
            rf"(?P<unit>{_UNIT})(?:/(?P<per>{_UNIT}))?" + _END
        ),
        _quantity,
        (
            ("5 km", "five kilometers"),
            ("1 km", "one kilometer"),
            ("37 °C", "thirty-seven degrees Celsius"),
            ("-40°C", "minus forty degrees Celsius"),
            ("10 kg", "ten kilograms"),
            ("100 km/h", "one hundred kilometers per hour"),
            ("9.8 m/s²", "nine point eight meters per second squared"),
            ("60 mph", "sixty miles per hour"),
            ("16 GB", "sixteen gigabytes"),
            ("300 ms", "three hundred milliseconds"),
            ("95%", "ninety-five percent"),
            ("95 %", "ninety-five percent"),
            ("10–20%", "ten to twenty percent"),
            ("5-10 km", "five to ten kilometers"),
            ("1.2 million km²", "one point two million square kilometers"),
            ("10x faster", "ten times faster"),
            ("300 K", "three hundred kelvins"),
        ),
    ),
    Rule(
        "ordinal",
        re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,12})(?:st|nd|rd|th)" + _END),
        lambda match: ordinal(plain(match[1], "en"), "en"),
        (("1st", "first"), ("the 21st century", "the twenty-first century"), ("100th", "one hundredth")),
    ),
    Rule(
        "fraction",
        re.compile(r"(?:(\d{1,3})\s)?(\d{1,2})/([2-9]|1[026]|20|100)(?!/)" + _END),
        _fraction,
        (
            ("1/2", "one half"),
            ("3/4", "three quarters"),
            ("2/3", "two thirds"),
            ("1 1/2 cups", "one and one half cups"),
            ("24/7", "twenty-four seven"),
        ),
    ),
    Rule(
        "fraction in one sign",
        re.compile(r"(\d{1,4})\s?([½⅓⅔¼¾⅛])"),
        lambda match: f"{_count(match[1])} and {_GLYPHS[match[2]]}",
        (("1½", "one and a half"), ("½", "one half")),
    ),
    Rule(
        "range",
        re.compile(rf"(?<![\w.-])({_N})\s?[-–]\s?({_N})(?![-–]\d)" + _END),
        _range,
        (
            ("10-20", "ten to twenty"),
            ("1914–1918", "nineteen fourteen to nineteen eighteen"),
            ("1914 – 1918", "nineteen fourteen to nineteen eighteen"),
            ("1,000–2,500", "one thousand to two thousand five hundred"),
        ),
    ),
    Rule(
        "day after its month",
        re.compile(r"(\d{1,2})" + _END),
        _day_after_month,
        (("July 4, 1776", "July fourth seventeen seventy-six"), ("Sept. 3", "September third")),
    ),
    Rule(
        "day before its month",
        re.compile(rf"(\d{{1,2}})(?=\s(?:{_any_of(MONTHS)})\b)"),
        _day_before_month,
        (("on 4 July 1776", "on the fourth of July seventeen seventy-six"),),
    ),
    Rule(
        "negative number",
        re.compile(rf"(?<![^\W_])[-−]({_N})" + _END),
        lambda match: f"minus {_count(match[1])}",
        (("-5", "minus five"), ("−3.2", "minus three point two")),
    ),
    Rule(
        "decimal without its zero",
        re.compile(r"(?<![\w.])\.(\d{1,33})" + _END),
        lambda match: f"point {digits(match[1], 'en')}",
        ((".5", "point five"),),
    ),
    Rule(
        "number",
        re.compile(_N),
        lambda match: _number(match[0]),
        (
            ("1,796", "one thousand seven hundred ninety-six"),
            ("1796", "seventeen ninety-six"),
            ("2024", "twenty twenty-four"),
            ("2005", "two thousand five"),
            ("1905", "nineteen oh five"),
            ("3.14", "three point one four"),
            ("0", "zero"),
            ("007", "zero zero seven"),
            ("1000000", "one million"),
            ("48151623", "four eight one five one six two three"),
            ("COVID-19", "COVID nineteen"),
            ("H2O", "H two O"),
            ("B2B", "B two B"),
            ("2024’s", "twenty twenty-four's"),
        ),
    ),
    Rule(
        "before a number",
        re.compile(rf"(?<![^\W_])({_any_of(NUMBERED)})(?=\s?\d)"),
        lambda match: NUMBERED[match[1]],
        (("No. 5", "number five"), ("#1", "number one"), ("~20", "about twenty"), ("Fig. 3", "figure three")),
    ),
    Rule(
        "hashtag",
        re.compile(r"#(?=[^\W\d_])"),
        lambda _match: "hashtag",
        (("#science", "hashtag science"),),
    ),
    Rule(
        "each",
        re.compile(r"/(?=(?:year|yr|month|week|day|hour|minute|second|person|capita|night|user)s?\b)"),
        lambda _match: "per",
        (("$5/month", "five dollars per month"),),
    ),
    Rule(
        "comparison or arrow",
        re.compile(_any_of(_COMPARISONS)),
        lambda match: _COMPARISONS[match[0]],
        (("ice -> water", "ice to water"), ("x >= 3", "x at least three")),
    ),
    Rule(
        "power",
        re.compile(r"(?<=[\w)])\^(?=[\w(-])"),
        lambda _match: "to the power of",
        (("2^10", "two to the power of ten"),),
    ),
    Rule(
        "sign between numbers",
        re.compile(r"(?<=\d\s)[-x](?=\s\d)|(?<=\d)[*](?=\d)"),
        lambda match: "minus" if match[0] == "-" else "times",
        (("5 - 3 = 2", "five minus three equals two"), ("3 x 4", "three times four")),
    ),
    Rule(
        "Roman numeral",
        re.compile(r"(?<=\s)[IVXL]+\b"),
        _roman,
        (
            ("World War II", "World War two"),
            ("Elizabeth I ruled", "Elizabeth the first ruled"),
            ("Louis XIV", "Louis the fourteenth"),
            ("I think", "I think"),
            ("an IV drip", "an IV drip"),
        ),
    ),
    Rule(
        "street",
        re.compile(r"St\.(?!\s[A-Z])"),
        lambda _match: "Street",
        (("on Main St. today", "on Main Street today"), ("St. Paul", "Saint Paul")),
    ),
    Rule(
        "abbreviation",
        re.compile(rf"(?:{_any_of(ABBREVIATIONS)}|(?:{_any_of(SHORT_MONTHS)})\.)(?![^\W_])"),
        lambda match: ABBREVIATIONS.get(match[0]) or SHORT_MONTHS[match[0].rstrip(".")],
        (
            ("Dr. Jenner", "Doctor Jenner"),
            ("e.g. cows", "for example cows"),
            ("cats vs. dogs", "cats versus dogs"),
            ("and so on, etc.", "and so on et cetera"),
            ("Jan. 3", "January third"),
        ),
    ),
    Rule(
        "initials",
        re.compile(r"(?:[A-Za-z]\.){2,12}(?![^\W_])"),
        lambda match: " ".join(match[0].replace(".", "")),
        (("the U.S. Army", "the U S Army"), ("J.R.R. Tolkien", "J R R Tolkien")),
    ),
)


def _bare_hour(match: Match) -> str | None:
    hour = int(match["hour"])
    return f"{cardinal(str(hour), 'en')} {match['bare'].upper()}M" if 1 <= hour <= 12 else None


def plain_rules(language: str, symbols: dict[str, str]) -> tuple[Rule, ...]:
    """The few rules for a language other than English: numbers, and money with its sign in front."""
    number = number_pattern(language)

    def count(written: str) -> str:
        return cardinal(plain(written, language), language)

    return (
        Rule(
            "money",
            re.compile(rf"([$€£])\s?({number})"),
            lambda match: f"{count(match[2])} {symbols[match[1]]}" if match[1] in symbols else None,
            (),
        ),
        Rule(
            "negative number",
            re.compile(rf"(?<![^\W_])[-−]({number})"),
            lambda match: f"{symbols['−']} {count(match[1])}" if "−" in symbols else None,
            (),
        ),
        Rule("number", re.compile(number), lambda match: count(match[0]), ()),
    )
