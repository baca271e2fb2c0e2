"""A film taken apart and put together again: closed groups of pictures, sound, and what lies between them."""

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from films import GoodFilm

from chalktalk.documents.direction import Output
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.render.encode import encode
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import SAMPLE_RATE, frames_of

Planes: TypeAlias = npt.NDArray[np.uint8]
"""A frame in yuv420p: luma, and below it both chroma planes, as PyAV lays them out."""
Samples: TypeAlias = npt.NDArray[np.float32]
"""(channels, samples) at 48 kHz."""
FINER = 1000
"""How much finer than frames the clock of a film is on which they are not evenly shown."""
Change = Callable[[Planes, int], Planes]
"""A picture and its number in the film, to what shall be seen instead."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One packet, and when it is decoded and shown, in frames from the start of its piece."""

    data: bytes
    pts: Fraction
    dts: Fraction
    key: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Closed groups of pictures that go together."""

    packets: tuple[Coded, ...]
    frames: int


def groups(film: GoodFilm) -> list[tuple[FrameRange, Piece]]:
    """The film's closed groups of pictures, and which frames each shows."""
    with av.open(film.video) as container:
        packets = list(_coded(container, film.rate))
    keys = [at for at, packet in enumerate(packets) if packet.key]
    found: list[tuple[FrameRange, Piece]] = []
    for first, past in zip(keys, [*keys[1:], len(packets)], strict=True):
        start = packets[first].pts
        moved = tuple(Coded(p.data, p.pts - start, p.dts - start, p.key) for p in packets[first:past])
        found.append((FrameRange(int(start), int(start) + len(moved)), Piece(moved, len(moved))))
    return found


def _coded(container: av.container.InputContainer, rate: FrameRate) -> Iterator[Coded]:
    for packet in container.demux(video=0):
        if packet.pts is not None and packet.dts is not None:
            ticks = Fraction(packet.time_base) * rate.fraction
            pts, dts = (Fraction(round(time * ticks)) for time in (packet.pts, packet.dts))
            yield Coded(bytes(packet), pts, dts, packet.is_keyframe)


def decoded(film: GoodFilm, frames: FrameRange | None = None) -> Iterator[tuple[int, Planes]]:
    """The film's pictures with their numbers, all or those of a range."""
    with av.open(film.video) as container:
        stream = container.streams.video[0]
        assert stream.time_base is not None
        if frames is not None and frames.start:
            ticks = 1 / (film.rate.fraction * stream.time_base)
            container.seek(round(frames.start * ticks), stream=stream)
        for frame in container.decode(stream):
            assert frame.pts is not None
            number = round(frame.pts * stream.time_base * film.rate.fraction)
            if frames is not None and number >= frames.end:
                return
            if frames is None or number in frames:
                yield number, planes_of(frame)


def planes_of(frame: VideoFrame) -> Planes:
    """A frame's samples, apart from the frame."""
    return frame.to_ndarray(format="yuv420p").astype(np.uint8, copy=False)


def encoded(pictures: Iterable[Planes], output: Output) -> Piece:
    """Pictures encoded as a segment of a film is."""
    with tempfile.TemporaryDirectory(prefix="chalktalk-plant-") as folder:
        path = Path(folder) / "piece.mp4"
        encode(frames_from(pictures), output, path)
        with av.open(path) as container:
            return piece_of(container, output.rate)


def piece_of(container: av.container.InputContainer, rate: FrameRate) -> Piece:
    """All pictures of a file."""
    packets = tuple(_coded(container, rate))
    return Piece(packets, len(packets))


def repainted(film: GoodFilm, frames: FrameRange, change: Change) -> list[Piece]:
    """The film's picture with some frames changed; only groups of pictures that they lie in are encoded anew."""
    pieces: list[Piece] = []
    touched: list[FrameRange] = []
    for place, piece in groups(film):
        if place.start < frames.end and frames.start < place.end:
            touched.append(place)
            if place.end >= frames.end or place.end == film.frames:
                whole = FrameRange(touched[0].start, place.end)
                changed = (change(picture, number) for number, picture in decoded(film, whole))
                pieces.append(encoded(changed, film.production.direction.output))
        else:
            pieces.append(piece)
    return pieces


