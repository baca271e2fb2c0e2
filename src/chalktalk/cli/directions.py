"""Creative directions as files: read, written, and found again by what their references look like."""

from pathlib import Path

from pydantic import ValidationError

from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.creative.readings import Embedding
from chalktalk.engine import machine_error_from
from chalktalk.errors import MachineError, OptionError, Place

MOST_LIKE = 5
"""Directions that are told of."""
_WRITING = ("chalktalk direct TEXT -o FILE writes one",)


def read_direction(path: Path) -> CreativeDirection:
    """A direction that was written with `-o`, or by the service.

    Raises:
        OptionError: if there is no such file, or it is none.
    """
    try:
        return CreativeDirection.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise OptionError("there is no such direction", where=Place(str(path)), hints=_WRITING) from None
    except OSError as fault:
        raise OptionError(f"it cannot be read: {fault.strerror}", where=Place(str(path)), hints=_WRITING) from None
    except ValidationError as fault:
        first = fault.errors()[0]
        what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}" if first["loc"] else first["msg"]
        raise OptionError(f"this is no direction: {what}", where=Place(str(path)), hints=_WRITING) from None


def write_direction(direction: CreativeDirection, path: Path) -> None:
    """Write a direction as JSON, from which a few words make the next one.

    Raises:
        MachineError: if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(direction.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        known = machine_error_from(fault, path, "-o")
        raise known or MachineError("it cannot be written", where=Place(str(path)), hints=(str(fault),)) from fault


def most_like(direction: CreativeDirection, folder: Path) -> tuple[tuple[float, Path], ...]:
    """The directions in a folder whose references look most like this one's, with how much; the likest first.

    Files that are no directions are passed over, and such as were drawn from words alone or lie in another space: seen
    through another network.

    Raises:
        OptionError: if nothing was shown for this one, or there is no such folder.
    """
    from chalktalk.direction.references.embedding import likeness  # noqa: PLC0415  numpy, for references alone

    here = direction.embedding
    if here is None:
        hint = "give --reference FILE, or --previous FILE of one that had a reference"
        raise OptionError("--like needs something that others can look like", hints=(hint,))
    if not folder.is_dir():
        raise OptionError("there is no such folder", where=Place(str(folder)), hints=("give one with directions",))
    points = [(_embedding_in(path), path) for path in sorted(folder.glob("*.json"))]
    found = [(likeness(here, point), path) for point, path in points if point and point.space == here.space]
    return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1]))[:MOST_LIKE])


def _embedding_in(path: Path) -> Embedding | None:
    try:
        return read_direction(path).embedding
    except OptionError:
        return None
