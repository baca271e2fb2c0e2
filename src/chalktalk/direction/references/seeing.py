"""What a picture shows, all at once; and what many pictures of a film show together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chalktalk.direction.references.atmosphere import atmosphere_of
from chalktalk.direction.references.composition import composition_of
from chalktalk.direction.references.embedding import described, embedding_of
from chalktalk.direction.references.lettering import text_share_of
from chalktalk.direction.references.light import Brightness, brightness_of, light_of
from chalktalk.direction.references.palettes import clustered, palette_of
from chalktalk.direction.references.sharpness import sharpness_of
from chalktalk.direction.references.spaces import Bytes, Reals, lab_from, lab_of
from chalktalk.direction.references.surfaces import surfaces_of
from chalktalk.documents.creative.readings import Balance, Composition, Seen, Swatch

LONG = 320
"""Pixels of the longer side at which pictures are looked at."""
SHORT = 24
"""Pixels that the shorter side is brought to at least."""

_Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One picture in figures that can be put together with those of others."""

    palette: tuple[Swatch, ...]
    brightness: Brightness
    composition: Composition
    text_share: float
    sharpness: float
    descriptor: Reals
    """Of the space `visual-1`."""


def seen_in(pixels: Bytes, width: int, height: int) -> Seen:
    """What a picture shows.

    Args:
        pixels: Height by width by sRGB, of any size; some hundred pixels are enough, more cost time.
        width: Pixels that the picture itself is across.
        height: Pixels that it is down.
    """
    return pooled([glimpse_of(pixels)], [1.0], width, height)


def glimpse_of(pixels: Bytes) -> Glimpse:
    """Look at one picture, height by width by sRGB."""
    small = looked_at(pixels)
    lab = lab_from(small)
    surfaces = surfaces_of(lab)
    palette = palette_of(lab, surfaces)
    return Glimpse(
        palette=palette,
        brightness=brightness_of(lab),
        composition=composition_of(lab, surfaces, palette),
        text_share=text_share_of(lab[..., 0]),
        sharpness=sharpness_of(lab[..., 0]),
        descriptor=described(lab),
    )


def pooled(glimpses: Sequence[Glimpse], weights: Sequence[float], width: int, height: int) -> Seen:
    """What many pictures show together, each weighing as much as is said; those of one film, in its order.

    Args:
        glimpses: At least one.
        weights: One each, such as seconds; not all nothing.
        width: Pixels that they are across.
        height: Pixels that they are down.
    """
    shares = np.asarray(weights, np.float64) / np.sum(weights)
    brightness = _brightness(glimpses, shares)
    light = light_of(brightness)
    descriptor = np.sum([share * one.descriptor for one, share in zip(glimpses, shares, strict=True)], axis=0)
    return Seen(
        width=width,
        height=height,
        palette=_palette(glimpses, shares),
        light=light,
        composition=_composition([one.composition for one in glimpses], shares),
        atmosphere=atmosphere_of(light, brightness.chroma),
        text_share=_mean([one.text_share for one in glimpses], shares),
        sharpness=_mean([one.sharpness for one in glimpses], shares),
        embedding=embedding_of(descriptor),
    )


def looked_at(pixels: Bytes) -> Bytes:
    """A picture in the size in which it is looked at."""
    height, width = pixels.shape[:2]
    scale = min(1.0, LONG / max(height, width))
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    if size != (width, height):
        pixels = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX, reducing_gap=2.0))
    down, across = (-(-SHORT // side) if side < SHORT else 1 for side in pixels.shape[:2])
    return pixels.repeat(down, axis=0).repeat(across, axis=1) if max(down, across) > 1 else pixels


def _palette(glimpses: Sequence[Glimpse], shares: _Shares) -> tuple[Swatch, ...]:
    if len(glimpses) == 1:
        return glimpses[0].palette
    pairs = [(swatch, share) for one, share in zip(glimpses, shares, strict=True) for swatch in one.palette]
    weights = np.array([swatch.weight * share for swatch, share in pairs], np.float32)
    return clustered(np.stack([lab_of(swatch.colour) for swatch, _ in pairs]), weights)


def _brightness(glimpses: Sequence[Glimpse], shares: _Shares) -> Brightness:
    counts = np.sum([share * one.brightness.counts for one, share in zip(glimpses, shares, strict=True)], axis=0)
    warmth = float(shares @ [one.brightness.warmth for one in glimpses])
    return Brightness(counts, warmth, float(shares @ [one.brightness.chroma for one in glimpses]))


def _composition(each: Sequence[Composition], shares: _Shares) -> Composition:
    """Means of the figures, what most have of the names; a horizon where most have one, at its middle height."""
    votes: dict[Balance, float] = {}
    for one, share in zip(each, shares, strict=True):
        votes[one.balance] = votes.get(one.balance, 0.0) + share
    level = [(one.horizon, share) for one, share in zip(each, shares, strict=True) if one.horizon is not None]
    horizon = None
    if sum(share for _, share in level) > 0.5:
        level.sort()
        passed = np.cumsum([share for _, share in level])
        horizon = level[int(np.searchsorted(passed, passed[-1] / 2))][0]
    return Composition(
        balance=max(votes, key=votes.__getitem__),
        thirds=_mean([one.thirds for one in each], shares),
        negative_space=_mean([one.negative_space for one in each], shares),
        horizon=horizon,
        symmetry=_mean([one.symmetry for one in each], shares),
    )


def _mean(values: Sequence[float], shares: _Shares) -> float:
    return round(float(np.clip(shares @ values, 0, 1)), 4)
