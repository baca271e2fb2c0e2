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
    """General or red flashes within any second: WCAG 2.2, 2.3.1; ITU-R BT.1702-3."""
    shortest: float = 0.1
    """Seconds: what is black, white or wrong for less is told as a flicker."""
    black: float = 24.0
    """Luma (16 is black) that a black frame's brightest spot does not pass: the darkest ground of a theme has 29."""
    white: float = 228.0
    """Luma (235 is white) that a white frame's darkest spot does not fall below."""
    flicker: float = 3.0
    """Levels of mean luma by which a frame or two differ from those on either side, which are alike. Measured: good
    films 0.05, figures that roll in step 2.3, planted flicker 15."""
    longest_still: float = 10.0
    """Seconds in which no pixel changes, where nothing is known of what should move; FFmpeg's `freezedetect` starts at
    2, which a slide that is read aloud takes as well."""
    freeze: float = 0.25
    """Seconds for which nothing moves that should. Measured: bench/inspection."""
    least_sharp: float = 0.63
    """How much of an edge is risen from one pixel to the next. Measured: good films 0.79 to 1, enlarged from half their
    size 0.52 to 0.62, blurred by a Gaussian of one pixel 0.6 at most, of one and a half 0.47."""
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
    """What every second sounds like. Where a source says "measured", see bench/inspection."""

    loudness_tolerance: float = 1.0
    """LU by which integrated loudness may miss its target: EBU R 128, 2.f, live programmes; we aim at 0.1."""
    quietest: float = -26.0
    """LUFS under which a film of which nothing is known is too quiet: EBU R 128's -23, and some tolerance."""
    loudest: float = -8.0
    """LUFS over which such a film is too loud: YouTube turns all over -14 down; over this nothing moves."""
    peak_tolerance: float = 0.6
    """Decibels by which true peaks may pass their limit: EBU Tech 3341 allows meters +0.2 / -0.4 between them."""
    true_peak: float = 1.0
    """dBTP that a film of which nothing is known may reach: over it converters distort, AES TD1008."""
    loudest_short_term: float = 6.0
    """LU by which three seconds may be louder than the whole: EBU R 128 s1 allows short programmes 5."""
    loudness_range: float = 20.0
    """LU from quiet to loud: EBU Tech 3343 takes 20 for the most that a living room bears."""
    longest_silence: float = 2.0
    """Seconds without sound that are no planned pause."""
    silence: float = -55.0
    """LUFS (400 ms) under which there is silence: measured; our quietest music lies 15 LU over it."""
    drop: float = 8.0
    """LU by which a word or a moment may lie under where the plan has it against all others: measured; good films reach
    4."""
    noise: float = 0.07
    """How far samples are from the line between their neighbours, full scale being 1, effective value over 200 ms, in a
    burst of noise: measured; the sharpest of our voices reach 0.033."""
    click: float = 0.03
    """Height of a lone impulse, full scale being 1: measured."""
    click_over: float = 9.0
    """Times by which it stands out over all within 30 ms: measured, planted clicks 17 and more, good films under 5."""
    hum: float = 15.0
    """Decibels by which a mains line stands out over the frequencies beside it: measured."""
    hum_level: float = -66.0
    """Decibels of full scale from which it is heard: measured."""
    one_sided: float = 6.0
    """Decibels between left and right in a second: measured; our voices are in the middle."""
    correlation: float = -0.3
    """Correlation of left and right under which a mono player loses the sound: EBU Tech 3250 has meters warn from 0."""
    offset: float = 0.02
    """Direct current as a share of full scale: -34 dB, measured."""
    voice_over_music: float = 8.0
    """LU by which words lie over what sounds between them, at least: measured; the plan has 14 to 20."""
    flat: float = 0.02
    """Share of samples at the very top of 50 ms of sound from which it looks cut off: measured."""
    flat_full: float = 0.12
    """Share of samples at the top and its shoulder from which sound at full scale was cut off: measured."""
    flat_ratio: float = 2.5
    """How many times as many samples lie at the top as on its shoulder in sound that was cut off: measured."""


class SyncLimits(Document):
    """Picture and captions against sound."""

    most_offset: float = 0.1
    """Seconds by which sound may be off the picture: ITU-R BT.1359-1 puts the limit of acceptance at +90 / -185 ms."""
    likeness: float = 0.7
    """Correlation of a sentence's planned voice with what is heard there, at least: measured; good films have 0.84."""
    heard: float = 0.1
    """Confidence of a word under which it was not heard: measured."""
    missing_words: int = 3
    """Words in a row that were not heard, or in another order, and are worth a finding: measured."""
    least_unspoken: float = 0.25
    """Seconds of words in which the voice is silent that are worth a finding: a short word's length."""
    caption_offset: float = 0.3
    """Seconds by which a caption may be off its words: BBC Subtitle Guidelines ask for the nearest shot or half second;
    ours lead by 0.1."""


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
