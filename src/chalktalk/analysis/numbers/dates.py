"""Dates as English writes them, with what leads to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from chalktalk.analysis.language.wording import word_at, words
from chalktalk.analysis.numbers.calendar_dates import (
    TIME_PREPOSITIONS,
    DateKind,
    Found,
    century,
    day,
    decade,
    spoken_year,
    year,
)
from chalktalk.analysis.numbers.relative_dates import in_order, present, relative, weekday

CLOCK = re.compile(r"^([01]?\d|2[0-3]):[0-5]\d$")
STAGES = words(
    "early late mid beginning end start middle turn close dawn height course spring summer autumn fall winter morning "
    "evening night afternoon day year years eve decade half"
)
"""Words that may stand between the preposition and the date: `by the end of 1922`, `on the morning of`."""
SHOWN_STAGES = words("early late mid beginning end start middle turn close spring summer autumn fall winter")
LOOSE = words(
    "back early late only as already just again so then about around roughly some circa c. probably perhaps even"
)
LINKS = words("of the that -")
THROUGH = words("to – - until")
AFTER_HOUR = words("o'clock o’clock am pm a.m. p.m.")
MATCHERS = (day, century, relative, in_order, year, decade, spoken_year, weekday, present)
"""What to look for at each token, in this order."""


@dataclass(frozen=True)
class Date:
    """A date in a sentence."""

    lead: int
    """Its first token with what leads to it: `By the end of`."""
    start: int
    """Its first token as it would be shown."""
    end: int
    """Half-open."""
    kind: DateKind
    at: float
    """Years of the common era; for others than `ABSOLUTE` what to add to what they count from."""


def dates(tokens: Sequence[Token]) -> list[Date]:
    """All dates of a sentence, in order."""
    found: list[Date] = []
    at = 0
    while at < len(tokens):
        date = next((hit for matcher in MATCHERS if (hit := matcher(tokens, at)) is not None), None)
        if date is None:
            at += 1
        else:
            led = _led(tokens, date, found[-1].end if found else 0)
            at = led.end
            between = [token.lower_ for token in tokens[found[-1].end : led.start]] if found else []
            if len(between) == 1 and between[0] in THROUGH:
                led = replace(found.pop(), end=led.end)  # `late February to the end of March`
            found.append(led)
    return found


def _led(tokens: Sequence[Token], found: Found, first: int) -> Date:
    """The date with its preposition and what stands between: `by the end of`, `in the summer of`, `as early as`."""
    start, end, kind, when = found
    lead = start
    while lead > first and tokens[lead - 1].lower_ in STAGES | LOOSE | LINKS | TIME_PREPOSITIONS:
        lead -= 1
    while lead < start and tokens[lead].lower_ in ("of", "-"):
        lead += 1
    shown = start
    for at in range(start - 1, lead - 1, -1):
        text = tokens[at].lower_
        if text not in SHOWN_STAGES | LINKS:
            break
        if text in SHOWN_STAGES or (text in ("the", "that") and shown == at + 1):
            shown = at
    return Date(lead, shown, end, kind, when)


def is_time_of_day(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a number is an hour: `nine o'clock`, `5 pm`, `10:30`."""
    return CLOCK.match(tokens[start].text) is not None or word_at(tokens, end) in AFTER_HOUR
