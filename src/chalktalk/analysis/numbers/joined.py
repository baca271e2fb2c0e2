"""Numbers that are said as one or as a pair: `two hours forty`, `25 to 30 cm`."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from chalktalk.analysis.numbers.measures import Measured, in_unit_of, shown
from chalktalk.analysis.numbers.units import Kind

SMALLER = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12,
    ("foot", "inch"): 12, ("metre", "centimetre"): 100, ("meter", "centimeter"): 100, ("pound", "ounce"): 16,
    ("kilometre", "metre"): 1000, ("kilogram", "gram"): 1000, ("$", "cent"): 100, ("€", "cent"): 100,
    ("£", "penny"): 100,
}  # fmt: skip
"""How many of the smaller unit make one of the larger, where one number is said in both."""
UNSAID = dict(reversed(SMALLER))
"""The unit that need not be said after another: `two hours forty`."""


def compounded(tokens: Sequence[Token], found: Sequence[Measured]) -> list[Measured]:
    """With `two hours forty minutes` and `three pounds fifty` as one number; times in the smaller unit."""
    result: list[Measured] = []
    for one in found:
        whole = _compound(tokens, result[-1], one) if result else None
        if whole is None:
            result.append(one)
        else:
            result[-1] = whole
    return result


def _compound(tokens: Sequence[Token], large: Measured, small: Measured) -> Measured | None:
    gap = [token.lower_ for token in tokens[large.end : small.lead]]
    unit = UNSAID.get(large.unit, "") if small.kind is Kind.BARE and not gap else small.unit
    size = SMALLER.get((large.unit, unit))
    if size is None or gap not in ([], ["and"]) or small.lead != small.start or not 0 < small.value < size:
        return None
    if large.value != int(large.value) or (small.kind is Kind.BARE and small.value != int(small.value)):
        return None
    times = large.kind is Kind.DURATION
    value = large.value * size + small.value if times else large.value + small.value / size
    unit = unit if times else large.unit
    said = small.sentence.doc[large.start : small.end].text
    text = shown(value, unit, large.kind, said) if large.kind is Kind.MONEY else said
    return replace(large, end=small.end, value=value, unit=unit, shown=text)


def ranged(tokens: Sequence[Token], found: list[Measured]) -> list[Measured]:
    """`25 to 30 cm`, `between 6,000 and 8,000 men`, `from 470 goals to 630`: both with the unit that is said once."""
    result = list(found)
    for n in range(len(result) - 1, 0, -1):
        low, high = result[n - 1], result[n]
        changes = _word(tokens, low.lead - 1) == "from" and _word(tokens, high.lead - 1) == "to"
        if not (changes or _is_range(tokens, low, high)) or (low.kind is Kind.BARE and high.kind is Kind.BARE):
            continue
        if low.kind is Kind.BARE:
            low = in_unit_of(low, high)
        elif high.kind is Kind.BARE:
            high = in_unit_of(high, low)
        if low.unit == high.unit:
            scaled = _shared_scale(low, high)
            low = replace(low, value=scaled, shown=shown(scaled, low.unit, low.kind, low.shown), borrowed=False)
            result[n - 1 : n + 1] = [
                replace(low, ranged=not changes),
                replace(high, ranged=not changes, borrowed=False),
            ]
    return result


def _is_range(tokens: Sequence[Token], low: Measured, high: Measured) -> bool:
    gap = [token.lower_ for token in tokens[low.end : high.lead]]
    between = _word(tokens, low.lead - 1) == "between" or _word(tokens, low.start - 1) == "between"
    joined = gap in (["to"], ["-"], ["–"], ["or"]) or (gap == ["and"] and between)
    return low.start == high.start or (joined and low.value < high.value)


def _shared_scale(low: Measured, high: Measured) -> float:
    """`5 to 10 million`: a small number before a scaled one means the same scale."""
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if high.value >= s and high.value % s == 0), 1.0)
    fits = low.value < 1000 and low.value < high.value / scale and high.value >= 1e6
    return low.value * scale if fits else low.value


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower_ if at >= 0 else ""
