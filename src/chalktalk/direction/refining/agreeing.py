"""How far a model and the rules say the same: of two who read one brief, each checks the other."""

import re
from typing import Any

from chalktalk.direction.refining.answer import Refinement
from chalktalk.direction.refining.merging import chosen_colours
from chalktalk.direction.vision import distance
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.creative.wishes import Feeling

_OTHER_COLOUR = 60.0
"""CIE 1976 difference from which two colours have nothing in common."""
_NEIGHBOURS = (
    frozenset({Feeling.CALM, Feeling.WARM, Feeling.HOPEFUL}),
    frozenset({Feeling.JOYFUL, Feeling.EXCITED, Feeling.HOPEFUL, Feeling.WARM}),
    frozenset({Feeling.CONFIDENT, Feeling.SERIOUS, Feeling.CURIOUS}),
    frozenset({Feeling.SERIOUS, Feeling.TENSE, Feeling.MELANCHOLY}),
)
"""Feelings that are easily taken for one another."""
_WORD = re.compile(r"[^\W_]{3,}")


def agreement_of(draft: CreativeDirection, answer: Refinement) -> float:
    """From 0 (nothing in common) to 1: mean of subject, style, feeling, palette and the scenes' lengths."""
    parts = (
        _shared(_words(draft.subject), _words(answer.subject)),
        _shared(set(draft.style), set(answer.style)),
        _alike(draft.feeling, answer.feeling),
        _painted_alike(draft, answer),
        _timed_alike(draft, answer),
    )
    return round(sum(parts) / len(parts), 4)


def _shared(one: set[Any], other: set[Any]) -> float:
    """Share of the smaller set that the other has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else float(one == other)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _alike(one: Feeling, other: Feeling) -> float:
    return 1.0 if one is other else 0.5 if any({one, other} <= near for near in _NEIGHBOURS) else 0.0


def _painted_alike(draft: CreativeDirection, answer: Refinement) -> float:
    pairs = zip(draft.palette, chosen_colours(draft, answer), strict=True)
    apart = [distance(paint.colour, colour) for paint, colour in pairs]
    return sum(max(0.0, 1 - one / _OTHER_COLOUR) for one in apart) / len(apart)


def _timed_alike(draft: CreativeDirection, answer: Refinement) -> float:
    moved = sum(abs(one.duration - other.duration) for one, other in zip(draft.scenes, answer.scenes, strict=True))
    return max(0.0, 1 - moved / (2 * draft.duration))
