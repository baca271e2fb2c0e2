"""`chalktalk write --topic "…"` and `--source FILE`."""

from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.assigning import (
    assignment_for,
    check_one,
    check_writer,
    minutes_option,
    name_for,
    source_option,
    topic_option,
)
from chalktalk.cli.briefing import brief_for
from chalktalk.cli.desks import desk_for
from chalktalk.cli.options import budget_option, plan_option, store_option
from chalktalk.cli.services import services_here, with_services
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Draft
from chalktalk.documents.services import Plan
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import OptionError, Place
from chalktalk.planning import with_script
from chalktalk.script import Overrides
from chalktalk.settings import Settings, read_settings


@click.command()
@topic_option
@source_option
@minutes_option
@click.option("--language", metavar="TAG", help="The script's language; en if left out.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="SCRIPT.md", help="The script to write.")
@plan_option
@budget_option
@store_option
def write(
    topic: str | None,
    source: str | None,
    minutes: float | None,
    language: str | None,
    out: Path | None,
    plan: str | None,
    budget: int | None,
    store: Path | None,
) -> None:
    """Write a script about a topic, or from a source, and stop there."""
    check_one(None, topic, source, minutes)
    target = out or Path(name_for(topic, source)).with_suffix(".md")
    if target.exists():
        raise OptionError("there is a file already", where=Place(str(target)), hints=("name another with -o",))
    if not target.absolute().parent.is_dir():
        raise OptionError("there is no such folder", where=Place(str(target.parent)), hints=("make it first",))
    settings = read_settings(store=store)
    assignment = assignment_for(topic, source, minutes, Store(settings.store))
    brief = brief_for(assignment, Overrides(language=language), settings)
    brief = with_services(brief, services_here(settings, brief.language, Plan(plan) if plan else None, budget))
    check_writer(brief)
    draft = run_interruptibly(_drafted(brief, target, settings), stop_at_once)
    target.write_text(draft.text, "utf-8")
    for finding in draft.findings:
        place = f"{target}:{finding.line}" if finding.line else f"{target}"
        click.echo(f"{place}: {finding.message}{f' ({finding.hint})' if finding.hint else ''}")
    by = f"by {draft.author.provider} {draft.author.model}" if draft.author else "condensed by rules"
    click.echo(f"{target}: {draft.words} words, {by}")


async def _drafted(brief: Brief, target: Path, settings: Settings) -> Draft:
    async with (
        desk_for(brief.services, target, settings) as desk,
        LocalRunner(Store(settings.store), settings.workers, desk=desk) as run,
    ):
        _, draft = await with_script(brief, run)
    assert draft is not None
    return draft
