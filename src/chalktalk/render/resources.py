"""Fonts and pictures from the store, opened once per process."""

from dataclasses import dataclass
from functools import lru_cache
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


def _decoded(store: Store, digest: str) -> skia.Image:
    lazy = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(store.get(digest)))
    if lazy is None:
        raise DocumentError(f"resource {digest} is no picture")
    return lazy.makeRasterImage().withDefaultMipmaps()


@lru_cache(maxsize=16)
def _face(root: Path, digest: str) -> Face:
    data = Store(root).get(digest)
    typeface = skia.FontMgr.New_Custom_Empty().makeFromData(skia.Data.MakeWithCopy(data))
    if typeface is None:
        raise DocumentError(f"resource {digest} is no font")
    face = hb.Face(data)
    return Face(shaper=hb.Font(face), typeface=typeface, units_per_em=face.upem)
