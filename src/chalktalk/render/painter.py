"""The frames of a segment, painted one scene over the other, level by level."""

from dataclasses import dataclass

import skia

from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import AnyNode
from chalktalk.engine import Store
from chalktalk.frames import FrameRange
from chalktalk.render.keep import SHELF
from chalktalk.render.placing import Drawing
from chalktalk.render.player import drawing_of
from chalktalk.timeline import is_animated, read_scene, still_until, tracks_of

_PAYS = 4
"""Frames that nodes have to stand still for before it pays to keep a picture of them."""
_GROUNDS = 3
"""Pictures kept at most; each is as large as a frame."""
_REPLACE = skia.Paint(BlendMode=skia.BlendMode.kSrc)


class _Item:
    """One top-level node of a scene."""

    def __init__(self, node: AnyNode, first: int, store: Store) -> None:
        self.node = node
        self.draw: Drawing = drawing_of(node, store)
        self.first = first
        self._tracks = tracks_of(node)

    def still_until(self, frame: int, end: int) -> int:
        """The segment's first frame after this one, if before the end, at which the node may look different."""
        return min((still_until(track, frame + self.first) - self.first for track in self._tracks), default=end)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the lowest items look like while none of them moves."""

    image: skia.Image
    count: int
    valid: FrameRange


class Painter:
    """Paints the frames of one segment, in any order.

    Items that stand still below everything that moves are painted once and copied from then on, which changes no
    pixel: the page is opaque, and the copy replaces what it covers.
    """

    def __init__(self, plan: SegmentPlan, store: Store, *, keep_grounds: bool = True) -> None:
        self._plan = plan
        self._items = _items_of(plan, store)
        self._most_grounds = _GROUNDS if keep_grounds else 0
        self._grounds: list[_Ground] = []

    def paint(self, canvas: skia.Canvas, frame: int) -> None:
        """Cover the whole canvas, whose size is the output's, with a frame counted from the segment's first."""
        while self._grounds and frame not in self._grounds[-1].valid:
            self._grounds.pop()
        if self._most_grounds:
            self._raise_ground(frame)
        self._paint_over(canvas, self._grounds[-1] if self._grounds else None, len(self._items), frame)

    def _raise_ground(self, frame: int) -> None:
        """Add the items just above the ground to it, as far as they stand still for a while."""
        base = self._grounds[-1] if self._grounds else None
        count, end = (base.count, base.valid.end) if base else (0, self._plan.frames)
        bare = count
        while count < len(self._items):
            until = self._items[count].still_until(frame, end)
            if until < frame + _PAYS:
                break
            count, end = count + 1, min(end, until)
        if count == bare or end < frame + _PAYS:
            return
        image = self._ground_image(base, count, frame)
        if len(self._grounds) == self._most_grounds:
            self._grounds.pop()
        self._grounds.append(_Ground(image, count, FrameRange(frame, end)))

    def _ground_image(self, base: _Ground | None, count: int, frame: int) -> skia.Image:
        """The first items painted apart; what never moves is shared with the process's other segments."""
        output = self._plan.output

        def paint() -> skia.Image:
            surface = skia.Surface.MakeRasterN32Premul(output.width, output.height)
            self._paint_over(surface.getCanvas(), base, count, frame)
            return surface.makeImageSnapshot()

        nodes = tuple(item.node for item in self._items[:count])
        if any(map(is_animated, nodes)):
            return paint()
        return SHELF.image((nodes, output.width, output.height, self._plan.page_width), paint)

    def _paint_over(self, canvas: skia.Canvas, ground: _Ground | None, count: int, frame: int) -> None:
        """Paint the first items, those in the ground by copying it."""
        if ground:
            canvas.drawImage(ground.image, 0, 0, skia.SamplingOptions(), _REPLACE)
        else:
            canvas.clear(skia.ColorBLACK)
        canvas.save()
        canvas.scale(self._plan.output.width / self._plan.page_width, self._plan.output.width / self._plan.page_width)
        for item in self._items[ground.count if ground else 0 : count]:
            item.draw(canvas, item.first + frame, 1.0)
        canvas.restore()


def _items_of(plan: SegmentPlan, store: Store) -> list[_Item]:
    """Level by level; on each, the earlier scene's nodes before the later one's."""
    layers = [
        (layer.level, order, part.first, layer.nodes)
        for order, part in enumerate(plan.slices)
        for layer in read_scene(store.get(part.timeline.digest)).layers
    ]
    layers.sort(key=lambda layer: layer[:2])
    return [_Item(node, first, store) for _, _, first, nodes in layers for node in nodes]
