"""How loud a sound is over time, and where its pauses are."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chalktalk.narration.alignment.words import Samples

FRAME = 0.01
"""Seconds."""

SHORTEST_PAUSE = 0.15
"""Seconds. The stops of consonants close the mouth for up to 0.1 s."""

_QUIETEST = 20.0
"""Decibels over one sample step below which all is silence: -70 dB of full scale."""

_BLOCK = 6000
"""Frames looked at together: a minute."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch without speech, in seconds."""

    start: float
    end: float


def levels(samples: Samples, sample_rate: int) -> npt.NDArray[np.float64]:
    """The level of every hundredth of a second, in decibels over one sample step."""
    edges = np.rint(np.arange(int(samples.size / sample_rate / FRAME) + 1) * FRAME * sample_rate).astype(np.int64)
    powers = np.empty(edges.size - 1)
    for first in range(0, powers.size, _BLOCK):
        part = edges[first : first + _BLOCK + 1]
        block = samples[part[0] : part[-1]].astype(np.float64)
        sums = np.add.reduceat(block * block, part[:-1] - part[0])
        powers[first : first + _BLOCK] = sums / np.diff(part)
    return np.asarray(10 * np.log10(powers + 1))


def pauses(samples: Samples, sample_rate: int) -> tuple[Pause, ...]:
    """Every stretch that is silent, or as quiet as what lies under the speech, for at least `SHORTEST_PAUSE`."""
    level = levels(samples, sample_rate)
    if not level.size:
        return ()
    quiet, loud = np.quantile(level, (0.05, 0.9))
    # Half way between the background and the voice, and never more than 35 dB below the voice.
    threshold = max((quiet + loud) / 2 if quiet > _QUIETEST else loud - 35, loud - 35, _QUIETEST)
    changes = np.flatnonzero(np.diff(np.concatenate(([False], level < threshold, [False])).astype(np.int8)))
    ranges = changes.reshape(-1, 2)
    return tuple(
        Pause(int(start) * FRAME, int(end) * FRAME) for start, end in ranges if (end - start) * FRAME >= SHORTEST_PAUSE
    )
