"""A number with its unit, and how it is shown."""

from dataclasses import dataclass, replace

from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.numbers.units import Kind, plural

CURRENCIES = frozenset("$€£¥₹")

LARGEST = 1e15
"""The number from which it is shown as it was said."""


@dataclass(frozen=True)
class Measured:
    """A number with its unit in a sentence."""

    sentence: ReadSentence
    start: int
    end: int
    """Token indices, half-open: number and unit, with the currency sign before it."""
    value: float
    unit: str
    kind: Kind
    shown: str
    approximate: bool = False
    modifier: bool = False
    """Whether it only qualifies a noun, as in `a 9-volt battery`."""
    borrowed: bool = False
    """Whether its unit was said with an earlier number only: `water at 70 percent, salt at two`."""
    ranged: bool = False
    """Whether it is one end of a range: `25 to 30 cm`."""
    lead: int = 0
    """Its first token with `about`, `more than` and the like."""


def in_unit_of(bare: Measured, model: Measured) -> Measured:
    """A number that leaves its unit out, as another has just said it: `salt at two`, after `water at 70 percent`."""
    said = bare.sentence.doc[bare.start : bare.end].text
    return replace(
        bare, unit=model.unit, kind=model.kind, borrowed=True, shown=shown(bare.value, model.unit, model.kind, said)
    )


def shown(value: float, unit: str, kind: Kind, said: str) -> str:
    """The number as it stands in a picture; counted things leave their name to the caption."""
    if (abs(value) < 0.01 and value) or abs(value) >= LARGEST:
        return said
    if kind is Kind.MONEY and unit in CURRENCIES:
        return ("-" if value < 0 else "") + unit + _short(abs(value), {1e12: "T", 1e9: "B", 1e6: "M"}, money=True)
    number = _short(value, {1e12: " trillion", 1e9: " billion", 1e6: " million"})
    if kind is Kind.SHARE:
        return f"{number} %"
    if kind is Kind.TIMES:
        return f"{number} times"
    if kind in (Kind.MEASURE, Kind.DURATION, Kind.MONEY):
        return f"{number} {plural(unit) if abs(value) != 1 else unit}"
    return number


def _short(value: float, names: dict[float, str], *, money: bool = False) -> str:
    for scale, name in names.items():
        if abs(value) >= scale:
            return f"{round(value / scale, 2):,g}{name}"
    if money and value != int(value):
        return f"{value:,.2f}"
    return f"{value:,.0f}" if value == int(value) else f"{round(value, 3):,g}"
