"""Gathering facts: every packet of a file noted as it passes, and held against those it should be."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import nan
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.stream import Stream

from chalktalk.frames import FrameRate
from chalktalk.inspection.boxes import Layout
from chalktalk.inspection.facts import Colours, Facts, Fault, Packets
from chalktalk.videofiles import decoder_of, is_cover, moving_picture

_MOST_FAULTS = 100
"""Places that are told of: one would do to reject a film."""
_MOST_STRANGERS = 100
_INSTANT = 0.001
"""Seconds by which two files may differ in when they say that a packet is heard: nobody hears that."""
_JPEG = 2
"""`AVCOL_RANGE_JPEG`; 0 is unspecified."""
_USUAL = FrameRate(30)
"""Where a stream has no rate, which is found elsewhere."""


@dataclass
class _Noted:
    """The packets of one stream, so far."""

    pts: "array[float]" = field(default_factory=lambda: array("d"))
    dts: "array[float]" = field(default_factory=lambda: array("d"))
    lengths: "array[float]" = field(default_factory=lambda: array("d"))
    sizes: "array[int]" = field(default_factory=lambda: array("q"))
    keys: bytearray = field(default_factory=bytearray)

    def packets(self) -> Packets:
        return Packets(
            times=np.array(self.pts),
            decoded=np.array(self.dts),
            lengths=np.array(self.lengths),
            sizes=np.array(self.sizes, np.int64),
            keys=np.array(self.keys, np.uint8).astype(np.bool_),
        )


class Gatherer:
    """Notes packet after packet of a file.

    Args:
        container: The file.
        size: Its bytes.
        layout: Its outermost structure, if it is an MP4.
        pictures: Payloads that the picture's packets should have, in order; None if that is not known.
        sounds: The same of the sound, and when each should be heard, in seconds from the film's start.
    """

    def __init__(
        self,
        container: InputContainer,
        size: int,
        layout: Layout | None,
        pictures: Iterator[bytes] | None = None,
        sounds: Iterator[tuple[bytes, float]] | None = None,
    ) -> None:
        self._container, self._size, self._layout = container, size, layout
        self._pictures, self._sounds = pictures, sounds
        self.video = moving_picture(container)
        """The picture; None if there is none that moves."""
        self.audio = next(iter(container.streams.audio), None)
        """The sound that is played; None for a silent film."""
        self.origin = Fraction(container.start_time or 0, av.time_base)
        """Seconds on the file's own clock at which the earlier of its streams starts."""
        self._start, self._ticks = float(self.origin), dict[str, tuple[int, int]]()
        self._noted = {"video": _Noted(), "audio": _Noted()}
        self._faults: list[Fault] = []
        self._strangers: list[int] = []
        self._strange_sounds: list[float] = []
        self._discarded = 0
        self.rotation = 0
        """Degrees, as the first picture says."""
        self.given_up: str | None = None
        """Why the rest is not looked at."""

    @property
    def rate(self) -> FrameRate:
        """Frames a second, as the file says."""
        rate = self.video and (self.video.average_rate or self.video.guessed_rate)
        return FrameRate(rate.numerator, rate.denominator) if rate and rate > 0 else _USUAL

    @property
    def seconds(self) -> float:
        """How long the film is, as the file says; 0 if it does not."""
        return (self._container.duration or 0) / av.time_base

    def note(self, packet: "av.Packet[Any]") -> None:
        """Note the next packet of picture or sound."""
        if packet.stream is self.video and self._pictures is not None:
            self._compare_picture(bytes(packet), next(self._pictures, None))
        elif packet.stream is self.audio and self._sounds is not None:
            self._compare_sound(packet, next(self._sounds, None))
        if packet.is_discard:
            self._discarded += packet.stream is self.video
            return
        noted, (ticks, second) = self._noted[packet.stream.type], self._tick_of(packet)
        noted.pts.append(nan if packet.pts is None else packet.pts * ticks / second - self._start)
        noted.dts.append(nan if packet.dts is None else packet.dts * ticks / second - self._start)
        noted.lengths.append((packet.duration or 0) * ticks / second)
        noted.sizes.append(packet.size)
        noted.keys.append(packet.is_keyframe)

    def seconds_of(self, packet: "av.Packet[Any] | None") -> float:
        """When a packet is shown or heard; where that is not said, when the one before it is."""
        if packet is not None and packet.pts is not None:
            ticks, second = self._tick_of(packet)
            return packet.pts * ticks / second - self._start
        streams = [packet.stream.type] if packet else ["video", "audio"]
        return max((self._noted[kind].pts[-1] for kind in streams if self._noted[kind].pts), default=0.0)

    def fault(self, packet: "av.Packet[Any] | None", message: str, seconds: float | None = None) -> None:
        """Note that a packet, or the file behind the last one, could not be used."""
        if len(self._faults) >= _MOST_FAULTS:
            return
        stream = {"video": "picture", "audio": "sound"}[packet.stream.type] if packet else "file"
        if seconds is None:
            seconds = self.seconds_of(packet)
        self._faults.append(Fault(max(0.0, seconds), stream, message))

    def facts(self) -> Facts:
        """All that was gathered; the file has been read to its end, or to where it was given up."""
        if self._pictures is not None and (missing := next(self._pictures, None)) is not None:
            self._compare_picture(None, missing)
        if self._sounds is not None and (lost := next(self._sounds, None)) is not None:
            self._strange_sounds.append(lost[1])
        pictures, sounds = (noted.packets() for noted in self._noted.values())
        layout, audio = self._layout, self.audio
        sound = audio.codec_context if audio is not None and decoder_of(audio) is not None else None
        return Facts(
            **self._of_picture(),
            rotation=self.rotation,
            container=self._container.format.name,
            seconds=max(pictures.end, sounds.end),
            audio_codec=_codec_name(audio) if audio is not None else None,
            size=self._size,
            sample_rate=sound.sample_rate if sound else None,
            channels=sound.channels if sound else None,
            pictures=pictures,
            sounds=sounds,
            discarded=self._discarded,
            promised=self.video.frames if self.video is not None else 0,
            promised_seconds=self.seconds,
            index_first=layout.index_first if layout is not None else None,
            cut_off=layout is not None and layout.cut_off,
            others=tuple(self._others()),
            faults=tuple(self._faults),
            strangers=tuple(self._strangers),
            strange_sounds=tuple(self._strange_sounds),
            given_up=self.given_up,
        )

    def _of_picture(self) -> dict[str, Any]:
        stream = self.video
        if stream is None:
            return {"video_codec": "none", "rate": _USUAL, "width": 0, "height": 0}
        facts: dict[str, Any] = {"video_codec": _codec_name(stream), "rate": self.rate}
        if decoder_of(stream) is None:
            return facts | {"width": 0, "height": 0}
        context = stream.codec_context
        full = None if context.color_range == 0 else int(context.color_range) == _JPEG
        return facts | {
            "width": context.width,
            "height": context.height,
            "pixels": context.pix_fmt,
            "colours": Colours(int(context.color_primaries), int(context.color_trc), int(context.colorspace), full),
            "pixel_aspect": stream.sample_aspect_ratio or Fraction(1),
        }

    def _others(self) -> Iterator[str]:
        for stream in self._container.streams:
            if stream is not self.video and stream is not self.audio:
                yield "attached picture" if is_cover(stream) else str(stream.type)

    def _compare_picture(self, found: bytes | None, expected: bytes | None) -> None:
        if found != expected and len(self._strangers) < _MOST_STRANGERS:
            self._strangers.append(len(self._noted["video"].pts))

    def _compare_sound(self, packet: "av.Packet[Any]", expected: tuple[bytes, float] | None) -> None:
        seconds = self.seconds_of(packet)
        same = expected is not None and bytes(packet) == expected[0] and abs(seconds - expected[1]) < _INSTANT
        if not same and len(self._strange_sounds) < _MOST_STRANGERS:
            self._strange_sounds.append(seconds)

    def _tick_of(self, packet: "av.Packet[Any]") -> tuple[int, int]:
        """The unit of a packet's times, numerator and denominator: one for all of a stream, and slow to ask for."""
        kind = packet.stream.type
        if kind not in self._ticks:
            tick = Fraction(packet.time_base)
            self._ticks[kind] = tick.numerator, tick.denominator
        return self._ticks[kind]


def _codec_name(stream: Stream) -> str:
    context = decoder_of(stream)
    return context.codec.canonical_name if context is not None else "unknown"
