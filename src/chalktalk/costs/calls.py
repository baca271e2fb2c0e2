"""Calls of providers as the ledger knows them: what is about to be made, what came of it, and who else makes it."""

from dataclasses import dataclass
from enum import StrEnum

from chalktalk.documents.asking import Micros, Offer, Port, Usage


class Outcome(StrEnum):
    """How a call came out."""

    OPEN = "open"
    """It is under way, or whoever made it died."""
    ANSWERED = "answered"
    """It was answered, and is paid."""
    FAILED_FREE = "failed_free"
    """It failed, and the provider does not charge for it."""
    FAILED_PAID = "failed_paid"
    """The provider charges for it, but the answer is of no use."""
    DOUBTFUL = "doubtful"
    """The request went out, and nobody knows what became of it; counted as paid, at what was reserved."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A call that is about to be made."""

    key: str
    """Of the request and the offer; see `call_key`."""
    port: Port
    offer: Offer
    video: str
    """Which video it is for: the absolute path of its folder."""
    reserved: Micros | None
    """What it may cost at most; None where nobody knows its price."""


@dataclass(frozen=True, slots=True)
class Call:
    """A row of the ledger: one try."""

    row: int
    key: str
    port: Port
    offer: Offer
    video: str
    outcome: Outcome
    reserved: Micros | None
    price: Micros | None
    """What it cost as far as anybody knows; None where nobody knows, or it is not finished."""
    usage: Usage
    begun: float
    """Seconds since the epoch."""
    ended: float | None
    cost: Micros
    """What it counts for: its price, or what was reserved as long as that is in doubt."""

    @property
    def priced(self) -> bool:
        """Whether it is known what it cost, at least at most."""
        return self.outcome is Outcome.FAILED_FREE or self.price is not None or self.reserved is not None


class UnderWayError(Exception):
    """A living process is just making the same call: wait for it, then look for its answer."""

    def __init__(self, key: str, process: int) -> None:
        super().__init__(f"process {process} is making the call {key}")
        self.process = process


class AnsweredError(Exception):
    """The same call was answered meanwhile, and need not be made.

    Attributes:
        answer: The JSON of its answer.
    """

    def __init__(self, key: str, answer: str) -> None:
        super().__init__(f"the call {key} has been answered")
        self.answer = answer
