"""A desk that is watched: how long providers take, and who is asked in vain."""

import time

from chalktalk.documents.asking import A, Answered, Offer, Request, Tried
from chalktalk.engine import Desk
from chalktalk.errors import NoProviderError
from chalktalk.service.metrics import Metrics


class ObservedDesk:
    """Asks at another desk, and counts.

    Args:
        desk: Where to ask.
        metrics: What counts.
    """

    def __init__(self, desk: Desk, metrics: Metrics) -> None:
        self._desk = desk
        self._metrics = metrics

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer of a chain.

        Raises:
            NoProviderError: if nobody answered.
            BudgetError: if nobody who might have answered could be paid.
        """
        start = time.perf_counter()
        try:
            answered = await self._desk.ask(request, chain)
        except NoProviderError as fault:
            self._count(request, tuple(one for one in fault.tried if isinstance(one, Tried)))
            raise
        self._count(request, answered.tried)
        if not answered.remembered:
            seconds = self._metrics.provider_seconds.labels(answered.offer.provider, request.port)
            seconds.observe(time.perf_counter() - start)
        return answered

    def _count(self, request: Request[A], tried: tuple[Tried, ...]) -> None:
        for one in tried:
            self._metrics.provider_faults.labels(one.offer.provider, request.port, one.category).inc()
