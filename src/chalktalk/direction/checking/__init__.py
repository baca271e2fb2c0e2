"""Checking a direction: validators that say what does not fit, and never change anything."""

from collections.abc import Callable, Iterator

from chalktalk.direction.checking.case import Case
from chalktalk.direction.checking.colouring import (
    accents_of_palette,
    contrast_of_palette,
    roles_of_scenes,
    size_of_palette,
)
from chalktalk.direction.checking.contradicting import contradictions
from chalktalk.direction.checking.overlaying import (
    density_of_overlays,
    place_of_overlays,
    reading_of_overlays,
    time_of_overlays,
)
from chalktalk.direction.checking.referring import (
    fields_against_words,
    language_of_voice,
    sharpness_of_reference,
    size_of_reference,
    subject_of_words,
)
from chalktalk.direction.checking.shape import (
    captions_of_platform,
    length_of_platform,
    shape_of_platform,
    shape_of_reference,
    shape_of_words,
)
from chalktalk.direction.checking.timing import length_of_scenes, length_of_voice, speed_of_cuts, sum_of_scenes
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, CreativeDirection
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Wording

__all__ = ["VALIDATORS", "Case", "cautions_for"]

Validator = Callable[[Case], Iterator[Caution]]

VALIDATORS: tuple[Validator, ...] = (
    subject_of_words,
    fields_against_words,
    contradictions,
    shape_of_words,
    shape_of_platform,
    length_of_platform,
    captions_of_platform,
    size_of_palette,
    contrast_of_palette,
    accents_of_palette,
    roles_of_scenes,
    length_of_scenes,
    sum_of_scenes,
    speed_of_cuts,
    length_of_voice,
    language_of_voice,
    density_of_overlays,
    time_of_overlays,
    reading_of_overlays,
    place_of_overlays,
    shape_of_reference,
    size_of_reference,
    sharpness_of_reference,
)
"""In the order in which their cautions are told."""


def cautions_for(
    direction: CreativeDirection,
    brief: CreativeBrief,
    wording: Wording,
    film: FilmReading | None = None,
    picture: PictureReading | None = None,
) -> tuple[Caution, ...]:
    """What the user should know of a direction: what does not fit, where, and what to do about it.

    Args:
        direction: Any direction, whoever made it.
        brief: What it was asked for with.
        wording: What was read out of the brief's text.
        film: What was read out of the reference film, if there is one.
        picture: What was read out of the reference picture.
    """
    case = Case(direction, brief, wording, picture, film)
    return tuple(dict.fromkeys(one for validator in VALIDATORS for one in validator(case)))
