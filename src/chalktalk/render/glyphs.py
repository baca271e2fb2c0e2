"""A line of text shaped into glyphs at their places."""

from dataclasses import dataclass

import skia
import uharfbuzz as hb

from chalktalk.render.placing import Extent
from chalktalk.render.resources import Face


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs at their places, the baseline starting at (0, 0)."""

    blob: skia.TextBlob
    extent: Extent
    """What their outlines cover."""


def shaped(face: Face, text: str, size: float) -> Line | None:
    """The line in the font's own kerning and ligatures, its baseline starting at (0, 0); None if nothing is visible.

    Glyphs keep their exact places at every scale: no hinting, no snapping to pixels.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.shaper, buffer)
    scale = size / face.units_per_em
    glyphs: list[int] = []
    places: list[skia.Point] = []
    x = y = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(info.codepoint)
        places.append(skia.Point((x + position.x_offset) * scale, -(y + position.y_offset) * scale))
        x += position.x_advance
        y += position.y_advance
    if not glyphs:
        return None
    font = skia.Font(face.typeface, size)
    font.setSubpixel(True)
    font.setLinearMetrics(True)
    font.setBaselineSnap(False)
    font.setHinting(skia.FontHinting.kNone)
    font.setEdging(skia.Font.Edging.kAntiAlias)
    builder = skia.TextBlobBuilder()
    builder.allocRunPos(font, glyphs, places)
    bounds = skia.Rect.MakeEmpty()
    for rect, place in zip(font.getBounds(glyphs), places, strict=True):
        bounds.join(rect.makeOffset(place.x(), place.y()))
    return Line(builder.make(), (bounds.left(), bounds.top(), bounds.right(), bounds.bottom()))
