"""Listening: all of a film's sound noted in figures as it is decoded, whatever it is, in memory that hardly grows."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import av
import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Listened
from chalktalk.engine import Store
from chalktalk.inspection.heard import MONO_RATE, Heard
from chalktalk.inspection.moments import RATE, Moments, Samples

SLOWEST, FASTEST = 4_000, 768_000
"""Samples a second of anything that can be heard; what says otherwise counts as silence."""
LOUDEST = 16.0
"""Sample value that nothing passes: 24 dB over full scale."""
APART = 0.02
"""Seconds by which a time stamp may be off before it is believed."""
LONGEST_GAP = 60.0
"""Seconds of silence that a time stamp may put in; what jumps further has lost its clock."""


def listened_from(heard: Heard, mono: Path, store: Store) -> Listened:
    """What was heard, kept in a store; `mono` is moved there."""
    figures = store.put(heard.as_bytes(), "application/x-npz")
    return Listened(figures=figures, mono=store.put_file(mono, "audio/L16"))


class Listener:
    """Notes frame after frame; each may have a rate, a layout and a format of its own.

    Args:
        mono: A file that takes the sound in mono, as plain samples of 16 bit at `MONO_RATE`.
        start: The time stamp of the film's first frame, in seconds.
    """

    def __init__(self, mono: IO[bytes], start: float = 0.0) -> None:
        self._mono, self._start = mono, start
        self._moments = Moments()
        self._to_mono = av.AudioResampler(format="s16", layout="mono", rate=MONO_RATE)
        self._resampler: av.AudioResampler | None = None
        self._resampled_from = 0
        self._waiting: list[Samples] = []
        self._held = self._taken = self._early = self._written = 0
        self._first: tuple[int, int] | None = None
        self._broken = 0

    @property
    def seconds(self) -> float:
        """How much it has heard."""
        return (self._taken + self._held) / RATE

    def hear(self, frame: av.AudioFrame) -> None:
        """Note the next frame."""
        rate, channels = frame.sample_rate, frame.layout.nb_channels
        if not frame.samples or not channels:
            return
        self._first = self._first or (rate, channels)
        self._keep_time(frame)
        if not SLOWEST <= rate <= FASTEST:
            self._fill(round(min(frame.samples / max(rate, 1), LONGEST_GAP) * RATE))
            return
        sound = self._numbers(_both_sides(frame))
        for part in self._at_our_rate(sound, rate):
            self._take(part)

    def heard(self) -> Heard:
        """All that was noted; nothing can be heard after it."""
        for part in self._rest():
            self._take(part)
        if self._held:
            self._note(np.concatenate(self._waiting, axis=1))
        self._write_mono(self._to_mono.resample(None))
        self._mono.flush()
        rate, channels = self._first or (0, 0)
        size = min(self._written, -(-self._taken * MONO_RATE // RATE))
        mono = np.memmap(self._mono, "<i2", "r", shape=(size,)) if size else np.zeros(0, np.int16)
        return self._moments.heard(
            samples=self._taken, sample_rate=rate, channels=channels, broken=self._broken, mono=mono
        )

    def _numbers(self, sound: Samples) -> Samples:
        """The sound without what is no number, and nothing louder than anything is."""
        good = np.isfinite(sound)
        if not good.all():
            self._broken += int(good.size - np.count_nonzero(good))
            sound = np.where(good, sound, np.float32(0))
        return np.clip(sound, -LOUDEST, LOUDEST)

    def _keep_time(self, frame: av.AudioFrame) -> None:
        """Silence where the time stamp says that nothing sounds; what comes before the film is left out."""
        tick = frame.time_base
        if frame.pts is None or not tick:
            return
        seconds = frame.pts * tick.numerator / tick.denominator - self._start
        position = self.seconds
        if APART < seconds - position <= LONGEST_GAP:
            for part in self._rest():
                self._take(part)
            self._fill(round(seconds * RATE) - self._taken - self._held)
        elif position == 0 and -LONGEST_GAP <= seconds < 0:
            self._early = round(-seconds * RATE)

    def _at_our_rate(self, sound: Samples, rate: int) -> Iterator[Samples]:
        if rate != self._resampled_from:
            yield from self._rest()
            self._resampled_from = rate
            self._resampler = None
            if rate != RATE:
                self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        if self._resampler is None:
            yield sound
        else:
            yield from map(_samples, self._resampler.resample(_frame(sound, rate)))

    def _rest(self) -> Iterator[Samples]:
        """What the resampler still holds."""
        if self._resampler is not None:
            yield from map(_samples, self._resampler.resample(None))
        self._resampler, self._resampled_from = None, 0

    def _fill(self, length: int) -> None:
        while length > 0:
            self._take(np.zeros((2, min(length, RATE)), np.float32))
            length -= RATE

    def _take(self, sound: Samples) -> None:
        """Gather sound until there is a second of it."""
        if self._early:
            cut = min(self._early, sound.shape[1])
            self._early -= cut
            sound = sound[:, cut:]
        self._waiting.append(sound)
        self._held += sound.shape[1]
        if self._held < RATE:
            return
        joined = np.concatenate(self._waiting, axis=1)
        whole = self._held - self._held % RATE
        for first in range(0, whole, RATE):
            self._note(joined[:, first : first + RATE])
        self._waiting = [joined[:, whole:]]

    def _note(self, second: Samples) -> None:
        """Note a second, or the last piece of one."""
        self._taken += second.shape[1]
        self._held -= second.shape[1]
        self._moments.add(np.pad(second, ((0, 0), (0, RATE - second.shape[1]))), self._first != (0, 1))
        middle = np.clip(second.mean(axis=0, keepdims=True), -1, 1)
        self._write_mono(self._to_mono.resample(_frame(np.repeat(middle, 2, axis=0), RATE)))

    def _write_mono(self, parts: list[av.AudioFrame]) -> None:
        for part in parts:
            samples = part.to_ndarray()[0]
            self._written += samples.size
            self._mono.write(samples.astype("<i2").tobytes())


def _both_sides(frame: av.AudioFrame) -> Samples:
    """Left and right of a frame of any format and layout, full scale being 1."""
    channels = frame.layout.nb_channels
    if channels > 2 and frame.format.is_planar:
        frame = _interleaved(frame)
    raw: npt.NDArray[Any] = frame.to_ndarray()
    rows = raw if frame.format.is_planar else raw.reshape(-1, channels).T
    if rows.dtype == np.uint8:
        sound = (rows.astype(np.float32) - 128) / np.float32(128)
    elif np.issubdtype(rows.dtype, np.integer):
        sound = (rows / -float(np.iinfo(rows.dtype).min)).astype(np.float32)
    else:
        with np.errstate(over="ignore", invalid="ignore"):  # what is too large for single precision is no sound anyway
            sound = rows.astype(np.float32)
    if channels == 1:
        return np.repeat(sound, 2, axis=0)
    if channels == 2:
        return sound
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray(sound[:2] + np.sqrt(np.float32(0.5)) * sound[2:].sum(axis=0), np.float32)


def _interleaved(frame: av.AudioFrame) -> av.AudioFrame:
    """The same samples in one plane: of eight and more planes PyAV may look for one too many."""
    converter = av.AudioResampler(format="flt", layout=frame.layout, rate=frame.sample_rate)
    return converter.resample(frame)[0]


def _samples(frame: av.AudioFrame) -> Samples:
    return frame.to_ndarray().astype(np.float32, copy=False)


def _frame(sound: Samples, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32), format="fltp", layout="stereo")
    frame.sample_rate = rate
    return frame
