"""`chalktalk costs`, `chalktalk costs settle` and `chalktalk costs prices`."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import click

from chalktalk.cli.options import one_of, store_option
from chalktalk.cli.spending import spending_from
from chalktalk.costs import LEDGER_FILE, Call, Ledger, Outcome, Price, dollars, parse_dollars
from chalktalk.errors import OptionError
from chalktalk.settings import read_settings

GROUPS: dict[str, Callable[[Call], str]] = {
    "video": lambda call: call.video,
    "day": lambda call: datetime.fromtimestamp(call.begun, UTC).astimezone().date().isoformat(),
    "provider": lambda call: call.offer.provider,
}
SHORT = 12
"""Digits of a key that people are shown."""


@click.group(invoke_without_command=True)
@click.option("--by", type=one_of("grouping", GROUPS), default="video", metavar="|".join(GROUPS), help="Summed up how.")
@click.option("--video", type=click.Path(path_type=Path), metavar="DIR", help="Only this video's, by its folder.")
@click.option("--json", "as_json", is_flag=True, help="Every call, as one JSON object a line.")
@store_option
@click.pass_context
def costs(ctx: click.Context, by: str, video: Path | None, store: Path | None, *, as_json: bool) -> None:
    """Say what was paid, by video, day or provider."""
    if ctx.invoked_subcommand is not None:
        return
    settings = read_settings(store=store)
    spending = spending_from(settings)
    path = settings.store / LEDGER_FILE
    if not path.exists():
        if not as_json:
            click.echo("nothing was paid for yet")
        return
    with Ledger(path) as ledger:
        ledger.settle_abandoned()
        calls = ledger.calls(video=str(video.absolute()) if video else None)
    if as_json:
        for call in calls:
            click.echo(_as_json(call))
        return
    _print(calls, by)
    for name, group in _grouped(calls, GROUPS["video"]):
        cost = sum(call.cost for call in group)
        if line := spending.warning(f"{name} has cost {dollars(cost)}", cost):
            click.echo(f"warning: {line}")


@costs.command()
@click.argument("which", metavar="ROW|KEY")
@click.option("--charged/--free", default=None, help="Whether the provider's bill has it.")
@click.option("--price", type=parse_dollars, metavar="USD", help="What the bill says; what was reserved if left out.")
@store_option
def settle(which: str, charged: bool | None, price: int | None, store: Path | None) -> None:  # noqa: FBT001  click
    """Note what the bill says of a call in doubt. It goes by its number or key, as chalktalk costs shows them."""
    if charged is None:
        raise OptionError("it is not said whether the call was charged", hints=("add --charged or --free",))
    path = read_settings(store=store).store / LEDGER_FILE
    if not path.exists():
        raise OptionError("there is no ledger here", hints=("choose the store with --store",))
    with Ledger(path) as ledger:
        ledger.settle_abandoned()
        doubtful = ledger.doubtful_calls()
        rows = [call.row for call in doubtful if str(call.row) == which]
        keys = {call.key for call in doubtful if len(which) >= SHORT and call.key.startswith(which)}
        if not rows and len(keys) != 1:
            hints = ("chalktalk costs lists those that are",) if doubtful else ("none is",)
            raise OptionError(f"no call {which} is in doubt", hints=hints)
        settled = ledger.settle(rows[0] if rows else keys.pop(), charged=charged, price=price)
    calls = "1 call" if settled == 1 else f"{settled} calls"
    click.echo(f"{calls} settled as {'charged' if charged else 'free'}")


@costs.command()
@click.option("--provider", metavar="NAME", help="Only this one's.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object a line.")
def prices(provider: str | None, *, as_json: bool) -> None:
    """Show the price book. It says what providers charge, since when, and where that is written."""
    book = spending_from(read_settings()).book
    if provider is not None:
        one_of("provider in the price book", sorted({price.provider for price in book.prices}))(provider)
    for price in book.prices:
        if provider in (None, price.provider):
            click.echo(price.model_dump_json(exclude_none=True) if as_json else _priced(price))


def _print(calls: Iterable[Call], by: str) -> None:
    calls = tuple(calls)
    for name, group in _grouped(calls, GROUPS[by]):
        click.echo(f"{name}: {_summed(group)}")
    click.echo(f"in all: {_summed(calls)}")
    doubtful = [call for call in calls if call.outcome is Outcome.DOUBTFUL]
    if doubtful:
        click.echo(
            "in doubt, and counted as paid until you settle them (chalktalk costs settle NUMBER --charged|--free):"
        )
    for call in doubtful:
        when = datetime.fromtimestamp(call.begun, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
        amount = "of unknown price" if call.reserved is None else f"at most {dollars(call.reserved)}"
        key = call.key[:SHORT]
        click.echo(f"  {call.row}  {when}  {call.offer.provider} {call.offer.model}, {amount}; {key}; {call.video}")


def _summed(calls: Iterable[Call]) -> str:
    calls = tuple(calls)
    counts = Counter(call.outcome for call in calls)
    words = {
        Outcome.FAILED_FREE: "failed free of charge",
        Outcome.FAILED_PAID: "failed and paid",
        Outcome.DOUBTFUL: "in doubt",
        Outcome.OPEN: "under way",
    }
    told = [f"{len(calls)} calls" if len(calls) != 1 else "1 call"]
    told += [f"{counts[outcome]} {word}" for outcome, word in words.items() if counts[outcome]]
    unknown = sum(not call.priced for call in calls)
    told += [f"{unknown} of unknown price"] if unknown else []
    return f"{dollars(sum(call.cost for call in calls))}; {', '.join(told)}"


def _grouped(calls: Iterable[Call], name: Callable[[Call], str]) -> list[tuple[str, tuple[Call, ...]]]:
    return [(key, tuple(group)) for key, group in groupby(sorted(calls, key=name), key=name)]


def _as_json(call: Call) -> str:
    values = {
        "row": call.row,
        "key": call.key,
        "port": call.port,
        "provider": call.offer.provider,
        "model": call.offer.model,
        "video": call.video,
        "outcome": call.outcome,
        "reserved": call.reserved,
        "price": call.price,
        "cost": call.cost,
        "usage": call.usage.model_dump(exclude_defaults=True),
        "begun": datetime.fromtimestamp(call.begun, UTC).isoformat(timespec="milliseconds"),
    }
    return json.dumps(values, ensure_ascii=False)


def _priced(price: Price) -> str:
    units = {
        "input": "a million tokens in",
        "output": "out",
        "characters": "1,000 characters",
        "picture": "a picture",
        "square": "a square one",
        "second": "a second",
    }
    rates = [f"${getattr(price, name).normalize():f} {unit}" for name, unit in units.items() if _has(price, name)]
    doubt = "" if price.confirmed else ", not confirmed"
    return f"{price.provider} {price.model} ({price.port}): {', '.join(rates)}; {price.as_of}{doubt}, {price.source}"


def _has(price: Price, name: str) -> bool:
    return getattr(price, name) is not None
