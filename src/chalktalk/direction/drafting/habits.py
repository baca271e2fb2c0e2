"""Habits: what is usual on a platform and for a category, and what styles and feelings that words name bring along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod, sqrt
from typing import Any

from chalktalk.direction.drafting.picking import Picked
from chalktalk.direction.drafting.telling import PLATFORMS, said
from chalktalk.direction.usual import (
    FeelingUsual,
    StyleUsual,
    usual_category,
    usual_feeling,
    usual_platform,
    usual_style,
)
from chalktalk.documents.creative.direction import OverlayPlan, Source
from chalktalk.documents.creative.readings import Composition
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, Platform, Style, Wish

AUDIENCES = {
    Category.EDUCATION: "learners who are new to it",
    Category.SCIENCE: "curious people without a degree in it",
    Category.TECHNOLOGY: "people who use it and wonder how it works",
    Category.PRODUCT: "people who might buy it",
    Category.FINANCE: "people who look after their own money",
    Category.HEALTH: "patients, and those who care for them",
    Category.STORY: "anyone who likes a good story",
    Category.HISTORY: "people who want to know how it came about",
    Category.NEWS: "people who want to know what happened, quickly",
    Category.NATURE: "people who like to be outdoors",
    Category.TRAVEL: "people who plan their next journey",
    Category.FOOD: "people who cook at home",
    Category.SPORT: "players and fans",
    Category.CHILDREN: "children, and who watches with them",
    Category.CAUSE: "people who might help",
    Category.ENTERTAINMENT: "anyone who wants a good minute",
}
"""For whom videos of a category usually are."""
_NAMES = {Aim.STYLE: frozenset(map(str, Style)), Aim.FEELING: frozenset(map(str, Feeling))}


@dataclass(frozen=True, slots=True)
class Habit:
    """Some fields' values, all from one source and for one reason."""

    source: Source
    because: str
    values: Mapping[Aim, Any]
    telling: bool = False
    """Whether the reason goes on with what the value is."""

    def pick(self, aim: Aim) -> Picked[Any] | None:
        """The value of a field, if this has one."""
        value = self.values.get(aim)
        if value is None:
            return None
        return Picked(value, self.source, f"{self.because} {said(aim, value)}" if self.telling else self.because)


def habits_for(platform: Picked[Platform], category: Picked[Category]) -> tuple[Habit, ...]:
    """What is usual on a platform and for a category; a default of either makes defaults of it all."""
    where, what = usual_platform(platform.value), usual_category(category.value)
    place, kind = PLATFORMS[platform.value], f"{category.value} videos"
    both = Source.DEFAULT if platform.source is Source.DEFAULT else Source.PLATFORM
    cuts = round(sqrt(where.cuts_a_minute * what.cuts_a_minute), 1)
    return (
        Habit(
            both,
            f"usual on {place}",
            {
                Aim.ASPECT: where.aspect,
                Aim.DURATION: where.usual,
                Aim.CAPTIONS: where.captions,
                Aim.OVERLAYS: OverlayPlan(a_minute=where.overlays_a_minute, least_seconds=where.overlay_least_seconds),
                Aim.VOICE: where.words_a_minute,
            },
        ),
        Habit(both, f"usual on {place} for {kind}", {Aim.CUTS: cuts}),
        Habit(
            Source.DEFAULT if category.source is Source.DEFAULT else Source.CATEGORY,
            f"usual for {kind}",
            {
                Aim.AUDIENCE: AUDIENCES[category.value],
                Aim.STYLE: what.style,
                Aim.FEELING: what.feeling,
                Aim.PALETTE: what.palette,
                Aim.KEY: what.light.key,
                Aim.CONTRAST: what.light.contrast,
                Aim.TEMPERATURE: what.light.temperature,
                Aim.COMPOSITION: composed(Composition(), what.style),
                Aim.MOTION: what.motion,
                Aim.ENERGY: what.energy,
                Aim.TRANSITIONS: what.transitions,
                Aim.MUSIC: what.music,
                Aim.EFFECTS: what.effects,
            },
        ),
    )


def implied_by(wishes: Sequence[Wish], composition: Composition, cuts: float) -> tuple[Habit, ...]:
    """What styles and feelings that words name bring along.

    Args:
        wishes: For styles and feelings, in the order of the text.
        composition: What would be without them.
        cuts: A minute, without them.
    """
    named = [(wish, _usual(wish)) for wish in wishes if wish.value in _NAMES[wish.field]]
    habits = [_habit(wish, usual, composition) for wish, usual in named]
    factor = prod(usual.cuts for _, usual in named)
    if factor != 1.0:
        moved = " and ".join(f"“{wish.words}”" for wish, usual in named if usual.cuts != 1.0)
        pace = "fewer" if factor < 1 else "more"
        habits.append(Habit(Source.WORDS, f"{moved}: {pace} cuts than usual", {Aim.CUTS: cuts * factor}))
    return tuple(habits)


def _habit(wish: Wish, usual: StyleUsual | FeelingUsual, composition: Composition) -> Habit:
    """What one style or feeling brings along."""
    values: dict[Aim, Any] = {
        Aim.KEY: usual.light.key,
        Aim.CONTRAST: usual.light.contrast,
        Aim.TEMPERATURE: usual.light.temperature,
        Aim.MOTION: usual.motion,
        Aim.TRANSITIONS: usual.transitions,
    }
    if isinstance(usual, StyleUsual):
        values |= {Aim.PALETTE: usual.palette, Aim.COMPOSITION: composed(composition, (usual.style,))}
    else:
        values |= {Aim.ENERGY: usual.energy}
    return Habit(Source.WORDS, f"“{wish.words}” goes with", values, telling=True)


def _usual(wish: Wish) -> StyleUsual | FeelingUsual:
    return usual_style(Style(wish.value)) if wish.field is Aim.STYLE else usual_feeling(Feeling(wish.value))


def composed(composition: Composition, styles: tuple[Style, ...]) -> Composition:
    """A composition as the first of some styles lays things out."""
    if not styles:
        return composition
    turn = usual_style(styles[0]).composition.model_dump(exclude_none=True)
    return composition.model_copy(update=turn)


def tinted_by(wishes: Sequence[Wish]) -> tuple[float, float]:
    """How many times as colourful as usual, and how much warmer from -1 to 1, everything is in some feelings."""
    feelings = [usual_feeling(Feeling(wish.value)) for wish in wishes if wish.value in _NAMES[Aim.FEELING]]
    return prod(feeling.chroma for feeling in feelings), sum(feeling.warmth for feeling in feelings)
