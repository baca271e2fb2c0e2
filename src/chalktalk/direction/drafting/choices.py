"""Choices: every field of a direction but its scenes, each with where it comes from."""

from dataclasses import dataclass, fields
from typing import Any

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.lighting import light_of
from chalktalk.direction.drafting.palette import palette_for
from chalktalk.direction.drafting.picking import Picked, field_of, name_wished, number_wished, strongest
from chalktalk.documents.creative.direction import Origin, OverlayPlan, Paint, Source
from chalktalk.documents.creative.readings import Balance, Composition, Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, How, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.options import Aspect, CaptionMode

LONGEST, BRIEFEST = 6 * 3600.0, 1.0
"""Seconds of a video."""
FEWEST_CUTS, MOST_CUTS = 1.0, 120.0
"""A minute."""
SLOWEST, READABLE = 90, 200
"""Words a minute within which a voice is followed and captions are read (BBC subtitle guidelines: 160 to 180)."""
_FAST, _SLOW = 0.55, 0.25
"""Motion of a film's shots from which it is lively, and up to which calm."""
_MUCH_ROOM, _A_LITTLE, _MOST_ROOM = 0.7, 0.15, 0.9
"""Of negative space: much of it, a step more, and the most there may be."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a direction is, field by field."""

    platform: Picked[Platform]
    category: Picked[Category]
    subject: Picked[str]
    language: Picked[str]
    audience: Picked[str]
    aspect: Picked[Aspect]
    duration: Picked[float]
    style: Picked[tuple[Style, ...]]
    feeling: Picked[Feeling]
    palette: Picked[tuple[Paint, ...]]
    key: Picked[Key]
    contrast: Picked[Contrast]
    temperature: Picked[Temperature]
    composition: Picked[Composition]
    motion: Picked[Motion]
    cuts: Picked[float]
    energy: Picked[tuple[float, ...]]
    transitions: Picked[Transitions]
    captions: Picked[CaptionMode]
    overlays: Picked[OverlayPlan]
    music: Picked[bool]
    effects: Picked[bool]
    voice: Picked[int]
    light: Light
    spoken: bool

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where each field comes from."""
        named = (getattr(self, field.name) for field in fields(self))
        picked = (one for one in named if isinstance(one, Picked))
        return tuple(
            one.origin(aim) for aim, one in zip((aim for aim in Aim if aim is not Aim.SCENES), picked, strict=True)
        )


def choices_for(asking: Asking, *facts: Picked[Any]) -> Choices:
    """Every field, once it is known what is asked and what is usual.

    Args:
        asking: What is asked for, with what is usual for the facts.
        facts: Platform, category, subject, language and audience.
    """
    key = name_wished(_from_light(asking, Aim.KEY), asking.wishes(Aim.KEY), tuple(Key))
    contrast = name_wished(_from_light(asking, Aim.CONTRAST), asking.wishes(Aim.CONTRAST), tuple(Contrast))
    temperature = name_wished(_from_light(asking, Aim.TEMPERATURE), asking.wishes(Aim.TEMPERATURE), tuple(Temperature))
    duration = _duration(asking)
    platform, category, subject, language, audience = facts
    return Choices(
        platform=platform,
        category=category,
        subject=subject,
        language=language,
        audience=audience,
        aspect=_aspect(asking),
        duration=duration,
        style=_style(asking),
        feeling=_feeling(asking),
        palette=palette_for(asking, key.value),
        key=key,
        contrast=contrast,
        temperature=temperature,
        composition=_composition(asking),
        motion=_motion(asking),
        cuts=_cuts(asking, duration.value),
        energy=_energy(asking),
        transitions=_transitions(asking),
        captions=_captions(asking),
        overlays=_overlays(asking),
        music=_switch(asking, Aim.MUSIC),
        effects=_switch(asking, Aim.EFFECTS),
        voice=_voice(asking),
        light=light_of(asking, category.value, key.value, contrast.value, temperature.value),
        spoken=not asking.wishes(Aim.VOICE, How.WITHOUT),
    )


def _base(asking: Asking, aim: Aim, *stronger: Picked[Any] | None) -> Picked[Any]:
    """A field before words are asked: from references, from what words imply, from before, from what is usual."""
    previous = asking.previous
    kept = asking.before(aim, field_of(previous, aim)) if previous else None
    return strongest(*stronger, asking.implied_for(aim), kept, *asking.habitual(aim))


def _from_light(asking: Asking, aim: Aim) -> Picked[Any]:
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
    return _base(asking, aim, next(shown, None))


def _aspect(asking: Asking) -> Picked[Aspect]:
    brief = asking.brief
    if brief.aspect:
        return Picked(brief.aspect, Source.BRIEF, "the brief says so")
    said = brief.platform or asking.wishes(Aim.PLATFORM, How.SET)
    shown = None
    if asking.film and not said:
        seen = asking.film.seen
        nearest = min(_SHAPES, key=lambda aspect: abs(_SHAPES[aspect] / (seen.width / seen.height) - 1))
        shown = Picked(nearest, Source.VIDEO, f"the film is {seen.width} by {seen.height} pixels")
    return name_wished(_base(asking, Aim.ASPECT, shown), asking.wishes(Aim.ASPECT), tuple(Aspect))


_SHAPES = {Aspect.WIDE: 16 / 9, Aspect.TALL: 9 / 16, Aspect.SQUARE: 1.0, Aspect.PORTRAIT: 0.8}


def _duration(asking: Asking) -> Picked[float]:
    brief = asking.brief
    if brief.duration is not None:
        length = max(round(brief.duration, 3), 0.001)
        return Picked(length, Source.BRIEF, "the brief says so")
    picked = number_wished(_base(asking, Aim.DURATION, _told(asking)), asking.wishes(Aim.DURATION), (BRIEFEST, LONGEST))
    return Picked(round(picked.value, 3), picked.source, picked.because)


def _told(asking: Asking) -> Picked[float] | None:
    """How long a script takes to say."""
    words = len(asking.brief.about.split())
    if not words:
        return None
    pace = _base(asking, Aim.VOICE).value
    seconds = min(max(round(60 * words / pace), BRIEFEST), LONGEST)
    return Picked(float(seconds), Source.WORDS, f"the script's {words} words take so long to say")


def _style(asking: Asking) -> Picked[tuple[Style, ...]]:
    base: Picked[tuple[Style, ...]] = _base(asking, Aim.STYLE)
    return _several(asking, Aim.STYLE, base, {style.value: style for style in Style})


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


def _feeling(asking: Asking) -> Picked[Feeling]:
    felt = next(
        (
            Picked(seen.atmosphere.feeling, source, f"the {what} feels {seen.atmosphere.feeling}")
            for source, what, seen in asking.seen
        ),
        None,
    )
    base: Picked[Feeling] = _base(asking, Aim.FEELING, felt)
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


def _composition(asking: Asking) -> Picked[Composition]:
    shown = next(
        (Picked(seen.composition, source, f"the {what} is laid out so") for source, what, seen in asking.seen), None
    )
    base: Picked[Composition] = _base(asking, Aim.COMPOSITION, shown)
    for wish in asking.wishes(Aim.COMPOSITION):
        change = _laid_out(base.value, wish.value, wish.how)
        if change:
            base = base.by_words(base.value.model_copy(update=change), wish)
    return base


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


def _motion(asking: Asking) -> Picked[Motion]:
    shown = None
    if asking.film:
        moving = asking.film.motion
        motion = Motion.LIVELY if moving >= _FAST else Motion.CALM if moving <= _SLOW else Motion.STEADY
        shown = Picked(
            motion,
            Source.VIDEO,
            f"what is in the film moves {('little', 'moderately', 'much')[tuple(Motion).index(motion)]}",
        )
    base = _base(asking, Aim.MOTION, shown)
    picked = name_wished(base, asking.wishes(Aim.MOTION), tuple(Motion))
    for wish in asking.wishes(Aim.CUTS, How.TIMES) if not asking.wishes(Aim.MOTION) else ():
        step = 1 if _float(wish.value) > 1 else -1
        order = tuple(Motion)
        picked = picked.by_words(order[min(max(order.index(picked.value) + step, 0), 2)], wish, Aim.MOTION)
    return picked


def _cuts(asking: Asking, duration: float) -> Picked[float]:
    shown = None
    if asking.film:
        rate = min(max(round(asking.film.cuts_a_minute, 2), FEWEST_CUTS), MOST_CUTS)
        shown = Picked(rate, Source.VIDEO, f"the film cuts {rate:.3g} times a minute")
    base: Picked[float] = _base(asking, Aim.CUTS, shown)
    if base.source in (Source.PLATFORM, Source.DEFAULT):
        base = Picked(base.value * _hurry(asking, duration), base.source, base.because)
    wishes = asking.wishes(Aim.CUTS)
    picked = number_wished(base, wishes, (FEWEST_CUTS, MOST_CUTS))
    for wish in wishes:
        if wish.how is How.WITHOUT:
            picked = picked.by_words(FEWEST_CUTS, wish)
    return Picked(round(picked.value, 2), picked.source, picked.because)


def _hurry(asking: Asking, duration: float) -> float:
    """How many times as often a video is cut for being shorter, or longer, than is usual where it is seen."""
    usual = next(asking.habitual(Aim.DURATION)).value
    return float(min(max((usual / duration) ** 0.15, 0.8), 1.3))


def _energy(asking: Asking) -> Picked[tuple[float, ...]]:
    shown = None
    if asking.film and len(asking.film.energy) > 1:
        shown = Picked(
            tuple(round(level, 3) for level in asking.film.energy), Source.VIDEO, "the film rises and falls so"
        )
    base: Picked[tuple[float, ...]] = _base(asking, Aim.ENERGY, shown)
    for wish in asking.wishes(Aim.ENERGY):
        curve = _curve(base.value, wish.value, wish.how)
        base = Picked(curve, Source.WORDS, f"“{wish.words}” asks for it")
    return base


def _curve(now: tuple[float, ...], value: str, how: How) -> tuple[float, ...]:
    """An energy curve as words ask for it: of another shape, or higher or lower."""
    count, level = len(now), sum(now) / len(now)
    parts = [index / (count - 1) for index in range(count)]
    match value, how:
        case ("rising", How.SET):
            curve = [0.2 + 0.7 * part for part in parts]
        case ("falling", How.SET):
            curve = [0.9 - 0.6 * part for part in parts]
        case ("arc", How.SET):
            curve = [0.3 + 0.65 * (1 - abs(part - 0.7) / 0.7) for part in parts]
        case ("steady", How.SET):
            curve = [level] * count
        case ("high", How.SET | How.MORE):
            curve = [one + 0.6 * (1 - one) if how is How.SET else one + 0.2 for one in now]
        case ("low", How.SET) | ("high", How.LESS | How.WITHOUT):
            curve = [one * 0.5 if how is How.SET else one - 0.2 for one in now]
        case _:
            return now
    return tuple(round(min(max(one, 0.0), 1.0), 3) for one in curve)


def _transitions(asking: Asking) -> Picked[Transitions]:
    return name_wished(_base(asking, Aim.TRANSITIONS), asking.wishes(Aim.TRANSITIONS), tuple(Transitions))


def _captions(asking: Asking) -> Picked[CaptionMode]:
    base: Picked[CaptionMode] = _base(asking, Aim.CAPTIONS)
    for wish in asking.wishes(Aim.CAPTIONS):
        if wish.how is How.WITHOUT and wish.value in ("any", base.value):
            base = base.by_words(CaptionMode.NONE, wish)
        elif wish.value in tuple(CaptionMode) and wish.how is not How.WITHOUT:
            base = base.by_words(CaptionMode(wish.value), wish)
        elif wish.value == "any" and wish.how is not How.WITHOUT and base.value is CaptionMode.NONE:
            base = base.by_words(CaptionMode.BOTH, wish)
    return base


def _overlays(asking: Asking) -> Picked[OverlayPlan]:
    base: Picked[OverlayPlan] = _base(asking, Aim.OVERLAYS)
    for wish in asking.wishes(Aim.OVERLAYS):
        now, asked = base.value.a_minute, _float(wish.value)
        density = {
            How.SET: asked if asked > 0 else max(now, 4.0),
            How.MORE: now * 1.5 if now else 4.0,
            How.LESS: now * 0.5,
            How.TIMES: now * max(asked, 0.0),
            How.WITHOUT: 0.0,
        }[wish.how]
        plan = base.value.model_copy(update={"a_minute": round(min(density, 60.0), 2)})
        base = base.by_words(plan, wish)
    return base


def _switch(asking: Asking, aim: Aim) -> Picked[bool]:
    base: Picked[bool] = _base(asking, aim)
    for wish in asking.wishes(aim):
        base = base.by_words(wish.how is not How.WITHOUT and (wish.how is not How.LESS or base.value), wish)
    return base


def _voice(asking: Asking) -> Picked[int]:
    base: Picked[int] = _base(asking, Aim.VOICE)
    for wish in (*asking.wishes(Aim.VOICE), *asking.wishes(Aim.CUTS, How.TIMES)):
        pace = base.value
        if wish.field is Aim.CUTS:
            pace = (
                min(round(pace * 1.2), max(READABLE, pace))
                if _float(wish.value) > 1
                else max(round(pace / 1.15), SLOWEST)
            )
        elif wish.value in ("fast", "slow"):
            faster = (wish.value == "fast") == (wish.how in (How.SET, How.MORE))
            pace = min(round(pace * 1.2), READABLE) if faster else max(round(pace / 1.2), SLOWEST)
        if wish.how is How.WITHOUT and wish.value == "any":
            base = Picked(pace, Source.WORDS, f"“{wish.words}” asks for no voice; the pace is that of what is read")
        elif pace != base.value:
            base = base.by_words(pace, wish, Aim.VOICE)
        elif wish.field is Aim.VOICE:
            base = Picked(pace, Source.WORDS, f"“{wish.words}” asks for such a voice, at a usual pace")
    return base


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
