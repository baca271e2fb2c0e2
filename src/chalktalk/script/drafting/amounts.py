"""The numbers of a text by their worth, however they are written: 3.5 million, 3,500,000, forty-two, 42 %."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {word: value for value, word in enumerate(_SMALL.split())}
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 20 + 10 * step for step, word in enumerate(_ROUND.split())}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
}  # fmt: skip
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MEANT = {"both": 2.0, "twice": 2.0, "double": 2.0, "doubled": 2.0, "pair": 2.0, "couple": 2.0, "twin": 2.0,
          "triple": 3.0, "thrice": 3.0, "dozen": 12.0, "decade": 10.0, "decades": 10.0, "century": 100.0,
          "single": 1.0}  # fmt: skip
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}

_TOKEN = re.compile(
    r"(?P<digits>(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?(?!\d)|(?<![^\W\d_½¼¾⅓⅔⅕⅛])\d+(?:\.\d+)?)"
    r"|(?P<sign>[½¼¾⅓⅔⅕⅛])|(?P<word>(?:(?![½¼¾⅓⅔⅕⅛])[^\W\d_])+)|(?P<percent>%)|(?P<joint>[-‐‑–—])"
)

_SHARE_AFTER = re.compile(r"[-‐‑ ](third|quarter|fifth|sixth|eighth|tenth)s\b", re.IGNORECASE)
_PERCENT_AFTER = re.compile(r"\s+per ?cent\b", re.IGNORECASE)
_GROUPS = frozenset(_SCALES) - {"hundred"}
"""Scales after which a comma may stand: `one thousand, two hundred`."""
_AND_A_PART = re.compile(r"\s+and an? (half|third|quarter)\b", re.IGNORECASE)
_ORDINAL_AFTER = re.compile(r"[-‐‑ ](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text."""

    start: int
    end: int
    """Characters, half-open."""
    written: str
    worths: frozenset[float]
    """What it may be worth: `5 m` is five or five million, `40 %` forty or 0.4."""
    in_words: bool
    part: bool = False
    """Whether it is a part of a whole, such as `two thirds`."""


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Every number of a text in its order."""
    return tuple(_amounts(text))


def worths_in(text: str) -> frozenset[float]:
    """Everything that a text's numbers may be worth, also of ordinals and of words such as `twice`."""
    found: set[float] = set()
    amounts = amounts_in(text)
    for amount in amounts:
        found |= amount.worths
    for one, other in pairwise(amounts):
        found |= _shared_scale(one, other, text)
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        found |= {_MEANT[word]} if word in _MEANT else set()
        found |= {float(_ORDINALS[word])} if word in _ORDINALS else set()
        if word.rstrip("s") in _FRACTIONS:
            found |= {1 / _FRACTIONS[word.rstrip("s")], 100 / _FRACTIONS[word.rstrip("s")]}
    for tens, ones in re.findall(r"\b(\w+ty)[- ](\w+(?:st|nd|rd|th))\b", text.casefold()):
        if tens in _TENS and ones in _ORDINALS:
            found.add(float(_TENS[tens] + _ORDINALS[ones]))
    return frozenset(found)


def _shared_scale(one: Amount, other: Amount, text: str) -> set[float]:
    """`3 to 5 million`: the first counts in millions too."""
    between = text[one.end : other.start].casefold().strip()
    if between not in ("to", "and", "or", "-", "–", "—"):
        return set()
    base = re.match(r"[\d.,]+|\w+", other.written)
    scale = next((by for name, by in (*_SCALES.items(), ("%", 0.01)) if other.written.casefold().endswith(name)), None)
    return {worth * scale for worth in one.worths} if base and scale else set()


def _amounts(text: str) -> Iterator[Amount]:
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token["digits"] or token["sign"]:
            amount, at = _in_digits(text, tokens, at)
            yield amount
        elif token["word"] and _is_number_word(token["word"]):
            found, at = _in_words(text, tokens, at)
            if found:
                yield found
        else:
            at += 1


def _in_digits(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Amount, int]:
    token = tokens[at]
    value = _SIGNS[token["sign"]] if token["sign"] else float(re.sub(r"[,\s]", "", token["digits"]))
    end, at = token.end(), at + 1
    worths = {value}
    if at < len(tokens) and tokens[at]["sign"] and not text[end : tokens[at].start()].strip():
        value += _SIGNS[tokens[at]["sign"]]
        worths, end, at = {value}, tokens[at].end(), at + 1
    if at < len(tokens) and not text[end : tokens[at].start()].strip():
        after = tokens[at]
        word = (after["word"] or "").casefold()
        glued = after.start() == end
        if word in _SCALES:
            worths, end, at = {value * _SCALES[word]}, after.end(), at + 1
        elif after["percent"] or word in ("percent", "per"):
            worths, end, at = {value, value / 100}, after.end(), at + (word != "per")
        elif glued and word in _LETTERS:
            worths, end, at = {value, value * _LETTERS[word]}, after.end(), at + 1
        elif glued and word in ("s", "st", "nd", "rd", "th"):
            end, at = after.end(), at + 1
    return Amount(token.start(), end, text[token.start() : end], frozenset(worths), in_words=False), max(at, 1)


