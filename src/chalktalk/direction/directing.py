"""From a brief to a direction: how the film looks, who speaks, and how it is delivered."""

from dataclasses import dataclass

from chalktalk.direction.themes import parse_theme, theme_named
from chalktalk.documents.brief import Brief
from chalktalk.documents.direction import Direction, Look, Output, Voice
from chalktalk.documents.options import Aspect, CaptionMode, Quality
from chalktalk.documents.theme import Theme
from chalktalk.engine import Context, stage


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an aspect means: width and height as parts of the short side, and how much a caption line holds."""

    across: int
    down: int
    caption_characters: int

    def sized(self, short_side: int) -> tuple[int, int]:
        part = short_side / min(self.across, self.down)
        return round(self.across * part), round(self.down * part)


_SHAPES = {
    Aspect.WIDE: _Shape(16, 9, caption_characters=42),  # the usual limit for subtitles
    Aspect.TALL: _Shape(9, 16, caption_characters=30),  # as much as the narrow page holds at the same size of type
    Aspect.SQUARE: _Shape(1, 1, caption_characters=30),
    Aspect.PORTRAIT: _Shape(4, 5, caption_characters=30),
}

_PAGE_SHORT_SIDE = 1080
"""Page units; see `Look.width`."""


_SHORT_SIDES = {Quality.DRAFT: 720, Quality.STANDARD: 1080, Quality.HIGH: 1080, Quality.ULTRA: 2160}
"""Pixels."""


@dataclass(frozen=True, slots=True)
class _Encoding:
    """What an encoder is told: its preset, its constant quality, what kind of picture it is to expect."""

    preset: str
    crf: int
    tune: str | None = None


_X264 = {
    Quality.DRAFT: _Encoding("superfast", 25),  # to look at once: speed before size
    Quality.STANDARD: _Encoding("veryfast", 18),  # as good to look at as what is uploaded at the recommended rate
    Quality.HIGH: _Encoding("fast", 16, "animation"),  # for an upload that the platform encodes again
    Quality.ULTRA: _Encoding("veryfast", 16),  # four times the pixels: what is slower would take all day
}
_X265 = {
    Quality.DRAFT: _Encoding("ultrafast", 19),
    Quality.STANDARD: _Encoding("superfast", 18),
    Quality.HIGH: _Encoding("veryfast", 18),
    Quality.ULTRA: _Encoding("superfast", 18),
}
_SVTAV1 = {
    Quality.DRAFT: _Encoding("12", 32),
    Quality.STANDARD: _Encoding("8", 24),
    Quality.HIGH: _Encoding("8", 18),
    Quality.ULTRA: _Encoding("10", 24),
}
_NVENC = {quality: _Encoding("p4" if quality is Quality.DRAFT else "p6", 19, "hq") for quality in Quality}
_ENCODINGS = {
    "libx264": _X264,
    "libx265": _X265,
    "libsvtav1": _SVTAV1,
    "h264_nvenc": _NVENC,
    "hevc_nvenc": _NVENC,
    "av1_nvenc": _NVENC,
}
"""For each encoder, as FFmpeg names it. docs/decisions/0010-presets.md has the measurements behind these."""


@stage("direct", version=4)
async def direct(_context: Context, brief: Brief) -> Direction:
    """Choose the look, the voice and the technical shape of the film.

    Raises:
        OptionError: if there is no theme of the brief's name, or the author's own is none.
    """
    shape, encoding = _SHAPES[brief.aspect], _ENCODINGS[brief.encoder][brief.quality]
    page_width, page_height = shape.sized(_PAGE_SHORT_SIDE)
    width, height = shape.sized(_SHORT_SIDES[brief.quality])
    return Direction(
        look=Look(
            theme=_theme(brief),
            aspect=brief.aspect,
            width=page_width,
            height=page_height,
            burned_captions=brief.captions in (CaptionMode.BURNED, CaptionMode.BOTH),
            caption_characters=shape.caption_characters,
            typefaces=brief.typefaces,
            motion=brief.manner.motion,
        ),
        voice=Voice(
            name=brief.voice,
            language=brief.language,
            model=brief.voice_model,
            model_settings=brief.voice_settings,
            words_per_minute=brief.manner.words_a_minute,
        ),
        output=Output(
            width=width,
            height=height,
            rate=brief.rate,
            encoder=brief.encoder,
            crf=encoding.crf,
            preset=encoding.preset,
            tune=encoding.tune,
        ),
        target_lufs=brief.target_lufs,
    )


def _theme(brief: Brief) -> Theme:
    if brief.drawn_theme is not None:
        return brief.drawn_theme
    return theme_named(brief.theme) if brief.own_theme is None else parse_theme(brief.own_theme, brief.theme)
