"""Repainting: a palette made warmer, darker or duller, with other accents, or without a colour; its ink stays read."""

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, radians, sin

from chalktalk.colours import from_oklch, oklch
from chalktalk.direction.drafting.paints import (
    ONE_HUE,
    PAGE,
    SEEN,
    SHARES,
    TINT,
    colour_of,
    is_among,
    is_coloured,
    mended,
    paint_of,
    seen_on,
    tinted,
    turn_between,
)
from chalktalk.documents.creative.direction import Paint, Role
from chalktalk.documents.creative.readings import MOST_COLOURS
from chalktalk.documents.theme import Colour

_WHITE = 0.97
"""Lightness from which a colour has no room for warmth."""
_A_SHADE = 0.03
"""Of lightness, which hardly anybody sees."""
_A_STEP, _LEAST_PULL = 0.3, 0.07
"""How far colours go towards orange or blue when asked to be warmer or cooler, and the chroma that greys go to."""


def with_accents(paints: Sequence[Paint], colours: Sequence[Colour]) -> tuple[Paint, ...]:
    """The same palette with other accents, and its page leaning towards the first of them."""
    accents = dict(zip((Role.ACCENT, Role.SECOND_ACCENT, Role.HIGHLIGHT), colours, strict=False))
    changed = []
    for paint in paints:
        colour = accents.pop(paint.role, paint.colour)
        colour = tinted(colour, colours[0]) if paint.role in PAGE else colour
        changed.append(paint.model_copy(update={"colour": colour}))
    room = MOST_COLOURS - len(changed)
    added = (paint_of(colour, SHARES[role], role) for role, colour in list(accents.items())[:room])
    return mended((*changed, *added))


def without(
    paints: Sequence[Paint],
    unwanted: Sequence[Colour],
    instead: Sequence[Colour] = (),
    wanted: Sequence[Colour] = (),
) -> tuple[Paint, ...]:
    """The same palette, each unwanted colour replaced: by those given, else by the nearest of the others' hues.

    Args:
        paints: The palette.
        unwanted: Colours, which stand for all that go by the same name.
        instead: What takes their place.
        wanted: Colours that stay though they may go by such a name.
    """
    hues = [oklch(paint.colour)[2] for paint in paints if is_coloured(paint.colour) and not is_among(paint, unwanted)]
    given = list(instead)
    changed = []
    for paint in paints:
        if paint.colour in wanted or not is_among(paint, unwanted):
            changed.append(paint)
            continue
        lightness, chroma, hue = oklch(paint.colour)
        if given and paint.role not in (Role.GROUND, Role.SURFACE, Role.INK):
            colour = given.pop(0) if len(given) > 1 else given[0]
        elif given:
            _, its, other = oklch(given[0])
            colour = from_oklch(lightness, min(max(chroma, TINT), its), other)
        elif is_coloured(paint.colour):
            colour = from_oklch(lightness, chroma, _free(hue, hues, unwanted))
        else:
            colour = from_oklch(min(max(lightness, 0.28), 0.9), 0.045, hues[0] if hues else 255.0)
        changed.append(paint.model_copy(update={"colour": colour}))
    return mended(tuple(changed))


def warmed(paints: Sequence[Paint], amount: float) -> tuple[Paint, ...]:
    """A palette in warmer light, or for amounts below nothing in cooler; 1 is a clear step.

    Every colour is mixed, at its own lightness, with orange (or blue), as light of another colour does; what was
    strongly coloured stays so.
    """
    aim, part = (radians(62.0) if amount > 0 else radians(245.0)), min(_A_STEP * abs(amount), 0.7)
    leant = []
    for paint in paints:
        lightness, chroma, hue = oklch(paint.colour)
        pull = max(chroma, _LEAST_PULL) * part
        a = (1 - part) * chroma * cos(radians(hue)) + pull * cos(aim)
        b = (1 - part) * chroma * sin(radians(hue)) + pull * sin(aim)
        kept = max(hypot(a, b), 0.6 * chroma)
        level = max(lightness - 0.02, 0.95) if lightness > _WHITE else max(lightness, 0.06)  # white has no warmth
        leant.append(paint.model_copy(update={"colour": from_oklch(level, kept, degrees(atan2(b, a)) % 360)}))
    return mended(tuple(leant))


def toned(paints: Sequence[Paint], lighter: float) -> tuple[Paint, ...]:
    """A palette on a page so much lighter (darker, below nothing), its accents still seen on it."""
    before = oklch(colour_of(paints, Role.GROUND))[0]
    step = min(max(before + lighter, min(before, 0.12)), max(before, 0.98)) - before
    page = [_lighter(paint, step) if paint.role in PAGE else paint for paint in paints]
    ground = colour_of(page, Role.GROUND)
    seen = [
        paint.model_copy(update={"colour": seen_on(paint.colour, ground, SEEN)}) if paint.role is Role.ACCENT else paint
        for paint in page
    ]
    return mended(tuple(seen))


def muted(paints: Sequence[Paint], factor: float, only: Sequence[Colour] = ()) -> tuple[Paint, ...]:
    """A palette with so many times the chroma, all of it or the hues of some colours only."""
    changed = []
    for paint in paints:
        lightness, chroma, hue = oklch(paint.colour)
        touched = not only or is_among(paint, only)
        colour = from_oklch(lightness, min(chroma * factor, 0.3), hue) if touched and chroma > 0.005 else paint.colour
        changed.append(paint.model_copy(update={"colour": colour}))
    return mended(tuple(changed))


def _lighter(paint: Paint, step: float) -> Paint:
    lightness, chroma, hue = oklch(paint.colour)
    if abs(step) < _A_SHADE:
        return paint
    colour = from_oklch(min(max(lightness + step, 0.1), 0.99), min(chroma, 0.12), hue)
    return paint.model_copy(update={"colour": colour})


def _free(hue: float, hues: Sequence[float], unwanted: Sequence[Colour]) -> float:
    """The hue among those in use that lies nearest, else the nearest that is not unwanted."""
    away = [oklch(colour)[2] for colour in unwanted]
    usable = [other for other in hues if all(turn_between(other, one) > ONE_HUE for one in away)]
    around = [(hue + step) % 360 for step in (45, -45, 90, -90, 135, -135, 180)]
    free = [other for other in around if all(turn_between(other, one) > ONE_HUE for one in away)]
    return min(usable or free or around, key=lambda other: turn_between(other, hue))
