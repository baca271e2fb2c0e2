"""Colours as `#rrggbb` in sRGB: mixing them, and their contrast as WCAG 2.x defines it.

See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""


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
