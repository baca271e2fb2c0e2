"""Measuring text with what draws it: the same font files, shaped by the same library with the same features."""

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

import uharfbuzz as hb


class Weight(StrEnum):
    """The weights of the one family."""

    MEDIUM = "Manrope-Medium.ttf"
    SEMIBOLD = "Manrope-SemiBold.ttf"
    BOLD = "Manrope-Bold.ttf"
    EXTRABOLD = "Manrope-ExtraBold.ttf"


@cache
def font_bytes(weight: Weight) -> bytes:
    """The font file."""
    return (files("font_manrope") / "files" / weight.value).read_bytes()


@cache
def _font(weight: Weight) -> hb.Font:
    return hb.Font(hb.Face(font_bytes(weight)))


@cache
def cap_height(weight: Weight) -> float:
    """Height of a capital letter as a part of the em."""
    font = _font(weight)
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    assert extents is not None
    return float(extents.y_bearing / font.face.upem)


@lru_cache(maxsize=20_000)
def advance(text: str, weight: Weight, size: float) -> float:
    """Width of one shaped line in page units."""
    if not text:
        return 0.0
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = _font(weight)
    hb.shape(font, buffer)
    total = sum(int(position.x_advance) for position in buffer.glyph_positions)
    return round(total * size / float(font.face.upem), 3)


def missing_glyphs(text: str, weight: Weight) -> str:
    """The characters the font cannot draw, each once."""
    font = _font(weight)
    return "".join(sorted({c for c in text if not c.isspace() and not font.get_nominal_glyph(ord(c))}))
