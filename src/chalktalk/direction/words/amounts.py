"""Amounts: lengths of time, cuts a minute, numbers of scenes and of overlays, and how many times something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chalktalk.direction.words.page import Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.direction import LONGEST_FILM
from chalktalk.documents.creative.wishes import Aim, How, Wish

_CLOCK = re.compile(r"(?<![\d:.,/])(?:(\d):)?(\d{1,2}):([0-5]\d)(?![\d:]|\s?(?:[ap]\.?m\b|uhr|o.clock))", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MOST_DIGITS = 6
"""Of a number that can be meant."""
_FEWEST_SECONDS = 3.0
"""Of a video: what is shorter is a part of one."""


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    last: int


def plain(value: float) -> str:
    """A number as decimal text: `90`, `1.5`."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def wish_of(page: Page, first: int, last: int, field: Aim, value: str, how: How = How.SET) -> Wish:
    """A wish with its words."""
    words, start, end = page.words(first, last)
    return Wish(field=field, value=value, how=how, words=words, start=start, end=end)


def amount_wishes(page: Page) -> Iterator[Wish]:
    """Every length, every number of cuts, scenes and overlays that is wished for."""
    yield from _clocks(page)
    at = 0
    while at < len(page.tokens):
        if at in page.muted:
            at += 1
            continue
        found = _times(page, at) or _counted(page, at) or _length(page, at)
        if found:
            wish, last = found
            if wish:
                yield wish
            at = last
        else:
            at += 1


def number_at(page: Page, at: int) -> tuple[float, int] | None:
    """The number that begins at a word, and one past its last word."""
    if at >= len(page.tokens):
        return None
    text = page.tokens[at].text
    if len(text) <= _MOST_DIGITS and text[:1].isdecimal() and text.replace(",", ".").replace(".", "", 1).isdecimal():
        value, last = float(text.replace(",", ".")), at + 1
    elif text in _FRACTIONS:
        return _FRACTIONS[text], at + 1
    else:
        hit = page.covering[at]
        entry = hit.of("number") if hit and hit.first == at else None
        if entry is None or hit is None:
            return None
        value, last = float(entry.value), hit.last
    if last < len(page.tokens) and page.tokens[last].text in _FRACTIONS:
        return value + _FRACTIONS[page.tokens[last].text], last + 1
    return value, last


def _clocks(page: Page) -> Iterator[Wish]:
    for match in _CLOCK.finditer(page.text):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        ratio = f"{minutes}:{match.group(3)}" == "9:16"
        first = page.places(match.start(), match.end()).start
        if ratio or first in page.muted or not minutes + seconds + hours:
            continue
        if page.kind_at(first - 1, "clock_before"):
            continue
        value = hours * 3600 + minutes * 60 + seconds
        words = page.text[match.start() : match.end()]
        yield Wish(field=Aim.DURATION, value=plain(value), words=words, start=match.start(), end=match.end())


def _range_at(page: Page, at: int) -> tuple[float, float, int] | None:
    """A number, or two with a dash or a `to` between them."""
    one = number_at(page, at)
    if one is None:
        return None
    value, last = one
    if last < len(page.tokens):
        gap = page.text[page.tokens[last - 1].end : page.tokens[last].start].strip()
        onward = last + 1 if page.kind_at(last, "to_words") or page.kind_at(last, "nor") else last
        other = number_at(page, onward) if onward > last or gap in {"-", "–", "—", "~", "～"} else None
        if other and other[0] > value:
            return value, other[0], other[1]
    return value, value, last


def _unit_at(page: Page, at: int) -> tuple[float, int] | None:
    hit = page.covering[at] if at < len(page.tokens) else None
    if hit is None or hit.first != at or not (entry := hit.of("unit")):
        return None
    token = page.tokens[at]
    if token.before is not Break.NONE or (len(token.text) == 1 and token.text.isascii() and _hangs(page, at)):
        return None
    return float(entry.value), hit.last


def _hangs(page: Page, at: int) -> bool:
    """Whether a letter stands apart from its number and does not end the phrase: `15 m people`, not `15 s, please`."""
    return page.tokens[at].start != page.tokens[at - 1].end and page.before(at + 1) is Break.NONE


def _seconds_at(page: Page, at: int) -> _Amount | None:
    """The length of time that begins at a word."""
    hit = page.covering[at]
    if hit and hit.first == at and (span := hit.of("span")):
        return _Amount(float(span.value), hit.last)
    numbers = _range_at(page, at)
    if numbers is None:
        one = page.kind_at(at, "one_of")
        unit = _unit_at(page, at + 1) if one and hit and hit.last == at + 1 else None
        return _Amount(unit[0], unit[1]) if unit and not page.kind_at(at - 1, "per_after") else None
    low, high, last = numbers
    half = page.covering[last] if last < len(page.tokens) else None
    if half and half.of("and_half"):
        low, high, last = low + 0.5, high + 0.5, half.last
    unit = _unit_at(page, last)
    if unit is None:
        return None
    seconds, last = (low + high) / 2 * unit[0], unit[1]
    onward = last + 1 if page.kind_at(last, "and_words") else last
    if rest := number_at(page, onward):
        smaller = _unit_at(page, rest[1])
        if smaller and smaller[0] < unit[0] and page.before(onward) is Break.NONE:
            return _Amount(seconds + rest[0] * smaller[0], smaller[1])
    return _Amount(seconds, last)


