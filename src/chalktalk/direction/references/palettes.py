"""Palettes: the few colours that a picture is made of.

Not the centres of as many clusters as were asked for: how many colours there are follows from the picture. A flat
surface is a narrow peak among the picture's colours; a gradient is a line between two of them and is told by its ends;
what is mixed by soft edges lies between colours that are there already; what is left is texture, told by where it is
densest. Colours are compared by CIEDE2000, and counted in CIELAB with the chroma compressed to about the same steps.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.difference import ciede2000
from chalktalk.direction.references.spaces import Reals, hex_from, srgb_from
from chalktalk.direction.references.surfaces import Surfaces
from chalktalk.documents.creative.readings import MOST_COLOURS, Swatch

SAME = 6.0
"""CIEDE2000 within which two peaks are one colour."""
NEAR, AROUND = 3.5, 8.0
"""Steps around a colour: how much of what lies around it lies near it says whether it is a peak."""
PEAKED = 0.7
"""Of what lies around. A line, which is what a gradient makes, has NEAR / AROUND = 0.44; noise after smoothing 0.8."""
CORE, PLATEAU = 1.5, 0.6
"""Steps around a colour, and how much of what lies near it has to lie there for it to be a surface of its own."""
ALONE = 0.85
"""Of what lies around a colour, as much as has to lie near it to be a surface all the same, with noise on it."""
MIXED = 16.0
"""Steps of sRGB, as a distance, to the straight line between two colours within which a colour is mixed of them."""
ACCENT, TEXTURE = 0.008, 0.025
"""Least share of the picture that smooth and rough places need for a colour of their own."""
RAMP = 10.0
"""Steps from end to end from which a gradient has two colours; a shorter one is a colour with some shading."""
TIP = 0.03
"""Share of a gradient that its end's colour is taken of."""
FINEST = 1.5
"""Steps in which colours are counted together; more where there would be too many."""
EVEN_CHROMA = 46.0
"""The most that compressed chroma is in sRGB: its blue has a chroma of 134."""
_CORNER = np.array([0, -EVEN_CHROMA, -EVEN_CHROMA], np.float32)
_MOST_BINS = 1000
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class _Bins:
    """Colours that were counted: nearly alike ones together."""

    lab: Reals
    even: Reals
    """The same in even steps."""
    srgb: Reals
    weight: Reals
    """Of all that is counted, smooth or not."""

    def only(self, which: NDArray[np.bool_]) -> "_Bins":
        return _Bins(self.lab[which], self.even[which], self.srgb[which], self.weight[which])

    @property
    def total(self) -> float:
        return float(self.weight.sum())


def palette_of(lab: Reals, surfaces: Surfaces) -> tuple[Swatch, ...]:
    """The colours of a picture, heaviest first.

    Args:
        lab: Height by width by CIELAB; some hundred pixels a side are enough.
        surfaces: Where it is smooth.
    """
    smooth = surfaces.smooth
    each = 1.0 / smooth.size
    surface = _counted(surfaces.colour[smooth], np.full(int(smooth.sum()), each, np.float32))
    texture = _counted(lab[~smooth], np.full(int((~smooth).sum()), each, np.float32))
    return _palette(surface, texture)


def clustered(lab: Reals, weights: Reals) -> tuple[Swatch, ...]:
    """The colours of weighted samples, such as the swatches of many pictures, heaviest first.

    Args:
        lab: Samples by CIELAB; at least one.
        weights: One each; not all nothing.
    """
    weights = np.asarray(weights, np.float32)
    return _palette(_counted(np.asarray(lab, np.float32), weights / weights.sum()), _none())


