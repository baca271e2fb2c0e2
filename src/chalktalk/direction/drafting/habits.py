"""Habits: what is usual on a platform, for a category, and what a style or a feeling brings along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalktalk.direction.drafting.picking import Picked
from chalktalk.documents.creative.direction import OverlayPlan, Role, Source
from chalktalk.documents.creative.readings import Composition, Contrast, Key, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, How, Platform, Style, Wording
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode


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


def on_platform(platform: Platform) -> dict[Aim, Any]:
    tall = platform in (Platform.SHORTS, Platform.TIKTOK, Platform.REELS)
    return {
        Aim.ASPECT: {Platform.SQUARE: Aspect.SQUARE, Platform.PORTRAIT: Aspect.PORTRAIT}.get(
            platform, Aspect.TALL if tall else Aspect.WIDE
        ),
        Aim.DURATION: 30.0 if tall else 90.0,
        Aim.CUTS: 20.0 if tall else 10.0,
        Aim.CAPTIONS: CaptionMode.BURNED if tall else CaptionMode.BOTH,
        Aim.OVERLAYS: OverlayPlan(a_minute=10 if tall else 4, least_seconds=1.5),
    }


def in_category(category: Category) -> dict[Aim, Any]:
    return {
        Aim.PALETTE: {
            Role.GROUND: "#0e1530",
            Role.SURFACE: "#1e2b57",
            Role.INK: "#f4f6ff",
            Role.ACCENT: "#7aa0ff",
            Role.SECOND_ACCENT: "#ffc24d",
        },
        Aim.KEY: Key.NORMAL,
        Aim.CONTRAST: Contrast.NORMAL,
        Aim.TEMPERATURE: Temperature.NEUTRAL,
        Aim.COMPOSITION: Composition(),
        Aim.MOTION: Motion.STEADY,
        Aim.ENERGY: (0.5, 0.4, 0.5, 0.6, 0.7, 0.5),
        Aim.TRANSITIONS: Transitions.VARIED,
        Aim.FEELING: Feeling.CURIOUS,
        Aim.STYLE: (),
        Aim.MUSIC: True,
        Aim.EFFECTS: True,
        Aim.AUDIENCE: "anyone who wants to understand it",
        Aim.VOICE: 150,
    }


def arc_of(category: Category) -> tuple[str, ...]:
    return ("hook", "question", "explanation", "example", "recap", "call to action")


def with_style(style: Style) -> dict[Aim, Any]:
    return {Aim.CONTRAST: Contrast.HARD, Aim.KEY: Key.LOW} if style in (Style.NEON, Style.CINEMATIC) else {}


def with_feeling(feeling: Feeling) -> dict[Aim, Any]:
    return {Aim.MOTION: Motion.CALM} if feeling is Feeling.CALM else {}


def mood_of(feeling: Feeling) -> Mood:
    return Mood(valence=0.2, energy=0.45)


def habits_for(platform: Platform, category: Category) -> tuple[Habit, ...]:
    return (
        Habit(Source.PLATFORM, f"usual on {platform}", on_platform(platform)),
        Habit(Source.CATEGORY, f"usual for {category} videos", in_category(category)),
    )


def implied_by(wording: Wording) -> tuple[Habit, ...]:
    found = []
    for wish in wording.wishes:
        if wish.how in (How.SET, How.MORE) and wish.field is Aim.STYLE:
            found.append(Habit(Source.WORDS, f"“{wish.words}” brings it along", with_style(Style(wish.value))))
        if wish.how in (How.SET, How.MORE) and wish.field is Aim.FEELING:
            found.append(Habit(Source.WORDS, f"“{wish.words}” brings it along", with_feeling(Feeling(wish.value))))
    return tuple(found)
