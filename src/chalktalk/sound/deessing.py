"""De-essing: hisses that stick out of a voice are taken back, and nothing else is.

FFmpeg's own `deesser` takes as much of a vowel's brightness as of an s, so this one is ours: it turns down what lies
above 5 kHz, only while that is loud by itself.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from chalktalk.sound.filters import SAMPLE_RATE, Block, Chain, blocks_of, filtered, rechunked

THRESHOLD = -33.0
"""Decibels of full scale (RMS) of the hiss, in a voice of -23 LUFS, from which on it is taken back."""
RATIO = 3.0
DEEPEST = 8.0
"""Decibels taken at most."""
ATTACK, RELEASE = 0.002, 0.040
"""Seconds."""

_HOP = SAMPLE_RATE // 500
_SPLIT: Final[Chain] = (("pan", "stereo|c0=c0|c1=c0"), ("highpass", "f=5000:c=FR"))
"""Beside the voice, as a second channel, what of it hisses."""


def deessed(frames: Iterable[av.AudioFrame]) -> Iterator[Block]:
    """A mono voice of about -23 LUFS without what is too sharp in it."""
    gain = 1.0
    for block in rechunked(blocks_of(filtered(frames, _SPLIT)), 500 * _HOP):
        voice, hiss = block
        wanted = _wanted(hiss)
        gains = _followed(wanted, gain)
        grid = np.concatenate([[gain], gains])
        curve = np.interp(np.arange(1, voice.size + 1), _HOP * np.arange(grid.size), grid)
        gain = gains[-1]
        yield (voice - (1 - curve) * hiss)[np.newaxis].astype(np.float32)


def _wanted(hiss: npt.NDArray[np.float32]) -> list[float]:
    """The gain that each hop's hiss asks for."""
    padded = np.pad(hiss, (0, -hiss.size % _HOP))
    power = np.square(padded, dtype=np.float64).reshape(-1, _HOP).mean(axis=1)
    over = 10 * np.log10(np.maximum(power, 1e-12)) - THRESHOLD
    reduction = np.clip(over * (1 - 1 / RATIO), 0.0, DEEPEST)
    return list(10 ** (-reduction / 20))


def _followed(wanted: list[float], gain: float) -> list[float]:
    """The gain as it moves: quickly down, slowly up."""
    falling, rising = (1 - float(np.exp(-_HOP / SAMPLE_RATE / seconds)) for seconds in (ATTACK, RELEASE))
    moved: list[float] = []
    for target in wanted:
        gain += (target - gain) * (falling if target < gain else rising)
        moved.append(gain)
    return moved
