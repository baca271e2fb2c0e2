"""The three buses of a mix, voice, music and effects, each at its level against the voice, and their sum."""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import av
import numpy as np

from chalktalk.documents.sound import Balance, EffectKind, SoundPlan
from chalktalk.engine import Store
from chalktalk.loudness import FLOOR, Powers, decibels, moving_mean
from chalktalk.sound.ducking import Curve, music_gains, speaking
from chalktalk.sound.effects import WAYS, effect
from chalktalk.sound.filters import BLOCK, SAMPLE_RATE, Block, Chain, blocks_of, filtered, frames_of, rechunked
from chalktalk.sound.levels import HOP, integrated, powers_of
from chalktalk.sound.noting import noted, read_back
from chalktalk.sound.placing import length_in_samples
from chalktalk.sound.voice import WORKING_LUFS, levelling_of, voice_bus

EFFECTS_UNDER = 15.0
"""LU by which the loudest 100 ms of an effect lie under the voice."""
_TRIM = dict.fromkeys(EffectKind, 0.0) | {
    EffectKind.TICK: -0.5,
    EffectKind.PAPER: -1.0,
    EffectKind.COUNT: -1.0,
    EffectKind.CHIME: 0.5,
}
"""Decibels by which some kinds differ from that."""
BOTH_SIDES = 10 * float(np.log10(2))
"""Decibels by which a mono voice is louder from two speakers."""

_ROOM_FOR_CONSONANTS: Final[Chain] = (("highpass", "f=35"), ("equalizer", "f=3000:width_type=o:width=1.8:gain=-4"))
"""A gentle dip where consonants live, and nothing below what speakers give back."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A film's sound before it is brought to its loudness; every pass streams it from the buses' notes."""

    plan: SoundPlan
    folder: Path
    """Where the buses are noted."""
    gains: Curve | None
    """The music's, in decibels, for every 10 ms; None where there is no music."""
    reference: float
    """The voice's loudness in LUFS from both sides; where nobody speaks, what a voice would have."""
    balance: Balance

    def blocks(self) -> Iterator[Block]:
        """The sum of all buses in stereo, exactly as long as the film."""
        for voice, music, effects in zip(self.voice(), self.music(), self.effects(), strict=True):
            yield voice + music + effects

    def voice(self) -> Iterator[Block]:
        """The voice's bus: mono."""
        return read_back(self.folder / "voice", channels=1)

    def music(self) -> Iterator[Block]:
        """The music's bus at its level, ducked."""
        if self.gains is None:
            yield from _silence(length_in_samples(self.plan))
            return
        for number, block in enumerate(read_back(self.folder / "music", channels=2)):
            size = block.shape[1]
            grid = self.gains[number * BLOCK // HOP :][: size // HOP + 2]
            curve = np.interp(np.arange(size), HOP * np.arange(grid.size), 10 ** (grid / 20))
            yield (block * curve).astype(np.float32)

    def effects(self) -> Iterator[Block]:
        """The effects' bus at its level."""
        placed = _placed(self.plan, self.reference)
        first = 0
        for block in _silence(length_in_samples(self.plan)):
            for sound in placed:
                sound.add_to(block, first)
            first += block.shape[1]
            yield block


def mixture_of(plan: SoundPlan, store: Store, folder: Path) -> Mixture:
    """Listen to the parts, and say how they go together.

    Args:
        plan: What is heard when.
        store: Holds the sounds.
        folder: Where voice and music are noted; has to last as long as the mixture.

    Raises:
        BlobMissingError: if a sound is not in the store.
    """
    with ThreadPoolExecutor(1) as other:  # two cores for what everything after it waits for
        listening = other.submit(_music_noted, plan, store, folder)
        levelling = levelling_of(plan, store)
        voice = 2 * powers_of(frames_of(noted(voice_bus(plan, store, levelling), folder / "voice")))
        music = listening.result()
    loudness = integrated(voice)
    reference = loudness if loudness > FLOOR else WORKING_LUFS + BOTH_SIDES
    if music is None:
        return Mixture(plan, folder, None, reference, _balance(plan, loudness))
    gains = music_gains(music, voice, reference)
    balance = _balance(plan, loudness, voice, music * 10 ** (gains / 10))
    return Mixture(plan, folder, gains, reference, balance)


def _music_noted(plan: SoundPlan, store: Store, folder: Path) -> Powers | None:
    """The music's powers, if there is any, once it lies in the folder."""
    if plan.music is None:
        return None
    return powers_of(frames_of(noted(music_blocks(plan, store), folder / "music")))


def music_blocks(plan: SoundPlan, store: Store) -> Iterator[Block]:
    """The film's music with room for consonants, as long as the film, in blocks of `BLOCK` samples."""
    assert plan.music is not None
    with av.open(store.path(plan.music.audio.digest), format="flac") as container:
        decoded = container.decode(container.streams.audio[0])
        yield from _fitted(blocks_of(filtered(decoded, _ROOM_FOR_CONSONANTS)), length_in_samples(plan))


def _balance(plan: SoundPlan, loudness: float, voice: Powers | None = None, music: Powers | None = None) -> Balance:
    """How the parts of a mix stand to one another."""
    if loudness <= FLOOR:
        return Balance()
    loudest = max((_TRIM[effect.kind] + effect.gain for effect in plan.effects), default=None)
    effects = None if loudest is None else EFFECTS_UNDER - loudest
    if voice is None or music is None:
        return Balance(effects=effects)
    spoken = speaking(voice)
    under = float(decibels(music[spoken].mean()))
    highest = float(decibels(moving_mean(music, 40)).max()) if music.size >= 40 else under
    return Balance(music=round(loudness - under, 2), swell=round(highest - under, 2), effects=effects)


def _placed(plan: SoundPlan, reference: float) -> list["_Placed"]:
    """Every effect of a plan, of each kind one way after the other."""
    tonic = plan.music.tonic if plan.music and plan.music.tonic is not None else 0
    heard: Counter[EffectKind] = Counter()
    placed: list[_Placed] = []
    for asked in plan.effects:
        samples = effect(asked.kind, heard[asked.kind] % WAYS, tonic)
        level = reference - EFFECTS_UNDER + _TRIM[asked.kind] + asked.gain
        start = plan.rate.samples_at(asked.frame, SAMPLE_RATE)
        placed.append(_Placed(start, samples, np.float32(10 ** (level / 20))))
        heard[asked.kind] += 1
    return placed


class _Placed(NamedTuple):
    """An effect at its first sample; all of one kind and way share their samples."""

    start: int
    samples: Block
    gain: np.float32

    def add_to(self, block: Block, first: int) -> None:
        """Add to a block that starts at a sample what lies in it."""
        begin = max(self.start, first)
        end = min(self.start + self.samples.shape[1], first + block.shape[1])
        if begin < end:
            heard = self.samples[:, begin - self.start : end - self.start]
            block[:, begin - first : end - first] += self.gain * heard


def _silence(length: int) -> Iterator[Block]:
    for first in range(0, length, BLOCK):
        yield np.zeros((2, min(BLOCK, length - first)), dtype=np.float32)


def _fitted(blocks: Iterator[Block], length: int) -> Iterator[Block]:
    """Blocks of `BLOCK` samples, cut or filled up with silence to a length."""
    return rechunked(_cut(chain(blocks, _silence(length)), length), BLOCK)


def _cut(blocks: Iterable[Block], length: int) -> Iterator[Block]:
    for block in blocks:
        kept = block[:, :length]
        length -= kept.shape[1]
        if kept.size:
            yield kept
        if not length:
            return
