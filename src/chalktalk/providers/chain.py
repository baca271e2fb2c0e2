"""Who answers: memory, then one offer after the other, each tried again as its fault says."""

import asyncio
import random
from weakref import WeakValueDictionary

from chalktalk.costs import AnsweredError, UnderWayError, call_key
from chalktalk.documents.asking import A, Answered, Offer, Port, Request, Tried
from chalktalk.errors import BudgetError, ChalktalkError, NoProviderError, ProviderError, Strategy
from chalktalk.providers.calling import Counter, Line
from chalktalk.providers.memory import remembered

LONGEST_WAIT = 60.0
"""Seconds that a vendor may ask us to stay away; beyond that, somebody else is asked."""
MOST_PATIENT = 2.0
"""Times the usual time limit that a slow vendor gets the second time."""
ANOTHERS = 0.2
"""Seconds between looks at what another courier is just asking."""
JITTER = 0.25
"""Share of a wait by which it is longer or shorter, so that calls which failed together do not come back together."""


class Chain:
    """Answers requests; one for all that a courier does."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._lines: dict[tuple[str, Port], Line] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.closing = False
        """Whether nothing new may be begun, because nobody waits for it any more."""

    async def answer(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer.

        Raises:
            NoProviderError: if nobody answered.
            BudgetError: if nobody who might have answered could be paid.
        """
        async with self._alone(request):
            while True:
                known = remembered(request, chain, self._counter.ledger, self._counter.store)
                if known is not None:
                    return known
                try:
                    return await self._first(request, chain)
                except UnderWayError:  # another courier asks just this: maybe that of a run which was killed
                    await asyncio.sleep(ANOTHERS)
                except AnsweredError:
                    continue

    async def _first(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first answer of those who seem well, then of those who do not: a trial is better than nothing."""
        tried: list[Tried] = []
        refusal: BudgetError | None = None
        well, unwell = self._sorted(request, chain, tried)
        for offer in (*well, *unwell):
            try:
                answered = await self._insist(request, offer, tried)
            except BudgetError as fault:
                refusal = fault
                tried.append(_tried(offer, "budget", fault.message))
            except ProviderError as fault:
                tried.append(_tried(offer, _category(fault), fault.message))
            else:
                return answered.model_copy(update={"tried": tuple(tried)})
        raise refusal or _nobody(request, tried)

    def _sorted(
        self, request: Request[A], chain: tuple[Offer, ...], tried: list[Tried]
    ) -> tuple[list[Offer], list[Offer]]:
        """Offers that seem well, and those that do not but might answer; the others are noted as not asked."""
        well: list[Offer] = []
        unwell: list[Offer] = []
        for offer in chain:
            if offer.provider not in self._counter.orders.vendors:
                tried.append(_tried(offer, "not asked", "it is not configured"))
            elif self._counter.ledger.abandoned(call_key(request, offer)):
                why = "an earlier call was cut off and may have been charged; see chalktalk costs settle"
                tried.append(_tried(offer, "not asked", why))
            else:
                health = self._line(offer.provider, request.port).health
                if health.hopeless is not None:
                    tried.append(_tried(offer, "not asked", health.hopeless))
                elif (why_not := health.why_not()) is not None:
                    tried.append(_tried(offer, "put off", why_not))
                    unwell.append(offer)
                else:
                    well.append(offer)
        return well, unwell

    def _alone(self, request: Request[A]) -> asyncio.Lock:
        """Held while a request is answered: who asks the same meanwhile finds the answer remembered."""
        return self._locks.setdefault(f"{request.port}{request.model_dump_json()}", asyncio.Lock())

    async def close(self) -> None:
        """Let go of all connections."""
        for line in self._lines.values():
            await line.close()

    async def _insist(self, request: Request[A], offer: Offer, tried: list[Tried]) -> Answered[A]:
        """Ask one offer, and again where that may help.

        Raises:
            ProviderError: the last fault.
            BudgetError: if a call might pass the budget.
        """
        retries, line = self._counter.orders.retries, self._line(offer.provider, request.port)
        patience, anew = 1.0, 0
        for number in range(retries.tries):
            try:
                return await line.call(request, offer, patience)
            except ProviderError as fault:
                wait = _wait(fault, retries.first_wait * 2**number)
                anew += fault.strategy is Strategy.ASK_ANEW
                hopeless = fault.strategy is Strategy.NEXT or anew > 1 or wait > LONGEST_WAIT
                if hopeless or self.closing or number == retries.tries - 1 or line.health.is_down:
                    raise
                tried.append(_tried(offer, _category(fault), fault.message))
                patience = MOST_PATIENT if fault.strategy is Strategy.LONGER else patience
                await asyncio.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _line(self, provider: str, port: Port) -> Line:
        if (provider, port) not in self._lines:
            self._lines[provider, port] = Line(provider, port, self._counter)
        return self._lines[provider, port]


def _wait(fault: ProviderError, backed_off: float) -> float:
    """Seconds until the next try: as asked, else doubled each time, with jitter."""
    if fault.strategy is Strategy.ASK_ANEW:
        return 0.0
    if fault.retry_after is not None:
        return fault.retry_after
    return backed_off * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  not for secrets


def _tried(offer: Offer, category: str, message: str) -> Tried:
    return Tried(offer=offer, category=category, message=message)


def _category(fault: ChalktalkError) -> str:
    """`RateLimitedError` as `rate-limited`."""
    name = type(fault).__name__.removesuffix("Error")
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("-")


def _nobody(request: Request[A], tried: list[Tried]) -> NoProviderError:
    asked = "; ".join(f"{one.offer.provider}: {one.message}" for one in tried) or "none is configured"
    error = NoProviderError(f"nobody answered for {request.port} ({asked})", hints=("chalktalk providers --reach",))
    error.tried = tuple(tried)
    return error
