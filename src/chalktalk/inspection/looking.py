"""Looking: one pass over a file, each packet noted, each frame seen or heard; what is broken is passed over."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.video.reformatter import ColorRange, VideoReformatter
from av.video.stream import VideoStream

from chalktalk.inspection.facts import Facts
from chalktalk.inspection.gathering import Gatherer
from chalktalk.videofiles import decoder_of

_MOST_BREAKS = 100
"""Times that reading is taken up again behind what cannot be read."""
_TELL_EVERY = 60


class Eyes(Protocol):
    """Whoever looks at pictures."""

    def see(self, frame: av.VideoFrame, seconds: float) -> object:
        """Look at the next picture, 8 bits, planar 4:2:0, shown so many seconds after the film's start."""


class Ears(Protocol):
    """Whoever listens to sounds."""

    def hear(self, frame: av.AudioFrame) -> object:
        """Listen to the next sound; its time stamps count from the film's start."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far to go with a file from a stranger."""

    film: float
    """Seconds of film."""
    packets: int
    work: float
    """Seconds of looking."""


def look_through(
    container: InputContainer,
    gatherer: Gatherer,
    eyes: Eyes | None,
    ears: Ears | None,
    bounds: Bounds | None = None,
    advance: Callable[[int], object] = lambda _: None,
) -> Facts:
    """Go over a file once, from its first packet to its last.

    Args:
        container: The file.
        gatherer: Notes its packets; it says which are picture and which sound.
        eyes: Sees every picture; None if they need not be decoded.
        ears: Hears every sound; None if they need not be decoded.
        bounds: Where to give up; None goes on to the end.
        advance: Told now and then how many packets have passed.
    """
    decoder = _Decoder(gatherer, eyes, ears)
    streams = [stream for stream in (gatherer.video, gatherer.audio) if stream is not None]
    if gatherer.video is not None:
        gatherer.video.thread_type = "NONE"  # what is broken is then told with the packet that is broken
    limit = _Limit(bounds) if bounds else None
    for number, packet in enumerate(_packets(container, streams, gatherer)):
        if packet.dts is None and packet.pts is None and packet.size == 0:
            continue  # not of the file: asks decoders for what they hold back
        gatherer.note(packet)
        decoder.decode(packet)
        if limit and (reason := limit.crossed(number, gatherer.seconds_of(packet))):
            gatherer.given_up = reason
            break
        if number % _TELL_EVERY == 0:
            advance(number)
    for stream in streams:
        decoder.flush(stream)
    return gatherer.facts()


def _packets(container: InputContainer, streams: "list[Any]", gatherer: Gatherer) -> "Iterator[av.Packet[Any]]":
    """All packets that can be read; what lies between them is noted."""
    for _ in range(_MOST_BREAKS):
        try:
            yield from container.demux(streams)
        except av.FFmpegError as fault:
            gatherer.fault(None, fault.strerror or str(fault))
        else:
            return


class _Limit:
    """Whether a file has used up what it may."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._end = time.monotonic() + bounds.work

    def crossed(self, number: int, seconds: float) -> str | None:
        """Why not to go on behind so many packets and seconds of film."""
        bounds = self._bounds
        if seconds > bounds.film:
            return f"it is longer than {bounds.film / 3600:g} hours"
        if number >= bounds.packets:
            return f"it has more than {bounds.packets} packets"
        if time.monotonic() > self._end:
            return f"it takes more than {bounds.work / 60:.0f} minutes to decode"
        return None


class _Decoder:
    """Decodes packets and hands on what comes of them."""

    def __init__(self, gatherer: Gatherer, eyes: Eyes | None, ears: Ears | None) -> None:
        self._gatherer, self._eyes, self._ears = gatherer, eyes, ears
        self._convert = VideoReformatter()
        self._size: tuple[int, int] | None = None

    def decode(self, packet: "av.Packet[Any]") -> None:
        """Decode the next packet."""
        if not self._decodes(packet.stream):
            return
        try:
            frames = packet.decode()
        except av.FFmpegError as fault:
            self._gatherer.fault(packet, fault.strerror or str(fault))
            return
        for frame in frames:
            self._hand_on(packet, frame)

    def flush(self, stream: VideoStream | AudioStream) -> None:
        """Decode what the decoder held back."""
        packet: av.Packet[Any] = av.Packet()
        packet.stream = stream
        if stream.time_base is not None:  # or frames that come out now have no time
            packet.time_base = stream.time_base
        self.decode(packet)

    def _decodes(self, stream: Stream) -> bool:
        senses = self._eyes if stream is self._gatherer.video else self._ears
        return decoder_of(stream) is not None and senses is not None

    def _hand_on(self, packet: "av.Packet[Any]", frame: av.VideoFrame | av.AudioFrame) -> None:
        seconds = self._placed(frame)
        if frame.is_corrupt and isinstance(frame, av.AudioFrame):  # of pictures, eyes take note themselves
            self._gatherer.fault(packet, "damaged data", seconds)
        try:
            if isinstance(frame, av.VideoFrame):
                self._see(packet, frame, seconds)
            elif self._ears is not None:
                self._ears.hear(frame)
        except (av.FFmpegError, ValueError) as fault:
            self._gatherer.fault(packet, f"cannot be converted: {fault}", seconds)

    def _placed(self, frame: av.VideoFrame | av.AudioFrame) -> float:
        """Put a frame onto the film's clock, and tell its time."""
        tick, origin = frame.time_base, self._gatherer.origin
        if frame.pts is None or not tick:
            return 0.0
        if origin:
            frame.pts -= round(origin / tick)
        return frame.pts * tick.numerator / tick.denominator

    def _see(self, packet: "av.Packet[Any]", frame: av.VideoFrame, seconds: float) -> None:
        assert self._eyes is not None
        if self._size is None:
            self._size = frame.width, frame.height
            self._gatherer.rotation = frame.rotation
        if (frame.width, frame.height) != self._size:
            self._gatherer.fault(packet, f"the picture's size changes to {frame.width}x{frame.height}", seconds)
            return
        if frame.format.name != "yuv420p" or frame.color_range == ColorRange.JPEG:
            frame = self._convert.reformat(frame, format="yuv420p", dst_color_range=ColorRange.MPEG, threads=1)
        self._eyes.see(frame, max(0.0, seconds))
