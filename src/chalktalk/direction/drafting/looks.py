"""Looks: style, feeling, light, composition and motion, from references, from words, or as is usual."""

from typing import Any

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.pace import amount_in
from chalktalk.direction.drafting.picking import Picked, name_wished
from chalktalk.documents.creative.direction import Source
from chalktalk.documents.creative.readings import Balance, Composition, Contrast, Key, Temperature
from chalktalk.documents.creative.wishes import Aim, Feeling, How, Style
from chalktalk.documents.manner import Motion

_FAST, _SLOW = 0.55, 0.25
"""Motion of a film's shots from which it is lively, and up to which calm."""
_MUCH_ROOM, _A_LITTLE, _MOST_ROOM = 0.7, 0.15, 0.9
"""Of negative space: much of it, a step more, and the most there may be."""


def style_of(asking: Asking) -> Picked[tuple[Style, ...]]:
    """Styles that are asked for, else those that are usual."""
    base: Picked[tuple[Style, ...]] = asking.base(Aim.STYLE)
    return _several(asking, Aim.STYLE, base, {style.value: style for style in Style})


def feeling_of(asking: Asking) -> Picked[Feeling]:
    """What it should feel like."""
    felt = next(
        (
            Picked(seen.atmosphere.feeling, source, f"the {what} feels {seen.atmosphere.feeling}")
            for source, what, seen in asking.seen
        ),
        None,
    )
    base: Picked[Feeling] = asking.base(Aim.FEELING, felt)
    named = {feeling.value: feeling for feeling in Feeling}
    for wish in asking.wishes(Aim.FEELING):
        if wish.value in named and wish.how in (How.SET, How.MORE):
            return base.by_words(named[wish.value], wish)
    for wish in asking.wishes(Aim.FEELING, How.WITHOUT, How.LESS):
        if wish.value == base.value:
            others = (picked.value for picked in asking.habitual(Aim.FEELING) if picked.value != base.value)
            return base.by_words(
                next(others, Feeling.CALM if base.value is not Feeling.CALM else Feeling.CURIOUS), wish
            )
    return base


def shown_in_light(asking: Asking, aim: Aim) -> Picked[Any]:
    """A name of the light before words are asked: as a reference shows it, was before, or is usual."""
    name = aim.value.split(".")[1]
    phrases = {
        Key.LOW: "is mostly dark", Key.NORMAL: "is neither dark nor bright", Key.HIGH: "is mostly bright",
        Contrast.SOFT: "has soft contrast", Contrast.NORMAL: "has usual contrast", Contrast.HARD: "has hard contrast",
        Temperature.COOL: "leans towards blue", Temperature.NEUTRAL: "leans towards no colour",
        Temperature.WARM: "leans towards orange",
    }  # fmt: skip
    shown = (
        Picked(value, source, f"the {what} {phrases[value]}")
        for source, what, seen in asking.seen
        for value in (getattr(seen.light, name),)
    )
    return asking.base(aim, next(shown, None))


def composition_of(asking: Asking) -> Picked[Composition]:
    """How pictures are laid out."""
    shown = next(
        (Picked(seen.composition, source, f"the {what} is laid out so") for source, what, seen in asking.seen), None
    )
    base: Picked[Composition] = asking.base(Aim.COMPOSITION, shown)
    for wish in asking.wishes(Aim.COMPOSITION):
        change = _laid_out(base.value, wish.value, wish.how)
        if change:
            base = base.by_words(base.value.model_copy(update=change), wish)
    return base


def motion_of(asking: Asking) -> Picked[Motion]:
    """How things move."""
    shown = None
    if asking.film:
        moving = asking.film.motion
        motion = Motion.LIVELY if moving >= _FAST else Motion.CALM if moving <= _SLOW else Motion.STEADY
        shown = Picked(
            motion,
            Source.VIDEO,
            f"what is in the film moves {('little', 'moderately', 'much')[tuple(Motion).index(motion)]}",
        )
    base = asking.base(Aim.MOTION, shown)
    picked = name_wished(base, asking.wishes(Aim.MOTION), tuple(Motion))
    for wish in asking.wishes(Aim.CUTS, How.TIMES) if not asking.wishes(Aim.MOTION) else ():
        step = 1 if amount_in(wish.value) > 1 else -1
        order = tuple(Motion)
        picked = picked.by_words(order[min(max(order.index(picked.value) + step, 0), 2)], wish, Aim.MOTION)
    return picked


def _several(asking: Asking, aim: Aim, base: Picked[Any], named: dict[str, Any]) -> Picked[Any]:
    """Values of which there may be more than one: what is asked for, then what was there if only more of it is."""
    wishes = [wish for wish in asking.wishes(aim) if wish.value in named]
    asked = [wish for wish in wishes if wish.how in (How.SET, How.MORE)]
    unwanted = [named[wish.value] for wish in wishes if wish.how in (How.WITHOUT, How.LESS)]
    kept = [] if any(wish.how is How.SET for wish in asked) else list(base.value)
    values = list(dict.fromkeys([*(named[wish.value] for wish in asked), *kept]))
    values = [value for value in values if value not in unwanted]
    if tuple(values) == tuple(base.value):
        return base
    words = " and ".join(dict.fromkeys(f"“{wish.words}”" for wish in (asked or wishes)))
    ask = "asks" if words.count("“") == 1 else "ask"
    told = f"{ask} for it" if asked else f"{ask} for something else"
    return Picked(tuple(values), Source.WORDS, f"{words} {told}")


def _laid_out(now: Composition, value: str, how: How) -> dict[str, Any]:
    """What of a composition changes by a wish for something, or for less or none of it."""
    wanted = how in (How.SET, How.MORE)
    room = now.negative_space
    least = _MUCH_ROOM if how is How.SET else min(room + _A_LITTLE, _MOST_ROOM)
    off_centre = Balance.LEFT if now.balance is Balance.CENTRED else now.balance
    changes: dict[tuple[str, bool], dict[str, Any]] = {
        ("thirds", True): {"thirds": 0.8, "balance": off_centre},
        ("thirds", False): {"thirds": 0.0},
        ("symmetry", True): {"symmetry": 0.9, "balance": Balance.CENTRED, "thirds": 0.0},
        ("symmetry", False): {"symmetry": 0.1},
        ("negative_space", True): {"negative_space": round(max(room, least), 3)},
        ("negative_space", False): {"negative_space": round(max(room - 0.2, 0.1), 3)},
        ("close", True): {"negative_space": round(min(room, 0.25), 3), "balance": Balance.CENTRED},
        ("distant", True): {"negative_space": round(max(room, 0.6), 3), "horizon": now.horizon or 0.4},
        (now.balance.value, False): {
            "balance": Balance.CENTRED if now.balance is Balance.SPREAD else Balance.SPREAD,
        },
    }
    for balance in Balance:
        changes[balance.value, True] = {"balance": balance}
    for side in (Balance.LEFT, Balance.RIGHT):
        changes[side.value, True]["thirds"] = max(now.thirds, 0.6)
    return changes.get((value, wanted), {})
