"""A voice's files into the store, without reading hundreds of megabytes at every start."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import Field, ValidationError

from chalktalk.documents.base import Blob, Digest, Document
from chalktalk.engine import Store, machine_error_from
from chalktalk.narration.downloads import sha256_of

KNOWN = "known.json"
NETWORK_TYPE = "application/onnx"


class Known(Document):
    """What was found out about a file that does not change."""

    size: int
    changed: int
    """When it changed last, in nanoseconds since 1970."""
    sha256: Digest
    phonemes_per_second: float | None = None


class _KnownFiles(Document):
    version: int = 1
    files: dict[str, Known] = Field(default_factory=dict)


def kept(path: Path, sha256: str, store: Store) -> Blob:
    """A file in the store, put there if it is not; it is read only then.

    Raises:
        MachineError: if the disk does not let us.
    """
    try:
        size = path.stat().st_size
        blob = store.blob_path(sha256)
        if not blob.exists() or blob.stat().st_size != size:
            with store.scratch() as scratch:
                aside = scratch / "network"
                _link(path, aside)
                return store.put_file(aside, NETWORK_TYPE)
    except OSError as fault:
        raise machine_error_from(fault, store.root) or fault from None
    return Blob(digest=sha256, size=size, media_type=NETWORK_TYPE)


def known(path: Path, folder: Path, measure: Callable[[], float | None]) -> Known:
    """What is known about a file of the user's; found out again only when it changed.

    Args:
        path: The file.
        folder: Where voices are kept, and what is known about others.
        measure: Finds out its pace.

    Raises:
        OptionError: if it cannot be measured.
        MachineError: if it cannot be read.
    """
    try:
        status = path.stat()
        name = str(path.resolve())
        files = _read(folder / KNOWN)
        before = files.get(name)
        if before and (before.size, before.changed) == (status.st_size, status.st_mtime_ns):
            return before
        digest = sha256_of(path)
    except OSError as fault:
        raise machine_error_from(fault, path) or fault from None
    found = Known(size=status.st_size, changed=status.st_mtime_ns, sha256=digest, phonemes_per_second=measure())
    with suppress(OSError):  # where nothing can be noted, it is found out again
        _write(folder, files | {name: found})
    return found


def _read(path: Path) -> dict[str, Known]:
    try:
        return _KnownFiles.model_validate_json(path.read_bytes()).files
    except (OSError, ValidationError):
        return {}


def _write(folder: Path, files: dict[str, Known]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{KNOWN}.{os.getpid()}.part"
    aside.write_text(json.dumps(_KnownFiles(files=files).model_dump(mode="json"), indent=1) + "\n", "utf-8")
    aside.replace(folder / KNOWN)


def _link(path: Path, aside: Path) -> None:
    """The same file under another name where the disk can do that, else a copy."""
    try:
        os.link(path, aside)
    except OSError:
        shutil.copyfile(path, aside)
