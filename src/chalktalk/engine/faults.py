"""Faults told as our errors, and carried between processes."""

import errno
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chalktalk import errors
from chalktalk.engine.store import BlobMissingError
from chalktalk.errors import ChalktalkError, MachineError, StageError

KEPT = "what is finished is kept"
_REMEDIES = {
    errno.ENOSPC: ("the disk is full", ("free space, or {elsewhere}", KEPT)),
    errno.EDQUOT: ("the disk quota is used up", ("free space, or {elsewhere}", KEPT)),
    errno.EFBIG: ("a file grew larger than this system allows", ("raise the limit, or {elsewhere}", KEPT)),
    errno.EACCES: ("no permission to write", ("allow it, or {elsewhere}",)),
    errno.EPERM: ("no permission to write", ("allow it, or {elsewhere}",)),
    errno.EROFS: ("the disk is read-only", ("{elsewhere}",)),
    errno.ENOTDIR: ("a file is where a folder should be", ("{elsewhere}",)),
    errno.EEXIST: ("a file is where a folder should be", ("{elsewhere}",)),
    errno.ENAMETOOLONG: ("the name is too long", ("{elsewhere}",)),
    errno.EIO: ("the disk cannot be read or written", ("check the disk, or {elsewhere}", KEPT)),
    errno.ENOLCK: ("files cannot be locked", ("{elsewhere}",)),
    errno.EMFILE: ("too many files are open", ("raise the limit: ulimit -n 4096",)),
}


def machine_error_from(fault: BaseException, place: Path | None = None, option: str = "--store") -> MachineError | None:
    """The machine's trouble behind a fault (full disk, no permission, no memory), or None if it is none.

    Args:
        fault: What was raised.
        place: The folder that was being written to, for faults that name no file.
        option: The option that chooses another place.
    """
    if isinstance(fault, MemoryError):
        return MachineError("memory ran out", hints=("use fewer workers: --workers 1", KEPT))
    number = getattr(fault, "errno", None)
    if not isinstance(number, int) or number not in _REMEDIES:
        return None
    trouble, hints = _REMEDIES[number]
    where = getattr(fault, "filename", None) or place
    elsewhere = f"choose another place with {option}"
    return MachineError(
        trouble,
        where=errors.Place(str(where)) if where else None,
        hints=tuple(hint.format(elsewhere=elsewhere) for hint in hints),
    )


def explained(fault: Exception, stage: str, place: Path) -> ChalktalkError:
    """Any fault of a stage as one of our errors."""
    if isinstance(fault, ChalktalkError):
        return fault
    if trouble := machine_error_from(fault, place):
        return trouble
    error = StageError(f"{stage} failed: {type(fault).__name__}: {_first_line(fault)}")
    error.add_note("".join(traceback.format_exception(fault)))
    return error


def to_wire(fault: Exception, stage: str, place: Path) -> dict[str, Any]:
    """A fault as plain values, for another process."""
    if isinstance(fault, BlobMissingError):
        return {"missing": fault.digest}
    error = explained(fault, stage, place)
    return {
        "error": type(error).__name__,
        "message": error.message,
        "where": [error.where.file, error.where.line] if error.where else None,
        "hints": error.hints,
        "retryable": error.retryable,
        "notes": getattr(error, "__notes__", []),
    }


def from_wire(values: Mapping[str, Any]) -> Exception:
    """The fault that another process wrote with `to_wire`."""
    if "missing" in values:
        return BlobMissingError(values["missing"])
    kind: type[ChalktalkError] = getattr(errors, values["error"], StageError)
    error = kind(
        values["message"],
        where=errors.Place(*values["where"]) if values["where"] else None,
        hints=tuple(values["hints"]),
        retryable=values["retryable"],
    )
    for note in values["notes"]:
        error.add_note(note)
    return error


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), "no message")
