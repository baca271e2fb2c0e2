"""What a film will cost, before anything is paid: part by part, with what is likely and how far it may be off.

Likely is that the first choice of each chain answers at once. Low is that half the pictures are known from before;
high is that scripts and storyboards are written again as often as that is done, and each picture is drawn twice.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from pydantic import Field

from chalktalk.costs.money import MICROS
from chalktalk.costs.pricebook import PriceBook
from chalktalk.documents.asking import Micros, Offer, PictureRequest, Usage
from chalktalk.documents.base import Document
from chalktalk.documents.services import Painters, Services

WORDS_A_MINUTE = 150
CHARACTERS_A_WORD = 5.6
"""Of English as a voice is told it, with marks and space, over the example scripts."""
SCENES_A_MINUTE = 9
"""Over the example scripts."""
PAINTED = 0.2
"""Of scenes, share that want a picture, over the example scripts; the others show something by its form."""
HARD, SIMPLE = 0.01, 0.99
"""Of pictures, share for the strongest and the cheapest painters (`bench/paintings.py`); characters add to these."""
TOKENS_A_WORD = 1.4
"""Of English, with the marks of a script."""
WRITING_ASKED, STORYBOARD_ASKED = 1_000, 2_500
"""Tokens of what a writer is told, beside the source or script."""
TOKENS_A_SCENE = 250
"""Of a storyboard."""
DRAFTS = 3
"""Of a script or a storyboard, at most."""
CORE_HOURS = 0.032
"""Of this machine for a minute of film, in standard quality (`bench/results/edits.json`)."""
STORED, DELIVERED = 0.05, 0.015
"""GB for a minute of film: in the store, and the film itself."""
TOPIC_SPREAD = 0.2
"""How far a script's length may be from what was asked for."""


class Category(StrEnum):
    """Whom money goes to."""

    API = "API"
    COMPUTE = "compute"
    STORAGE = "storage"
    BANDWIDTH = "bandwidth"


class Wanted(Document):
    """Pictures by who is to draw them: the roles of `Painters`."""

    strongest: float = Field(default=0, ge=0)
    faithful: float = Field(default=0, ge=0)
    cheapest: float = Field(default=0, ge=0)

    @property
    def all(self) -> float:
        """Their number."""
        return self.strongest + self.faithful + self.cheapest


class FilmPlan(Document):
    """What is known of a film before it is made."""

    minutes: float = Field(gt=0)
    characters: int = Field(ge=0)
    """To be spoken."""
    scenes: float = Field(ge=0)
    pictures: Wanted
    written: bool = True
    """Whether a writer has to write it."""
    source_tokens: int = Field(default=0, ge=0)
    """Of what it is written from, or of the finished script, for the storyboard."""


class Rates(Document):
    """What this machine and its line cost, in US dollars; nothing unless somebody says so."""

    core_hour: Decimal = Field(default=Decimal(0), ge=0)
    """A core kept busy for an hour: electricity, or what a rented one costs."""
    gb_month: Decimal = Field(default=Decimal(0), ge=0)
    """A gigabyte kept for a month."""
    gb_sent: Decimal = Field(default=Decimal(0), ge=0)
    """A gigabyte sent out."""


class Component(Document):
    """One part of what a film costs."""

    name: str
    category: Category
    offer: Offer | None
    """Who is asked first; None for what no provider does."""
    low: Micros | None
    likely: Micros | None
    """None where nobody knows the price."""
    high: Micros | None


class Estimate(Document):
    """What a film will cost."""

    minutes: float
    components: tuple[Component, ...]

    @property
    def low(self) -> Micros:
        """In all, without what nobody knows."""
        return sum(part.low or 0 for part in self.components)

    @property
    def likely(self) -> Micros:
        """In all, without what nobody knows."""
        return sum(part.likely or 0 for part in self.components)

    @property
    def high(self) -> Micros:
        """In all, without what nobody knows."""
        return sum(part.high or 0 for part in self.components)

    @property
    def unknown(self) -> tuple[Offer, ...]:
        """Offers of which nobody knows the price."""
        return tuple(part.offer for part in self.components if part.offer is not None and part.likely is None)

    @property
    def per_minute(self) -> Micros:
        """Likely, for a minute of film."""
        return round(self.likely / self.minutes)

    def of(self, category: Category) -> Micros:
        """Likely, of one category."""
        return sum(part.likely or 0 for part in self.components if part.category is category)


def plan_for_topic(minutes: float, *, characters: bool = False) -> FilmPlan:
    """What is to be expected of a film of so many minutes.

    Args:
        minutes: As asked for.
        characters: Whether somebody appears in it again and again.
    """
    words = minutes * WORDS_A_MINUTE
    scenes = minutes * SCENES_A_MINUTE
    return FilmPlan(
        minutes=minutes,
        characters=round(words * CHARACTERS_A_WORD),
        scenes=scenes,
        pictures=shared_out(scenes * PAINTED, characters=characters),
        source_tokens=round(words * TOKENS_A_WORD),
    )


