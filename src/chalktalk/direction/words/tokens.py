"""Words: a text as folded words, each with its place in the text and with what stands between it and the last one."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts that set no spaces between words, or hang endings on them: each of their letters is a word here."""
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Signs that belong to the letter before them."""
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)?|[½¼¾]|[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W\d_]|[{_MARKS}])+"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CLAUSE = frozenset(".;:!?\n\r()[]{}|•…–—→।॥。；：！？।؟‧·।●▪►➜")
_COMMA = frozenset(",،、，")
_SPECIAL = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})
_ARABIC_PREFIXES = ("وال", "بال", "كال", "لل", "ال", "ب", "ل", "و")


class Break(IntEnum):
    """What stands before a word."""

    NONE = 0
    """Space, hyphen, apostrophe."""
    COMMA = 1
    CLAUSE = 2
    """A full stop, a colon, a bracket, a new line; or nothing, at the text's start."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, or a letter of a script without spaces."""

    text: str
    """Folded: small letters without accents."""
    start: int
    """Code point of the text at which it begins."""
    end: int
    before: Break
    capital: bool
    forms: tuple[str, ...]
    """How it may stand in a list: as it is, and for Arabic without what is written on to it."""


def folded(word: str) -> str:
    """A word in small letters and without accents: `Größe` and `grosse` are alike."""
    small = word.casefold()
    if small.isascii() or (len(small) == 1 and "\u3040" <= small <= "\u9fff"):
        return small
    small = unicodedata.normalize("NFKD", small.translate(_SPECIAL))
    return "".join(c for c in small if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u065f")).translate(_SPECIAL)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; a hashtag's words one by one (`#ProductLaunch`)."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        before = _break_of(gap) if found else Break.CLAUSE
        if gap == ":" and text[last - 1].isdigit() and text[start].isdigit():
            before = Break.NONE
        parts = [(start, end)]
        if gap.endswith("#") and text[start:end].isascii():
            parts = [(start + m.start(), start + m.end()) for m in _CAMEL.finditer(match.group())] or parts
        for number, (a, b) in enumerate(parts):
            word = text[a:b]
            form = folded(word)
            before_it = Break.NONE if number else before
            found.append(Token(form, a, b, before_it, word[0].isupper(), _forms(form)))
        last = end
    return tuple(found)


def _forms(word: str) -> tuple[str, ...]:
    if not "\u0600" <= word[:1] <= "\u06ff":
        return (word,)
    cut = (word.removeprefix(prefix) for prefix in _ARABIC_PREFIXES if word.startswith(prefix))
    return (word, *(form for form in cut if len(form) > 2))


def words_in(phrase: str) -> tuple[str, ...]:
    """A phrase of a list as folded words; an asterisk at a word's end stays: any ending may follow."""
    words: list[str] = []
    for match in _WORD.finditer(phrase):
        star = "*" if phrase[match.end() : match.end() + 1] == "*" else ""
        words.append(folded(match.group()) + star)
    return tuple(words)


def _break_of(gap: str) -> Break:
    if gap in {" ", "", "-", "'", "’"}:
        return Break.NONE
    if not _CLAUSE.isdisjoint(gap) or " - " in gap or "\n" in gap:
        return Break.CLAUSE
    return Break.NONE if _COMMA.isdisjoint(gap) else Break.COMMA
