"""Which encoders work on this machine: found by encoding a few frames, for a name in a list proves nothing."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import av
from av import logging

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.direction import Output
from chalktalk.documents.options import Codec
from chalktalk.errors import MachineError, OptionError
from chalktalk.frames import FrameRate
from chalktalk.render.encode import encode


class EncoderWish(StrEnum):
    """Who should encode."""

    AUTO = "auto"
    """The graphics card where it can, else the processor."""
    X264 = "x264"
    NVENC = "nvenc"
    """NVIDIA's encoder, on the graphics card."""


@dataclass(frozen=True, slots=True)
class EncoderHere:
    """An encoder that works here."""

    name: str
    """As FFmpeg names it."""
    why: str
    """Why it is this one."""
    remark: Diagnostic | None = None
    """That it is not the one which was asked for."""


_SOFTWARE = {Codec.H264: "libx264", Codec.HEVC: "libx265", Codec.AV1: "libsvtav1"}
_NVENC = {Codec.H264: "h264_nvenc", Codec.HEVC: "hevc_nvenc", Codec.AV1: "av1_nvenc"}
_PRESETS = {"libx264": "ultrafast", "libx265": "ultrafast", "libsvtav1": "12"}
_SESSIONS = 8
"""Films that NVIDIA's drivers let a GeForce encode at the same time, by its Video Codec SDK's support matrix (2024)."""
_TRIED = 4
"""Frames that an encoder has to give back before it is trusted."""
_WIDTH, _HEIGHT = 320, 180


def encoder_here(codec: Codec, wish: EncoderWish) -> EncoderHere:
    """The encoder to use for a codec.

    Raises:
        OptionError: if no encoder of that name makes the codec.
        MachineError: if nothing here can make it.
    """
    if wish is EncoderWish.X264 and codec is not Codec.H264:
        hint = f"leave --encoder out, and {_SOFTWARE[codec]} does it"
        raise OptionError(f"x264 makes no {codec.value}", hints=(hint,))
    trouble = None
    if wish is not EncoderWish.X264:
        trouble = encoder_trouble(_NVENC[codec])
        if trouble is None:
            return EncoderHere(_NVENC[codec], "as asked" if wish is EncoderWish.NVENC else "NVENC works here")
    name = _SOFTWARE[codec]
    if lacking := encoder_trouble(name):
        hints = ("reinstall av, whose wheels have it", "or choose another --codec")
        raise MachineError(f"{name}, which makes {codec.value}, does not work here: {lacking}", hints=hints)
    if trouble is None:
        return EncoderHere(name, "as asked")
    why = f"NVENC does not work here: {trouble}"
    if wish is EncoderWish.AUTO:
        return EncoderHere(name, why)
    return EncoderHere(name, why, Diagnostic(message=f"{why}; {name} encoded the film", hint="chalktalk doctor"))


def workers_for(encoder: str, workers: int) -> int:
    """How many of so many workers can encode at the same time."""
    return min(workers, _SESSIONS) if encoder in _NVENC.values() else workers


@cache
def encoder_trouble(name: str) -> str | None:
    """Why an encoder does not work here, found by using it; None if it works. Asked once per process."""
    output = Output(
        width=_WIDTH, height=_HEIGHT, rate=FrameRate(30), encoder=name, crf=30, preset=_PRESETS.get(name, "p4")
    )
    level = logging.get_level()
    logging.set_level(logging.ERROR)  # so that a fault says what the library said
    try:
        with logging.Capture() as said, tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tried.mp4"
            encode(_frames(), output, path)
            with av.open(str(path)) as container:
                found = sum(1 for _ in container.decode(video=0))
    except av.FFmpegError as fault:
        return next((message.strip() for _, _, message in said), str(fault.strerror))
    except ValueError as fault:  # PyAV's for a codec that was left out of its FFmpeg
        return str(fault)
    finally:
        logging.set_level(level)
    return None if found == _TRIED else f"{found} of {_TRIED} frames came back"


def _frames() -> Iterator[av.VideoFrame]:
    for _ in range(_TRIED):
        frame = av.VideoFrame(_WIDTH, _HEIGHT, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes([128]) * plane.buffer_size)
        yield frame
