"""Parting: where a word that is too long for a caption line may go on in the next.

Scripts that are written without spaces make such words all the time: what stands between two marks is one word. They
may be parted after any sign that a line may end with (the Unicode Line Breaking Algorithm, UAX #14, for ideographs, and
JIS X 4051 for what may start and end a line). An address is parted after its signs, and a very long word anywhere,
with a hyphen where its script has one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Final, NamedTuple

from chalktalk.synchrony.phrases import CLAUSE_ENDS

_NOT_FIRST: Final = CLAUSE_ENDS | frozenset(
    ".)]}»”’」』）】〉》〕%％・·ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ―"
)
"""Signs that no line starts with."""
_NOT_LAST: Final = frozenset("([{«“‘「『（【〈《〔$€£¥＄￥#")
"""Signs that no line ends with."""
_ADDRESS_BREAKS: Final = re.compile(r"(?<=[/?&=#_.:@|\\-])(?![/.])")
_HYPHENATED: Final = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
_JOINERS: Final = "\u200d\u2060"


class Part(NamedTuple):
    """A part of a word."""

    text: str
    after_clause: bool = False
    """Whether a clause ends with it."""
    spaced: bool = False
    """Whether a space stands after it."""


def columns(text: str) -> int:
    """How wide a text is, in characters: East Asian wide ones count twice (UAX #11), marks on a letter not at all."""
    return sum(_columns_of(sign) for sign in text)


def parted(word: str, limit: int) -> tuple[Part, ...]:
    """A word in parts of at most so many columns, as they follow on each other; as it is if it fits into a line.

    A part is wider only if it is a single sign that is.
    """
    if columns(word) <= limit:
        return (Part(word),)
    if " " in word:  # what is spoken as one: `$3.5 million`
        *rest, last = (parted(piece, limit) for piece in word.split(" "))
        return (*(part for parts in rest for part in (*parts[:-1], parts[-1]._replace(spaced=True))), *last)
    if any(is_ideographic(sign) for sign in word):
        return tuple(part for piece in _signs(word) for part in _fitting(piece, limit))
    if _ADDRESS_BREAKS.search(word):
        pieces = [piece for piece in _ADDRESS_BREAKS.split(word) if piece]
        return tuple(Part(text) for piece in pieces for text in _chunks(piece, limit, ""))
    hyphen = "-" if _script(word[0]) in _HYPHENATED or _script(word[len(word) // 2]) in _HYPHENATED else ""
    return tuple(Part(text) for text in _chunks(word, limit, hyphen))


def is_ideographic(sign: str) -> bool:
    """Whether a sign belongs to Chinese or Japanese, which have no spaces; Korean is as wide, and has them."""
    return unicodedata.east_asian_width(sign) in "WF" and not 0xAC00 <= ord(sign) <= 0xD7A3 and not _is_emoji(sign)


def _is_emoji(sign: str) -> bool:
    return unicodedata.category(sign) in {"So", "Sk"}


def _columns_of(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def _clusters(text: str) -> list[str]:
    """What a reader takes for one sign: a letter with its marks, an emoji with what is joined to it (UAX #29)."""
    found: list[str] = []
    for sign in text:
        mark = unicodedata.category(sign).startswith("M") or sign in _JOINERS or 0x1F3FB <= ord(sign) <= 0x1F3FF
        joined = bool(found) and found[-1][-1] == _JOINERS[0]
        flag = bool(found) and len(found[-1]) == 1 and all(0x1F1E6 <= ord(one) <= 0x1F1FF for one in (found[-1], sign))
        if found and (mark or joined or flag):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _signs(word: str) -> Iterator[str]:
    """The smallest parts of a word in ideographs: each sign with the marks that stay by it, foreign words whole."""
    clusters = _clusters(word)
    bound = [_bound(one, following) for one, following in pairwise(clusters)]
    start = 0
    for at, held in enumerate([*bound, False], start=1):
        if not held:
            yield "".join(clusters[start:at])
            start = at


def _bound(one: str, following: str) -> bool:
    """Whether no line may end between two signs."""
    foreign = not (is_ideographic(one[0]) or is_ideographic(following[0]))
    return foreign or following[0] in _NOT_FIRST or one[0] in _NOT_LAST


def _fitting(piece: str, limit: int) -> Iterator[Part]:
    *rest, last = _chunks(piece, limit, "")
    yield from (Part(text) for text in rest)
    yield Part(last, after_clause=last[-1] in CLAUSE_ENDS)


def _chunks(text: str, limit: int, hyphen: str) -> Sequence[str]:
    """A text in the fewest parts that fit, as even as can be; each but the last with a hyphen, where there is one."""
    if columns(text) <= limit:
        return (text,)
    clusters = _clusters(text)
    room = max(1, limit - len(hyphen))
    count = min(len(clusters), ceil(columns(text) / room))
    while True:
        cuts = [len(clusters) * part // count for part in range(count + 1)]
        parts = ["".join(clusters[start:end]) for start, end in pairwise(cuts)]
        if count == len(clusters) or max(map(columns, parts)) <= room:
            return (*(part + hyphen for part in parts[:-1]), parts[-1])
        count += 1
