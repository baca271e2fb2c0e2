"""Moderation without a network: words that no explainer says, found through the usual disguises.

It judges words, never meaning: what is harmful without a bad word passes. It is what there is when nobody better is
configured. `wordlist.toml` holds the words and the rule by which they are chosen.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chalktalk.documents.asking import ModerationAnswer, ModerationRequest, Request, Usage
from chalktalk.errors import MisaskedError
from chalktalk.providers.ports import Access, Reply

_TOKEN = re.compile(r"[^\W_](?:[\w@$!|*+’']{0,40}[\w@$*])?|[@$](?:[\w@$!|*]{0,40}\w)")
"""A word, with what may stand for letters in it; of bounded length, so that no text takes long."""
_SPELLED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*][^\W\d_](?![^\W_]))+")
"""Single letters set apart: `f u c k`, `f.u.c.k`."""
_SHORTEST_SPELLED, _LONGEST_SPELLED = 4, 16
"""Letters; shorter runs are initials and formulas."""
_LEET = str.maketrans("0134578@$!|+", "oieastbasiit")
_LETTERS = str.maketrans("аеорсухіѕ", "aeopcyxis")
"""Cyrillic letters that look like Latin ones."""
_MARKS = frozenset("@$!|+")
_LONG_RUN = re.compile(r"(\w)\1{2,}")


class WordList:
    """The embedded judge of words."""

    async def ask(self, request: Request[ModerationAnswer], model: str, access: Access) -> Reply[ModerationAnswer]:  # noqa: ARG002  as `Adapter` has it
        """Judge a text by its words.

        Raises:
            MisaskedError: if there is a picture, which it cannot see.
        """
        assert isinstance(request, ModerationRequest)
        if request.picture is not None:
            hint = "configure a moderation provider that sees pictures, such as OpenAI"
            raise MisaskedError("the embedded word list cannot judge pictures", hints=(hint,))
        categories = flagged(request.text)
        return Reply(ModerationAnswer(allowed=not categories, categories=categories), Usage())


def flagged(text: str) -> tuple[str, ...]:
    """The categories of all words of a text that are not said, in alphabetical order; none for most texts."""
    plain = _plain(text)
    tokens = _TOKEN.findall(plain)
    readings = {token: _readings(token) for token in set(tokens)}
    said = {reading for token in readings.values() for reading in token}
    spelled = ["".join(filter(str.isalpha, run.group())) for run in _SPELLED.finditer(plain)]
    listed = _listed()
    found = {
        category
        for category, pattern in listed.words.items()
        if any(map(pattern.fullmatch, said)) or any(_hidden(pattern, letters) for letters in spelled)
    }
    row = [readings[token] for token in tokens]
    found |= {category for words, category in listed.phrases if said.issuperset(words) and _holds(row, words)}
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Listed:
    words: dict[str, re.Pattern[str]]
    """By category: a pattern of one whole word."""
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    """Words in a row, and their category."""


@cache
def _listed() -> _Listed:
    table: dict[str, dict[str, Any]]
    table = tomllib.loads(files("chalktalk.providers").joinpath("wordlist.toml").read_text("utf-8"))
    insults = table.pop("insult")
    pairs = (((first, word), "slur") for first in insults["after"] for word in insults["words"])
    phrases = ((tuple(phrase.split()), name) for name, entry in table.items() for phrase in entry.get("phrases", ()))
    words = {
        name: re.compile("|".join(word.replace("*", r"\w*") for word in entry["words"]))
        for name, entry in table.items()
        if "words" in entry
    }
    return _Listed(words, (*pairs, *phrases))


def _plain(text: str) -> str:
    """In lower case, without accents and invisible characters, in Latin letters."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(mark for mark in apart if unicodedata.category(mark) not in ("Mn", "Cf"))
    return _LONG_RUN.sub(r"\1\1\1", bare)


def _readings(token: str) -> tuple[str, ...]:
    """What a word may be meant to say: as it stands, with look-alikes read as letters, without drawn-out letters."""
    readings = [token]
    digits = sum(mark.isdigit() for mark in token)
    if (digits or _MARKS & set(token)) and 2 * digits < len(token):  # sh1t, and not the road SH17
        readings.append(token.translate(_LEET))
    if 0 < 2 * token.count("*") <= len(token) and token[0] != "*":
        readings += _filled(token)
    drawn = [_LONG_RUN.sub(by, reading) for reading in readings for by in (r"\1", r"\1\1") if _LONG_RUN.search(reading)]
    return tuple(dict.fromkeys((*readings, *drawn)))


def _filled(token: str) -> Iterator[str]:
    """A word with stars for letters, by the words whose middle they usually hide."""
    pattern = re.compile(re.escape(token).replace(r"\*", "[a-z]"))
    return (
        word for word in ("fuck", "fucking", "fucked", "fucker", "shit", "shitty", "cunt") if pattern.fullmatch(word)
    )


def _hidden(pattern: re.Pattern[str], letters: str) -> bool:
    """Whether letters set apart spell a word that is long enough not to be chance."""
    return any(
        pattern.fullmatch(letters, start, end)
        for start in range(len(letters))
        for end in range(start + _SHORTEST_SPELLED, min(len(letters), start + _LONGEST_SPELLED) + 1)
    )


def _holds(tokens: Sequence[tuple[str, ...]], words: Sequence[str]) -> bool:
    """Whether words follow one another in a text."""
    return any(
        all(word in token for word, token in zip(words, tokens[at : at + len(words)], strict=True))
        for at in range(len(tokens) - len(words) + 1)
    )
