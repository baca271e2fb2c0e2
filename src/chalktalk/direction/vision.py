"""How colours look to people with a colour-vision deficiency, and how far two colours lie apart to them.

Simulation: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency"
(IEEE TVCG 15(6), 2009), the matrices for severity 1.0, applied to linear light. Distance: CIE 1976 L*a*b* under D65,
where about 2.3 is a just noticeable difference and 20 a difference seen at a glance.
"""

from chalktalk.colours import linear_rgb
from chalktalk.documents.theme import Colour

Light = tuple[float, float, float]
_Matrix = tuple[Light, Light, Light]

DEFICIENCIES: dict[str, _Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_TO_XYZ: _Matrix = (  # sRGB to CIE XYZ (IEC 61966-2-1), each row divided by its white of D65
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)


def distance(one: Colour, other: Colour) -> float:
    """How far apart two colours are to most people, as CIE 1976 colour difference."""
    return _apart(_lab(linear_rgb(one)), _lab(linear_rgb(other)))


def distance_as_seen(one: Colour, other: Colour, deficiency: str) -> float:
    """How far apart two colours are to someone with a deficiency, as CIE 1976 colour difference."""
    first, second = (_lab(_times(DEFICIENCIES[deficiency], linear_rgb(colour))) for colour in (one, other))
    return _apart(first, second)


def _apart(first: Light, second: Light) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _times(matrix: _Matrix, light: Light) -> Light:
    first, second, third = (sum(weight * value for weight, value in zip(row, light, strict=True)) for row in matrix)
    return first, second, third


def _lab(light: Light) -> Light:
    shown = _times(_TO_XYZ, (_clamped(light[0]), _clamped(light[1]), _clamped(light[2])))
    x, y, z = (value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29 for value in shown)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _clamped(value: float) -> float:
    return min(max(value, 0.0), 1.0)
