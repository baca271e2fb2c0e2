"""What an author says twice, or says in between: found before alignment, which could take either attempt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chalktalk.narration.alignment import HeardWord
from chalktalk.narration.takes.matching import matched
from chalktalk.narration.takes.tokens import tokens_of

_SHORTEST = 4
"""Words that make it worth while; fewer are passed over by alignment itself."""

_ALIKE = 0.7
"""Share of its words that an attempt has in common with another, misheard words and all."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seconds of the recording."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Heard tokens that are not written, and the written token that they stand before."""

    start: int
    end: int
    place: int


def insertions(sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord]) -> list[Stretch]:
    """Stretches in which something is said between two words that follow one another in the script.

    Of a sentence said twice it is the second attempt; of one begun and begun again, the first.

    Args:
        sentences: The tokens of each sentence of the script.
        heard: What was understood.
    """
    expected = [token for sentence in sentences for token in sentence]
    said = [(token, word) for word in heard for token in tokens_of(word.text)]
    tokens = [token for token, _ in said]
    openings = list(accumulate(map(len, sentences), initial=0))
    pairs = matched(expected, tokens)
    heard_as = dict(pairs)
    found: list[_Insertion] = []
    for (i, first), (j, last) in pairwise([(-1, -1), *pairs, (len(expected), len(tokens))]):
        if j == i + 1 and last > first + 1:
            found.append(_joined(found, _Insertion(first + 1, last, j), tokens, heard_as))
    found = [_opening(one, tokens, heard_as, openings) for one in found if one.end - one.start >= _SHORTEST]
    found = [_second_attempt(one, tokens, heard_as, openings) for one in found]
    return [Stretch(said[one.start][1].start, said[one.end - 1][1].end) for one in found]


def _joined(found: list[_Insertion], one: _Insertion, tokens: Sequence[str], heard_as: dict[int, int]) -> _Insertion:
    """An insertion and the last one found, if the words between them are heard once more after both; else itself."""
    for reading in _readings(one, tokens, heard_as, -1) if found else ():
        if reading.start == found[-1].end:
            previous = found.pop()
            heard_as |= {previous.place + at: reading.end + at for at in range(one.place - previous.place)}
            return _Insertion(previous.start, reading.end, previous.place)
    return one


def _opening(one: _Insertion, tokens: Sequence[str], heard_as: dict[int, int], openings: list[int]) -> _Insertion:
    """The same insertion where it begins with a sentence, if it can be read so, and else as late as it can be.

    `a b a b c` for `a b c` has an extra `a b` at the start, or after it; of those that open a sentence, the later wins.
    """
    readings = [*_readings(one, tokens, heard_as, -1), one, *_readings(one, tokens, heard_as, 1)]
    latest = max(readings, key=lambda reading: reading.place)
    return max((one for one in readings if one.place in openings), key=lambda one: one.place, default=latest)


def _readings(one: _Insertion, tokens: Sequence[str], heard_as: dict[int, int], step: int) -> Iterator[_Insertion]:
    """The insertion moved token by token, as long as what it gives up is what it takes in."""
    while True:
        if step > 0:
            given, taken, place = one.start, one.end, one.place
        else:
            given, taken, place = one.end - 1, one.start - 1, one.place - 1
        if heard_as.get(place) != taken or tokens[given] != tokens[taken]:
            return
        one = _Insertion(one.start + step, one.end + step, one.place + step)
        yield one


def _second_attempt(
    one: _Insertion, tokens: Sequence[str], heard_as: dict[int, int], openings: list[int]
) -> _Insertion:
    """What follows an insertion, where that is the same sentences to their end, with some words misheard."""
    if one.place not in openings:
        return one
    said = tokens[one.start : one.end]
    for past in openings[openings.index(one.place) + 1 :]:
        understood = [heard_as[place] for place in range(one.place, past) if place in heard_as]
        following = tokens[one.end : understood[-1] + 1] if understood else []
        common = matched(said, following)
        complete = common[-1:] == [(len(said) - 1, len(following) - 1)]
        if complete and len(common) >= _ALIKE * max(len(said), len(following)):
            return _Insertion(one.end, one.end + len(following), past)
        if len(following) > len(said):
            break
    return one
