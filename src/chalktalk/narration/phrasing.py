"""The words of a sentence as a voice should get them: what is spoken, with punctuation for its melody."""

import unicodedata

from chalktalk.documents.script import Sentence, Word

# What a voice makes of a written mark. Full stops are left out: inside a sentence they belong to abbreviations.
_MARKS = (
    {mark: mark for mark in ",;:?!"} | dict.fromkeys("…—–)、，", ",") | {"？": "?", "！": "!", "：": ":", "；": ";"}
)
_INSIDE_WORDS = "'’-\u200c\u200d"  # the last two are joiners that some scripts spell with
_LONGEST_RUN = 60
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
    """Letters, digits, apostrophes and hyphens, in runs that no engine chokes on.

    Script has already put signs into words. What is left of them could be taken for commands, or for characters to
    name one by one: espeak-ng has been seen to overrun its buffers on those.
    """
    letters = "".join(character if _is_spoken(character) else " " for character in text)
    return " ".join(run for word in letters.split() for run in _runs(word))


def _is_spoken(character: str) -> bool:
    return character in _INSIDE_WORDS or unicodedata.category(character)[0] in "LMN"


def _runs(word: str) -> list[str]:
    return [word[start : start + _LONGEST_RUN] for start in range(0, len(word), _LONGEST_RUN)]
