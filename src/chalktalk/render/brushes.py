"""A Timeline's paints, strokes and shadows as Skia's, made once per node."""

from math import hypot, sqrt

import skia

from chalktalk.documents.timeline import Linear, Paint, Radial, Shadow, Solid, Stroke


def fill_brush(paint: Paint) -> skia.Paint:
    """What fills a shape."""
    brush = skia.Paint(AntiAlias=True, Dither=True)
    match paint:
        case Solid():
            brush.setColor(_argb(paint.colour))
        case Linear():
            ends = [skia.Point(paint.x1, paint.y1), skia.Point(paint.x2, paint.y2)]
            brush.setShader(skia.GradientShader.MakeLinear(ends, *_stops_of(paint)))
        case Radial():
            centre = skia.Point(paint.cx, paint.cy)
            brush.setShader(skia.GradientShader.MakeRadial(centre, paint.radius, *_stops_of(paint)))
    return brush


def stroke_brush(stroke: Stroke) -> skia.Paint:
    """What draws a line along an outline."""
    brush = fill_brush(stroke.paint)
    brush.setStyle(skia.Paint.kStroke_Style)
    brush.setStrokeWidth(stroke.width)
    brush.setStrokeCap(skia.Paint.kRound_Cap)
    brush.setStrokeJoin(skia.Paint.kRound_Join)
    return brush


def pen(brush: skia.Paint, alpha: float, canvas: skia.Canvas) -> skia.Paint:
    """A stroke's brush at an opacity, for drawing with on a canvas as it stands.

    A line that would be less than a pixel wide is a pixel wide and so much fainter, as Skia would have it too. Skia's
    own way of drawing such lines depends on the clip, however; one that is a little wider than a pixel does not.
    """
    line = skia.Paint(brush)
    line.setAlphaf(alpha)
    matrix, width = canvas.getTotalMatrix(), brush.getStrokeWidth()
    if width * matrix.getMaxScale() <= sqrt(2):
        across = width * hypot(matrix.getScaleX(), matrix.getSkewY())
        down = width * hypot(matrix.getSkewX(), matrix.getScaleY())
        widest = max(across, down)
        if 0 < widest <= 1:
            line.setStrokeWidth(width * _LITTLE_MORE / widest)
            line.setAlphaf(alpha * (across + down) / 2)
    return line


_LITTLE_MORE = 1.01


def shadow_brush(shadow: Shadow) -> skia.Paint:
    """What fills a shape's shadow; the shape has yet to be moved by the shadow's offset."""
    brush = skia.Paint(AntiAlias=True, Color=_argb(shadow.colour))
    if shadow.blur > 0:
        brush.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, shadow.blur))
    return brush


def is_opaque(paint: Paint) -> bool:
    """Whether nothing behind the paint can be seen through it."""
    colours = [paint.colour] if isinstance(paint, Solid) else [stop.colour for stop in paint.stops]
    return all(colour.endswith("ff") for colour in colours)


def _stops_of(paint: Linear | Radial) -> tuple[list[int], list[float]]:
    return [_argb(stop.colour) for stop in paint.stops], [stop.offset for stop in paint.stops]


def _argb(colour: str) -> int:
    return int(colour[7:9] + colour[1:7], 16)
