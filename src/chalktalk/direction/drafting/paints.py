"""A palette's roles: which colour is the page, which the ink, which draw the eye; and ink that can be read.

Colours that a reference showed, or words named, stay what they are; what is missing is added around them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

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
_TINT = 0.02
_SEEN = 3.0
"""Contrast from which shapes are seen on a ground (WCAG 2.x, 1.4.11)."""
_PAGE = frozenset({Role.GROUND, Role.SURFACE})
_NEAR, _ACCENTS = 0.15, 2
"""How far a coloured surface may lie from the page, and how many colours there are accents' roles for."""
_ALIKE = 10.0
"""CIE 1976 difference under which two colours pass for one."""
_A_STEP, _LEAST_PULL = 0.3, 0.07
"""How far colours go towards orange or blue when asked to be warmer or cooler, and the chroma that greys go to."""


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
    page = _page_among(named, key)
    if page is None:
        ground = _tinted(_role(around, Role.GROUND), named[0])
        del named[MOST_COLOURS - 1 :]
    else:
        ground = page
        named.remove(page)
    shares = iter(SHARES[role] for role in (Role.ACCENT, Role.SECOND_ACCENT, Role.HIGHLIGHT))
    rest = [Swatch(colour=colour, weight=next(shares, 0.04)) for colour in named]
    made = _with_roles(Swatch(colour=ground, weight=SHARES[Role.GROUND]), rest, plainly=True)
    paints, there = made.paints, {paint.role for paint in made.paints}
    if Role.ACCENT not in there:
        accent = seen_on(_role(around, Role.ACCENT, Role.INK), ground, _SEEN)
        paints = (*paints, _paint(accent, SHARES[Role.ACCENT], Role.ACCENT))
    if len(paints) < MOST_COLOURS and Role.SURFACE not in there:
        paints = (*paints, _paint(_raised(ground), SHARES[Role.SURFACE], Role.SURFACE))
    return Palette(mended(paints), made.remark if len(rest) == MOST_COLOURS - 1 else "")


def palette_of_roles(colours: dict[Role, Colour]) -> Palette:
    """A palette whose roles are known."""
    return Palette(mended(tuple(_paint(colour, SHARES[role], role) for role, colour in colours.items())))


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
    hues = [oklch(paint.colour)[2] for paint in paints if is_coloured(paint.colour) and not _any(paint, unwanted)]
    given = list(instead)
    changed = []
    for paint in paints:
        if paint.colour in wanted or not _any(paint, unwanted):
            changed.append(paint)
            continue
        lightness, chroma, hue = oklch(paint.colour)
        if given and paint.role not in (Role.GROUND, Role.SURFACE, Role.INK):
            colour = given.pop(0) if len(given) > 1 else given[0]
        elif given:
            _, its, other = oklch(given[0])
            colour = from_oklch(lightness, min(max(chroma, _TINT), its), other)
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
        level = min(max(lightness, 0.06), 0.975)
        leant.append(paint.model_copy(update={"colour": from_oklch(level, kept, degrees(atan2(b, a)) % 360)}))
    return mended(tuple(leant))


def toned(paints: Sequence[Paint], lighter: float) -> tuple[Paint, ...]:
    """A palette on a page so much lighter (darker, below nothing), its accents still seen on it."""
    before = oklch(_role(paints, Role.GROUND))[0]
    step = min(max(before + lighter, 0.12), 0.98) - before
    page = [_lighter(paint, step) if paint.role in _PAGE else paint for paint in paints]
    ground = _role(page, Role.GROUND)
    seen = [
        paint.model_copy(update={"colour": seen_on(paint.colour, ground, _SEEN)})
        if paint.role is Role.ACCENT
        else paint
        for paint in page
    ]
    return mended(tuple(seen))


def muted(paints: Sequence[Paint], factor: float, only: Sequence[Colour] = ()) -> tuple[Paint, ...]:
    """A palette with so many times the chroma, all of it or the hues of some colours only."""
    changed = []
    for paint in paints:
        lightness, chroma, hue = oklch(paint.colour)
        touched = not only or _any(paint, only)
        colour = from_oklch(lightness, min(chroma * factor, 0.3), hue) if touched and chroma > 0.005 else paint.colour
        changed.append(paint.model_copy(update={"colour": colour}))
    return mended(tuple(changed))


def mended(paints: tuple[Paint, ...]) -> tuple[Paint, ...]:
    """The same with ink that can be read on the ground and on the surface, and weights that add up."""
    ground = _role(paints, Role.GROUND)
    ink = seen_on(_role(paints, Role.INK), ground, TEXT_RATIO)
    colours = {Role.INK: ink, Role.SURFACE: _read_under(ink, _role(paints, Role.SURFACE, Role.GROUND), ground)}
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
    return _turn(first[2], second[2]) <= ONE_HUE if first[1] >= COLOURED else abs(first[0] - second[0]) <= 0.15


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
        found = _paint(ink.colour, ink.weight, Role.INK)
    elif not full:
        found = _paint(_ink_on(ground.colour), SHARES[Role.INK], Role.INK)
        remark = "an ink was added that can be read on it" if rest else ""
    else:
        nearest = max(left, key=lambda one: contrast_ratio(one.colour, ground.colour))
        left.remove(nearest)
        found = _paint(seen_on(nearest.colour, ground.colour, TEXT_RATIO), nearest.weight, Role.INK)
        remark = f"{nearest.colour} became {found.colour} so that it can be read"
    paints = [_paint(ground.colour, ground.weight, Role.GROUND), found, *_others(ground, found.colour, left)]
    return Palette(weighed(paints), remark)


