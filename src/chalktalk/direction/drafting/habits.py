"""Habits: what is usual on a platform and for a category, and what styles and feelings that words name bring along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod, sqrt
from typing import Any

from chalktalk.direction.drafting.picking import Picked
from chalktalk.direction.drafting.telling import PLATFORMS
from chalktalk.direction.usual import usual_category, usual_feeling, usual_platform, usual_style
from chalktalk.documents.creative.direction import OverlayPlan, Source
from chalktalk.documents.creative.readings import Composition
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, How, Platform, Style, Wish, Wording

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


@dataclass(frozen=True, slots=True)
class Habit:
    """Some fields' values, all from one source and for one reason."""

    source: Source
    because: str
    values: Mapping[Aim, Any]

    def pick(self, aim: Aim) -> Picked[Any] | None:
        """The value of a field, if this has one."""
        value = self.values.get(aim)
        return None if value is None else Picked(value, self.source, self.because)


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


def implied_by(wording: Wording, composition: Composition, cuts: float) -> tuple[Habit, ...]:
    """What styles and feelings that words name bring along, in the order of the text.

    Args:
        wording: What was read out of the text.
        composition: What would be without them.
        cuts: A minute, without them.
    """
    named = [wish for wish in wording.wishes if wish.how in (How.SET, How.MORE)]
    habits = [*_of_styles(named, composition), *_of_feelings(named)]
    factors = {
        wish.words: usual_style(Style(wish.value)).cuts
        if wish.field is Aim.STYLE
        else usual_feeling(Feeling(wish.value)).cuts
        for wish in named
        if _is_named(wish)
    }
    if (factor := prod(factors.values())) != 1.0:
        moved = ", ".join(f"“{words}”" for words, one in factors.items() if one != 1.0)
        habits.append(
            Habit(
                Source.WORDS,
                f"{moved} goes {'faster' if factor > 1 else 'slower'} than usual",
                {Aim.CUTS: cuts * factor},
            )
        )
    return tuple(sorted(habits, key=lambda habit: wording_place(habit, wording)))


def wording_place(habit: Habit, wording: Wording) -> int:
    """Where in a text the words stand that brought a habit along."""
    return next((wish.start for wish in wording.wishes if habit.because.startswith(f"“{wish.words}”")), 0)


def composed(composition: Composition, styles: tuple[Style, ...]) -> Composition:
    """A composition as the first of some styles lays things out."""
    if not styles:
        return composition
    turn = usual_style(styles[0]).composition.model_dump(exclude_none=True)
    return composition.model_copy(update=turn)


def chroma_of(wording: Wording) -> float:
    """How many times as colourful as usual everything is in the feelings that words name."""
    return prod(usual_feeling(Feeling(wish.value)).chroma for wish in _feelings(wording))


def warmth_of(wording: Wording) -> float:
    """How much warmer than usual, from -1 to 1, everything is in the feelings that words name."""
    return sum(usual_feeling(Feeling(wish.value)).warmth for wish in _feelings(wording))


def _feelings(wording: Wording) -> list[Wish]:
    return [
        wish for wish in wording.wishes
        if wish.field is Aim.FEELING and wish.how in (How.SET, How.MORE) and _is_named(wish)
    ]  # fmt: skip


def _of_styles(wishes: list[Wish], composition: Composition) -> Iterator[Habit]:
    for wish in wishes:
        if wish.field is Aim.STYLE and _is_named(wish):
            style = usual_style(Style(wish.value))
            values = {
                Aim.PALETTE: style.palette,
                Aim.KEY: style.light.key,
                Aim.CONTRAST: style.light.contrast,
                Aim.TEMPERATURE: style.light.temperature,
                Aim.COMPOSITION: composed(composition, (style.style,)),
                Aim.MOTION: style.motion,
                Aim.TRANSITIONS: style.transitions,
            }
            yield Habit(Source.WORDS, f"“{wish.words}” brings it along", values)


def _of_feelings(wishes: list[Wish]) -> Iterator[Habit]:
    for wish in wishes:
        if wish.field is Aim.FEELING and _is_named(wish):
            feeling = usual_feeling(Feeling(wish.value))
            values = {
                Aim.KEY: feeling.light.key,
                Aim.CONTRAST: feeling.light.contrast,
                Aim.TEMPERATURE: feeling.light.temperature,
                Aim.MOTION: feeling.motion,
                Aim.TRANSITIONS: feeling.transitions,
                Aim.ENERGY: feeling.energy,
            }
            yield Habit(Source.WORDS, f"“{wish.words}” brings it along", values)


def _is_named(wish: Wish) -> bool:
    """Whether a wish names a style or a feeling that there is."""
    known: tuple[str, ...] = {Aim.STYLE: tuple(Style), Aim.FEELING: tuple(Feeling)}.get(wish.field, ())
    return wish.value in known
