"""Whether the picture lies where it should."""

from collections.abc import Mapping
from math import nan

import numpy as np
import numpy.typing as npt

from chalktalk.inspection.glance import Floats, Glance, block_means
from chalktalk.inspection.seen import Bytes

_NAMES = ("shift_x", "shift_y", "zoom", "explained", "crisp")
_ENOUGH = 4.0
"""Mean square of the drawing's slope, in levels a pixel, with which a place can be told."""
_OFF = 1.5
"""Mean difference, in levels, of a picture that may have gone further than slopes tell; good films: 0.9."""
_LIKE = 14.0
"""The same of the mean of a block; good films, at letters: 9."""
_ZOOMS = (1.0, 0.5, 0.67, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1.02, 1.05, 1.1, 1.15, 1.2, 1.33, 1.5, 2.0)


def placing(glance: Glance) -> Mapping[str, float]:
    """How far the picture is shifted, in pixels of the glance, and how much larger it is, 0 if it is not.

    With it the part of the difference (in squares) that this explains, and the strength of the picture's slopes
    against the drawing's, `crisp`, which a blur brings down.
    """
    if glance.off is None or glance.drawn is None:
        return dict.fromkeys(_NAMES, nan)
    drawn, off = glance.drawn.luma.astype(np.float32), glance.off
    half = np.float32(0.5)
    down, across = half * (drawn[2:, 1:-1] - drawn[:-2, 1:-1]), half * (drawn[1:-1, 2:] - drawn[1:-1, :-2])
    if np.vdot(down, down) + np.vdot(across, across) < _ENOUGH * drawn.size:
        return dict.fromkeys(_NAMES, nan)
    placed = _nearby(off[1:-1, 1:-1], down, across)
    if float(np.abs(off).mean()) > _OFF or float(np.abs(block_means(off)).max()) > _LIKE:
        placed = max(placed, _searched(drawn + off, drawn), key=lambda place: place[3])
    crisp = _steepness(glance.luma) / _steepness(glance.drawn.luma)
    return dict(zip(_NAMES, (*placed, crisp), strict=True))


_Place = tuple[float, float, float, float]
"""Shift across and down, zoom, and the part of the difference that they explain."""


def _nearby(off: Floats, down: Floats, across: Floats) -> _Place:
    """By least squares over all pixels, the difference taken as the drawing's slope times the way it has gone.

    B. Lucas, T. Kanade, "An Iterative Image Registration Technique", 1981; true of less than two pixels.
    """
    height, width = off.shape
    y, x = np.ogrid[-height / 2 : height / 2, -width / 2 : width / 2]
    slopes = (across, down, (across * x + down * y).astype(np.float32))
    # Not as a product of matrices, for which BLAS would wake up all cores.
    normal = np.array([[np.vdot(one, other) for other in slopes] for one in slopes])
    wanted = np.array([-np.vdot(one, off) for one in slopes])
    normal += 1e-4 * np.diag(np.diag(normal))  # a picture of stripes has many solutions
    moved = np.linalg.solve(normal, wanted)
    power = float(np.vdot(off, off))
    # What is left after least squares: the power, less twice what the solution takes, plus what it adds.
    explained = float(2 * moved @ wanted - moved @ normal @ moved) / max(1e-9, power)
    return float(moved[0]), float(moved[1]), float(moved[2]), explained


def _searched(shown: Floats, drawn: Floats) -> _Place:
    """By trying: the drawing made larger or smaller, laid where it fits best by cross-correlation."""
    spectrum = np.fft.rfft2(shown - shown.mean())
    ground = float(np.median(drawn))
    before = float(np.square(shown - drawn).sum()) + 1e-9
    best = (0.0, 0.0, 0.0, -np.inf)
    for zoom in _ZOOMS:
        resized = _resized(drawn, zoom, ground)
        correlation = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(resized - resized.mean())), shown.shape)
        y, x = divmod(int(correlation.argmax()), shown.shape[1])
        y, x = (at - side if at > side // 2 else at for at, side in zip((y, x), shown.shape, strict=True))
        left = shown - np.roll(resized, (y, x), (0, 1))
        inner = _inner(left, y, x)
        explained = 1 - float(np.square(inner).mean()) * left.size / before
        if explained > best[3] + 0.02 and inner.size > left.size // 2:
            best = (float(x), float(y), zoom - 1, explained)
    return best


def _inner(picture: Floats, y: int, x: int) -> Floats:
    """What does not come in from the other side when a picture is shifted."""
    height, width = picture.shape
    return picture[max(0, y) : height + min(0, y), max(0, x) : width + min(0, x)]


def _resized(picture: Floats, zoom: float, ground: float) -> Floats:
    """A picture larger or smaller about its middle, in the same frame."""
    places = [_sources(side, zoom) for side in picture.shape]
    (rows, row_in), (columns, column_in) = places
    resized = picture[np.ix_(rows, columns)]
    resized[~row_in] = ground
    resized[:, ~column_in] = ground
    return resized


def _sources(side: int, zoom: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Where the pixels of a side come from, and which of them come from within the picture."""
    at = np.rint((np.arange(side) - (side - 1) / 2) / zoom + (side - 1) / 2).astype(np.int64)
    return np.clip(at, 0, side - 1), (at >= 0) & (at < side)


def _steepness(luma: Bytes) -> float:
    across = np.diff(luma.astype(np.float32), axis=1)
    return float(np.vdot(across, across)) + 1.0