def _others(ground: Swatch, ink: Colour, left: list[Swatch]) -> Iterable[Paint]:
    """Accents by how much they draw the eye; a colour near to the page on which the ink is read is a surface.

    Where no colour can be a surface, two may be highlights, rather than one be changed.
    """
    drawing = sorted(left, key=lambda one: _draws(one, ground))
    if not drawing:
        return
    accent = drawing.pop(0)
    yield _paint(accent.colour, accent.weight, Role.ACCENT)
    page = oklch(ground.colour)
    under = [one for one in drawing if contrast_ratio(ink, one.colour) >= TEXT_RATIO]
    surface = min(under, key=lambda one: _apart(oklch(one.colour), page), default=None)
    plain = surface is not None and (not is_coloured(surface.colour) or _apart(oklch(surface.colour), page) < _NEAR)
    if surface is not None and (plain or len(drawing) > _ACCENTS):
        drawing.remove(surface)
        yield _paint(surface.colour, surface.weight, Role.SURFACE)
    second = next((one for one in drawing if _told_apart(accent.colour, one.colour)), None)
    if second is not None:
        drawing.remove(second)
        yield _paint(second.colour, second.weight, Role.SECOND_ACCENT)
    free = (Role.HIGHLIGHT, Role.SECOND_ACCENT) if second is None else (Role.HIGHLIGHT, Role.HIGHLIGHT)
    yield from (_paint(one.colour, one.weight, role) for one, role in zip(drawing, free, strict=False))


def _draws(colour: Swatch, ground: Swatch) -> tuple[bool, float]:
    """Where a colour stands among those that draw the eye: seen on the page first, then by chroma and by weight."""
    unseen = contrast_ratio(colour.colour, ground.colour) < _SEEN
    return unseen, -oklch(colour.colour)[1] * max(colour.weight, 0.01) ** 0.25


def _told_apart(one: Colour, other: Colour) -> bool:
    """Whether two accents are two to everyone, or at least not meant to be and yet one to some."""
    apart = distance(one, other)
    seen = min(distance_as_seen(one, other, deficiency) for deficiency in DEFICIENCIES)
    return apart >= _ALIKE and (apart < 3 * SEEN_AT_A_GLANCE or seen >= SEEN_AT_A_GLANCE)


def _page_among(colours: Sequence[Colour], key: Key) -> Colour | None:
    """A named colour that can be the page: a dark or a bright one, as the light has it."""
    lightness = {colour: oklch(colour)[0] for colour in colours}
    dark = [colour for colour in colours if lightness[colour] <= _DARK]
    bright = [colour for colour in colours if lightness[colour] >= _BRIGHT and oklch(colour)[1] < 2.5 * COLOURED]
    preferred = {Key.LOW: (dark, bright), Key.NORMAL: (bright, dark), Key.HIGH: (bright, dark)}[key]
    if key is Key.NORMAL and colours[0] in dark:
        preferred = (dark, bright)
    return next((group[0] for group in preferred if group), None)


def _tinted(ground: Colour, colour: Colour) -> Colour:
    """A page as bright as this, leaning towards a colour."""
    lightness, chroma, _ = oklch(ground)
    _, most, hue = oklch(colour)
    return from_oklch(min(lightness, 0.975), min(max(chroma, _TINT), most, 0.05), hue)


def _raised(ground: Colour) -> Colour:
    """A surface that is seen to lie on a page."""
    lightness, chroma, hue = oklch(ground)
    return from_oklch(lightness + (0.07 if lightness < 0.8 else -0.05), chroma, hue)


def _ink_on(ground: Colour) -> Colour:
    lightness, _, hue = oklch(ground)
    first, second = (0.97, 0.2) if lightness < 0.65 else (0.2, 0.97)
    inks = [from_oklch(level, _TINT, hue) for level in (first, second)]
    best = max(inks, key=lambda ink: (contrast_ratio(ink, ground) >= WELL, contrast_ratio(ink, ground)))
    return seen_on(best, ground, TEXT_RATIO)


def _lighter(paint: Paint, step: float) -> Paint:
    lightness, chroma, hue = oklch(paint.colour)
    colour = from_oklch(min(max(lightness + step, 0.1), 0.99), min(chroma, 0.12), hue)
    return paint.model_copy(update={"colour": colour})


def _role(paints: Sequence[Paint], *roles: Role) -> Colour:
    """The colour of the first of these roles that a palette has."""
    found = {paint.role: paint.colour for paint in paints}
    return next((found[role] for role in roles if role in found), paints[0].colour)


def _any(paint: Paint, colours: Sequence[Colour]) -> bool:
    return any(same_name(paint.colour, colour) for colour in colours)


def _free(hue: float, hues: Sequence[float], unwanted: Sequence[Colour]) -> float:
    """The hue among those in use that lies nearest, else the nearest that is not unwanted."""
    away = [oklch(colour)[2] for colour in unwanted]
    usable = [other for other in hues if all(_turn(other, one) > ONE_HUE for one in away)]
    around = [(hue + step) % 360 for step in (45, -45, 90, -90, 135, -135, 180)]
    free = [other for other in around if all(_turn(other, one) > ONE_HUE for one in away)]
    return min(usable or free or around, key=lambda other: _turn(other, hue))


def _turn(one: float, other: float) -> float:
    away = abs(one - other) % 360
    return min(away, 360 - away)


def _apart(one: Oklch, other: Oklch) -> float:
    return abs(one[0] - other[0]) + 2 * abs(one[1] - other[1])


def _paint(colour: Colour, weight: float, role: Role) -> Paint:
    return Paint(colour=colour, weight=min(max(weight, 0.0), 1.0), role=role)
