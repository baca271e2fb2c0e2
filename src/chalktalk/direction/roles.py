"""A theme's palette from a direction's: each colour in its role, and as near to itself as can be read.

The ground keeps its hue, its chroma and nearly its lightness, so that the film is recognised as the reference's: only
what lies in the middle, where neither light nor dark ink can be read, is moved to the nearer side.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from statistics import fmean
from typing import NamedTuple

from chalktalk.colours import Oklch, contrast_ratio, from_oklch, oklch
from chalktalk.direction.deriving import AMBER, COLOURED, GREEN, free_hue, plainest, readable, turned
from chalktalk.direction.legibility import faults_of
from chalktalk.documents.creative.direction import Paint, Role
from chalktalk.documents.theme import Colour, Palette

DARKEST, DARK = 0.14, 0.34
LIGHT, LIGHTEST = 0.86, 0.985
"""Lightness that a dark page's ground, and a light one's, may have."""
MIDDLE = 0.62
"""Lightness from which a ground counts as light, where there is no ink to say."""
TINT = {True: 0.13, False: 0.18}
"""Most chroma of a dark page's ground, and of a light one's."""
INK_RATIO = 7.0
EASY_RATIO = 5.2
"""More than legibility asks for: kinds tint the page here and there, and words step back."""
INK_TINT = 0.045
"""Most chroma of an ink."""
_ACCENTS = (Role.ACCENT, Role.SECOND_ACCENT, Role.HIGHLIGHT, Role.INK)
"""Roles whose colours are shown as accents, as far as they are coloured."""
PUSHES = 12
"""How often the ground is moved a little further out if not all can be read on it."""
LOUD = 0.16
"""Chroma of a coloured accent once it is dark: a pastel would be drab."""
YELLOW, BURNT = (65.0, 118.0), 45.0
"""Hues that turn olive as they darken, and what is shown instead."""
WARM, COOL = 75.0, 235.0
"""Hues of an accent for what has no colour of its own: gold, and a clear blue."""


def palette_in_roles(paints: Sequence[Paint], *, warm: bool = True) -> Palette:
    """A palette that keeps every rule of legibility, from paints with roles; the first of a role counts.

    Args:
        paints: At least one.
        warm: Which accent greys get.
    """
    roles: dict[Role, Oklch] = {}
    for paint in paints:
        roles.setdefault(paint.role, oklch(paint.colour))
    ground = roles.get(Role.GROUND) or oklch(max(paints, key=lambda paint: paint.weight).colour)
    dark = roles[Role.INK][0] > ground[0] if Role.INK in roles else ground[0] < MIDDLE
    accents = _accents(ground, roles, warm=warm, dark=dark)
    pages = _pages(ground, roles, dark=dark)
    tries = (palette for page in pages for palette in _accented(page, accents, dark=dark))
    return next(palette for palette in tries if not faults_of(palette))


class Accents(NamedTuple):
    """Accents before they are made readable."""

    primary: Oklch
    contrast: Oklch
    positive: Oklch
    warning: Oklch


def _accents(ground: Oklch, roles: Mapping[Role, Oklch], *, warm: bool, dark: bool) -> Accents:
    """The palette's own, each in its role; those it lacks at free hues, and no louder than its own."""
    own = [roles[role] for role in _ACCENTS if role in roles and roles[role][1] >= COLOURED]
    if not dark:  # what has to be burnt comes last
        own.sort(key=_is_yellow)
    primary, *rest = own or [ground if ground[1] >= COLOURED else (0.76, 0.11, WARM if warm else COOL)]
    lightness = 0.78 if dark else 0.5
    chroma = min(0.14, fmean(colour[1] for colour in (primary, *rest)))
    contrast = rest[0] if rest else (lightness, chroma, (primary[2] + 180) % 360)
    warning = rest[1] if len(rest) > 1 else (lightness, chroma, free_hue(AMBER, (primary[2], contrast[2])))
    positive = (lightness, chroma, free_hue(GREEN, (primary[2], contrast[2], warning[2])))
    return Accents(*(one if dark else _for_light(one) for one in (primary, contrast, positive, warning)))


def _for_light(colour: Oklch) -> Oklch:
    """A colour that is darkened for a light page, as loud as it was; of yellow, which would be olive, orange."""
    lightness, chroma, hue = colour
    loud = max(chroma, LOUD) if chroma >= 2 * COLOURED else chroma
    return lightness, loud, BURNT if _is_yellow(colour) else hue


