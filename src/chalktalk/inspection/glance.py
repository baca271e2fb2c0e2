"""A glance: one decoded frame made small, with what it is held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import Interpolation, VideoReformatter

from chalktalk.glances import STEP, glance_size
from chalktalk.inspection.seen import Bytes

BLOCK = STEP // 2
Signed = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A frame as it should be, of the glance's size."""

    luma: Bytes
    chroma: Bytes
    """(2, height / 2, width / 2)."""


@dataclass(frozen=True)
class Glance:
    """One frame of the film, in limited range (black is 16, white 235)."""

    number: int
    """Of the frame, counted from the first that was decoded."""
    luma: Bytes
    """(height, width), as `glance_size` has it."""
    chroma: Bytes
    """(2, height / 2, width / 2)."""
    full: Bytes
    """Luma of the decoded frame in its own size; valid only while this frame is the current one."""
    before: Bytes | None
    """Luma of the frame before it; None for the first, and after one of another size."""
    drawn: Drawn | None
    """What it should look like; None where that is not known."""

    @cached_property
    def thumb(self) -> Bytes:
        """Luma by blocks of 5 by 5."""
        height, width = self.luma.shape
        blocks = self.luma.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
        means: npt.NDArray[np.float64] = blocks.mean(axis=(1, 3))
        return means.round().astype(np.uint8)

    @cached_property
    def off(self) -> Signed | None:
        """Luma against what it should be, signed."""
        return None if self.drawn is None else self.luma.astype(np.int16) - self.drawn.luma


class Glancer:
    """Makes glances of decoded frames."""

    def __init__(self, sketch: bytes | None) -> None:
        self._drawn: Mapping[int, Drawn] = {} if sketch is None else _drawn(sketch)
        self._smaller = VideoReformatter()
        self._before: Bytes | None = None

    def at(self, frame: av.VideoFrame, number: int) -> Glance:
        """A frame at a glance."""
        width, height = glance_size(frame.width, frame.height)
        small = self._smaller.reformat(frame, width, height, "yuv420p", interpolation=Interpolation.AREA)
        luma, *chroma = (_pixels(plane).copy() for plane in small.planes)
        drawn = self._drawn.get(number)
        if drawn is not None and drawn.luma.shape != luma.shape:
            drawn = None  # a film of another shape, which is found elsewhere
        before, self._before = self._before, luma
        if before is not None and before.shape != luma.shape:
            before = None
        return Glance(number, luma, np.stack(chroma), _pixels(frame.planes[0]), before, drawn)


def _drawn(sketch: bytes) -> Mapping[int, Drawn]:
    with np.load(BytesIO(sketch), allow_pickle=False) as file:
        frames, luma, chroma = file["frames"], file["luma"], file["chroma"]
    return {int(frame): Drawn(luma[index], chroma[index]) for index, frame in enumerate(frames)}


def _pixels(plane: av.video.plane.VideoPlane) -> Bytes:
    return np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
