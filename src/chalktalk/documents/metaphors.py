"""Visual metaphors: how each of the ten moving pictures is recognised in words, and how it would be drawn."""

from pydantic import Field

from chalktalk.documents.analysis import MetaphorName, Share
from chalktalk.documents.base import Document


class Triggers(Document):
    """The words that ask for a metaphor: lemmas, in lower case.

    A verb may have its particle: `break through`. Where the picture can run backwards (falling, giving way, slowing
    down), the verbs for that are apart.
    """

    verbs: tuple[str, ...] = ()
    """They say it by themselves: `double`."""
    mild_verbs: tuple[str, ...] = ()
    """They say it only in fitting company: `rise` of a price, not of the sun."""
    reversed_verbs: tuple[str, ...] = ()
    mild_reversed_verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Words that say it wherever they stand: `at the speed of`."""
    reversed_phrases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """Things that lend themselves to it: `supply chain`."""


class VisualMetaphor(Document):
    """One metaphor: one of the ten, or a user's own variant of one of them."""

    name: str = Field(min_length=1)
    """Unique in a library: `growth`, `snowball`."""
    shows: MetaphorName
    """Which of the ten it is, or is a variant of."""
    visual: str
    """The kind of picture, as a storyboard names it: `data_flow`."""
    template: str
    """How the parts are laid out, in a few words for people: `stations on a line, pulses moving along it`."""
    colours: tuple[str, ...] = Field(min_length=1)
    """Theme roles it uses, most important first: `primary`, `positive`."""
    animation: str
    """How it moves, in one word for people: `rise`."""
    duration: float = Field(gt=0)
    """How long its movement takes, in seconds."""
    complexity: Share
    """0: taken in at a glance. 1: needs all attention."""
    fallback: str
    """The kind of picture to use where this one cannot be drawn."""
    triggers: Triggers = Triggers()
    examples: tuple[str, ...] = ()
    """Sentences that ask for it, for comparing meanings."""


class Reader(Document):
    """What reads a script: a part of what is asked for, as another reader may see other things in the same words."""

    engine: str = "embedded"
    """The language engine, with its version: `en_core_web_sm 3.8.0`, or `embedded`."""
    meaning: bool = False
    """Whether sentences are compared by meaning as well."""
    metaphors: tuple["VisualMetaphor", ...] = ()
    """The user's own."""


class MetaphorLibrary(Document):
    """All metaphors there are to choose from."""

    version: int = 1
    metaphors: tuple[VisualMetaphor, ...]
