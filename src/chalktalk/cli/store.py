"""`chalktalk store size` and `chalktalk store prune`."""

import re
from pathlib import Path

import click

from chalktalk.cli.options import store_option
from chalktalk.costs import LEDGER_FILE, Ledger
from chalktalk.engine import Store, Usage, blobs_in
from chalktalk.engine import prune as prune_store
from chalktalk.engine import usage as usage_of
from chalktalk.errors import OptionError
from chalktalk.settings import read_settings

SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
AGES = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


@click.group()
def store() -> None:
    """Show or shrink the store of finished work."""


@store.command()
@store_option
def size(store: Path | None) -> None:
    """Say how much the store holds."""
    place = read_settings(store=store).store
    click.echo(f"{_told(usage_of(Store(place)))} in {place}")


@store.command()
@click.option("--to", "limit", default="5G", show_default=True, metavar="SIZE", help="What may remain: 500M, 5G.")
@click.option("--unused", "age", metavar="TIME", help="Remove what was not used for so long: 12h, 30d.")
@click.option("--paid", is_flag=True, help="Also what a provider was paid for; it is paid for again when wanted.")
@store_option
def prune(limit: str, age: str | None, store: Path | None, *, paid: bool) -> None:
    """Remove finished work that was used longest ago; it is made again when it is wanted."""
    place = read_settings(store=store).store
    bytes_left = _parsed(limit.upper().removesuffix("B"), SIZES, "size", "500M or 5G")
    seconds = None if age is None else _parsed(age, AGES, "time", "12h or 30d")
    keep = frozenset[str]() if paid else _paid_for(place)
    removed = prune_store(Store(place), size=bytes_left, age=seconds, keep=keep)
    click.echo(f"removed {_told(removed)}; {_told(usage_of(Store(place)))} left in {place}")


def _paid_for(place: Path) -> frozenset[str]:
    """Digests of what the ledger's answers refer to: sounds and pictures that providers were paid for."""
    path = place / LEDGER_FILE
    if not path.exists():
        return frozenset()
    with Ledger(path) as ledger:
        return frozenset(digest for answer in ledger.answers() for digest in blobs_in(answer))


def _told(usage: Usage) -> str:
    return f"{usage.results} results, {megabytes(usage.size)}"


def megabytes(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def _parsed(text: str, units: dict[str, int], kind: str, example: str) -> int:
    match = re.fullmatch(r"(\d{1,12}(?:\.\d{1,3})?)([A-Za-z]?)", text)
    if not match or match[2] not in units:
        raise OptionError(f"{text} is no {kind}", hints=(f"write it like {example}",))
    return int(float(match[1]) * units[match[2]])
