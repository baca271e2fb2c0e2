"""`chalktalk frame DIR`."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import click
from pydantic import BaseModel, ValidationError

from chalktalk.cli.options import store_option
from chalktalk.documents.direction import Output
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import BlobMissingError, Store, machine_error_from
from chalktalk.errors import DocumentError, OptionError, Place
from chalktalk.naming import file_name, place_of
from chalktalk.settings import read_settings

REMEDY = "make the video first: chalktalk make SCRIPT.md -o FOLDER"


class _Scene(BaseModel):
    id: str
    telling: int


class _Film(BaseModel):
    width: int
    height: int


class _Report(BaseModel):
    """The part of `report.json` that a frame needs."""

    script: str
    film: _Film
    scenes: tuple[_Scene, ...]


class _Wanted(NamedTuple):
    frame: int
    name: str
    """For the picture's file."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--at", "moment", metavar="SECONDS", help="What is seen then: 12.5 or 1:02.5.")
@click.option("--scene", metavar="ID", help="What tells most of a scene, by its id or number.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="PNG", help="The picture to write.")
@store_option
def frame(folder: Path, moment: str | None, scene: str | None, out: Path | None, store: Path | None) -> None:
    """Draw one frame of a finished video, at once and as sharp as it was before encoding."""
    settings = read_settings(store=store)
    report, timeline = _read_report(folder), read_timeline(folder / "timeline.json")
    wanted = _wanted(moment, scene, report, timeline)
    picture = _drawn(wanted.frame, report, timeline, folder, Store(settings.store))
    path = out or folder / f"frame-{wanted.name}.png"
    try:
        path.write_bytes(picture)
    except OSError as fault:
        raise machine_error_from(fault, path, "-o") or OptionError(
            f"cannot be written: {fault.strerror}", where=Place(str(path)), hints=("choose another place with -o",)
        ) from fault
    click.echo(path)


def parse_moment(text: str) -> float:
    """Seconds, or minutes and seconds: `12.5`, `1:02.5`.

    Raises:
        OptionError: if it is no moment.
    """
    if not re.fullmatch(r"(\d{1,4}:[0-5]\d|\d{1,6})(\.\d{1,6})?", text, re.ASCII):
        raise OptionError(f"{text} is no moment", hints=("give seconds, such as 12.5 or 1:02.5",))
    minutes, _, seconds = text.rpartition(":")
    return 60 * int(minutes or 0) + float(seconds)


def _wanted(moment: str | None, scene: str | None, report: _Report, timeline: Timeline) -> _Wanted:
    if (moment is None) == (scene is None):
        raise OptionError("which frame is not clear", hints=("give either --at SECONDS or --scene ID",))
    if scene is not None:
        found = report.scenes[place_of(scene, [one.id for one in report.scenes])]
        return _Wanted(found.telling, file_name(found.id))
    assert moment is not None
    seconds, rate = parse_moment(moment), timeline.rate
    length = rate.seconds_at(timeline.frames)
    if seconds > length:
        raise OptionError(f"the film is over by {moment}", hints=(f"it lasts {length:.1f} seconds",))
    return _Wanted(min(rate.frame_at(seconds), timeline.frames - 1), f"{seconds:g}")


def _drawn(frame: int, report: _Report, timeline: Timeline, folder: Path, store: Store) -> bytes:
    from chalktalk.render import paint_frame, plan_frame  # noqa: PLC0415  slow to import, and mistakes come before

    size = {"width": report.film.width, "height": report.film.height}
    output = Output(**size, rate=timeline.rate, crf=0, preset="none")
    try:
        return paint_frame(plan_frame(timeline, output, frame), store)
    except BlobMissingError as missing:
        hints = (
            f"run chalktalk make {report.script} -o {folder} again",
            "or name the store it was made with: --store DIR",
        )
        raise OptionError(
            f"what this frame is drawn from is not in the store at {store.root}", where=Place(str(folder)), hints=hints
        ) from missing
    except DocumentError as fault:
        raise _no_film(folder, str(fault)) from fault


def _read_report(folder: Path) -> _Report:
    try:
        return _Report.model_validate_json(_bytes_of(folder, "report.json"))
    except ValidationError as fault:
        raise _no_film(folder, f"report.json is not one of this version's: {_told(fault)}") from fault


def read_timeline(path: Path) -> Timeline:
    """The header, which Chalktalk writes into the first line: a long film's scenes are many megabytes.

    Raises:
        OptionError: if it is not there, or is something else.
    """
    data = _bytes_of(path.parent, path.name)
    first = data.partition(b"\n")[0].rstrip().removesuffix(b",")
    try:
        plain = json.loads(data) if b"\n" not in data or not first.endswith(b"}") else json.loads(first + b"}")
        return Timeline.model_validate_json(json.dumps(plain["header"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise _no_film(path.parent, f"{path.name} is not one of Chalktalk's: {_told(fault)}") from fault


def _bytes_of(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as fault:
        raise _no_film(folder, f"no {name} there") from fault


def _told(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(fault)


def _no_film(folder: Path, message: str) -> OptionError:
    return OptionError(message, where=Place(str(folder)), hints=(REMEDY,))