def _is_yellow(colour: Oklch) -> bool:
    return YELLOW[0] < colour[2] < YELLOW[1]


def _accented(page: Palette, accents: Accents, *, dark: bool) -> Iterator[Palette]:
    """The page with its accents.

    Where the second side of a comparison cannot be told from the first by everyone, that is another accent's, else one
    of another hue; what was meant for it then says attention. At last the two are blue and orange.
    """
    swapped = accents._replace(contrast=accents.warning, warning=accents.contrast)
    ways = [(own, own.contrast) for own in (accents, swapped)]
    ways += [(swapped, colour) for colour in turned(accents.warning)]
    for (own, contrast), more in product(ways, (0.0, 0.08, 0.16)):
        yield _shown(page, own, dark=dark).model_copy(
            update={"contrast": readable(contrast, page, dark=dark, more=more, least=EASY_RATIO)}
        )
    yield plainest(_shown(page, accents, dark=dark), page, dark=dark)


def _shown(page: Palette, accents: Accents, *, dark: bool) -> Palette:
    return page.model_copy(
        update={name: readable(colour, page, dark=dark, least=EASY_RATIO) for name, colour in accents._asdict().items()}
    )


def _pages(ground: Oklch, roles: Mapping[Role, Oklch], *, dark: bool) -> Iterator[Palette]:
    """Grounds and inks; should not all be legible on one, the next is further from the middle."""
    lightness, chroma, hue = ground
    low, high = (DARKEST, DARK) if dark else (LIGHT, LIGHTEST)
    first = min(max(lightness, low), high)
    last = low if dark else high
    for push in range(PUSHES + 1):
        yield _page((first + (last - first) * push / PUSHES, min(chroma, TINT[dark]), hue), roles, dark=dark)


def _page(ground: Oklch, roles: Mapping[Role, Oklch], *, dark: bool) -> Palette:
    lightness, chroma, hue = ground
    surface = roles.get(Role.SURFACE, ground)
    tint = min(surface[1], TINT[dark])
    grounds: dict[str, Oklch]
    if dark:
        grounds = {
            "background_to": (lightness + 0.06, chroma * 1.1, hue),
            "glow": (lightness + 0.11, chroma * 1.2, hue),
            "surface": (lightness + 0.1, tint * 1.1, surface[2]),
            "surface_edge": (lightness + 0.26, tint, surface[2]),
            "caption_ground": (lightness * 0.72, chroma * 0.6, hue),
        }
    else:
        grounds = {
            "background_to": (lightness - 0.03, chroma * 1.25, hue),
            "glow": (lightness - 0.045, chroma * 1.7 + 0.006, hue),
            "surface": (min(1.0, lightness + 0.07), tint * 0.25, surface[2]),
            "surface_edge": (lightness - 0.13, tint * 1.4, surface[2]),
            "caption_ground": (min(1.0, lightness + 0.07), tint * 0.25, surface[2]),
        }
    colours = {"background_from": from_oklch(*ground)} | {name: from_oklch(*one) for name, one in grounds.items()}
    behind = [colours[name] for name in ("background_from", "background_to", "glow", "surface", "caption_ground")]
    ink = roles.get(Role.INK) or ((0.975, 0.01, hue) if dark else (0.24, 0.04, hue))
    if ink[1] > INK_TINT:  # it is the figure's skin as well, and all that is read at length
        ink = (max(ink[0], 0.95) if dark else ink[0], INK_TINT, ink[2])
    colours["ink"] = colours["caption_ink"] = _written(ink, behind, INK_RATIO, dark=dark)
    faint = (0.8, 0.03) if dark else (0.47, 0.035)
    colours["muted"] = _written((faint[0], min(faint[1], ink[1] + 0.01), ink[2]), behind, EASY_RATIO, dark=dark)
    return Palette(**colours, **dict.fromkeys(Accents._fields, colours["ink"]))


def _written(colour: Oklch, behind: Sequence[Colour], least: float, *, dark: bool) -> Colour:
    """An ink, as much lighter on a dark page (darker on a light one) as it takes to be read on all of it."""
    lightness, chroma, hue = colour
    step = 0.01 if dark else -0.01
    while 0.0 < lightness < 1.0:
        shown = from_oklch(lightness, chroma, hue)
        if all(contrast_ratio(shown, ground) >= least for ground in behind):
            return shown
        lightness += step
    return "#ffffff" if dark else "#000000"
