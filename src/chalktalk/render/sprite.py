"""A node on the page: where it stands at a frame, what of the page it can reach, and what it takes to draw it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil, floor

import skia

from chalktalk.documents.timeline import AnyNode
from chalktalk.frames import FrameRange
from chalktalk.render.damage import Box, Damage
from chalktalk.render.placing import OPACITY, matrix_of
from chalktalk.timeline import numbers_of, still_until, value_at

_MARGIN = 2
"""Pixels that anti-aliasing, and setting shadows and glyphs to quarters of a pixel, may reach beyond an outline."""
_PAGE = skia.Matrix()


@dataclass(frozen=True, slots=True)
class Content:
    """What a node draws in its own coordinates. All depends on the node's numbers at a frame (`numbers_of`) alone."""

    draw: Callable[[skia.Canvas, tuple[float, ...], float], None]
    """Draws on a canvas, at a part (0 to 1) of its opacity."""
    extent: Callable[[tuple[float, ...]], skia.Rect]
    """A rectangle that holds its outlines, and those of its shadows."""
    spread: float
    """How far strokes and blurs reach beyond the extent, at most."""
    parts: int
    """How many things are drawn, one over the other."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of its own coordinates in which a group is seen."""

    shape: Callable[[tuple[float, ...]], skia.RRect]


class Sprite:
    """A node, and those under it, as they stand at the frame they were last posed at."""

    def __init__(self, node: AnyNode, content: Content | Window | None, children: tuple["Sprite", ...]) -> None:
        self._content = content
        self._children = children
        self._parts = content.parts if isinstance(content, Content) else len(children)
        numbers = numbers_of(node)
        self._tracks = [(index, number) for index, number in enumerate(numbers) if isinstance(number, tuple)]
        self._anchor = node.anchor_x, node.anchor_y
        self._numbers = tuple(0.0 if isinstance(number, tuple) else number for number in numbers)
        self._numbers_hold = FrameRange(0, 0)
        self.holds = FrameRange(0, 0)
        """Frames at which it looks just as it was last posed."""
        self._matrix = _PAGE
        self._seen_in: Box | None = None
        self.box: Box | None = None
        """Pixels of the page outside which it leaves no trace; None if it is not seen at all."""
        self._area = skia.IRect.MakeEmpty()

    def pose(self, frame: int, above: skia.Matrix, page: Box, damage: Damage, *, moved: bool) -> None:
        """Stand as at a frame, and mark what that changes; `moved` if something above has marked it already."""
        if frame in self.holds and not moved:
            return
        before, numbers = self.box, self._numbers
        if frame not in self._numbers_hold:
            self._count(frame)
        changed = moved or numbers != self._numbers or not self.holds.end
        end = self._numbers_hold.end
        if self._numbers[OPACITY] > 0:
            if changed:
                self._matrix = skia.Matrix.Concat(above, matrix_of(self._numbers, *self._anchor))
            for child in self._children:
                child.pose(frame, self._matrix, page, damage, moved=changed)
                end = min(end, child.holds.end)
            if changed or self._children:
                self._reach(page)
        else:
            self.box = None
        self.holds = FrameRange(frame, end)
        if not moved and (changed or (before != self.box and self._is_one())):
            damage.mark(before)
            damage.mark(self.box)

    def draw(self, canvas: skia.Canvas, region: skia.Region | None, alpha: float = 1.0) -> None:
        """Draw what reaches into a region, or all of it."""
        if self.box is None or (region and not region.intersects(self._area)):
            return
        opacity = min(self._numbers[OPACITY], 1.0) * alpha
        if opacity < 1 and self._parts > 1:
            canvas.resetMatrix()
            canvas.saveLayer(skia.Rect.Make(self._area), skia.Paint(Alphaf=opacity))
            self._draw_parts(canvas, None, 1.0)
            canvas.restore()
        else:
            self._draw_parts(canvas, region, opacity)

    def windows(self) -> Iterator["Sprite"]:
        """Every sprite, of this and those under it, of which only a part can be seen."""
        if isinstance(self._content, Window):
            yield self
        for child in self._children:
            yield from child.windows()

    def open_whole(self, damage: Damage) -> bool:
        """Mark the whole window if any of it is marked; whether that was news.

        Outlines are cut at the bounds of what is left of the window before they are filled, so a part of a window
        painted alone could differ from the same part of the whole.
        """
        if not self.box or not self._seen_in or damage.covers(self._seen_in) or not damage.touches(self.box):
            return False
        damage.mark(self._seen_in)
        return True

    def _draw_parts(self, canvas: skia.Canvas, region: skia.Region | None, alpha: float) -> None:
        match self._content:
            case Content():
                canvas.setMatrix(self._matrix)
                self._content.draw(canvas, self._numbers, alpha)
            case Window():
                canvas.save()
                canvas.setMatrix(self._matrix)
                canvas.clipRRect(self._content.shape(self._numbers), doAntiAlias=True)
                for child in self._children:
                    child.draw(canvas, region, alpha)
                canvas.restore()
            case None:
                for child in self._children:
                    child.draw(canvas, region, alpha)

    def _is_one(self) -> bool:
        """Whether it is faded as a whole: in a layer, whose place may tell in the last bit of what is in it."""
        return self._parts > 1 and self._numbers[OPACITY] < 1

    def _count(self, frame: int) -> None:
        numbers = list(self._numbers)
        for index, track in self._tracks:
            numbers[index] = value_at(track, frame)
        self._numbers = tuple(numbers)
        end = min((still_until(track, frame) for _, track in self._tracks), default=_FOR_EVER)
        self._numbers_hold = FrameRange(frame if self._tracks else -_FOR_EVER, end)

    def _reach(self, page: Box) -> None:
        """Find the pixels of the page that it may touch."""
        if isinstance(self._content, Content):
            spread = self._content.spread * self._matrix.getMaxScale() + _MARGIN
            box = _on_page(self._matrix.mapRect(self._content.extent(self._numbers)), spread, page)
        else:
            box = _around([child.box for child in self._children if child.box])
            if isinstance(self._content, Window):
                seen = self._content.shape(self._numbers).rect()
                self._seen_in = _on_page(self._matrix.mapRect(seen), _MARGIN, page)
                box = _common(box, self._seen_in)
        if box != self.box:
            self.box = box
            self._area = skia.IRect.MakeLTRB(*box) if box else skia.IRect.MakeEmpty()


_FOR_EVER = 2**62


def _on_page(rect: skia.Rect, spread: float, page: Box) -> Box | None:
    left, top = floor(rect.left() - spread), floor(rect.top() - spread)
    right, bottom = ceil(rect.right() + spread), ceil(rect.bottom() + spread)
    return _common((left, top, right, bottom), page)


def _common(one: Box | None, other: Box | None) -> Box | None:
    if not one or not other:
        return None
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
