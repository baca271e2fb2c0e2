"""Pauses: what a silence between two words is to a listener, by how long it lasts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from chalktalk.documents.narration import WordTime


class PauseKind(IntEnum):
    """Kinds of pause; of two, the greater one bears a cut better."""

    SENTENCE_END = 1
    """Hardly a silence, but a sentence ends there."""
    BREATH = 2
    DRAMATIC = 3
    PARAGRAPH = 4


_OVER = {PauseKind.PARAGRAPH: 0.8, PauseKind.DRAMATIC: 0.5, PauseKind.BREATH: 0.3}
"""Seconds of silence above which a pause is of a kind; the longest first."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which nobody speaks, in seconds."""

    kind: PauseKind
    start: float
    end: float

    @classmethod
    def between(cls, start: float, end: float) -> "Pause":
        """The pause between two sentences; none is shorter than nothing, though words may be said to overlap."""
        end = max(start, end)
        return cls(kind_of_pause(end - start) or PauseKind.SENTENCE_END, start, end)

    @property
    def middle(self) -> float:
        """Where it is cut best."""
        return (self.start + self.end) / 2


def kind_of_pause(seconds: float) -> PauseKind | None:
    """What a silence of so many seconds is to a listener; None where it is hardly one."""
    return next((kind for kind, over in _OVER.items() if seconds > over), None)


def pauses_after(sentences: Iterable[Sequence[WordTime]]) -> tuple[PauseKind | None, ...]:
    """The kind of the pause after each word of a narration, if there is one; after the last, its sentence's end."""
    timed = [(word, number == len(words)) for words in sentences for number, word in enumerate(words, start=1)]
    kinds = [
        kind_of_pause(following.start - word.end) or (PauseKind.SENTENCE_END if ends else None)
        for (word, ends), (following, _) in pairwise(timed)
    ]
    return (*kinds, PauseKind.SENTENCE_END)


def best_pause(pauses: Iterable[Pause]) -> Pause:
    """Of several pauses the one to cut in: of the highest kind, of these the longest, and of equals the first.

    Raises:
        ValueError: if there are none.
    """
    return max(pauses, key=lambda pause: (pause.kind, pause.end - pause.start))
