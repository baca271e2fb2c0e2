"""A palette's roles: which colour is the page, which the ink, which draw the eye; and ink that can be read.

Colours that a reference showed, or words named, stay what they are; what is missing is added around them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalktalk.colours import Oklch, contrast_ratio, from_oklch, mixed, oklch
from chalktalk.direction.legibility import SEEN_AT_A_GLANCE, TEXT_RATIO
from chalktalk.direction.vision import DEFICIENCIES, distance, distance_as_seen
from chalktalk.documents.creative.direction import Paint, Role
from chalktalk.documents.creative.readings import MOST_COLOURS, Key, Swatch
from chalktalk.documents.theme import Colour

WELL = 7.0
"""Contrast aimed at for an ink that is made up."""
COLOURED = 0.04
"""Chroma from which a colour is seen to have a hue."""
ONE_HUE = 24.0
"""Degrees within which colours go by the same name."""
SHARES = {
    Role.GROUND: 0.5,
    Role.SURFACE: 0.18,
    Role.INK: 0.1,
    Role.ACCENT: 0.12,
    Role.SECOND_ACCENT: 0.06,
    Role.HIGHLIGHT: 0.04,
}
"""Of the page, where no reference says how much of each there is."""
_DARK, _BRIGHT = 0.34, 0.9
"""Lightness up to which, and from which, a colour makes a page that anything can be drawn on."""
TINT = 0.02
SEEN = 3.0
"""Contrast from which shapes are seen on a ground (WCAG 2.x, 1.4.11)."""
PAGE = frozenset({Role.GROUND, Role.SURFACE})
_NEAR, _ACCENTS = 0.15, 2
"""How far a coloured surface may lie from the page, and how many colours there are accents' roles for."""
_ALIKE = 10.0
"""CIE 1976 difference under which two colours pass for one."""
_PLAIN = 0.012
"""Chroma of a page up to which it is white, grey or black to everyone."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Paints, and what had to be done to them, in words; nothing for colours left as they were."""

    paints: tuple[Paint, ...]
    remark: str = ""


def palette_of(swatches: Sequence[Swatch]) -> Palette:
    """Roles for the colours of a reference: the heaviest is the page, and the others keep their weights."""
    first, *rest = swatches[:MOST_COLOURS]
    return _with_roles(first, rest)


def palette_of_words(colours: Sequence[Colour], around: Sequence[Paint], key: Key) -> Palette:
    """Roles for colours that words name, on grounds that they name too, or else on those that would have been."""
    named = list(dict.fromkeys(colours))[:MOST_COLOURS]
    page = page_among(named, key)
    if page is None:
        ground = tinted(colour_of(around, Role.GROUND), named[0])
        del named[MOST_COLOURS - 1 :]
    else:
        ground = page
        named.remove(page)
    shares = iter(SHARES[role] for role in (Role.ACCENT, Role.SECOND_ACCENT, Role.HIGHLIGHT))
    rest = [Swatch(colour=colour, weight=next(shares, 0.04)) for colour in named]
    made = _with_roles(Swatch(colour=ground, weight=SHARES[Role.GROUND]), rest, plainly=True)
    paints, there = made.paints, {paint.role for paint in made.paints}
    if Role.ACCENT not in there:
        lightness, chroma, hue = oklch(colour_of(around, Role.ACCENT, Role.INK))
        grey = len(colours) > 1 and not any(map(is_coloured, colours))
        accent = seen_on(from_oklch(lightness, 0.0 if grey else chroma, hue), ground, SEEN)
        paints = (*paints, paint_of(accent, SHARES[Role.ACCENT], Role.ACCENT))
    if len(paints) < MOST_COLOURS and Role.SURFACE not in there:
        paints = (*paints, paint_of(_raised(ground), SHARES[Role.SURFACE], Role.SURFACE))
    return Palette(mended(paints), made.remark if len(rest) == MOST_COLOURS - 1 else "")


def page_among(colours: Sequence[Colour], key: Key) -> Colour | None:
    """A named colour that can be the page: a dark or a bright one, as the light has it."""
    lightness = {colour: oklch(colour)[0] for colour in colours}
    dark = [colour for colour in colours if lightness[colour] <= _DARK]
    bright = [colour for colour in colours if lightness[colour] >= _BRIGHT and oklch(colour)[1] < 2.5 * COLOURED]
    preferred = {Key.LOW: (dark, bright), Key.NORMAL: (bright, dark), Key.HIGH: (bright, dark)}[key]
    if key is Key.NORMAL and colours[0] in dark:
        preferred = (dark, bright)
    return next((group[0] for group in preferred if group), None)


