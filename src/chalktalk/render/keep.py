"""Pictures worth keeping in memory from one frame to the next, up to a bound for the whole process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil, floor

import skia

_UNUSED = 3
"""For how many segments in a row a picture may lie unused: a scene's own, with their sketches, may be as far apart."""


class Shelf:
    """Images by what they were made from. The longest unused go first; what is gone is simply made again."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._images: OrderedDict[Hashable, tuple[skia.Image, int]] = OrderedDict()
        self._bytes = self._segment = 0

    def image(self, key: Hashable, make: Callable[[], skia.Image]) -> skia.Image:
        """The image kept under a key, made now if it is not there."""
        image, _ = self._images.pop(key, (None, 0))
        if image is None:
            image = make()
            self._bytes += _size_of(image)
        self._images[key] = image, self._segment
        while self._bytes > self._most_bytes and len(self._images) > 1:
            self._drop_oldest()
        return image

    def begin_segment(self) -> None:
        """Let go what none of the last few segments needed: scenes that are over fill the shelf of a long film."""
        self._segment += 1
        while self._images and next(iter(self._images.values()))[1] < self._segment - _UNUSED:
            self._drop_oldest()

    def allow(self, most_bytes: int) -> None:
        """Keep as much as this from now on, if that is more than before."""
        self._most_bytes = max(self._most_bytes, most_bytes)

    def _drop_oldest(self) -> None:
        _, (image, _) = self._images.popitem(last=False)
        self._bytes -= _size_of(image)


def _size_of(image: skia.Image) -> int:
    return int(image.imageInfo().computeMinByteSize())


SHELF = Shelf(most_bytes=64 * 2**20)
"""This process's own. At 1080 lines a ground is 8 MB, and a large disc that floats four stamps of 1.2 MB each: with
48 MB, scenes with several of these made the same stamps twice; more than 64 MB spare nothing. See decisions 9 and 17 in
`docs/decisions/`."""
LARGE_PAGE = 2 * 1920 * 1080
"""Pixels from which on a page counts as large."""
FOR_LARGE_PAGES = 96 * 2**20
"""Bytes that the shelf may hold for them, whose grounds and stamps are four times as large."""


def is_resized(wide: float, high: float) -> bool:
    """Whether something this many times as wide and high as on the page is better resized than painted anew."""
    return (wide, high) != (1, 1) and 0.5 <= wide <= 1.25 and 0.5 <= high <= 1.25


def resized(image: skia.Image, place: skia.Rect, matrix: skia.Matrix) -> tuple[skia.Image, int, int]:
    """A soft picture as it looks through an upright matrix, and where in pixels its upper left corner is then.

    Each pixel is the nearest one of the picture: fast, and where little changes from pixel to pixel as good as any.
    """
    after = matrix.mapRect(place)
    left, top = floor(after.left()), floor(after.top())
    surface = skia.Surface.MakeRasterN32Premul(ceil(after.right()) - left, ceil(after.bottom()) - top)
    canvas = surface.getCanvas()
    canvas.translate(-left, -top)
    canvas.concat(matrix)
    canvas.drawImageRect(image, place, skia.SamplingOptions())
    return surface.makeImageSnapshot(), left, top
