"""Frames to H.264, HEVC or AV1; what is encoded in software has the same bytes however many workers there are."""

import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from chalktalk.documents.direction import Output

_SECONDS_BETWEEN_KEYS = 2
_SMOOTH_GRADIENTS = "aq-mode=3:aq-strength=1.3"
"""More bits for dark flat areas, where a slow gradient would otherwise break into bands."""
_X264 = f"threads=1:lookahead-threads=1:sliced-threads=0:cpu-independent=1:open-gop=0:{_SMOOTH_GRADIENTS}"
_X265 = f"pools=none:frame-threads=1:open-gop=0:info=0:log-level=none:{_SMOOTH_GRADIENTS}"
_SVTAV1 = "lp=1:irefresh-type=2"  # one thread; groups of pictures that are closed
_APPLES_TAG = "hvc1"
"""What HEVC has to be called in an MP4 for Apple's players to show it."""


def encode(frames: Iterable[av.VideoFrame], output: Output, path: Path) -> None:
    """Write yuv420p frames as an MP4 file with one stream of closed groups of pictures.

    One thread, so that the bytes do not depend on the machine; other segments keep its other cores busy.
    """
    rate = output.rate.fraction
    os.environ["SVT_LOG"] = "1"  # nothing but errors: SVT-AV1 has no other way to be told
    with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(output.encoder, rate=rate, options=options_of(output))
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = output.width, output.height, "yuv420p"
        stream.time_base = 1 / rate
        context = stream.codec_context
        context.thread_count = 1
        context.time_base = 1 / rate
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        if context.codec.name in ("libx265", "hevc_nvenc"):
            context.codec_tag = _APPLES_TAG
        for index, frame in enumerate(frames):
            frame.pts, frame.time_base = index, Fraction(1) / rate
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def options_of(output: Output) -> dict[str, str]:
    """What an encoder is told, in FFmpeg's words.

    NVENC needs `b` to be 0: FFmpeg's usual 2 Mbit/s would otherwise hold its constant quality down.
    """
    options = {"preset": output.preset, "g": str(round(output.rate.fraction * _SECONDS_BETWEEN_KEYS))}
    if output.tune:
        options["tune"] = output.tune
    match output.encoder:
        case "libx264":
            return options | {"profile": "high", "crf": str(output.crf), "x264-params": _X264}
        case "libx265":
            return options | {"crf": str(output.crf), "x265-params": _X265}
        case "libsvtav1":
            return options | {"crf": str(output.crf), "svtav1-params": _SVTAV1}
        case "h264_nvenc" | "hevc_nvenc" | "av1_nvenc":
            options |= {"rc": "vbr", "cq": str(output.crf), "b": "0", "forced-idr": "1"}
            return options | ({"profile": "high"} if output.encoder == "h264_nvenc" else {})
        case _:
            raise ValueError(f"{output.encoder} is no encoder that can be used here")
