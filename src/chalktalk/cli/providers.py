"""`chalktalk providers`: who can be asked for what, how their latest calls went, and at what price."""

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from statistics import median

import click

from chalktalk.cli.options import store_option
from chalktalk.cli.spending import spending_from
from chalktalk.costs import LEDGER_FILE, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port
from chalktalk.errors import ForbiddenError, ProviderError
from chalktalk.providers.configured import vendors_here
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.providers.orders import VendorOrders
from chalktalk.providers.registry import VENDORS, Vendor
from chalktalk.settings import Settings, read_settings

LATEST = 20
"""Calls by which a vendor's health is judged."""
PATIENCE = Limits(connecting=5.0, between=5.0, total=10.0)
"""Of asking whether a vendor can be reached."""


@dataclass(frozen=True, slots=True)
class Row:
    """One vendor, for one thing it can be asked for."""

    port: str
    vendor: str
    configured: bool
    state: str
    """How it is configured, or what is missing."""
    health: str
    """How its latest calls went; empty if there were none."""
    models: dict[str, str]
    """Its models that we know, and their prices in words."""
    reach: str = ""
    """Whether it answers, where that was asked."""


@click.command()
@click.option("--reach", is_flag=True, help="Ask each that is configured whether it answers; costs nothing.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object a line.")
@store_option
def providers(reach: bool, as_json: bool, store: Path | None) -> None:  # noqa: FBT001  click passes options by name
    """Show who can be asked for scripts, voices, pictures and moderation."""
    settings = read_settings(store=store)
    configured = vendors_here(settings)
    reached = asyncio.run(_reach_all(configured)) if reach else {}
    rows = list(_rows(configured, reached, settings))
    if as_json:
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
        return
    for port, offered in groupby(rows, key=lambda row: row.port):
        click.secho(port, bold=True)
        for row in offered:
            _print(row)
    click.echo(
        "\nnobody is asked in vain: every chain ends in something that needs no key; see docs/howto/providers.md"
    )


def _rows(configured: dict[str, VendorOrders], reached: dict[str, str], settings: Settings) -> Iterator[Row]:
    book = spending_from(settings).book
    health = _health(settings.store / LEDGER_FILE)
    for port in Port:
        for vendor in VENDORS:
            if capability := vendor.ports.get(port):
                yield Row(
                    port=port,
                    vendor=vendor.name,
                    configured=vendor.name in configured,
                    state=_state(vendor, configured, settings),
                    health=health.get((vendor.name, port), ""),
                    models={name: book.told(Offer(provider=vendor.name, model=name)) for name in capability.models},
                    reach=reached.get(vendor.name, ""),
                )


def _state(vendor: Vendor, configured: dict[str, VendorOrders], settings: Settings) -> str:
    orders = configured.get(vendor.name)
    if orders is None:
        lacking = vendor.key_variable if vendor.needs_key else vendor.url_variable
        return f"not configured; set {lacking}"
    known = orders.url == vendor.url
    key = f"key from {vendor.key_variable}" if settings.environment.get(vendor.key_variable or "") else "key from file"
    told = [key] if orders.key else []
    return ", ".join(told + ([] if known else [f"at {orders.url}"])) or "needs nothing"


def _health(path: Path) -> dict[tuple[str, Port], str]:
    """How the latest calls went, in words."""
    if not path.exists():
        return {}
    with Ledger(path) as ledger:
        calls = sorted(ledger.calls(), key=lambda call: (call.offer.provider, call.port))
    said: dict[tuple[str, Port], str] = {}
    for who, all_of_it in groupby(calls, key=lambda call: (call.offer.provider, call.port)):
        latest = [call for call in all_of_it if call.ended is not None][-LATEST:]
        times = [call.ended - call.begun for call in latest if call.outcome is Outcome.ANSWERED and call.ended]
        if latest:
            usual = f", usually in {median(times):.1f} s" if times else ""
            said[who] = f"{len(times)} of its last {len(latest)} calls answered{usual}"
    return said


async def _reach_all(configured: dict[str, VendorOrders]) -> dict[str, str]:
    remote = {name: orders for name, orders in configured.items() if orders.url.startswith("http")}
    return dict(zip(remote, await asyncio.gather(*map(_reach, remote.values())), strict=True))


async def _reach(orders: VendorOrders) -> str:
    """Whether anybody answers there; no key is sent, so nothing can be charged."""
    start = time.monotonic()
    try:
        async with guarded_client(orders.url, limits=PATIENCE) as client, client.stream("GET", orders.url):
            return f"answers in {1000 * (time.monotonic() - start):.0f} ms"
    except ForbiddenError as fault:
        return fault.message
    except ProviderError as fault:
        return f"does not answer: {fault.message}"


def _print(row: Row) -> None:
    mark = click.style("ok  ", fg="green") if row.configured else "    "
    notes = "; ".join(note for note in (row.state, row.reach, row.health) if note)
    click.echo(f"  {mark}{row.vendor:<15} {notes}")
    for name, price in row.models.items():
        click.echo(f"      {'':<15} {name:<28} {price}")
