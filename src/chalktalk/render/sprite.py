"""A node on the page: where it stands at a frame, what of the page it can touch, and what it takes to draw it."""

from itertools import pairwise

import skia

from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.render.content import Content, Window
from chalktalk.render.damage import Box, Damage
from chalktalk.render.placing import (
    MARGIN,
    OPACITY,
    SLOW,
    Place,
    around,
    at_steps,
    common,
    covers,
    is_upright,
    matrix_of,
    pixels_of,
    placed,
)
from chalktalk.render.stamps import Stamp, Stamps
from chalktalk.timeline import numbers_of, still_until, value_at

_FAST = 3.0
"""Page units a frame from which on, on average between two keyframes, something travels by whole pixels."""
_FOR_EVER = 2**62


class Sprite:
    """A node, and those under it, as they stand at the frame they were last posed at.

    Whatever travels, upright, does so by quarters of a pixel: what drifts slowly stays as it is for some frames. What
    travels fast does so by whole pixels, where nobody can tell, so that the same stamps do for it as at rest.
    """

    def __init__(
        self,
        node: AnyNode,
        content: Content | Window | None,
        children: tuple["Sprite", ...] = (),
        stamps: Stamps | None = None,
    ) -> None:
        self._content, self._stamps = content, stamps
        self._stamp: Stamp | None = None
        self._children = children
        self._parts = content.parts if isinstance(content, Content) else len(children)
        numbers = numbers_of(node)
        self._tracks = [(index, number) for index, number in enumerate(numbers) if isinstance(number, tuple)]
        self._ways = [track for index, track in self._tracks if index < 2]
        self._fast = [span for track in self._ways for span in _fast_spans(track)]
        self._steps = SLOW
        self._anchor = node.anchor_x, node.anchor_y
        self._numbers = tuple(0.0 if isinstance(number, tuple) else number for number in numbers)
        self._counted, self._counts_until = -_FOR_EVER, -_FOR_EVER if self._tracks else _FOR_EVER
        self._posed, self.holds_until = -_FOR_EVER, -_FOR_EVER
        """From the frame it was last posed at up to this one, it looks the same."""
        self._place: Place | None = None
        self._matrix = skia.Matrix()
        self._boxes: list[Box] = []
        self.box: Box | None = None
        """Pixels of the page outside which it leaves no trace; None if it is not seen at all."""
        self._seen_in: Box | None = None
        self._open = True
        self._areas: list[skia.IRect] = []

    def pose(self, frame: int, above: Place, damage: Damage, *, moved: bool) -> None:
        """Stand as at a frame, and mark where that changes the page; `moved` if what it stands in has moved."""
        if self._posed <= frame < self.holds_until and not moved:
            return
        before, steps = self._numbers, self._steps
        if not self._counted <= frame < self._counts_until:
            self._count(frame)
        self._posed, self.holds_until = frame, self._counts_until
        if self._numbers[OPACITY] <= 0:
            damage.mark(self.box)
            self._place = None
            self._show(None, [])
            return
        if moved or self._place is None or steps != self._steps or before[:OPACITY] != self._numbers[:OPACITY]:
            self._place, moved = self._set(above)
        changed = self.box is None or before[OPACITY:] != self._numbers[OPACITY:]
        if not isinstance(self._content, Content):
            self._pose_children(frame, self._place, damage, moved=moved, changed=changed)
        elif moved or changed:
            spread, extents = self._content.spread, self._content.extents(self._numbers)
            found = [pixels_of(extent, self._place, spread, MARGIN, damage.page) for extent in extents]
            boxes = [box for box in found if box]
            for box in boxes if boxes == self._boxes else (*self._boxes, *boxes):
                damage.mark(box)
            self._show(around(boxes), boxes)
            self._stamp = self._stamps.at(self._place, self._numbers) if self._stamps else None

    def _pose_children(self, frame: int, place: Place, damage: Damage, *, moved: bool, changed: bool) -> None:
        for child in self._children:
            child.pose(frame, place, damage, moved=moved)
            self.holds_until = min(self.holds_until, child.holds_until)
        box = around([child.box for child in self._children if child.box])
        if isinstance(self._content, Window):
            changed = changed or moved
            extent = self._content.extent(self._numbers)
            self._seen_in = pixels_of(extent, place, 0, MARGIN, damage.page)
            self._open = self._content.square and covers(extent, place, damage.page)
            box = common(box, self._seen_in)
        # What is in a layer may depend in the last bit on where the layer begins.
        if changed or (box != self.box and self._is_one()):
            damage.mark(self.box)
            damage.mark(box)
        self._show(box, [box] if box else [])

    def draw(self, canvas: skia.Canvas, region: skia.Region | None, alpha: float = 1.0) -> None:
        """Draw what reaches into a region, or all of it."""
        if self.box is None or (region and not any(region.intersects(area) for area in self._areas)):
            return
        opacity = min(self._numbers[OPACITY], 1.0) * alpha
        if self._stamp:
            self._stamp.draw(canvas, opacity)
        elif opacity < 1 and self._parts > 1:
            canvas.resetMatrix()
            canvas.saveLayer(skia.Rect.MakeLTRB(*self.box), skia.Paint(Alphaf=opacity))
            self._draw_parts(canvas, None, 1.0)
            canvas.restore()
        else:
            self._draw_parts(canvas, region, opacity)

    def _draw_parts(self, canvas: skia.Canvas, region: skia.Region | None, alpha: float) -> None:
        if isinstance(self._content, Content):
            canvas.setMatrix(self._matrix)
            self._content.draw(canvas, self._numbers, alpha)
        elif isinstance(self._content, Window) and not self._open:
            self._draw_window(canvas, self._content, region, alpha)
        else:
            for child in self._children:
                child.draw(canvas, region, alpha)

    def _draw_window(self, canvas: skia.Canvas, window: Window, region: skia.Region | None, alpha: float) -> None:
        """Draw what is seen in a window: in a layer if there are outlines in it.

        Outlines are cut at the bounds of the clip before they are filled. Those of a region and a window together
        depend on the region; those of a window in a layer do not.
        """
        before = canvas.save()
        if region and not window.stamped and self._seen_in:
            canvas.resetMatrix()
            canvas.saveLayer(skia.Rect.MakeLTRB(*self._seen_in))
            region = None
        canvas.setMatrix(self._matrix)
        canvas.clipRRect(window.shape(self._numbers), doAntiAlias=True)
        for child in self._children:
            child.draw(canvas, region, alpha)
        canvas.restoreToCount(before)

    def _is_one(self) -> bool:
        """Whether its parts are faded together, in a layer."""
        return self._parts > 1 and self._numbers[OPACITY] < 1

    def _count(self, frame: int) -> None:
        numbers = list(self._numbers)
        self._counted, self._counts_until = frame, _FOR_EVER
        for index, track in self._tracks:
            numbers[index] = value_at(track, frame)
            if self._counts_until > frame + 1:
                self._counts_until = min(self._counts_until, still_until(track, frame))
        self._numbers = tuple(numbers)
        self._steps = 1 if any(start < frame < end for start, end in self._fast) else SLOW

    def _set(self, above: Place) -> tuple[Place, bool]:
        """Its place; and whether that is another one than before."""
        place = placed(above, self._numbers, *self._anchor)
        if self._ways and is_upright(place):
            place = at_steps(place, self._steps)
        if isinstance(self._content, Content):
            place = self._content.settled(place)
        if place == self._place:
            return place, False
        if self._content:
            self._matrix = matrix_of(place)
        return place, True

    def _show(self, box: Box | None, boxes: list[Box]) -> None:
        """Touch these pixels from now on."""
        if box != self.box or boxes != self._boxes:
            self.box, self._boxes = box, boxes
            self._areas = [skia.IRect.MakeLTRB(*each) for each in boxes]


def _fast_spans(track: Track) -> list[tuple[int, int]]:
    """Between which keyframes a track goes fast on average; the frames of both apart."""
    return [
        (here.frame, there.frame)
        for here, there in pairwise(track)
        if here.ease != "hold" and abs(there.value - here.value) > _FAST * (there.frame - here.frame)
    ]
