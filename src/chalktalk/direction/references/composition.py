"""How a picture is laid out: where its weight lies, what is empty, whether a horizon crosses it.

What draws the eye is taken to be what differs from the picture as a whole, as in R. Achanta et al., "Frequency-tuned
salient region detection" (CVPR 2009), with the ground it stands on for the whole, so that a large thing counts too.
"""

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.difference import ciede2000
from chalktalk.direction.references.horizon import horizon_of
from chalktalk.direction.references.shrinking import enlarged, shrunk
from chalktalk.direction.references.spaces import Reals, lab_of
from chalktalk.direction.references.surfaces import Surfaces, surfaces_of
from chalktalk.documents.creative.readings import Balance, Composition, Swatch

CELLS = 48
"""Cells along the longer side in which weight is counted."""
UNLIKE = 9.0
"""CIEDE2000 from the ground from which something is there."""
EDGE = 0.12
"""Share of the picture's edge that a colour takes up to be a ground."""
BUSY = 5.0
"""Delta E over a plane from which a place is not empty, whatever its colour; at half the size, where noise is gone."""
OFF = 0.09
"""Part of the picture's side by which weight lies off the middle to lie on one side."""
GATHERED = 0.21
"""Deviation of the weight from its middle, as a part of the side, up to which it is in one place; 0.29 is all over."""
FLAT = 0.004
"""Mean weight below which nothing is there at all."""
WIDE = 0.07
"""Part of the side within which something lies on a line of the thirds."""


def composition_of(lab: Reals, surfaces: Surfaces, palette: tuple[Swatch, ...]) -> Composition:
    """How a picture, height by width by CIELAB, is laid out."""
    there = _there(surfaces, palette)
    coarse = surfaces_of(shrunk(lab, max(lab.shape) // 2)).rough > BUSY
    horizon = horizon_of(surfaces.colour)
    weight = shrunk(there, CELLS)
    return Composition(
        balance=_balance(weight),
        thirds=round(_thirds(weight, horizon), 4),
        negative_space=round(float(1 - ((there > 0) | enlarged(coarse, there.shape)).mean()), 4),
        horizon=None if horizon is None else round(horizon, 4),
        symmetry=round(_symmetry(shrunk(lab, CELLS)), 4),
    )


def _there(surfaces: Surfaces, palette: tuple[Swatch, ...]) -> Reals:
    """How much each pixel stands out from the grounds, 0 to 1; 0 where nothing is."""
    edge = np.concatenate([surfaces.colour[0], surfaces.colour[-1], surfaces.colour[:, 0], surfaces.colour[:, -1]])
    colours = [lab_of(swatch.colour) for swatch in palette]
    nearest = np.stack([ciede2000(edge, colour) for colour in colours]).argmin(axis=0)
    shares = np.bincount(nearest, minlength=len(colours)) / len(edge)
    grounds = [colour for colour, share in zip(colours, shares, strict=True) if share >= min(EDGE, shares.max())]
    apart = np.min([_apart(surfaces.colour, ground) for ground in grounds], axis=0)
    return np.asarray(np.where(apart > UNLIKE, np.minimum(apart / 50, 1), 0), np.float32)


def _apart(lab: Reals, colour: Reals) -> Reals:
    """A quick stand-in for CIEDE2000: CIE94, with the ground as the standard."""
    off = lab - colour
    chroma = float(np.hypot(colour[1], colour[2]))
    towards = np.hypot(lab[..., 1], lab[..., 2]) - chroma
    across = np.maximum(off[..., 1] ** 2 + off[..., 2] ** 2 - towards**2, 0)
    parts = off[..., 0] ** 2 + (towards / (1 + 0.045 * chroma)) ** 2 + across / (1 + 0.015 * chroma) ** 2
    return np.asarray(np.sqrt(parts), np.float32)


def _places(weight: Reals) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows, columns = weight.shape
    return (np.arange(rows) + 0.5) / rows, (np.arange(columns) + 0.5) / columns


def _balance(weight: Reals) -> Balance:
    total = float(weight.sum())
    if total / weight.size < FLAT:
        return Balance.SPREAD
    down, across = _places(weight)
    rows, columns = weight.sum(axis=1) / total, weight.sum(axis=0) / total
    x, y = float(columns @ across), float(rows @ down)
    if max(abs(x - 0.5), abs(y - 0.5)) >= OFF:
        if abs(x - 0.5) >= abs(y - 0.5):
            return Balance.LEFT if x < 0.5 else Balance.RIGHT
        return Balance.TOP if y < 0.5 else Balance.BOTTOM
    wide = np.sqrt(columns @ (across - x) ** 2), np.sqrt(rows @ (down - y) ** 2)
    return Balance.CENTRED if max(wide) <= GATHERED else Balance.SPREAD


def _thirds(weight: Reals, horizon: float | None) -> float:
    """Share of the weight on lines of the thirds, above what would lie there by chance; or a horizon on one."""
    down, across = _places(weight)
    near_x, near_y = (np.minimum(abs(at - 1 / 3), abs(at - 2 / 3)) <= WIDE for at in (across, down))
    on_line = near_y[:, None] | near_x[None]
    total = float(weight.sum())
    by_chance = float(on_line.mean())
    share = float(weight[on_line].sum()) / total if total / weight.size >= FLAT else 0.0
    of_horizon = 0.0 if horizon is None else 1 - min(abs(horizon - 1 / 3), abs(horizon - 2 / 3)) / (2 * WIDE)
    return min(max((share - by_chance) / (1 - by_chance), of_horizon, 0.0), 1.0)


def _symmetry(lab: Reals) -> float:
    """Difference between the halves, against that between places half a picture apart."""
    mirrored = np.linalg.norm(lab - lab[:, ::-1], axis=2).mean()
    shifted = np.linalg.norm(lab - np.roll(lab, lab.shape[1] // 2, axis=1), axis=2).mean()
    return float(np.clip(1 - mirrored / (shifted + 0.7), 0, 1))