def _is_number_word(word: str) -> bool:
    low = word.casefold()
    return low in _ONES or low in _TENS or low in _SCALES


def _in_words(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Amount | None, int]:
    """A number in words, if it is one, and the token after it."""
    run, last = _run_from(text, tokens, at)
    start, end, following = tokens[at].start(), tokens[last].end(), last + 1
    worths, part = frozenset(_values(run)), False
    if set(run) <= _SCALES.keys():
        return None, following  # `millions of`, `a hundred`: as good as a figure of speech
    if len(run) == 1 and (share := _SHARE_AFTER.match(text, end)) and run[0] in _ONES:
        worth = _ONES[run[0]] / _FRACTIONS[share[1].casefold()]
        worths, end, following, part = frozenset((worth, worth * 100)), share.end(), last + 2, True
    elif len(run) == 1 and (ordinal := _ORDINAL_AFTER.match(text, end)) and run[0] in _TENS:  # `twenty-first`
        worths = frozenset((float(_TENS[run[0]] + _ORDINALS[ordinal[1].casefold()]),))
        end, following = ordinal.end(), last + 3
    elif (more := _AND_A_PART.match(text, end)) and len(worths) == 1:
        worths = frozenset(worth + 1 / _FRACTIONS[more[1].casefold()] for worth in worths)
        end = more.end()
    elif percent := _PERCENT_AFTER.match(text, end):
        worths |= {worth / 100 for worth in worths}
        end = percent.end()
    return Amount(start, end, text[start:end], worths, in_words=True, part=part), following


def _run_from(text: str, tokens: list[re.Match[str]], first: int) -> tuple[list[str], int]:
    """Number words that belong together, joined by `and`, hyphens or `point`, and the last token among them."""
    run: list[str] = []
    last = first
    for at in range(first, len(tokens)):
        word = (tokens[at]["word"] or "").casefold()
        apart = text[tokens[at - 1].end() : tokens[at].start()].strip() if at > first else ""
        if apart and not (apart == "," and run[-1] in _GROUPS and word not in _GROUPS):
            break
        if _is_number_word(word) or (word == "point" and run):
            run.append(word)
            last = at if word != "point" else last
        elif not (run and (tokens[at]["joint"] or word == "and") and _goes_on(tokens, at)):
            break
    return (run[:-1] if run[-1] == "point" else run), last


def _goes_on(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether `and` after `hundred`, or a hyphen, joins two number words."""
    if at + 1 >= len(tokens) or not _is_number_word(tokens[at + 1]["word"] or ""):
        return False
    if tokens[at]["joint"]:
        return tokens[at][0] in "-‐‑"
    return (tokens[at - 1]["word"] or "").casefold() in _SCALES


def _values(run: list[str]) -> set[float]:
    """What number words are worth: as a number, and as a year where they are two pairs of digits."""
    values = {value for value in (_counted(run), _year(run)) if value is not None}
    if "point" in run:
        cut = run.index("point")
        tail = [word for word in run[cut + 1 :] if word in _ONES]
        scale = 1.0
        for word in run[cut + 1 :]:
            scale *= _SCALES.get(word, 1.0)
        whole = _counted(run[:cut])
        if whole is not None and tail:
            values = {float(f"{whole:.0f}.{''.join(str(_ONES[word]) for word in tail)}") * scale}
    return values


def _counted(run: list[str]) -> float | None:
    total, group = 0.0, 0.0
    for word in run:
        if word in _ONES or word in _TENS:
            group += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            group = max(group, 1.0) * 100
        elif word in _SCALES:
            total += max(group, 1.0) * _SCALES[word]
            group = 0.0
    return total + group if run else None


def _year(run: list[str]) -> float | None:
    """`nineteen eighty-four`."""
    if len(run) not in (2, 3) or any(word in _SCALES for word in run):
        return None
    head = _ONES.get(run[0], _TENS.get(run[0], 0))
    tail = sum(_ONES.get(word, 0) + _TENS.get(word, 0) for word in run[1:])
    return head * 100.0 + tail if 10 <= head <= 20 and 10 <= tail < 100 else None
