"""`chalktalk keys add|list|remove`: who may ask the service."""

import click

from chalktalk.service.keys import Keys
from chalktalk.settings import read_settings


@click.group()
def keys() -> None:
    """Say who may ask the service."""


@keys.command()
@click.argument("name")
def add(name: str) -> None:
    """Make a key for somebody; it is shown once."""
    key = Keys(read_settings().keys).add(name)
    click.echo(key)
    click.echo("this is shown once: keep it where passwords are kept", err=True)


@keys.command("list")
def list_() -> None:
    """List whose keys are known."""
    for one in Keys(read_settings().keys).known():
        click.echo(f"{one.name:<24} since {one.added}")


@keys.command()
@click.argument("name")
def remove(name: str) -> None:
    """Let a key be known no longer; that holds at once."""
    Keys(read_settings().keys).remove(name)
    click.echo(f"the key of {name} is no longer known")
