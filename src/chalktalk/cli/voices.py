"""`chalktalk voices`."""

import click

from chalktalk.narration import list_voices


@click.command()
def voices() -> None:
    """List the voices that can speak."""
    known = list_voices()
    width = max(len(voice.name) for voice in known)
    for voice in known:
        click.echo(f"{voice.name:<{width}}  {voice.summary}")
