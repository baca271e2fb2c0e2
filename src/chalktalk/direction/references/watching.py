"""Watching: one pass over a video of a stranger's; every picture made tiny, some made small, all sound weighed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from av.video.stream import VideoStream

from chalktalk.direction.references.hearing import Ears
from chalktalk.errors import OptionError, Place
from chalktalk.videofiles import decoder_of, moving_picture, no_picture

Bytes = npt.NDArray[np.uint8]
Seconds = npt.NDArray[np.float64]

LONGEST = 600.0
"""Seconds of film that are looked at."""
_AREA = 48 * 27
"""Pixels of a tiny picture: grain and blocks of the encoder are averaged away, layouts are not."""
_LEAST_SIDE, _MOST_SIDE = 8, 160
_LONG_SIDE = 320
"""Pixels of a small picture's longer side."""
_BETWEEN = 0.5
"""Seconds between small pictures, while there are few enough of them."""
_MOST_SMALL = 240
_FASTEST = 1 / 32
"""Seconds: of pictures that come quicker, some are passed over."""
_HEAVY = 1280 * 720 * 32
"""Pixels a second from which pictures that no other refers to are not decoded: half of the work of 1080p."""
_LONGEST_GAP = 60.0
"""Seconds for which one picture may stand; a clock that jumps further has lost its time."""
_PACKETS_A_SECOND = 400
_MOST_BREAKS = 100
"""Times that reading is taken up again behind what cannot be read."""
_THREADS = 3
_TELL_EVERY = 60


