"""The Skia player: a tree walk that draws what a Timeline says and decides nothing.

`drawing_of` turns a node into a function of canvas, frame and alpha once; everything that does not depend on the
frame (brushes, outlines, shaped text) is made then.
"""

from collections.abc import Callable

import skia

from chalktalk.documents.timeline import AnyNode, Clip, Ellipse, Group, Image, Number, Paint, Path, Rect, Stroke, Text
from chalktalk.engine import Store
from chalktalk.render.brushes import fill_brush, is_opaque, stroke_brush
from chalktalk.render.glyphs import shaped
from chalktalk.render.outlines import outline_between, outline_of
from chalktalk.render.placing import Drawing, placed
from chalktalk.render.resources import face_of, picture_of
from chalktalk.render.shadows import Shadows
from chalktalk.timeline import value_at

_SAMPLING = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


def drawing_of(node: AnyNode, store: Store) -> Drawing:
    """What draws a node of a scene whose fonts and pictures lie in the store."""
    match node:
        case Group():
            return placed(node, _group(node, store), parts=len(node.children))
        case Rect():
            return placed(node, _rect(node), parts=_parts(node))
        case Ellipse():
            return placed(node, _ellipse(node), parts=_parts(node))
        case Path():
            return placed(node, _path(node), parts=_parts(node))
        case Text():
            return placed(node, _text(node, store), parts=1)
        case Image():
            return placed(node, _image(node, store), parts=1)


def _parts(node: Rect | Ellipse | Path) -> int:
    shadows = () if isinstance(node, Path) else node.shadows
    return len(shadows) + (node.fill is not None) + (node.stroke is not None)


def _group(node: Group, store: Store) -> Drawing:
    children = [drawing_of(child, store) for child in node.children]
    window = _window(node.clip) if node.clip else None

    def group(canvas: skia.Canvas, frame: int, alpha: float) -> None:
        if window:
            canvas.clipRRect(window(frame), doAntiAlias=True)
        for child in children:
            child(canvas, frame, alpha)

    return group


def _window(clip: Clip) -> Callable[[int], skia.RRect]:
    def window_at(frame: int) -> skia.RRect:
        width, height = max(value_at(clip.width, frame), 0), max(value_at(clip.height, frame), 0)
        radius = min(clip.radius, width / 2, height / 2)
        return skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(clip.x, clip.y, width, height), radius, radius)

    return _constant(window_at, clip.width, clip.height)


def _shape(node: Rect | Ellipse, shape_at: Callable[[int], skia.RRect]) -> Drawing:
    shadows = Shadows(node.shadows, covered=node.fill is not None and is_opaque(node.fill))
    brushes = _brushes(node.fill, node.stroke)

    def shape(canvas: skia.Canvas, frame: int, alpha: float) -> None:
        outline = shape_at(frame)
        if outline.isEmpty():
            return
        shadows.draw(canvas, outline, alpha)
        for brush, opacity in brushes:
            brush.setAlphaf(opacity * alpha)
            canvas.drawRRect(outline, brush)

    return shape


def _rect(node: Rect) -> Drawing:
    def shape_at(frame: int) -> skia.RRect:
        width, height = value_at(node.width, frame), value_at(node.height, frame)
        radius = min(node.radius, width / 2, height / 2)
        return skia.RRect.MakeRectXY(skia.Rect.MakeWH(max(width, 0), max(height, 0)), radius, radius)

    return _shape(node, _constant(shape_at, node.width, node.height))


def _ellipse(node: Ellipse) -> Drawing:
    def shape_at(frame: int) -> skia.RRect:
        rx, ry = max(value_at(node.rx, frame), 0), max(value_at(node.ry, frame), 0)
        return skia.RRect.MakeOval(skia.Rect.MakeLTRB(-rx, -ry, rx, ry))

    return _shape(node, _constant(shape_at, node.rx, node.ry))


def _constant(shape_at: Callable[[int], skia.RRect], *numbers: Number) -> Callable[[int], skia.RRect]:
    """The same function, but made once where it does not depend on the frame."""
    if any(isinstance(number, tuple) for number in numbers):
        return shape_at
    shape = shape_at(0)
    return lambda _frame: shape


def _path(node: Path) -> Drawing:
    outline_at = _outline(node)
    fills, strokes = _brushes(node.fill, None), _brushes(None, node.stroke)

    def path(canvas: skia.Canvas, frame: int, alpha: float) -> None:
        outline = outline_at(frame)
        for brush, opacity in fills:
            brush.setAlphaf(opacity * alpha)
            canvas.drawPath(outline, brush)
        start, end = value_at(node.trim_start, frame), value_at(node.trim_end, frame)
        if start >= end:
            return
        for brush, opacity in strokes:
            pen = skia.Paint(brush)
            pen.setAlphaf(opacity * alpha)
            if start > 0 or end < 1:
                pen.setPathEffect(skia.TrimPathEffect.Make(start, end))
            canvas.drawPath(outline, pen)

    return path


def _outline(node: Path) -> Callable[[int], skia.Path]:
    if node.becomes is None:
        outline = outline_of(node.d)
        return lambda _frame: outline
    between = outline_between(node.d, node.becomes)
    return lambda frame: between(value_at(node.morph, frame))


def _text(node: Text, store: Store) -> Drawing:
    blob = shaped(face_of(store, node.font), node.text, node.size)
    brush, opacity = _brush(fill_brush(node.fill))

    def text(canvas: skia.Canvas, _frame: int, alpha: float) -> None:
        brush.setAlphaf(opacity * alpha)
        if blob:
            canvas.drawTextBlob(blob, 0, 0, brush)

    return text


def _image(node: Image, store: Store) -> Drawing:
    picture = picture_of(store, node.picture)
    place = skia.Rect.MakeWH(node.width, node.height)
    brush = skia.Paint(AntiAlias=True)

    def image(canvas: skia.Canvas, _frame: int, alpha: float) -> None:
        brush.setAlphaf(alpha)
        canvas.drawImageRect(picture, place, _SAMPLING, brush)

    return image


def _brushes(fill: Paint | None, stroke: Stroke | None) -> list[tuple[skia.Paint, float]]:
    """The fill's brush, then the stroke's, each with its own alpha."""
    brushes = [fill_brush(fill)] if fill else []
    return [_brush(brush) for brush in ([*brushes, stroke_brush(stroke)] if stroke else brushes)]


def _brush(brush: skia.Paint) -> tuple[skia.Paint, float]:
    return brush, brush.getAlphaf()
