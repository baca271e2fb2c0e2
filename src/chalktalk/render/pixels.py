"""The page in memory: painted by Skia where it changed, and there turned into the colours of film.

`docs/decisions/0002-pixels.md` and `0009-damage.md` tell why in this way.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

import av
import numpy as np
import numpy.typing as npt
import skia
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from chalktalk.render.damage import Box

_EXACT = Interpolation.AREA | Interpolation.FULL_CHR_H_INP | Interpolation.BITEXACT
"""Chroma is the mean of the pixels it covers; the arithmetic is the same on every processor.

`ACCURATE_RND` would take half as long again for the same bytes: measured from plain C to AVX-512.
"""
_KEPT_SIZES = 96
"""Sizes of boxes for which the conversion is kept ready: some 200 kB each."""

Bytes = npt.NDArray[np.uint8]


class PixelFrame:
    """An RGB picture with a canvas that paints into its very bytes, and the same picture in 4:2:0.

    The canvas is one pixel wider and higher than the picture. A clip that takes in the outermost two of those pixels
    has the same bounds whatever else is in it, so that Skia, which cuts outlines at those bounds before it fills
    them, gives a pixel the same value whether much or little is painted along with it.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        info = skia.ImageInfo.MakeN32Premul(width + 1, height + 1)
        self._order = "bgra" if info.colorType() == skia.kBGRA_8888_ColorType else "rgba"
        memory = av.VideoFrame(width + 1, height + 1, self._order)
        self._surface = skia.Surface.MakeRasterDirect(info, memory.planes[0], memory.planes[0].line_size)
        self._rgb = _view(memory.planes[0], 4)[:height, :width]
        self._film = av.VideoFrame(width, height, "yuv420p")
        self._planes = [_view(plane, 1)[..., 0] for plane in self._film.planes]

    @property
    def canvas(self) -> skia.Canvas:
        """Where to paint."""
        return self._surface.getCanvas()

    def region(self, boxes: Iterable[Box]) -> skia.Region:
        """A clip for the canvas that lets through these boxes alone."""
        beyond = (self.width, 0, self.width + 1, 1), (0, self.height, 1, self.height + 1)
        region = skia.Region()
        region.setRects([skia.IRect.MakeLTRB(*box) for box in (*boxes, *beyond)])
        return region

    def as_yuv(self, boxes: Iterable[Box]) -> av.VideoFrame:
        """The picture in 4:2:0 with the BT.709 matrix and limited range, brought up to date in these boxes.

        The frame is the same one each time. Boxes begin and end at even pixels, and are at least 4 pixels wide and
        high where the picture is: each quadruple of pixels is turned into film's colours apart from all others.
        """
        for left, top, right, bottom in boxes:
            part = self._converted(self._rgb[top:bottom, left:right])
            self._planes[0][top:bottom, left:right] = _view(part.planes[0], 1)[..., 0]
            for plane, converted in zip(self._planes[1:], part.planes[1:], strict=True):
                half = slice(top // 2, bottom // 2), slice(left // 2, right // 2)
                plane[half] = _view(converted, 1)[..., 0]
        return self._film

    def image(self) -> skia.Image:
        """A copy of the picture to paint with."""
        return self._surface.makeImageSnapshot(skia.IRect.MakeWH(self.width, self.height))

    def as_png(self) -> bytes:
        """The picture as a PNG file, by FFmpeg: three times as fast as Skia's, and smaller."""
        coder = av.VideoCodecContext.create("png", "w")
        coder.width, coder.height, coder.pix_fmt = self.width, self.height, "rgb24"
        coder.time_base, coder.sample_aspect_ratio, coder.thread_count = Fraction(1), Fraction(1), 1
        coder.options = {"pred": "none"}  # drawn pictures have areas, not noise: predicting neighbours gains nothing
        picture = av.VideoFrame.from_numpy_buffer(self._rgb, self._order).reformat(format="rgb24")
        return b"".join(bytes(packet) for packet in (*coder.encode(picture), *coder.encode(None)))

    def _converted(self, rgb: Bytes) -> av.VideoFrame:
        return _reformatter_for(*rgb.shape[:2]).reformat(
            av.VideoFrame.from_numpy_buffer(rgb, self._order),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=_EXACT,
            threads=1,
        )


@lru_cache(maxsize=_KEPT_SIZES)
def _reformatter_for(_height: int, _width: int) -> VideoReformatter:
    """A reformatter for pictures of this size alone: it takes time to change to another one."""
    return VideoReformatter()


def _view(plane: av.video.plane.VideoPlane, depth: int) -> Bytes:
    """A plane's bytes: rows of columns of `depth` bytes each."""
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width * depth].reshape(plane.height, plane.width, depth)
