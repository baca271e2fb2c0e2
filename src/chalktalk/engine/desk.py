"""The desk: where stages ask providers. Who answers, at what price and after how many tries is not their concern.

Only stages whose place is the event loop can ask: workers and threads get documents that hold the answers.
"""

from typing import Protocol

from chalktalk.documents.asking import A, Answered, Offer, Request
from chalktalk.errors import NoProviderError


class Desk(Protocol):
    """Asks providers, one after the other, until one answers."""

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer of a chain; what was paid for before is answered from memory.

        Raises:
            NoProviderError: if none answered; tells who was tried.
            BudgetError: if the budget forbids all who might have answered.
        """
        ...


class NobodyThere:
    """The desk where no provider is configured."""

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:  # noqa: ARG002  as `Desk` has it
        """Nobody answers.

        Raises:
            NoProviderError: always.
        """
        raise NoProviderError(f"there is no provider for {request.port}", hints=("chalktalk providers tells which",))
