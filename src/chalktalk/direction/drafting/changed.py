"""What a changed direction is told as: field by field, what was and what is, and why."""

from collections.abc import Sequence

from chalktalk.direction.drafting.picking import field_of
from chalktalk.direction.drafting.telling import said
from chalktalk.documents.creative.direction import Caution, Change, CreativeDirection, SceneDirection
from chalktalk.documents.creative.wishes import Aim, Wording

_NOT_UNDERSTOOD, _WITHOUT_EFFECT = "change_not_understood", "change_without_effect"
UNHEARD = frozenset((_NOT_UNDERSTOOD, _WITHOUT_EFFECT))
"""Codes of cautions that speak of one change, and of no later one."""
_LIGHTS = (Aim.KEY, Aim.CONTRAST, Aim.TEMPERATURE)
_FIGURES = {Aim.KEY: "lightness", Aim.CONTRAST: "spread", Aim.TEMPERATURE: "warmth"}


def changes_between(previous: CreativeDirection, now: CreativeDirection) -> tuple[Change, ...]:
    """What is different, field by field, in words."""
    origins = {origin.field: origin for origin in now.origins}
    changes: list[Change] = []
    for aim in Aim:
        before, after = (_compared(direction, aim) for direction in (previous, now))
        if before != after:
            told = [_told(aim, direction) for direction in (previous, now)]
            if told[0] == told[1] and aim is Aim.SCENES:
                told[1] = f"the same with other {_differing(previous, now)}"
            because = origins[aim].because if aim in origins else _following(changes)
            changes.append(Change(field=aim, before=told[0], after=told[1], because=because))
    return tuple(changes)


def not_understood(wording: Wording) -> tuple[Caution]:
    """That a change was asked for in words of which nothing came."""
    first = next(iter(wording.wishes), None)
    if first is None:
        return (
            Caution(
                code=_NOT_UNDERSTOOD,
                field=Aim.STYLE,
                message="nothing in these words could be understood as a change, and the direction is as before",
                hint="name what is to change and how: `warmer`, `twice as fast`, `no red`, `30 seconds`",
            ),
        )
    return (
        Caution(
            code=_WITHOUT_EFFECT,
            field=first.field,
            message=f"“{first.words}” changes nothing: it is so already",
            hint="ask for more than that, or for something else",
        ),
    )


def _compared(direction: CreativeDirection, aim: Aim) -> object:
    """What of a direction a field is, for comparing."""
    if aim in _LIGHTS:
        return field_of(direction, aim), getattr(direction.light, _FIGURES[aim])
    if aim is Aim.VOICE:
        return field_of(direction, aim), any(scene.voiceover_text for scene in direction.scenes)
    return field_of(direction, aim)


def _told(aim: Aim, direction: CreativeDirection) -> str:
    if aim in _LIGHTS:
        figure = getattr(direction.light, _FIGURES[aim])
        return f"{said(aim, field_of(direction, aim))} ({_FIGURES[aim]} {figure:.2f})"
    if aim is Aim.SCENES:
        number, seconds = len(direction.scenes), direction.duration / len(direction.scenes)
        scenes = "one scene" if number == 1 else f"{number} scenes"
        return f"{scenes} of {seconds:.3g} s on average"
    return said(aim, field_of(direction, aim))


def _differing(previous: CreativeDirection, now: CreativeDirection) -> str:
    """What of scenes differs, where there are as many."""
    pairs = list(zip(previous.scenes, now.scenes, strict=True))
    names = [
        name
        for name in SceneDirection.model_fields
        if any(getattr(before, name) != getattr(after, name) for before, after in pairs)
    ]
    return ", ".join(name.replace("_", " ") for name in names)


def _following(changes: Sequence[Change]) -> str:
    names = [change.field.value for change in changes]
    return f"scenes follow {', '.join(names)}" if names else "the words ask for it"
