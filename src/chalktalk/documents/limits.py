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
    """Pixels of the shorter side."""


class PictureLimits(Document):
    """What every frame looks like."""

    flashes_a_second: int = 3
    """General or red flashes within any second: WCAG 2.2, 2.3.1; ITU-R BT.1702-3."""
    shortest: float = 0.1
    """Seconds: what is black, white or wrong for less is told as a flicker."""
    black: float = 24.0
    """Luma (16 is black) that a black frame's brightest spot does not pass: the darkest ground of a theme has 29."""
    white: float = 228.0
    """Luma (235 is white) that a white frame's darkest spot does not fall below."""
    flicker: float = 0.6
    """Levels of mean luma by which a frame or two differ from those on either side, which are alike. Measured: good
    films 0.05."""
    longest_still: float = 10.0
    """Seconds in which no pixel changes, where nothing is known of what should move; FFmpeg's `freezedetect` starts at
    2, which a slide that is read aloud takes as well."""
    freeze: float = 0.25
    """Seconds for which nothing moves that should. Measured: bench/inspection."""
    least_sharp: float = 0.5
    """How much of an edge is risen from one pixel to the next. Measured: good films 0.63 to 1, blurred by a Gaussian
    of one pixel 0.6 at most, of one and a half 0.47."""
    least_sharp_unknown: float = 0.35
    """The same, where nothing is known of what should be seen: what a camera took is never as sharp as a drawing."""
    least_crisp: float = 0.75
    """Strength of all edges against the drawing's, both made small. Measured: bench/inspection."""
    brightness: float = 4.0
    """Levels of mean luma. Measured: good films are up to 0.9 off the drawing."""
    contrast: float = 0.2
    """Part of its contrast by which a picture may differ. Measured: good films 0.1."""
    grain: float = 0.1
    """Part of what should be smooth that is off by more than rounding and encoding. Measured: good films 0.02."""
    cast: float = 1.5
    """Levels of mean chroma. Measured: good films 0.2."""
    coloured: float = 9.0
    """Levels of chroma of a block. Measured: good films 4."""
    odd: float = 6.0
    """Levels of luma of a block, beyond what its letters explain. Measured: good films 1.4."""
    shift: float = 0.5
    """Ninetieths of the shorter side by which the picture may be moved. Measured: good films 0.3."""
    zoom: float = 0.01
    """Part by which it may be larger or smaller. Measured: good films 0.005."""
    bar: float = 0.02
    """Part of the height or width that a black bar may take."""
    beyond: float = 0.005
    """Part of the picture with colours that no screen shows, as only lost planes have. Measured: good films 0."""
    repeated: float = 0.2
    """Part of the frames of a movement that are the frame before once more. Measured: bench/inspection."""


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

    characters_a_second: float = 20.0
    """Of captions: Netflix timed text style guide for adults, English."""


class PlatformLimits(Document):
    """What the platform takes."""

    longest: float = 12 * 3600.0
    """Seconds: YouTube Help, "Upload videos longer than 15 minutes"."""
    largest: int = 256 * 10**9
    """Bytes: the same page."""


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