@dataclass(frozen=True, slots=True)
class Small:
    """A picture as it is looked into closely."""

    seconds: float
    pixels: Bytes
    """(height, width, 3), sRGB, upright."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen and heard of a film."""

    times: Seconds
    """When each tiny picture is shown, from the first."""
    luma: Bytes
    """(pictures, height, width): black is 16, white 235."""
    chroma: Bytes
    """(pictures, 2, height / 2, width / 2): blue and red against luma; grey is 128."""
    smalls: tuple[Small, ...]
    width: int
    """Pixels across, upright, as they are to be seen."""
    height: int
    seconds: float
    """Length of the film."""
    looked_at: float
    """Seconds of it that were looked at."""
    rate: float
    """Pictures a second."""
    powers: npt.NDArray[np.float64] | None
    """K-weighted mean squares, `hearing.A_SECOND` a second; None if there is no sound."""
    colorspace: int
    """How chroma was made, as FFmpeg numbers it."""
    turns: int
    """Quarter turns against the clock that make tiny pictures upright."""

    def enlarged(self, number: int) -> Small:
        """A tiny picture in sRGB, where there is no larger one."""
        planes = np.concatenate([self.luma[number].ravel(), self.chroma[number].ravel()])
        height, width = self.luma.shape[1:]
        frame = av.VideoFrame.from_ndarray(planes.reshape(height * 3 // 2, width), "yuv420p")
        frame.colorspace, frame.color_range = self.colorspace, ColorRange.MPEG
        picture = frame.reformat(format="rgb24", dst_color_range=ColorRange.JPEG)
        return Small(float(self.times[number]), np.ascontiguousarray(np.rot90(picture.to_ndarray(), self.turns)))


def watched(
    container: InputContainer, name: str, work: float, advance: Callable[[int], object] = lambda _: None
) -> Watched:
    """Look through a film once, up to `LONGEST`; what is broken is passed over.

    Args:
        container: The file.
        name: What messages call it.
        work: Seconds of looking that it may cost.
        advance: Told now and then how many packets have passed.

    Raises:
        OptionError: if nothing moves in it, no picture can be decoded, or it costs too much.
    """
    video = moving_picture(container)
    if video is None:
        raise no_picture(name)
    if decoder_of(video) is None:
        raise OptionError("nobody here can decode its picture", where=Place(name), hints=("give it as H.264 in MP4",))
    audio = next((one for one in container.streams.audio if decoder_of(one) is not None), None)
    video.thread_type, video.codec_context.thread_count = "FRAME", _THREADS
    if _weight(video) > _HEAVY:
        video.codec_context.skip_frame = "NONREF"
    eyes, ears, end, whole = _Eyes(video), Ears(), time.monotonic() + work, True
    for number, packet in enumerate(_packets(container, [one for one in (video, audio) if one is not None])):
        _take_in(packet, eyes, ears)
        if eyes.seconds >= LONGEST or ears.seconds >= 2 * LONGEST or number > LONGEST * _PACKETS_A_SECOND:
            whole = False
            break
        if number % _TELL_EVERY == 0:
            advance(number)
            if time.monotonic() > end:
                hints = ("give a shorter or a smaller film",)
                raise OptionError(f"it takes more than {work:.0f} seconds to look at", where=Place(name), hints=hints)
    return eyes.watched(name, container, video, ears if audio is not None else None, whole=whole)


def _weight(video: VideoStream) -> float:
    """Pixels a second, as the file says."""
    return video.width * video.height * float(video.average_rate or 30)


def _packets(container: InputContainer, streams: "list[VideoStream | AudioStream]") -> "Iterator[av.Packet[Any]]":
    """All packets that can be read, the last ones empty, for what decoders hold back."""
    for _ in range(_MOST_BREAKS):
        try:
            yield from container.demux(streams)
        except av.FFmpegError:
            continue
        return


def _take_in(packet: "av.Packet[Any]", eyes: "_Eyes", ears: Ears) -> None:
    """See or hear what a packet holds."""
    try:
        frames: list[Any] = packet.decode()
    except av.FFmpegError:
        return
    for frame in frames:
        if isinstance(frame, av.VideoFrame):
            eyes.see(frame)
        elif isinstance(frame, av.AudioFrame):
            ears.hear(frame)


class _Clock:
    """When pictures are shown, from the first, whatever their time stamps say."""

    def __init__(self, tick: float) -> None:
        self._tick = tick
        self._stamp: float | None = None
        self.seconds: float | None = None

    def at(self, frame: av.VideoFrame) -> float:
        """When the next one is shown."""
        base = frame.time_base
        stamp = frame.pts * base.numerator / base.denominator if frame.pts is not None and base else None
        if self.seconds is None:
            self.seconds = 0.0
        else:
            step = stamp - self._stamp if stamp is not None and self._stamp is not None else self._tick
            self.seconds += step if 0 < step <= _LONGEST_GAP else self._tick
        self._stamp = stamp
        return self.seconds


class _Eyes:
    """Keeps tiny pictures of all that is shown, and small ones now and then."""

    def __init__(self, video: VideoStream) -> None:
        rate = video.average_rate or video.guessed_rate or Fraction(30)
        self._tick = 1 / float(min(max(rate, Fraction(1)), Fraction(1000)))
        self._clock = _Clock(self._tick)
        self._to_tiny, self._to_small = VideoReformatter(), VideoReformatter()
        self._luma, self._chroma, self._times = bytearray(), bytearray(), list[float]()
        self._smalls, self._between = list[Small](), _BETWEEN
        self._size: tuple[int, int] | None = None
        self._tiny, self._upright, self._colorspace = (0, 0), 0, 0
        self.frames, self.seconds, self._last = 0, 0.0, 0.0

    def see(self, frame: av.VideoFrame) -> None:
        """Take in the next picture."""
        self.seconds = self._clock.at(frame)
        self.frames += 1
        self._last = self._tick
        if self._size is None:
            self._begin(frame)
        if self._times and self.seconds - self._times[-1] < _FASTEST:
            return
        try:
            self._keep(frame)
        except (av.FFmpegError, ValueError):  # of a form that nothing here can convert
            return

    def _begin(self, frame: av.VideoFrame) -> None:
        self._size = frame.width, frame.height
        self._upright = round(frame.rotation / 90) % 4
        self._colorspace = int(frame.colorspace)
        self._tiny = _tiny_size(frame.width, frame.height)

    def _keep(self, frame: av.VideoFrame) -> None:
        tiny = self._to_tiny.reformat(
            frame,
            *self._tiny,
            format="yuv420p",
            interpolation=Interpolation.AREA,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        luma, blue, red = (_pixels(plane) for plane in tiny.planes)
        small = None
        if not self._smalls or self.seconds - self._smalls[-1].seconds >= self._between:
            small = self._small(frame)
        self._luma += luma.tobytes()
        self._chroma += blue.tobytes() + red.tobytes()
        self._times.append(self.seconds)
        if small is not None:
            self._smalls.append(small)
            if len(self._smalls) >= _MOST_SMALL:
                self._smalls, self._between = self._smalls[::2], self._between * 2

    def _small(self, frame: av.VideoFrame) -> Small:
        scale = min(1.0, _LONG_SIDE / max(frame.width, frame.height))
        width, height = (max(8, round(side * scale)) for side in (frame.width, frame.height))
        picture = self._to_small.reformat(
            frame, width, height, "rgb24", interpolation=Interpolation.AREA, dst_color_range=ColorRange.JPEG, threads=1
        )
        return Small(self.seconds, np.ascontiguousarray(np.rot90(picture.to_ndarray(), self._upright)))

    def watched(
        self, name: str, container: InputContainer, video: VideoStream, ears: Ears | None, *, whole: bool
    ) -> Watched:
        """All that was seen; `whole` if nothing more is to come."""
        if not self._times or self._size is None:
            hints = ("give a file that a player can play",)
            raise OptionError("none of its pictures can be decoded", where=Place(name), hints=hints)
        width, height = self._tiny
        looked_at = min(self.seconds + self._last, LONGEST)
        claimed = (container.duration or 0) / av.time_base
        across = round(self._size[0] * float(video.sample_aspect_ratio or 1)) or 1
        upright = (across, self._size[1]) if self._upright % 2 == 0 else (self._size[1], across)
        return Watched(
            times=np.array(self._times),
            luma=np.frombuffer(self._luma, np.uint8).reshape(-1, height, width),
            chroma=np.frombuffer(self._chroma, np.uint8).reshape(-1, 2, height // 2, width // 2),
            smalls=tuple(self._smalls),
            width=upright[0],
            height=upright[1],
            seconds=looked_at if whole else max(looked_at, claimed),
            looked_at=looked_at,
            rate=float(video.average_rate or 0) or self.frames / looked_at,
            powers=None if ears is None else ears.powers(),
            colorspace=self._colorspace,
            turns=self._upright,
        )


def _tiny_size(width: int, height: int) -> tuple[int, int]:
    """Pixels of a tiny picture of the same shape; even, for chroma has half as many."""
    scale = (_AREA / (width * height)) ** 0.5
    across, down = (2 * round(min(max(side * scale, _LEAST_SIDE), _MOST_SIDE) / 2) for side in (width, height))
    return across, down


def _pixels(plane: av.video.plane.VideoPlane) -> Bytes:
    return np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
