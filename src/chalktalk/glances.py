"""Glances: how small a frame is looked at, and how often, so that what is drawn to compare fits what is delivered."""

from chalktalk.frames import FrameRate

SHORT_SIDE = 90
"""Pixels. A letter of the smallest caption is then two pixels high: too small to read, large enough to be missed."""
STEP = 10
"""Sides are multiples of this, so that luma and chroma both fall into blocks of 5 by 5."""
LONGEST = 400
"""Pixels of the longer side, whatever a stranger's file claims to be."""
A_SECOND = 10
"""How many frames of a second are drawn again: none that shows anything wrong for a tenth of a second gets by."""


def glance_size(width: int, height: int) -> tuple[int, int]:
    """Pixels across and down to which a picture of so many by so many is made smaller."""
    scale = SHORT_SIDE / min(width, height)
    across, down = (min(LONGEST, STEP * round(side * scale / STEP)) for side in (width, height))
    return across, down


def glanced_frames(frames: int, rate: FrameRate) -> range:
    """Which frames of a segment are drawn again, counted from its first."""
    return range(0, frames, max(1, rate.num // (rate.den * A_SECOND)))
