"""From a sentence as written to its words, each as shown and as spoken.

A word is what stands between two spaces, with three exceptions: what a rule reads as one unit stays together
(`$3.5 million`), a dash between two words ends the first of them, and marks with nothing to say (a lone dash, a quote,
a picture sign) belong to the word before them, or at the start of a sentence to the word after.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, numeric

from chalktalk.script.lexicon import GREEK, SYMBOLS, SYMBOLS_ELSEWHERE
from chalktalk.script.numbers import cardinal, plain
from chalktalk.script.rules import ENGLISH, Rule, plain_rules

_DASH = re.compile(r"(?:[—―⸺]|--+)[\"'”’)\]]*|[，、；：]")
"""What ends a word though no space follows."""
_CLOSING = tuple(".,")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Reading:
    """A word's place in its sentence, and how it is shown and said."""

    start: int
    """The first character that it shows."""
    end: int
    """One past the last."""
    display: str
    spoken: str


def reading_language(tag: str) -> str:
    """The language by whose rules a script is read, from a BCP 47 tag: one English for all its regions."""
    base, _, region = tag.partition("-")
    return "en" if base.lower() == "en" else f"{base.lower()}{region and f'-{region}'}"


def readings_of(text: str, language: str) -> tuple[Reading, ...]:
    """The words of a sentence; none where there is nothing to say. Their displays hold every visible character."""
    rules, symbols = _speech_of(language)
    found: list[tuple[int, str]] = []  # where each word ends, and what it says
    position = first = _skip_spaces(text, 0)
    while position < len(text):
        said, position = _word_at(text, position, rules, symbols, language)
        if said:
            found.append((position, said))
        elif found:
            found[-1] = (position, found[-1][1])
        position = _skip_spaces(text, position)
    readings: list[Reading] = []
    for end, said in found:
        start = _skip_spaces(text, readings[-1].end) if readings else first
        readings.append(Reading(start, end, _display(text[start:end]), said))
    return tuple(readings)


def _word_at(text: str, start: int, rules: tuple[Rule, ...], symbols: dict[str, str], language: str) -> tuple[str, int]:
    """What the word that starts here says, and where it ends."""
    said: list[str] = []
    position = start
    while position < len(text) and not text[position].isspace():
        if dash := _DASH.match(text, position):
            return " ".join(said), dash.end()
        piece, position = _piece_at(text, position, rules, symbols, language)
        if piece:
            said.append(piece)
    return " ".join(said), position


def _piece_at(
    text: str, position: int, rules: tuple[Rule, ...], symbols: dict[str, str], language: str
) -> tuple[str, int]:
    """What a part of a word says, and where it ends: a rule's match, a run of letters, or one sign."""
    sign = text[position]
    if sign.isdecimal() and position > 0 and text[position - 1].isalpha():  # H2O, A380: part of a name
        end = next((at for at in range(position, len(text)) if not text[at].isdecimal()), len(text))
        return cardinal(plain(text[position:end], language), language), end
    for rule in rules:
        if (match := rule.pattern.match(text, position)) and match.end() > position and (said := rule.speak(match)):
            possessive = _POSSESSIVE.match(text, match.end())
            return (f"{said}'s", possessive.end()) if possessive else (said, match.end())
    if sign.isalpha() and sign not in symbols:
        end = _letters_end(text, position)
        run = text[position:end]
        return (GREEK[run] if language == "en" and run in GREEK else _plain_letters(run)), end
    return _sign_said(sign, symbols, language), position + 1


def _sign_said(sign: str, symbols: dict[str, str], language: str) -> str:
    """What a single sign says; nothing for punctuation."""
    value = numeric(sign, None)
    if sign in symbols or value is None or value != int(value):
        return symbols.get(sign, "")
    return cardinal(str(int(value)), language)


def _letters_end(text: str, position: int) -> int:
    """Where a run of letters ends; apostrophes and hyphens between letters belong to it, and accents do."""
    while position < len(text):
        sign = text[position]
        joins = sign in _APOSTROPHES or sign in _HYPHENS
        if not (_is_letter(sign) or (joins and position + 1 < len(text) and text[position + 1].isalpha())):
            break
        position += 1
    return position


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or category(sign).startswith("M")


def _plain_letters(run: str) -> str:
    return "".join("'" if sign in _APOSTROPHES else "-" if sign in _HYPHENS else sign for sign in run)


def _display(written: str) -> str:
    """As written, on one line; a full stop or comma that a removed mark left alone goes back to its word."""
    parts: list[str] = []
    for part in written.split():
        if parts and part.startswith(_CLOSING) and not part[1:2].isdigit():
            parts[-1] += part
        else:
            parts.append(part)
    return " ".join(parts)


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


@lru_cache(maxsize=16)
def _speech_of(language: str) -> tuple[tuple[Rule, ...], dict[str, str]]:
    if language == "en":
        return ENGLISH, SYMBOLS
    symbols = SYMBOLS_ELSEWHERE.get(language.partition("-")[0], {})
    return plain_rules(language, symbols), symbols
