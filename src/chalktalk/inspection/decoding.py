"""Decoding: chosen frames of a delivered film, exactly those, in one pass."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from math import inf
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from av.video.stream import VideoStream
from PIL import Image

from chalktalk.errors import StageError

_SEEK_SECONDS = 2
"""Going so far ahead is quicker by way of a key frame than frame by frame."""


class FilmReader:
    """A film opened for reading; use `opened`."""

    def __init__(self, container: InputContainer) -> None:
        self._container = container
        self._stream: VideoStream = container.streams.video[0]
        # The file may be read on many cores, but the frames that come out are the same.
        self._stream.thread_type = "AUTO"
        rate = self._stream.base_rate
        assert rate is not None
        assert self._stream.time_base is not None
        self.rate: Fraction = rate
        """Frames a second."""
        self.frames: int = self._stream.frames
        """Length of the film."""
        self.width: int = self._stream.width
        self.height: int = self._stream.height
        self._ticks = 1 / (rate * self._stream.time_base)
        self._origin = self._stream.start_time or 0

    def pictures(self, frames: Iterable[int], *, width: int) -> Iterator[tuple[int, Image.Image]]:
        """The chosen frames in ascending order, each once, made smaller where they are wider than so many pixels.

        Raises:
            StageError: if the film has no such frame.
        """
        upcoming: Iterator[tuple[int, VideoFrame]] = iter(())
        position = -inf
        for wanted in sorted(set(frames)):
            if wanted - position > _SEEK_SECONDS * self.rate:
                self._container.seek(self._origin + round(wanted * self._ticks), stream=self._stream)
                upcoming = self._decoded()
            position, frame = next((pair for pair in upcoming if pair[0] >= wanted), (-1, None))
            if frame is None or position != wanted:
                raise StageError(f"the film has no frame {wanted}")
            yield wanted, self._picture(frame, min(width, self.width))

    def picture_until(self, frame: int, *, width: int) -> Image.Image:
        """The picture that is seen at a frame: its own, or the last one before it that can be decoded.

        Raises:
            StageError: if there is none.
        """
        last: VideoFrame | None = None
        with suppress(av.FFmpegError):
            for number, decoded in self._decoded():
                if last is not None and number > frame:
                    break
                last = decoded
        if last is None:
            raise StageError("nothing of the film can be decoded")
        return self._picture(last, min(width, self.width))

    def _decoded(self) -> Iterator[tuple[int, VideoFrame]]:
        """Frames with their numbers, from where the file was last sought to."""
        for frame in self._container.decode(self._stream):
            assert frame.pts is not None
            yield round((frame.pts - self._origin) / self._ticks), frame

    def _picture(self, frame: VideoFrame, width: int) -> Image.Image:
        small = frame.reformat(
            width=width,
            height=max(1, round(width * self.height / self.width)),
            format="rgb24",
            interpolation=Interpolation.AREA,
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
        )
        return Image.fromarray(small.to_ndarray())


@contextmanager
def opened(film: Path) -> Iterator[FilmReader]:
    """Open a film.

    Raises:
        StageError: if it cannot be read, now or while it is open.
    """
    try:
        with av.open(film) as container:
            if not container.streams.video:
                raise StageError(f"{film.name} has no picture")
            yield FilmReader(container)
    except av.FFmpegError as error:
        raise StageError(f"{film.name} cannot be decoded: {error.strerror}") from error
