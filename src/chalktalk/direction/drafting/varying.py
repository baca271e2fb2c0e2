"""What a scene does varies what the whole looks, feels and moves like: a little, so that all stay of one world."""

from collections.abc import Iterable, Sequence

from chalktalk.direction.drafting.purposes import Type
from chalktalk.documents.creative.direction import Paint, Role
from chalktalk.documents.creative.readings import Balance, Composition, Contrast, Light
from chalktalk.documents.creative.wishes import Feeling
from chalktalk.documents.manner import Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.storyboard import TransitionKind

GRAVEST = {Feeling.JOYFUL: Feeling.CURIOUS, Feeling.EXCITED: Feeling.TENSE, Feeling.TENSE: Feeling.TENSE,
           Feeling.MELANCHOLY: Feeling.MELANCHOLY}  # fmt: skip
"""What a scene that tells of a trouble feels like in a video of a feeling; serious in all others."""
PLAIN = {
    Transitions.CUTS: TransitionKind.CUT,
    Transitions.FADES: TransitionKind.FADE,
    Transitions.PUSHES: TransitionKind.PUSH,
}


def leading(roles: Iterable[Role], palette: Sequence[Paint]) -> tuple[Role, ...]:
    """Those of some roles that a palette has."""
    there = {paint.role for paint in palette}
    return tuple(role for role in roles if role in there) or (palette[0].role,)


def lit(light: Light, kind: Type) -> Light:
    """The direction's light, a little brighter or darker by what a scene does."""
    if not kind.brighter:
        return light
    darker = kind.brighter < 0
    return light.model_copy(
        update={
            "lightness": within_one(light.lightness + kind.brighter),
            "contrast": Contrast.NORMAL if darker and light.contrast is Contrast.SOFT else light.contrast,
        }
    )


def laid_out(composition: Composition, kind: Type) -> Composition:
    """The direction's composition, with a little more or less room by what a scene does."""
    centred = kind.name in ("opening", "closing") and composition.balance is Balance.SPREAD
    return composition.model_copy(
        update={
            "negative_space": within_one(composition.negative_space + kind.room),
            "balance": Balance.CENTRED if centred else composition.balance,
        }
    )


def felt(feeling: Feeling, kind: Type) -> Feeling:
    """What a scene feels like in a video of a feeling."""
    return GRAVEST.get(feeling, Feeling.SERIOUS) if kind.name == "tension" else feeling


def in_mood(mood: Mood, kind: Type) -> Mood:
    """A scene's mood: that of the video, graver where a trouble is told."""
    if kind.name != "tension":
        return mood
    return Mood(valence=round(max(mood.valence - 0.3, -1.0), 3), energy=mood.energy)


def level_at(energy: Sequence[float], at: float) -> float:
    """An energy curve's level at a part of the video."""
    place = min(max(at, 0.0), 1.0) * (len(energy) - 1)
    before = min(int(place), len(energy) - 2)
    return energy[before] + (energy[before + 1] - energy[before]) * (place - before)


def giving_way(transitions: Transitions, kind: Type, after: Type) -> TransitionKind:
    """How a scene gives way to the next."""
    if transitions in PLAIN:
        return PLAIN[transitions]
    return TransitionKind.CUT if kind.name == after.name else after.enters


def within_one(value: float) -> float:
    """A figure between 0 and 1, to three digits."""
    return round(min(max(value, 0.0), 1.0), 3)
