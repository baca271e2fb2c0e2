"""Numbers as English writes them, in digits or in words, as tokens of a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Token

from chalktalk.analysis.language.wording import words

DIGITS = re.compile(r"^[+\-−]?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$")
RANGE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)[–—-](\d[\d,]*(?:\.\d+)?)$")
GLUED = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(k|mn|bn|tn|x)$", re.IGNORECASE)
"""`2bn` and `10x`, which the tokeniser leaves whole."""
WITH_UNIT = re.compile(r"^(\d[\d,]*(?:\.\d+)?)([^\W\d_]{1,4}|°[CF]?)$")
"""`3.2GHz` and `99p`, which it leaves whole as well."""
SLASHED = re.compile(r"^(\d+)/(\d+)$")
SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}
ONES = dict(zip(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), range(20), strict=True,
)) | {"nought": 0}  # fmt: skip
TENS = dict(zip(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True,
))  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "mn": 1e6, "m": 1e6, "bn": 1e9, "B": 1e9, "b": 1e9, "tn": 1e12, "T": 1e12}
"""Letters behind a number that multiply it; single ones do so only for money."""
ALWAYS_SCALE = words("k K mn bn tn")
APART = words("mn bn tn")
"""Those that may stand apart from their number."""
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
         "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000, "millionth": 1e6,
         "billionth": 1e9}  # fmt: skip
ARTICLES = words("a an")
MOST = 100
"""The largest base and power that are worked out."""
ENDING = words("ADP VERB AUX PUNCT CCONJ SCONJ ADV")
"""What follows a part of a whole that is left out; a noun would make it `a third man`."""
LONGEST = 30
"""Words that a number is looked for in."""
HYPHENS = frozenset("-‐‑")
MINUS = frozenset({"minus", "-", "−", "–"})


@dataclass(frozen=True)
class Numeral:
    """A number in a sentence."""

    start: int
    end: int
    """Token indices, half-open."""
    value: float
    share: str | None = None
    """For a part of a whole, as it would be shown: `2 in 5`, `1/3`. Its value is then below 1."""
    in_words: bool = False
    glued: str = ""
    """The unit that is written in one with it: `GHz` of `3.2GHz`."""
    elided: bool = False
    """Whether the whole is left out: `a third of the heat …, a quarter through the roof`."""


def numerals(tokens: Sequence[Token], money: frozenset[int] = frozenset()) -> Iterator[Numeral]:
    """All numbers, in order; those after the currency signs in `money` may end in `M` or `B`."""
    at = 0
    while at < len(tokens):
        if (between := RANGE.match(tokens[at].text)) is not None:
            low, high = _digits(between[1]), _digits(between[2])
            if low is not None and high is not None and low < high:
                yield from (Numeral(at, at + 1, low), Numeral(at, at + 1, high))
        found = _fraction(tokens, at) or _slashed(tokens, at) or _share(tokens, at) or _signed(tokens, at, money)
        if found is not None:
            yield found
            at = found.end
        else:
            at += 1


def _signed(tokens: Sequence[Token], at: int, money: frozenset[int]) -> Numeral | None:
    negative = tokens[at].lower_ in MINUS and (tokens[at].lower_ == "minus" or _is_sign(tokens, at))
    found = cardinal(tokens, at + negative, money=at + negative - 1 in money)
    return replace(found, start=at, value=-found.value) if found and negative else found


def _is_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash belongs to the number after it and to nothing before it."""
    free = at == 0 or bool(tokens[at - 1].whitespace_) or tokens[at - 1].text == "("
    return free and not tokens[at].whitespace_


