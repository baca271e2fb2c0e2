"""`chalktalk check SCRIPT.md`."""

from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.briefing import brief_for
from chalktalk.cli.display import clock
from chalktalk.cli.looking import LookWishes, look_options, nobody_asked
from chalktalk.cli.options import script_argument, store_option
from chalktalk.direction import direct
from chalktalk.documents.brief import Brief
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.planning import storyboard_of, with_creative
from chalktalk.script import Overrides, write
from chalktalk.settings import Settings, read_settings


@click.command()
@script_argument
@look_options
@store_option
def check(
    script: Path, references: tuple[Path, ...], platform: str | None, style: str | None, store: Path | None
) -> None:
    """Look a script over; nothing is made."""
    settings = read_settings(store=store)
    brief = brief_for(script, Overrides(), settings, LookWishes(references, platform, style))
    storyboard, seconds, remarks = run_interruptibly(_look_over(brief, settings), stop_at_once)
    for line, text in remarks:
        click.echo(f"{script}:{line}: {text}" if line else f"{script}: {text}")
    count = f"{len(remarks)} to look at" if remarks else "nothing to mend"
    click.echo(f"{script}: {len(storyboard.scenes)} scenes, about {clock(seconds)}; {count}")


async def _look_over(brief: Brief, settings: Settings) -> tuple[Storyboard, float, list[tuple[int | None, str]]]:
    async with LocalRunner(Store(settings.store), settings.workers) as run:
        brief, creative = await with_creative(nobody_asked(brief), run)
        direction = await run(direct, brief)
        script = await run(write, brief)
        storyboard = await storyboard_of(brief, script, run)
    words = sum(len(scene.words) for scene in storyboard.scenes)
    noticed = dict.fromkeys((*script.warnings, *storyboard.warnings))
    remarks = [(one.line, f"{one.message}{f' ({one.hint})' if one.hint else ''}") for one in noticed]
    cautions = creative.cautions if creative else ()
    remarks += [(None, f"{one.message} ({one.hint})") for one in cautions]
    return storyboard, words * 60 / direction.voice.words_per_minute, remarks
