"""Colour spaces on arrays: sRGB as pictures have it, CIELAB as eyes do.

sRGB to CIE XYZ as IEC 61966-2-1 says, XYZ to CIELAB as ISO/CIE 11664-4 does, both for the white of D65.
"""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
"""sRGB, 0 to 255; the last axis is red, green, blue."""
Reals = NDArray[np.float32]
"""Figures; for colours the last axis is L* (0 to 100), a*, b*."""

_LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255])
_WHITE = np.array([0.95047, 1.0, 1.08883])
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_FROM_LINEAR = (_TO_XYZ / _WHITE[:, None]).astype(np.float32)
"""From linear light to XYZ as parts of the white's."""
_TO_LINEAR = np.linalg.inv(_TO_XYZ / _WHITE[:, None])
_LINEAR_TABLE = _LINEAR.astype(np.float32)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27


def lab_from(pixels: Bytes) -> Reals:
    """Colours of any shape as CIELAB."""
    parts = _LINEAR_TABLE[pixels] @ _FROM_LINEAR.T
    roots = np.where(parts > _EPSILON, np.cbrt(parts), (_KAPPA * parts + 16) / 116)
    lab = np.empty_like(roots)
    lab[..., 0] = 116 * roots[..., 1] - 16
    lab[..., 1] = 500 * (roots[..., 0] - roots[..., 1])
    lab[..., 2] = 200 * (roots[..., 1] - roots[..., 2])
    return lab.astype(np.float32, copy=False)


def srgb_from(lab: Reals) -> Reals:
    """The same back: sRGB from 0 to 255, not rounded; what sRGB cannot show is clipped."""
    middle = (lab[..., 0].astype(np.float64) + 16) / 116
    roots = np.stack([middle + lab[..., 1] / 500, middle, middle - lab[..., 2] / 200], axis=-1)
    parts = np.where(roots**3 > _EPSILON, roots**3, (116 * roots - 16) / _KAPPA)
    light = np.clip(parts @ _TO_LINEAR.T, 0, 1)
    coded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return (255 * coded).astype(np.float32)


def hex_from(lab: Reals) -> str:
    """One colour as `#rrggbb`."""
    return "#" + "".join(f"{round(float(value)):02x}" for value in srgb_from(lab))


def lab_of(colour: str) -> Reals:
    """`#rrggbb` as one colour."""
    return lab_from(np.frombuffer(bytes.fromhex(colour.removeprefix("#")), np.uint8))
