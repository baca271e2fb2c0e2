"""The ledger's file: an SQLite database that several processes share, and what can be wrong with it.

Write-ahead logging lets some read while one writes; `synchronous=FULL` has every commit on the disk before it counts
(https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from chalktalk.errors import ChalktalkError, DocumentError, MachineError, Place

VERSION = 1
"""Of the schema, in the file's `user_version`."""
OURS = 0x43544C47
"""The file's `application_id`: CTLG."""
PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
SCHEMA = """
CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    port TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    video TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'failed_free', 'failed_paid', 'doubtful')),
    reserved INTEGER CHECK (reserved >= 0),
    price INTEGER CHECK (price >= 0),
    usage TEXT NOT NULL DEFAULT '{}',
    begun REAL NOT NULL,
    ended REAL,
    process INTEGER NOT NULL,
    born TEXT NOT NULL,
    answer TEXT
);
CREATE INDEX calls_by_key ON calls (key);
CREATE INDEX calls_by_video ON calls (video);
CREATE INDEX calls_by_provider ON calls (provider, begun);
CREATE INDEX calls_open ON calls (state) WHERE state = 'open';
"""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_REMEDIES = {
    sqlite3.SQLITE_FULL: ("the disk is full", ("free space, or choose another place with --store",)),
    sqlite3.SQLITE_IOERR: ("the ledger cannot be read or written", ("check the disk, and whether it is full",)),
    sqlite3.SQLITE_READONLY: ("the ledger cannot be written", ("allow it, or choose another place with --store",)),
    sqlite3.SQLITE_PERM: ("the ledger may not be opened", ("allow it, or choose another place with --store",)),
    sqlite3.SQLITE_CANTOPEN: ("the ledger cannot be opened", ("allow it, or choose another place with --store",)),
    sqlite3.SQLITE_BUSY: ("another process keeps the ledger to itself", ("end it, then run this again",)),
    sqlite3.SQLITE_LOCKED: ("another process keeps the ledger to itself", ("end it, then run this again",)),
}


def opened(path: Path) -> sqlite3.Connection:
    """The database, made if it is not there: readable by its owner alone, for it says what somebody works on.

    Raises:
        MachineError: if it cannot be opened, or is damaged; then it was set aside.
        DocumentError: if it is of a newer version, or no ledger.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            if not path.exists():  # a file that is open must not be opened and closed here: that drops SQLite's locks
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            return _connected(path)
    except OSError as fault:
        hints = ("allow it, or choose another place with --store",)
        message = f"the ledger cannot be opened: {fault.strerror}"
        raise MachineError(message, where=Place(str(path)), hints=hints) from fault
    except sqlite3.Error as fault:
        raise explained(fault, path) from fault


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else opens the ledger meanwhile: to begin one, or to set one aside, must not happen twice."""
    with lock.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _connected(path: Path) -> sqlite3.Connection:
    # Transactions are begun by hand; a lock of the ledger's keeps threads apart.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_mode=WAL")
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _set_aside(path)
        _prepare(connection, path)
    except (sqlite3.Error, UnicodeDecodeError) as fault:
        connection.close()
        if _is_damage(fault):
            raise _set_aside(path) from fault
        raise explained(fault, path) from fault
    except ChalktalkError:
        connection.close()
        raise
    return connection


def explained(fault: sqlite3.Error | ValueError, path: Path) -> ChalktalkError:
    """A fault of the database, or a value in it that cannot be, as one of our errors."""
    place = Place(str(path))
    if _is_damage(fault):
        hints = ("run the same command again: the file is then looked over and set aside",)
        return MachineError("the ledger is damaged", where=place, hints=hints)
    trouble, hints = _REMEDIES.get(_code(fault), (f"the ledger cannot be used: {fault}", ("check the disk",)))
    return MachineError(trouble, where=place, hints=hints)


def _is_damage(fault: sqlite3.Error | ValueError) -> bool:
    return isinstance(fault, ValueError) or _code(fault) in _DAMAGED


def _code(fault: Exception) -> int:
    """The primary result code; extended ones carry details in their upper bytes."""
    return getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file; look whose file an old one is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        if not version and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={OURS}")
            connection.execute(f"PRAGMA user_version={VERSION}")
        elif owner != OURS:
            hints = ("move it away, or choose another place with --store",)
            raise DocumentError("this is no ledger of chalktalk's", where=Place(str(path)), hints=hints)
        elif version > VERSION:
            hints = ("update chalktalk: pip install --upgrade chalktalk",)
            raise DocumentError("this ledger was written by a newer chalktalk", where=Place(str(path)), hints=hints)
    finally:
        connection.execute("COMMIT")


def _set_aside(path: Path) -> MachineError:
    """Rename a damaged ledger, with its log."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return MachineError(
        f"the ledger was damaged, and was set aside as {aside.name}",
        where=Place(str(path)),
        hints=(
            "the same command begins a new one, which knows nothing of what was paid",
            "compare what it tells with your providers' bills",
        ),
    )