def _palette(surface: _Bins, texture: _Bins) -> tuple[Swatch, ...]:
    colours = _peaks(surface)
    colours = _filled(colours, surface, ACCENT, SAME + 1, MIXED)
    colours = _filled(colours, texture, TEXTURE, 2 * SAME, 1.5 * MIXED)
    colours = _without_passing(colours, surface)
    if not colours:
        both = surface if surface.total >= texture.total else texture
        colours = [np.average(both.lab, axis=0, weights=both.weight).astype(np.float32)]
    return _swatches(colours, surface, texture)


def _peaks(bins: _Bins) -> list[Reals]:
    """Colours of flat surfaces."""
    near, around = _masses(bins.even, bins)
    height = np.where(near >= PEAKED * around, near, 0)
    found: list[Reals] = []
    while len(found) < _CANDIDATES and height.size and height.max() >= ACCENT / 3:
        found.append(_settled(bins.lab[int(height.argmax())], bins))
        height[ciede2000(bins.lab, found[-1]) <= SAME] = 0
    return found


def _filled(colours: list[Reals], bins: _Bins, least: float, same: float, mixed: float) -> list[Reals]:
    """The colours, and those that explain what they do not."""
    colours = list(colours)
    while len(colours) < _CANDIDATES:
        rest = bins.only(~_explained(bins, colours, same, mixed))
        if rest.total < least:
            break
        new = _ends(rest) or _densest(rest, least)
        new = [colour for colour in new if all(float(ciede2000(colour, other)) > SAME for other in colours)]
        if not new:
            break
        colours += new
    return colours


def _ends(bins: _Bins) -> list[Reals]:
    """The ends of the gradient that bins lie along; none if they lie otherwise."""
    if len(bins.weight) < 4:
        return []
    middle = np.average(bins.even, axis=0, weights=bins.weight)
    off = bins.even - middle
    spread, axes = np.linalg.eigh((off * bins.weight[:, None]).T @ off / bins.total)
    if spread[1] > 0.15 * spread[2] or spread[2] < (RAMP / 4) ** 2:
        return []
    along = off @ axes[:, 2]
    order = np.argsort(along, kind="stable")
    passed = np.cumsum(bins.weight[order]) / bins.total
    tips = order[passed <= max(TIP, float(passed[0]))], order[passed >= min(1 - TIP, float(passed[-1]))]
    first, last = (np.average(bins.lab[tip], axis=0, weights=bins.weight[tip]).astype(np.float32) for tip in tips)
    return [first, last] if float(ciede2000(first, last)) >= RAMP else []


def _densest(bins: _Bins, least: float) -> list[Reals]:
    around = _masses(bins.even, bins)[1]
    best = int(around.argmax())
    return [_settled(bins.lab[best], bins)] if around[best] >= least else []


def _settled(colour: Reals, bins: _Bins) -> Reals:
    """The mean of what lies near a colour, as often as that moves it."""
    for _ in range(4):
        near = ciede2000(bins.lab, colour) <= NEAR
        if not near.any():
            break
        colour = np.average(bins.lab[near], axis=0, weights=bins.weight[near]).astype(np.float32)
    return colour


def _explained(bins: _Bins, colours: list[Reals], same: float, mixed: float) -> NDArray[np.bool_]:
    """Which bins are one of the colours, or mixed of two."""
    known = np.zeros(len(bins.weight), np.bool_)
    for colour in colours:
        known |= ciede2000(bins.lab, colour) <= same
    return known | _mixed(bins, colours, mixed)


def _mixed(bins: _Bins, colours: list[Reals], mixed: float) -> NDArray[np.bool_]:
    """Which bins lie between two of the colours: blending goes straight through sRGB."""
    known = np.zeros(len(bins.weight), np.bool_)
    corners = [srgb_from(colour) for colour in colours]
    for one, other in combinations(corners, 2):
        line = other - one
        length = float(line @ line)
        if length > 0:
            part = np.clip((bins.srgb - one) @ line / length, 0, 1)
            known |= np.linalg.norm(bins.srgb - one - part[:, None] * line, axis=1) <= mixed
    return known


