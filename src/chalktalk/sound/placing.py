"""The voice on its own: every sentence at its sample, silence between."""

import wave
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from chalktalk.documents.sound import PlacedSound, SoundPlan
from chalktalk.engine import Store
from chalktalk.sound.filters import BLOCK, SAMPLE_RATE, Block, samples_of

JOINED = 0.001
"""Seconds by which two stretches of one recording may miss each other and still be one."""
EDGE = 0.003
"""Seconds in which a stretch comes in from silence, and goes back to it: enough that nothing clicks."""


class Run(NamedTuple):
    """Placed sounds that follow one another in one recording as they do in the film: played in one go."""

    digest: str
    start: float
    offset: float
    duration: float


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
    for run in runs_of(plan.voice):
        start = max(round(run.start * SAMPLE_RATE), position)
        yield from _silence(min(start, length) - position)
        position = start
        if position >= length:
            return
        for block in _rounded(_stretch(store.path(run.digest), run), round(run.duration * SAMPLE_RATE)):
            if (kept := block[:, : max(length - position, 0)]).size:
                yield kept
            position += block.shape[1]
    yield from _silence(length - position)


def runs_of(voice: Sequence[PlacedSound]) -> list[Run]:
    """The voice with its joints taken out: where a recording goes on without a gap, not a sample is lost or doubled."""
    runs: list[Run] = []
    for sound in voice:
        last = runs[-1] if runs else None
        if last and last.digest == sound.audio.digest and _goes_on(last, sound):
            runs[-1] = last._replace(duration=sound.start + sound.duration - last.start)
        else:
            runs.append(Run(sound.audio.digest, sound.start, sound.offset, sound.duration))
    return runs


def _goes_on(run: Run, sound: PlacedSound) -> bool:
    in_step = abs((sound.start - sound.offset) - (run.start - run.offset)) < JOINED
    return in_step and abs(sound.start - (run.start + run.duration)) < JOINED


def _silence(length: int) -> Iterator[Block]:
    for start in range(0, length, BLOCK):
        yield np.zeros((1, min(BLOCK, length - start)), dtype=np.float32)


def _stretch(path: Path, run: Run) -> Iterator[Block]:
    """A stretch of a WAV of 16 bit in mono, at our rate; found at once, however far into a recording it lies."""
    with wave.open(str(path), "rb") as file:
        rate = file.getframerate()
        file.setpos(min(round(run.offset * rate), file.getnframes()))
        left = round(run.duration * rate)
        pieces = (file.readframes(min(rate, left - done)) for done in range(0, left, rate))
        yield from _resampled((np.frombuffer(piece, dtype="<i2") for piece in pieces if piece), rate)


def _resampled(pieces: Iterator[np.ndarray[tuple[int], np.dtype[np.int16]]], rate: int) -> Iterator[Block]:
    """Samples of 16 bit at our rate, by libswresample."""
    if rate == SAMPLE_RATE:
        yield from (piece[np.newaxis].astype(np.float32) / np.float32(32_768) for piece in pieces)
        return
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE)
    for piece in pieces:
        frame = av.AudioFrame.from_ndarray(piece[np.newaxis].astype(np.int16), format="s16", layout="mono")
        frame.sample_rate = rate
        yield from (samples_of(out) for out in resampler.resample(frame))
    yield from (samples_of(out) for out in resampler.resample(None))


def _rounded(blocks: Iterator[Block], length: int) -> Iterator[Block]:
    """The blocks of a stretch of about so many samples, with its edges rounded off."""
    edge = min(round(EDGE * SAMPLE_RATE), length // 2)
    position = 0
    for block in blocks:
        end = position + block.shape[1]
        if position < edge or end > length - edge:
            places = np.arange(position, end)
            inside = np.clip(np.minimum(places + 1, length - places) / max(edge, 1), 0.0, 1.0)
            yield (block * inside).astype(np.float32)
        else:
            yield block
        position = end
