"""The Skia player: what each kind of node draws, as the Timeline says; it decides nothing.

`sprite_of` turns a node into a sprite once; everything that does not depend on the frame (brushes, outlines, shaped
text) is made then.
"""

from collections.abc import Callable
from functools import lru_cache
from math import ceil, floor

import skia

from chalktalk.documents.timeline import (
    AnyNode,
    Clip,
    Ellipse,
    Group,
    Image,
    Paint,
    Path,
    Radial,
    Rect,
    Shadow,
    Solid,
    Stroke,
    Text,
)
from chalktalk.engine import Store
from chalktalk.render.brushes import fill_brush, is_opaque, pen, stroke_brush
from chalktalk.render.glyphs import shaped
from chalktalk.render.gradients import Fill
from chalktalk.render.outlines import along, frame_of, outline_between, outline_of, sides_of
from chalktalk.render.placing import OWN, Extent, Numbers, Place, at_steps, is_upright, without_turn
from chalktalk.render.resources import face_of, picture_of
from chalktalk.render.shadows import Shadows
from chalktalk.render.sprite import Content, Sprite, Window
from chalktalk.timeline import nodes_under

_LARGEST_GLYPH = 160
"""Pixels an em; from 256 on Skia fills glyphs as outlines, and scenes may show them somewhat larger than they are."""
_SAMPLING = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


def sprite_of(node: AnyNode, store: Store, scale: float) -> Sprite:
    """A node of a scene whose fonts and pictures lie in the store, on a page of `scale` pixels a unit."""
    match node:
        case Group():
            children = tuple(sprite_of(child, store, scale) for child in node.children)
            return Sprite(node, _window(node, node.clip, scale) if node.clip else None, children)
        case Rect():
            return Sprite(node, _shape(node, _rounded(node), scale), ())
        case Ellipse():
            return Sprite(node, _shape(node, _oval(), scale), ())
        case Path():
            return Sprite(node, _path(node, scale), ())
        case Text():
            return Sprite(node, _text(node, store), ())
        case Image():
            return Sprite(node, _image(node, store), ())


def _window(node: Group, clip: Clip, scale: float) -> Window:
    def shape(numbers: Numbers) -> skia.RRect:
        width, height = (max(number, 0) for number in numbers[OWN:])
        radius = min(clip.radius, width / 2, height / 2)
        return skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(clip.x, clip.y, width, height), radius, radius)

    def extent(numbers: Numbers) -> Extent:
        return clip.x, clip.y, clip.x + max(numbers[OWN], 0), clip.y + max(numbers[OWN + 1], 0)

    return Window(shape, extent, clip.radius == 0, all(_is_stamped(each, scale) for each in nodes_under(node)))


def _is_stamped(node: AnyNode, scale: float) -> bool:
    """Whether a node, apart from those under it, is drawn pixel by pixel, and not by filling outlines."""
    return isinstance(node, Group | Image) or (isinstance(node, Text) and node.size * scale <= _LARGEST_GLYPH)


Shape = tuple[skia.RRect, skia.Path]
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


def _shape(node: Rect | Ellipse, shape_at: Callable[[float, float], Shape], scale: float) -> Content:
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
    return Content(draw, extents, _spread(node.stroke, node.shadows), parts, _settled(node))


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


def _path(node: Path, scale: float) -> Content:
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
    return Content(draw, extents, _spread(node.stroke, ()), len(fills) + len(strokes))


def _outline(node: Path) -> Callable[[float], skia.Path]:
    if node.becomes is None:
        outline = outline_of(node.d)
        return lambda _morph: outline
    return lru_cache(maxsize=1)(outline_between(node.d, node.becomes))


def _text(node: Text, store: Store) -> Content:
    line = shaped(face_of(store, node.font), node.text, node.size)
    brush, opacity = _brush(fill_brush(node.fill))

    def draw(canvas: skia.Canvas, _numbers: Numbers, alpha: float) -> None:
        brush.setAlphaf(opacity * alpha)
        if line:
            canvas.drawTextBlob(line.blob, 0, 0, brush)

    extents = (line.extent,) if line else ()
    return Content(draw, lambda _numbers: extents, 0, 1)


def _image(node: Image, store: Store) -> Content:
    picture = picture_of(store, node.picture)
    fitted = skia.Matrix.Scale(node.width / picture.width(), node.height / picture.height())
    shader = picture.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, _SAMPLING, fitted)
    brush = skia.Paint(AntiAlias=True, Shader=shader)
    frame = skia.Path.Rect(skia.Rect.MakeWH(node.width, node.height))

    def draw(canvas: skia.Canvas, _numbers: Numbers, alpha: float) -> None:
        brush.setAlphaf(alpha)
        canvas.drawPath(frame, brush)

    return Content(draw, lambda _numbers: ((0, 0, node.width, node.height),), 0, 1)


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
