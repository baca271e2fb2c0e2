"""Finding the terms of a lexicon among a script's words: the author's, then those that are built in."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

from chalktalk.documents.brief import Pronunciation
from chalktalk.documents.script import Word
from chalktalk.script.words import Reading, reading_language, readings_of

_OPENING, _CLOSING = "([{<“‘\"'«‹„‚¿¡*_`", ".,:;!?…)]}>”’\"'»›*_`—–"
_SIBILANTS, _VOICELESS = tuple("szʃʒ"), tuple("ptkfθ")


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word of a text, and where its pronunciation comes from."""

    word: Word
    entry: Pronunciation | None
    """The lexicon's; None leaves it to the voice."""


def said_words(text: str, language: str, own: Sequence[Pronunciation]) -> tuple[SaidWord, ...]:
    """The words of a short text as a script's would be spoken; `language` is a BCP 47 tag."""
    read_as = reading_language(language)
    readings = readings_of(text, read_as)
    return tuple(
        SaidWord(Word(display=reading.display, spoken=said.spoken, pronunciation=said.ipa), said.entry)
        for reading, said in zip(readings, Lexicon(own, read_as).said(readings), strict=True)
    )


@dataclass(frozen=True, slots=True)
class Said:
    """How one word is said."""

    spoken: str
    ipa: str | None = None
    entry: Pronunciation | None = None
    """The lexicon's, where it has one."""


class Lexicon:
    """The author's lexicon with the built-in one behind it."""

    def __init__(self, own: Sequence[Pronunciation], language: str) -> None:
        """`language` is a BCP 47 tag; the built-in lexicon is for English alone."""
        self._english = language.partition("-")[0].lower() == "en"
        in_any_case, as_written = _built_in() if self._english else ({}, {})
        mine = {_folded(term_key(entry.word)): entry for entry in own}
        self._in_any_case = {**in_any_case, **mine}
        self._as_written = {key: entry for key, entry in as_written.items() if _folded(key) not in mine}
        self._longest = max((len(key) for key in (*self._in_any_case, *self._as_written)), default=1)

    def said(self, readings: Sequence[Reading]) -> tuple[Said, ...]:
        """How the words of a sentence are said; of two terms that begin with the same word, the longer one counts."""
        found: list[Said] = []
        while len(found) < len(readings):
            rest = readings[len(found) : len(found) + self._longest]
            lengths = range(len(rest), 0, -1)
            found += next(filter(None, (self._term(rest[:length]) for length in lengths)), (Said(rest[0].spoken),))
        return tuple(found)

    def _term(self, readings: Sequence[Reading]) -> tuple[Said, ...]:
        """These words, if together they are a term of the lexicon."""
        *before, last = readings
        start = tuple(reading.display.lstrip(_OPENING) for reading in before)
        for written in dict.fromkeys((last.display, last.display.lstrip(_OPENING).rstrip(_CLOSING))):
            for form, ending in _forms(written):
                key = term_key(" ".join((*start, form)))
                entry = self._as_written.get(key) or self._in_any_case.get(_folded(key))
                if entry and len(key) == len(readings):
                    return self._pronounced(entry, readings, ending)
        return ()

    def _pronounced(self, entry: Pronunciation, readings: Sequence[Reading], ending: str) -> tuple[Said, ...]:
        if entry.ipa is not None:
            parts = entry.ipa.split() if len(readings) > 1 else [entry.ipa]
            if ending:
                parts[-1] += _spoken_ending(parts[-1]) if self._english else "s"
            return tuple(Said(word.spoken, ipa, entry) for word, ipa in zip(readings, parts, strict=True))
        parts = (entry.respelling or "").split() if len(readings) > 1 else [entry.respelling or ""]
        parts[-1] += ending
        return tuple(Said(part, None, entry) for part in parts)


def _forms(word: str) -> Iterator[tuple[str, str]]:
    """A word as it is, then without an ending that it may have, and that ending."""
    yield word, ""
    for ending in ("'s", "’s", "s", "es"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending), ending.replace("’", "'")


def _spoken_ending(ipa: str) -> str:
    """The sound of an English plural or possessive."""
    if ipa.endswith(_SIBILANTS):
        return "ɪz"
    return "s" if ipa.endswith(_VOICELESS) else "z"


def term_key(term: str) -> tuple[str, ...]:
    """A term's words, however its accents and apostrophes are typed."""
    return tuple(normalize("NFC", term).replace("’", "'").split())


def _folded(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in key)


@cache
def _built_in() -> tuple[Mapping[tuple[str, ...], Pronunciation], Mapping[tuple[str, ...], Pronunciation]]:
    """Terms in any case, in lower case, and terms as they are written."""
    tables = tomllib.loads(Path(__file__).with_name("pronunciations.toml").read_text("utf-8"))
    in_any_case, as_written = (
        {term_key(word): Pronunciation(word=word, ipa=ipa) for word, ipa in tables[name].items()}
        for name in ("in any case", "as written")
    )
    return in_any_case, as_written
