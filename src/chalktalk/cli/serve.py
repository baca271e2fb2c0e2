"""`chalktalk serve`: creative directions over HTTP."""

import sys
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import click

from chalktalk.cli.desks import desk_for
from chalktalk.cli.options import budget_option, one_of, plan_option, store_option, workers_option
from chalktalk.cli.services import services_here
from chalktalk.documents.services import Plan
from chalktalk.errors import OptionError
from chalktalk.providers.configured import vendors_here
from chalktalk.service.options import FORWARDED_HEADERS, ServiceOptions, is_loopback
from chalktalk.settings import read_settings

NEEDED = (
    "fastapi",
    "httptools",
    "prometheus_client",
    "python_multipart",
    "redis",
    "slowapi",
    "structlog",
    "uvicorn",
    "uvloop",
)
"""What the extra brings."""
INSTALL = f"{sys.executable} -m pip install 'chalktalk[service]'"
OFF = "off"
LONGEST_PAUSE = 10.0
"""Seconds between two pieces of a request."""


def parse_rate(text: str) -> int | None:
    """A number of requests a minute, or none for any number.

    Raises:
        OptionError: if it is neither.
    """
    if text == OFF:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise OptionError(f"{text} is no number of requests a minute", hints=(f"give one such as 60, or {OFF}",))
    return int(text)


def parse_network(text: str) -> IPv4Network | IPv6Network:
    """An address, or a network of them.

    Raises:
        OptionError: if it is none.
    """
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise OptionError(f"{text} is no address or network", hints=("write it as 10.0.0.5 or 10.0.0.0/8",)) from None


def _networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(parse_network(text) for text in texts)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 for any that is free.")
@click.option(
    "--rate",
    type=parse_rate,
    default="60",
    show_default=True,
    metavar=f"N|{OFF}",
    help="Requests a minute and address.",
)
@click.option("--require-key", is_flag=True, help="Answer nobody without a key; always so beyond this machine.")
@click.option(
    "--trust-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy that is believed when telling whom it speaks for.",
)
@click.option(
    "--proxy-header",
    type=one_of("header", FORWARDED_HEADERS),
    default=FORWARDED_HEADERS[0],
    show_default=True,
    metavar="|".join(FORWARDED_HEADERS),
    help="In which header it tells it.",
)
@click.option("--redis", metavar="URL", help="Share answers through it: redis://HOST:6379/0.")
@click.option(
    "--working-seconds",
    type=click.FloatRange(1, 3600),
    default=60.0,
    show_default=True,
    help="In which a direction has to be worked out.",
)
@click.option(
    "--reading-seconds",
    type=click.FloatRange(0.1, 3600),
    default=60.0,
    show_default=True,
    help="In which a request has to be there.",
)
@plan_option
@budget_option
@workers_option
@store_option
def serve(
    host: str,
    port: int,
    rate: int | None,
    proxies: tuple[str, ...],
    proxy_header: str,
    redis: str | None,
    working_seconds: float,
    reading_seconds: float,
    plan: str | None,
    budget: int | None,
    workers: int | None,
    store: Path | None,
    *,
    require_key: bool,
) -> None:
    """Answer requests for creative directions over HTTP."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise OptionError(f"the service needs what is not installed: {', '.join(missing)}", hints=(f"run: {INSTALL}",))
    settings = read_settings(store=store, workers=workers)
    options = ServiceOptions(
        store=settings.store,
        keys=settings.keys,
        host=host,
        port=port,
        workers=settings.workers,
        key_needed=require_key or not is_loopback(host),
        rate=rate,
        proxies=_networks(proxies),
        forwarded_header=proxy_header,
        clip=settings.clip,
        redis=redis or settings.redis,
        reading_seconds=reading_seconds,
        idle_seconds=min(reading_seconds, LONGEST_PAUSE),
        working_seconds=working_seconds,
    )
    services = services_here(settings, plan=Plan(plan) if plan else None, budget=budget)
    from chalktalk.service.app import Surroundings  # noqa: PLC0415
    from chalktalk.service.logs import log_to  # noqa: PLC0415
    from chalktalk.service.server import serve as answer  # noqa: PLC0415

    around = Surroundings(
        services, desk_for(services, settings.store / "service", settings), frozenset(vendors_here(settings)), log_to()
    )
    answer(options, around, lambda address: click.echo(f"chalktalk answers at {address}; see {address}/openapi.json"))
