"""Spans: which frames a fault takes, and when they are seen."""

import numpy as np
import numpy.typing as npt

from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs
from chalktalk.inspection.seen import Seen

_BESIDE = 0.2
"""Seconds on either side of a fault within which it is the reason for what else is found: two drawn frames."""


def filled(faulty: Bools, gap: int) -> Bools:
    """Faulty frames, and those in gaps of at most so many between them."""
    whole = faulty.copy()
    for start, end in runs(faulty, gap):
        whole[start:end] = True
    return whole


def frames_in(evidence: Evidence, seconds: float) -> int:
    """How many frames are seen in so long, at least one."""
    return max(1, evidence.rate.frame_at(seconds))


def seconds_of(evidence: Evidence, start: int, end: int) -> tuple[float, float]:
    """When the frames from `start` up to `end` are seen, by their time stamps."""
    times = evidence.seen.times
    return float(times[start]), float(times[end - 1]) + evidence.rate.seconds_at(1)


def scene_starts(evidence: Evidence) -> npt.NDArray[np.int64]:
    """Where each planned scene starts among the frames that were seen, of which some may be lost."""
    scenes = evidence.expected.scenes if evidence.expected else ()
    half = evidence.rate.seconds_at(1) / 2
    return np.searchsorted(evidence.seen.times, [evidence.rate.seconds_at(scene.start) - half for scene in scenes])


def beside(faulty: Bools, evidence: Evidence) -> Bools:
    """Faulty frames and those near them."""
    reach = frames_in(evidence, _BESIDE)
    wide = np.convolve(faulty.astype(np.int32), np.ones(2 * reach + 1, np.int32))[reach : reach + len(faulty)]
    return wide > 0


def spread(seen: Seen, drawn: Bools) -> Bools:
    """What was found of the frames that were drawn again, for all: each stands for those up to the next one."""
    if not len(seen.drawn_at):
        return np.zeros(seen.frames, np.bool_)
    nearest = np.searchsorted(seen.drawn_at, np.arange(seen.frames), "right") - 1
    step = int(np.median(np.diff(seen.drawn_at))) if len(seen.drawn_at) > 1 else seen.frames
    told = (nearest >= 0) & (np.arange(seen.frames) - seen.drawn_at[nearest] < step)
    return drawn[nearest] & told


def as_drawn(seen: Seen, extreme: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """A figure of the drawn frames (one each) for all frames, each having that of the last one before it."""
    return extreme[np.maximum(0, np.searchsorted(seen.drawn_at, np.arange(seen.frames), "right") - 1)]
