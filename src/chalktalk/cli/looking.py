"""Options that say how a film should look: a reference, a platform, a style in words; and what they make of a brief."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from chalktalk.cli.options import one_of
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.wishes import Platform
from chalktalk.engine import Store
from chalktalk.errors import Place
from chalktalk.script import references_of, style_told

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class LookWishes:
    """What is asked for of the look, as at the command line."""

    references: tuple[Path, ...] = ()
    platform: str | None = None
    style: str | None = None


NONE = LookWishes()


def references_option(command: F) -> F:
    """`--reference FILE`."""
    text = "A picture or a film that shows how it should look; or one of each."
    path = click.Path(path_type=Path)
    return click.option("--reference", "references", type=path, multiple=True, metavar="FILE", help=text)(command)


def platform_option(command: F) -> F:
    """`--platform NAME`."""
    names = "|".join(Platform)
    text = "Where it is to be seen: shape, pace and captions follow."
    return click.option("--platform", type=one_of("platform", Platform), metavar=names, help=text)(command)


def look_options(command: F) -> F:
    """`--reference`, `--platform` and `--style`."""
    text = 'How it should look, in words: "warm, handmade, unhurried".'
    return references_option(platform_option(click.option("--style", metavar="TEXT", help=text)(command)))


def with_look(brief: Brief, wishes: LookWishes, store: Store) -> Brief:
    """The brief with what the options say of the look; each wins over the front matter's.

    Raises:
        OptionError: if a reference or the style cannot be used.
        AssetError: if a reference picture is broken.
    """
    found: dict[str, Any] = {}
    if wishes.references:
        files = [(path, Place(str(path))) for path in wishes.references]
        found |= {"image": None, "video": None} | references_of(files, store)
    if wishes.platform is not None:
        found["platform"] = Platform(wishes.platform)
    if wishes.style is not None:
        found["text"] = style_told(wishes.style)
    if not found:
        return brief
    return brief.model_copy(update={"creative": (brief.creative or CreativeBrief()).model_copy(update=found)})


def nobody_asked(brief: Brief) -> Brief:
    """The brief of a film that is only looked at beforehand: its direction is drawn by rules, which costs nothing."""
    silent = {"text": (), "moderation": ()}
    return brief.model_copy(update={"services": brief.services.model_copy(update=silent)})
