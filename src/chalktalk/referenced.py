"""References as authors hand them in: a picture or a film, told apart by what is in the file, put into the store.

And the network that says where they lie among others, where somebody has one.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import Medium, Reference
from chalktalk.engine import Store
from chalktalk.errors import AssetError, MachineError, OptionError, Place
from chalktalk.nearest import nearest
from chalktalk.pictures import reduced
from chalktalk.sniffing import kind_of

LARGEST_PICTURE = 128 << 20
"""Bytes."""
_GLANCE = 64
"""Pixels of a picture that is opened only to see that it can be."""
_HEAD = 4096
_USE = "give a picture (jpg, png, webp) or a film (mp4, mov, webm)"


class Handed(NamedTuple):
    """What was handed in, and what it is."""

    medium: Medium
    reference: Reference


def reference_from(path: Path, place: Place, store: Store) -> Handed:
    """A reference file, opened by content whatever its name, and put into the store.

    Args:
        path: The file.
        place: Where messages say that it is: the file itself, or the line that names it.
        store: Where it goes.

    Raises:
        OptionError: if there is no such file, or it is neither a picture nor a film.
        AssetError: if the picture is broken, animated or too large.
        MachineError: if the file may not be read.
    """
    head = _head(path, "reference", place, _USE)
    kind = kind_of(head)
    if kind is not None and kind.medium is Medium.PICTURE:
        return Handed(Medium.PICTURE, _picture(path, kind.media_type, place, store))
    if not head or (kind is not None and kind.medium is None):
        raise OptionError(
            f"{kind.name if kind else 'an empty file'} is no reference for a look", where=place, hints=(_USE,)
        )
    return Handed(Medium.FILM, _film(path, place, store))


def embedder_from(path: Path, place: Place, store: Store) -> Blob:
    """A network that says where references lie among others, put into the store. Nobody looks into it yet.

    Raises:
        OptionError: if there is no such file.
        MachineError: if it may not be read.
    """
    if not _head(path, "network", place, "give CLIP’s image encoder as an ONNX file"):
        raise OptionError("the network is an empty file", where=place, hints=("export it anew",))
    return _copied(path, "application/onnx", store)


def _head(path: Path, what: str, place: Place, use: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise OptionError("this is no plain file", where=place, hints=(use,))
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (FileNotFoundError, NotADirectoryError):
        near = nearest(path.name, [one.name for one in path.parent.iterdir()]) if path.parent.is_dir() else None
        hint = f"did you mean {path.with_name(near)}?" if near else "check its name and folder"
        raise OptionError(f"there is no {what} {path.name}", where=place, hints=(hint,)) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise MachineError(f"the {what} cannot be read: {reason}", where=place, hints=("check the file",)) from None


def _picture(path: Path, kind: str, place: Place, store: Store) -> Reference:
    if path.stat().st_size > LARGEST_PICTURE:
        hint = "save it smaller: a few thousand pixels across are plenty"
        raise AssetError(f"the picture is larger than {LARGEST_PICTURE >> 20} MB", where=place, hints=(hint,))
    data = path.read_bytes()
    reduced(data, path.name, _GLANCE, place)
    return Reference(blob=store.put(data, kind), name=path.name)


def _film(path: Path, place: Place, store: Store) -> Reference:
    from chalktalk.videofiles import moving_picture, opened_file, opened_video  # noqa: PLC0415  slow, and for films alone

    with opened_file(path) as (file, _):
        try:
            with opened_video(file, path.name) as container:
                moves = moving_picture(container) is not None
        except OptionError as fault:
            raise OptionError("this is neither a picture nor a film", where=place, hints=(_USE,)) from fault
    if not moves:
        raise OptionError("nothing moves in it, and it is no picture", where=place, hints=(_USE,))
    return Reference(blob=_copied(path, "video/*", store), name=path.name)


def _copied(path: Path, media_type: str, store: Store) -> Blob:
    with store.scratch() as folder:
        aside = folder / "copy"
        shutil.copyfile(path, aside)
        return store.put_file(aside, media_type)
