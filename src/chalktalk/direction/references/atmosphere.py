"""What a picture feels like, as far as colours and light tell: a beginning, for words outweigh it.

Pleasure and arousal follow P. Valdez and A. Mehrabian, "Effects of color on emotions" (Journal of Experimental
Psychology: General 123, 1994): pleasure = 0.69 brightness + 0.22 saturation, arousal = -0.31 brightness + 0.60
saturation, all standardised. That red stirs more than blue, and saturation more than either, is confirmed by L. Wilms
and D. Oberfeld, "Color and emotion: effects of hue, saturation, and brightness" (Psychological Research 82, 2018). They
showed single colours; that contrast stirs as well is what lighting in film goes by (low key and hard for thrillers).
"""

from chalktalk.documents.creative.readings import Atmosphere, Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Feeling
from chalktalk.documents.mood import Mood

MIDDLE, DEVIATION = 0.5, 0.25
"""Of L* / 100 over pictures, to standardise by."""
MUTED, VIVID = 25.0, 20.0
"""Mean chroma over pictures, and its deviation."""
_PROTOTYPES = {
    Feeling.CALM: (0.35, 0.2, -0.3),
    Feeling.WARM: (0.3, 0.4, 0.8),
    Feeling.JOYFUL: (0.9, 0.7, 0.3),
    Feeling.EXCITED: (0.4, 0.95, 0.3),
    Feeling.CONFIDENT: (0.15, 0.55, -0.2),
    Feeling.CURIOUS: (0.1, 0.45, 0.1),
    Feeling.SERIOUS: (-0.4, 0.3, 0.0),
    Feeling.MELANCHOLY: (-0.6, 0.2, -0.5),
    Feeling.TENSE: (-0.6, 0.75, 0.0),
    Feeling.HOPEFUL: (0.7, 0.35, 0.25),
}
"""Valence, energy and warmth at which each feeling is most itself."""


def atmosphere_of(light: Light, chroma: float) -> Atmosphere:
    """The feeling of a light, and of colours that are so strong.

    Args:
        light: Its light.
        chroma: Mean of CIELAB's chroma.
    """
    brightness = _bounded((light.lightness - MIDDLE) / DEVIATION, 2.0)
    saturation = _bounded((chroma - MUTED) / VIVID, 2.0)
    pleasure = 0.69 * brightness + 0.22 * saturation + 0.15 * light.warmth
    arousal = -0.31 * brightness + 0.60 * saturation + 0.2 * light.warmth + _STIRRED[light.contrast]
    valence, energy = _bounded(pleasure / 1.6, 1.0), _bounded(0.45 + arousal / 3.2, 1.0)
    mood = Mood(valence=round(valence, 3), energy=round(max(energy, 0.0), 3))
    return Atmosphere(feeling=_feeling(mood, light), mood=mood)


_STIRRED = {Contrast.SOFT: -0.5, Contrast.NORMAL: 0.0, Contrast.HARD: 0.45}


def _feeling(mood: Mood, light: Light) -> Feeling:
    if light.key is Key.LOW and light.contrast is Contrast.HARD and light.temperature is not Temperature.WARM:
        return Feeling.TENSE
    here = (mood.valence, mood.energy, _bounded(2 * light.warmth, 1.0))
    return min(_PROTOTYPES, key=lambda feeling: _away(here, _PROTOTYPES[feeling]))


def _away(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    weights = (1.0, 2.0, 0.5)
    return sum(weight * (a - b) ** 2 for weight, a, b in zip(weights, one, other, strict=True))


def _bounded(value: float, most: float) -> float:
    return max(-most, min(value, most))
