"""What a palette must keep to be read by everyone: contrast of text to its ground, and accents told apart."""

from itertools import product

from chalktalk.colours import contrast_ratio, mixed
from chalktalk.direction.vision import DEFICIENCIES, distance_as_seen
from chalktalk.documents.theme import Palette

TEXT_RATIO = 4.5
"""WCAG 2.x level AA for text."""

CAPTION_RATIO = 7.0
"""WCAG 2.x level AAA, for text that is read while something else is looked at."""

SEEN_AT_A_GLANCE = 20.0
"""Least CIE 1976 difference between the two sides of a comparison, under every deficiency."""

_TEXTS = ("ink", "muted", "primary", "contrast", "positive", "warning")
_GLOWS = (0.25, 0.5, 0.75, 1.0)
"""Strengths at which the glow may lie over the background."""


def faults_of(palette: Palette) -> tuple[str, ...]:
    """Every pair of colours that cannot be read or told apart, in words; none for a good palette."""
    pairs = [(text, getattr(palette, text), ground, colour, TEXT_RATIO)
             for text in _TEXTS for ground, colour in grounds_of(palette).items()]  # fmt: skip
    pairs += [
        ("caption_ink", palette.caption_ink, "caption_ground", palette.caption_ground, CAPTION_RATIO),
        ("warning", palette.warning, "caption_ground", palette.caption_ground, TEXT_RATIO),
    ]
    unreadable = [
        f"{text} on {ground} has {contrast_ratio(ink, colour):.2f}:1, not {least}:1"
        for text, ink, ground, colour, least in pairs
        if contrast_ratio(ink, colour) < least
    ]
    alike = [
        f"primary and contrast are alike to {deficiency}"
        for deficiency in DEFICIENCIES
        if distance_as_seen(palette.primary, palette.contrast, deficiency) < SEEN_AT_A_GLANCE
    ]
    return (*unreadable, *alike)


def grounds_of(palette: Palette) -> dict[str, str]:
    """Everything that text may stand on, by what to call it."""
    backgrounds = (palette.background_from, palette.background_to)
    glowing = {
        f"glow at {part:.0%}": mixed(ground, palette.glow, part) for ground, part in product(backgrounds, _GLOWS)
    }
    return {
        "background_from": palette.background_from,
        "background_to": palette.background_to,
        "background half way": mixed(*backgrounds, 0.5),
        "surface": palette.surface,
        **glowing,
    }
