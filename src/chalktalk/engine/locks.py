"""One lock per key across processes, held only as long as its process lives.

All keys lock single bytes of one file, so no lock files are left behind, and the kernel lets go when a process dies
however it dies. POSIX gives such locks to a process as a whole and drops them when any handle of the file is closed;
so a process opens the file once, never closes it, and remembers itself which bytes it holds.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

KEY_DIGITS = 15
"""Hexadecimal digits of a key that make its offset: 60 bits. Two keys at one offset merely wait for each other."""
ACTIVITY = 1 << 60
"""The byte that everyone who works with the store shares, and that pruning needs alone."""
FIRST_WAIT, LONGEST_WAIT = 0.002, 0.1
"""Seconds between two tries to take a lock."""


class LockFile:
    """The locks of one store, for this process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self._held: set[int] = set()

    @asynccontextmanager
    async def hold(self, key: str) -> AsyncIterator[None]:
        """Hold a key's lock; wait for it without holding up the event loop."""
        offset = int(key[:KEY_DIGITS], 16)
        wait = FIRST_WAIT
        while not self._try(offset):
            await asyncio.sleep(wait)
            wait = min(wait * 1.5, LONGEST_WAIT)
        try:
            yield
        finally:
            self._held.discard(offset)
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, offset)

    def join(self) -> bool:
        """Say, until the process ends, that the store is in use; False while it is being pruned."""
        return self._lock(fcntl.LOCK_SH, ACTIVITY)

    def claim(self) -> bool:
        """Take the whole store, until the process ends or `release`; False while somebody uses it."""
        return self._lock(fcntl.LOCK_EX, ACTIVITY)

    def release(self) -> None:
        """End a claim."""
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, ACTIVITY)

    def _try(self, offset: int) -> bool:
        if offset in self._held or not self._lock(fcntl.LOCK_EX, offset):
            return False
        self._held.add(offset)
        return True

    def _lock(self, kind: int, offset: int) -> bool:
        try:
            fcntl.lockf(self._file, kind | fcntl.LOCK_NB, 1, offset)
        except (BlockingIOError, PermissionError):  # POSIX lets a system choose either for "held by another"
            return False
        return True


@cache
def lock_file(root: Path) -> LockFile:
    """The locks of the store at a folder."""
    return LockFile(root / "locks")
