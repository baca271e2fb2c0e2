"""How different two colours look: CIEDE2000.

Formula, numbering of the steps and test data: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula:
Implementation Notes, Supplementary Test Data, and Mathematical Observations", Color Research and Application 30 (2005).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chalktalk.direction.references.spaces import lab_of

_TO_25 = 25.0**7


def ciede2000(one: ArrayLike, other: ArrayLike) -> NDArray[np.float64]:
    """Differences between colours in CIELAB, the last axis being L*, a*, b*; shapes broadcast.

    About 1 is just seen side by side, 5 is seen at once, 100 is black against white.
    """
    first, second = np.asarray(one, np.float64), np.asarray(other, np.float64)
    mean_chroma = (np.hypot(first[..., 1], first[..., 2]) + np.hypot(second[..., 1], second[..., 2])) / 2
    stretch = 1 + 0.5 * (1 - _share(mean_chroma))
    chroma_1, hue_1 = _polar(first, stretch)
    chroma_2, hue_2 = _polar(second, stretch)
    both = chroma_1 * chroma_2 > 0

    turn = np.where(both, (hue_2 - hue_1 + 180) % 360 - 180, 0.0)
    lightness = (second[..., 0] - first[..., 0]) / _weight_of_lightness((first[..., 0] + second[..., 0]) / 2)
    chroma_mean = (chroma_1 + chroma_2) / 2
    hue_mean = _mean_hue(hue_1, hue_2, both)
    chroma = (chroma_2 - chroma_1) / (1 + 0.045 * chroma_mean)
    tone = 1 - 0.17 * _cos(hue_mean - 30) + 0.24 * _cos(2 * hue_mean)
    tone += 0.32 * _cos(3 * hue_mean + 6) - 0.20 * _cos(4 * hue_mean - 63)
    hue = 2 * np.sqrt(chroma_1 * chroma_2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma_mean * tone)
    rotation = -2 * _share(chroma_mean) * np.sin(np.radians(60 * np.exp(-(((hue_mean - 275) / 25) ** 2))))
    return np.asarray(np.sqrt(np.maximum(lightness**2 + chroma**2 + hue**2 + rotation * chroma * hue, 0)))


def difference(one: str, other: str) -> float:
    """CIEDE2000 of two colours given as `#rrggbb`."""
    return float(ciede2000(lab_of(one), lab_of(other)))


def _share(chroma: NDArray[np.float64]) -> NDArray[np.float64]:
    power = chroma**7
    return np.asarray(np.sqrt(power / (power + _TO_25)))


def _polar(lab: NDArray[np.float64], stretch: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    a = lab[..., 1] * stretch
    return np.hypot(a, lab[..., 2]), np.degrees(np.arctan2(lab[..., 2], a)) % 360


def _mean_hue(one: NDArray[np.float64], other: NDArray[np.float64], both: NDArray[np.bool_]) -> NDArray[np.float64]:
    total = one + other
    across = np.where(total < 360, total + 360, total - 360)
    mean = np.where(np.abs(one - other) <= 180, total, across) / 2
    return np.where(both, mean, total)


def _weight_of_lightness(mean: NDArray[np.float64]) -> NDArray[np.float64]:
    off = (mean - 50) ** 2
    return np.asarray(1 + 0.015 * off / np.sqrt(20 + off))


def _cos(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.cos(np.radians(degrees)))
