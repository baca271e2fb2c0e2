"""The light of a picture: how bright it is, how far light and dark lie apart, and towards which colour it leans."""

from dataclasses import dataclass

import numpy as np

from chalktalk.direction.references.spaces import Reals
from chalktalk.documents.creative.readings import Contrast, Key, Light, Temperature

STEPS = 100
"""Steps of L* that pixels are counted in."""
DARK, BRIGHT = 34.0, 70.0
"""Mean L* below which a picture is low-key, and from which it is high-key; the grey in the middle has 53."""
DIM, PALE = 25.0, 78.0
"""Median at and beyond which that is so a little earlier: a lamp in the dark, a dark figure in the snow."""
_EARLIER = 8.0
SOFT, HARD = 0.30, 0.62
"""Spread of L* below which contrast is soft, and from which it is hard; photographs by daylight have about 0.5."""
GLINT = 0.003
"""Share of a picture from which a light in the dark, or a dark thing on a bright ground, makes its contrast hard."""
STARK = 0.5
"""How far that has to stand out from the middle of it."""
ORANGE = np.radians(55.0)
"""Hue angle in CIELAB of what is called warmest: between the red (40°) and the yellow (100°) of sRGB; its opposite is a
blue with some green in it. Which hues are called warm: L.-C. Ou et al., "A study of colour emotion and colour
preference. Part I", Color Research and Application 29 (2004), whose warm-cool scale peaks at 50°."""
STRONG = 25.0
"""CIELAB units towards orange that count for nearly all: a strong colour in one place is no more than warm there."""
WARM = 0.12
"""Mean lean from which a picture is warm, and below whose opposite it is cool; neutral greys have 0."""


@dataclass(frozen=True, slots=True)
class Brightness:
    """The light of a picture in figures that add up over many pictures."""

    counts: Reals
    """Share of the pixels at each of STEPS steps of L*."""
    warmth: float
    """Mean lean towards orange, -1 to 1."""
    chroma: float
    """Mean of CIELAB's chroma."""


def brightness_of(lab: Reals) -> Brightness:
    """The figures of a picture, height by width by CIELAB."""
    steps = np.clip((lab[..., 0] * (STEPS / 100)).astype(np.int64), 0, STEPS - 1)
    counts = np.bincount(steps.ravel(), minlength=STEPS) / steps.size
    lean = lab[..., 1] * np.float32(np.cos(ORANGE)) + lab[..., 2] * np.float32(np.sin(ORANGE))
    warmth = float(np.tanh(lean / STRONG).mean())
    chroma = float(np.hypot(lab[..., 1], lab[..., 2]).mean())
    return Brightness(counts.astype(np.float32), warmth, chroma)


def light_of(figures: Brightness) -> Light:
    """What such light is called."""
    middles = (np.arange(STEPS) + 0.5) * (100 / STEPS)
    mean = float(figures.counts @ middles)
    lowest, low, median, high, highest = (level(figures.counts, share) for share in (GLINT, 0.05, 0.5, 0.95, 1 - GLINT))
    spread = (high - low) / 100
    key = _key(mean, median)
    standing_out = max(highest - median if key is Key.LOW else 0, median - lowest if key is Key.HIGH else 0) / 100
    return Light(
        key=key,
        contrast=_contrast(spread, standing_out),
        temperature=_temperature(figures.warmth),
        lightness=round(mean / 100, 4),
        spread=round(max(spread, 0.0), 4),
        warmth=round(figures.warmth, 4),
    )


def level(counts: Reals, share: float) -> float:
    """The L* below which a share of the pixels lies."""
    passed = np.cumsum(counts, dtype=np.float64)
    step = int(np.searchsorted(passed, share * passed[-1]))
    return (min(step, STEPS - 1) + 0.5) * (100 / STEPS)


def _key(mean: float, median: float) -> Key:
    if mean < DARK + (_EARLIER if median <= DIM else 0):
        return Key.LOW
    return Key.HIGH if mean >= BRIGHT - (_EARLIER if median >= PALE else 0) else Key.NORMAL


def _contrast(spread: float, standing_out: float) -> Contrast:
    if spread >= HARD or standing_out >= STARK:
        return Contrast.HARD
    return Contrast.SOFT if spread < SOFT else Contrast.NORMAL


def _temperature(warmth: float) -> Temperature:
    if abs(warmth) < WARM:
        return Temperature.NEUTRAL
    return Temperature.WARM if warmth > 0 else Temperature.COOL
