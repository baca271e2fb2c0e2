"""Paintings: which pictures a film wants from painters, and what came of asking."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.asking import Micros, Offer, Tried
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob, Document


class PainterRole(StrEnum):
    """Which of a film's painters is asked first; named as the fields of `Painters`."""

    STRONGEST = "strongest"
    """For what is complex."""
    FAITHFUL = "faithful"
    """For characters."""
    CHEAPEST = "cheapest"
    """For what is simple, or wanted again."""


class PaintingWish(Document):
    """A picture wanted of painters. It does not know its scene, so that scenes which want the same share it."""

    text: str
    """What it shows, for people."""
    prompt: str
    negative: str
    width: int = Field(gt=0)
    """Pixels aimed at."""
    height: int = Field(gt=0)
    role: PainterRole
    complexity: float = Field(ge=0, le=1)
    """How much there is to be drawn; see `artwork/casting.py`."""
    reference: Blob | None = None
    """A picture of the character in it."""
    lora: str | None = None
    """Weights trained on the character."""
    drawn: bool = False
    """Whether it has to be drawn: a picture that was only found is of no use."""
    painters: tuple[Offer, ...] = Field(min_length=1)
    """Who may draw it, the first choice first."""
    judges: tuple[Offer, ...] = ()
    """Who is asked whether it can be shown; empty: words alone decide."""


class Flawed(Document):
    """A picture that was drawn, and will not do."""

    offer: Offer
    """Who drew it."""
    attempt: int = Field(ge=0)
    """How many it had drawn before."""
    price: Micros | None = Field(default=0, ge=0)
    """What it cost all the same; None where nobody knows."""
    findings: tuple[str, ...] = Field(min_length=1)
    """What is wrong with it, each in a few words."""


class Painting(Document):
    """What came of a wish: a picture, or the reasons why there is none."""

    version: int = 1
    text: str
    """What it shows, for people."""
    prompt: str
    role: PainterRole
    asset: Asset | None = None
    """The picture; None where no painter gave one that will do."""
    offer: Offer | None = None
    """Who drew it."""
    credit: str | None = None
    """Whom to name for it."""
    price: Micros | None = Field(default=0, ge=0)
    """What the picture itself cost when it was made; None where nobody knows."""
    remembered: bool = False
    """Whether it had been paid for before."""
    flawed: tuple[Flawed, ...] = ()
    """Pictures that came before it and would not do, in order."""
    tried: tuple[Tried, ...] = ()
    """Who was asked for it in vain."""
    refusal: str | None = None
    """Why nobody was asked, or nobody any more: what a judge or the budget said."""
    remarks: tuple[str, ...] = ()
    """What did not go as it should and did not keep the picture from being made."""

    @property
    def stands_in(self) -> bool:
        """A film without its picture tries again next time."""
        return self.asset is None
