"""How long words take: to be said, and to be read over a picture."""

from collections.abc import Sequence

from chalktalk.direction.drafting.beats import Beat
from chalktalk.documents.creative.direction import Overlay, OverlayPlan, Pacing

_FIRST_WORDS, _READING = 0.3, 0.35
"""Seconds before words appear over a picture, and for reading one."""
_MOST_CHARACTERS = 17
"""A second, at which most people read along (Netflix, "Timed Text Style Guide": 17 for adults in most languages)."""


def overlaid(lines: Sequence[str], length: float, plan: OverlayPlan) -> tuple[Overlay, ...]:
    """Words over a scene's picture, one after another, each as long as it takes to read or as there is."""
    if not lines:
        return ()
    lead = min(_FIRST_WORDS, length / 10)
    slot = (length - lead) / len(lines)
    return tuple(
        Overlay(
            text=line,
            start=round(lead + index * slot, 3),
            end=round(min(lead + index * slot + max(plan.least_seconds, _reading(line)), lead + (index + 1) * slot), 3),
        )
        for index, line in enumerate(lines)
    )


def seconds_read(beat: Beat) -> float:
    """How long a scene has to be for its lines to be read one after another."""
    return _FIRST_WORDS + sum(map(_reading, beat.written)) if beat.written else 0.0


def spoken_seconds(voice: str | None, pacing: Pacing) -> float:
    """How long it takes to say something at a pace."""
    return 60 * len(voice.split()) / pacing.words_a_minute if voice else 0.0


def _reading(line: str) -> float:
    return max(1.0 + _READING * len(line.split()), len(line) / _MOST_CHARACTERS)
