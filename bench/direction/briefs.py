"""Labelled briefs: what somebody asked for, and what a direction for it has to be like."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import Field
from recipes import FilmRecipe, PictureRecipe

from chalktalk.documents.base import Document
from chalktalk.documents.creative.brief import LONGEST_TEXT
from chalktalk.documents.creative.direction import Source
from chalktalk.documents.creative.readings import Contrast, Key, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.options import Aspect, CaptionMode
from chalktalk.documents.theme import Colour

T = TypeVar("T", "LabelledBrief", PictureRecipe, FilmRecipe)
HERE = Path(__file__).parent
HALVES = ("tune", "held")


class Fault(StrEnum):
    """What can be wrong with a brief or a direction, whatever the program calls it."""

    ASPECT = "aspect"
    """The shape of the frame is against the words."""
    COLOURS = "colours"
    """More than six of them."""
    SHORT_SCENE = "short_scene"
    """Under two seconds."""
    OVERLAYS = "overlays"
    """More is written over the pictures than can be read."""
    DURATIONS = "durations"
    """The scenes' do not add up to the whole."""
    VOICE = "voice"
    """More is said in a scene than it has time for."""
    PALETTE_CONTRAST = "palette_contrast"
    """Ink cannot be read on its ground."""
    PLATFORM = "platform"
    """The platform does not take such a video."""
    CONTRADICTION = "contradiction"
    """Two wishes cannot both be had."""


class Expected(Document):
    """What has to be in a direction; what is left out is a matter of taste."""

    platform: tuple[Platform, ...] = ()
    """Any of them is right."""
    category: tuple[Category, ...] = ()
    """Any of them is right."""
    aspect: Aspect | None = None
    duration: float | None = None
    """Seconds."""
    language: str | None = None
    """Its primary subtag."""
    style: tuple[Style, ...] = ()
    """Each is to be among the direction's styles."""
    feeling: tuple[Feeling, ...] = ()
    """Any of them is right."""
    key: Key | None = None
    contrast: Contrast | None = None
    temperature: Temperature | None = None
    motion: Motion | None = None
    transitions: Transitions | None = None
    captions: CaptionMode | None = None
    music: bool | None = None
    effects: bool | None = None
    colours: tuple[str, ...] = ()
    """Each is to be seen in the palette; names as in hues.py."""
    exact_colours: tuple[Colour, ...] = ()
    """Each is to be in the palette, to the eye."""
    source: Source | None = None
    """What the style is drawn from."""
    cautions: tuple[Fault, ...] | None = None
    """Faults to be warned of; empty: nothing at all is to be warned of; None: a matter of taste."""
    changed: tuple[Aim, ...] = ()
    """Fields to be named as changed from the direction before."""
    kept: tuple[Aim, ...] = ()
    """Fields to be as they were in the direction before."""


class LabelledBrief(Document):
    """One brief, as it is asked, and what is to come of it."""

    name: str
    text: str = Field(default="", max_length=LONGEST_TEXT)
    written: str | None = None
    """Language of the text, where it is not the one that is expected of the video."""
    about: str = ""
    image: str | None = None
    """A picture of the same half."""
    video: str | None = None
    """A film of the same half."""
    platform: Platform | None = None
    category: Category | None = None
    duration: float | None = None
    aspect: Aspect | None = None
    language: str | None = None
    audience: str | None = None
    previous: str | None = None
    """A brief of the same half, whose direction is to be changed."""
    good: bool | None = None
    """Whether an editor would trust a direction that was drawn from this; None: hard to say."""
    expect: Expected = Expected()


class PlantedFault(Document):
    """Words and fields that make a good brief a faulty one."""

    fault: Fault
    language: str
    """Of the words: they are planted in briefs of this language."""
    words: str
    aspect: Aspect | None = None
    platform: Platform | None = None
    duration: float | None = None


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the labelled set, each thing by its name."""

    name: str
    briefs: Mapping[str, LabelledBrief]
    pictures: Mapping[str, PictureRecipe]
    films: Mapping[str, FilmRecipe]
    faults: tuple[PlantedFault, ...]
    second: tuple[LabelledBrief, ...]
    """Briefs of the second set."""
    second_faults: tuple[PlantedFault, ...]


@cache
def half_named(name: str) -> Half:
    """Read a half.

    Raises:
        ValueError: A label is not what it can be, or names something that is not there.
    """
    folder = HERE / name
    briefs = [LabelledBrief.model_validate(one) for one in _tables(folder, "briefs")]
    pictures = [PictureRecipe.model_validate(one) for one in _tables(folder, "pictures")]
    films = [FilmRecipe.model_validate(one) for one in _tables(folder, "films")]
    faults = tuple(PlantedFault.model_validate(one) for one in _tables(folder, "faults"))
    second = tuple(LabelledBrief.model_validate(one) for one in _tables(folder, "briefs", "second"))
    second_faults = tuple(PlantedFault.model_validate(one) for one in _tables(folder, "faults", "second"))
    half = Half(name, _by_name(briefs), _by_name(pictures), _by_name(films), faults, second, second_faults)
    _check(half)
    return half


def _tables(folder: Path, name: str, file: str | None = None) -> list[dict[str, object]]:
    read = tomllib.loads((folder / f"{file or name}.toml").read_text(encoding="utf-8"))
    tables: list[dict[str, object]] = read[name]
    return tables


def _by_name(every: list[T]) -> dict[str, T]:
    named = {one.name: one for one in every}
    if len(named) < len(every):
        raise ValueError(f"two have one name: {sorted(one.name for one in every)}")
    return named


def _check(half: Half) -> None:
    for brief in half.briefs.values():
        for name, those in ((brief.image, half.pictures), (brief.video, half.films), (brief.previous, half.briefs)):
            if name is not None and name not in those:
                raise ValueError(f"{half.name}, brief {brief.name!r}: there is no {name!r}")
    for film in half.films.values():
        for shot in film.shots:
            if shot.like is not None and shot.like not in half.pictures:
                raise ValueError(f"{half.name}, film {film.name!r}: there is no picture {shot.like!r}")
