"""`chalktalk make SCRIPT.md`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from chalktalk.analysis import reader_here
from chalktalk.cli import stop_at_once
from chalktalk.cli.display import Display, clock, display_for
from chalktalk.cli.folder import check_folder, contents, write_folder
from chalktalk.cli.options import one_of, parse_rate, script_argument, store_option, workers_option
from chalktalk.direction import parse_theme, theme_named
from chalktalk.documents.brief import Aspect, Brief, CaptionMode, Edition, Quality
from chalktalk.engine import Event, LocalRunner, Store, run_interruptibly
from chalktalk.errors import OptionError, Place
from chalktalk.frames import FrameRate
from chalktalk.narration import check_voice
from chalktalk.produce import produce
from chalktalk.publishing.report import Report, build_report
from chalktalk.script import Overrides, read_brief
from chalktalk.settings import Settings, read_settings
from chalktalk.staging import typefaces_here

THEME_FILE = ".toml"
CHECKS: dict[str, Callable[[str], object]] = {
    "theme": lambda name: name.endswith(THEME_FILE) or theme_named(name),
    "voice": check_voice,
}
"""Who knows which names a script may choose."""


@click.command()
@script_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to put it; else out/SCRIPT.")
@click.option(
    "--quality", type=one_of("quality", Quality), metavar="|".join(Quality), help="How large and how careful."
)
@click.option("--aspect", type=one_of("aspect", Aspect), metavar="|".join(Aspect), help="The shape of the frame.")
@click.option("--theme", metavar="NAME", help="A look (see chalktalk themes), a file, or colours.")
@click.option("--voice", metavar="NAME", help="A voice; see chalktalk voices.")
@click.option("--fps", type=parse_rate, metavar="RATE", help="Frames a second: 24, 25, 29.97, 30, 50, 60, 30000/1001.")
@click.option(
    "--captions", type=one_of("caption mode", CaptionMode), metavar="|".join(CaptionMode), help="Where they go."
)
@click.option(
    "--storyboard", type=click.Path(path_type=Path), metavar="FILE", help="A storyboard that was edited; see there."
)
@workers_option
@store_option
@click.option("--json", "as_json", is_flag=True, help="Tell progress and result as JSON lines.")
def make(
    script: Path,
    out: Path | None,
    quality: str | None,
    aspect: str | None,
    theme: str | None,
    voice: str | None,
    fps: FrameRate | None,
    captions: str | None,
    storyboard: Path | None,
    workers: int | None,
    store: Path | None,
    as_json: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Make a video from a script."""
    settings = read_settings(store=store, workers=workers)
    folder = out or Path("out") / script.stem
    given = Overrides(quality=quality, aspect=aspect, theme=theme, voice=voice, rate=fps, captions=captions)
    check_folder(folder)
    brief = brief_for(script, given, settings)
    if storyboard is not None:
        brief = brief.model_copy(update={"edition": read_edition(storyboard)})
    brief = with_typefaces(brief, Store(settings.store))
    with display_for(as_json=as_json) as display:
        report = run_interruptibly(_make(brief, folder, settings, display), stop_at_once)
        for remark in (*report.warnings, *report.downgrades):
            display.note(f"{script}: {remark}")
        made = f"{clock(report.film.seconds)} of film in {report.seconds:.1f} s"
        line = f"{folder / 'video.mp4'}: {made}; see {folder / 'report.html'}"
        display.result(line, {"folder": str(folder), "report": report.model_dump(mode="json")})


def brief_for(script: Path, given: Overrides, settings: Settings) -> Brief:
    """The brief that a script, options and `chalktalk.toml` make: the first of options, front matter, file decides.

    Raises:
        AuthorError: if the script, a picture that it names or a choice cannot be used.
    """
    store = Store(settings.store)
    brief = read_brief(script, given, store, CHECKS)
    defaults: dict[str, Any] = dict(settings.video)
    if "fps" in defaults:
        defaults["rate"] = parse_rate(defaults.pop("fps"))
    if unchosen := {name: value for name, value in defaults.items() if name not in brief.model_fields_set}:
        brief = read_brief(script, replace(given, **unchosen), store, CHECKS)
    check_voice(brief.voice, brief.language)
    own = own_theme(brief.theme, script) if brief.theme.endswith(THEME_FILE) else None
    return brief.model_copy(update={"reader": reader_here(settings.metaphors), "own_theme": own})


def with_typefaces(brief: Brief, store: Store) -> Brief:
    """The brief with installed fonts for whatever it writes that the film's own family has no letters for."""
    text = brief.source + (brief.title or "") + (brief.edition.text if brief.edition else "")
    return brief.model_copy(update={"typefaces": typefaces_here(text, store, brief.language)})


def own_theme(name: str, script: Path) -> str:
    """The text of an author's own theme file, looked for here and beside the script.

    Raises:
        OptionError: if there is none, or it is no theme.
    """
    found = next((path for path in (Path(name), script.parent / name) if path.is_file()), None)
    if found is None:
        raise OptionError("there is no such theme file", where=Place(name), hints=("chalktalk themes lists ours",))
    try:
        text = found.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise OptionError("this is no theme", where=Place(name), hints=("give a TOML file",)) from None
    parse_theme(text, name)
    return text


def read_edition(path: Path) -> Edition:
    """An edited storyboard's text.

    Raises:
        OptionError: if there is no such file, or it is no text.
    """
    try:
        return Edition(text=path.read_text(encoding="utf-8-sig"), file=str(path))
    except FileNotFoundError:
        hints = ("chalktalk storyboard writes one",)
        raise OptionError("there is no such storyboard", where=Place(str(path)), hints=hints) from None
    except (UnicodeDecodeError, IsADirectoryError):
        raise OptionError("this is no storyboard", where=Place(str(path)), hints=("give a JSON file",)) from None


async def _make(brief: Brief, folder: Path, settings: Settings, display: Display) -> Report:
    events: list[Event] = []

    def follow(event: Event) -> None:
        events.append(event)
        display.on_event(event)

    store = Store(settings.store)
    async with LocalRunner(store, settings.workers, follow) as run:
        production = await produce(brief, run)
        report = build_report(production, events)
        write_folder(folder, contents(production, report, store), store)
    return report
