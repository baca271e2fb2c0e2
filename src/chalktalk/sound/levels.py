"""How loud a sound is from moment to moment, weighted as ITU-R BS.1770-4 weights it; all of a film fits in memory."""

from collections.abc import Iterable
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from chalktalk.sound.filters import SAMPLE_RATE, Chain, blocks_of, filtered, rechunked

HOP = SAMPLE_RATE // 100
"""Samples in a moment: 10 ms."""
FLOOR = -70.0
"""LUFS of silence: the absolute gate of BS.1770."""

Powers = npt.NDArray[np.float64]
"""For each moment the K-weighted mean square, added up over the channels."""

_SHELF = "b0=1.53512485958697:b1=-2.69169618940638:b2=1.19839281085285:a0=1:a1=-1.69065929318241:a2=0.73248077421585"
_LOW_CUT = "b0=1:b1=-2:b2=1:a0=1:a1=-1.99004745483398:a2=0.99007225036621"
K_WEIGHTING: Final[Chain] = (("biquad", f"{_SHELF}:precision=f64"), ("biquad", f"{_LOW_CUT}:precision=f64"))
"""The two filters of BS.1770-4, tables 1 and 2, for 48 kHz."""

_GATING = 40
"""Moments in a gating block: 400 ms, of which the next starts 100 ms later."""
_STEP = 10


def powers_of(frames: Iterable[av.AudioFrame]) -> Powers:
    """The powers of sound at 48 kHz, moment by moment; what is left of the last one counts as a whole."""
    found: list[Powers] = []
    for block in rechunked(blocks_of(filtered(frames, K_WEIGHTING)), 100 * HOP):
        missing = -block.shape[1] % HOP
        whole = np.pad(block, ((0, 0), (0, missing))) if missing else block
        squares = np.square(whole, dtype=np.float64).reshape(block.shape[0], -1, HOP)
        found.append(squares.mean(axis=2).sum(axis=0))
    return np.concatenate(found) if found else np.zeros(0)


def lufs(power: float) -> float:
    """Loudness of a K-weighted mean square; never under `FLOOR`."""
    return max(FLOOR, float(-0.691 + 10 * np.log10(power))) if power > 0 else FLOOR


def integrated(powers: Powers) -> float:
    """Gated loudness of BS.1770-4, in LUFS; of what is shorter than 400 ms, ungated."""
    blocks = moving_mean(powers, _GATING)[::_STEP] if powers.size >= _GATING else powers
    loud = blocks[blocks > _power(FLOOR)]
    if not loud.size:
        return FLOOR
    gate = loud.mean() * 0.1  # 10 LU under
    return lufs(float(loud[loud > gate].mean()))


def moving_mean(powers: Powers, window: int) -> Powers:
    """Means over so many moments, from each at which a whole window starts."""
    sums = np.concatenate([[0.0], np.cumsum(powers)])
    return np.asarray(np.maximum((sums[window:] - sums[:-window]) / window, 0.0))


def centred_mean(powers: Powers, window: int) -> Powers:
    """Means over an odd number of moments round each; at the edges over those there are."""
    sums = np.concatenate([[0.0], np.cumsum(powers)])
    places = np.arange(powers.size)
    first = np.maximum(places - window // 2, 0)
    end = np.minimum(places + window // 2 + 1, powers.size)
    return np.asarray(np.maximum((sums[end] - sums[first]) / (end - first), 0.0))


def decibels(powers: Powers) -> Powers:
    """Loudness of each power; never under `FLOOR`."""
    return np.maximum(-0.691 + 10 * np.log10(np.maximum(powers, 1e-12)), FLOOR)


def _power(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))
