"""A node as a whole: where its own coordinates lie in its parent's, and how it fades."""

import math
from collections.abc import Callable

import skia

from chalktalk.documents.timeline import Node
from chalktalk.timeline import value_at

Drawing = Callable[[skia.Canvas, int, float], None]
"""Draws a node on a canvas as it is at a frame, at a part (0 to 1) of its own opacity."""

_EVERYWHERE = skia.Rect.MakeLTRB(-1e6, -1e6, 1e6, 1e6)


def placed(node: Node, draw: Drawing, *, parts: int) -> Drawing:
    """Draws in the node's own frame of reference, as one whole: parts that may overlap are faded together."""
    numbers = (node.x, node.y, node.scale_x, node.scale_y, node.rotation)
    still = None if any(isinstance(number, tuple) for number in numbers) else _matrix(node, 0)

    def place(canvas: skia.Canvas, frame: int, alpha: float) -> None:
        opacity = min(value_at(node.opacity, frame), 1.0) * alpha
        if opacity <= 0:
            return
        canvas.save()
        canvas.concat(still or _matrix(node, frame))
        if opacity < 1 and parts > 1:
            _draw_as_one(canvas, draw, frame, opacity)
        else:
            draw(canvas, frame, opacity)
        canvas.restore()

    return place


def _draw_as_one(canvas: skia.Canvas, draw: Drawing, frame: int, opacity: float) -> None:
    """Draw into a layer of its own that is as small as what is drawn, then fade the layer."""
    recorder = skia.PictureRecorder()
    recording = recorder.beginRecording(_EVERYWHERE, skia.RTreeFactory()())
    recording.concat(canvas.getTotalMatrix())
    draw(recording, frame, 1.0)
    picture = recorder.finishRecordingAsPicture()
    canvas.resetMatrix()
    canvas.saveLayer(picture.cullRect(), skia.Paint(Alphaf=opacity))
    canvas.drawPicture(picture)
    canvas.restore()


def _matrix(node: Node, frame: int) -> skia.Matrix:
    """From the node's own coordinates to its parent's: (x, y) + rotate(scale(p - anchor))."""
    angle = math.radians(value_at(node.rotation, frame))
    cos, sin = math.cos(angle), math.sin(angle)
    wide, high = value_at(node.scale_x, frame), value_at(node.scale_y, frame)
    a, b, c, d = wide * cos, -high * sin, wide * sin, high * cos
    x = value_at(node.x, frame) - a * node.anchor_x - b * node.anchor_y
    y = value_at(node.y, frame) - c * node.anchor_x - d * node.anchor_y
    return skia.Matrix.MakeAll(a, b, x, c, d, y, 0, 0, 1)
