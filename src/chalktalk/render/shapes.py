"""Rectangles, ellipses and paths: outlines that are filled, and lines drawn along them."""

from collections.abc import Callable
from functools import lru_cache
from math import ceil, floor
from typing import TypeAlias

import skia

from chalktalk.documents.timeline import Ellipse, Paint, Path, Radial, Rect, Shadow, Solid, Stroke
from chalktalk.render.brushes import is_opaque, pen, stroke_brush
from chalktalk.render.content import Content
from chalktalk.render.gradients import Fill
from chalktalk.render.outlines import along, frame_of, outline_between, outline_of, sides_of
from chalktalk.render.placing import OWN, Extent, Numbers, Place, at_steps, is_upright, without_turn
from chalktalk.render.shadows import Shadows
from chalktalk.timeline import numbers_of

_LARGE = 50.0
"""Page units of a side or a radius from which a translucent shape is worth a stamp: an eighth of the time at 130."""

Shape: TypeAlias = tuple[skia.RRect, skia.Path]
"""The same outline twice. Only the path is filled: how Skia fills rectangles as such depends, a little, on the clip."""


def _rounded(node: Rect) -> Callable[[float, float], Shape]:
    @lru_cache(maxsize=1)
    def shape(width: float, height: float) -> Shape:
        radius = min(node.radius, width / 2, height / 2)
        outline = skia.RRect.MakeRectXY(skia.Rect.MakeWH(max(width, 0), max(height, 0)), radius, radius)
        return outline, skia.Path.RRect(outline)

    return shape


def _oval() -> Callable[[float, float], Shape]:
    @lru_cache(maxsize=1)
    def shape(rx: float, ry: float) -> Shape:
        rx, ry = max(rx, 0), max(ry, 0)
        outline = skia.RRect.MakeOval(skia.Rect.MakeLTRB(-rx, -ry, rx, ry))
        return outline, skia.Path.RRect(outline)

    return shape


def shape_of(node: Rect | Ellipse, scale: float) -> Content:
    """What a rectangle or an ellipse draws, on a page of `scale` pixels a unit."""
    shape_at = _rounded(node) if isinstance(node, Rect) else _oval()
    shadows = Shadows(node.shadows, scale, covered=node.fill is not None and is_opaque(node.fill))
    fills, strokes = _fills(node.fill, scale), _strokes(node.stroke)

    def draw(canvas: skia.Canvas, numbers: Numbers, alpha: float) -> None:
        outline, path = shape_at(*numbers[OWN:])
        if outline.isEmpty():
            return
        shadows.draw(canvas, outline, alpha)
        for fill in fills:
            canvas.drawPath(path, fill.brush(canvas, outline.rect(), alpha))
        for brush, opacity in strokes:
            canvas.drawPath(path, pen(brush, opacity * alpha, canvas))

    def extents(numbers: Numbers) -> tuple[Extent, ...]:
        wide, high = (max(number, 0) for number in numbers[OWN:])
        left, top, rounding = (-wide, -high, 1) if isinstance(node, Ellipse) else (0, 0, 0)
        if hollow:
            free_x, free_y = (0.3 * (rounding * side or node_radius) for side in (wide, high))
            return frame_of((left, top, wide, high), free_x, free_y)
        return ((left + min(dxs), top + min(dys), wide + max(dxs), high + max(dys)),)

    hollow = node.fill is None and not node.shadows
    node_radius = node.radius if isinstance(node, Rect) else 0
    dxs, dys = (0, *(shadow.dx for shadow in node.shadows)), (0, *(shadow.dy for shadow in node.shadows))
    parts = len(node.shadows) + len(fills) + len(strokes)
    costly = parts > 1 or node.stroke is not None or not isinstance(node.fill, Solid) or _is_large_and_faint(node)
    return Content(draw, extents, _spread(node.stroke, node.shadows), parts, _settled(node), stamped=costly)


def _is_large_and_faint(node: Rect | Ellipse) -> bool:
    """Whether it takes longer to blend with what lies below than to fill."""
    large = any(isinstance(side, float) and side > _LARGE for side in numbers_of(node)[OWN:])
    return large and node.fill is not None and not is_opaque(node.fill)


def _settled(node: Rect | Ellipse) -> Callable[[Place], Place]:
    """Where to draw a shape so that less of it differs from frame to frame, though nobody sees a difference."""
    if isinstance(node, Rect) or node.shadows or node.rx != node.ry:
        return lambda place: place
    if _is_glow(node):
        return lambda place: at_steps(place, 1) if is_upright(place) else place
    paints = [node.fill, node.stroke and node.stroke.paint]
    return without_turn if all(paint is None or isinstance(paint, Solid) for paint in paints) else lambda place: place


def _is_glow(node: Ellipse) -> bool:
    """Whether it fades out towards its edge, so that it has none."""
    fill = node.fill
    return (
        isinstance(fill, Radial)
        and (fill.cx, fill.cy) == (0, 0)
        and fill.stops[-1].colour.endswith("00")
        and isinstance(node.rx, float)
        and fill.radius <= node.rx
        and node.stroke is None
    )


def path_of(node: Path, scale: float) -> Content:
    """What a path draws, on a page of `scale` pixels a unit."""
    outline_at = _outline(node)
    fills, strokes = _fills(node.fill, scale), _strokes(node.stroke)

    def draw(canvas: skia.Canvas, numbers: Numbers, alpha: float) -> None:
        start, end, morph = numbers[OWN:]
        outline = outline_at(morph)
        for fill in fills:
            canvas.drawPath(outline, fill.brush(canvas, outline.getBounds(), alpha))
        if start >= end:
            return
        for brush, opacity in strokes:
            line = pen(brush, opacity * alpha, canvas)
            if start > 0 or end < 1:
                line.setPathEffect(skia.TrimPathEffect.Make(start, end))
            canvas.drawPath(outline, line)

    def extents(numbers: Numbers) -> tuple[Extent, ...]:
        start, end, morph = numbers[OWN:]
        if not pieces:
            return (sides_of(outline_at(morph)),)
        return pieces[max(floor(start * len(pieces)), 0) : ceil(end * len(pieces))]

    pieces = along(outline_at(0)) if node.becomes is None and node.fill is None else ()
    return Content(draw, extents, _spread(node.stroke, ()), len(fills) + len(strokes), stamped=True)


def _outline(node: Path) -> Callable[[float], skia.Path]:
    if node.becomes is None:
        outline = outline_of(node.d)
        return lambda _morph: outline
    return lru_cache(maxsize=1)(outline_between(node.d, node.becomes))


def _spread(stroke: Stroke | None, shadows: tuple[Shadow, ...]) -> float:
    """How far lines and blurs reach: a Gaussian is cut off at three standard deviations."""
    return max((stroke.width / 2 if stroke else 0, *(3 * shadow.blur for shadow in shadows)))


def _fills(paint: Paint | None, scale: float) -> list[Fill]:
    """What fills, if anything."""
    return [Fill(paint, scale)] if paint else []


def _strokes(stroke: Stroke | None) -> list[tuple[skia.Paint, float]]:
    """The brush that draws along the outline, if any, and its own alpha."""
    return [_brush(stroke_brush(stroke))] if stroke else []


def _brush(brush: skia.Paint) -> tuple[skia.Paint, float]:
    return brush, brush.getAlphaf()
