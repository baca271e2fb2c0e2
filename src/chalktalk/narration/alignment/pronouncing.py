"""How the script's words are said: as the author says, else by the dictionary, else as espeak-ng would say them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from chalktalk.engine import room_cache
from chalktalk.narration.alignment.arpabet import arpabet
from chalktalk.narration.alignment.sphinx import DICTIONARY
from chalktalk.narration.alignment.words import SpokenWord
from chalktalk.narration.libespeak import phonemes_of

Pronunciation = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_UNKNOWN: Pronunciation = ("AH",)


@dataclass(frozen=True, slots=True)
class Token:
    """One word in the dictionary's sense, and the unit of the script it belongs to."""

    word: int
    text: str
    pronunciations: tuple[Pronunciation, ...]
    in_dictionary: bool


def tokens_of(text: str) -> list[str]:
    """The words of a spoken text as the dictionary spells them."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def pronounced(words: Sequence[SpokenWord], dialect: str) -> tuple[Token, ...]:
    """The tokens of all words in order, each with every way it may be said."""
    texts = [[] if word.ipa else tokens_of(word.text) for word in words]
    known = {text: _in_dictionary(text) for group in texts for text in group}
    strange = sorted(text for text, ways in known.items() if not ways)
    spelled = {text: arpabet(ipa) for text, ipa in zip(strange, phonemes_of(strange, dialect), strict=True)}
    tokens = []
    for index, (word, group) in enumerate(zip(words, texts, strict=True)):
        if word.ipa:
            tokens.append(Token(index, word.text, (arpabet(word.ipa) or _UNKNOWN,), in_dictionary=False))
        for text in group:
            ways = known[text] or (spelled[text] or _UNKNOWN,)
            tokens.append(Token(index, text, ways, in_dictionary=bool(known[text])))
    return tuple(tokens)


def _in_dictionary(word: str) -> tuple[Pronunciation, ...]:
    lines = _dictionary()
    first = bisect_left(lines, word, key=_name)
    following = (lines[index] for index in range(first, len(lines)))
    ways = takewhile(lambda line: _name(line) == word, following)
    return tuple(tuple(line.split()[1:]) for line in ways)


def _name(line: str) -> str:
    return line.partition(" ")[0].partition("(")[0]


@room_cache()
def _dictionary() -> list[str]:
    """Its lines, which are sorted by their words: about 12 MB."""
    return DICTIONARY.read_text(encoding="utf-8").splitlines()
