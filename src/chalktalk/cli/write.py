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
from chalktalk.cli.options import store_option
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Draft
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
@store_option
def write(
    topic: str | None,
    source: str | None,
    minutes: float | None,
    language: str | None,
    out: Path | None,
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
    check_writer(brief)
    draft = run_interruptibly(_drafted(brief, settings), stop_at_once)
    target.write_text(draft.text, "utf-8")
    for finding in draft.findings:
        place = f"{target}:{finding.line}" if finding.line else f"{target}"
        click.echo(f"{place}: {finding.message}{f' ({finding.hint})' if finding.hint else ''}")
    by = f"by {draft.author.provider} {draft.author.model}" if draft.author else "condensed by rules"
    click.echo(f"{target}: {draft.words} words, {by}")


async def _drafted(brief: Brief, settings: Settings) -> Draft:
    async with LocalRunner(Store(settings.store), settings.workers) as run:
        _, draft = await with_script(brief, run)
    assert draft is not None
    return draft
