"""Marks: what was right, what was wrong, and how near two colours are to the eye."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from chalktalk.colours import channels, oklch

Lab = npt.NDArray[np.float64]
"""CIE L*a*b* under D65, along the last axis."""

NEAR = 5.0
"""CIEDE2000 within which two colours are one."""
WHITE = np.array([0.95047, 1.0, 1.08883])
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


@dataclass
class Tally:
    """How much of something was right, and what was not."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, miss: str, *, right: bool) -> None:
        """Count one thing; `miss` says what it was, if it was wrong."""
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    @property
    def share(self) -> float | None:
        """What was right, of what was asked; None where nothing was."""
        return self.right / self.asked if self.asked else None


def lab_of(pixels: npt.NDArray[np.float32] | Sequence[float]) -> Lab:
    """Take sRGB values of 0 to 255 as CIE L*a*b* (CIE 15:2004, IEC 61966-2-1)."""
    values = np.asarray(pixels, np.float64) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    xyz = linear @ TO_XYZ.T / WHITE
    roots = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = roots[..., 0], roots[..., 1], roots[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def lab_of_colour(colour: str) -> Lab:
    """A `#rrggbb` as CIE L*a*b*."""
    return lab_of(channels(colour))


def difference(one: Lab, other: Lab) -> npt.NDArray[np.float64]:
    """CIEDE2000 between colours: Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005), eq. 2 to 22."""
    l1, a1, b1 = np.moveaxis(one, -1, 0)
    l2, a2, b2 = np.moveaxis(other, -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    turn = np.where(c1 * c2 == 0, 0, turn)
    deeper, lighter = c2 - c1, l2 - l1
    round_ = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = np.where(c1 * c2 == 0, h1 + h2, (h1 + turn / 2) % 360)
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    r_c = 2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    r_t = -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))) * r_c
    of_light, of_chroma, of_hue = lighter / s_l, deeper / s_c, round_ / s_h
    return np.asarray(np.sqrt(of_light**2 + of_chroma**2 + of_hue**2 + r_t * of_chroma * of_hue))


def ranked(good: Sequence[float], bad: Sequence[float]) -> float | None:
    """How often a good one stands above a bad one, of all pairs: the area under the curve. Equal ones count half."""
    pairs = [(one > other) + 0.5 * (one == other) for one in good for other in bad]
    return sum(pairs) / len(pairs) if pairs else None


def has_hue(palette: Iterable[str], name: str) -> bool:
    """Whether one of a palette's colours is what people call by a name."""
    return any(HUES[name](*oklch(colour)) for colour in palette)


def _between(start: float, end: float, chroma: float = 0.05) -> Callable[[float, float, float], bool]:
    return lambda _light, colour, hue: colour >= chroma and (start <= hue <= end or start <= hue + 360 <= end)


HUES: dict[str, Callable[[float, float, float], bool]] = {
    "red": _between(4, 42, 0.08),
    "orange": _between(36, 76, 0.08),
    "brown": lambda light, chroma, hue: light < 0.6 and chroma > 0.02 and 25 <= hue <= 95,
    "gold": _between(65, 108, 0.06),
    "yellow": _between(76, 118, 0.06),
    "green": _between(112, 182, 0.03),
    "teal": _between(165, 225, 0.03),
    "turquoise": _between(165, 225, 0.03),
    "cyan": _between(180, 235, 0.05),
    "blue": _between(215, 292, 0.03),
    "magenta": _between(315, 368, 0.08),
    "pink": _between(325, 395, 0.03),
    "black": lambda light, _chroma, _hue: light < 0.28,
    "white": lambda light, chroma, _hue: light > 0.93 and chroma < 0.04,
}
"""Lightness, chroma and hue in Oklch that go by each name; people's borders overlap, and so do these."""
