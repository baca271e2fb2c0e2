"""`chalktalk review list|show|approve|reject|redo`."""

from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.delivering import announce, deliver
from chalktalk.cli.display import display_for
from chalktalk.cli.findings import told
from chalktalk.cli.folder import check_folder
from chalktalk.cli.options import store_option, workers_option
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.review import Decision, Review
from chalktalk.engine import Store, run_interruptibly
from chalktalk.naming import place_of
from chalktalk.reviews import ReviewQueue
from chalktalk.settings import read_settings

film_argument = click.argument("film", metavar="FILM")
note_option = click.option("-m", "--note", default="", metavar="TEXT", help="Why, for whoever looks next.")


@click.group()
def review() -> None:
    """Look at films that inspection did not approve, and decide."""


@review.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were decided.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@store_option
def list_(store: Path | None, *, everything: bool, as_json: bool) -> None:
    """List the films that wait, the newest first."""
    films = [film for film in _queue(store).all() if everything or film.decision is None]
    for film in films:
        click.echo(film.model_dump_json(exclude={"brief"}) if as_json else _line(film))
    if not films and not as_json:
        click.echo("nothing waits for review")


@review.command()
@film_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@store_option
def show(film: str, store: Path | None, *, as_json: bool) -> None:
    """Show what was found in a film, and what was tried."""
    found = _queue(store).find(film)
    if as_json:
        click.echo(found.model_dump_json(exclude={"brief"}, indent=2))
        return
    click.echo(_line(found))
    for finding in found.inspection.findings:
        click.echo(f"  {told(finding)}")
    for mend in found.inspection.mends:
        click.echo(f"  tried: {mend.remedy} {mend.scene or 'the film'} because of {', '.join(mend.codes) or 'a wish'}")
    click.echo(f"see {Path(found.folder) / 'inspection.html'}")


@review.command()
@film_argument
@note_option
@store_option
def approve(film: str, note: str, store: Path | None) -> None:
    """Let a film go out as it is."""
    _decide(film, Decision.APPROVED, note, store)


@review.command()
@film_argument
@note_option
@store_option
def reject(film: str, note: str, store: Path | None) -> None:
    """Keep a film from going out."""
    _decide(film, Decision.REJECTED, note, store)


@review.command()
@film_argument
@click.argument("scene", metavar="SCENE")
@click.option("--simpler", is_flag=True, help="Stage it more simply, instead of drawing it again as it is.")
@workers_option
@store_option
@click.option("--json", "as_json", is_flag=True, help="Tell progress and result as JSON lines.")
@click.pass_context
def redo(
    context: click.Context,
    film: str,
    scene: str,
    workers: int | None,
    store: Path | None,
    *,
    simpler: bool,
    as_json: bool,
) -> None:
    """Make one scene of a film again, by its id or number, and look at the whole film anew."""
    settings = read_settings(store=store, workers=workers)
    found = _queue(settings.store).find(film)
    name = found.scenes[place_of(scene, found.scenes)]
    folder = Path(found.folder)
    check_folder(folder)
    before = tuple(mend.model_copy(update={"round": 0}) for mend in found.inspection.mends)
    wish = Mend(round=0, remedy=Remedy.RESTAGE if simpler else Remedy.RENDER, scene=name, codes=())
    with display_for(as_json=as_json) as display:
        delivery = run_interruptibly(deliver(found.brief, folder, settings, display, (*before, wish)), stop_at_once)
        announce(delivery, display)
    context.exit(delivery.exit_code)


def _queue(store: Path | None) -> ReviewQueue:
    return ReviewQueue(Store(read_settings(store=store).store))


def _decide(film: str, decision: Decision, note: str, store: Path | None) -> None:
    queue = _queue(store)
    found = queue.find(film)
    queue.decide(found, decision, note)
    click.echo(f"{found.id}: {decision}")


def _line(film: Review) -> str:
    found = film.inspection.findings
    decided = f"{film.decision}, {film.note}" if film.note else film.decision
    state = decided or film.inspection.verdict.value
    return f"{film.id}  {film.title}: {state}; {len(found)} found; {film.folder}"