def palette_of_roles(colours: dict[Role, Colour]) -> Palette:
    """A palette whose roles are known."""
    return Palette(mended(tuple(paint_of(colour, SHARES[role], role) for role, colour in colours.items())))


def mended(paints: tuple[Paint, ...]) -> tuple[Paint, ...]:
    """The same with ink that can be read on the ground and on the surface, and weights that add up."""
    ground = colour_of(paints, Role.GROUND)
    ink = seen_on(colour_of(paints, Role.INK), ground, TEXT_RATIO)
    colours = {Role.INK: ink, Role.SURFACE: _read_under(ink, colour_of(paints, Role.SURFACE, Role.GROUND), ground)}
    read = (paint.model_copy(update={"colour": colours.get(paint.role, paint.colour)}) for paint in paints)
    return weighed(tuple(read))


def _read_under(ink: Colour, surface: Colour, ground: Colour) -> Colour:
    """A surface on which an ink is read, as near to what it was as that allows; the ground's colour is the last."""
    if contrast_ratio(ink, surface) >= TEXT_RATIO:
        return surface
    nearer = (mixed(surface, ground, part / 10) for part in range(1, 11))
    return next((one for one in nearer if contrast_ratio(ink, one) >= TEXT_RATIO), ground)


def weighed(paints: Sequence[Paint]) -> tuple[Paint, ...]:
    """The same with weights that add up to one, in the order of their roles."""
    total = sum(paint.weight for paint in paints) or 1.0
    shares = [round(paint.weight / total, 4) for paint in paints]
    shares[shares.index(max(shares))] += 1.0 - sum(shares)
    order = list(Role)
    scaled = (paint.model_copy(update={"weight": round(share, 4)}) for paint, share in zip(paints, shares, strict=True))
    return tuple(sorted(scaled, key=lambda paint: order.index(paint.role)))


def seen_on(colour: Colour, ground: Colour, least: float) -> Colour:
    """The colour, as much lighter or darker as it takes to stand out from a ground; its hue stays."""
    if contrast_ratio(colour, ground) >= least:
        return colour
    lightness, chroma, hue = oklch(colour)
    page = oklch(ground)[0]
    for step in (0.02, -0.02) if lightness >= page else (-0.02, 0.02):
        level = lightness
        while 0.0 <= level <= 1.0:
            shown = from_oklch(level, chroma, hue)
            if contrast_ratio(shown, ground) >= least:
                return shown
            level += step
    return max(("#000000", "#ffffff"), key=lambda plain: contrast_ratio(plain, ground))


def is_coloured(colour: Colour) -> bool:
    """Whether a colour is seen to have a hue."""
    return oklch(colour)[1] >= COLOURED


def same_name(one: Colour, other: Colour) -> bool:
    """Whether two colours go by the same plain name: both blue, both black."""
    first, second = oklch(one), oklch(other)
    if (first[1] >= COLOURED) != (second[1] >= COLOURED):
        return False
    return turn_between(first[2], second[2]) <= ONE_HUE if first[1] >= COLOURED else abs(first[0] - second[0]) <= 0.15


def _with_roles(ground: Swatch, rest: Sequence[Swatch], *, plainly: bool = False) -> Palette:
    """Roles on a ground: the ink is what can be read best, the accent what is most coloured.

    Args:
        ground: The page.
        rest: All other colours.
        plainly: Whether a coloured ink is taken only where there is no room for another.
    """
    left = list(rest)
    remark = ""
    legible = [one for one in left if contrast_ratio(one.colour, ground.colour) >= TEXT_RATIO]
    plain = [one for one in legible if oklch(one.colour)[1] < 2 * COLOURED]
    full = len(left) == MOST_COLOURS - 1
    if plain or (legible and (full or (len(left) > 1 and not plainly))):
        ink = max(plain or legible, key=lambda one: contrast_ratio(one.colour, ground.colour))
        left.remove(ink)
        found = paint_of(ink.colour, ink.weight, Role.INK)
    elif not full:
        found = paint_of(_ink_on(ground.colour), SHARES[Role.INK], Role.INK)
        remark = "an ink was added that can be read on it" if rest else ""
    else:
        nearest = max(left, key=lambda one: contrast_ratio(one.colour, ground.colour))
        left.remove(nearest)
        found = paint_of(seen_on(nearest.colour, ground.colour, TEXT_RATIO), nearest.weight, Role.INK)
        remark = f"{nearest.colour} became {found.colour} so that it can be read"
    paints = [paint_of(ground.colour, ground.weight, Role.GROUND), found, *_others(ground, found.colour, left)]
    return Palette(weighed(paints), remark)


