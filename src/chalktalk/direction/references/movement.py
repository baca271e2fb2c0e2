"""Movement: how much moves in a shot, whatever its rate, its grain and its light."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BEAT = 0.2
"""Seconds between two pictures that are held against one another."""
_LEAST, _MOST = 1.5, 9.0
"""Levels: up to the first a pixel stands still, from the second it has changed altogether."""


@dataclass(frozen=True, slots=True)
class Movement:
    """How much moves in a shot, from moment to moment."""

    times: npt.NDArray[np.float64]
    """Seconds of the film."""
    motion: npt.NDArray[np.float64]
    """At each: 0 a still picture, 1 everything."""

    @property
    def mean(self) -> float:
        """Of the whole shot; 0 for one of a single picture."""
        return float(self.motion.mean()) if len(self.motion) else 0.0


def movement_in(times: npt.NDArray[np.float64], luma: npt.NDArray[np.uint8]) -> Movement:
    """How much moves in a shot.

    The mean over all pixels of how far luma changes between pictures a fifth of a second apart: from 0 at 1.5 levels of
    219 to 1 at 9. Before that, pictures are smoothed over 3 by 3 pixels of the tiny picture, so that grain is no
    movement, and brought to the same brightness, so that a fade or a flicker is none.

    Args:
        times: When the shot's pictures are shown, in seconds; maybe none.
        luma: (pictures, height, width): tiny pictures in limited range.
    """
    ends = (times[0], times[-1]) if len(times) else (0.0, -1.0)
    beats = np.unique(np.searchsorted(times, np.arange(ends[0], ends[1] + BEAT / 2, BEAT) - 1e-6))
    beats = beats[beats < len(times)]
    before: npt.NDArray[np.float32] | None = None
    found = []
    for beat in beats:
        picture = _smoothed(luma[beat].astype(np.float32) - 16)
        if before is not None:
            light = (float(picture.mean()) + 1) / (float(before.mean()) + 1)
            off = np.abs(picture - before * np.clip(light, 0.5, 2.0))
            found.append(float(np.clip((off - _LEAST) / (_MOST - _LEAST), 0, 1).mean()))
        before = picture
    return Movement(times[beats[1:]], np.array(found))


def _smoothed(picture: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Means over 3 by 3 pixels; the picture's rim is left out."""
    rows = picture[:-2] + picture[1:-1] + picture[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, np.float32)
