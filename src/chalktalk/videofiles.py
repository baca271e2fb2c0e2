"""Video files from anywhere, opened without trusting their name or what is in them.

What is opened is a regular file that lies on this machine, by its descriptor, so that neither its name nor a playlist
inside can lead FFmpeg to the network or to another file.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
from av.codec.context import CodecContext
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from chalktalk.errors import OptionError, Place

MOST_PIXELS = 8192 * 4352
"""Of a frame: 8K, the largest that YouTube takes, in either standard. A larger one is refused before it gets memory."""

_FORMATS = "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg,mxf"
"""FFmpeg's names of containers that hold what they play: no playlists, no descriptions of sessions, no capture."""
_OPTIONS = {
    "format_whitelist": _FORMATS,
    "protocol_whitelist": "file",
    "max_pixels": str(MOST_PIXELS),
    "max_streams": "32",
    "probesize": str(5 * 10**6),
}
_BUFFER = 1 << 18


@contextmanager
def opened_file(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """A regular file and its size in bytes; links are followed.

    Raises:
        OptionError: if it is anything else, or cannot be read.
    """
    where = Place(str(path))
    try:  # not blocking: a pipe nobody writes to would be waited for
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as fault:
        raise OptionError(_told(path, fault), where=where, hints=("give a video file on this machine",)) from fault
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise OptionError("this is not a regular file", where=where, hints=("give a video file",))
    with os.fdopen(descriptor, "rb") as file:
        yield file, status.st_size


@contextmanager
def opened_video(file: BinaryIO, name: str) -> Iterator[InputContainer]:
    """A file as FFmpeg reads it; `name` is where messages say that the fault lies.

    Raises:
        OptionError: if it is not a video.
    """
    file.seek(0)
    try:
        container = av.open(file, "r", options=_OPTIONS, buffer_size=_BUFFER, metadata_errors="replace")
    except (av.FFmpegError, ValueError, IndexError, OSError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        hints = ("give a file that a player can play", "if it was cut short, make it or copy it again")
        raise OptionError(f"cannot be read as a video: {reason}", where=Place(name), hints=hints) from fault
    with container:
        yield container


def _told(path: Path, fault: Exception) -> str:
    if "://" in str(path) or ":/" in str(path):
        return "this is an address, not a file"
    if isinstance(fault, ValueError):
        return "this is no file name"
    return f"cannot be opened: {(fault.strerror if isinstance(fault, OSError) else None) or fault}"


def moving_picture(container: InputContainer) -> VideoStream | None:
    """The picture of a video; None if there is none that moves: a sound file may have a cover."""
    return next((one for one in container.streams.video if not is_cover(one)), None)


def is_cover(stream: Stream) -> bool:
    """Whether a stream is a picture that goes with a sound."""
    return bool(stream.disposition & Disposition.attached_pic)


def decoder_of(stream: Stream) -> CodecContext | None:
    """What decodes a stream; None if nothing here can, which PyAV's types do not say."""
    return stream.codec_context


def no_picture(name: str) -> OptionError:
    """What is said of a file in which nothing moves."""
    return OptionError("there is no moving picture in it", where=Place(name), hints=("give a video file",))
