"""Listening: the film's sound decoded once, and noted in figures."""

import av
import numpy as np

from chalktalk.inspection.heard import Heard


class Listener:
    """Notes frame after frame of sound."""

    def hear(self, frame: av.AudioFrame) -> None:
        """Note the next stretch of sound."""

    def heard(self) -> Heard:
        """All that was noted."""
        nothing = np.empty((0, 2), np.float32)
        return Heard(seconds=0.0, peaks=nothing, powers=nothing)
