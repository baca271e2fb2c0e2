"""Listening: the film's sound decoded once, and noted in figures."""

from typing import IO

import av
import numpy as np

from chalktalk.inspection.heard import Heard


class Listener:
    """Notes frame after frame."""

    def __init__(self, mono: IO[bytes], start: float = 0.0) -> None:
        self._mono, self._start = mono, start

    def hear(self, frame: av.AudioFrame) -> None:
        """Note the next frame."""

    def heard(self) -> Heard:
        """All that was noted."""
        nothing = np.empty((0, 2), np.float32)
        return Heard(seconds=0.0, peaks=nothing, powers=nothing)
