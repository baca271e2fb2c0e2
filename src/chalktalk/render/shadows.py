"""Soft shadows, blurred once and stamped from then on: a blur takes longer than all else in a frame together."""

from dataclasses import dataclass
from math import ceil, floor

import skia

from chalktalk.documents.timeline import Shadow
from chalktalk.render.brushes import shadow_brush
from chalktalk.render.keep import SHELF, is_resized, resized

_PHASES = 4
"""Places within a pixel, on each axis, that a stamp is made for, as glyphs have them."""
_LARGEST = 4096
"""Pixels across or down from which a shadow is no longer kept."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a stamp's pixels depend on."""

    shadows: tuple[Shadow, ...]
    covered: bool
    outline: tuple[float, ...]
    scale_x: float
    scale_y: float
    phase_x: float
    phase_y: float


class Shadows:
    """The shadows of one shape, the first lowest.

    Where a shape is upright, its shadows lie on a grid of quarter pixels, so that the same few pictures serve while
    it moves; while it is somewhat larger or smaller than the page makes it, they are such a picture resized. Where a
    shape is covered by an opaque fill, they are left out under its inside, which nobody sees.
    """

    def __init__(self, shadows: tuple[Shadow, ...], scale: float, *, covered: bool) -> None:
        """`scale` is the page's: pixels a unit."""
        self._shadows = shadows
        self._scale = scale
        self._covered = covered
        self._brushes = [(shadow, shadow_brush(shadow)) for shadow in shadows]

    def draw(self, canvas: skia.Canvas, outline: skia.RRect, alpha: float) -> None:
        """Draw the shadows of an outline, at a part (0 to 1) of their opacity."""
        if not self._shadows:
            return
        matrix = canvas.getTotalMatrix()
        scale_x, scale_y = matrix.getScaleX(), matrix.getScaleY()
        area = self._area(outline, scale_x, scale_y)
        if not matrix.isScaleTranslate() or min(scale_x, scale_y) <= 0 or max(area.width(), area.height()) > _LARGEST:
            layer = canvas.saveLayer(None, skia.Paint(Alphaf=alpha)) if alpha < 1 else canvas.save()
            self._blur(canvas, outline)
            canvas.restoreToCount(layer)
            return
        x, y = matrix.getTranslateX(), matrix.getTranslateY()
        canvas.save()
        canvas.resetMatrix()
        if is_resized(scale_x / self._scale, scale_y / self._scale):
            whole = self._area(outline, self._scale, self._scale)
            image = self._kept(outline, whole, self._scale, self._scale, 0, 0)
            place = skia.Matrix.MakeAll(scale_x / self._scale, 0, x, 0, scale_y / self._scale, y, 0, 0, 1)
            stamp, left, top = resized(image, skia.Rect.Make(whole), place)
        else:
            (x, phase_x), (y, phase_y) = _whole_and_phase(x), _whole_and_phase(y)
            stamp = self._kept(outline, area, scale_x, scale_y, phase_x, phase_y)
            left, top = x + area.left(), y + area.top()
        canvas.drawImage(stamp, left, top, skia.SamplingOptions(), skia.Paint(Alphaf=alpha))
        canvas.restore()

    def _kept(
        self, outline: skia.RRect, area: skia.IRect, scale_x: float, scale_y: float, phase_x: float, phase_y: float
    ) -> skia.Image:
        rect, radii = outline.rect(), outline.getSimpleRadii()
        shape = (rect.left(), rect.top(), rect.right(), rect.bottom(), radii.x(), radii.y())
        key = _Stamp(self._shadows, self._covered, shape, scale_x, scale_y, phase_x, phase_y)
        return SHELF.image(key, lambda: self._stamp(outline, key, area))

    def _area(self, outline: skia.RRect, scale_x: float, scale_y: float) -> skia.IRect:
        """The pixels that the shadows can reach, counted from the pixel in which the shape's own origin lies."""
        rects = [outline.rect().makeOffset(s.dx, s.dy).makeOutset(3 * s.blur, 3 * s.blur) for s in self._shadows]
        left, right = min(rect.left() for rect in rects) * scale_x, max(rect.right() for rect in rects) * scale_x
        top, bottom = min(rect.top() for rect in rects) * scale_y, max(rect.bottom() for rect in rects) * scale_y
        return skia.IRect.MakeLTRB(floor(left) - 1, floor(top) - 1, ceil(right) + 2, ceil(bottom) + 2)

    def _stamp(self, outline: skia.RRect, key: _Stamp, area: skia.IRect) -> skia.Image:
        surface = skia.Surface.MakeRasterN32Premul(area.width(), area.height())
        canvas = surface.getCanvas()
        canvas.translate(key.phase_x - area.left(), key.phase_y - area.top())
        canvas.scale(key.scale_x, key.scale_y)
        self._blur(canvas, outline)
        return surface.makeImageSnapshot()

    def _blur(self, canvas: skia.Canvas, outline: skia.RRect) -> None:
        if self._covered:
            canvas.clipRect(_inside(outline, canvas), skia.ClipOp.kDifference, doAntiAlias=False)
        for shadow, brush in self._brushes:
            canvas.drawRRect(outline.makeOffset(shadow.dx, shadow.dy), brush)


def _whole_and_phase(place: float) -> tuple[int, float]:
    steps = floor(place * _PHASES + 0.5)
    return steps // _PHASES, steps % _PHASES / _PHASES


def _inside(outline: skia.RRect, canvas: skia.Canvas) -> skia.Rect:
    """A rectangle of pixels that the shape covers whole.

    The arc of a corner leaves free (1 - 1/sqrt 2) of its radius on both axes; two pixels more keep clear of the edge.
    """
    radii = outline.getSimpleRadii()
    margin = 2 / max(canvas.getTotalMatrix().getMinScale(), 1e-6)
    inside = outline.rect().makeInset(0.3 * radii.x() + margin, 0.3 * radii.y() + margin)
    return skia.Rect.MakeEmpty() if inside.isEmpty() else inside
