"""The palette of a direction: from words, references, what was before or what is usual, in the light that is chosen."""

from typing import Any

from chalktalk.colours import oklch
from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.habits import tinted_by
from chalktalk.direction.drafting.paints import (
    Palette,
    is_coloured,
    page_among,
    palette_of,
    palette_of_roles,
    palette_of_words,
    same_name,
)
from chalktalk.direction.drafting.picking import Picked, strongest
from chalktalk.direction.drafting.repainting import muted, toned, warmed, with_accents, without
from chalktalk.documents.creative.direction import Paint, Role, Source
from chalktalk.documents.creative.readings import Key, Seen
from chalktalk.documents.creative.wishes import Aim, How, Wish

Paints = tuple[Paint, ...]
_DARK_PAGE, _BRIGHT_PAGE = 0.4, 0.8
"""Lightness of the ground up to which a page is dark, and from which bright."""
_ACCENTS = 3
"""Roles for what draws the eye."""
_STEP = 0.12
"""Of lightness, when a page is to be darker or brighter than it is."""


def palette_for(asking: Asking, key: Key) -> Picked[Paints]:
    """The palette, with ink that can be read."""
    return _worded(asking, _lit(asking, _base(asking)), key)


def _base(asking: Asking) -> Picked[Paints]:
    shown = next((_of_reference(*reference) for reference in asking.seen), None)
    kept = asking.before(Aim.PALETTE, asking.previous.palette) if asking.previous else None
    found: Picked[Any] = strongest(shown, asking.implied_for(Aim.PALETTE), kept, *asking.habitual(Aim.PALETTE))
    if isinstance(found.value, dict):
        return Picked(palette_of_roles(found.value).paints, found.source, found.because)
    return found


def _of_reference(source: Source, what: str, seen: Seen) -> Picked[Paints]:
    made: Palette = palette_of(seen.palette)
    return Picked(made.paints, source, f"the colours of the {what}" + (f"; {made.remark}" if made.remark else ""))


def _lit(asking: Asking, base: Picked[Paints]) -> Picked[Paints]:
    """The palette in a light that words ask for: a step towards it, unless the references decided it."""
    paints, reasons = base.value, []
    shown = base.source in (Source.VIDEO, Source.IMAGE)
    chroma, warmth = tinted_by([wish for wish in asking.styled if wish.field is Aim.FEELING])
    if not shown and (chroma != 1 or warmth):
        paints = warmed(muted(paints, chroma), warmth) if warmth else muted(paints, chroma)
        reasons.append("the feeling that is asked for colours it")
    for wish in asking.wishes(Aim.TEMPERATURE):
        amount = _warmer(wish)
        if amount and not (shown and wish.how is How.SET) and not (wish.how is How.SET and _is_so(asking, wish)):
            paints = warmed(paints, amount)
            reasons.append(f"“{wish.words}” makes it {'warmer' if amount > 0 else 'cooler'}")
    for wish in asking.wishes(Aim.KEY):
        lighter = _lighter(wish)
        if lighter and not (shown and wish.how is How.SET):
            ground = oklch(next(paint.colour for paint in paints if paint.role is Role.GROUND))[0]
            step = _to_page(ground, lighter, wish.how)
            if step:
                paints = toned(paints, step)
                reasons.append(f"“{wish.words}” makes its ground {'brighter' if lighter > 0 else 'darker'}")
    if not reasons:
        return base
    return Picked(paints, Source.WORDS, f"{base.because}; {' and '.join(reasons)}")


