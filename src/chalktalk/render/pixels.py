"""Frames: painted by Skia straight into the encoder's memory, then turned into the colours of film.

`docs/decisions/0002-pixels.md` tells why in this way.
"""

from fractions import Fraction

import av
import skia
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

_EXACT = Interpolation.AREA | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
"""Chroma is the mean of the pixels it covers; the arithmetic is the same on every processor."""


class PixelFrame:
    """An RGB picture and a canvas that paints into its very bytes."""

    def __init__(self, width: int, height: int) -> None:
        info = skia.ImageInfo.MakeN32Premul(width, height)
        native = "bgra" if info.colorType() == skia.kBGRA_8888_ColorType else "rgba"
        self._frame = av.VideoFrame(width, height, native)
        plane = self._frame.planes[0]
        self._surface = skia.Surface.MakeRasterDirect(info, plane, plane.line_size)
        self._reformatter = VideoReformatter()

    @property
    def canvas(self) -> skia.Canvas:
        """Where to paint."""
        return self._surface.getCanvas()

    def as_yuv(self) -> av.VideoFrame:
        """A copy in 4:2:0 with the BT.709 matrix and limited range."""
        return self._reformatter.reformat(
            self._frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=_EXACT,
            threads=1,
        )

    def as_png(self) -> bytes:
        """The picture as a PNG file, by FFmpeg: three times as fast as Skia's, and smaller."""
        coder = av.VideoCodecContext.create("png", "w")
        coder.width, coder.height, coder.pix_fmt = self._frame.width, self._frame.height, "rgb24"
        coder.time_base, coder.sample_aspect_ratio, coder.thread_count = Fraction(1), Fraction(1), 1
        coder.options = {"pred": "none"}  # drawn pictures have areas, not noise: predicting neighbours gains nothing
        packets = [*coder.encode(self._frame.reformat(format="rgb24")), *coder.encode(None)]
        return b"".join(bytes(packet) for packet in packets)
