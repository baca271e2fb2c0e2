"""Wishes: what a brief's words ask for, field by field, each with the words that ask for it."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.base import Document


class Platform(StrEnum):
    """Where a video is to be seen."""

    YOUTUBE = "youtube"
    SHORTS = "shorts"
    TIKTOK = "tiktok"
    REELS = "reels"
    LINKEDIN = "linkedin"
    SQUARE = "square"
    """A feed that shows squares."""
    PORTRAIT = "portrait"
    """A feed that shows 4:5."""


class Category(StrEnum):
    """What kind of video it is."""

    EDUCATION = "education"
    SCIENCE = "science"
    TECHNOLOGY = "technology"
    PRODUCT = "product"
    FINANCE = "finance"
    HEALTH = "health"
    STORY = "story"
    HISTORY = "history"
    NEWS = "news"
    NATURE = "nature"
    TRAVEL = "travel"
    FOOD = "food"
    SPORT = "sport"
    CHILDREN = "children"
    CAUSE = "cause"
    """For a charity, a campaign, a community."""
    ENTERTAINMENT = "entertainment"


class Style(StrEnum):
    """A manner in which things look."""

    MINIMAL = "minimal"
    PLAYFUL = "playful"
    ELEGANT = "elegant"
    BOLD = "bold"
    VINTAGE = "vintage"
    FUTURISTIC = "futuristic"
    HANDMADE = "handmade"
    CINEMATIC = "cinematic"
    CORPORATE = "corporate"
    EDITORIAL = "editorial"
    ORGANIC = "organic"
    NEON = "neon"


class Feeling(StrEnum):
    """What a video should feel like."""

    CALM = "calm"
    WARM = "warm"
    JOYFUL = "joyful"
    EXCITED = "excited"
    CONFIDENT = "confident"
    CURIOUS = "curious"
    SERIOUS = "serious"
    MELANCHOLY = "melancholy"
    TENSE = "tense"
    HOPEFUL = "hopeful"


class Aim(StrEnum):
    """What of a direction can be wished for, has an origin, is warned of, or changes: names as in the document."""

    PLATFORM = "platform"
    CATEGORY = "category"
    SUBJECT = "subject"
    LANGUAGE = "language"
    AUDIENCE = "audience"
    ASPECT = "aspect"
    DURATION = "duration"
    STYLE = "style"
    FEELING = "feeling"
    PALETTE = "palette"
    KEY = "light.key"
    CONTRAST = "light.contrast"
    TEMPERATURE = "light.temperature"
    COMPOSITION = "composition"
    MOTION = "motion"
    CUTS = "pacing.cuts_a_minute"
    ENERGY = "pacing.energy"
    TRANSITIONS = "transitions"
    CAPTIONS = "captions"
    OVERLAYS = "overlays"
    MUSIC = "music"
    EFFECTS = "effects"
    VOICE = "voice"
    SCENES = "scenes"


class How(StrEnum):
    """In which way something is wished for."""

    SET = "set"
    """To be this."""
    MORE = "more"
    """More of it than before, or than usual."""
    LESS = "less"
    TIMES = "times"
    """So many times what it was."""
    WITHOUT = "without"
    """Not to be this; for a value of `any`, not at all."""


class Wish(Document):
    """One thing that a brief's words ask for."""

    field: Aim
    value: str
    """As the field has it: a name, `#rrggbb`, seconds, a number; one wish for each colour, style and feeling."""
    how: How = How.SET
    words: str
    """As they stand in the text."""
    start: int = Field(ge=0)
    """Character (code point) of the text at which they begin."""
    end: int = Field(ge=0)
    """One past the last."""


class Wording(Document):
    """What was read out of a brief's words."""

    language: str = "en"
    """BCP 47 tag of the text itself."""
    wishes: tuple[Wish, ...] = ()
    """In the order of the text, contradictions and all."""
    subject: str | None = None
    """What the video is about, in a few of the text's own words."""
    characters: int = Field(default=0, ge=0)
    """Of the text."""
    informative: float = Field(default=0.0, ge=0, le=1)
    """Share of its words that say something which can be directed by."""
