"""One call of one vendor, accounted for: reserved before it goes out, written down whatever comes of it."""

import asyncio
import time
from dataclasses import dataclass

from chalktalk.costs import Intent, Ledger, Outcome, call_key
from chalktalk.costs.pricebook import PriceBook
from chalktalk.costs.usage import lost_usage
from chalktalk.documents.asking import A, Answered, Offer, Port, Request, Usage
from chalktalk.documents.base import Blob
from chalktalk.engine import Store
from chalktalk.errors import ProviderError, SlowError
from chalktalk.providers.guarded import guarded_client
from chalktalk.providers.health import Health
from chalktalk.providers.orders import TIME_LIMITS, Orders
from chalktalk.providers.pacing import Pace
from chalktalk.providers.ports import Access
from chalktalk.providers.registry import adapter_of, capability_of, vendor_named


@dataclass(frozen=True)
class Counter:
    """Where calls are paid: what all of them share."""

    orders: Orders
    ledger: Ledger
    prices: PriceBook
    store: Store


class Line:
    """The line to one vendor, for one port."""

    def __init__(self, provider: str, port: Port, counter: Counter) -> None:
        orders = counter.orders.vendors[provider]
        capability = capability_of(vendor_named(provider), port)
        self._provider, self._port, self._counter = provider, port, counter
        self._adapter = adapter_of(capability)
        self.health = Health(counter.orders.retries.cool_down)
        self._pace = Pace(
            orders.requests_a_minute or capability.requests_a_minute,
            orders.concurrency or capability.concurrency,
            self._ages,
        )
        self._access = Access(orders.url, orders.key, guarded_client(*_origins(orders.url)), self._keep, self._fetch)

    async def call(self, request: Request[A], offer: Offer, patience: float) -> Answered[A]:
        """Ask once.

        Args:
            request: What is asked.
            offer: Whom, of this vendor's.
            patience: Times the usual time limit.

        Raises:
            ProviderError: if it did not answer.
            BudgetError: if the call might pass the budget.
            UnderWayError: if another process is just making the same call.
            AnsweredError: if one has made it.
        """
        limit = self._counter.orders.retries.time_limit or TIME_LIMITS[request.port]
        row = 0

        def begin() -> None:
            nonlocal row
            row = self._begin(request, offer)

        async with self._pace.turn(begin):
            start = time.monotonic()
            try:
                async with asyncio.timeout(limit * patience):
                    reply = await self._adapter.ask(request, offer.model, self._access)
            except TimeoutError:
                fault = SlowError(f"{self._provider} did not answer within {limit * patience:g} s", paid=None)
                self._lost(row, request, offer, fault)
                raise fault from None
            except ProviderError as fault:
                self._lost(row, request, offer, fault)
                raise
            except BaseException:
                self._counter.ledger.finish(row, Outcome.DOUBTFUL, lost_usage(request), None)
                raise
            price = self._counter.prices.price_of(offer, reply.usage, request)
            answered = Answered[A](answer=reply.answer, offer=offer, usage=reply.usage, price=price)
            self._counter.ledger.finish(row, Outcome.ANSWERED, reply.usage, price, answered.model_dump_json())
            self.health.went_well(time.monotonic() - start)
            return answered

    async def close(self) -> None:
        """Let go of its connections."""
        await self._access.client.aclose()

    def _begin(self, request: Request[A], offer: Offer) -> int:
        orders = self._counter.orders
        reserved = self._counter.prices.most(offer, request)
        intent = Intent(
            key=call_key(request, offer), port=request.port, offer=offer, video=orders.video, reserved=reserved
        )
        return self._counter.ledger.begin(intent, orders.budget)

    def _lost(self, row: int, request: Request[A], offer: Offer, fault: ProviderError) -> None:
        """Write down a call that was not answered, and what it cost all the same.

        How long a broken-off text would have been only its writer knows: what it cost is in doubt, as what never came.
        """
        self.health.failed(fault)
        told = fault.usage if isinstance(fault.usage, Usage) else None
        used = told or lost_usage(request)
        guessed = request.port is Port.TEXT and (told is None or told.estimated)
        if fault.paid is False:
            self._counter.ledger.finish(row, Outcome.FAILED_FREE, Usage(), 0)
        elif fault.paid is None or guessed:
            self._counter.ledger.finish(row, Outcome.DOUBTFUL, used, None)
        else:
            price = self._counter.prices.price_of(offer, used, request)
            self._counter.ledger.finish(row, Outcome.FAILED_PAID, used, price)

    def _ages(self, seconds: float) -> list[float]:
        begun = self._counter.ledger.started_since(self._provider, self._port, seconds)
        return [time.time() - moment for moment in begun]

    def _keep(self, data: bytes, media_type: str) -> Blob:
        return self._counter.store.put(data, media_type)

    def _fetch(self, blob: Blob) -> bytes:
        return self._counter.store.get(blob.digest)


def _origins(url: str) -> tuple[str, ...]:
    """What the user configured, if it is a web address: a folder of pictures is none."""
    return (url,) if url.startswith(("http://", "https://")) else ()
