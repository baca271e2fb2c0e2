"""Themes: ours, one TOML file each in `themes/`; an author's own TOML file; or one made from a few colours."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath

from pydantic import ValidationError

from chalktalk.direction.deriving import FEWEST, MOST, derived_palette
from chalktalk.direction.legibility import faults_of
from chalktalk.documents.theme import Theme
from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion

SUFFIX = ".toml"
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


@lru_cache(maxsize=1)
def list_themes() -> tuple[Theme, ...]:
    """All themes of ours, in order of their names."""
    folder = files("chalktalk.direction") / "themes"
    found = {
        file.name.removesuffix(SUFFIX): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(SUFFIX)
    }
    return tuple(Theme.model_validate({"name": name, **found[name]}) for name in sorted(found))


def theme_named(name: str) -> Theme:
    """The theme of a name, or the one made from the colours that stand in a name's place (`#0b132b #5bc0be`).

    Raises:
        OptionError: naming the nearest theme, if there is none of this name; or saying what is wrong with a colour.
    """
    themes = {theme.name: theme for theme in list_themes()}
    if name in themes:
        return themes[name]
    if name.lstrip().startswith("#"):
        return _theme_of(name)
    raise OptionError(f"`{name}` is no theme", hints=suggestion(name, themes))


def parse_theme(text: str, file: str) -> Theme:
    """An author's own theme from the text of its TOML file; `docs/formats/theme.md` says what stands in one.

    Raises:
        OptionError: with the file and what is wrong, if it is no theme or not legible.
    """
    where = Place(file)
    try:
        theme = Theme.model_validate({"name": PurePath(file).stem, **tomllib.loads(text)})
    except tomllib.TOMLDecodeError as fault:
        raise OptionError(f"this is no theme: {fault}", where=where) from None
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise OptionError(f"this is no theme: {field}: {first['msg']}", where=where) from None
    if faults := faults_of(theme.palette):
        raise OptionError(f"not everyone could read this theme: {faults[0]}", where=where, hints=faults[1:3])
    return theme


def _theme_of(text: str) -> Theme:
    colours = text.replace(",", " ").split()
    for colour in colours:
        if not _COLOUR.fullmatch(colour):
            raise OptionError(f"`{colour}` is no colour", hints=("write colours as #rrggbb",))
    if not FEWEST <= len(colours) <= MOST:
        raise OptionError(f"a theme is made from {FEWEST} to {MOST} colours, not {len(colours)}")
    full = [c if len(c) == 7 else "#" + "".join(2 * digit for digit in c[1:]) for c in map(str.lower, colours)]
    return Theme(name=" ".join(full), summary=f"made from {len(full)} colours", palette=derived_palette(full))
