"""Where a picture is smooth: surfaces of one colour and slow gradients, apart from edges and texture.

Colours of edges belong to no thing: they are mixed by anti-aliasing, by scaling and by lossy compression. A small
window around each pixel is fitted with a plane in CIELAB; what the plane leaves over says how rough it is there, and
its middle is the colour without noise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.spaces import Reals

REACH = 2
"""Pixels to each side: a window of 5 by 5."""
_OFFSETS = range(-REACH, REACH + 1)
_ACROSS = len(_OFFSETS)
_SPREAD = sum(offset**2 for offset in _OFFSETS) / _ACROSS
LEAST_ROUGH = 1.0
"""Delta E (CIE76) over a plane, as a root mean square, below which nothing can be seen in a window."""
_CALM = 0.25
"""Quantile of the windows that noise is measured in: where many edges are, most windows have one."""
MOST_NOISE = 10.0
"""Delta E: what is rougher all over the picture is texture. Noise of a deviation of 15 steps in sRGB gives about 9."""


@dataclass(frozen=True, slots=True)
class Surfaces:
    """A picture pixel by pixel."""

    colour: Reals
    """CIELAB without noise: the mean of the window."""
    rough: Reals
    """Delta E from the fitted plane, root mean square."""
    noise: float
    """What calm windows have of it, and does not count."""

    @property
    def smooth(self) -> NDArray[np.bool_]:
        """Whether a pixel's window holds one surface."""
        return self.rough <= max(LEAST_ROUGH, 2 * self.noise)


def surfaces_of(lab: Reals) -> Surfaces:
    """Tell smooth from rough in a picture, height by width by CIELAB."""
    middle = lab.mean(axis=(0, 1))
    values = lab - middle
    sums = _summed(values, axis=1)
    mean = _summed(sums, axis=0) / _ACROSS**2
    power = _summed(_summed((values**2).sum(axis=2), axis=1), axis=0) / _ACROSS**2
    slant_x = _summed(_sloped(values, axis=1), axis=0) / (_ACROSS**2 * _SPREAD)
    slant_y = _sloped(sums, axis=0) / (_ACROSS**2 * _SPREAD)
    left = power - (mean**2).sum(axis=2) - _SPREAD * ((slant_x**2).sum(axis=2) + (slant_y**2).sum(axis=2))
    rough = np.sqrt(np.maximum(left, 0))
    return Surfaces(mean + middle, rough, min(float(np.quantile(rough, _CALM)), MOST_NOISE))


def _summed(values: Reals, axis: int) -> Reals:
    padded = _padded(values, axis)
    length = values.shape[axis]
    total = _part(padded, axis, 0, length).copy()
    for start in range(1, _ACROSS):
        total += _part(padded, axis, start, length)
    return total


def _sloped(values: Reals, axis: int) -> Reals:
    padded = _padded(values, axis)
    length = values.shape[axis]
    far = _part(padded, axis, 2 * REACH, length) - _part(padded, axis, 0, length)
    near = _part(padded, axis, REACH + 1, length) - _part(padded, axis, REACH - 1, length)
    return np.asarray(REACH * far + near, np.float32)


def _padded(values: Reals, axis: int) -> Reals:
    widths = [(0, 0)] * values.ndim
    widths[axis] = (REACH, REACH)
    return np.pad(values, widths, mode="edge")


def _part(values: Reals, axis: int, start: int, length: int) -> Reals:
    return values[start : start + length] if axis == 0 else values[:, start : start + length]
