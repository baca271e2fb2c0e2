"""The ways through a text, as chains of the acoustic model's states.

Between words, and before and after all of them, lie gaps. A chain leads from one gap to another: a pronunciation from
the gap before its word to the one after it, silence and noise from a gap back to itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalktalk.narration.alignment.acoustic import AcousticModel, context_key
from chalktalk.narration.alignment.pronouncing import Pronunciation, Token

ENTER_NOISE = 200.0
"""What noise costs to begin with: so much that a badly spoken word is not taken for it, but a sentence ad lib is."""

ENTER_SILENCE = 3.0

NOISE = -1
"""In place of a senone: a state that any sound fits equally."""


@dataclass(frozen=True, slots=True)
class Chain:
    """States in a row."""

    token: int | None
    """None for silence and noise."""
    phones: tuple[str, ...]
    source: int
    """The gap it leads from."""
    target: int
    senones: tuple[tuple[int, int], ...]
    """Two for each state, of which the better counts: at the ends of a word the neighbour is a phone, or silence."""
    price: float


def chains_of(model: AcousticModel, tokens: Sequence[Token]) -> list[Chain]:
    """Every chain, sorted by the gap it leads to."""
    silence = model.phone_senones[model.phones["SIL"]]
    pairs = tuple((int(senone), int(senone)) for senone in silence)
    chains = []
    for gap in range(len(tokens) + 1):
        chains.append(Chain(None, ("SIL",), gap, gap, pairs, ENTER_SILENCE))
        chains.append(Chain(None, (), gap, gap, ((NOISE, NOISE),), ENTER_NOISE))
        if gap:
            before = tokens[gap - 2].pronunciations[0][-1] if gap > 1 else "SIL"
            after = tokens[gap].pronunciations[0][0] if gap < len(tokens) else "SIL"
            chains += [
                Chain(gap - 1, way, gap - 1, gap, _senones(model, way, before, after), 0.0)
                for way in dict.fromkeys(tokens[gap - 1].pronunciations)
            ]
    return chains


def _senones(model: AcousticModel, way: Pronunciation, before: str, after: str) -> tuple[tuple[int, int], ...]:
    near = _in_context(model, (before, *way, after))
    apart = _in_context(model, ("SIL", *way, "SIL"))
    return tuple(zip(near, apart, strict=True))


def _in_context(model: AcousticModel, phones: tuple[str, ...]) -> list[int]:
    """The senones of all phones but the first and the last, which are context."""
    numbers = [model.phones[phone] for phone in phones]
    senones: list[int] = []
    for at in range(1, len(numbers) - 1):
        position = (at == 1) + 2 * (at == len(numbers) - 2)
        senones += _triphone(model, numbers[at], numbers[at - 1], numbers[at + 1], position)
    return senones


def _triphone(model: AcousticModel, phone: int, left: int, right: int, position: int) -> list[int]:
    """Where the model has no such triphone at this place in a word, the same at another, else without context."""
    for place in (position, *(other for other in range(4) if other != position)):
        key = context_key(place, phone, left, right)
        at = int(np.searchsorted(model.contexts, key))
        if at < model.contexts.size and model.contexts[at] == key:
            return [int(senone) for senone in model.context_senones[at]]
    return [int(senone) for senone in model.phone_senones[phone]]
