"""What is usual: typed access to what the tables say of a platform, a category, a style and a feeling."""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.creative.direction import Role
from chalktalk.documents.creative.readings import Balance, Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Category, Feeling, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode
from chalktalk.documents.theme import Colour


class Safe(Document):
    """Shares of the frame that a platform's own buttons and texts cover, at each edge."""

    top: float = Field(ge=0, le=0.5)
    bottom: float = Field(ge=0, le=0.5)
    left: float = Field(ge=0, le=0.5)
    right: float = Field(ge=0, le=0.5)


class PublishedLimit(Document):
    """Who says how long a video may be, and since when."""

    as_of: date
    source: str
    note: str


class PlatformUsual(Document):
    """What is usual on a platform; see `platforms.toml`."""

    platform: Platform
    aspect: Aspect
    aspects: tuple[Aspect, ...]
    """Every shape that is shown without bars; the usual one among them."""
    shortest: float = Field(gt=0)
    """Seconds."""
    longest: float = Field(gt=0)
    """Seconds."""
    usual: float = Field(gt=0)
    """Seconds."""
    captions: CaptionMode
    overlays_a_minute: float = Field(ge=0)
    overlay_least_seconds: float = Field(gt=0)
    cuts_a_minute: float = Field(gt=0)
    words_a_minute: int = Field(ge=80, le=300)
    hook_within: float = Field(gt=0)
    """Seconds."""
    safe: Safe
    limit: PublishedLimit


class SceneUsual(Document):
    """A scene that videos of a category usually have."""

    purpose: str
    weight: float = Field(gt=0)
    """Its share of the video, against the others'."""
    visual: str
    """What is to be seen; `{subject}` stands for what the video is about."""


class CategoryUsual(Document):
    """What is usual for a kind of video; see `categories.toml`."""

    category: Category
    feeling: Feeling
    mood: Mood
    style: tuple[Style, ...]
    palette: dict[Role, Colour] = Field(min_length=2, max_length=6)
    light: Light
    motion: Motion
    cuts_a_minute: float = Field(gt=0)
    energy: tuple[float, ...] = Field(min_length=2, max_length=16)
    transitions: Transitions
    music: bool
    effects: bool
    scene: tuple[SceneUsual, ...] = Field(min_length=1)


class LightTurn(Document):
    """What of the light a style or a feeling decides; None leaves it."""

    key: Key | None = None
    contrast: Contrast | None = None
    temperature: Temperature | None = None


class CompositionTurn(Document):
    """What of the composition a style decides; None leaves it."""

    balance: Balance | None = None
    thirds: float | None = None
    negative_space: float | None = None
    symmetry: float | None = None


class MoodTurn(Document):
    """What a style adds to a mood."""

    valence: float
    energy: float


class StyleUsual(Document):
    """What a style does to what is usual otherwise; see `styles.toml`."""

    style: Style
    palette: dict[Role, Colour] = Field(min_length=2, max_length=6)
    """To draw from where nobody has named a colour."""
    chroma: float = Field(gt=0)
    """Factor on how colourful everything is."""
    light: LightTurn
    motion: Motion
    cuts: float = Field(gt=0)
    """Factor on cuts a minute."""
    transitions: Transitions
    mood: MoodTurn
    composition: CompositionTurn


class FeelingUsual(Document):
    """What a feeling does to what is usual otherwise; see `feelings.toml`."""

    feeling: Feeling
    mood: Mood
    """Of itself."""
    chroma: float = Field(gt=0)
    """Factor on how colourful everything is."""
    warmth: float = Field(ge=-1, le=1)
    """Added to the light's."""
    light: LightTurn
    motion: Motion
    cuts: float = Field(gt=0)
    """Factor on cuts a minute."""
    transitions: Transitions
    energy: tuple[float, ...] = Field(min_length=2, max_length=16)


def usual_platform(platform: Platform) -> PlatformUsual:
    """What is usual on a platform."""
    return _platforms()[platform]


def usual_category(category: Category) -> CategoryUsual:
    """What is usual for a kind of video."""
    return _categories()[category]


def usual_style(style: Style) -> StyleUsual:
    """What a style does."""
    return _styles()[style]


def usual_feeling(feeling: Feeling) -> FeelingUsual:
    """What a feeling does."""
    return _feelings()[feeling]


@lru_cache(maxsize=1)
def _platforms() -> dict[Platform, PlatformUsual]:
    table = _table("platforms")
    return {key: PlatformUsual.model_validate({"platform": key, **table[key]}) for key in Platform}


@lru_cache(maxsize=1)
def _categories() -> dict[Category, CategoryUsual]:
    table = _table("categories")
    return {key: CategoryUsual.model_validate({"category": key, **table[key]}) for key in Category}


@lru_cache(maxsize=1)
def _styles() -> dict[Style, StyleUsual]:
    table = _table("styles")
    return {key: StyleUsual.model_validate({"style": key, **table[key]}) for key in Style}


@lru_cache(maxsize=1)
def _feelings() -> dict[Feeling, FeelingUsual]:
    table = _table("feelings")
    return {key: FeelingUsual.model_validate({"feeling": key, **table[key]}) for key in Feeling}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
