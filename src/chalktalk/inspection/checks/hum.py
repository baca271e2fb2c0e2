"""Hum: lines of the mains in the sound, which stay while words and notes come and go."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import MONO_RATE
from chalktalk.inspection.runs import runs

MAINS = (50.0, 60.0)
HARMONICS = 6
"""Multiples looked at."""
_RATE = 1000
"""Samples a second that are enough for them."""
_WINDOW, _HOP = 2 * _RATE, _RATE // 2
"""Samples of a spectrum, whose bins lie half a hertz apart, and from one to the next."""
_STEADY = 8
"""Spectra, 5.5 s of sound, in which a line has to stay."""
_SOFTEST = 0.25
"""Share of them that may be softer: a line that is there in the pauses, too."""
_WIDE = (6, 20)
"""Bins on either side that are not the line any more: 3 to 10 Hz."""

Spectra = npt.NDArray[np.float64]
"""(spectra, bins): power of full scale."""


def hum(evidence: Evidence) -> Iterator[Finding]:
    """Stretches of some seconds with a line at 50 or 60 Hz, or their multiples."""
    spectra = _spectra(evidence.heard.mono)
    if len(spectra) < _STEADY:
        return
    steady = np.stack(
        [
            np.quantile(spectra[first : first + _STEADY], _SOFTEST, axis=0)
            for first in range(0, len(spectra) - _STEADY + 1, _STEADY // 4)
        ]
    )
    for mains in MAINS:
        lines, over = zip(*(_line(steady, mains * number) for number in range(1, HARMONICS + 1)), strict=True)
        yield from _found(evidence, mains, np.stack(lines), np.stack(over))


def _found(evidence: Evidence, mains: float, lines: Spectra, over: Spectra) -> Iterator[Finding]:
    limits = evidence.limits.sound
    standing = (over > limits.hum) & (10 * np.log10(np.maximum(lines, 1e-15)) > limits.hum_level)
    for run in runs(np.asarray(standing.any(axis=0)), gap=2):
        level = 10 * float(np.log10((lines * standing).sum(axis=0)[run.start : run.end].max()))
        first, last = run.start * (_STEADY // 4), (run.end - 1) * (_STEADY // 4)
        margin = _SOFTEST * _STEADY  # so many may be without it
        start = (first + (margin if run.start else 0)) * _HOP / _RATE
        end = (last + _STEADY + 3 - (margin if run.end < over.shape[1] else 0)) * _HOP / _RATE
        yield evidence.found(
            "sound.hum",
            Severity.ISSUE,
            (start, end),
            f"the sound hums at {mains:.0f} Hz and its multiples, at {level:.0f} dB of full scale",
            measured=level,
            limit=limits.hum_level,
            remedy=Remedy.MIX,
        )


def _line(steady: Spectra, hertz: float) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Power of a line, and decibels by which it stands out, in each stretch."""
    middle = round(hertz * _WINDOW / _RATE)
    near, far = _WIDE
    line = steady[:, middle - 1 : middle + 2].sum(axis=1)
    beside = np.concatenate([steady[:, middle - far : middle - near], steady[:, middle + near : middle + far]], axis=1)
    return line, 10 * np.log10(np.maximum(line, 1e-15) / np.maximum(np.quantile(beside, 0.8, axis=1), 1e-15))


def _spectra(mono: npt.NDArray[np.int16]) -> Spectra:
    """Power spectra of the low end, block by block."""
    factor = MONO_RATE // _RATE
    rows: list[Spectra] = []
    window = np.hanning(_WINDOW)
    scale = 2 / np.square(window.sum())
    last = 2 * (far_end := round(MAINS[-1] * HARMONICS) + _WIDE[1])
    for first in range(0, mono.size - _WINDOW * factor + 1, _HOP * factor):
        part = mono[first : first + _WINDOW * factor].reshape(_WINDOW, factor).mean(axis=1) / 32768
        rows.append(np.square(np.abs(np.fft.rfft(part * window)[: last + 1])) * scale)
    return np.array(rows) if rows else np.zeros((0, far_end))
