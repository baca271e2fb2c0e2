"""The Skia player: what each kind of node draws, as the Timeline says; it decides nothing.

`sprite_of` turns a node into a sprite once; everything that does not depend on the frame (brushes, outlines, shaped
text) is made then.
"""

import skia

from chalktalk.documents.timeline import AnyNode, Clip, Ellipse, Group, Image, Path, Rect, Text
from chalktalk.engine import Store
from chalktalk.render.brushes import fill_brush
from chalktalk.render.content import Content, Window
from chalktalk.render.glyphs import shaped
from chalktalk.render.placing import OWN, Extent, Numbers, Place
from chalktalk.render.resources import face_of, picture_near, picture_of
from chalktalk.render.shapes import path_of, shape_of
from chalktalk.render.sprite import Sprite
from chalktalk.render.stamps import Stamps, place_at_rest
from chalktalk.timeline import nodes_under

_LARGEST_GLYPH = 160
"""Pixels an em; from 256 on Skia fills glyphs as outlines, and scenes may show them somewhat larger than they are."""
_SMALLEST = 0.75
"""As what part of its size on the page a picture may be drawn from the one made for that size."""


def sprite_of(node: AnyNode, store: Store, scale: float, above: Place | None = None) -> Sprite:
    """A node of a scene whose fonts and pictures lie in the store, on a page of `scale` pixels a unit.

    `above` is where that lies, at rest, in which the node stands: the page itself if none is given.
    """
    above = above or (scale, 0.0, 0.0, scale, 0.0, 0.0)
    if isinstance(node, Group):
        at_rest = place_at_rest(node, above)
        children = tuple(sprite_of(child, store, scale, at_rest) for child in node.children)
        return Sprite(node, _window(node, node.clip, scale) if node.clip else None, children)
    content = _content(node, store, scale)
    return Sprite(node, content, stamps=Stamps(node, content, above) if content.stamped else None)


def _content(node: Rect | Ellipse | Path | Text | Image, store: Store, scale: float) -> Content:
    match node:
        case Rect() | Ellipse():
            return shape_of(node, scale)
        case Path():
            return path_of(node, scale)
        case Text():
            return _text(node, store)
        case Image():
            return _image(node, store, scale)


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


def _text(node: Text, store: Store) -> Content:
    line = shaped(face_of(store, node.font), node.text, node.size)
    brush = fill_brush(node.fill)
    opacity = brush.getAlphaf()

    def draw(canvas: skia.Canvas, _numbers: Numbers, alpha: float) -> None:
        brush.setAlphaf(opacity * alpha)
        if line:
            canvas.drawTextBlob(line.blob, 0, 0, brush)

    extents = (line.extent,) if line else ()
    return Content(draw, lambda _numbers: extents, 0, 1)


def _image(node: Image, store: Store, scale: float) -> Content:
    """A picture: near the size that it has at rest from one made for that, and much smaller from smaller ones."""
    whole = _sampled(picture_of(store, node.picture), node, skia.MipmapMode.kLinear)
    near = _sampled(picture_near(store, node.picture, node.width * scale), node, skia.MipmapMode.kNone)
    frame = skia.Path.Rect(skia.Rect.MakeWH(node.width, node.height))

    def draw(canvas: skia.Canvas, _numbers: Numbers, alpha: float) -> None:
        brush = near if canvas.getTotalMatrix().getMinScale() > _SMALLEST * scale else whole
        brush.setAlphaf(alpha)
        canvas.drawPath(frame, brush)

    return Content(draw, lambda _numbers: ((0, 0, node.width, node.height),), 0, 1, stamped=True)


def _sampled(picture: skia.Image, node: Image, smaller: skia.MipmapMode) -> skia.Paint:
    fitted = skia.Matrix.Scale(node.width / picture.width(), node.height / picture.height())
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, smaller)
    return skia.Paint(
        AntiAlias=True, Shader=picture.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, sampling, fitted)
    )
