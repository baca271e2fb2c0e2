"""`chalktalk themes`."""

import click


@click.command()
def themes() -> None:
    """List the looks a video can have."""
    from chalktalk.direction import list_themes  # noqa: PLC0415  commands import what they need when they are called

    names = list_themes()
    width = max(len(theme.name) for theme in names)
    for theme in names:
        click.echo(f"{theme.name:<{width}}  {theme.summary}")
    click.echo(f'{"#rrggbb …":<{width}}  Two to six colours of your own: --theme "#0b132b #5bc0be #ffd166"')
    click.echo(f"{'FILE.toml':<{width}}  A theme of your own: docs/formats/theme.md says what stands in it")
