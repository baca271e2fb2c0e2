"""A theme from any two to six colours: roles, and every pair legible, whatever the colours are.

The darkest colour gives the page its hue (or the lightest, where none is dark and one is nearly white). The others
become accents in the order given; missing ones are added around the colour wheel. Each is then made as much lighter or
darker as it takes to be read, and the second side of a comparison turned until everyone can tell it from the first.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from chalktalk.colours import Oklch, contrast_ratio, from_oklch, oklch
from chalktalk.direction.legibility import TEXT_RATIO, faults_of, grounds_of
from chalktalk.documents.theme import Colour, Palette

FEWEST, MOST = 2, 6

DARK, NEARLY_WHITE = 0.42, 0.9
"""Lightness up to which a colour may be a dark page's, and from which a light one's."""
COLOURED = 0.045
"""Least chroma of an accent."""
GREEN, AMBER = 150.0, 80.0
"""Hues that say growth, and attention."""
APART = 40.0
"""Degrees between hues from which accents look different."""


def derived_palette(colours: Sequence[Colour]) -> Palette:
    """A palette that keeps every rule of legibility, as near to these colours as that allows."""
    seen = [oklch(colour) for colour in colours]
    darkest, lightest = min(seen), max(seen)
    dark = darkest[0] <= DARK or lightest[0] < NEARLY_WHITE
    page = _page(darkest if dark else lightest, dark=dark)
    base = darkest if dark else lightest
    given = [colour for colour in seen if colour is not base and colour[1] >= COLOURED]
    given += [base] if base[1] >= COLOURED else []
    first, *rest = given or [(0.7, 0.13, 255.0)]
    primary = readable(first, page, dark=dark)
    others = _accents(first, rest, dark=dark)
    positive, warning = (readable(colour, page, dark=dark) for colour in others[1:])
    found = page.model_copy(update={"primary": primary, "positive": positive, "warning": warning})
    tries = (
        found.model_copy(update={"contrast": readable(colour, page, dark=dark, more=more)})
        for more, colour in product((0.0, 0.08, 0.16, 0.24), turned(others[0]))
    )
    return next((palette for palette in tries if not faults_of(palette)), plainest(found, page, dark=dark))


def _page(base: Oklch, *, dark: bool) -> Palette:
    """Grounds and inks; the accents are still to come."""
    _, chroma, hue = base
    tint = min(chroma, 0.065)
    if dark:
        grounds = {"background_from": (0.2, tint), "background_to": (0.29, tint * 1.15), "glow": (0.34, tint * 1.2),
                   "surface": (0.31, tint * 1.1), "surface_edge": (0.47, tint), "caption_ground": (0.16, tint * 0.6),
                   }  # fmt: skip
        inks = {"ink": (0.975, 0.008), "muted": (0.8, min(tint, 0.03)), "caption_ink": (0.975, 0.008)}
    else:
        tint = min(tint, 0.02)
        grounds = {"background_from": (0.975, tint), "background_to": (0.945, tint * 1.3), "glow": (0.94, tint * 2),
                   "surface": (1.0, 0.0), "surface_edge": (0.85, tint * 1.5), "caption_ground": (1.0, 0.0)}  # fmt: skip
        inks = {"ink": (0.25, 0.05), "muted": (0.46, 0.035), "caption_ink": (0.25, 0.05)}
    colours = {name: from_oklch(*values, hue) for name, values in (grounds | inks).items()}
    accents = dict.fromkeys(("primary", "contrast", "positive", "warning"), colours["ink"])
    return Palette(**colours, **accents)


def _accents(first: Oklch, rest: list[Oklch], *, dark: bool) -> tuple[Oklch, Oklch, Oklch]:
    """The other side's, growth's and attention's colour, before they are made readable."""
    lightness, chroma = (0.78, 0.14) if dark else (0.5, 0.13)
    left = list(rest)

    def take(hue: float, reach: float) -> Oklch:
        near = min(left, key=lambda colour: apart(colour[2], hue), default=None)
        if near is None or apart(near[2], hue) > reach:
            return (lightness, chroma, hue)
        left.remove(near)
        return near

    contrast = take((first[2] + 180) % 360, 120)
    positive = take(free_hue(GREEN, (first[2], contrast[2])), 70)
    return contrast, positive, take(free_hue(AMBER, (first[2], contrast[2], positive[2])), 70)


def free_hue(hue: float, used: Sequence[float]) -> float:
    """A hue as near to the wanted one as keeps apart from those in use."""
    steps = (0, 25, -25, 50, -50, 75, -75, 100, -100)
    return next(((hue + s) % 360 for s in steps if all(apart(hue + s, other) >= APART for other in used)), hue)


def apart(one: float, other: float) -> float:
    """Degrees between two hues."""
    away = abs(one - other) % 360
    return min(away, 360 - away)


def turned(colour: Oklch) -> Iterator[Oklch]:
    """A colour, and the same of other hues, the nearest first."""
    lightness, chroma, hue = colour
    for step in (0, 25, -25, 50, -50, 75, -75, 100, -100, 125, -125, 150, -150, 180):
        yield lightness, max(chroma, 0.12) if step else chroma, (hue + step) % 360


def readable(colour: Oklch, page: Palette, *, dark: bool, more: float = 0.0, least: float = TEXT_RATIO) -> Colour:
    """The colour, as much lighter on a dark page (darker on a light one) as it takes to be read on all of it."""
    lightness, chroma, hue = colour
    grounds = (*grounds_of(page).values(), page.caption_ground)
    step = 0.01 if dark else -0.01
    lightness += more if dark else -more
    while 0.0 < lightness < 1.0:
        shown = from_oklch(lightness, chroma, hue)
        if all(contrast_ratio(shown, ground) >= least for ground in grounds):
            return shown
        lightness += step
    return page.ink


def plainest(found: Palette, page: Palette, *, dark: bool) -> Palette:
    """The two sides in blue and orange, which no deficiency confuses: what is left when nothing nearer will do."""
    sides = {"primary": (0.72, 0.12, 258.0), "contrast": (0.8, 0.15, 62.0)} if dark else \
            {"primary": (0.42, 0.16, 262.0), "contrast": (0.52, 0.14, 50.0)}  # fmt: skip
    return found.model_copy(update={name: readable(colour, page, dark=dark) for name, colour in sides.items()})
