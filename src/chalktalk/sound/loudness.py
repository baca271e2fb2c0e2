"""Loudness and true peak as broadcasters measure them (ITU-R BS.1770-4), the former by libavfilter's `ebur128`."""

from collections.abc import Iterable, Iterator
from math import log10
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from chalktalk.loudness import FLOOR, TAPS, between_samples
from chalktalk.sound.filters import SAMPLE_RATE, Block, filtered, samples_of

_NEAR = 0.7
"""Share of the greatest value that a sample has to reach for one beside it to be greater: a tone at a quarter of the
rate may rise 3 dB between its samples, and any lower one less."""
_BESIDE = np.array((-1, 0))
"""By how much later the windows begin in whose middle lie the gaps before and behind a sample."""


class Loudness(NamedTuple):
    """How loud a sound is."""

    integrated: float
    """LUFS; never under `FLOOR`."""
    true_peak: float
    """dBTP; never under `FLOOR`."""


def measure_loudness(path: Path) -> Loudness:
    """The loudness of a file's first sound stream, decoded as a player would."""
    with av.open(path) as container:
        return loudness_of(container.decode(container.streams.audio[0]))


def loudness_of(frames: Iterable[av.AudioFrame]) -> Loudness:
    """The loudness of sound at 48 kHz, in planar floats of one or two channels."""
    peak = _Peak()
    integrated = integrated_of(peak.watched(frames))
    return Loudness(integrated, max(20 * log10(peak.highest), FLOOR) if peak.highest > 0 else FLOOR)


def integrated_of(frames: Iterable[av.AudioFrame]) -> float:
    """Only the loudness of sound, in LUFS and never under `FLOOR`: a third of the work."""
    return _integrated(_last_of(filtered(frames, (("ebur128", "metadata=1"),))))


def _integrated(found: dict[str, str]) -> float:
    return max(float(found.get("lavfi.r128.I", FLOOR)), FLOOR)


def _last_of(measured: Iterable[av.AudioFrame]) -> dict[str, str]:
    """What was found when all had been heard."""
    last: dict[str, str] = {}
    for frame in measured:
        last = frame.metadata or last
    return last


class _Peak:
    """The greatest value at and between samples, looked for only beside samples that come near to it.

    `ebur128` finds it as well, but looks everywhere: in a film's sound that takes three times as long.
    """

    def __init__(self) -> None:
        self.highest = 0.0
        """Full scale is 1."""
        self._waiting: list[Block] = []
        self._held = 0

    def watched(self, frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
        """The same frames, as they pass by."""
        for frame in frames:
            self._take(samples_of(frame))
            yield frame
        if self._waiting:
            self._take(np.zeros((len(self._waiting[0]), TAPS), np.float32))
            self._look()

    def _take(self, sound: Block) -> None:
        self._waiting.append(sound if self._waiting else np.pad(sound, ((0, 0), (TAPS, 0))))
        self._held += sound.shape[1]
        if self._held >= SAMPLE_RATE:
            self._look()

    def _look(self) -> None:
        """Look at all that was heard but its last samples, which those that follow are still needed for."""
        sound = np.concatenate(self._waiting, axis=1)
        self._waiting, self._held = [sound[:, -2 * TAPS :]], 0
        sizes = np.abs(sound[:, TAPS:-TAPS])
        self.highest = max(self.highest, float(sizes.max(initial=0.0)))
        windows = np.lib.stride_tricks.sliding_window_view(sound, TAPS, axis=1)
        sides, places = np.nonzero(sizes > _NEAR * self.highest)
        if places.size:
            around = TAPS + places[:, np.newaxis] - TAPS // 2 + _BESIDE
            self.highest = max(self.highest, between_samples(windows[sides[:, np.newaxis], around]))
