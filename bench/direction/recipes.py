"""Recipes: what the bench's pictures and films are drawn from, and what a person would say of them.

Places and sizes are shares of the picture, from its upper left corner; colours are `#rrggbb` in sRGB.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from chalktalk.documents.base import Document
from chalktalk.documents.creative.readings import Balance, Contrast, Key, Temperature
from chalktalk.documents.theme import Colour

Share = float
Point = tuple[float, float]


class Draw(StrEnum):
    """What a layer is."""

    GROUND = "ground"
    """The whole picture, or a slope from `colour` to `to`."""
    BOX = "box"
    BLOB = "blob"
    """An ellipse."""
    HILLS = "hills"
    """Everything below a skyline at height `level`; level where `rough` is 0."""
    STRIPES = "stripes"
    """`count` of them, every other one drawn, across or upright (`angle` 0 or 90)."""
    DOTS = "dots"
    """A grid, `count` across."""
    CHECKS = "checks"
    """A chess board, `count` fields across."""
    LIGHTS = "lights"
    """`count` small discs strewn over the box of `at` and `size`."""
    CLUTTER = "clutter"
    """`count` boxes, discs and bars of many sizes over the whole box, in the colours of `colours`."""
    TEXT = "text"
    """`words`, a line each, `size` high, around `at`."""
    FOG = "fog"
    """The colour laid over all, from `opacity` at height `level` to nothing at the picture's top and bottom."""
    GLOW = "glow"
    """A soft disc of light."""
    POLYGON = "polygon"
    """Through `points`."""


class Layer(Document):
    """One thing that is drawn over those before it."""

    draw: Draw
    colour: Colour = "#ffffff"
    to: Colour | None = None
    """Where a slope of colours ends, from `colour` at its beginning."""
    angle: float = 90.0
    """Of a slope, degrees: 0 from left to right, 90 from top to bottom."""
    at: Point = (0.5, 0.5)
    size: Point = (0.2, 0.2)
    level: float = 0.5
    rough: float = 0.0
    """How far a skyline swings up and down."""
    soft: float = Field(default=0.0, ge=0)
    """Blur of its edge, as a share of the picture's width."""
    round: float = 0.0
    """Radius of a box's corners, as a share of its shorter side."""
    opacity: float = Field(default=1.0, ge=0, le=1)
    count: int = 8
    words: tuple[str, ...] = ()
    bold: bool = False
    colours: tuple[Colour, ...] = ()
    points: tuple[Point, ...] = ()
    seed: int = 0


class Finish(Document):
    """What happens to a drawing before it is a file, as a lens, a sensor and a network do it."""

    blur: float = 0.0
    """Radius of a Gaussian, as a share of the picture's width."""
    texture: float = 0.0
    """Standard deviation of slow differences in brightness, in 8-bit steps: what surfaces have."""
    vignette: float = Field(default=0.0, ge=0, le=1)
    """How much darker the corners are."""
    noise: float = 0.0
    """Standard deviation of a sensor's noise, in 8-bit steps."""
    grey: bool = False
    """A file of one channel."""
    turned: bool = False
    """Stored lying on its side, with an Exif orientation that says so, as telephones do it."""
    file: Literal["png", "jpeg", "webp"] = "png"
    quality: int = 90


class SeenAs(Document):
    """What a person says of a picture; what is left out is a matter of taste."""

    key: tuple[Key, ...] = ()
    """Any of them is right."""
    contrast: tuple[Contrast, ...] = ()
    temperature: tuple[Temperature, ...] = ()
    balance: tuple[Balance, ...] = ()
    space: Literal["much", "little"] | None = None
    """How much of it nothing is in: more than half, or less."""
    horizon: float | Literal[False] | None = None
    """Its height; False: there is none."""
    thirds: Literal["on", "off"] | None = None
    """Whether what draws the eye lies on lines or points of the thirds."""
    text: bool | None = None
    sharp: bool | None = None
    palette: bool = True
    """Whether its colours are to be found: not so where everything runs into everything."""


class PictureRecipe(Document):
    """One picture."""

    name: str
    size: tuple[int, int] = (960, 640)
    """Pixels across and down."""
    seed: int = 1
    layers: tuple[Layer, ...] = Field(min_length=1)
    finish: Finish = Finish()
    seen: SeenAs = SeenAs()


class Join(StrEnum):
    """How a shot gives way to the next."""

    CUT = "cut"
    DISSOLVE = "dissolve"
    FADE = "fade"
    """Through black."""
    WIPE = "wipe"


class Mover(Document):
    """A thing that goes through a shot."""

    colour: Colour
    size: float = 0.15
    start: Point
    end: Point


class ShotRecipe(Document):
    """One shot of a film."""

    seconds: float = Field(gt=0)
    like: str | None = None
    """A picture of the same half, whose layers and texture it shows."""
    layers: tuple[Layer, ...] = ()
    seed: int = 1
    texture: float = 0.0
    pan: Point = (0.0, 0.0)
    """Widths and heights a second by which the camera goes."""
    zoom: float = 1.0
    """How large the last frame shows what the first shows at 1."""
    shake: float = 0.0
    """Of a hand that holds the camera, as a share of the width."""
    mover: Mover | None = None
    flashes: tuple[float, ...] = ()
    """Seconds of the shot at which two frames go white, as in a press conference."""
    brighter: float = 0.0
    """Steps of 8 bits by which it grows brighter to its end, as when clouds pass."""
    join: Join = Join.CUT
    join_seconds: float = Field(default=0.0, ge=0)

    @model_validator(mode="after")
    def _shows_something(self) -> "ShotRecipe":
        if (self.like is None) == (not self.layers):
            raise ValueError("a shot shows either a picture by its name (`like`) or its own `layers`")
        if (self.join is Join.CUT) != (self.join_seconds == 0):
            raise ValueError("a cut takes no time (`join_seconds`), and everything else does")
        return self


class FilmRecipe(Document):
    """One film."""

    name: str
    size: tuple[int, int] = (480, 270)
    rate: Literal[24, 25, 30] = 25
    noise: float = 0.0
    """Of every frame, in 8-bit steps."""
    tone: float | None = None
    """Loudness of a tone that is heard throughout, LUFS; None: no sound."""
    quality: int = 23
    """H.264's constant rate factor."""
    moves: Literal["much", "little"] | None = None
    """Whether a person would say that much happens in its shots."""
    key: tuple[Key, ...] = ()
    temperature: tuple[Temperature, ...] = ()
    shots: tuple[ShotRecipe, ...] = Field(min_length=1)

    @property
    def seconds(self) -> float:
        """Its length, on whole frames."""
        return sum(round(shot.seconds * self.rate) for shot in self.shots) / self.rate


class Cut(Document):
    """Where one shot gives way to another."""

    at: float
    """Seconds; the middle of what takes time."""
    hard: bool


def cuts_of(film: FilmRecipe) -> tuple[Cut, ...]:
    """Every cut of a film, in order; a join that takes time lies half in each of its shots."""
    frames, cuts = 0, []
    for shot in film.shots[:-1]:
        frames += round(shot.seconds * film.rate)
        cuts.append(Cut(at=frames / film.rate, hard=shot.join is Join.CUT))
    return tuple(cuts)
