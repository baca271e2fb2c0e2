"""`chalktalk estimate SCRIPT.md` and `chalktalk estimate --topic TEXT`."""

import json
from pathlib import Path
from typing import Any

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.briefing import brief_for
from chalktalk.cli.foreseeing import film_plan
from chalktalk.cli.looking import LookWishes, look_options
from chalktalk.cli.options import one_of, store_option
from chalktalk.cli.services import there_is
from chalktalk.cli.spending import Spending, spending_from
from chalktalk.costs import (
    Category,
    Component,
    Configured,
    FilmPlan,
    Scenario,
    dollars,
    parse_dollars,
    plan_for_topic,
    scenarios,
)
from chalktalk.documents.asking import Offer, Port
from chalktalk.documents.brief import Brief
from chalktalk.documents.services import Plan, RemoteVoice
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import OptionError
from chalktalk.script import Overrides
from chalktalk.settings import Settings, read_settings

PAID = tuple(plan for plan in Plan if plan is not Plan.FREE)
ANY = "*"
"""Model of a provider's whose models are the user's own."""


@click.command()
@click.argument("script", type=click.Path(path_type=Path), metavar="[SCRIPT.md]", required=False)
@click.option("--topic", metavar="TEXT", help="For a video that has yet to be written, instead of a script.")
@click.option("--minutes", type=click.FloatRange(0.1, 180), default=7.0, show_default=True, help="How long that is.")
@click.option("--plan", type=one_of("plan", PAID), metavar="|".join(PAID), help="Only this one; all if left out.")
@click.option("--budget", type=parse_dollars, metavar="USD", help="Also the best that stays under it: 5.00.")
@click.option("--provider", "providers", multiple=True, metavar="NAME", help="Only with these; give it several times.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, in millionths of a dollar.")
@look_options
@store_option
def estimate(
    script: Path | None,
    topic: str | None,
    minutes: float,
    plan: str | None,
    budget: int | None,
    providers: tuple[str, ...],
    references: tuple[Path, ...],
    platform: str | None,
    style: str | None,
    store: Path | None,
    *,
    as_json: bool,
) -> None:
    """Say what a video will cost, before anything is paid; nobody is asked for it."""
    if (script is None) == (topic is None):
        raise OptionError("an estimate needs a script or a topic", hints=('write chalktalk estimate --topic "…"',))
    settings = read_settings(store=store)
    spending = spending_from(settings)
    film = (
        plan_for_topic(minutes)
        if script is None
        else _plan_for_script(script, LookWishes(references, platform, style), settings)
    )
    limit = spending.budget if budget is None else budget
    there = configured(spending, providers) if providers else there_is(settings)
    supposed = not any(there.known(spending.book, port) for port in (Port.TEXT, Port.SPEECH, Port.IMAGE))
    there = configured(spending) if supposed else there
    found = [
        one
        for one in scenarios(film, there, spending.book, spending.rates, limit)
        if plan is None or one.name == plan or one.name not in PAID
    ]
    if as_json:
        click.echo(
            json.dumps(
                {"film": film.model_dump(), "supposed": supposed, "scenarios": [_as_values(one) for one in found]}
            )
        )
        return
    click.echo(
        f"{topic or script}: about {film.minutes:.1f} minutes, {film.characters} characters to speak, ", nl=False
    )
    click.echo(f"{film.scenes:.0f} scenes, {film.pictures.all:.0f} pictures to draw; the best for its price first")
    for one in found:
        _print(one, spending)
    if supposed:
        click.echo("\nno vendor is configured here, so these are the prices as if all were; see chalktalk providers")


def configured(spending: Spending, providers: tuple[str, ...] = ()) -> Configured:
    """Everything the price book has; without what is the user's own, unless it is named.

    Raises:
        OptionError: if it has nothing of a provider that is named.
    """
    prices = spending.book.prices
    read = one_of("provider in the price book", sorted({price.provider for price in prices}))
    named = {read(name) for name in providers}
    there = [price for price in prices if (price.provider in named if named else price.model != ANY)]
    voices = tuple(RemoteVoice(offer=price.offer, voice="any") for price in there if price.port is Port.SPEECH)
    return Configured(tuple(price.offer for price in there if price.port is not Port.SPEECH), voices)


def _plan_for_script(path: Path, look: LookWishes, settings: Settings) -> FilmPlan:
    return run_interruptibly(_counted(brief_for(path, Overrides(), settings, look), settings), stop_at_once)


async def _counted(brief: Brief, settings: Settings) -> FilmPlan:
    async with LocalRunner(Store(settings.store), settings.workers) as run:
        return await film_plan(brief, run)


def _print(scenario: Scenario, spending: Spending) -> None:
    found = scenario.estimate
    worth = f", {scenario.worth:.2f} a dollar" if found.likely else ""
    click.echo(f"\n{scenario.name}: {_range(found)}; {dollars(found.per_minute)} a minute; quality ", nl=False)
    click.echo(f"{scenario.quality:.2f}{worth}")
    for part in found.components:
        if part.offer is not None or part.likely:
            click.echo(f"  {part.name:<24}{_told(part)}")
    categories = [f"{category} {dollars(found.of(category))}" for category in Category]
    click.echo(f"  by category: {', '.join(categories)}")
    if found.unknown:
        names = ", ".join(_named(offer) for offer in found.unknown)
        click.echo(f"  more than that: nobody knows what {names} costs")
    if line := spending.warning(f"{scenario.name} is likely to cost {dollars(found.likely)}", found.likely):
        click.echo(f"  warning: {line}")


def _told(part: Component) -> str:
    amounts = "unknown" if part.likely is None else _range(part)
    return f"{amounts:<34}{_named(part.offer) if part.offer else ''}".rstrip()


def _range(amounts: Any) -> str:  # noqa: ANN401  an estimate or a part of it
    return f"{dollars(amounts.likely)} ({dollars(amounts.low)} to {dollars(amounts.high)})"


def _named(offer: Offer) -> str:
    return offer.provider if offer.model == ANY else f"{offer.provider} {offer.model}"


def _as_values(scenario: Scenario) -> dict[str, Any]:
    found = scenario.estimate
    return {
        "name": scenario.name,
        "low": found.low,
        "likely": found.likely,
        "high": found.high,
        "per_minute": found.per_minute,
        "categories": {category.value: found.of(category) for category in Category},
        "unknown": [offer.model_dump() for offer in found.unknown],
        "quality": round(scenario.quality, 3),
        "components": [part.model_dump(mode="json") for part in found.components],
        "services": scenario.services.model_dump(mode="json"),
    }
