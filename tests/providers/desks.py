"""A desk in this very process: it asks adapters, remembers what was answered, and never tries twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr
from speakers import Speaker
from vendor_kit import Mounted

from chalktalk.documents.asking import A, Answered, Offer, Request, Tried
from chalktalk.engine import Store
from chalktalk.errors import BudgetError, NoProviderError, ProviderError
from chalktalk.providers.guarded import guarded_client
from chalktalk.providers.ports import Access, Adapter


@dataclass
class SpeechDesk:
    """Asks voices."""

    there: dict[str, tuple[Adapter[Any], Access]]
    """By provider."""
    calls_left: int = 10_000
    """After which the budget is used up."""
    remembered: dict[str, Answered[Any]] = field(default_factory=dict)
    requests: list[Request[Any]] = field(default_factory=list)
    """What was not answered from memory."""

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer."""
        tried = []
        for offer in chain:
            key = f"{offer} {request.model_dump_json(exclude=set(request.advice))}"
            if key in self.remembered:
                return self.remembered[key]
            if self.calls_left == 0:
                raise BudgetError("the next call would pass the budget of $1.00")
            self.calls_left -= 1
            self.requests.append(request)
            adapter, access = self.there[offer.provider]
            try:
                reply = await adapter.ask(request, offer.model, access)
            except ProviderError as error:
                tried.append(Tried(offer=offer, category="provider", message=error.message))
                continue
            answered = Answered[Any](answer=reply.answer, offer=offer, usage=reply.usage)
            self.remembered[key] = answered
            return answered
        fault = NoProviderError("nobody answered")
        fault.tried = tuple(tried)
        raise fault


@asynccontextmanager
async def desk_of(store: Store, *served: tuple[Speaker, Mounted[Any]]) -> AsyncIterator[SpeechDesk]:
    """A desk for these vendors."""
    async with guarded_client(*(server.url for _, server in served)) as client:
        yield SpeechDesk(
            {
                speaker.provider: (
                    speaker.adapter(),
                    Access(
                        speaker.url(server), SecretStr("sk-1"), client, store.put, lambda blob: store.get(blob.digest)
                    ),
                )
                for speaker, server in served
            }
        )
