"""Captioning: what captions are set from, the words of a scene with what is too long for a line in parts."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chalktalk.documents.cues import Caption, CaptionWord
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence
from chalktalk.synchrony.parting import columns, parted
from chalktalk.synchrony.pauses import PauseKind, pauses_after
from chalktalk.synchrony.phrases import AFTER_CLAUSE, INSIDE_WORD, break_costs

_RIGHT_TO_LEFT_MARK = "\u200f"


@dataclass(frozen=True, slots=True)
class CaptionUnit:
    """A word or a part of one, and how well a caption or a line may end after it."""

    word: CaptionWord
    break_cost: float
    """From 0 (the end of a sentence) to 9 (inside a tight phrase)."""
    pause: PauseKind | None
    """The pause that follows it."""


def units_of(sentences: Sequence[Sentence], times: Sequence[WordTime], characters: int) -> tuple[CaptionUnit, ...]:
    """What captions of a scene are set from, in order.

    Args:
        sentences: What is said.
        times: When each word sounds, in seconds from the scene's start.
        characters: Most columns in a line; no part is wider, unless it is a single sign.
    """
    shown = [word.display for sentence in sentences for word in sentence.words]
    pauses = pauses_after(_by_sentence(sentences, times))
    units: list[CaptionUnit] = []
    for text, time, cost, pause in zip(shown, times, break_costs(sentences), pauses, strict=True):
        breathes = pause is not None and pause >= PauseKind.BREATH  # which parts a phrase as a comma does
        *inner, (last, _) = _parts(text, time, characters)
        units += (CaptionUnit(word, inside, None) for word, inside in inner)
        units.append(CaptionUnit(last, min(cost, AFTER_CLAUSE) if breathes else cost, pause))
    return tuple(units)


def _by_sentence(sentences: Sequence[Sentence], times: Sequence[WordTime]) -> Iterator[Sequence[WordTime]]:
    ends = accumulate((len(sentence.words) for sentence in sentences), initial=0)
    return (times[start:end] for start, end in pairwise(ends))


def _parts(text: str, time: WordTime, characters: int) -> list[tuple[CaptionWord, float]]:
    """A word in parts that share its time by their width, each with what a break after it costs."""
    parts = parted(" ".join(text.split()), characters)
    widths = list(accumulate((columns(part.text) for part in parts), initial=0))
    ends = [time.start + (time.end - time.start) * width / (widths[-1] or 1) for width in widths]
    ends[-1] = time.end
    glued = [*(not part.spaced for part in parts[:-1]), _is_wide_mark(text[-1:])]
    return [
        (
            CaptionWord(text=part.text, start=start, end=end, glued=held),
            AFTER_CLAUSE if part.after_clause else INSIDE_WORD,
        )
        for part, (start, end), held in zip(parts, pairwise(ends), glued, strict=True)
    ]


def _is_wide_mark(sign: str) -> bool:
    """Whether a mark of punctuation has its space within it, as those of Chinese and Japanese do."""
    return sign != "" and unicodedata.east_asian_width(sign) in "WF" and unicodedata.category(sign).startswith("P")


def read_from_right(words: Sequence[CaptionWord], captions: Sequence[Caption]) -> tuple[CaptionWord, ...]:
    """The words of a scene that runs from right to left, so marked that each line of its captions does.

    A line takes its direction from its first letter (the Unicode Bidirectional Algorithm, rules P2 and P3), which may
    belong to a foreign name; an unseen letter before it says how the line is meant.
    """
    directions = Counter(map(unicodedata.bidirectional, "".join(word.text for word in words)))
    if directions["R"] + directions["AL"] <= directions["L"]:
        return tuple(words)
    spans = [line for caption in captions for line in caption.lines]
    foreign = {span.start for span in spans if not _starts_right("".join(w.text for w in words[span.start : span.end]))}
    return tuple(
        word.model_copy(update={"text": _RIGHT_TO_LEFT_MARK + word.text}) if at in foreign else word
        for at, word in enumerate(words)
    )


def _starts_right(text: str) -> bool:
    strong = (direction for direction in map(unicodedata.bidirectional, text) if direction in {"L", "R", "AL"})
    return next(strong, "L") != "L"
