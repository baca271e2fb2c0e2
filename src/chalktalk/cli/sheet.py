"""`chalktalk sheet DIR`."""

from pathlib import Path

import click

from chalktalk.inspection import write_contact_sheet


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="PNG", help="The picture to write.")
def sheet(folder: Path, out: Path | None) -> None:
    """Draw a contact sheet of a finished video: one frame for each beat."""
    click.echo(write_contact_sheet(folder, out))
