"""The loudness curve: how loud a film is, second by second."""

import numpy as np

from chalktalk.documents.inspection import Level
from chalktalk.inspection.heard import ENTRIES, Heard
from chalktalk.loudness import decibels

WINDOW = 3
"""Seconds that short-term loudness is measured over, EBU Tech 3341."""


def loudness_curve(heard: Heard) -> tuple[Level, ...]:
    """Short-term loudness for each second, of the three that end with it; before the film is silence."""
    seconds = -(-len(heard.weighted) // ENTRIES)
    powers = np.zeros((seconds + WINDOW - 1) * ENTRIES)
    powers[(WINDOW - 1) * ENTRIES :][: len(heard.weighted)] = heard.weighted
    each = powers.reshape(-1, ENTRIES).mean(axis=1)
    levels = decibels(np.convolve(each, np.full(WINDOW, 1 / WINDOW), "valid")) if seconds else ()
    return tuple(Level(start=float(start), lufs=round(float(level), 2)) for start, level in enumerate(levels))
