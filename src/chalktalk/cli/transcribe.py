"""`chalktalk transcribe FILE`."""

import sys
from pathlib import Path

import click

from chalktalk.cli.display import clock
from chalktalk.cli.options import store_option
from chalktalk.engine import Store
from chalktalk.errors import OptionError, Place
from chalktalk.narration.transcription import script_of
from chalktalk.narration.transcription import transcribe as transcript_of
from chalktalk.settings import read_settings
from chalktalk.timecode import timecode

MOST_LISTED = 30
"""Unsure words listed; where there are more, the recording needs listening to anyway."""


@click.command()
@click.argument("recording", type=click.Path(path_type=Path), metavar="FILE")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="SCRIPT.md", help="The script to write.")
@click.option("--language", metavar="TAG", help="What is spoken, such as en or pt-BR; found out if left out.")
@click.option(
    "--model", default="medium", metavar="NAME|FILE", help="A Whisper model (medium), its file, or pocketsphinx."
)
@store_option
def transcribe(recording: Path, out: Path | None, language: str | None, model: str, store: Path | None) -> None:
    """Write down what is said in a recording, as a script."""
    target = out or Path(recording.stem).with_suffix(".md")
    if out is None and target.exists():
        raise OptionError("there is a script already", where=Place(str(target)), hints=("name another with -o",))
    if not target.parent.is_dir():
        raise OptionError("there is no such folder", where=Place(str(target.parent)), hints=("make it first",))
    with Store(read_settings(store=store).store).scratch() as folder:
        transcript = transcript_of(recording, folder, model, language, _show)
    title = recording.stem.replace("_", " ").replace("-", " ").strip()
    target.write_text(script_of(transcript, title[:1].upper() + title[1:] or "Recording"), "utf-8")
    unsure = transcript.unsure
    for word in unsure[:MOST_LISTED]:
        click.echo(f"{timecode(word.start):>8}  {word.text.strip()}  ({word.confidence:.0%} sure)")
    if len(unsure) > MOST_LISTED:
        click.echo(f"and {len(unsure) - MOST_LISTED} more")
    click.echo(f"{target}: {len(transcript.words)} words by {transcript.engine}; {len(unsure)} to check")


def _show(done: float, total: float) -> None:
    """Progress, for a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\rlistened to {clock(done)} of {clock(total)}", nl=done >= total, err=True)
