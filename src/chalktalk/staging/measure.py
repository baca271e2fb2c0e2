"""Measuring text with what draws it: the same font files, shaped by the same library with the same features."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Metrics:
    """A font's heights as parts of the em."""

    cap: float
    descent: float


@cache
def font_bytes(weight: Weight) -> bytes:
    """The font file."""
    return (files("font_manrope") / "files" / weight.value).read_bytes()


@cache
def _font(weight: Weight) -> hb.Font:
    return hb.Font(hb.Face(font_bytes(weight)))


@cache
def metrics(weight: Weight) -> Metrics:
    """Cap height and descent, measured on the letters H and p."""
    font = _font(weight)
    em = font.face.upem
    cap = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    tail = font.get_glyph_extents(font.get_nominal_glyph(ord("p")))
    assert cap is not None
    assert tail is not None
    return Metrics(cap=cap.y_bearing / em, descent=-(tail.y_bearing + tail.height) / em)


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
