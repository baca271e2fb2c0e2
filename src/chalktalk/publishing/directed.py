"""What a creative direction decided, and why: for the report, and line by line for people."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from chalktalk.documents.base import Document
from chalktalk.documents.creative.direction import CreativeDirection, OverlayPlan, Source
from chalktalk.documents.creative.readings import Balance, Composition
from chalktalk.documents.creative.wishes import Aim
from chalktalk.timecode import timecode

ELSEWHERE = frozenset({Aim.PALETTE, Aim.ENERGY, Aim.SCENES})
"""Fields that are not told in one value."""
MUCH_ROOM = 0.5
"""Share of a picture in which nothing is, from which that is told."""


class ColourReport(Document):
    """A colour of the palette."""

    role: str
    colour: str
    share: float


class ChoiceReport(Document):
    """One field of the direction."""

    field: str
    value: str
    source: Source
    because: str


class CautionReport(Document):
    """What may not be meant."""

    scene: int | None
    message: str
    hint: str


class CreativeReport(Document):
    """The creative direction that a film follows."""

    summary: str
    palette: tuple[ColourReport, ...]
    choices: tuple[ChoiceReport, ...]
    cautions: tuple[CautionReport, ...]
    confidence: float


def creative_report(direction: CreativeDirection) -> CreativeReport:
    """A direction for the report."""
    return CreativeReport(
        summary=direction.summary,
        palette=tuple(
            ColourReport(role=paint.role.value, colour=paint.colour, share=round(paint.weight, 3))
            for paint in direction.palette
        ),
        choices=tuple(
            ChoiceReport(
                field=one.field.value,
                value="" if one.field in ELSEWHERE else value_of(direction, one.field),
                source=one.source,
                because=one.because,
            )
            for one in direction.origins
        ),
        cautions=tuple(
            CautionReport(scene=one.scene, message=one.message, hint=one.hint) for one in direction.cautions
        ),
        confidence=direction.confidence.overall,
    )


def caution_line(caution: CautionReport) -> str:
    """A caution in one line."""
    return f"{f'scene {caution.scene}: ' if caution.scene else ''}{caution.message} ({caution.hint})"


def direction_lines(direction: CreativeDirection) -> Iterator[str]:
    """All of a direction for people: what it is, what each field is and why, its scenes, and what to know about it."""
    report = creative_report(direction)
    yield report.summary
    yield ""
    width = max((len(_plain(one.field)) for one in report.choices), default=0)
    for choice in report.choices:
        told = choice.value or _told(direction, Aim(choice.field))
        yield f"{_plain(choice.field):<{width}}  {told}  [{choice.source.value}: {choice.because}]"
    yield ""
    for colour in report.palette:
        yield f"{colour.colour}  {colour.share:4.0%}  {colour.role}"
    yield ""
    yield from _scenes(direction)
    if report.cautions:
        yield ""
        yield from (f"caution: {caution_line(caution)}" for caution in report.cautions)
    if direction.changes:
        yield ""
        for change in direction.changes:
            yield f"changed: {_plain(change.field.value)} from {change.before} to {change.after} ({change.because})"
    yield ""
    confidence = direction.confidence
    yield f"confidence {confidence.overall:.2f}"
    yield from (f"  {part.factor.value} {part.value:.2f}: {part.because}" for part in confidence.parts)


def _scenes(direction: CreativeDirection) -> Iterator[str]:
    start = 0.0
    for scene in direction.scenes:
        end = start + scene.duration
        yield f"{scene.number:>2}  {timecode(start)}-{timecode(end)}  {scene.purpose}: {scene.visual}"
        light = scene.light
        way = f"; then a {scene.transition_to_next.value}" if scene.transition_to_next else ""
        roles = " and ".join(role.value for role in scene.palette)
        yield f"    {roles}; {light.key.value} key, {light.temperature.value}; {scene.feeling.value}{way}"
        for overlay in scene.overlays:
            yield f"    “{overlay.text}” {overlay.start:.1f}-{overlay.end:.1f} s"
        start = end


def value_of(direction: CreativeDirection, field: Aim) -> str:
    """A field of a direction in a few words."""
    if field is Aim.VOICE:
        return f"{direction.pacing.words_a_minute} words a minute"
    value: Any = direction
    for name in field.value.split("."):
        value = getattr(value, name)
    return _in_words(value)


def _told(direction: CreativeDirection, field: Aim) -> str:
    if field is Aim.PALETTE:
        return f"{len(direction.palette)} colours"
    if field is Aim.ENERGY:
        return " ".join(f"{value:.1f}" for value in direction.pacing.energy)
    return f"{len(direction.scenes)} scenes"


def _in_words(value: Any) -> str:  # noqa: ANN401  whatever a direction has
    if isinstance(value, bool):
        return "yes" if value else "none"
    if isinstance(value, tuple):
        return ", ".join(map(_in_words, value)) or "nothing in particular"
    if isinstance(value, OverlayPlan):
        return f"{value.a_minute:g} a minute" if value.a_minute else "none"
    if isinstance(value, Composition):
        where = "centred" if value.balance is Balance.CENTRED else f"weight {value.balance.value}"
        return f"{where}, {'much' if value.negative_space >= MUCH_ROOM else 'little'} room"
    return f"{value:g}" if isinstance(value, float) else str(value.value if isinstance(value, Enum) else value)


def _plain(field: str) -> str:
    """A field's own name, without what it is part of."""
    return field.rpartition(".")[2].replace("_", " ")