def _others(ground: Swatch, ink: Colour, left: list[Swatch]) -> Iterable[Paint]:
    """Accents by how much they draw the eye; a colour near to the page on which the ink is read is a surface.

    Where no colour can be a surface, two may be highlights, rather than one be changed.
    """
    drawing = sorted(left, key=lambda one: _draws(one, ground))
    if not drawing:
        return
    accent = drawing.pop(0)
    yield paint_of(accent.colour, accent.weight, Role.ACCENT)
    page = oklch(ground.colour)
    under = [one for one in drawing if contrast_ratio(ink, one.colour) >= TEXT_RATIO]
    surface = min(under, key=lambda one: _apart(oklch(one.colour), page), default=None)
    plain = surface is not None and (not is_coloured(surface.colour) or _apart(oklch(surface.colour), page) < _NEAR)
    if surface is not None and (plain or len(drawing) > _ACCENTS):
        drawing.remove(surface)
        yield paint_of(surface.colour, surface.weight, Role.SURFACE)
    second = next((one for one in drawing if _told_apart(accent.colour, one.colour)), None)
    if second is not None:
        drawing.remove(second)
        yield paint_of(second.colour, second.weight, Role.SECOND_ACCENT)
    free = (Role.HIGHLIGHT, Role.SECOND_ACCENT) if second is None else (Role.HIGHLIGHT, Role.HIGHLIGHT)
    yield from (paint_of(one.colour, one.weight, role) for one, role in zip(drawing, free, strict=False))


def _draws(colour: Swatch, ground: Swatch) -> tuple[bool, float]:
    """Where a colour stands among those that draw the eye: seen on the page first, then by chroma and by weight."""
    unseen = contrast_ratio(colour.colour, ground.colour) < SEEN
    return unseen, -oklch(colour.colour)[1] * max(colour.weight, 0.01) ** 0.25


def _told_apart(one: Colour, other: Colour) -> bool:
    """Whether two accents are two to everyone, or at least not meant to be and yet one to some."""
    apart = distance(one, other)
    seen = min(distance_as_seen(one, other, deficiency) for deficiency in DEFICIENCIES)
    return apart >= _ALIKE and (apart < 3 * SEEN_AT_A_GLANCE or seen >= SEEN_AT_A_GLANCE)


def tinted(ground: Colour, colour: Colour) -> Colour:
    """A page as bright as this, leaning towards a colour; one without any colour stays so."""
    lightness, chroma, _ = oklch(ground)
    if chroma < _PLAIN:
        return ground
    _, most, hue = oklch(colour)
    return from_oklch(min(lightness, 0.975), min(max(chroma, TINT), most, 0.05), hue)


def _raised(ground: Colour) -> Colour:
    """A surface that is seen to lie on a page."""
    lightness, chroma, hue = oklch(ground)
    return from_oklch(lightness + (0.07 if lightness < 0.8 else -0.05), chroma, hue)


def _ink_on(ground: Colour) -> Colour:
    lightness, _, hue = oklch(ground)
    first, second = (0.97, 0.2) if lightness < 0.65 else (0.2, 0.97)
    inks = [from_oklch(level, TINT, hue) for level in (first, second)]
    best = max(inks, key=lambda ink: (contrast_ratio(ink, ground) >= WELL, contrast_ratio(ink, ground)))
    return seen_on(best, ground, TEXT_RATIO)


def colour_of(paints: Sequence[Paint], *roles: Role) -> Colour:
    """The colour of the first of these roles that a palette has."""
    found = {paint.role: paint.colour for paint in paints}
    return next((found[role] for role in roles if role in found), paints[0].colour)


def is_among(paint: Paint, colours: Sequence[Colour]) -> bool:
    """Whether a paint goes by the name of one of some colours."""
    return any(same_name(paint.colour, colour) for colour in colours)


def turn_between(one: float, other: float) -> float:
    """Degrees between two hues."""
    away = abs(one - other) % 360
    return min(away, 360 - away)


def _apart(one: Oklch, other: Oklch) -> float:
    return abs(one[0] - other[0]) + 2 * abs(one[1] - other[1])


def paint_of(colour: Colour, weight: float, role: Role) -> Paint:
    """A colour with its role."""
    return Paint(colour=colour, weight=min(max(weight, 0.0), 1.0), role=role)
