"""The themes: one TOML file each in `themes/`, its name the theme's name."""

import tomllib
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files

from chalktalk.documents.direction import Theme
from chalktalk.errors import OptionError


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
    close = get_close_matches(name.lower(), themes, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(themes)}"
    raise OptionError(f"`{name}` is no theme", hints=(hint,))
