"""The frames of a segment, painted one scene over the other, level by level, and only where they change."""

from functools import lru_cache
from itertools import takewhile
from pathlib import Path

import skia

from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import AnyNode, Rect, SceneTimeline
from chalktalk.engine import Store
from chalktalk.render.brushes import is_opaque
from chalktalk.render.damage import Box, Damage
from chalktalk.render.keep import FOR_LARGE_PAGES, LARGE_PAGE, SHELF
from chalktalk.render.pixels import PixelFrame
from chalktalk.render.placing import OWN, Place
from chalktalk.render.player import sprite_of
from chalktalk.timeline import is_animated, numbers_of, read_scene, value_at

_REPLACE = skia.Paint(BlendMode=skia.BlendMode.kSrc)


class Painter:
    """Paints the frames of one segment on a page, in any order.

    What never moves below everything that does is painted once, apart, and copied from then on. Above it, each frame
    is painted only where it differs from the one on the page: all that reaches there, in order, through a clip. No
    pixel can tell: `docs/decisions/0009-damage.md`.
    """

    def __init__(self, plan: SegmentPlan, store: Store, page: PixelFrame, *, sparing: bool = True) -> None:
        """`sparing` leaves alone what it can; without it, everything is painted in every frame."""
        self._page, self._store = page, store
        SHELF.begin_segment()
        if page.width * page.height >= LARGE_PAGE:
            SHELF.allow(FOR_LARGE_PAGES)
        # As Skia's matrices have it, so that what is as large as the page makes it can be told from what is resized.
        self._scale = scale = skia.Matrix.Scale(page.width / plan.page_width, 1).getScaleX()
        self._units: Place = (scale, 0.0, 0.0, scale, 0.0, 0.0)
        nodes = _nodes_of(plan, store)
        still = list(takewhile(lambda node: not is_animated(node), (node for node, _ in nodes))) if sparing else []
        seen = still[_lowest_seen(still, scale, page) :]
        self._ground = SHELF.image((*seen, page.width, page.height, scale), lambda: self._painted(seen))
        self._items = [(sprite_of(node, store, scale), first) for node, first in nodes[len(still) :]]
        self._sparing, self._blank = sparing, True

    def paint(self, frame: int) -> list[Box]:
        """Make the page show a frame, counted from the segment's first; where it differs from what it showed."""
        damage = Damage(self._page.width, self._page.height)
        for sprite, first in self._items:
            sprite.pose(first + frame, self._units, damage, moved=False)
        if self._blank or not self._sparing:
            damage.mark(damage.page)
            self._blank = False
        boxes = damage.boxes()
        if boxes:
            self._repaint(self._page.region(boxes))
        return boxes

    def _repaint(self, region: skia.Region) -> None:
        canvas = self._page.canvas
        canvas.save()
        canvas.clipRegion(region)
        canvas.drawImage(self._ground, 0, 0, skia.SamplingOptions(), _REPLACE)
        for sprite, _ in self._items:
            sprite.draw(canvas, region)
        canvas.restore()

    def _painted(self, nodes: list[AnyNode]) -> skia.Image:
        """Nodes that do not move, on black."""
        page = PixelFrame(self._page.width, self._page.height)
        damage = Damage(page.width, page.height)
        region = page.region([damage.page])
        page.canvas.clipRegion(region)
        page.canvas.clear(skia.ColorBLACK)
        for node in nodes:
            sprite = sprite_of(node, self._store, self._scale)
            sprite.pose(0, self._units, damage, moved=False)
            sprite.draw(page.canvas, region)
        return page.image()


def _nodes_of(plan: SegmentPlan, store: Store) -> list[tuple[AnyNode, int]]:
    """Level by level; on each, the earlier scene's nodes before the later one's. With each its scene's first frame."""
    layers = [
        (layer.level, order, part.first, layer.nodes)
        for order, part in enumerate(plan.slices)
        for layer in _scene(store.root, part.timeline.digest).layers
    ]
    layers.sort(key=lambda layer: layer[:2])
    return [(node, first) for _, _, first, nodes in layers for node in nodes]


def _lowest_seen(nodes: list[AnyNode], scale: float, page: PixelFrame) -> int:
    """The index of the uppermost node, none of which moves, that hides the whole page: 0 if none does."""
    return max((index for index, node in enumerate(nodes) if _hides(node, scale, page)), default=0)


def _hides(node: AnyNode, scale: float, page: PixelFrame) -> bool:
    """Whether a node that does not move is a plain opaque rectangle over all of the page."""
    return (
        isinstance(node, Rect)
        and node.fill is not None
        and is_opaque(node.fill)
        and node.radius == 0
        and numbers_of(node)[:OWN] == (0, 0, 1, 1, 0, 1)
        and (node.anchor_x, node.anchor_y) == (0, 0)
        and value_at(node.width, 0) * scale >= page.width
        and value_at(node.height, 0) * scale >= page.height
    )


@lru_cache(maxsize=4)
def _scene(root: Path, digest: str) -> SceneTimeline:
    """A scene of the store; one is seen in several segments, and most often in one after the other."""
    return read_scene(Store(root).get(digest))
