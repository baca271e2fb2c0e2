"""How loud a recording is, gathered while it streams past: enough to tell silence, hum, clipping and a whisper."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from chalktalk.documents.base import Diagnostic
from chalktalk.errors import AssetError, Place

_STEP = 0.1
"""Seconds over which a level is taken: a syllable or two."""

_FLOOR = -100
"""dB of full scale; whatever is quieter counts as this."""

_SILENT = -55.0
"""dB: if the loudest moments of a recording are quieter, nobody speaks in it."""

_EVEN = 3.0
"""dB between loud and quiet moments: hum and noise stay within it, speech spans 20 and more."""

_QUIET = -42.0
"""dB: speech this quiet brings up the recorder's own noise when it is made as loud as a film should be."""

_FULL_SCALE = 32_700
"""A sample at least this large is as large as the recorder could write."""

_CLIPPED = 2e-4
"""Share of full-scale samples from which clipping is heard; a recording that merely peaks at full scale has a tenth."""


@dataclass(slots=True)
class Levels:
    """A histogram of levels in whole dB, and how many samples stand at full scale."""

    sample_rate: int
    counts: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(1 - _FLOOR, dtype=np.int64))
    samples: int = 0
    full: int = 0

    def add(self, block: npt.NDArray[np.int16]) -> None:
        """Take in the next samples, which are best a whole number of tenths of a second."""
        step = round(_STEP * self.sample_rate)
        self.samples += block.size
        self.full += int(np.count_nonzero((block >= _FULL_SCALE) | (block <= -_FULL_SCALE)))
        whole = block[: block.size // step * step].reshape(-1, step).astype(np.float64) / 32768
        power = np.maximum(np.mean(whole**2, axis=1), 10 ** (_FLOOR / 10))
        decibels = np.rint(10 * np.log10(power)).astype(int)
        self.counts += np.bincount(decibels - _FLOOR, minlength=self.counts.size)

    def level(self, share: float) -> float:
        """The level, in dB of full scale, that this share of the time stays below."""
        reached = np.searchsorted(np.cumsum(self.counts), share * self.counts.sum())
        return float(min(int(reached), self.counts.size - 1) + _FLOOR)

    def check_that_somebody_speaks(self, place: Place) -> None:
        """See that there is something to hear.

        Raises:
            AssetError: if all is silent, or as even as hum.
        """
        hint = "check that the right microphone was on, and record it again"
        if self.level(0.999) < _SILENT:
            raise AssetError("nothing is said in it: it is silent throughout", where=place, hints=(hint,))
        if self.level(0.99) - self.level(0.05) < _EVEN:
            raise AssetError("nothing is said in it: it is one even sound", where=place, hints=(hint,))

    def warnings(self) -> tuple[Diagnostic, ...]:
        """What the author should know about the loudness."""
        found = []
        if self.samples and self.full / self.samples > _CLIPPED:
            message = "the recording is clipped: its loudest moments crackle"
            found.append(Diagnostic(message=message, hint="turn the microphone down and record it again"))
        if self.counts.any() and _SILENT <= self.level(0.95) < _QUIET:
            message = f"the recording is very quiet ({self.level(0.95):.0f} dB): its noise will be heard"
            found.append(Diagnostic(message=message, hint="turn the microphone up, or go closer to it"))
        return tuple(found)
