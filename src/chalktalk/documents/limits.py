"""Limits: every bound that a delivered file is held to, in one table, each with its source.

`[inspection]` in `chalktalk.toml` sets them anew, by `group.name`.
"""

from pydantic import Field

from chalktalk.documents.base import Document


class TechnicalLimits(Document):
    """Container, streams and clocks."""

    least_width: int = 1280
    """Pixels of the longer side: 720p, the least that YouTube calls HD."""
    least_height: int = 720
    """Pixels of the shorter side; a picture that reaches either is large enough."""
    most_jitter: float = 0.25
    """Of a frame's length, by which its time stamp may be off: Matroska counts in milliseconds, 0.06 at 60 a second."""
    most_apart: float = 0.045
    """Seconds between the starts of picture and sound: where it is first noticed, ITU-R BT.1359-1."""
    least_bits: float = 0.0015
    """Bits a pixel: a tenth of what our flattest films take; measured: bench/inspection."""
    most_bits: float = 1.0
    """Bits a pixel: eight times what YouTube recommends for 1080p at 30 a second, "Recommended upload encoding
    settings"."""


class PictureLimits(Document):
    """What every frame looks like."""

    flashes_a_second: int = 3
    """General flashes within any second: WCAG 2.2, 2.3.1; ITU-R BT.1702-3."""


class SoundLimits(Document):
    """What every second sounds like."""

    loudness_tolerance: float = 1.0
    """LU by which integrated loudness may miss its target: EBU R 128 s1, live programmes; we aim at 0.1."""
    longest_silence: float = 2.0
    """Seconds without sound that are no planned pause."""


class SyncLimits(Document):
    """Picture and captions against sound."""

    most_offset: float = 0.1
    """Seconds by which sound may be off the picture: ITU-R BT.1359-1 puts the limit of acceptance at +90 / -185 ms."""


class ReadingLimits(Document):
    """What has to be read."""

    characters_a_second: float = 30.0
    """Of a caption: half as many again as the Netflix timed text style guide asks for in English programmes for adults,
    since captions as fast as the speech they go with may pass its 20."""
    longest_line: int = 42
    """Characters: the same guide."""
    most_lines: int = 2
    """The same guide."""
    shortest: float = 0.5
    """Seconds a caption stays; the same guide asks for 5/6, which a word by itself between two pauses may miss."""
    longest: float = 10.0
    """Seconds a caption stays; the same guide asks for 7, which a slow voice may pass."""


class PlatformLimits(Document):
    """What the platform takes."""

    longest: float = 12 * 3600.0
    """Seconds: YouTube Help, "Upload videos longer than 15 minutes"."""
    largest: int = 256 * 10**9
    """Bytes: the same page."""
    longest_short: float = 180.0
    """Seconds of a film of 9:16: YouTube Help, "Understand three-minute YouTube Shorts"."""


class Limits(Document):
    """All of them."""

    version: int = 1
    technical: TechnicalLimits = Field(default_factory=TechnicalLimits)
    picture: PictureLimits = Field(default_factory=PictureLimits)
    sound: SoundLimits = Field(default_factory=SoundLimits)
    sync: SyncLimits = Field(default_factory=SyncLimits)
    reading: ReadingLimits = Field(default_factory=ReadingLimits)
    platform: PlatformLimits = Field(default_factory=PlatformLimits)
    most_warnings: int = 3
    """More of them than this, and the film is rejected."""
