"""Single frames, or a few, that differ from those on either side."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.damage import damaged_at
from chalktalk.inspection.checks.spans import frames_in, seconds_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_LONGEST = 0.1
"""Seconds: what lasts longer is no flicker."""
_RETURN = 0.35
"""How much of the difference may be left when the picture is back: what moves on is not back."""
_CHUNK = 512
"""Frames that are compared at once, so that memory stays flat."""


def check_flicker(evidence: Evidence) -> Iterator[Finding]:
    """Pictures that are gone before they are seen, and what they do to the eye."""
    deviation = _deviation(evidence)
    faulty = (deviation > evidence.limits.picture.flicker) & ~blank_at(evidence) & ~damaged_at(evidence)
    for start, end in runs(faulty, frames_in(evidence, 0.5)):
        first, last = seconds_of(evidence, start, end)
        count = int(faulty[start:end].sum())
        what = "one frame differs" if count == 1 else f"{count} frames differ"
        yield evidence.found(
            "picture.flicker",
            Severity.ISSUE,
            (first, last),
            f"{what} from the frames on either side by {deviation[start:end].max():.0f} levels of luma",
            measured=float(deviation[start:end].max()),
            limit=evidence.limits.picture.flicker,
            hints=("render the scene again",),
            remedy=Remedy.RENDER,
        )


def flickering_at(evidence: Evidence) -> Bools:
    """Which frames differ from those on either side."""
    return _deviation(evidence) > evidence.limits.picture.flicker


def _deviation(evidence: Evidence) -> npt.NDArray[np.float32]:
    """Of each frame the mean difference to those on either side, where these are alike; else 0."""
    thumbs, most = evidence.seen.thumbs, max(1, int(evidence.rate.fraction * _LONGEST) - 1)
    found = np.zeros(len(thumbs), np.float32)
    for first in range(1, len(thumbs), _CHUNK):
        part = thumbs[first - 1 : first + _CHUNK + most].astype(np.int16).reshape(-1, thumbs[0].size)
        for length in range(1, min(most, len(part) - 2) + 1):
            before, after = part[: -length - 1], part[length + 1 :]
            base = np.abs(before - after).mean(axis=1)
            odd = np.min(
                [
                    np.minimum(np.abs(middle - before).mean(axis=1), np.abs(middle - after).mean(axis=1))
                    for middle in (part[1 + step : len(part) - length + step] for step in range(length))
                ],
                axis=0,
            )
            odd[base > _RETURN * odd] = 0
            for step in range(length):
                here = found[first + step : first + step + len(odd)]
                np.maximum(here, odd[: len(here)], out=here)
    return found
