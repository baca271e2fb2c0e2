"""A recording in pieces that a recogniser can take at a time, cut where nobody speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from chalktalk.narration.alignment.levels import Pause

_SHORTEST_SILENCE = 0.5
"""Seconds without speech that are worth leaving out."""

_SHORTEST_SPEECH = 0.1
"""Seconds; what is shorter between two silences is a click."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the recording, in seconds."""

    start: float
    end: float
    speech: tuple[tuple[float, float], ...]
    """Where something is said, counted from the start of the piece."""


def pieces(pauses: Sequence[Pause], duration: float, longest: float) -> Iterator[Piece]:
    """The recording in pieces with something said in each, none longer than `longest` seconds.

    Each ends in the longest pause of its second half, or where it must.
    """
    start = 0.0
    while start < duration:
        end = duration
        if duration - start > longest:
            latest = start + longest
            late = [pause for pause in pauses if start + longest / 2 < pause.start < latest]
            best = max(late, key=lambda pause: pause.end - pause.start, default=Pause(latest, latest))
            end = min((best.start + best.end) / 2, latest)
        if speech := tuple(_speech(pauses, start, end)):
            yield Piece(start, end, speech)
        start = end


def _speech(pauses: Sequence[Pause], start: float, end: float) -> Iterator[tuple[float, float]]:
    """What lies between the long pauses from `start` to `end`, counted from `start`."""
    at = start
    for pause in (*pauses, Pause(end, inf)):
        if pause.end <= start or pause.start > end or pause.end - pause.start < _SHORTEST_SILENCE:
            continue
        if pause.start - at >= _SHORTEST_SPEECH:
            yield at - start, min(pause.start, end) - start
        at = max(pause.end, start)
