"""Choosing a field's value: whoever has the strongest word has it, and what words ask for is laid over that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Generic, TypeVar

from chalktalk.direction.drafting.telling import said
from chalktalk.documents.creative.direction import CreativeDirection, Origin, Source
from chalktalk.documents.creative.wishes import Aim, How, Wish

T = TypeVar("T")
A_STEP = 1.3
"""How many times as much `more` is of a number, where nobody says how much more."""


@dataclass(frozen=True, slots=True)
class Picked(Generic[T]):
    """A value and where it comes from."""

    value: T
    source: Source
    because: str

    def origin(self, field: Aim) -> Origin:
        """The same for people."""
        return Origin(field=field, source=self.source, because=self.because)

    def by_words(self, value: T, wish: Wish, field: Aim | None = None) -> "Picked[T]":
        """Another value, because words ask for it; `field` where they name another one, from which it follows."""
        return Picked(value, Source.WORDS, f"“{wish.words}” asks for {said(field or wish.field, value)}")


def strongest(*candidates: Picked[T] | None) -> Picked[T]:
    """The first that there is.

    Raises:
        StopIteration: if there is none; the last candidate is always a default.
    """
    return next(one for one in candidates if one is not None)


def field_of(direction: CreativeDirection, aim: Aim) -> Any:  # noqa: ANN401  every field has its own type
    """A direction's field by its aim's name."""
    found: Any = direction
    for name in ("pacing.words_a_minute" if aim is Aim.VOICE else aim.value).split("."):
        found = getattr(found, name)
    return found


def name_wished(base: Picked[T], wishes: Iterable[Wish], order: Sequence[T]) -> Picked[T]:
    """A name out of an order, from least to most, as words ask for it: one of them, or a step up or down from here."""
    named = {str(value): value for value in order}
    for wish in wishes:
        meant = named.get(wish.value)
        if wish.how is How.SET and meant is not None:
            base = base.by_words(meant, wish)
        elif wish.how in (How.MORE, How.LESS):
            base = base.by_words(_stepped(base.value, meant, wish.how, order), wish)
        elif wish.how is How.WITHOUT and meant == base.value:
            base = base.by_words(order[_beside(order.index(meant), len(order))], wish)
    return base


def number_wished(base: Picked[float], wishes: Iterable[Wish], bounds: tuple[float, float]) -> Picked[float]:
    """A number as words ask for it, within bounds; `longer` says nothing beside `ten seconds longer`."""
    wishes = list(wishes)
    counted = any(_number(wish.value) is not None for wish in wishes)
    for wish in wishes:
        amount = _number(wish.value)
        if amount is None and counted:
            continue
        value = base.value
        if wish.how is How.SET and amount is not None:
            value = amount
        elif wish.how is How.TIMES and amount is not None:
            value *= amount
        elif wish.how is How.MORE:
            value = value * A_STEP if amount is None else value + amount
        elif wish.how is How.LESS:
            value = value / A_STEP if amount is None else value - amount
        else:
            continue
        base = base.by_words(min(max(value, bounds[0]), bounds[1]), wish)
    return base


def _stepped(value: T, meant: T | None, how: How, order: Sequence[T]) -> T:
    """A step along an order, towards a value or away from it; without one, up or down."""
    here, top = order.index(value), len(order) - 1
    there = top if meant is None else order.index(meant)
    towards = (there > here) - (there < here)
    step = towards if how is How.MORE else -towards or (1 if there == 0 else -1)
    return order[min(max(here + step, 0), top)]


def _beside(place: int, length: int) -> int:
    return place - 1 if place else min(1, length - 1)


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None
