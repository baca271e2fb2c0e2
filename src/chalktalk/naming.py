"""What a scene is called: by people, and in file systems."""

import re
from collections.abc import Sequence

from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion


def place_of(name: str, ids: Sequence[str]) -> int:
    """The place of a scene among all, by its id or by its number from 1, as reports and storyboards print them.

    Raises:
        OptionError: if there is no such scene; names the nearest.
    """
    if name in ids:
        return ids.index(name)
    if name.isascii() and name.isdecimal() and 1 <= int(name) <= len(ids):
        return int(name) - 1
    raise OptionError(f"there is no scene {name}", hints=suggestion(name, ids))


def file_name(scene: str) -> str:
    """A scene's id as part of a file's name; an author's own ids may hold anything."""
    return re.sub(r"[^\w-]+", "-", scene)
