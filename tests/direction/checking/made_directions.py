"""Directions without a fault, in which tests plant some; and words and references that they may have come from."""

from typing import Any

from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import (
    Confidence,
    CreativeDirection,
    Factor,
    Origin,
    OverlayPlan,
    Pacing,
    Paint,
    Part,
    Price,
    PriceSource,
    Role,
    SceneAudio,
    SceneDirection,
    Source,
)
from chalktalk.documents.creative.readings import (
    Atmosphere,
    Composition,
    Embedding,
    FilmReading,
    Light,
    PictureReading,
    Seen,
    Shot,
    Swatch,
)
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, How, Platform, Style, Wish, Wording
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode

MOOD = Mood(valence=0.2, energy=0.5)
PALETTE = (
    Paint(colour="#10243e", weight=0.5, role=Role.GROUND),
    Paint(colour="#f5f7fa", weight=0.2, role=Role.INK),
    Paint(colour="#f2b134", weight=0.2, role=Role.ACCENT),
    Paint(colour="#3fb6c6", weight=0.1, role=Role.SECOND_ACCENT),
)


def scene(number: int, duration: float = 10.0, **changes: Any) -> SceneDirection:
    plain = SceneDirection(
        number=number,
        purpose="hook",
        visual="A glass of water on a table.",
        duration=duration,
        palette=(Role.GROUND, Role.ACCENT),
        light=Light(),
        composition=Composition(),
        feeling=Feeling.CURIOUS,
        mood=MOOD,
        audio=SceneAudio(music_intensity=0.4),
    )
    return plain.model_copy(update=changes)


def direction(*, sources: dict[Aim, Source] | None = None, **changes: Any) -> CreativeDirection:
    """Three scenes of ten seconds for YouTube, every field asked for by the brief unless `sources` says otherwise."""
    origins = {field: Source.BRIEF for field in Aim if field is not Aim.SCENES} | (sources or {})
    plain = CreativeDirection(
        summary="Clean water, explained calmly.",
        style_source=Source.WORDS,
        platform=Platform.YOUTUBE,
        category=Category.SCIENCE,
        subject="clean water",
        language="en",
        audience="everyone",
        aspect=Aspect.WIDE,
        duration=30.0,
        style=(Style.MINIMAL,),
        feeling=Feeling.CURIOUS,
        mood=MOOD,
        palette=PALETTE,
        light=Light(),
        composition=Composition(),
        motion=Motion.STEADY,
        pacing=Pacing(cuts_a_minute=12, words_a_minute=150, energy=(0.3, 0.6)),
        transitions=Transitions.VARIED,
        captions=CaptionMode.BOTH,
        overlays=OverlayPlan(a_minute=6, least_seconds=2),
        music=True,
        effects=True,
        scenes=(scene(1), scene(2), scene(3)),
        origins=tuple(Origin(field=field, source=source, because="so") for field, source in origins.items()),
        confidence=Confidence(overall=0.5, parts=(Part(factor=Factor.COHERENCE, value=0.5, because="so"),)),
        price=Price(micros=0, source=PriceSource.ESTIMATE, because="nobody charges"),
    )
    return plain.model_copy(update=changes)


def brief(text: str = "Explain clean water.", **fields: object) -> CreativeBrief:
    return CreativeBrief.model_validate({"text": text, **fields})


def wording(text: str, *wished: tuple[Aim, str, str] | tuple[Aim, str, str, How]) -> Wording:
    """What was read: the wishes by field, value and the words of the text that ask for them."""
    wishes = []
    for field, value, words, *how in wished:
        start = text.index(words)
        mode = how[0] if how else How.SET
        wishes.append(Wish(field=field, value=value, how=mode, words=words, start=start, end=start + len(words)))
    in_order = tuple(sorted(wishes, key=lambda wish: wish.start))
    return Wording(wishes=in_order, subject="clean water", characters=len(text), informative=0.5)


def seen(width: int = 1280, height: int = 720, **changes: object) -> Seen:
    plain = Seen(
        width=width,
        height=height,
        palette=(Swatch(colour="#10243e", weight=0.7), Swatch(colour="#f2b134", weight=0.3)),
        light=Light(),
        composition=Composition(),
        atmosphere=Atmosphere(feeling=Feeling.CALM, mood=MOOD),
        embedding=Embedding(space="visual-1", values=(1.0, 0.0)),
    )
    return plain.model_copy(update=changes)


def picture(width: int = 1280, height: int = 720, **changes: object) -> PictureReading:
    return PictureReading(seen=seen(width, height, **changes))


def film(width: int = 1280, height: int = 720, **changes: object) -> FilmReading:
    shots = (Shot(start=0, end=20, colour="#10243e", lightness=0.4, motion=0.3),)
    plain = FilmReading(
        seen=seen(width, height), seconds=20, frames_a_second=25, shots=shots, looked_at=20, cuts_a_minute=3, motion=0.3
    )
    return plain.model_copy(update=changes)
