"""Numbers as the script writes them: how one value is shown says how any other is to be written beside it.

The visual carries each value with its written form (`1,796`, `$3.5M`, `40 %`, `1.796,5 km`). From the two together
follow the sign of thousands, that of decimals, what stands before and after, and the magnitude a word such as
`million` stands for; so axis ticks and numbers that count up are written alike in any language.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor, log10

from chalktalk.documents.storyboard import Datum

NUMBER = re.compile(r"[-−–]?\d(?:[\d.,'’\u00a0\u202f ]*\d)?")
MINUS = "-−–"
THOUSANDS = (",", ".", "\u202f", "\u00a0", " ", "'", "’", "")
UNGROUPED = 4
"""Digits up to which a number may stand without a sign for thousands where longer ones have it."""
MAGNITUDES = (1.0, 1e3, 1e6, 1e9, 1e12, 1e-2)
"""What one of the written number may be worth; the last where a share is held as a part of one."""
WITHIN = 0.006
"""How far a spoken rounding may lie from the value, as a part of it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How numbers are written."""

    before: str = ""
    """A currency sign, as a rule."""
    after: str = ""
    """Unit and magnitude, with the space before them."""
    thousands: str = ","
    decimal: str = "."
    worth: float = 1.0
    """What a written 1 stands for."""
    places: int = 0
    """Decimals."""
    minus: str = "−"

    def write(self, value: float) -> str:
        """A value in this manner."""
        if value == 0 and self.worth > 1:
            return f"{self.before}0"
        number = abs(value) / self.worth
        digits = f"{number:,.{self.places}f}"
        whole, _, rest = digits.partition(".")
        whole = whole.replace(",", self.thousands)
        sign = self.minus if value < 0 and digits.strip("0,.") else ""
        return f"{sign}{self.before}{whole}{self.decimal + rest if rest else ''}{self.after}"

    def to_steps_of(self, step: float) -> "Manner":
        """The same with as many decimals as values a step apart need."""
        number = step / self.worth
        places = max(0, -floor(log10(number) + 1e-9)) if number > 0 else 0
        return replace(self, places=min(places if round(number, places) == number else places + 1, 6))


def manner_of(datum: Datum) -> Manner | None:
    """How a value is written; None where its written form does not state it, as `2 in 5` does not."""
    found = NUMBER.search(datum.shown)
    if found is None or NUMBER.search(datum.shown, found.end()):
        return None
    text = found[0].lstrip(MINUS)
    before, after = datum.shown[: found.start()], datum.shown[found.end() :]
    minus = found[0][0] if found[0][0] in MINUS else next((sign for sign in MINUS if sign in before), "−")
    for thousands in THOUSANDS:
        for decimal in (".", ","):
            number = _read(text, thousands, decimal) if decimal != thousands else None
            worth = None if number is None else _worth(number, abs(datum.value))
            if worth is not None:
                _, _, rest = text.partition(decimal)
                return Manner(before.strip(MINUS), after, thousands, decimal, worth, len(rest), minus)
    return None


def common_manner(data: Iterable[Datum]) -> Manner | None:
    """How a chart's axis is written: as its largest value is."""
    return manner_of(max(data, key=lambda datum: abs(datum.value)))


def _read(text: str, thousands: str, decimal: str) -> float | None:
    """A written number, if it can be read with these signs."""
    whole, _, rest = text.partition(decimal)
    groups = whole.split(thousands) if thousands else [whole]
    longest = 3 if len(groups) > 1 else UNGROUPED
    grouped = all(len(group) == 3 for group in groups[1:]) and (not thousands or len(groups[0]) <= longest)
    if not grouped or not all(group.isdecimal() for group in groups) or (rest and not rest.isdecimal()):
        return None
    return float("".join(groups) + ("." + rest if rest else ""))


def _worth(number: float, value: float) -> float | None:
    if number == 0 or value == 0:
        return 1.0 if number == value else None
    return next((worth for worth in MAGNITUDES if abs(number * worth / value - 1) <= WITHIN), None)
