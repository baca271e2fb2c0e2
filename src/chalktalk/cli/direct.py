"""`chalktalk direct ["text"]`."""

import re
from pathlib import Path

import click
from pydantic import ValidationError

from chalktalk.cli import stop_at_once
from chalktalk.cli.desks import desk_for
from chalktalk.cli.directions import most_like, read_direction, write_direction
from chalktalk.cli.looking import platform_option, references_option
from chalktalk.cli.options import budget_option, one_of, plan_option, store_option
from chalktalk.cli.services import services_here
from chalktalk.costs import dollars
from chalktalk.creative import creative_direction
from chalktalk.documents.creative.brief import LONGEST_TEXT, Context, CreativeBrief
from chalktalk.documents.creative.direction import LONGEST_FILM, SHORTEST, CreativeDirection
from chalktalk.documents.creative.wishes import Category
from chalktalk.documents.options import Aspect
from chalktalk.documents.services import Plan, Services
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import OptionError, Place
from chalktalk.publishing.directed import direction_lines
from chalktalk.referenced import embedder_from
from chalktalk.script import references_of
from chalktalk.settings import FILE_NAME, Settings, read_settings


def parse_length(text: str) -> float:
    """A length in seconds: `45`, `1:30`.

    Raises:
        OptionError: if it is none, or no film is that short or long.
    """
    hint = f"give seconds, or minutes and seconds, of up to {LONGEST_FILM / 3600:g} hours: 45 or 1:30"
    if not re.fullmatch(r"(\d{1,3}:[0-5]\d|\d{1,5})(\.\d{1,3})?", text, re.ASCII):
        raise OptionError(f"{text} is no length", hints=(hint,))
    minutes, _, seconds = text.rpartition(":")
    found = 60 * int(minutes or 0) + float(seconds)
    if not SHORTEST <= found <= LONGEST_FILM:
        raise OptionError(f"{text} is no length of a video", hints=(hint,))
    return found


@click.command()
@click.argument("text", metavar="[TEXT]", default="")
@references_option
@platform_option
@click.option(
    "--category", type=one_of("category", Category), metavar="NAME", help="What kind of video: education, story, …"
)
@click.option("--duration", type=parse_length, metavar="LENGTH", help="How long it is to be: 45 or 1:30.")
@click.option("--aspect", type=one_of("aspect", Aspect), metavar="|".join(Aspect), help="The shape of the frame.")
@click.option("--language", metavar="TAG", help="Of the video, as in en or pt-BR.")
@click.option("--audience", metavar="TEXT", help="For whom it is.")
@click.option(
    "--previous", type=click.Path(path_type=Path), metavar="FILE", help="A direction from before; TEXT changes it."
)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it there too, as JSON.")
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Tell which directions in there were drawn from references that look most like it.",
)
@plan_option
@budget_option
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def direct(
    text: str,
    references: tuple[Path, ...],
    platform: str | None,
    category: str | None,
    duration: float | None,
    aspect: str | None,
    language: str | None,
    audience: str | None,
    previous: Path | None,
    out: Path | None,
    like: Path | None,
    plan: str | None,
    budget: int | None,
    store: Path | None,
    *,
    as_json: bool,
) -> None:
    """Turn words, a picture or a film into one creative direction, and say where each choice comes from."""
    settings = read_settings(store=store)
    files = [(path, Place(str(path))) for path in references]
    before = Context(previous_config=read_direction(previous)) if previous else Context()
    fields = {"platform": platform, "category": category, "duration": duration, "aspect": aspect}
    fields |= {"language": language, "audience": audience}
    if len(text) > LONGEST_TEXT:
        hint = f"a brief has at most {LONGEST_TEXT:,} characters"
        raise OptionError("the text is too long", hints=(hint,))
    shown = references_of(files, Store(settings.store))
    if shown and settings.clip:
        shown["embedder"] = embedder_from(settings.clip, Place(FILE_NAME), Store(settings.store))
    try:
        brief = CreativeBrief.model_validate({"text": text, "context": before, **fields, **shown})
    except ValidationError as fault:
        first = fault.errors()[0]
        raise OptionError(f"--{first['loc'][0]}: {first['msg']}", hints=("see chalktalk direct --help",)) from None
    if not brief.asks:
        hints = ('write chalktalk direct "warm and unhurried"', "or give --reference FILE, or --platform NAME")
        raise OptionError("there is nothing to direct by", hints=hints)
    services = services_here(settings, language or "en", Plan(plan) if plan else None, budget)
    direction = run_interruptibly(_directed(brief, services, settings), stop_at_once)
    near = most_like(direction, like) if like else ()
    if out is not None:
        write_direction(direction, out)
    if as_json:
        click.echo(direction.model_dump_json(indent=1))
        return
    for line in direction_lines(direction):
        click.echo(line)
    click.echo(f"price {dollars(direction.price.micros)} ({direction.price.because})")
    for likeness, path in near:
        click.echo(f"like it {likeness:.2f}: {path}")


async def _directed(brief: CreativeBrief, services: Services, settings: Settings) -> CreativeDirection:
    async with (
        desk_for(services, Path("direction"), settings) as desk,
        LocalRunner(Store(settings.store), settings.workers, desk=desk) as run,
    ):
        return await creative_direction(brief, services, run)
