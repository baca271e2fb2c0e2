"""What belongs together when text is set in several typefaces, and where a line of it may be broken."""

from functools import lru_cache
from unicodedata import category, name, normalize

_JOINED = frozenset({"Mn", "Me", "Mc", "Cf"})
"""Marks over and under letters, joiners and the like: never apart from what they follow."""
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)

_UNSPACED = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Burmese
    range(0x1780, 0x1800),  # Khmer
    range(0x2E80, 0x3400),  # radicals, punctuation, kana, enclosed forms
    range(0x3400, 0xA000),  # ideographs
    range(0xF900, 0xFB00),
    range(0xFF00, 0xFFF0),  # full and half width
    range(0x1F000, 0x1FB00),  # emoji
    range(0x20000, 0x32000),
)
"""Scripts that are written without spaces between words."""

_NEVER_FIRST = frozenset("、。，．・：；？！ー々〻ゝゞヽヾ〜）］｝〕〉》」』】〙〗〟’”…‥–—%％.,:;!?)]}»›")
_NEVER_FIRST_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“([{«‹$£¥＄￥￡#")
"""After JIS X 4051: what may not begin a line, and what may not end one."""


@lru_cache(maxsize=10_000)
def clusters(text: str) -> tuple[str, ...]:
    """The signs a reader takes for one each: a letter with its marks, an emoji with all its parts, a flag."""
    found: list[str] = []
    for sign in text:
        code = ord(sign)
        last = found[-1] if found else ""
        flag = code in _FLAGS and len(last) == 1 and ord(last) in _FLAGS
        if last and (category(sign) in _JOINED or code in _SKIN or last[-1] == _JOINER or flag):
            found[-1] += sign
        else:
            found.append(sign)
    return tuple(found)


def is_unseen(sign: str) -> bool:
    """Whether a character leaves no mark of its own: spaces, joiners, variation selectors, controls."""
    return sign.isspace() or category(sign) in {"Cf", "Cc", "Zl", "Zp"} or 0xFE00 <= ord(sign) <= 0xFE0F


def is_control(cluster: str) -> bool:
    """Whether it is a command rather than text: to a terminal, to a printer, or to what sets the line's direction."""
    return category(cluster[0]) in {"Cc", "Zl", "Zp"} or cluster in _DIRECTIONS


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def letters_to_draw(cluster: str) -> str:
    """The characters of a cluster that a font has to have, composed as far as they can be."""
    return "".join(sign for sign in normalize("NFC", cluster) if not is_unseen(sign))


def pieces(word: str) -> tuple[str, ...]:
    """The parts of a word between which a line may be broken: all of it, or sign by sign where no spaces are used."""
    found: list[str] = []
    for sign in clusters(word):
        if found and not _may_part(found[-1][-1], sign[0]):
            found[-1] += sign
        else:
            found.append(sign)
    return tuple(found)


def _may_part(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or after in _NEVER_FIRST_SMALL or before in _NEVER_LAST:
        return False
    return _unspaced(before) or _unspaced(after)


def _unspaced(sign: str) -> bool:
    code = ord(sign)
    return code > 0x0E00 and any(code in block for block in _UNSPACED)


def is_sign(cluster: str) -> bool:
    """Whether it says nothing that a reader could spell: an emoji, a symbol, a character that is not assigned."""
    return category(cluster[0])[0] in "SC"


def script_of(sign: str) -> str:
    """What to call the script of a character, for people."""
    if category(sign) == "So" and ord(sign) >= 0x2600:
        return "emoji"
    if category(sign)[0] not in "LM":
        return "symbols"
    first = name(sign, "unknown").split()[0].split("-")[0]
    return _CALLED.get(first, first.capitalize())


_CALLED = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_CALLED |= dict.fromkeys(("MATHEMATICAL", "FULLWIDTH", "HALFWIDTH", "MODIFIER", "COMBINING", "UNKNOWN"), "symbols")
_IDEOGRAPHIC = {"Chinese", "Japanese", "Korean"}


def noto_for(script: str) -> str:
    """A free font that has a script, by the name under which it is found everywhere."""
    if script in _IDEOGRAPHIC:
        return "Noto Sans CJK"
    return {"emoji": "Noto Color Emoji", "symbols": "Noto Sans Symbols"}.get(script, f"Noto Sans {script}")


def package_for(script: str) -> str:
    """The Debian package, also Ubuntu's, in which that font comes."""
    if script in _IDEOGRAPHIC:
        return "fonts-noto-cjk"
    return "fonts-noto-color-emoji" if script == "emoji" else "fonts-noto-core"
