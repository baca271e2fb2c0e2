"""The library of visual metaphors: ours, and those a user adds."""

import json
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from chalktalk.documents.analysis import MetaphorName
from chalktalk.documents.metaphors import MetaphorLibrary, VisualMetaphor
from chalktalk.errors import OptionError, Place

LONGEST_NAME = 4
"""Words in the longest noun phrase looked up."""
HOW = "give a list `metaphors`, each with the fields of those in visual_metaphors.json; `shows` is one of the ten"


@lru_cache(maxsize=8)
def library_with(own: tuple[VisualMetaphor, ...] = ()) -> MetaphorLibrary:
    """All metaphors. A user's own come first, so that theirs win where both fit; one named as ours takes its place."""
    names = {metaphor.name for metaphor in own}
    ours = (metaphor for metaphor in _built_in().metaphors if metaphor.name not in names)
    return MetaphorLibrary(metaphors=(*own, *ours))


def metaphor_of(concept: str, library: MetaphorLibrary | None = None) -> MetaphorName | None:
    """The moving picture that a concept lends itself to by what it is called, if any.

    Only its head noun, with or without what qualifies it, counts: a `supply chain manager` does not flow.
    """
    nouns = _nouns(library or library_with())
    words = concept.lower().replace("-", " ").split()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-length:])
        found = nouns.get(name) or nouns.get(name.removesuffix("s"))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def _built_in() -> MetaphorLibrary:
    return MetaphorLibrary.model_validate_json(
        (files("chalktalk.analysis.figurative") / "visual_metaphors.json").read_bytes()
    )


@lru_cache(maxsize=8)
def _nouns(library: MetaphorLibrary) -> dict[str, MetaphorName]:
    found: dict[str, MetaphorName] = {}
    for metaphor in library.metaphors:
        for noun in metaphor.triggers.nouns:
            found.setdefault(noun.replace("-", " "), metaphor.shows)
    return found


def further(path: Path) -> tuple[VisualMetaphor, ...]:
    """A user's own metaphors, from a JSON or TOML file.

    Raises:
        OptionError: if the file cannot be read or is not of that form, saying where.
    """
    where = Place(str(path))
    try:
        text = path.read_text("utf-8")
        given = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except OSError as fault:
        raise OptionError(f"the metaphors cannot be read: {fault.strerror}", where=where, hints=(HOW,)) from fault
    except tomllib.TOMLDecodeError as fault:
        raise OptionError(f"not a TOML file: {fault}", where=where, hints=(HOW,)) from fault
    except json.JSONDecodeError as fault:
        raise OptionError(f"not JSON: {fault.msg}", where=Place(str(path), fault.lineno), hints=(HOW,)) from fault
    except UnicodeDecodeError as fault:
        raise OptionError("not UTF-8 text", where=where, hints=("save it as UTF-8",)) from fault
    try:
        library = MetaphorLibrary.model_validate_json(json.dumps(given, default=str))
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise OptionError(f"{place or 'the file'}: {first['msg']}", where=where, hints=(HOW,)) from fault
    return library.metaphors
