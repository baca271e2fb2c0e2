"""The words of a sentence as a voice should get them: what is spoken, with punctuation for its melody."""

import unicodedata

from chalktalk.documents.script import Sentence, Word

# What a voice makes of a written mark. Full stops are left out: inside a sentence they belong to abbreviations.
_MARKS = (
    {mark: mark for mark in ",;:?!"} | dict.fromkeys("…—–)、，", ",") | {"？": "?", "！": "!", "：": ":", "；": ";"}
)
_CLOSING_QUOTES = "\"'”’»›*_]"


def phrased(sentence: Sentence) -> tuple[str, ...]:
    """One text for each word: its spoken form, then the mark that follows it, if any.

    Before an author's pause the voice phrases as before a comma, so that the silence does not cut its melody.
    """
    followers = (*sentence.words[1:], None)
    return tuple(
        _speakable(word.spoken) + _mark_after(word, follower)
        for word, follower in zip(sentence.words, followers, strict=True)
    )


def _mark_after(word: Word, follower: Word | None) -> str:
    mark = _MARKS.get(word.display.rstrip(_CLOSING_QUOTES)[-1:], "")
    if follower is None:
        return mark if mark in ("?", "!") else "."
    if not mark and (word.pause or follower.display.startswith("(")):
        return ","
    return mark


def _speakable(text: str) -> str:
    """Text without control characters, surrogates and the like: espeak-ng takes some of them for commands."""
    return "".join(" " if unicodedata.category(character).startswith("C") else character for character in text)