def cardinal(tokens: Sequence[Token], at: int, *, money: bool = False) -> Numeral | None:
    """`1,796`, `3.5 million`, `two hundred and thirty`, `three and a half billion`, `a dozen`, `half a million`."""
    if at >= len(tokens):
        return None
    glued = GLUED.match(tokens[at].text)
    if glued is not None and glued[2].lower() != "x":
        number = _digits(glued[1])
        return Numeral(at, at + 1, number * LETTERS[glued[2].lower()]) if number is not None else None
    if (with_unit := WITH_UNIT.match(tokens[at].text)) is not None:
        number = _digits(with_unit[1])
        return Numeral(at, at + 1, number, glued=with_unit[2]) if number is not None else None
    value, end = _digits(tokens[at].text), at + 1
    if value is None:
        return _in_words(tokens, at)
    letter = tokens[end].text if end < len(tokens) else ""
    if letter in (APART if tokens[at].whitespace_ else LETTERS if money or _counts_by(tokens, end) else ALWAYS_SCALE):
        return Numeral(at, end + 1, value * LETTERS[letter])
    return _raised(tokens, _scaled(tokens, Numeral(at, end, value)))


def _counts_by(tokens: Sequence[Token], letter: int) -> bool:
    """Whether a letter behind a number is a scale and no unit, as something else is counted: `2.5m people`."""
    said = tokens[letter : letter + 2]
    return len(said) == 2 and said[0].text in ("m", "M") and said[1].tag_ == "NNS"