def _length(page: Page, at: int) -> tuple[Wish | None, int] | None:
    amount = _seconds_at(page, at)
    if amount is None or page.kind_at(at, "wish"):
        return None
    if every := _a_cut_each(page, at, amount):
        return every
    if not _FEWEST_SECONDS <= amount.value <= LONGEST_FILM or _of_something_else(page, at, amount.last):
        return None, amount.last
    how = How.SET
    if comparing := _comparing(page, at, amount.last):
        how = comparing
    return wish_of(page, at, amount.last, Aim.DURATION, plain(amount.value), how), amount.last


def _comparing(page: Page, first: int, last: int) -> How | None:
    """`10 seconds shorter`, `longer by 10 seconds`."""
    beside = [page.covering[place] for place in (last, first - 2) if 0 <= place < len(page.tokens)]
    for hit in beside:
        for entry in hit.entries if hit else ():
            if entry.field is Aim.DURATION and entry.how in {How.MORE, How.LESS}:
                return entry.how
    return None


def _of_something_else(page: Page, first: int, last: int) -> bool:
    before = page.kind_at(first - 1, "not_film_before") and page.tokens[first].before is Break.NONE
    after = last < len(page.tokens) and page.tokens[last].before is Break.NONE and page.kind_at(last, "not_film")
    return bool(before or after)


def _a_cut_each(page: Page, at: int, amount: _Amount) -> tuple[Wish | None, int] | None:
    """`a cut every 3 seconds`, `scenes of 4 seconds`, `5-second shots`."""
    here = at - 1
    while here >= 0 and at - here <= 3 and not page.kind_at(here, "cuts"):
        here -= 1
    spoken = here >= 0 and at - here <= 3 and page.kind_at(here, "cuts")
    after = page.kind_at(amount.last, "cuts") and page.before(amount.last) is Break.NONE
    each = page.kind_at(at - 1, "every")
    if not (spoken and (each or page.kind_at(here, "cuts"))) and not after:
        return None
    if spoken and not each and any(page.tokens[place].before is not Break.NONE for place in range(here + 1, at + 1)):
        return None
    if amount.value <= 0 or amount.value > 120:
        return None
    first = here if spoken else at
    covering = page.covering[amount.last] if after else None
    last = covering.last if covering else amount.last
    return wish_of(page, first, last, Aim.CUTS, plain(60 / amount.value)), last


def _counted(page: Page, at: int) -> tuple[Wish | None, int] | None:
    """`20 cuts per minute`, `6 scenes`, `4 overlays a minute`."""
    numbers = _range_at(page, at)
    if numbers is None:
        return None
    low, high, last = numbers
    value = (low + high) / 2
    hit = page.covering[last] if last < len(page.tokens) else None
    if hit is None or page.tokens[last].before is not Break.NONE or not value:
        return None
    a_minute = page.kind_at(hit.last, "per") and _is_minute(page, hit.last + 1)
    if a_minute and (hit.of("cuts") or hit.of("overlays")):
        field = Aim.CUTS if hit.of("cuts") else Aim.OVERLAYS
        return wish_of(page, at, hit.last + 2, field, plain(value)), hit.last + 2
    if hit.of("scenes") and 1 <= value <= 60 and value == int(value):
        return wish_of(page, at, hit.last, Aim.SCENES, plain(value)), hit.last
    return None


def _is_minute(page: Page, at: int) -> bool:
    entry = page.kind_at(at, "unit")
    return entry is not None and entry.value == "60"


_SCALES = (("fast", Aim.CUTS, 1), ("slow", Aim.CUTS, -1), ("long", Aim.DURATION, 1), ("short", Aim.DURATION, -1))


def _times(page: Page, at: int) -> tuple[Wish | None, int] | None:
    """`twice as fast`, `half as long`, `3x faster`, `20% slower`."""
    factor = _factor(page, at)
    if factor is None or factor.last >= len(page.tokens):
        return None
    hit = page.covering[factor.last]
    if hit is None or page.before(factor.last) is Break.CLAUSE:
        return None
    for kind, field, sense in _SCALES:
        if hit.of(kind):
            value = factor.value if sense > 0 else 1 / factor.value
            return wish_of(page, at, hit.last, field, plain(value), How.TIMES), hit.last
    return None


def _factor(page: Page, at: int) -> _Amount | None:
    hit = page.covering[at]
    for kind, value in (("third_more", 1.5), ("thrice", 3.0), ("twice", 2.0), ("half", 0.5)):
        if hit and hit.first == at and hit.of(kind):
            return _Amount(value, hit.last)
    number = number_at(page, at)
    if number is None or number[0] <= 0:
        return None
    value, last = number
    if page.kind_at(last, "times") and value <= 20:
        return _Amount(value, last + 1)
    if page.text[page.tokens[last - 1].end :].lstrip()[:1] == "%" or page.kind_at(last, "percent"):
        last += 1 if page.kind_at(last, "percent") else 0
        slower = page.kind_at(last, "slow") or page.kind_at(last, "short")
        if slower and value < 100:
            return _Amount(1 / (1 - value / 100), last)
        return _Amount(1 + value / 100, last)
    return None
