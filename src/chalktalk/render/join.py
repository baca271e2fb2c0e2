"""The finished file: all segments and the sound in one MP4, copied and not encoded again."""

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias

import av
from av.container import InputContainer, OutputContainer

from chalktalk.documents.direction import Output
from chalktalk.documents.film import Film, Segment
from chalktalk.documents.sound import Soundtrack
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.errors import StageError

_SAMPLE_RATE = 48_000

Packets: TypeAlias = "Iterator[av.Packet[Any]]"


@stage("join", version=1, place=Place.THREAD, first=True)
async def join(context: Context, segments: tuple[Segment, ...], soundtrack: Soundtrack, output: Output) -> Film:
    """Join segments and sound under one clock, with the index first so that the film plays while it loads."""
    with context.store.scratch() as folder:
        path = folder / "film.mp4"
        clock = lcm(_SAMPLE_RATE, output.rate.num)  # ticks a second in which frames and samples are both whole
        options = {"fflags": "+bitexact", "movflags": "+faststart", "movie_timescale": str(clock)}
        with av.open(str(path), "w", format="mp4", options=options) as container:
            _fill(container, context, segments, soundtrack, output)
        return Film(
            video=context.store.put_file(path, "video/mp4"),
            frames=sum(segment.frames for segment in segments),
            rate=output.rate,
            width=output.width,
            height=output.height,
        )


def _fill(
    container: OutputContainer, context: Context, segments: tuple[Segment, ...], soundtrack: Soundtrack, output: Output
) -> None:
    store = context.store
    with ExitStack() as opened:
        first = opened.enter_context(av.open(str(store.path(segments[0].video.digest))))
        sound = opened.enter_context(av.open(str(store.path(soundtrack.audio.digest))))
        source = first.streams.video[0]
        video = container.add_stream_from_template(source, opaque=True)  # AV1 is read by a library that cannot write it
        video.codec_context.codec_tag = source.codec_context.codec_tag
        video.time_base = 1 / output.rate.fraction
        audio = container.add_stream_from_template(sound.streams.audio[0])
        packets = heapq.merge(_pictures(store, segments, output), _sounds(sound), key=_moment)
        for packet in packets:
            packet.stream = video if packet.stream.type == "video" else audio
            container.mux(packet)


def _sounds(container: InputContainer) -> Packets:
    """The sound's packets as they are; the first one lies before 0, for decoders to start up on."""
    return (packet for packet in container.demux(container.streams.audio[0]) if packet.dts is not None)


def _pictures(store: Store, segments: tuple[Segment, ...], output: Output) -> Packets:
    """The packets of all segments, each placed after those before it; times in frames."""
    tick = 1 / output.rate.fraction
    settings: bytes | None = None
    start = 0
    for segment in segments:
        with av.open(str(store.path(segment.video.digest))) as container:
            stream = container.streams.video[0]
            if settings not in (None, stream.codec_context.extradata):
                raise StageError("segments differ in their encoder settings and cannot be joined")
            settings = stream.codec_context.extradata
            for packet in container.demux(stream):
                if packet.dts is not None and packet.pts is not None:
                    ticks = Fraction(packet.time_base) / tick
                    packet.pts, packet.dts = start + round(packet.pts * ticks), start + round(packet.dts * ticks)
                    packet.time_base, packet.duration = tick, 1
                    yield packet
        start += segment.frames


def _moment(packet: "av.Packet[Any]") -> Fraction:
    assert packet.dts is not None
    return packet.dts * Fraction(packet.time_base)
