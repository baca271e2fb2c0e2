"""Services: which providers a film may use, and for what; decided before the first stage, from what is configured."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import Micros, Offer
from chalktalk.documents.base import Blob, Document


class Plan(StrEnum):
    """How much a film may lean on providers that cost money."""

    FREE = "free"
    """Nobody who charges."""
    BUDGET = "budget"
    """The cheapest that does it."""
    BALANCED = "balanced"
    """The best where it shows, the cheapest elsewhere."""
    PREMIUM = "premium"
    """The best throughout."""


class Pictures(StrEnum):
    """Which scenes get a picture from a painter."""

    NONE = "none"
    """None."""
    ASKED = "asked"
    """Those whose script describes one."""
    AUTO = "auto"
    """Those too that have nothing better to show than an icon, a mood or, in the best plan, their own words."""


class RemoteVoice(Document):
    """A voice of a provider's."""

    offer: Offer
    voice: str
    """As the provider names it."""


class Painters(Document):
    """Who draws, by what is to be drawn; each a chain, the first choice first. Stock comes last in each."""

    strongest: tuple[Offer, ...] = ()
    """What is complex."""
    faithful: tuple[Offer, ...] = ()
    """Characters, who have to look the same each time."""
    cheapest: tuple[Offer, ...] = ()
    """What is simple, or repeated."""


class Character(Document):
    """Someone who appears again and again."""

    name: str
    """As the script calls them."""
    description: str
    """What they look like."""
    reference: Blob | None = None
    """A picture of them, if there is one."""
    lora: str | None = None
    """Weights trained on them, as the provider names them."""


class Services(Document):
    """Chains by what is asked for; all empty: nobody is asked."""

    plan: Plan = Plan.FREE
    text: tuple[Offer, ...] = ()
    """For writing scripts."""
    storyboard: tuple[Offer, ...] = ()
    """For drawing up the storyboard; empty: by rules."""
    voices: tuple[RemoteVoice, ...] = ()
    """Each speaks the whole film or none of it; after the last, the embedded voice."""
    painters: Painters = Painters()
    pictures: Pictures = Pictures.AUTO
    """What painters are asked for, if there are any."""
    characters: tuple[Character, ...] = ()
    moderation: tuple[Offer, ...] = ()
    budget: Micros | None = Field(default=None, ge=0)
    """What the film may cost at most."""

    @property
    def asks(self) -> bool:
        """Whether anybody is asked for anything; judges alone have nothing to judge."""
        return bool(self.text or self.storyboard or self.voices or self.painters != Painters())
