"""The voice's way to the mix: every sentence as loud as the others, rumble and hisses taken out, peaks taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from chalktalk.documents.sound import SoundPlan
from chalktalk.engine import Store
from chalktalk.loudness import FLOOR
from chalktalk.sound.deessing import deessed
from chalktalk.sound.filters import SAMPLE_RATE, Block, Chain, blocks_of, filtered, frames_of
from chalktalk.sound.levels import HOP, integrated, powers_of
from chalktalk.sound.placing import voice_blocks

WORKING_LUFS = -23.0
"""Loudness of the mono voice after levelling, so that all thresholds mean the same for every voice."""
LEVELLING = 6.0
"""Decibels by which a sentence is brought nearer to the others at most: what is whispered stays a little softer."""
TURN = 0.05
"""Seconds inside a sentence's edges from which on its own gain holds."""

_HIGH_PASS: Final[Chain] = (("highpass", "f=80"),)
"""A voice has nothing below; rumble does."""
_COMPRESSOR: Final[Chain] = (("acompressor", "threshold=-20dB:ratio=2.5:knee=6dB:attack=8:release=120"),)
"""Takes the loudest syllables back a little, so that the limiter has little to do."""


@dataclass(frozen=True, slots=True)
class Levelling:
    """The gain of the voice over the film."""

    moments: npt.NDArray[np.float64]
    """Seconds, ascending."""
    gains: npt.NDArray[np.float64]
    """Decibels at these moments; between them along a line."""

    def applied(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The film's voice at these gains."""
        position = 0
        for block in blocks:
            size = block.shape[1]
            places = (position + np.arange(0, size + HOP, HOP)) / SAMPLE_RATE
            curve = 10 ** (np.interp(places, self.moments, self.gains) / 20)
            yield (block * np.interp(np.arange(size), HOP * np.arange(curve.size), curve)).astype(np.float32)
            position += size


def levelling_of(plan: SoundPlan, store: Store) -> Levelling | None:
    """How to bring every sentence to the working loudness; None where nothing is said."""
    powers = powers_of(filtered(frames_of(voice_blocks(plan, store)), _HIGH_PASS))
    whole = integrated(powers)
    if whole <= FLOOR:
        return None
    moments: list[float] = []
    gains: list[float] = []
    for sound in plan.voice:
        own = integrated(powers[round(sound.start * 100) : round((sound.start + sound.duration) * 100)])
        held = max(whole - LEVELLING, min(whole + LEVELLING, own)) if own > FLOOR else whole
        inside = min(TURN, sound.duration / 4)
        moments += (sound.start + inside, sound.start + sound.duration - inside)
        gains += (WORKING_LUFS - held,) * 2
    return Levelling(np.maximum.accumulate(moments), np.array(gains))


def voice_bus(plan: SoundPlan, store: Store, levelling: Levelling | None) -> Iterator[Block]:
    """The film's voice in mono, ready to be mixed; silence where nothing is said."""
    blocks = voice_blocks(plan, store)
    if levelling is None:
        return blocks
    clean = deessed(filtered(frames_of(levelling.applied(blocks)), _HIGH_PASS))
    return blocks_of(filtered(frames_of(clean), _COMPRESSOR))
