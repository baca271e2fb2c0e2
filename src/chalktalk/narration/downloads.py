"""Downloads that can be gone on with, and that count only when they are whole and right.

A file grows under its name with `.part` behind it. Whatever breaks off (the line, the disk, the user) leaves that; the
next try asks the server for the rest. Only when size and checksum are right does it get its name.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPException, HTTPResponse
from io import BufferedWriter
from pathlib import Path
from typing import NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from chalktalk.engine import machine_error_from
from chalktalk.errors import MachineError, OptionError, Place
from chalktalk.narration.catalogue import RemoteFile
from chalktalk.narration.neural.asking import ask, first_byte, total_bytes

TRIES = 3
"""Times the line may break without a byte having come over it."""
PATIENCE = 1.0
"""Seconds before the second try; every further one waits twice as long."""
BLOCK = 1 << 18
"""Bytes read at a time."""
SPARE = 50_000_000
"""Bytes that a disk should still have free afterwards."""
LARGEST = 4_000_000_000
"""Bytes of a file of which nothing is known; ten times the largest voice there is."""
ELSEWHERE = "CHALKTALK_VOICES"

NO_NETWORK = (
    "the voice espeak needs no network",
    "fetch the files elsewhere and give them: chalktalk voices add NAME --from FILE.onnx",
)

Advance = Callable[[int, int | None], None]
"""Is told how many bytes there are, and how many there will be, if that is known."""


class _BrokenOffError(Exception):
    """The line broke; trying again may help."""


def fetched(
    file: RemoteFile, folder: Path, advance: Advance, *, patience: float = PATIENCE, anew: bool = False
) -> None:
    """Bring a file into a folder, if it is not there yet.

    Args:
        file: What to fetch. Over https only, but for this machine itself.
        folder: Where to.
        advance: Is told of the progress.
        patience: See `PATIENCE`.
        anew: Whether to fetch it from the beginning, whatever lies there: nothing is known of it to compare.

    Raises:
        OptionError: if it is not there, or not what it should be.
        MachineError: if there is no network, it breaks off again and again, or the disk cannot hold the file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target, part = folder / file.name, folder / f"{file.name}.part"
        if anew:
            part.unlink(missing_ok=True)
        elif target.exists() and is_right(target, file):
            return
        begun = part.exists()
        _complete(file, part, advance, patience)
        if not is_right(part, file) and begun:  # what lay there was begun by something else
            part.unlink()
            _complete(file, part, advance, patience)
        if not is_right(part, file):
            part.unlink()
            hint = "try again later, or choose another voice"
            raise OptionError(f"{file.address} gives another file than the checksum says", hints=(hint,))
        part.replace(target)
    except OSError as fault:
        raise machine_error_from(fault, folder, ELSEWHERE) or fault from None
    finally:
        with suppress(OSError):  # which it is where anything lies in it
            folder.rmdir()


def sha256_of(path: Path) -> str:
    """A file's SHA-256 in hexadecimal."""
    return _digest_of(path, "sha256")


def _complete(file: RemoteFile, part: Path, advance: Advance, patience: float) -> None:
    """Fetch what is missing of a file."""
    tries, wait = TRIES, patience
    while True:
        before = _size(part)
        if file.size is not None and before == file.size:
            return
        try:
            _fetch_rest(file, part, advance)
        except _BrokenOffError as fault:
            tries, wait = (TRIES, patience) if _size(part) > before else (tries - 1, wait)
            if not tries:
                raise _unreachable(file, part, str(fault)) from None
            time.sleep(wait)
            wait *= 2
        else:
            return


