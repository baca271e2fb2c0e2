"""Moments: a second of sound after the other in figures, a hundredth of a second each."""

from collections import defaultdict
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from chalktalk.inspection.heard import ENTRIES, FLAT, Figures, Heard
from chalktalk.loudness import TAPS, between_samples, k_response

RATE = 48_000
"""Samples a second of what is noted."""

Samples: TypeAlias = npt.NDArray[np.float32]
"""(2, samples): left and right."""

_ENTRY = RATE // ENTRIES
_RING = RATE // 10
"""Samples in which the K-weighting's filters have died away."""
_SIZE = 1 << 16
"""A size that the transform is quick at, and that a second and the ring fit in."""
_NEAR = 0.5
"""Sample peak from which it matters how high the sound goes between samples."""
FLAT_TOP, SHOULDER = 0.97, 0.85
"""Shares of the greatest sample: what lies over the first is its top, what lies between them its shoulder."""

_INSTANTS = 1000
"""Instants a second: an impulse lies in one of them, or two."""
_AROUND, _ITSELF = 30, 2
"""Instants on either side that a click has to stand out over, and those that belong to itself."""
_STANDS_OUT = 3.0
"""Times by which it does, to be noted at all."""
_LEAST_CLICK = 0.004
"""Height of the faintest click that is noted, full scale being 1."""
_MOST_CLICKS = 100_000


_PAIRS, _SINGLES = np.zeros((ENTRIES, 2), np.float32), np.zeros(ENTRIES, np.float32)
_SILENT = {
    **dict.fromkeys(("peaks", "powers", "means"), _PAIRS),
    **dict.fromkeys(("products", "weighted", "true_peaks", "edges"), _SINGLES),
    **dict.fromkeys(("flat", "shoulder"), _SINGLES[:FLAT]),
}
"""A second of silence, which costs nothing to note."""


