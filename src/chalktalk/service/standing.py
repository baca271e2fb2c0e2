"""How the service stands: who can be asked, and whether everything that it needs is there."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from chalktalk.costs import LEDGER_FILE, Ledger, Outcome
from chalktalk.costs.calls import Call
from chalktalk.documents.asking import Offer, Port
from chalktalk.documents.services import Services
from chalktalk.errors import ChalktalkError
from chalktalk.providers.registry import VENDORS, Vendor
from chalktalk.service.answers import Shelf
from chalktalk.service.asked import Check, Health, Providers, ProviderState, State
from chalktalk.service.shared import SharedAnswers
from chalktalk.service.working import ServiceRun

LATEST = 20
"""Calls by which a provider is judged."""
PORTS = (Port.TEXT, Port.MODERATION)
"""What the service asks providers for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is looked at."""

    store: Path
    services: Services
    configured: frozenset[str]
    """Names of vendors."""
    shelf: Shelf
    run: ServiceRun
    shared: SharedAnswers | None
    modules: tuple[str, ...]
    """What a worker imports, so that it is ready."""

    async def providers(self) -> Providers:
        """Who can be asked, and how that went the last times."""
        calls = await asyncio.to_thread(self._calls)
        states = [
            _state(vendor, port, vendor.name in self.configured, self._chain(port), calls)
            for port in PORTS
            for vendor in VENDORS
            if port in vendor.ports
        ]
        return Providers(providers=tuple(states), chain=self.services.text)

    async def health(self) -> Health:
        """Whether it can answer."""
        checks = (await self._store(), await self._worker(), *(await self._redis()))
        down = any(check.state is State.DOWN for check in checks)
        warned = any(check.state is State.WARNING for check in checks)
        return Health(state=State.DOWN if down else State.WARNING if warned else State.WELL, checks=checks)

    async def _store(self) -> Check:
        try:
            await asyncio.to_thread(self.shelf.check)
        except OSError as fault:
            return Check(name="store", state=State.DOWN, detail=f"it cannot be written: {fault.strerror}")
        return Check(name="store", state=State.WELL, detail="it can be written")

    async def _worker(self) -> Check:
        if not self.run.workers:
            try:
                await self.run.get_ready(self.modules)
            except OSError as fault:
                return Check(name="worker", state=State.DOWN, detail=f"none can be started: {fault.strerror}")
        return Check(name="worker", state=State.WELL, detail=f"{self.run.workers} alive")

    async def _redis(self) -> tuple[Check, ...]:
        if self.shared is None:
            return ()
        if await self.shared.check():
            return (Check(name="redis", state=State.WELL, detail="it answers"),)
        return (Check(name="redis", state=State.WARNING, detail="it does not answer; answers are not shared"),)

    def _calls(self) -> tuple[Call, ...]:
        path = self.store / LEDGER_FILE
        if not path.exists():
            return ()
        try:
            with Ledger(path) as ledger:
                return ledger.calls()
        except ChalktalkError:  # how it went is not worth failing for
            return ()

    def _chain(self, port: Port) -> tuple[Offer, ...]:
        return self.services.text if port is Port.TEXT else self.services.moderation


def _state(
    vendor: Vendor, port: Port, configured: bool, chain: tuple[Offer, ...], calls: tuple[Call, ...]
) -> ProviderState:  # noqa: FBT001
    own = [call for call in calls if call.offer.provider == vendor.name and call.port is port]
    latest = [call for call in own if call.ended is not None][-LATEST:]
    times = [call.ended - call.begun for call in latest if call.outcome is Outcome.ANSWERED and call.ended is not None]
    asked = tuple(offer.model for offer in chain if offer.provider == vendor.name)
    return ProviderState(
        provider=vendor.name,
        port=port,
        configured=configured,
        models=asked or tuple(vendor.ports[port].models),
        calls=len(latest),
        answered=len(times),
        usual_seconds=round(median(times), 3) if times else None,
    )
