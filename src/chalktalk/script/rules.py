"""How English says what is not a plain word: one table of rules, each with its examples.

A rule is tried where a word or a sign begins. The first one that matches and has something to say wins, so the order
matters: the longer reading comes before the shorter (money before numbers, dates before ranges). A match may reach
over a space; then what it covers is one word on the screen: `$3.5 million`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chalktalk.script import saying
from chalktalk.script.lexicon import (
    ABBREVIATIONS,
    COMPARISONS,
    FRACTIONS,
    MAGNITUDES,
    MONTHS,
    NUMBERED,
    SHORT_MONTHS,
    UNITS,
)
from chalktalk.script.numbers import cardinal, digits, number_pattern, ordinal, plain

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


ENGLISH: tuple[Rule, ...] = (
    Rule(
        "e-mail address",
        re.compile(r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"),
        saying.e_mail,
        (("jane.doe@example.com", "jane dot doe at example dot com"),),
    ),
    Rule(
        "web address",
        re.compile(
            r"(?:https?://|www\.)[^\s<>\"“”’()\[\]]*[A-Za-z0-9/]"
            r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|io|dev|ai|uk|eu)(?:/[A-Za-z0-9_~./-]*[A-Za-z0-9/])?"
            + _END
        ),
        saying.address,
        (
            ("https://www.example.com/a-page?x=1", "example dot com slash a page"),
            ("See www.nasa.gov.", "See nasa dot gov"),
            ("python.org/docs", "python dot org slash docs"),
        ),
    ),
    Rule(
        "date in figures",
        re.compile(r"(\d{4})-(\d{2})-(\d{2})" + _END),
        saying.iso_date,
        (("2024-07-04", "July fourth twenty twenty-four"),),
    ),
    Rule(
        "time of day",
        re.compile(
            r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s?(?P<half>[apAP])\.?[mM]\b)?"
            r"|\s?(?P<bare>[apAP])\.?[mM]\b)(?:(?<=\.[mM])\.)?" + _END
        ),
        lambda match: saying.clock_time(match) if match["minute"] else saying.bare_hour(match),
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
        lambda match: f"{saying.count(match[1])} to {saying.count(match[2])}",
        (("3:1", "three to one"), ("16:9", "sixteen to nine")),
    ),
    Rule(
        "telephone number",
        re.compile(
            r"(?:\+\d{1,3}(?:[ .-]\d{2,5}){2,4}|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}|555-\d{4})" + _END
        ),
        saying.code,
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
        saying.money,
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
            ("a $20 bill", "a twenty dollar bill"),
        ),
    ),
    Rule(
        "money, sign last",
        re.compile(
            rf"(?P<minus>(?<![^\W_])[-−])?(?P<amount>{_N})(?P<lower_magnitude>)(?:[-–](?P<upper>{_N}))?"
            rf"(?:\s?(?P<magnitude>{_any_of(MAGNITUDES)}))?\s?(?:(?P<sign>[€£])|(?P<code>USD|EUR|GBP|JPY|CHF))" + _END
        ),
        saying.money,
        (("20 €", "twenty euros"), ("3 million EUR", "three million euros")),
    ),
    Rule(
        "resolution",
        re.compile(r"([248])K" + _END),
        lambda match: f"{saying.count(match[1])} K",
        (("4K video", "four K video"),),
    ),
    Rule(
        "magnitude",
        re.compile(rf"({_N})(k|K|M|B|bn)" + _END),
        lambda match: f"{saying.count(match[1])} {MAGNITUDES[match[2]]}",
        (("10k", "ten thousand"), ("5M users", "five million users")),
    ),
    Rule(
        "decade",
        re.compile(r"['’]?(\d{3}0|[2-9]0)['’]?s" + _END),
        saying.decade,
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
        saying.quantity,
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
            ("a 5 km run", "a five kilometer run"),
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
        saying.fraction,
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
        lambda match: f"{saying.count(match[1])} and {FRACTIONS[match[2]]}",
        (("1½", "one and a half"), ("½", "one half")),
    ),
    Rule(
        "range",
        re.compile(rf"(?<![\w.-])({_N})\s?[-–]\s?({_N})(?![-–]\d)" + _END),
        saying.reach,
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
        saying.day_after_month,
        (("July 4, 1776", "July fourth seventeen seventy-six"), ("Sept. 3", "September third")),
    ),
    Rule(
        "day before its month",
        re.compile(rf"(\d{{1,2}})(?=\s(?:{_any_of(MONTHS)})\b)"),
        saying.day_before_month,
        (("on 4 July 1776", "on the fourth of July seventeen seventy-six"),),
    ),
    Rule(
        "negative number",
        re.compile(rf"(?<![^\W_])[-−]({_N})" + _END),
        lambda match: f"minus {saying.count(match[1])}",
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
        lambda match: saying.number(match[0]),
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
        re.compile(_any_of(COMPARISONS)),
        lambda match: COMPARISONS[match[0]],
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
        saying.roman,
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
