"""Fonts and pictures from the store, opened once per process."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor, log2
from pathlib import Path

import skia
import uharfbuzz as hb

from chalktalk.engine import Store
from chalktalk.errors import DocumentError
from chalktalk.render.keep import SHELF


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, as the shaper and as the painter know it."""

    shaper: hb.Font
    typeface: skia.Typeface
    units_per_em: int


def face_of(store: Store, digest: str) -> Face:
    """A font of the store."""
    return _face(store.root, digest)


def picture_of(store: Store, digest: str) -> skia.Image:
    """A picture of the store, decoded, with smaller versions of itself for drawing it small."""
    return SHELF.image(("picture", digest), lambda: _decoded(store, digest))


def picture_near(store: Store, digest: str, width: float) -> skia.Image:
    """A picture of the store, halved as often as it stays at least so many pixels wide.

    Its pixels are as Skia likes them best: those of an opaque picture take it four times as long to draw.
    """
    whole = picture_of(store, digest)
    halvings = max(floor(log2(whole.width() / max(width, 1))), 0)
    return SHELF.image(("picture", digest, halvings), lambda: _halved(whole, halvings))


def _decoded(store: Store, digest: str) -> skia.Image:
    lazy = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(store.get(digest)))
    if lazy is None:
        raise DocumentError(f"resource {digest} is no picture")
    return lazy.makeRasterImage().withDefaultMipmaps()


def _halved(picture: skia.Image, halvings: int) -> skia.Image:
    wide, high = (max(side >> halvings, 1) for side in (picture.width(), picture.height()))
    surface = skia.Surface.MakeRasterN32Premul(wide, high)
    whole = skia.Rect.MakeWH(wide, high)
    surface.getCanvas().drawImageRect(
        picture, whole, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNearest)
    )
    return surface.makeImageSnapshot()


@lru_cache(maxsize=16)
def _face(root: Path, digest: str) -> Face:
    data = Store(root).get(digest)
    typeface = skia.FontMgr.New_Custom_Empty().makeFromData(skia.Data.MakeWithCopy(data))
    if typeface is None:
        raise DocumentError(f"resource {digest} is no font")
    face = hb.Face(data)
    return Face(shaper=hb.Font(face), typeface=typeface, units_per_em=face.upem)
