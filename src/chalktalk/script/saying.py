"""What English says for the numbers, amounts, dates and addresses that the rules find.

Each function takes a match of its rule's pattern. Those that may find on a closer look that the pattern fits but the
sense does not return None, and the next rule has its turn.
"""

import re

from chalktalk.script.lexicon import (
    COUNTED_NAMES,
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    REGNAL_NAMES,
    SHORT_MONTHS,
    TIGHT_UNITS,
    UNITS,
    Unit,
)
from chalktalk.script.numbers import cardinal, digits, ordinal, plain, year

Match = re.Match[str]

_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)\s+$")


def _word_before(match: Match) -> str:
    found = _WORD_BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    return found[1] if found else ""


def count(written: str) -> str:
    """How many: a number as written, in words."""
    return cardinal(plain(written, "en"), "en")


def _counted(written: str, unit: Unit) -> str:
    return unit.one if plain(written, "en") == "1" else unit.many


def _looks_like_year(written: str) -> bool:
    return written.isdecimal() and len(written) == 4 and 1001 <= int(written) <= 2099


def number(written: str) -> str:
    """A bare number: a year if it can be one, single digits if it is a code, else a number."""
    if _looks_like_year(written):
        return year(written)
    is_code = written.isdecimal() and ((written[0] == "0" and len(written) > 1) or len(written) > 6)
    if is_code and not (written[0] != "0" and written.endswith("000")):
        return digits(written, "en")
    return count(written)


def address(match: Match) -> str:
    """A web address without its scheme: `example dot com slash a page`; long paths stay unsaid."""
    host, _, path = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).rstrip("/").partition("/")
    parts = [part for part in re.split(r"[?#]", path)[0].split("/") if part]
    said = [" dot ".join(_spelled(label) for label in host.split(".") if _spelled(label))]
    if sum(map(len, parts)) <= 30:
        said += [f"slash {_spelled(part)}" for part in parts if _spelled(part)]
    return " ".join(part for part in said if part)


def _spelled(label: str) -> str:
    runs = re.findall(r"[A-Za-z]+|\d+", label)
    return " ".join(digits(run, "en") if run.isdecimal() else run for run in runs)


def e_mail(match: Match) -> str:
    """An e-mail address: `jane dot doe at example dot com`."""
    name, _, host = match[0].partition("@")
    spelled = [" dot ".join(filter(None, (_spelled(label) for label in part.split(".")))) for part in (name, host)]
    return " at ".join(part for part in spelled if part)


def iso_date(match: Match) -> str | None:
    """`2024-07-04` as `July fourth twenty twenty-four`; None where it is no date."""
    written, month, day = match[1], int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{MONTHS[month - 1]} {ordinal(str(day), 'en')} {number(written)}"


def clock_time(match: Match) -> str | None:
    """`3:30 pm` as `three thirty PM`; None where it is no time of day."""
    hour, minute, half = int(match["hour"]), match["minute"], match["half"]
    if hour > 24 or (minute and int(minute) > 59) or (half and hour > 12):
        return None
    if minute and int(minute):
        rest = f"oh {cardinal(str(int(minute)), 'en')}" if minute[0] == "0" else cardinal(minute, "en")
    else:
        rest = "" if half else "o'clock" if hour <= 12 else "hundred"
    if match["second"]:
        rest = f"{rest} and {count(match['second'])} seconds"
    after = f"{half[0].upper()}M" if half else ""
    return " ".join(part for part in (cardinal(str(hour), "en"), rest, after) if part)


def bare_hour(match: Match) -> str | None:
    """`7am` as `seven AM`; None where it is no hour."""
    hour = int(match["hour"])
    return f"{cardinal(str(hour), 'en')} {match['bare'].upper()}M" if 1 <= hour <= 12 else None


