"""Matching: where each scene's planned voice is found in what is heard, in any language."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from chalktalk.documents.inspection import Expectation, ExpectedScene
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.voice import LOOKS, SILENCE, Levels, heard_levels, planned_voice

MOST = 3.0
"""Seconds that a scene's voice is looked for before and after its place."""
_DEPTH = 25.0
"""Decibels under the loudest that tell words from pauses; what is softer is music."""
_LEAST = 1.2
"""Seconds of voice by which a scene can be recognised."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a scene's voice was found."""

    scene: ExpectedScene
    start: float
    """Seconds into the film at which it should start."""
    end: float
    offset: float
    """Seconds by which it comes too late."""
    likeness: float
    """Correlation of both at that place."""


def matched(evidence: Evidence, expected: Expectation) -> Iterator[Match]:
    """Every scene that says enough, with the place in the sound where it is most like its voice."""
    planned, level = _spoken(planned_voice(expected)), _spoken(heard_levels(evidence.heard))
    reach = round(MOST * LOOKS)
    level = np.pad(level, (reach, max(0, planned.size - level.size) + reach))
    for scene in expected.scenes:
        first = round(expected.rate.seconds_at(scene.start) * LOOKS)
        voice = planned[first : first + len(scene.voice)]
        sounding = np.flatnonzero(voice > 0)
        if sounding.size < _LEAST * LOOKS:
            continue
        first, voice = first + int(sounding[0]), voice[sounding[0] : sounding[-1] + 1]
        place, likeness = _found(voice, level[first : first + voice.size + 2 * reach], reach)
        yield Match(scene, first / LOOKS, (first + voice.size) / LOOKS, (place - reach) / LOOKS, likeness)


def placed_voice(evidence: Evidence, expected: Expectation) -> Levels:
    """The planned voice, each scene's as much too early or too late as it is heard.

    So what else is wrong with a sound can be found in one that is off, too.
    """
    voice = planned_voice(expected)
    moved = np.full(voice.size, float(SILENCE))
    least = evidence.limits.sync.likeness
    by = {match.scene.id: match.offset for match in matched(evidence, expected) if match.likeness >= least}
    common = float(np.median(list(by.values()))) if by else 0.0
    for scene in expected.scenes:
        first = round((expected.rate.seconds_at(scene.start) + by.get(scene.id, common)) * LOOKS)
        levels = np.array(scene.voice, float)[max(0, -first) :]
        part = moved[max(0, first) : max(0, first) + levels.size]
        part[:] = np.maximum(part, levels[: part.size])
    return moved


def _spoken(levels: Levels) -> Levels:
    """How much of a word sounds at each moment, from 0 to 1."""
    audible = levels[levels > SILENCE / 2]
    top = float(np.quantile(audible, 0.95)) if audible.size else 0.0
    return np.asarray(np.clip((levels - top) / _DEPTH + 1, 0, 1))


def _found(voice: Levels, level: Levels, reach: int) -> tuple[float, float]:
    """Where a voice is most like what is heard, between looks, too, and how much; of equals, the nearest."""
    size = voice.size
    own = voice - voice.mean()
    sums, squares = (np.cumsum(np.concatenate([[0.0], part])) for part in (level, level * level))
    means = (sums[size:] - sums[:-size]) / size
    spread = np.sqrt(np.maximum((squares[size:] - squares[:-size]) / size - means**2, 1e-9))
    likeness = np.correlate(level, own, "valid") / (size * spread * max(float(own.std()), 1e-9))
    best = int(np.argmax(likeness - 1e-3 * np.abs(np.arange(likeness.size) - reach) / reach))
    before, at, after = (float(likeness[np.clip(best + step, 0, likeness.size - 1)]) for step in (-1, 0, 1))
    bend = before - 2 * at + after
    return best + (0.5 * (before - after) / bend if bend < 0 else 0.0), at