def _fetch_rest(file: RemoteFile, part: Path, advance: Advance) -> None:
    begin = _size(part)
    try:
        answer = ask(file.address, begin)
    except HTTPError as fault:
        fault.close()
        if fault.code == 416 and begin:  # there is no more than we have
            return
        _refuse(file, fault.code)
    except (URLError, HTTPException, OSError) as fault:
        raise _BrokenOffError(_reason(fault)) from None
    with closing(answer):
        if answer.status != 206:
            begin = 0
        elif first_byte(answer) != begin:
            part.unlink(missing_ok=True)
            raise _BrokenOffError("the server goes on at another byte than it was asked for")
        total = total_bytes(answer, begin)
        if file.size is not None and total is not None and total != file.size:
            raise OptionError(
                f"{file.address} has {total} bytes where {file.size} were expected",
                hints=("try again later, or choose another voice",),
            )
        _make_room(part, (total or 0) - begin)
        most = file.size or LARGEST
        _write(answer, part, begin, total, most, advance)
        if _size(part) > most:
            part.unlink()
            raise OptionError(f"{file.address} sends more than {most} bytes", hints=("check the address",))


def _write(answer: HTTPResponse, part: Path, begin: int, total: int | None, most: int, advance: Advance) -> None:
    """Add what comes to the part, and stop when it is more than there should be."""
    done = begin
    with part.open("ab") as stream:
        _claim(stream, part)
        stream.truncate(begin)
        try:
            advance(done, total)
            while done <= most and (block := _read(answer)):
                stream.write(block)
                done += len(block)
                advance(done, total)
        finally:
            stream.flush()
            os.fsync(stream.fileno())
    if total is not None and done < total:
        raise _BrokenOffError(f"after {done} of {total} bytes")


def _claim(stream: BufferedWriter, part: Path) -> None:
    """See that nobody else is writing to it; the kernel lets go when we end, however that is."""
    try:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # POSIX lets a system choose either for "held by another"
        hint = "wait for it to finish"
        raise MachineError("another chalktalk is fetching this file", where=Place(str(part)), hints=(hint,)) from None


def _read(answer: HTTPResponse) -> bytes:
    try:
        return answer.read(BLOCK)
    except (HTTPException, OSError) as fault:
        raise _BrokenOffError(_reason(fault)) from None


def _refuse(file: RemoteFile, status: int) -> NoReturn:
    """Turn a server's refusal into an error: a passing one may be tried again."""
    if status == 429 or status >= 500:
        raise _BrokenOffError(f"the server is not well (status {status})")
    hint = "check the address" if status in (404, 410) else "try again later"
    raise OptionError(f"{file.address} cannot be had (status {status})", hints=(hint, NO_NETWORK[1]))


def _unreachable(file: RemoteFile, part: Path, reason: str) -> MachineError:
    host = urlsplit(file.address).hostname
    if done := _size(part):
        hints: tuple[str, ...] = (f"run the same command again to go on; {done / 1e6:.1f} MB are kept",)
        return MachineError(f"the download from {host} broke off: {reason}", hints=hints, retryable=False)
    return MachineError(f"there is no way to {host}: {reason}", hints=NO_NETWORK)


def _make_room(part: Path, missing: int) -> None:
    """See that the disk can hold what is to come, rather than fill it to the last byte.

    Raises:
        MachineError: if it cannot.
    """
    free = shutil.disk_usage(part.parent).free
    if missing + SPARE > free:
        need = f"{(missing + SPARE) / 1e6:.0f} MB are needed, {free / 1e6:.0f} are free"
        hint = f"free space, or choose another place with {ELSEWHERE}"
        raise MachineError(f"the disk is too full: {need}", hints=(hint,))


def is_right(path: Path, file: RemoteFile) -> bool:
    """Whether a file has the size and the checksum it should have, as far as they are known."""
    if file.size is not None and path.stat().st_size != file.size:
        return False
    if file.digest is None:
        return True
    kind, _, digest = file.digest.partition(":")
    return _digest_of(path, kind) == digest


def _digest_of(path: Path, kind: str) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.new(kind, usedforsecurity=False)).hexdigest()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _reason(fault: Exception) -> str:
    reason = getattr(fault, "reason", None) or fault
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