def money(match: Match) -> str:
    """An amount or a range of amounts, with its magnitude and currency; two decimals are hundredths."""
    currency = CURRENCIES[match["sign"] or match["code"]]
    amount, upper, magnitude = match["amount"], match["upper"], match["magnitude"]
    minus = "minus " if match["minus"] else ""
    whole, _, hundredths = plain(amount, "en").partition(".")
    if upper or magnitude or currency.hundredth is None or len(hundredths) != 2:
        said = count(amount)
        if match["lower_magnitude"] and match["lower_magnitude"] != magnitude:
            said += f" {MAGNITUDES[match['lower_magnitude']]}"
        said += f" to {count(upper)}" if upper else ""
        said += f" {MAGNITUDES[magnitude]}" if magnitude else ""
        is_one = plain(amount, "en") == "1" and not upper and not magnitude
        return f"{minus}{said} {currency.whole.one if is_one or _describes(match) else currency.whole.many}"
    parts = [f"{cardinal(whole, 'en')} {_counted(whole, currency.whole)}"] if whole.strip("0") else []
    if hundredths != "00":
        parts.append(f"{cardinal(hundredths, 'en')} {_counted(hundredths.lstrip('0'), currency.hundredth)}")
    return minus + (" and ".join(parts) or f"zero {currency.whole.many}")


def quantity(match: Match) -> str | None:
    """A number or a range with its unit; None where the sign is no unit so far from its number."""
    sign, per = match["unit"], match["per"]
    if sign in TIGHT_UNITS and match["gap"]:
        return None
    amount, upper, magnitude = match["amount"], match["upper"], match["magnitude"]
    said = f"{count(amount)} to {count(upper)}" if upper else count(amount)
    said += f" {magnitude}" if magnitude else ""
    is_one = plain(amount, "en") == "1" and not upper and not magnitude
    unit = UNITS[sign].one if is_one or _describes(match) else UNITS[sign].many
    return f"{'minus ' if match['minus'] else ''}{said} {unit}" + (f" per {UNITS[per].one}" if per else "")


def _describes(match: Match) -> bool:
    """Whether an amount stands before the thing it describes: `a $20 bill`, `a 5 km run`."""
    return _word_before(match) in ("a", "an", "A", "An") and match.string[match.end() : match.end() + 1] in (" ", "-")


def reach(match: Match) -> str | None:
    """`10-20` as `ten to twenty`; None for numbers with a spaced dash between them, unless they are years."""
    first, last = match[1], match[2]
    both_years = _looks_like_year(first) and _looks_like_year(last) and int(first) < int(last)
    if match[0] != "".join(match[0].split()) and not both_years:
        return None
    return f"{number(first)} to {number(last)}"


def decade(match: Match) -> str:
    """`1990s` as `nineteen nineties`."""
    written = match[1]
    if len(written) == 2:
        return _plural(cardinal(written, "en"))
    return _plural(year(written))


def _plural(words: str) -> str:
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}es" if words.endswith("x") else f"{words}s"


def day_after_month(match: Match) -> str | None:
    """`July 4` as `July fourth`; None where no month stands before it."""
    month = _word_before(match).rstrip(".")
    return ordinal(match[1], "en") if (month in MONTHS or month in SHORT_MONTHS) and 1 <= int(match[1]) <= 31 else None


def day_before_month(match: Match) -> str | None:
    """`4 July` as `the fourth of July`; None where no month has such a day."""
    if not 1 <= int(match[1]) <= 31:
        return None
    the = "" if _word_before(match).lower() == "the" else "the "
    return f"{the}{ordinal(match[1], 'en')} of"


_DENOMINATORS = {"2": Unit("half", "halves"), "4": Unit("quarter", "quarters")}


def fraction(match: Match) -> str | None:
    """`3/4` as `three quarters`, with a whole number before it if there is one; None where it is none."""
    whole, above, below = match[1], match[2], match[3]
    if not 0 < int(above) < int(below):
        return None
    part = _DENOMINATORS.get(below) or Unit(ordinal(below, "en"), _plural(ordinal(below, "en")))
    said = f"{cardinal(above, 'en')} {part.one if above == '1' else part.many}"
    return f"{cardinal(whole, 'en')} and {said}" if whole else said


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(match: Match) -> str | None:
    """A Roman numeral after a monarch or a counted thing; None elsewhere, for it may be a word."""
    values = [_ROMAN[letter] for letter in match[0]]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    name = _word_before(match)
    if name in COUNTED_NAMES:
        return cardinal(str(total), "en")
    return f"the {ordinal(str(total), 'en')}" if name in REGNAL_NAMES else None


def code(match: Match) -> str:
    """Digits one by one."""
    plus = "plus " if match[0].startswith("+") else ""
    return plus + digits(match[0], "en")