def _raised(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """The same to the power that is said after it: `ten to the power of twelve`, `10^12`."""
    at = found.end
    if [token.lower_ for token in tokens[at : at + 3]] == ["to", "the", "power"]:
        at += 3 + (at + 3 < len(tokens) and tokens[at + 3].lower_ == "of")
    elif at < len(tokens) and tokens[at].text in ("^", "**"):
        at += 1
    power = cardinal(tokens, at) if at > found.end else None
    fits = power is not None and 0 < found.value <= MOST and abs(power.value) <= MOST
    return replace(found, end=power.end, value=found.value**power.value) if power and fits else found


def _digits(text: str) -> float | None:
    if not DIGITS.match(text) or not any(sign.isdecimal() for sign in text) or len(text) > 30:
        return None
    return float(text.replace(",", "").replace("−", "-"))


def _scaled(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """The same with `and a half` and the scale words that follow: `2.8 billion`, `a million and a half`."""
    value, end, scale = found.value, found.end, 1.0
    if _and_a_half(tokens, end):
        value, end = value + 0.5, end + 3
    while end < len(tokens) and tokens[end].lower_ in SCALES:
        scale, end = scale * SCALES[tokens[end].lower_], end + 1
    if end > found.end and value == found.value and _and_a_half(tokens, end):
        value, end = value + 0.5, end + 3
    return replace(found, value=value * scale, end=end)


def _and_a_half(tokens: Sequence[Token], at: int) -> bool:
    return [token.lower_ for token in tokens[at : at + 3]] in (["and", "a", "half"], ["and", "one", "half"])


def _in_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """`a hundred`, `half a million`, `two hundred and thirty`, `three point one four`."""
    lower = [token.lower_ for token in tokens[at : at + LONGEST]]
    if lower[:2] == ["half", "a"] and lower[2:3] and lower[2] in SCALES:
        return _scaled(tokens, Numeral(at, at + 2, 0.5, in_words=True))
    if lower[0] == "a" and lower[1:2] and lower[1] in SCALES:
        if _and_a_half(tokens, at + 2):
            return _scaled(tokens, Numeral(at, at + 1, 1.0, in_words=True))
        lower[0] = "one"
    value, used = _spelled(lower)
    if not used:
        return None
    if lower[used : used + 1] == ["point"]:
        digits = list(takewhile(ONES.__contains__, lower[used + 1 :]))
        value += sum(ONES[digit] / 10 ** (n + 1) for n, digit in enumerate(digits))
        used += (1 + len(digits)) * bool(digits)
    return _raised(tokens, _scaled(tokens, Numeral(at, at + used, value, in_words=True)))


def _spelled(lower: Sequence[str]) -> tuple[float, int]:
    """The number that words start with, below a thousand first, then scale by scale; and how many words it takes."""
    total, current, used = 0.0, 0.0, 0
    for n, word in enumerate(lower):
        if word in ONES and (not used or current % 100 == 0 or (current % 10 == 0 and ONES[word] < 10)):
            current, used = current + ONES[word], n + 1
        elif word in TENS and (not used or current % 100 == 0):
            current, used = current + TENS[word], n + 1
        elif word in SCALES and used == n and current and (word != "dozen" or n == 1):
            if word == "hundred":
                current, used = current * 100, n + 1
            else:
                total, current, used = total + current * SCALES[word], 0.0, n + 1
        elif not (n and used == n and _goes_on(lower, n)):
            break
    return total + current, used


def _goes_on(lower: Sequence[str], at: int) -> bool:
    """Whether a hyphen or `and` lies inside a number: `eighty-eight`, `two hundred and thirty`."""
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] not in HYPHENS | {"and"}:
        return False
    if lower[at] == "and":
        return lower[at - 1] in SCALES and (following in ONES or following in TENS) and lower[at - 1] != "dozen"
    return (lower[at - 1] in TENS and following in ONES) or following in SCALES


def _fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """`a third of`, `two-thirds`, `half the`, `seven hundredths of a second`."""
    lower = [token.lower_ for token in tokens[at : at + 5]]
    if lower[0] == "half" and not (lower[1:2] and lower[1] in ARTICLES | HYPHENS):
        whole = len(lower) > 1 and (lower[1] in ("of", "all") or tokens[at + 1].tag_ in ("DT", "PRP$", "PDT"))
        return Numeral(at, at + 1, 0.5, "1/2", in_words=True) if whole else None
    if lower[:2] in (["half", "a"], ["half", "an"]) and len(lower) > 2 and lower[2] not in SCALES:
        return Numeral(at, at + 2, 0.5, in_words=True)
    upper = Numeral(at, at + 1, 1.0) if lower[0] in ARTICLES else cardinal(tokens, at)
    if upper is None or upper.end >= len(tokens):
        return None
    place = upper.end + (tokens[upper.end].text in HYPHENS)
    name = tokens[place].lower_ if place < len(tokens) else ""
    below = PARTS.get(name) or PARTS.get(name.removesuffix("s")) or (2 if name == "halves" else None)
    if below is None or upper.value >= below:
        return None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    of = after is not None and after.lower_ == "of"
    elided = not of and upper.value == 1 and (after is None or after.pos_ in ENDING) and name not in ("half", "second")
    if not (of or elided or (name.endswith("s") and upper.value > 1)):
        return None
    return Numeral(at, place + 1, upper.value / below, f"{upper.value:g}/{below:.0f}", in_words=True, elided=elided)


def _slashed(tokens: Sequence[Token], at: int) -> Numeral | None:
    """`1/500 of a second`, `¾ of them`, `3½ metres`."""
    text = tokens[at].text
    before, sign = text[:-1], SIGNS.get(text[-1:])
    if sign is not None and (not before or before.isdecimal()):
        return Numeral(at, at + 1, int(before or 0) + sign[0] / sign[1], None if before else f"{sign[0]}/{sign[1]}")
    slashed = SLASHED.match(text)
    of = slashed is not None and [token.lower_ for token in tokens[at + 1 : at + 2]] == ["of"]
    if slashed is None or not of or not int(slashed[1]) < int(slashed[2]):
        return None
    return Numeral(at, at + 1, int(slashed[1]) / int(slashed[2]), text)


def _share(tokens: Sequence[Token], at: int) -> Numeral | None:
    """`two in five`, `one in every ten`, `9 out of 10`."""
    few = cardinal(tokens, at)
    if few is None or few.value < 1 or few.end >= len(tokens):
        return None
    after = few.end
    person = few.value == 1 and tokens[after].tag_ == "NN"  # `one woman in eight`
    after += person
    if [token.lower_ for token in tokens[after : after + 2]] == ["out", "of"]:
        after += 2
    elif after < len(tokens) and tokens[after].lower_ == "in":
        after += 1
    else:
        return None
    if after < len(tokens) and tokens[after].lower_ == "every":
        after += 1
    many = cardinal(tokens, after)
    if many is None or not few.value < many.value or not _is_round(many.value):
        return None
    return Numeral(at, many.end, few.value / many.value, f"{few.value:,.15g} in {many.value:,.15g}")


def _is_round(value: float) -> bool:
    """Whether people are counted by so many: up to ten, by fives to a hundred, or 1 to 9 with noughts."""
    digits = f"{value:.0f}"
    return value <= 12 or (value <= 100 and value % 5 == 0) or not digits[1:].strip("0")
