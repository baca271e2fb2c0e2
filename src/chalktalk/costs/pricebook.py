"""The price book: what providers charge, on what day that was so, and where it is written.

What nobody knows the price of has none, and is not taken for free.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from chalktalk.costs.money import MICROS
from chalktalk.costs.usage import most_usage
from chalktalk.documents.asking import Micros, Offer, PictureRequest, Port, Request, Usage
from chalktalk.documents.base import Document
from chalktalk.errors import OptionError, Place

ANY = "*"
"""Stands for all models of a provider that have no entry."""
_DATED = re.compile(r"-(\d{8}|\d{4}-\d{2}-\d{2})$")
"""A model's name as of one day: `claude-haiku-4-5-20251001`."""
_VERSION = re.compile(r":[0-9a-f]{64}$")
"""A version of a model on Replicate."""

Rate = Decimal | None


class Price(Document):
    """What one model of one provider costs, in US dollars."""

    provider: str
    model: str
    port: Port
    input: Rate = Field(default=None, ge=0)
    """A million tokens of the request."""
    output: Rate = Field(default=None, ge=0)
    """A million tokens of the answer."""
    characters: Rate = Field(default=None, ge=0)
    """1,000 characters of text."""
    picture: Rate = Field(default=None, ge=0)
    """A wide or tall picture."""
    square: Rate = Field(default=None, ge=0)
    """A square picture, where that has a price of its own."""
    second: Rate = Field(default=None, ge=0)
    """A second of the provider's machine."""
    spread: Decimal = Field(default=Decimal(1), ge=1)
    """How many times what is usual one call may cost, where tokens or seconds decide that only afterwards."""
    quality: float = Field(default=0.5, ge=0, le=1)
    """How good it is: see `prices.toml`."""
    faithful: bool = False
    """Whether it can keep to a picture of a character."""
    stock: bool = False
    """Whether it finds pictures instead of making them."""
    as_of: date
    """When that was its price."""
    source: str
    """Where it is published."""
    confirmed: bool = False
    """Whether a second publication says the same."""

    @property
    def offer(self) -> Offer:
        """What it is the price of."""
        return Offer(provider=self.provider, model=self.model)

    def cost(self, usage: Usage, *, square: bool = False) -> Decimal:
        """Dollars for a usage, unrounded.

        Tokens and seconds count wherever they have a rate. Pictures and characters count unless the provider has told
        tokens of the answer, or seconds, by which it charges.
        """
        finely = (self.output is not None and usage.output_tokens) or (self.second is not None and usage.seconds)
        per_picture = self.square if square and self.square is not None else self.picture
        parts = (
            (self.input, Decimal(usage.input_tokens) / 1_000_000),
            (self.output, Decimal(usage.output_tokens) / 1_000_000),
            (self.second, Decimal(str(usage.seconds))),
            (self.characters, Decimal(0 if finely else usage.characters) / 1000),
            (per_picture, Decimal(0 if finely else usage.pictures)),
        )
        return sum((rate * units for rate, units in parts if rate is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class PriceBook:
    """Prices by offer."""

    prices: tuple[Price, ...]

    def find(self, offer: Offer) -> Price | None:
        """The price of an offer: its own entry, that of the model without its date or version, or that of any model."""
        return next(
            (
                price
                for model in _names(offer.model)
                for price in self.prices
                if (price.provider, price.model) == (offer.provider, model)
            ),
            None,
        )

    def price_of(self, offer: Offer, usage: Usage, request: Request[Any] | None = None) -> Micros | None:
        """What a call cost, to the nearest millionth of a dollar, halves up; None where nobody knows.

        Args:
            offer: Who was asked.
            usage: What it used up.
            request: What was asked for, if a picture: a square one may have a price of its own.
        """
        price = self.find(offer)
        return None if price is None else _micros(price.cost(usage, square=_is_square(request)), ROUND_HALF_UP)

    def most(self, offer: Offer, request: Request[Any]) -> Micros | None:
        """What a call may cost at most, for reserving it, rounded up; None where nobody knows."""
        price = self.find(offer)
        if price is None:
            return None
        return _micros(price.cost(most_usage(request), square=_is_square(request)) * price.spread, ROUND_CEILING)

    def told(self, offer: Offer) -> str:
        """A price in words: `$0.08 a picture`."""
        price = self.find(offer)
        if price is None:
            return "nobody knows its price"
        rates = (
            (price.input, "a million tokens asked"),
            (price.output, "a million answered"),
            (price.characters, "for 1,000 characters"),
            (price.picture, "a picture"),
            (price.second, "a second"),
        )
        told = [f"${rate.normalize():f} {unit}" for rate, unit in rates if rate]
        return ", ".join(told) or "free"

    def of(self, port: Port, providers: Iterable[str] | None = None) -> Iterator[Price]:
        """Prices of what can be asked for something, of all providers or some."""
        wanted = None if providers is None else frozenset(providers)
        return (price for price in self.prices if price.port is port and (wanted is None or price.provider in wanted))


def read_prices(own: Path | None = None) -> PriceBook:
    """Our price book, in which the user's own entries take the place of ours.

    Raises:
        OptionError: if the user's cannot be read or understood.
    """
    ours = _entries(resources.files(__package__).joinpath("prices.toml").read_text("utf-8"), "prices.toml")
    if own is None:
        return PriceBook(ours)
    try:
        theirs = _entries(own.read_text("utf-8"), str(own))
    except (OSError, UnicodeDecodeError) as fault:
        raise OptionError("this price book cannot be read", where=Place(str(own)), hints=(_WHERE,)) from fault
    taken = {(price.provider, price.model) for price in theirs}
    return PriceBook((*theirs, *(price for price in ours if (price.provider, price.model) not in taken)))


_WHERE = "it is named by prices in [costs] of chalktalk.toml"


def _entries(text: str, name: str) -> tuple[Price, ...]:
    place = Place(name)
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise OptionError(f"not a TOML file: {fault}", where=place, hints=("mend it",)) from fault
    entries = found.pop("price", [])
    if found or not isinstance(entries, list):
        raise OptionError("a price book has nothing but entries", where=place, hints=("begin each with [[price]]",))
    prices = []
    for number, entry in enumerate(entries, start=1):
        try:
            prices.append(Price.model_validate(entry))
        except ValidationError as fault:
            first = fault.errors()[0]
            message = f"price {number}: {'.'.join(map(str, first['loc'])) or 'entry'}: {first['msg']}"
            raise OptionError(message, where=place, hints=("see docs/howto/costs.md",)) from fault
    return tuple(prices)


def _names(model: str) -> tuple[str, ...]:
    plain = _VERSION.sub("", model)
    return tuple(dict.fromkeys((model, plain, _DATED.sub("", plain), ANY)))


def _is_square(request: Request[Any] | None) -> bool:
    return isinstance(request, PictureRequest) and math.isclose(request.width, request.height)


def _micros(dollars: Decimal, rounding: str) -> Micros:
    return int((dollars * MICROS).to_integral_value(rounding=rounding))