def _worded(asking: Asking, base: Picked[Paints], key: Key) -> Picked[Paints]:
    """The palette with colours that words name, and without those they do not want."""
    named = [wish for wish in asking.wishes(Aim.PALETTE) if wish.value.startswith("#")]
    wanted = [wish for wish in named if wish.how is How.SET]
    unwanted = [wish for wish in named if wish.how is How.WITHOUT]
    paints, reasons = base.value, []
    swapped = bool(wanted and unwanted and asking.previous)
    if wanted and not swapped:
        colours = [wish.value for wish in wanted]
        if asking.previous and len(colours) <= _ACCENTS and page_among(colours, key) is None:
            made = Palette(with_accents(paints, colours))
        else:
            made = palette_of_words(colours, paints, key)
        paints = made.paints
        reasons.append(
            f"{_words(wanted)} {'is' if len(wanted) == 1 else 'are'} asked for"
            + (f"; {made.remark}" if made.remark else "")
        )
    away = [wish.value for wish in unwanted if not any(wish.value == one.value for one in wanted)]
    if away and any(same_name(paint.colour, one) for paint in paints for one in away):
        asked = [wish.value for wish in wanted]
        paints = without(paints, away, asked if swapped else (), asked)
        verb = "in place of" if swapped else "asks for"
        reasons.append(
            f"{_words(wanted)} {verb} {_words(unwanted)}" if swapped else f"{_words(unwanted)} is not wanted"
        )
    elif swapped:
        paints = with_accents(paints, [wish.value for wish in wanted])
        reasons.append(f"{_words(wanted)} is asked for")
    for wish in (wish for wish in asking.wishes(Aim.PALETTE, How.MORE, How.LESS)):
        paints = _more_or_less(paints, wish)
        reasons.append(f"“{wish.words}” asks for {'more' if wish.how is How.MORE else 'less'} of it")
    for wish in asking.wishes(Aim.PALETTE, How.WITHOUT):
        if wish.value == "any":
            paints = muted(paints, 0.0)
            reasons.append(f"“{wish.words}” asks for no colour")
    if not reasons:
        return base
    because = " and ".join(reasons)
    kept = base.source in (Source.VIDEO, Source.IMAGE, Source.PREVIOUS) and (not wanted or swapped)
    return Picked(paints, Source.WORDS, f"{base.because}, but {because}" if kept else because)


def _more_or_less(paints: Paints, wish: Wish) -> Paints:
    more = wish.how is How.MORE
    if not wish.value.startswith("#"):
        return muted(paints, 1.35 if more else 0.6)
    if more and is_coloured(wish.value) and not any(same_name(paint.colour, wish.value) for paint in paints):
        return with_accents(paints, [wish.value])
    return muted(paints, 1.35 if more else 0.5, [wish.value])


def _words(wishes: list[Wish]) -> str:
    words = list(dict.fromkeys(f"“{wish.words}”" for wish in wishes))
    return ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]


def _warmer(wish: Wish) -> float:
    sign = {"warm": 1.0, "cool": -1.0}.get(wish.value, 0.0)
    return {How.SET: sign, How.MORE: sign, How.LESS: -sign, How.WITHOUT: -sign}.get(wish.how, 0.0)


def _lighter(wish: Wish) -> float:
    sign = {"low": -1.0, "high": 1.0}.get(wish.value, 0.0)
    return {How.SET: sign, How.MORE: sign, How.LESS: -sign, How.WITHOUT: -sign}.get(wish.how, 0.0)


def _is_so(asking: Asking, wish: Wish) -> bool:
    """Whether the light that is asked for is the one that the palette was made for."""
    usual = next(asking.habitual(Aim.TEMPERATURE), None)
    return asking.previous is None and usual is not None and usual.value == wish.value


def _to_page(ground: float, lighter: float, how: How) -> float:
    """How much lighter a page becomes: a step, or all the way to a dark or a bright one."""
    if how in (How.SET, How.WITHOUT):
        if lighter < 0:
            return min(0.22 - ground, 0.0) if ground > _DARK_PAGE else 0.0
        return max(0.96 - ground, 0.0) if ground < _BRIGHT_PAGE else 0.0
    if lighter < 0 and ground > _BRIGHT_PAGE:
        return 0.72 - ground
    return _STEP * lighter if ground + _STEP * lighter > 0.15 else -ground + 0.13
