"""What icons there are: the outline set of Tabler Icons, indexed by name, tags and category.

The package that carries the files is located but never imported: importing it would open a game library.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from chalktalk.errors import MachineError

COMMENT_LENGTH = 1024
"""Bytes that surely hold an icon file's leading comment; the longest is about 600."""

_TAGS = re.compile(r"^tags: \[(.*?)\]", re.MULTILINE | re.DOTALL)
_CATEGORY = re.compile(r"^category: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon as its makers describe it."""

    name: str
    tags: frozenset[str]
    category: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All icons by name, and which of them carry a tag."""

    folder: Path
    icons: dict[str, Icon]
    by_tag: dict[str, tuple[Icon, ...]]

    def svg(self, name: str) -> str:
        """The icon's drawing as SVG text."""
        return (self.folder / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The index, built once per process (about a tenth of a second).

    Raises:
        MachineError: if the icon package is not installed.
    """
    spec = find_spec("pytablericons")
    if spec is None or not spec.submodule_search_locations:
        raise MachineError("the icon set is not installed", hints=("install the package pytablericons",))
    folder = Path(spec.submodule_search_locations[0]) / "icons" / "outline"
    names = sorted(path.stem for path in folder.glob("*.svg"))
    icons = {name: _read(f"{folder}/{name}.svg", name) for name in names}
    by_tag: dict[str, list[Icon]] = {}
    for icon in icons.values():
        for tag in icon.tags:
            by_tag.setdefault(tag, []).append(icon)
    return Catalogue(folder, icons, {tag: tuple(found) for tag, found in by_tag.items()})


def _read(path: str, name: str) -> Icon:
    with open(path, "rb") as file:  # noqa: PTH123  making a Path of each of 4,577 takes longer than reading them
        comment = file.read(COMMENT_LENGTH).decode("utf-8", errors="ignore").partition("-->")[0]
    tags = _TAGS.search(comment)
    category = _CATEGORY.search(comment)
    words = (tag.strip(" \n\"'").lower() for tag in tags[1].split(",")) if tags else ()
    return Icon(name, frozenset(filter(None, words)), category[1].strip() if category else "")
