"""How loud a sound is from moment to moment, weighted as ITU-R BS.1770-4 weights it; all of a film fits in memory."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

import av
import numpy as np

from chalktalk.loudness import BLOCK, STEP, Biquad, Powers, gated, k_weighting, moving_mean
from chalktalk.sound.filters import SAMPLE_RATE, Chain, blocks_of, filtered, rechunked

HOP = SAMPLE_RATE // 100
"""Samples in a moment: 10 ms."""

_GATING, _STEP = round(BLOCK * SAMPLE_RATE / HOP), round(STEP * SAMPLE_RATE / HOP)
"""Moments in a gating block, and from its start to that of the next."""


def _biquad(weighting: Biquad) -> tuple[str, str]:
    """A filter for libavfilter, its coefficients to as many digits as BS.1770-4 prints of them."""
    names = ("b0", "b1", "b2", "a0", "a1", "a2")
    numbers = (f"{name}={number:.14f}" for name, number in zip(names, chain(*weighting), strict=True))
    return "biquad", ":".join([*numbers, "precision=f64"])


K_WEIGHTING: Final[Chain] = tuple(map(_biquad, k_weighting(SAMPLE_RATE)))


def powers_of(frames: Iterable[av.AudioFrame]) -> Powers:
    """The powers of sound at 48 kHz, moment by moment; what is left of the last one counts as a whole."""
    found: list[Powers] = []
    for block in rechunked(blocks_of(filtered(frames, K_WEIGHTING)), 100 * HOP):
        missing = -block.shape[1] % HOP
        whole = np.pad(block, ((0, 0), (0, missing))) if missing else block
        squares = np.square(whole, dtype=np.float64).reshape(block.shape[0], -1, HOP)
        found.append(squares.mean(axis=2).sum(axis=0))
    return np.concatenate(found) if found else np.zeros(0)


def integrated(powers: Powers) -> float:
    """Gated loudness of BS.1770-4, in LUFS; of what is shorter than 400 ms, by its moments."""
    return gated(moving_mean(powers, _GATING, _STEP) if powers.size >= _GATING else powers)


def centred_mean(powers: Powers, window: int) -> Powers:
    """Means over an odd number of moments round each; at the edges over those there are."""
    sums = np.concatenate([[0.0], np.cumsum(powers)])
    places = np.arange(powers.size)
    first = np.maximum(places - window // 2, 0)
    end = np.minimum(places + window // 2 + 1, powers.size)
    return np.asarray(np.maximum((sums[end] - sums[first]) / (end - first), 0.0))
