"""Which of the words that alignment placed to believe, where recognition heard something else.

A word that was placed with confidence was said, whatever recognition took it for. But short words are found by chance
in others, and in something said in between, the next word of the script may be found too early.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from chalktalk.documents.narration import WordTime
from chalktalk.narration.alignment import HeardWord
from chalktalk.narration.takes.gaps import Gap, Written, gaps_between, is_that
from chalktalk.narration.takes.tokens import tokens_of

_SURE, _SURE_IF_SHORT = 0.4, 0.2
"""Confidence from which a placed word counts as said; of two or three sounds, hurried over, it says little. Of 1083
longer words that two synthetic voices said 5 fell below it; of 130 put into the script in place of others 11 did not.
"""

_SHORT = 3
"""Letters."""

_LONGEST_CHANCE = 4
"""Letters of a word that alignment may find by chance in other words."""

_MOST_BY_CHANCE = 3
"""Such words in a row."""


def said_words(
    words: Sequence[Written], times: Sequence[WordTime], heard: Sequence[HeardWord], duration: float
) -> dict[int, WordTime]:
    """The words that were said, by their index, where alignment placed them.

    Args:
        words: The script's words.
        times: Where alignment placed them.
        heard: What recognition understood.
        duration: Seconds of the recording.
    """
    said = {index: time for index, time in enumerate(times) if time.confidence >= _least(words[index])}
    confirmed = _confirmed(words, said, heard)
    said = _without_chance(words, said, confirmed)
    return _without_strays(words, said, confirmed, gaps_between(len(words), said, heard, duration))


def _least(word: Written) -> float:
    return _SURE_IF_SHORT if _letters(word) <= _SHORT else _SURE


def _letters(word: Written) -> int:
    return sum(map(len, word.tokens))


def _confirmed(words: Sequence[Written], said: dict[int, WordTime], heard: Sequence[HeardWord]) -> set[int]:
    """Placed words that recognition has heard in the same place."""
    order = sorted(said)
    starts = [said[index].start for index in order]
    found: set[int] = set()
    for word in heard:
        tokens = set(tokens_of(word.text))
        place = bisect_left(starts, (word.start + word.end) / 2)
        near = order[max(place - 2, 0) : place + 1]
        found.update(index for index in near if tokens & set(words[index].tokens) and is_that(word, said[index]))
    return found


def _without_chance(words: Sequence[Written], said: dict[int, WordTime], confirmed: set[int]) -> dict[int, WordTime]:
    """The placed words without a few short ones between words that were not said, unless recognition has heard them.

    In what was said instead there is nearly always something that sounds like `a` or `to`.
    """
    kept = dict(said)
    missing = [index for index in range(len(words)) if index not in said]
    for before, after in pairwise(missing):
        island = range(before + 1, after)
        short = all(_letters(words[index]) <= _LONGEST_CHANCE for index in island)
        if len(island) <= _MOST_BY_CHANCE and short and not confirmed.intersection(island):
            for index in island:
                del kept[index]
    return kept


def _without_strays(
    words: Sequence[Written], said: dict[int, WordTime], confirmed: set[int], gaps: Sequence[Gap]
) -> dict[int, WordTime]:
    """The placed words without those that recognition has heard in the gap beside them, and not in their place.

    In something that is said in between, the next word of the script may be found by chance, far too early.
    """
    kept = dict(said)
    for gap in gaps:
        there = {token for word in gap.extra for token in tokens_of(word.text)}
        for step, first in ((-1, gap.missing.start - 1), (1, gap.missing.stop)):
            beside = range(first, first + step * _MOST_BY_CHANCE, step)
            strays = list(
                takewhile(lambda index: index in said and _is_doubtful(words[index], index, confirmed), beside)
            )
            while strays and strays[-1] in confirmed:
                strays.pop()
            if there.issuperset(token for index in strays for token in words[index].tokens):
                for index in strays:
                    kept.pop(index, None)
    return kept


def _is_doubtful(word: Written, index: int, confirmed: set[int]) -> bool:
    """Whether a placed word may be there by chance: recognition has heard something else, or it is a short one."""
    return index not in confirmed or _letters(word) <= _LONGEST_CHANCE
