"""What icons there are: the outline set of Tabler Icons, by name.

The package that carries the files is located but never imported: importing it would open a game library.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from chalktalk.errors import MachineError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All icons by name."""

    folder: Path
    names: frozenset[str]

    def svg(self, name: str) -> str:
        """The icon's drawing as SVG text."""
        return (self.folder / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The index, built once per process.

    Raises:
        MachineError: if the icon package is not installed.
    """
    spec = find_spec("pytablericons")
    if spec is None or not spec.submodule_search_locations:
        raise MachineError("the icon set is not installed", hints=("install the package pytablericons",))
    folder = Path(spec.submodule_search_locations[0]) / "icons" / "outline"
    return Catalogue(folder, frozenset(path.stem for path in folder.glob("*.svg")))
