"""Things at rest, drawn once and stamped from then on: copying a picture takes a tenth of filling an outline.

Whether and where a thing is stamped goes by its node, its place and its numbers alone, never by what is kept.
"""

from dataclasses import dataclass
from math import floor

import skia

from chalktalk.documents.timeline import AnyNode
from chalktalk.render.content import Content
from chalktalk.render.damage import Box
from chalktalk.render.keep import SHELF
from chalktalk.render.placing import MARGIN, OWN, Numbers, Place, around, is_upright, matrix_of, pixels_of, placed
from chalktalk.timeline import numbers_of

_PHASES = 64
"""Places within a pixel, on each axis, that a stamp is made for. What travels does so by quarters of a pixel, and needs
few of them; a stamp is never further than a 128th of a pixel from where the thing stands."""
_LARGEST = 1_500_000
"""Pixels of a stamp at most, which are 6 MB: at 1080 lines, three quarters of the page."""
_ANYWHERE: Box = (-(2**20), -(2**20), 2**20, 2**20)
_AS_IT_IS = skia.SamplingOptions()


@dataclass(frozen=True, slots=True)
class Stamp:
    """A thing as it stands: one of its pictures, and the pixel of the page on which that begins."""

    of: "Stamps"
    phase_x: int
    phase_y: int
    left: int
    top: int

    def draw(self, canvas: skia.Canvas, alpha: float) -> None:
        """Draw it at a part (0 to 1) of its opacity."""
        image = self.of.image(self.phase_x, self.phase_y)
        canvas.resetMatrix()
        canvas.drawImage(image, self.left, self.top, _AS_IT_IS, skia.Paint(Alphaf=alpha) if alpha < 1 else None)


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    """A node by its identity: found again faster than by all that it says, and none other while it is kept."""

    node: AnyNode

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Node) and self.node is other.node


class Stamps:
    """The pictures of a node at rest: where it is upright, and as large as when all tracks have come to their end."""

    def __init__(self, node: AnyNode, content: Content, above: Place) -> None:
        """`above` is the place, at rest, of what the node stands in."""
        self._content = content
        self._numbers = _numbers_at_rest(node)
        self._own = self._numbers[OWN:]
        self._shape = content.settled(place_at_rest(node, above))[:4]
        self._key = _Node(node), self._shape
        boxes = [
            pixels_of(extent, (*self._shape, 0.0, 0.0), content.spread, MARGIN, _ANYWHERE)
            for extent in content.extents(self._numbers)
        ]
        self._area = around([box for box in boxes if box]) or (0, 0, 0, 0)
        left, top, right, bottom = self._area
        self._serves = is_upright((*self._shape, 0.0, 0.0)) and 0 < (right - left + 1) * (bottom - top + 1) <= _LARGEST

    def at(self, place: Place, numbers: Numbers) -> Stamp | None:
        """The stamp for a place and numbers, if it is at rest there."""
        if not self._serves or place[:4] != self._shape or numbers[OWN:] != self._own:
            return None
        x, y = floor(place[4] * _PHASES + 0.5), floor(place[5] * _PHASES + 0.5)
        left, top = self._area[:2]
        return Stamp(self, x % _PHASES, y % _PHASES, x // _PHASES + left, y // _PHASES + top)

    def image(self, phase_x: int, phase_y: int) -> skia.Image:
        """The picture for a place within a pixel."""
        return SHELF.image((self._key, phase_x, phase_y), lambda: self._made(phase_x, phase_y))

    def _made(self, phase_x: int, phase_y: int) -> skia.Image:
        left, top, right, bottom = self._area
        surface = skia.Surface.MakeRasterN32Premul(right - left + 1, bottom - top + 1)
        canvas = surface.getCanvas()
        canvas.setMatrix(matrix_of((*self._shape, phase_x / _PHASES - left, phase_y / _PHASES - top)))
        self._content.draw(canvas, self._numbers, 1.0)
        return surface.makeImageSnapshot()


def place_at_rest(node: AnyNode, above: Place) -> Place:
    """A node's place when all its tracks have come to their end."""
    return placed(above, _numbers_at_rest(node), node.anchor_x, node.anchor_y)


def _numbers_at_rest(node: AnyNode) -> Numbers:
    return tuple(number[-1].value if isinstance(number, tuple) else number for number in numbers_of(node))
