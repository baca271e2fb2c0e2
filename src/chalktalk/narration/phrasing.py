"""The words of a sentence as a voice should get them: what is spoken, with punctuation for its melody."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise

from chalktalk.documents.base import Span
from chalktalk.documents.script import Sentence, Word
from chalktalk.narration.engines import SpokenWord

# What a voice makes of a written mark. Full stops are left out: inside a sentence they belong to abbreviations. A dash
# and an ellipsis hold on for longer than a comma.
_MARKS = {mark: mark for mark in ",;:?!"} | dict.fromkeys(")、，", ",") | dict.fromkeys("…—–⸺―", ";")
_MARKS |= {"？": "?", "！": "!", "：": ":", "；": ";"}
_TYPED = (("--", "—"), ("...", "…"))
"""Marks as typewriters have them."""
_INSIDE_WORDS = "'’-\u200c\u200d"  # the last two are joiners that some scripts spell with
_LONGEST_RUN = 60
_CLOSING_QUOTES = "\"'”’»›*_]"


def phrased(sentence: Sentence, emphases: tuple[Span, ...] = ()) -> tuple[SpokenWord, ...]:
    """Each word's spoken form, with the mark that follows it and whether it is stressed.

    Stressed are the words the author stresses, and those of the spans, which count the sentence's own words. Before an
    author's pause the voice phrases as before a comma, so that the silence does not cut its melody.
    """
    followers = (*sentence.words[1:], None)
    stressed = {index for span in emphases for index in range(span.start, span.end)}
    return tuple(
        SpokenWord(
            text=_speakable(word.spoken),
            ipa=word.pronunciation,
            mark=_mark_after(word, follower),
            emphasis=word.emphasis or index in stressed,
        )
        for index, (word, follower) in enumerate(zip(sentence.words, followers, strict=True))
    )


def emphases_by_sentence(sentences: Sequence[Sentence], emphases: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """A scene's emphases, each given to the sentences it lies in, and counted from their own first words."""
    ends = tuple(accumulate(len(sentence.words) for sentence in sentences))
    return tuple(
        tuple(
            Span(start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in emphases
            if span.start < end and span.end > start
        )
        for start, end in pairwise((0, *ends))
    )


def _mark_after(word: Word, follower: Word | None) -> str:
    written = word.display.rstrip(_CLOSING_QUOTES)
    for typed, meant in _TYPED:
        written = written.replace(typed, meant)
    mark = _MARKS.get(written[-1:], "")
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