class Moments:
    """Notes second after second."""

    def __init__(self) -> None:
        self._noted: defaultdict[str, list[Figures]] = defaultdict(list)
        self._tail = np.zeros((2, _RING), np.float32)
        self._sharpness = np.zeros(2 * _AROUND, np.float32)
        self._clicks: list[npt.NDArray[np.float64]] = []
        self._seconds = 0

    def add(self, second: Samples, stereo: bool) -> None:  # noqa: FBT001  told by the one who calls
        """Note a whole second; of a mono sound one side counts as loud as it is."""
        sound = np.concatenate([self._tail, second], axis=1)
        self._tail = sound[:, -_RING:]
        if not sound.any():
            self._note(**_SILENT)
            self._find_clicks(np.zeros(_INSTANTS, np.float32))
            self._seconds += 1
            return
        entries = second.reshape(2, ENTRIES, _ENTRY)
        weighted = np.square(_weighted(sound)[: 2 if stereo else 1]).reshape(-1, ENTRIES, _ENTRY).mean(axis=2)
        peaks = np.abs(entries).max(axis=2).T
        flat, shoulder = _flatness(second)
        self._note(
            peaks=peaks,
            powers=np.square(entries).mean(axis=2).T,
            means=entries.mean(axis=2).T,
            products=(entries[0] * entries[1]).mean(axis=1),
            weighted=weighted.sum(axis=0),
            true_peaks=_true_peaks(sound, peaks.max(axis=1)),
            edges=np.square(off := _off_line(sound)).reshape(2, ENTRIES, -1).mean(axis=2).max(axis=0),
            flat=flat,
            shoulder=shoulder,
        )
        self._find_clicks(np.abs(off).max(axis=0).reshape(_INSTANTS, -1).max(axis=1))
        self._seconds += 1

    def heard(
        self, *, samples: int, sample_rate: int, channels: int, broken: int, mono: npt.NDArray[np.int16]
    ) -> Heard:
        """All that was noted of so many samples."""
        if self._seconds:
            self._find_clicks(np.zeros(_AROUND, np.float32))
        entries, looks = -(-samples // _ENTRY), -(-samples * FLAT // RATE)
        empty = {"peaks": 2, "powers": 2, "means": 2, "products": 0, "weighted": 0, "true_peaks": 0, "edges": 0}
        found = {name: self._joined(name, columns)[:entries] for name, columns in empty.items()}
        return Heard(
            seconds=samples / RATE,
            sample_rate=sample_rate,
            channels=channels,
            broken=broken,
            **found,
            flat=self._joined("flat")[:looks],
            shoulder=self._joined("shoulder")[:looks],
            clicks=np.concatenate([np.zeros((0, 3)), *self._clicks])[:_MOST_CLICKS],
            mono=mono,
        )

    def _note(self, **figures: npt.NDArray[np.floating]) -> None:
        for name, values in figures.items():
            self._noted[name].append(values.astype(np.float32))

    def _joined(self, name: str, columns: int = 0) -> Figures:
        return np.concatenate([np.zeros((0, columns) if columns else 0, np.float32), *self._noted[name]])

    def _find_clicks(self, sharpness: Samples) -> None:
        """What stands out over all that is around it."""
        known = np.concatenate([self._sharpness, sharpness])
        self._sharpness = known[-2 * _AROUND :]
        windows = np.lib.stride_tricks.sliding_window_view(known, 2 * _AROUND + 1)
        middle = windows[:, _AROUND]
        side = _AROUND - _ITSELF
        around = np.maximum(windows[:, :side].max(axis=1), windows[:, -side:].max(axis=1))
        itself = windows[:, side:-side].max(axis=1)
        found = np.flatnonzero((middle == itself) & (middle > _LEAST_CLICK) & (middle > _STANDS_OUT * around))
        if found.size and sum(map(len, self._clicks)) < _MOST_CLICKS:
            times = self._seconds + (found - _AROUND) / _INSTANTS
            height = middle[found].astype(np.float64)
            self._clicks.append(np.column_stack([times, height, height / np.maximum(around[found], 1e-6)]))


def _weighted(sound: Samples) -> Samples:
    """The K-weighted sound of the last second, filtered through its spectrum."""
    spectrum = np.fft.rfft(sound, _SIZE) * _weights()
    return np.asarray(np.fft.irfft(spectrum, _SIZE)[:, _RING : _RING + RATE], np.float32)


@cache
def _weights() -> npt.NDArray[np.complex64]:
    """What the filters of the K-weighting do to each frequency."""
    return k_response(RATE, _SIZE).astype(np.complex64)


def _true_peaks(sound: Samples, peaks: Samples) -> Samples:
    """The greatest value of each entry, also between samples where it comes near to full scale."""
    highest = peaks.copy()
    windows = np.lib.stride_tricks.sliding_window_view(sound[:, _RING - TAPS + 1 :], TAPS, axis=1)
    windows = windows.reshape(2, ENTRIES, _ENTRY, TAPS)
    for entry in np.flatnonzero(peaks > _NEAR):
        highest[entry] = max(highest[entry], between_samples(windows[:, entry]))
    return highest


def _flatness(second: Samples) -> tuple[Figures, Figures]:
    """For each look the shares of samples at the top and at its shoulder, of the channel whose top is flatter."""
    looks = np.abs(second).reshape(2, FLAT, -1)
    top = looks.max(axis=2, keepdims=True)
    top[top < _LEAST_CLICK] = np.inf  # silence has none
    over = (looks > FLAT_TOP * top).mean(axis=2)
    shoulder = (looks > SHOULDER * top).mean(axis=2) - over
    worse = np.argmax(over, axis=0)
    return over[worse, np.arange(FLAT)], shoulder[worse, np.arange(FLAT)]


def _off_line(sound: Samples) -> Samples:
    """How far each sample is from the line between its neighbours; the last second, one sample late."""
    last = sound[:, -RATE - 2 :]
    return np.asarray(last[:, 1:-1] - (last[:, :-2] + last[:, 2:]) / 2)