def _without_passing(colours: list[Reals], surface: _Bins) -> list[Reals]:
    """Without those that lie between two others and are no plateaus: a gradient only passes through them."""
    kept = list(colours)
    for colour in colours:
        others = [other for other in kept if other is not colour]
        one = _counted(colour[None], np.ones(1, np.float32))
        if len(others) < 2 or not _mixed(one, others, MIXED)[0]:
            continue
        away = ciede2000(surface.lab, colour)
        core, near, around = (float(surface.weight[away <= reach].sum()) for reach in (CORE, NEAR, AROUND))
        if core < PLATEAU * near and near < ALONE * around:
            kept = others
    return kept


def _swatches(colours: list[Reals], surface: _Bins, texture: _Bins) -> tuple[Swatch, ...]:
    lab = np.concatenate([surface.lab, texture.lab])
    weight = np.concatenate([surface.weight, texture.weight])
    while True:
        shares = _shares(colours, lab, weight)
        worth = [_worth(number, colours, shares) for number in range(len(colours))]
        least = int(np.argmin(worth))
        if len(colours) == 1 or (len(colours) <= MOST_COLOURS and shares[least] >= ACCENT):
            break
        del colours[least]
    order = sorted(range(len(colours)), key=lambda number: (-shares[number], number))
    return tuple(Swatch(colour=hex_from(colours[number]), weight=round(float(shares[number]), 4)) for number in order)


def _worth(number: int, colours: list[Reals], shares: NDArray[np.float64]) -> float:
    """How much a palette would lose without a colour: large, or unlike all others."""
    others = [float(ciede2000(colours[number], other)) for at, other in enumerate(colours) if at != number]
    return float(np.sqrt(shares[number])) * min(others, default=100.0)


def _shares(colours: list[Reals], lab: Reals, weight: Reals) -> NDArray[np.float64]:
    away = np.stack([ciede2000(lab, colour) for colour in colours])
    shares = np.bincount(away.argmin(axis=0), weights=weight, minlength=len(colours))
    return np.asarray(shares / shares.sum())


def _masses(points: Reals, bins: _Bins) -> tuple[Reals, Reals]:
    """How much lies near each point, and how much around it."""
    lengths = (bins.even**2).sum(axis=1)
    apart = (points**2).sum(axis=1)[:, None] + lengths[None] - 2 * points @ bins.even.T
    return (apart <= NEAR**2) @ bins.weight, (apart <= AROUND**2) @ bins.weight


def _counted(lab: Reals, weights: Reals) -> _Bins:
    if not len(lab):
        return _none()
    even = _even(lab)
    step = FINEST
    while True:
        cells = np.rint((even - _CORNER) / step).astype(np.int64)
        across = int(2 * EVEN_CHROMA / step) + 2
        place = (cells[:, 0] * across + cells[:, 1]) * across + cells[:, 2]
        weight = np.bincount(place, weights)
        taken = weight > 0
        if np.count_nonzero(taken) <= _MOST_BINS:
            break
        step *= 1.3
    sums = [np.bincount(place, weights * lab[:, axis])[taken] for axis in range(3)]
    weight = weight[taken]
    lab = (np.stack(sums, axis=1) / weight[:, None]).astype(np.float32)
    return _Bins(lab, _even(lab), srgb_from(lab), weight.astype(np.float32))


def _even(lab: Reals) -> Reals:
    """CIELAB with the chroma compressed as CIE94 and CIEDE2000 weigh it: the integral of 1 / (1 + 0.045 C)."""
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    part = np.log1p(0.045 * chroma) / np.maximum(0.045 * chroma, 1e-6)
    return np.stack([lab[:, 0], lab[:, 1] * part, lab[:, 2] * part], axis=1).astype(np.float32)


def _none() -> _Bins:
    nothing = np.zeros((0, 3), np.float32)
    return _Bins(nothing, nothing, nothing, np.zeros(0, np.float32))
