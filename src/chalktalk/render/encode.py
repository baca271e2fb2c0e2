"""Frames to H.264, the same bytes on every machine."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from chalktalk.documents.direction import Output

_SECONDS_BETWEEN_KEYS = 2
_SMOOTH_GRADIENTS = "aq-mode=3:aq-strength=1.3"
"""More bits for dark flat areas, where a slow gradient would otherwise break into bands."""
_SAME_EVERYWHERE = "threads=1:lookahead-threads=1:sliced-threads=0:cpu-independent=1:open-gop=0"


def encode(frames: Iterable[av.VideoFrame], output: Output, path: Path) -> None:
    """Write yuv420p frames as an MP4 file with one H.264 stream of closed groups of pictures.

    One thread, so that the bytes do not depend on the machine; other segments keep its other cores busy.
    """
    rate = output.rate.fraction
    with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(
            "libx264",
            rate=rate,
            options={
                "profile": "high",
                "preset": output.preset,
                "crf": str(output.crf),
                "g": str(round(rate * _SECONDS_BETWEEN_KEYS)),
                "x264-params": f"{_SAME_EVERYWHERE}:{_SMOOTH_GRADIENTS}",
            },
        )
        stream.width, stream.height, stream.pix_fmt = output.width, output.height, "yuv420p"
        stream.time_base = 1 / rate
        context = stream.codec_context
        context.thread_count = 1
        context.time_base = 1 / rate
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        for index, frame in enumerate(frames):
            frame.pts, frame.time_base = index, Fraction(1) / rate
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
