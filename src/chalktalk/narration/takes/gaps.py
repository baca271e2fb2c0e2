"""What lies between the words that were said: written words that were not, and heard words that are not written."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.documents.narration import WordTime
from chalktalk.narration.alignment import HeardWord
from chalktalk.narration.takes.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Written:
    """One word of the script, for comparing."""

    display: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two words that were said."""

    missing: range
    """Written words that were not."""
    extra: tuple[HeardWord, ...]
    """Heard words that are not written."""
    start: float
    end: float


def written(display: str, spoken: str) -> Written:
    """A word of the script."""
    return Written(display, tokens_of(spoken) or (spoken.casefold(),))


def gaps_between(count: int, said: dict[int, WordTime], heard: Sequence[HeardWord], duration: float) -> list[Gap]:
    """One before each word that was said, and one after the last."""
    order = sorted(said)
    starts = [said[index].start for index in order]
    extras: list[list[HeardWord]] = [[] for _ in range(len(order) + 1)]
    for word in heard:
        place = bisect_left(starts, (word.start + word.end) / 2)
        if not any(is_that(word, said[index]) for index in order[max(place - 2, 0) : place + 1]):
            extras[place].append(word)
    edges = [-1, *order, count]
    ends = [0.0, *(said[index].end for index in order)]
    return [
        Gap(range(edges[place] + 1, edges[place + 1]), tuple(extra), ends[place], max(ends[place], start))
        for place, (extra, start) in enumerate(zip(extras, (*starts, duration), strict=True))
    ]


def is_that(word: HeardWord, time: WordTime) -> bool:
    """Whether what was heard is, in time, the word that was placed: they share half of the shorter one."""
    shared = min(word.end, time.end) - max(word.start, time.start)
    return shared >= 0.5 * min(word.end - word.start, time.end - time.start)
