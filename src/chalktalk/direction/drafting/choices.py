"""Choices: every field of a direction but its scenes, each with where it comes from."""

from dataclasses import dataclass, fields
from typing import Any

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.lighting import light_of
from chalktalk.direction.drafting.looks import composition_of, feeling_of, motion_of, shown_in_light, style_of
from chalktalk.direction.drafting.pace import amount_in, cuts_of, duration_of, energy_of, voice_of
from chalktalk.direction.drafting.palette import palette_for
from chalktalk.direction.drafting.picking import Picked, name_wished
from chalktalk.documents.creative.direction import Origin, OverlayPlan, Paint, Source
from chalktalk.documents.creative.readings import Composition, Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, How, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.options import Aspect, CaptionMode


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
    key = name_wished(shown_in_light(asking, Aim.KEY), asking.wishes(Aim.KEY), tuple(Key))
    contrast = name_wished(shown_in_light(asking, Aim.CONTRAST), asking.wishes(Aim.CONTRAST), tuple(Contrast))
    temperature = name_wished(
        shown_in_light(asking, Aim.TEMPERATURE), asking.wishes(Aim.TEMPERATURE), tuple(Temperature)
    )
    duration = duration_of(asking)
    platform, category, subject, language, audience = facts
    return Choices(
        platform=platform,
        category=category,
        subject=subject,
        language=language,
        audience=audience,
        aspect=_aspect(asking),
        duration=duration,
        style=style_of(asking),
        feeling=feeling_of(asking),
        palette=palette_for(asking, key.value),
        key=key,
        contrast=contrast,
        temperature=temperature,
        composition=composition_of(asking),
        motion=motion_of(asking),
        cuts=cuts_of(asking, duration.value),
        energy=energy_of(asking),
        transitions=_transitions(asking),
        captions=_captions(asking),
        overlays=_overlays(asking),
        music=_switch(asking, Aim.MUSIC),
        effects=_switch(asking, Aim.EFFECTS),
        voice=voice_of(asking),
        light=light_of(asking, category.value, key.value, contrast.value, temperature.value),
        spoken=not asking.wishes(Aim.VOICE, How.WITHOUT),
    )


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
    return name_wished(asking.base(Aim.ASPECT, shown), asking.wishes(Aim.ASPECT), tuple(Aspect))


_SHAPES = {Aspect.WIDE: 16 / 9, Aspect.TALL: 9 / 16, Aspect.SQUARE: 1.0, Aspect.PORTRAIT: 0.8}


def _transitions(asking: Asking) -> Picked[Transitions]:
    return name_wished(asking.base(Aim.TRANSITIONS), asking.wishes(Aim.TRANSITIONS), tuple(Transitions))


def _captions(asking: Asking) -> Picked[CaptionMode]:
    base: Picked[CaptionMode] = asking.base(Aim.CAPTIONS)
    for wish in asking.wishes(Aim.CAPTIONS):
        if wish.how is How.WITHOUT and wish.value in ("any", base.value):
            base = base.by_words(CaptionMode.NONE, wish)
        elif wish.value in tuple(CaptionMode) and wish.how is not How.WITHOUT:
            base = base.by_words(CaptionMode(wish.value), wish)
        elif wish.value == "any" and wish.how is not How.WITHOUT and base.value is CaptionMode.NONE:
            base = base.by_words(CaptionMode.BOTH, wish)
    return base


def _overlays(asking: Asking) -> Picked[OverlayPlan]:
    base: Picked[OverlayPlan] = asking.base(Aim.OVERLAYS)
    for wish in asking.wishes(Aim.OVERLAYS):
        now, asked = base.value.a_minute, amount_in(wish.value)
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
    base: Picked[bool] = asking.base(aim)
    for wish in asking.wishes(aim):
        base = base.by_words(wish.how is not How.WITHOUT and (wish.how is not How.LESS or base.value), wish)
    return base
