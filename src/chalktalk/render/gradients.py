"""Gradients computed once and copied from then on: a shape that moves is filled from a picture of its gradient."""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot

import skia

from chalktalk.documents.timeline import Linear, Paint, Radial, Solid
from chalktalk.render.brushes import fill_brush
from chalktalk.render.keep import SHELF, is_resized, resized

_STEP = 64
"""Pixels by which kept pictures grow, so that a shape that grows does not need a new one each frame."""
_STEEPEST = 1.0
"""Levels a pixel, of 255. Where colours change faster, it could be seen that they move by whole pixels."""
_LARGEST = 1024
"""Pixels across or down from which a gradient is not kept."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """What a kept picture's pixels depend on."""

    paint: Paint
    scale: float
    area: tuple[int, int, int, int]


class Fill:
    """What a shape is filled with.

    Where a shape is upright and as large as the page makes it, a gradient's colours lie on whole pixels, so that the
    same picture serves while the shape moves; the shape's edge lies where it lies. The rule goes by the shape's place
    and size alone, and so a frame looks the same whether the picture was kept or not.
    """

    def __init__(self, paint: Paint, scale: float) -> None:
        """`scale` is the page's: pixels a unit."""
        self._paint, self._scale = paint, scale
        self._brush = fill_brush(paint)
        self._opacity = self._brush.getAlphaf()
        self._kept = not isinstance(paint, Solid) and _steepness(paint) / scale <= _STEEPEST

    def brush(self, canvas: skia.Canvas, bounds: skia.Rect, alpha: float) -> skia.Paint:
        """The brush for a shape within these bounds, at a part (0 to 1) of its opacity, on a canvas as it stands."""
        brush = (self._kept and self._from_picture(canvas.getTotalMatrix(), bounds)) or self._brush
        brush.setAlphaf(self._opacity * alpha)
        return brush

    def _from_picture(self, matrix: skia.Matrix, bounds: skia.Rect) -> skia.Paint | None:
        scale = self._scale
        wide, high = matrix.getScaleX() / scale, matrix.getScaleY() / scale
        if not matrix.isScaleTranslate() or not ((wide, high) == (1, 1) or is_resized(wide, high)):
            return None
        # More on each side than anti-aliasing draws over.
        left, top = (int(side * scale // _STEP) * _STEP - 8 for side in (bounds.left(), bounds.top()))
        right, bottom = (-int(-side * scale // _STEP) * _STEP + 8 for side in (bounds.right(), bounds.bottom()))
        if max(right - left, bottom - top) > _LARGEST:
            return None
        area = (left, top, right, bottom)
        image = SHELF.image(_Picture(self._paint, scale, area), lambda: self._picture(area))
        x, y = matrix.getTranslateX(), matrix.getTranslateY()
        if (wide, high) == (1, 1):
            left, top = left + round(x), top + round(y)
        else:
            place = skia.Matrix.MakeAll(wide, 0, x, 0, high, y, 0, 0, 1)
            image, left, top = resized(image, skia.Rect.MakeLTRB(*area), place)
        whole = skia.Matrix.MakeAll(
            1 / (wide * scale),
            0,
            (left - x) / (wide * scale),
            0,
            1 / (high * scale),
            (top - y) / (high * scale),
            0,
            0,
            1,
        )
        shader = image.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, skia.SamplingOptions(), whole)
        return skia.Paint(AntiAlias=True, Shader=shader)

    def _picture(self, area: tuple[int, int, int, int]) -> skia.Image:
        left, top, right, bottom = area
        surface = skia.Surface.MakeRasterN32Premul(right - left, bottom - top)
        canvas = surface.getCanvas()
        canvas.translate(-left, -top)
        canvas.scale(self._scale, self._scale)
        canvas.drawPaint(fill_brush(self._paint))
        return surface.makeImageSnapshot()


def _steepness(paint: Linear | Radial) -> float:
    """By how many levels (of 255) a channel changes, at most, from one page unit to the next."""
    length = hypot(paint.x2 - paint.x1, paint.y2 - paint.y1) if isinstance(paint, Linear) else paint.radius
    steps = [
        max(abs(one - other) for one, other in zip(_channels(start.colour), _channels(end.colour), strict=True))
        / max((end.offset - start.offset) * length, 1e-6)
        for start, end in pairwise(paint.stops)
    ]
    return max(steps)


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])
