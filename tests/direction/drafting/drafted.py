"""Directions drafted for tests, from briefs in words and from references made by hand."""

from chalktalk.direction import directed
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import Context, CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection, Paint, Role, Source
from chalktalk.documents.creative.readings import (
    Atmosphere,
    Balance,
    Composition,
    Contrast,
    Embedding,
    FilmReading,
    Key,
    Light,
    PictureReading,
    Seen,
    Shot,
    Swatch,
    Temperature,
)
from chalktalk.documents.creative.wishes import Aim, Feeling
from chalktalk.documents.mood import Mood

TEAL_AND_ORANGE = {"#10242b": 0.5, "#1f6f78": 0.2, "#e08e45": 0.15, "#d9d2c3": 0.1, "#6b7f82": 0.05}
MOSSES = {"#7f8f6a": 0.4, "#5d6b4a": 0.2, "#9aa884": 0.15, "#8a9a74": 0.1, "#6f7d59": 0.1, "#a3b08d": 0.05}
"""Six colours on none of which any other can be read."""


def drafted(
    text: str = "",
    *,
    previous: CreativeDirection | None = None,
    picture: PictureReading | None = None,
    film: FilmReading | None = None,
    price: int | None = None,
    **fields: object,
) -> CreativeDirection:
    context = Context(previous_config=previous, price=price)
    brief = CreativeBrief.model_validate({"text": text, "context": context, **fields})
    return directed(brief, read_words(text, brief.language), picture, film)


def seen(colours: dict[str, float], width: int = 1920, height: int = 1080) -> Seen:
    return Seen(
        width=width,
        height=height,
        palette=tuple(Swatch(colour=colour, weight=weight) for colour, weight in colours.items()),
        light=Light(
            key=Key.LOW, contrast=Contrast.HARD, temperature=Temperature.COOL, lightness=0.22, spread=0.7, warmth=-0.4
        ),
        composition=Composition(balance=Balance.LEFT, thirds=0.7, negative_space=0.6),
        atmosphere=Atmosphere(feeling=Feeling.MELANCHOLY, mood=Mood(valence=-0.4, energy=0.3)),
        embedding=Embedding(space="visual-1", values=(1.0,)),
    )


def picture_of(colours: dict[str, float], **sizes: int) -> PictureReading:
    return PictureReading(seen=seen(colours, **sizes))


def film_of(
    colours: dict[str, float], *, cuts_a_minute: float = 24.0, motion: float = 0.7, **sizes: int
) -> FilmReading:
    return FilmReading(
        seen=seen(colours, **sizes),
        seconds=20.0,
        frames_a_second=25.0,
        shots=(Shot(start=0.0, end=20.0, colour=next(iter(colours)), lightness=0.2, motion=motion),),
        looked_at=20.0,
        cuts_a_minute=cuts_a_minute,
        motion=motion,
        energy=(0.2, 0.3, 0.5, 0.6, 0.8, 0.9, 0.9, 0.4),
    )


def source_of(direction: CreativeDirection, field: Aim) -> Source:
    return next(origin.source for origin in direction.origins if origin.field is field)


def because_of(direction: CreativeDirection, field: Aim) -> str:
    return next(origin.because for origin in direction.origins if origin.field is field)


def painted(paints: tuple[Paint, ...], role: Role) -> str:
    return next(paint.colour for paint in paints if paint.role is role)


def changed(direction: CreativeDirection) -> set[Aim]:
    return {change.field for change in direction.changes}


def milliseconds(direction: CreativeDirection) -> int:
    return sum(round(1000 * scene.duration) for scene in direction.scenes)
