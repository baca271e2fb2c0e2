"""The order in which the eye meets text: right-to-left and left-to-right parts of one line, each in its place.

This is the Unicode Bidirectional Algorithm (UAX #9, revision 48) for one line without explicit embeddings: rules P2-P3,
W1-W7, N1-N2, I1-I2 and L2. Paired brackets (N0) are left to the rules for neutrals, which agree wherever a bracket
holds only letters of one direction.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar
from unicodedata import bidirectional

T = TypeVar("T")

RIGHT_MARK = "\u200f"
"""An unseen letter that runs from right to left: a line that starts with it is read from the right."""
RIGHT_TO_LEFT = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class Part(NamedTuple):
    """Neighbouring characters of one direction, in the order in which they are written."""

    text: str
    level: int
    """Odd where it runs from right to left."""


def turns(text: str) -> bool:
    """Whether any of it runs from right to left."""
    return any(bidirectional(sign) in RIGHT_TO_LEFT for sign in text)


def begins_right(text: str) -> bool:
    """Whether it is to be read from the right: rules P2 and P3, by its first letter of either direction."""
    kinds = map(bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in RIGHT_TO_LEFT or kind == "L"), False)


def parts_in_sight(text: str) -> list[Part]:
    """The parts of a line, from the left of the page to its right."""
    if not turns(text):
        return [Part(text, 0)] if text else []
    together = groupby(zip(text, levels(text), strict=True), key=lambda pair: pair[1])
    parts = [Part("".join(sign for sign, _ in run), level) for level, run in together]
    return in_sight(parts, [part.level for part in parts])


def words_in_sight(words: Sequence[str]) -> list[int]:
    """The places of a line's words, from the left of the page to its right."""
    line = " ".join(words)
    if not turns(line):
        return list(range(len(words)))
    of_sign = levels(line)
    found, start = [], 0
    for word in words:
        found.append(min(of_sign[start : start + len(word)], default=0))
        start += len(word) + 1
    return in_sight(list(range(len(words))), found)


def in_sight(parts: Sequence[T], of_part: Sequence[int]) -> list[T]:
    """Rule L2: from the highest level down to the lowest odd one, what stands together at it is turned round."""
    order = list(range(len(parts)))
    for level in range(max(of_part, default=0), 0, -1):
        turned: list[int] = []
        for high, together in groupby(order, key=lambda place: of_part[place] >= level):
            run = list(together)
            turned += run[::-1] if high else run
        order = turned
    return [parts[place] for place in order]


def levels(text: str) -> list[int]:
    """The embedding level of each character."""
    types = [bidirectional(sign) or "L" for sign in text]
    base = int(begins_right(text))
    _resolve_weak(types, "R" if base else "L")
    _resolve_neutral(types, "R" if base else "L")
    raised = {"L": base, "R": 1 - base, "EN": 2 - base, "AN": 2 - base}
    return [base + raised[kind] for kind in types]


def _resolve_weak(types: list[str], outer: str) -> None:
    """Rules W1 to W7, in place."""
    before = strong = outer
    for at, kind in enumerate(types):  # W1, W2, W3
        own = before if kind == "NSM" else kind
        before = own
        strong = own if own in {"L", "R", "AL"} else strong
        types[at] = "AN" if own == "EN" and strong == "AL" else own
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for at in range(1, len(types) - 1):  # W4
        left, kind, right = types[at - 1 : at + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})):
            types[at] = left
    _near_numbers(types)
    strong = outer
    for at, kind in enumerate(types):  # W6, W7
        strong = kind if kind in {"L", "R"} else strong
        if kind in {"ES", "ET", "CS"}:
            types[at] = "ON"
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _near_numbers(types: list[str]) -> None:
    """Rule W5: signs such as % beside a number belong to it."""
    for way in (range(1, len(types)), range(len(types) - 2, -1, -1)):
        step = way.step
        for at in way:
            if types[at] == "ET" and types[at - step] == "EN":
                types[at] = "EN"


def _resolve_neutral(types: list[str], outer: str) -> None:
    """Rules N1 and N2: what stands between two parts of one direction goes with them, else with the line."""
    start = 0
    for neutral, run in groupby(list(types), key=lambda kind: kind in _NEUTRAL):
        end = start + len(list(run))
        if neutral:
            left = _side(types[start - 1]) if start else outer
            right = _side(types[end]) if end < len(types) else outer
            types[start:end] = [left if left == right else outer] * (end - start)
        start = end


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
