"""`chalktalk voices`, `chalktalk voices add` and `chalktalk voices remove`."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import click

from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion
from chalktalk.settings import read_settings

MEGABYTE = 1e6
STEP = 0.25
"""How much of a file lies between two lines about it, where there is no terminal."""


@dataclass(frozen=True, slots=True)
class Row:
    """One voice as it is listed."""

    name: str
    languages: tuple[str, ...]
    quality: str
    size: int
    """Bytes on disk, or to fetch; 0 for an embedded voice."""
    licence: str
    installed: bool
    engine: str
    styles: tuple[str, ...] = ()
    """The names of its single voices, where it has several."""


@click.group(invoke_without_command=True)
@click.option("--language", metavar="TAG", help="Only voices that speak it: en, de, pt-BR.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object a line.")
@click.pass_context
def voices(ctx: click.Context, language: str | None, as_json: bool) -> None:  # noqa: FBT001  click passes it by name
    """List the voices that can speak, and those that can be added."""
    if ctx.invoked_subcommand is not None:
        return
    rows = [row for row in _rows(read_settings().voices) if language is None or _speaks(row, language)]
    if as_json:
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
    else:
        _print(rows)


@voices.command()
@click.argument("name")
@click.option("--from", "source", metavar="FILE|URL", help="A Piper voice of your own: its .onnx, or where it is.")
@click.option("--sha256", metavar="HEX", help="The checksum of that .onnx; needed for a URL.")
def add(name: str, source: str | None, sha256: str | None) -> None:
    """Fetch a voice and keep it; what breaks off is gone on with."""
    from chalktalk.narration.catalogue import catalogue  # noqa: PLC0415  commands import what they need when called
    from chalktalk.narration.neural.adding import add_own_voice, add_voice  # noqa: PLC0415
    from chalktalk.narration.neural.network import INSTALL, runs_here  # noqa: PLC0415

    folder = read_settings().voices
    offer = catalogue().get(name)
    if offer is None and source is None:
        raise OptionError(f"there is no voice {name} to add", hints=suggestion(name, catalogue()))
    with _Progress() as progress:
        if offer is not None and (source is None or "://" not in source):
            voice = add_voice(offer, folder, progress.advance, source=Path(source) if source else None)
        else:
            voice = add_own_voice(name, source or "", sha256, folder, progress.advance)
    click.echo(f"{name} is installed in {folder / name}, {_megabytes(voice.size)}; licence: {voice.traits.licence}")
    click.echo(f"speak with it: --voice {name}" if runs_here() else f"to speak it needs onnxruntime: {INSTALL}")


@voices.command()
@click.argument("name")
def remove(name: str) -> None:
    """Delete a voice that was added; videos that were made with it stay as they are."""
    from chalktalk.narration.neural.installed import begun_voices, remove_voice  # noqa: PLC0415

    folder = read_settings().voices
    known = begun_voices(folder)
    if name not in known:
        hints = suggestion(name, known) if known else ("none has been added",)
        raise OptionError(f"the voice {name} is not installed", hints=hints)
    click.echo(f"removed {name}, {_megabytes(remove_voice(folder, name))}")


class _Progress:
    """A file's progress on standard error: rewritten in a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._told = -1.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._live and self._told >= 0:
            click.echo("\r\033[K", nl=False, err=True)

    def advance(self, done: int, total: int | None) -> None:
        """Tell how much of a file is there."""
        if self._live:
            of = f" of {_megabytes(total)}" if total else ""
            click.echo(f"\r\033[Kfetching: {_megabytes(done)}{of}", nl=False, err=True)
            self._told = 0.0
        elif total and total > MEGABYTE and (done / total >= self._told + STEP or done < self._told * total):
            self._told = done / total
            click.echo(f"fetching: {_megabytes(done)} of {_megabytes(total)}")


def _rows(folder: Path) -> Iterator[Row]:
    """Embedded voices, then those that were added, then those that can be."""
    from chalktalk.narration.catalogue import catalogue  # noqa: PLC0415
    from chalktalk.narration.neural.choosing import style_names  # noqa: PLC0415
    from chalktalk.narration.neural.installed import installed_voices  # noqa: PLC0415
    from chalktalk.narration.registry import list_voices  # noqa: PLC0415

    for voice in list_voices():
        yield Row(voice.name, (voice.language,), "synthetic", 0, "free to use", installed=True, engine=voice.engine)
    added = installed_voices(folder)
    offers = {offer.traits.name: (offer.traits, offer.size) for offer in catalogue().values()}
    here = {name: (voice.traits, voice.size) for name, voice in added.items()}
    for name, (traits, size) in (here | {name: offer for name, offer in offers.items() if name not in here}).items():
        yield Row(
            name=name,
            languages=traits.languages,
            quality=traits.quality,
            size=size,
            licence=traits.licence,
            installed=name in here,
            engine=traits.engine,
            styles=style_names(traits),
        )


def _speaks(row: Row, language: str) -> bool:
    from chalktalk.narration.neural.languages import nearest_language  # noqa: PLC0415

    return row.languages == ("mul",) or nearest_language(row.languages, language) is not None


def _print(rows: list[Row]) -> None:
    lines = [
        (row.name, ", ".join(row.languages), row.quality, _megabytes(row.size) if row.size else "", row.licence)
        for row in rows
    ]
    widths = [max((len(line[place]) for line in lines), default=0) for place in range(4)]
    for title, installed in (("can speak:", True), ("can be added with chalktalk voices add NAME:", False)):
        shown = [line for row, line in zip(rows, lines, strict=True) if row.installed is installed]
        if not shown:
            continue
        click.echo(title)
        for line in shown:
            cells = [f"{cell:<{width}}" for cell, width in zip(line, widths, strict=False)]
            click.echo(f"  {'  '.join((*cells, line[4]))}".rstrip())
    for row in rows:
        if row.installed and row.styles:
            click.echo(f"single voices of {row.name}: {', '.join(row.styles)}")


def _megabytes(count: int) -> str:
    return f"{count / MEGABYTE:.1f} MB"
