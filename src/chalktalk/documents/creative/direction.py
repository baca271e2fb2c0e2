"""A creative direction: one coherent look for a video and each of its scenes, and where every choice comes from."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import Micros, Offer
from chalktalk.documents.base import Document
from chalktalk.documents.creative.readings import MOST_COLOURS, Composition, Embedding, Light, Swatch
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode
from chalktalk.documents.sound import EffectKind
from chalktalk.documents.storyboard import TransitionKind

LONGEST_FILM = 6 * 3600.0
"""Seconds of video that may be asked for."""
SHORTEST, SHORTEST_SCENE = 1.0, 0.01
"""Seconds of a video, and of a scene that somebody else drew up: what is drafted here is longer wherever it can be."""
MOST_SCENES = 1000
"""Of a direction from elsewhere."""
FEWEST_CUTS, MOST_CUTS = 0.1, 120.0
"""A minute."""
DEAREST = 10**12
"""Micros: a million dollars; a price beyond that is a slip."""


class Source(StrEnum):
    """Where a choice comes from, the strongest first."""

    BRIEF = "brief"
    """A field of the brief itself."""
    WORDS = "words"
    """The brief's text."""
    VIDEO = "video"
    """The reference film."""
    IMAGE = "image"
    """The reference picture."""
    MODEL = "model"
    PREVIOUS = "previous"
    """The direction before this one."""
    PLATFORM = "platform"
    """What is usual on the platform."""
    CATEGORY = "category"
    """What is usual for such videos."""
    DEFAULT = "default"


class Origin(Document):
    """Where one field of a direction comes from."""

    field: Aim
    source: Source
    because: str
    """In a few words, for people: `“golden hour” asks for warm light`."""


class Role(StrEnum):
    """What a colour of a palette is for."""

    GROUND = "ground"
    SURFACE = "surface"
    INK = "ink"
    ACCENT = "accent"
    SECOND_ACCENT = "second accent"
    HIGHLIGHT = "highlight"


class Paint(Swatch):
    """A colour with its role."""

    role: Role


class Pacing(Document):
    """How fast a video goes."""

    cuts_a_minute: float = Field(ge=FEWEST_CUTS, le=MOST_CUTS)
    words_a_minute: int = Field(ge=80, le=300)
    """Spoken, pauses included."""
    energy: tuple[float, ...] = Field(min_length=2, max_length=16)
    """From first to last at even distances, 0 calm to 1 driving."""


class OverlayPlan(Document):
    """How much is written over the pictures."""

    a_minute: float = Field(ge=0, le=60)
    least_seconds: float = Field(gt=0)
    """For which one stays."""


class Overlay(Document):
    """Words over a scene's picture."""

    text: str
    start: float = Field(ge=0)
    """Seconds from the scene's start."""
    end: float = Field(gt=0)


class SceneAudio(Document):
    """What is heard in a scene beside the voice."""

    music_intensity: float = Field(ge=0, le=1)
    sound_effects: tuple[EffectKind, ...] = ()


class SceneDirection(Document):
    """One scene of a direction."""

    number: int = Field(ge=1, le=MOST_SCENES)
    purpose: str
    """What it does for the video: `hook`, `problem`, `how it works`, …"""
    visual: str
    """What is to be seen, in a sentence."""
    duration: float = Field(ge=SHORTEST_SCENE, le=LONGEST_FILM)
    """Seconds."""
    palette: tuple[Role, ...] = Field(min_length=1)
    """Roles that lead in it, the strongest first."""
    light: Light
    composition: Composition
    feeling: Feeling
    mood: Mood
    audio: SceneAudio
    voiceover_text: str | None = None
    overlays: tuple[Overlay, ...] = ()
    transition_to_next: TransitionKind | None = None
    """None for the last scene."""


class Caution(Document):
    """Something that the user should know: a choice that does not fit another, or what is asked for."""

    code: str = Field(pattern=r"^[a-z_]+$")
    """Stable, for programs: `palette_too_large`."""
    field: Aim
    scene: int | None = None
    """Its number, where it is about one scene."""
    message: str
    """In one sentence."""
    hint: str
    """What to do about it."""


class Factor(StrEnum):
    """A part of confidence."""

    COMPLETENESS = "prompt completeness"
    COHERENCE = "style coherence"
    FEASIBILITY = "technical feasibility"
    REFERENCE = "reference quality"
    AGREEMENT = "model agreement"


class Part(Document):
    """How sure a direction is of itself in one respect."""

    factor: Factor
    value: float = Field(ge=0, le=1)
    because: str


class Confidence(Document):
    """How likely the direction is what was meant."""

    overall: float = Field(ge=0, le=1)
    parts: tuple[Part, ...]
    """Those that apply: without a reference there is none of its quality."""


class PriceSource(StrEnum):
    """Who says what it will cost."""

    UPSTREAM = "upstream"
    ESTIMATE = "estimate"


class Price(Document):
    """What making the video with vendors would cost."""

    micros: Micros = Field(ge=0, le=DEAREST)
    source: PriceSource
    because: str


class Change(Document):
    """What is different from the direction before."""

    field: Aim
    before: str
    after: str
    because: str


class CreativeDirection(Document):
    """One coherent look for a video, complete: every field has a value, and `origins` says where from."""

    version: int = 1
    summary: str
    """In one sentence, for people."""
    style_source: Source
    """The strongest of what the style was drawn from: video, image, words, or a default."""
    platform: Platform
    category: Category
    subject: str
    language: str
    """BCP 47 tag of the video."""
    audience: str
    aspect: Aspect
    duration: float = Field(ge=SHORTEST, le=LONGEST_FILM)
    """Seconds; the scenes' add up to it."""
    style: tuple[Style, ...]
    """The strongest first; empty: nothing in particular."""
    feeling: Feeling
    mood: Mood
    """Of the music as of the pictures."""
    palette: tuple[Paint, ...] = Field(min_length=2, max_length=MOST_COLOURS)
    light: Light
    composition: Composition
    motion: Motion
    pacing: Pacing
    transitions: Transitions
    captions: CaptionMode
    overlays: OverlayPlan
    music: bool
    """Whether there is any."""
    effects: bool
    """Whether sounds mark what moves."""
    scenes: tuple[SceneDirection, ...] = Field(min_length=1, max_length=MOST_SCENES)
    embedding: Embedding | None = None
    """Of the strongest reference."""
    origins: tuple[Origin, ...]
    """One for each field of `Aim` but the scenes'."""
    cautions: tuple[Caution, ...] = ()
    confidence: Confidence
    price: Price
    changes: tuple[Change, ...] = ()
    """From the direction before, where there was one."""
    offer: Offer | None = None
    """Whose model had a say; None: rules alone."""
    substitute: bool = False
    """Whether rules stand in for a model that should have had a say and had none."""

    @property
    def stands_in(self) -> bool:
        """Whether a model is asked again next time."""
        return self.substitute


class Judgement(Document):
    """That a brief was judged before anybody is asked about it. What may not be shown raises an error instead."""

    cautions: tuple[Caution, ...] = ()
    """What could not be judged, and why."""

    @property
    def stands_in(self) -> bool:
        """What could not be judged is judged next time."""
        return bool(self.cautions)
