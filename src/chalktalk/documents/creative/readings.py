"""What was seen and heard in references: figures that a direction is drawn from."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.base import Blob, Document
from chalktalk.documents.creative.wishes import Feeling
from chalktalk.documents.mood import Mood
from chalktalk.documents.theme import Colour

MOST_COLOURS = 6
"""Of a palette: more are not told apart as roles."""


class Swatch(Document):
    """A colour of a palette."""

    colour: Colour
    weight: float = Field(ge=0, le=1)
    """Its share of the picture, or of the page; those of a palette add up to one."""


class Key(StrEnum):
    """How bright a picture is as a whole."""

    LOW = "low"
    """Mostly dark."""
    NORMAL = "normal"
    HIGH = "high"
    """Mostly bright."""


class Contrast(StrEnum):
    """How far light and dark lie apart."""

    SOFT = "soft"
    NORMAL = "normal"
    HARD = "hard"


class Temperature(StrEnum):
    """Towards which colour the light leans."""

    COOL = "cool"
    NEUTRAL = "neutral"
    WARM = "warm"


class Light(Document):
    """The light of a picture, in names and in figures."""

    key: Key = Key.NORMAL
    contrast: Contrast = Contrast.NORMAL
    temperature: Temperature = Temperature.NEUTRAL
    lightness: float = Field(default=0.5, ge=0, le=1)
    """Mean of CIE L*, from black to white."""
    spread: float = Field(default=0.25, ge=0, le=1)
    """From the 5th to the 95th percentile of L*."""
    warmth: float = Field(default=0.0, ge=-1, le=1)
    """Mean lean towards orange (1) or blue (-1)."""


class Balance(StrEnum):
    """Where the weight of a picture lies."""

    CENTRED = "centred"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    SPREAD = "spread"
    """Everywhere alike."""


class Composition(Document):
    """How a picture is laid out."""

    balance: Balance = Balance.CENTRED
    thirds: float = Field(default=0.0, ge=0, le=1)
    """How much of what draws the eye lies on lines or points of the thirds."""
    negative_space: float = Field(default=0.5, ge=0, le=1)
    """Share of the picture in which nothing is."""
    horizon: float | None = Field(default=None, ge=0, le=1)
    """Height of a level line across the picture, from the top; None where there is none."""
    symmetry: float = Field(default=0.0, ge=0, le=1)
    """Likeness of the left and the right half."""


class Embedding(Document):
    """A reference as a point among all references: what lies near looks alike. Only those of one space compare."""

    space: str
    """Who made it: `visual-1`, or a network's name."""
    values: tuple[float, ...]
    """Of unit length."""


class Atmosphere(Document):
    """What a picture feels like, as far as its colours and its light tell."""

    feeling: Feeling
    mood: Mood


class Seen(Document):
    """What a picture shows, or a film from first to last."""

    width: int = Field(gt=0)
    """Pixels across, upright."""
    height: int = Field(gt=0)
    palette: tuple[Swatch, ...] = Field(min_length=1, max_length=MOST_COLOURS)
    """Heaviest first."""
    light: Light
    composition: Composition
    atmosphere: Atmosphere
    text_share: float = Field(default=0.0, ge=0, le=1)
    """Share of the picture that is covered by text."""
    sharpness: float = Field(default=1.0, ge=0, le=1)
    """0 a blur, 1 crisp: how far what was read can be trusted."""
    embedding: Embedding


class PictureReading(Document):
    """What was read out of a picture."""

    version: int = 1
    seen: Seen


class Shot(Document):
    """A stretch of film between two cuts."""

    start: float = Field(ge=0)
    """Seconds."""
    end: float = Field(gt=0)
    colour: Colour
    """Its heaviest colour."""
    lightness: float = Field(ge=0, le=1)
    """Mean of CIE L*."""
    motion: float = Field(ge=0, le=1)
    """How much moves in it: 0 a still picture, 1 everything all the time."""


class FilmReading(Document):
    """What was read out of a film."""

    version: int = 1
    seen: Seen
    """Over all shots, each weighing as long as it lasts."""
    seconds: float = Field(gt=0)
    frames_a_second: float = Field(gt=0)
    shots: tuple[Shot, ...] = Field(min_length=1)
    """From the film's start to its end, or to where looking was given up."""
    looked_at: float = Field(gt=0)
    """Seconds of it that were looked at."""
    cuts_a_minute: float = Field(ge=0)
    motion: float = Field(ge=0, le=1)
    """Of the shots, each weighing as long as it lasts."""
    loudness: float | None = None
    """LUFS (ITU-R BS.1770-4); None for a film without sound."""
    energy: tuple[float, ...] = ()
    """Of eight equal parts of the film, 0 calm to 1 driving: motion, cuts and loudness together."""
    sheet: Blob | None = None
    """Pictures of it side by side, as JPEG, for whoever judges whether it may be shown; where somebody does."""
