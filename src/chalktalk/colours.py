"""Colours as `#rrggbb` in sRGB: mixing them, their contrast as WCAG 2.x defines it, and how they look to the eye.

See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

from math import atan2, cbrt, cos, degrees, hypot, radians, sin


def contrast_ratio(one: str, other: str) -> float:
    """From 1 (no contrast) to 21 (black on white); text needs 4.5, captions are held to 7."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def relative_luminance(colour: str) -> float:
    """From 0 (black) to 1 (white), by WCAG's formula."""
    red, green, blue = linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear_rgb(colour: str) -> tuple[float, float, float]:
    """The light of a colour's red, green and blue, each from 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return red, green, blue


def mixed(one: str, other: str, part: float) -> str:
    """A colour laid over another at an opacity, blended as sRGB values as a renderer does: 0 is `one`, 1 `other`."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(below + (above - below) * part):02x}" for below, above in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _linear(value: float) -> float:
    # WCAG 2.x gives the threshold as 0.04045 since its erratum of 2021; 8-bit colours fall on no other side of 0.03928
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


Oklch = tuple[float, float, float]
"""Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees: even steps look even. Björn Ottosson, "A perceptual color
space for image processing" (2020), https://bottosson.github.io/posts/oklab/."""


def oklch(colour: str) -> Oklch:
    """A colour by lightness, chroma and hue."""
    red, green, blue = linear_rgb(colour)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of a lightness, chroma and hue; with as much of the chroma as sRGB can show."""
    while chroma > 0:
        light = _light(lightness, chroma, hue)
        if all(-0.0005 <= value <= 1.0005 for value in light):
            break
        chroma = max(0.0, chroma - 0.004)
    return "#" + "".join(f"{round(255 * _encoded(min(max(v, 0.0), 1.0))):02x}" for v in _light(lightness, chroma, hue))


def _light(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(value: float) -> float:
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)