def shared_out(pictures: float, *, characters: bool = False) -> Wanted:
    """Pictures by who is likely to draw them; where there are characters, they are in a quarter of them."""
    faithful = pictures / 4 if characters else 0.0
    rest = pictures - faithful
    return Wanted(strongest=rest * HARD, faithful=faithful, cheapest=rest * SIMPLE)


def estimate(film: FilmPlan, services: Services, book: PriceBook, rates: Rates | None = None) -> Estimate:
    """What a film will cost with these services.

    Args:
        film: What is known of it.
        services: Who is asked, the first of each chain most likely.
        book: Prices.
        rates: Of this machine.
    """
    parts = (
        *_writing(film, services, book),
        *_speech(film, services, book),
        *_pictures(film, services, book),
        *_moderation(film, services, book),
        *_machine(film, rates or Rates()),
    )
    return Estimate(minutes=film.minutes, components=parts)


def _writing(film: FilmPlan, services: Services, book: PriceBook) -> tuple[Component, ...]:
    words = film.characters / CHARACTERS_A_WORD
    told = film.source_tokens if film.written else 0
    drafts = ((WRITING_ASKED + told, words * TOKENS_A_WORD),) if film.written and services.text else ()
    boards = ((STORYBOARD_ASKED + words * TOKENS_A_WORD, film.scenes * TOKENS_A_SCENE),) if services.storyboard else ()
    named = (("script", services.text, drafts), ("storyboard", services.storyboard, boards))
    return tuple(
        _component(
            name,
            chain[0],
            book,
            *(
                # each turn tells again what was said before it
                Usage(
                    input_tokens=round(times * asked + answered * times * (times - 1) / 2),
                    output_tokens=round(times * answered),
                )
                for times in (1, 1, DRAFTS)
            ),
        )
        for name, chain, calls in named
        for asked, answered in calls
    )


def _speech(film: FilmPlan, services: Services, book: PriceBook) -> tuple[Component, ...]:
    if not services.voices:
        return ()
    spread = TOPIC_SPREAD if film.written else 0.0
    usages = (Usage(characters=round(film.characters * factor)) for factor in (1 - spread, 1, 1 + spread))
    return (_component("speech", services.voices[0].offer, book, *usages),)


def _pictures(film: FilmPlan, services: Services, book: PriceBook) -> tuple[Component, ...]:
    parts = []
    for role, number in film.pictures:
        chain = _chain(services.painters, role)
        if not chain or not number:
            continue
        offer = chain[0]
        one = book.price_of(offer, Usage(pictures=1), PictureRequest(prompt="a picture"))
        amounts = (None if one is None else round(one * number * factor) for factor in (0.5, 1, 2))
        low, likely, high = amounts
        name = f"pictures, {role}"
        parts.append(Component(name=name, category=Category.API, offer=offer, low=low, likely=likely, high=high))
    return tuple(parts)


def _chain(painters: Painters, role: str) -> tuple[Offer, ...]:
    """Who is asked for a role: its own chain, else the first of the others that there is."""
    chains: tuple[tuple[Offer, ...], ...] = (
        getattr(painters, role),
        painters.cheapest,
        painters.faithful,
        painters.strongest,
    )
    return next((chain for chain in chains if chain), ())


def _moderation(film: FilmPlan, services: Services, book: PriceBook) -> tuple[Component, ...]:
    if not services.moderation:
        return ()
    usage = Usage(input_tokens=round(film.characters / CHARACTERS_A_WORD * TOKENS_A_WORD))
    return (_component("moderation", services.moderation[0], book, usage, usage, usage),)


def _machine(film: FilmPlan, rates: Rates) -> tuple[Component, ...]:
    costs = (
        ("rendering", Category.COMPUTE, rates.core_hour * Decimal(str(CORE_HOURS))),
        ("the store, a month", Category.STORAGE, rates.gb_month * Decimal(str(STORED))),
        ("sending the film once", Category.BANDWIDTH, rates.gb_sent * Decimal(str(DELIVERED))),
    )
    parts = []
    for name, category, a_minute in costs:
        dollars = a_minute * Decimal(str(film.minutes)) * MICROS
        low, likely, high = (
            int((dollars * factor).to_integral_value(ROUND_HALF_UP)) for factor in (Decimal("0.5"), 1, 3)
        )
        parts.append(Component(name=name, category=category, offer=None, low=low, likely=likely, high=high))
    return tuple(parts)


def _component(name: str, offer: Offer, book: PriceBook, *usages: Usage) -> Component:
    low, likely, high = (book.price_of(offer, usage) for usage in usages)
    return Component(name=name, category=Category.API, offer=offer, low=low, likely=likely, high=high)