def frames_from(pictures: Iterable[Planes]) -> Iterator[VideoFrame]:
    """Pictures as an encoder takes them."""
    return (VideoFrame.from_ndarray(picture, format="yuv420p") for picture in pictures)


def sound_of(film: GoodFilm) -> Samples:
    """All that is heard, as long as the film."""
    return samples_in(film.video)[:, : film.rate.samples_at(film.frames, SAMPLE_RATE)]


def samples_in(path: Path) -> Samples:
    """All that is heard in a file."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    with av.open(path) as container:
        parts = [part.to_ndarray() for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        parts += [part.to_ndarray() for part in resampler.resample(None)]
    return np.concatenate(parts, axis=1)


@contextmanager
def sounding(samples: Samples) -> Iterator[Path]:
    """Samples as an AAC file, encoded as a film's are."""
    with tempfile.TemporaryDirectory(prefix="chalktalk-plant-") as folder:
        path = Path(folder) / "sound.mp4"
        size = SAMPLE_RATE
        blocks = (samples[:, first : first + size] for first in range(0, samples.shape[1], size))
        encode_aac(frames_of(blocks), path)
        yield path


def write_film(
    path: Path,
    film: GoodFilm,
    pieces: Sequence[Piece] | None = None,
    sound: Path | None = None,
    *,
    like: Path | None = None,
    shown: Callable[[Fraction], Fraction] | None = None,
    late: Fraction = Fraction(0),
    faststart: bool = True,
    mute: bool = False,
) -> None:
    """A film put together as `join` does it, and not quite.

    Args:
        path: The file to write.
        film: Where everything comes from that is not given.
        pieces: Its picture.
        sound: A file whose sound it has.
        like: A file with the encoder settings that shall stand in the film, if others than the good film's.
        shown: When a frame is shown, in frames, for when it should be; exactly then if left out.
        late: Seconds by which the sound is moved.
        faststart: Whether the index comes first.
        mute: Whether there is no sound at all.
    """
    rate = film.rate.fraction
    pieces = [piece for _, piece in groups(film)] if pieces is None else pieces
    options = {"fflags": "+bitexact", "movie_timescale": str(lcm(SAMPLE_RATE, film.rate.num))}
    if faststart:
        options["movflags"] = "+faststart"
    with (
        av.open(like or film.video) as source,
        av.open(sound or film.video) as heard,
        av.open(path, "w", format="mp4", options=options) as container,
    ):
        video = container.add_stream_from_template(source.streams.video[0], opaque=True)
        video.codec_context.codec_tag = source.streams.video[0].codec_context.codec_tag
        tick = 1 / rate if shown is None else 1 / (rate * FINER)
        video.time_base = tick
        streams: list[Iterable[Any]] = [_pictures(pieces, video, rate, tick, shown)]
        if not mute:
            audio = container.add_stream_from_template(heard.streams.audio[0])
            streams.append(_sounds(heard, audio, late))
        for packet in heapq.merge(*streams, key=lambda packet: packet.dts * Fraction(packet.time_base)):
            container.mux(packet)


def _pictures(
    pieces: Sequence[Piece],
    stream: av.VideoStream,
    rate: Fraction,
    tick: Fraction,
    shown: Callable[[Fraction], Fraction] | None,
) -> Iterator[Any]:
    """Packets of the picture, timed in ticks; the stream's own clock may change as soon as it is written to."""
    start = 0
    for piece in pieces:
        for coded in piece.packets:
            packet = av.Packet(coded.data)
            pts, dts = (start + time if shown is None else shown(start + time) for time in (coded.pts, coded.dts))
            packet.pts, packet.dts = round(pts / rate / tick), round(min(pts, dts) / rate / tick)
            packet.time_base, packet.duration, packet.is_keyframe = tick, round(1 / rate / tick), coded.key
            packet.stream = stream
            yield packet
        start += piece.frames


def _sounds(container: av.container.InputContainer, stream: av.AudioStream, late: Fraction) -> Iterator[Any]:
    for packet in container.demux(audio=0):
        if packet.pts is not None and packet.dts is not None:
            moved = round(late / Fraction(packet.time_base))
            packet.pts, packet.dts, packet.stream = packet.pts + moved, packet.dts + moved, stream
            yield packet
