"""The voice on its own: every sentence at its sample, silence between."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from chalktalk.documents.film import SoundPlan
from chalktalk.engine import Store
from chalktalk.sound.filters import BLOCK, SAMPLE_RATE, Block


def length_in_samples(plan: SoundPlan) -> int:
    """How many samples the film lasts."""
    return plan.rate.samples_at(plan.frames, SAMPLE_RATE)


def voice_blocks(plan: SoundPlan, store: Store) -> Iterator[Block]:
    """The film's voice as mono blocks, exactly as long as the film.

    Raises:
        BlobMissingError: if a sound is not in the store.
    """
    length = length_in_samples(plan)
    position = 0
    for sound in plan.voice:
        start = max(round(sound.start * SAMPLE_RATE), position)
        yield from _silence(min(start, length) - position)
        position = start
        for block in _resampled(store.path(sound.audio.digest)):
            if (kept := block[: max(length - position, 0)]).size:
                yield kept
            position += block.size
    yield from _silence(length - position)


def _silence(length: int) -> Iterator[Block]:
    for start in range(0, length, BLOCK):
        yield np.zeros(min(BLOCK, length - start), dtype=np.float32)


def _resampled(path: Path) -> Iterator[Block]:
    """A sound at our rate, in mono, by libswresample."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    with av.open(path, format="wav") as container:
        for decoded in container.decode(container.streams.audio[0]):
            for frame in resampler.resample(decoded):
                yield frame.to_ndarray()[0]
        for frame in resampler.resample(None):
            yield frame.to_ndarray()[0]
