"""Loudness and true peak as broadcasters measure them (ITU-R BS.1770-4), by libavfilter's `ebur128`."""

from collections.abc import Iterable
from math import log10
from pathlib import Path
from typing import NamedTuple

import av

from chalktalk.loudness import FLOOR
from chalktalk.sound.filters import Chain, filtered


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


def loudness_of(frames: Iterable[av.AudioFrame], before: Chain = ()) -> Loudness:
    """The loudness of sound, after filters if any are given."""
    last = _last_of(filtered(frames, (*before, ("ebur128", "peak=true:metadata=1"))))
    peak = float(last.get("lavfi.r128.true_peak", 0.0))
    return Loudness(_integrated(last), max(20 * log10(peak), FLOOR) if peak > 0 else FLOOR)


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
