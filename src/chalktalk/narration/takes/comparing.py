"""Where a recording leaves its script, from two witnesses: alignment, which knows the script, and free recognition.

Alignment says of each written word where it sounds, and how sure that is. Recognition says what else is heard; what it
hears where a word was placed is that word.
"""

from collections.abc import Sequence

from chalktalk.documents.narration import Divergence, DivergenceKind, WordTime
from chalktalk.narration.alignment import HeardWord
from chalktalk.narration.takes.gaps import Gap, Written, gaps_between
from chalktalk.narration.takes.matching import matched
from chalktalk.narration.takes.tokens import tokens_of
from chalktalk.narration.takes.trusting import said_words

_HEARD = 0.3
"""Confidence given to a word that recognition alone has heard."""

_LEAST_ADDITION, _LONG_ADDITION = 0.25, 1.0
"""Seconds of unwritten words that are told of: the first weighed by how sure recognition is, the second whatever it is
worth. A cough or a breath is understood as some short word or other."""


def compared(
    words: Sequence[Written], times: Sequence[WordTime], heard: Sequence[HeardWord], duration: float
) -> tuple[tuple[WordTime, ...], tuple[Divergence, ...]]:
    """The words' times, with confidence 0 for those that were not said, and every place where script and sound differ.

    Args:
        words: The script's words.
        times: Where alignment placed them.
        heard: What recognition understood.
        duration: Seconds of the recording.
    """
    said = said_words(words, times, heard, duration)
    for gap in gaps_between(len(words), said, heard, duration):
        said |= _understood(words, gap)
    gaps = gaps_between(len(words), said, heard, duration)
    told = tuple(divergence for gap in gaps if (divergence := _divergence(words, gap)) is not None)
    return _complete(said, gaps), told


def _understood(words: Sequence[Written], gap: Gap) -> dict[int, WordTime]:
    """Written words that alignment did not find and recognition heard in their place, if that holds for most of them.

    A few such words among many are chance: every other sentence has a `the`.
    """
    expected = [(token, index) for index in gap.missing for token in words[index].tokens]
    there = [(token, word) for word in gap.extra for token in tokens_of(word.text)]
    pairs = matched([token for token, _ in expected], [token for token, _ in there])
    if 2 * len(pairs) < len(expected):
        return {}
    found: dict[int, WordTime] = {}
    for i, j in pairs:
        index, word = expected[i][1], there[j][1]
        start = found[index].start if index in found else word.start
        found[index] = WordTime(start=start, end=word.end, confidence=_HEARD)
    return found


def _divergence(words: Sequence[Written], gap: Gap) -> Divergence | None:
    text = " ".join(words[index].display for index in gap.missing)
    extra = gap.extra if _is_speech(gap.extra) else ()
    if not text and not extra:
        return None
    kind = DivergenceKind.CHANGED if text and extra else DivergenceKind.SKIPPED if text else DivergenceKind.ADDED
    start, end = (extra[0].start, extra[-1].end) if extra else (gap.start, gap.end)
    return Divergence(kind=kind, written=text, heard=" ".join(word.text for word in extra), start=start, end=end)


def _is_speech(words: Sequence[HeardWord]) -> bool:
    seconds = [word.end - word.start for word in words]
    sure = sum(length * word.confidence for length, word in zip(seconds, words, strict=True))
    return sum(seconds) >= _LONG_ADDITION or sure >= _LEAST_ADDITION


def _complete(said: dict[int, WordTime], gaps: Sequence[Gap]) -> tuple[WordTime, ...]:
    """The words that were said, and the others spread evenly where they would have been."""
    times = dict(said)
    for gap in gaps:
        step = (gap.end - gap.start) / max(len(gap.missing), 1)
        for place, index in enumerate(gap.missing):
            start = gap.start + place * step
            times[index] = WordTime(start=start, end=start + step, confidence=0.0)
    return tuple(times[index] for index in sorted(times))
