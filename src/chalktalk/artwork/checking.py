"""Looking over a picture that a painter drew, before it comes into a film.

A picture of nearly the asked shape is trimmed to it, because painters know few shapes; nothing else is done to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chalktalk.errors import AssetError
from chalktalk.pictures import Picture, encoded, upright

LEAST_LONG, LEAST_SHORT = 1280, 720
"""Pixels of the sides; a square one has to have the shorter on both."""
SHAPE_TOLERANCE = 0.05
"""How far width to height may be from what was asked, as a part of it."""
MOST_TRIMMED = 0.15
"""Part of a picture that may be cut off to give it the shape: 3:2 becomes 7:4."""
DARKEST, BRIGHTEST = 30.0, 225.0
"""Mean brightness, 0 to 255 (ITU-R BT.601 luma)."""
LEAST_SPREAD = 4.0
"""Standard deviation of brightness below which a picture is one colour."""
LEAST_ENTROPY = 0.05
"""Bits a pixel (Shannon, 64 steps of brightness) below which it shows next to nothing. Thin lines on a board have 0.1,
flat drawings 3, photographs 5."""
SHARP = 0.04
"""Variance of the Laplacian, as a part of the brightness's own variance, from which a tile counts as sharp. The former
alone is the usual measure of focus (Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000), but
grows with contrast, so that a pale drawing would be thought blurred. Measured: edges drawn sharp give 0.08 to 1.5, the
same after a Gaussian blur of 2.5 pixels in 1792 at most 0.03."""
ROUNDING = 20 / 12
"""Variance that rounding to whole steps of brightness gives the Laplacian, whose coefficients' squares add up to 20."""
FLAT = 25.0
"""Variance of brightness at and below which a tile shows nothing that could be sharp."""
TILES = (12, 8)
"""Across and down (the other way round for a tall picture)."""
FEWEST_SHARP = 3
"""Tiles that have to be sharp. Smooth drawings and shallow focus are sharp in few places, a blurred picture in none."""
MEASURED_LONG = 1280
"""Pixels of the long side at which sharpness is measured, so that large pictures are not thought blurred."""

Grey = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture that was looked over."""

    picture: Picture | None
    """As it goes into the film; None if it cannot be read."""
    findings: tuple[str, ...]
    """What is wrong with it, each in a few words; empty if it will do."""


def check_picture(data: bytes, width: int, height: int) -> Checked:
    """Look over a picture that was asked for in a size.

    Args:
        data: What the painter sent.
        width: Pixels asked for.
        height: Pixels asked for.
    """
    try:
        picture = upright(data, "what came")
    except AssetError as fault:
        return Checked(None, (fault.message,))
    picture = trimmed(picture, width / height)
    findings = (*_of_size(picture.image, width, height), *_of_content(picture.image))
    return Checked(picture, findings)


def trimmed(picture: Picture, shape: float) -> Picture:
    """The middle of a picture, of the shape (width to height) asked for; as it was, if too much would be lost."""
    image = picture.image
    width, height = min(image.width, round(image.height * shape)), min(image.height, round(image.width / shape))
    lost = 1 - width * height / (image.width * image.height)
    if abs(image.width / image.height / shape - 1) <= SHAPE_TOLERANCE or lost > MOST_TRIMMED:
        return picture
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return encoded(image.crop((left, top, left + width, top + height)), lossy=picture.media_type == "image/jpeg")


def _of_size(image: Image.Image, width: int, height: int) -> list[str]:
    least = (LEAST_SHORT, LEAST_SHORT) if width == height else (LEAST_LONG, LEAST_SHORT)[:: 1 if width > height else -1]
    found = []
    if image.width < least[0] or image.height < least[1]:
        found.append(f"it has {image.width} x {image.height} pixels, fewer than {least[0]} x {least[1]}")
    if abs(image.width / image.height / (width / height) - 1) > SHAPE_TOLERANCE:
        found.append(f"its shape of {image.width} to {image.height} is not the asked {width} to {height}")
    return found


def _of_content(image: Image.Image) -> list[str]:
    grey = np.asarray(image.convert("RGB").convert("L"), np.float32)
    mean = float(grey.mean())
    found = []
    if mean < DARKEST:
        found.append(f"it is too dark: mean brightness {mean:.0f} of 255")
    if mean > BRIGHTEST:
        found.append(f"it is too bright: mean brightness {mean:.0f} of 255")
    if float(grey.std()) < LEAST_SPREAD or entropy(grey) < LEAST_ENTROPY:
        return [*found, "it is blank"]
    if (sharp := sharp_tiles(image)) < FEWEST_SHARP:
        found.append(f"it is blurred: {sharp} of {TILES[0] * TILES[1]} parts are sharp")
    return found


def entropy(grey: Grey) -> float:
    """Shannon entropy of brightness, in bits."""
    counts, _ = np.histogram(grey, bins=64, range=(0, 256))
    shares = counts[counts > 0] / grey.size
    return float(-(shares * np.log2(shares)).sum())


def sharp_tiles(image: Image.Image) -> int:
    """How many tiles of a picture have a sharp edge in them."""
    scale = min(1.0, MEASURED_LONG / max(image.size))
    size = (round(image.width * scale), round(image.height * scale))
    grey = np.asarray(image.convert("RGB").convert("L").resize(size, Image.Resampling.LANCZOS), np.float32)
    across, down = TILES if image.width >= image.height else TILES[::-1]
    pairs = zip(_tiles(laplacian(grey), across, down), _tiles(grey[1:-1, 1:-1], across, down), strict=True)
    return sum(float(edges.var()) - ROUNDING >= SHARP * (float(tile.var()) + FLAT) for edges, tile in pairs)


def _tiles(grey: Grey, across: int, down: int) -> Iterator[Grey]:
    for strip in np.array_split(grey, down):
        yield from np.array_split(strip, across, axis=1)


def laplacian(grey: Grey) -> Grey:
    """The discrete Laplacian with its four neighbours, of all pixels but those at the edges."""
    inner = grey[1:-1, 1:-1]
    return grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * inner
