"""What a creative direction makes of a film: its theme, and the manner in which it moves and sounds."""

from collections.abc import Iterator, Mapping
from typing import Any

from chalktalk.colours import oklch
from chalktalk.direction.roles import palette_in_roles
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.direction import CreativeDirection, Source
from chalktalk.documents.creative.readings import Contrast, Key, Temperature
from chalktalk.documents.creative.wishes import Category, Feeling, Style
from chalktalk.documents.manner import Choice, Manner
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import MusicMode
from chalktalk.documents.theme import Theme

STEPS = 4
"""Moods are rounded to quarters: music is made anew for no less."""
NAME = "directed"
VIVID = 0.17
"""OKLCh chroma from which a palette counts as loud."""
ROOMY = 0.6
"""Share of a picture in which nothing is, from which it counts as bare."""
Traits = Mapping[str, Any]
"""Some of a theme's fields."""

_STYLES: Mapping[Style, Traits] = {
    Style.MINIMAL: {"ground": "plain", "corners": "sharp", "cards": "flat"},
    Style.PLAYFUL: {"ground": "blobs", "corners": "round", "cards": "flat", "typeface": "round"},
    Style.ELEGANT: {"ground": "plain", "corners": "sharp", "cards": "outlined", "typeface": "serif"},
    Style.BOLD: {"ground": "halftone", "corners": "sharp", "cards": "blocks"},
    Style.VINTAGE: {"ground": "paper", "corners": "sharp", "cards": "outlined", "typeface": "serif"},
    Style.FUTURISTIC: {"ground": "floor", "corners": "sharp", "cards": "glowing", "typeface": "tech"},
    Style.HANDMADE: {"stroke": "chalk", "ground": "grid", "cards": "outlined", "typeface": "hand"},
    Style.CINEMATIC: {"ground": "rays", "corners": "soft", "cards": "raised"},
    Style.CORPORATE: {"ground": "dots", "corners": "soft", "cards": "raised", "typeface": "sans"},
    Style.EDITORIAL: {"ground": "plain", "corners": "sharp", "cards": "flat", "typeface": "serif"},
    Style.ORGANIC: {"ground": "waves", "corners": "round", "cards": "flat"},
    Style.NEON: {"ground": "floor", "corners": "soft", "cards": "glowing", "typeface": "tech"},
}
_CATEGORIES: Mapping[Category, Traits] = {
    Category.CHILDREN: {"ground": "blobs", "corners": "round", "cards": "flat", "typeface": "round"},
    Category.FOOD: {"ground": "blobs", "corners": "round"},
    Category.HISTORY: {"ground": "paper", "typeface": "serif"},
    Category.NATURE: {"ground": "waves", "corners": "round"},
    Category.SPORT: {"ground": "halftone", "corners": "sharp"},
    Category.STORY: {"ground": "waves", "typeface": "serif"},
    Category.TRAVEL: {"ground": "waves"},
    Category.NEWS: {"ground": "plain", "corners": "sharp"},
}
_FEELINGS: Mapping[Feeling, Traits] = {
    Feeling.JOYFUL: {"ground": "blobs", "corners": "round"},
    Feeling.EXCITED: {"ground": "halftone"},
    Feeling.SERIOUS: {"ground": "plain", "corners": "sharp"},
    Feeling.MELANCHOLY: {"ground": "plain", "typeface": "serif"},
    Feeling.TENSE: {"ground": "plain", "corners": "sharp"},
    Feeling.CALM: {"ground": "waves", "corners": "round"},
}


def with_direction(brief: Brief, direction: CreativeDirection) -> Brief:
    """The brief with what its author left open as the direction has it."""
    chosen: dict[str, Any] = {"manner": manner_of(direction)}
    if Choice.THEME in brief.open:
        chosen["drawn_theme"] = theme_of(direction)
    if Choice.ASPECT in brief.open:
        chosen["aspect"] = direction.aspect
    if Choice.CAPTIONS in brief.open:
        chosen["captions"] = direction.captions
    if Choice.MUSIC in brief.open and not direction.music:
        chosen["music"] = MusicMode.NONE
    return brief.model_copy(update=chosen)


def theme_of(direction: CreativeDirection) -> Theme:
    """The theme that a direction asks for: its palette in its roles, and the rest as its style words have it.

    What the strongest style leaves open the next decides, then the light, the kind of video and its feeling.
    """
    traits: dict[str, Any] = {}
    for further in _traits(direction):
        traits = {**further, **traits}
    warm = direction.light.temperature is not Temperature.COOL
    styles = ", ".join(style.value for style in direction.style) or "in no particular style"
    palette = palette_in_roles(direction.palette, warm=warm)
    return Theme(name=NAME, summary=f"drawn from a creative direction: {styles}", palette=palette, **traits)


def manner_of(direction: CreativeDirection) -> Manner:
    """How a film of this direction moves and sounds."""
    mood = direction.mood
    return Manner(
        motion=direction.motion,
        transitions=direction.transitions,
        words_a_minute=direction.pacing.words_a_minute,
        mood=Mood(valence=_stepped(mood.valence), energy=_stepped(mood.energy)),
        effects=direction.effects,
    )


def _traits(direction: CreativeDirection) -> Iterator[Traits]:
    """What speaks for which traits, the strongest first."""
    yield from (_STYLES[style] for style in direction.style)
    if direction.style_source in (Source.VIDEO, Source.IMAGE):
        yield _seen(direction)
    yield _CATEGORIES.get(direction.category, {})
    yield _FEELINGS.get(direction.feeling, {})


def _seen(direction: CreativeDirection) -> Traits:
    """What a reference's light and composition speak for."""
    light, composition = direction.light, direction.composition
    vivid = max(oklch(paint.colour)[1] for paint in direction.palette) >= VIVID
    if light.key is Key.LOW and light.contrast is Contrast.HARD and vivid:
        return _STYLES[Style.NEON]
    if composition.horizon is not None:
        return {"ground": "waves"}
    if light.contrast is Contrast.SOFT:
        return {"ground": "blobs" if vivid else "plain", "corners": "round", "cards": "flat"}
    if composition.negative_space >= ROOMY:
        return {"ground": "plain", "corners": "sharp", "typeface": "serif"}
    return {"ground": "halftone" if vivid else "rays"}


def _stepped(value: float) -> float:
    return round(value * STEPS) / STEPS
