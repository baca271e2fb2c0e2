"""The themes: one TOML file each in `themes/`, its name the theme's name."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from chalktalk.documents.direction import Theme
from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion


@lru_cache(maxsize=1)
def list_themes() -> tuple[Theme, ...]:
    """All themes, in order of their names."""
    folder = files("chalktalk.direction") / "themes"
    found = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return tuple(Theme.model_validate({"name": name, **found[name]}) for name in sorted(found))


def theme_named(name: str) -> Theme:
    """The theme of a name.

    Raises:
        OptionError: naming the nearest theme, if there is none of this name.
    """
    themes = {theme.name: theme for theme in list_themes()}
    if name in themes:
        return themes[name]
    raise OptionError(f"`{name}` is no theme", hints=suggestion(name, themes))
