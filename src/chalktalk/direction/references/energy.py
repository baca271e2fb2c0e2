"""Energy: how driving a film is from its beginning to its end."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chalktalk.direction.references.hearing import A_SECOND
from chalktalk.direction.references.movement import Movement
from chalktalk.loudness import decibels

PARTS = 8
_FULL_MOTION = 0.5
"""Motion that nothing is felt to move more than."""
_FULL_CUTS = 40.0
"""Cuts a minute that nothing is felt to be cut quicker than: a trailer's."""
_QUIET, _LOUD = -40.0, -10.0
"""LUFS."""
_WEIGHTS = 0.5, 0.3, 0.2
"""Of motion, cuts and loudness; of a film without sound the first two share the third."""


def energy_of(
    length: float,
    movements: Sequence[Movement],
    cuts: Sequence[float],
    powers: npt.NDArray[np.float64] | None,
) -> tuple[float, ...]:
    """How driving each of eight equal parts is, 0 to 1: motion, cuts and loudness together.

    Args:
        length: Seconds.
        movements: How much moves in each shot.
        cuts: When they are, in seconds.
        powers: How loud each tenth of a second is; None without sound.
    """
    times, motion = (np.concatenate(each) for each in zip(*((one.times, one.motion) for one in movements), strict=True))
    parts = []
    for number in range(PARTS):
        start, end = length * number / PARTS, length * (number + 1) / PARTS
        here = motion[(times >= start) & (times < end)]
        rate = 60 * sum(start <= cut < end for cut in cuts) / (end - start)
        felt = [min(1.0, float(here.mean()) / _FULL_MOTION) if len(here) else 0.0, min(1.0, rate / _FULL_CUTS)]
        if powers is not None:
            heard = powers[round(start * A_SECOND) : round(end * A_SECOND)]
            loud = float(decibels(heard.mean())) if len(heard) else _QUIET
            felt.append(min(max((loud - _QUIET) / (_LOUD - _QUIET), 0.0), 1.0))
        weights = _WEIGHTS[: len(felt)]
        parts.append(round(sum(w * f for w, f in zip(weights, felt, strict=True)) / sum(weights), 3))
    return tuple(parts)
