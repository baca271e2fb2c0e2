"""Memory: how much a piece of work may take where a stranger's file decides, and giving back what is not needed.

What a room loads for its stages, such as a language model, is kept as long as its process is at that room's work, and
forgotten when it turns to another's: a film needs each of them once, and memory for drawing until its end.
"""

import ctypes
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_M_ARENA_MAX = -8
"""From glibc's <malloc.h>."""
_LOCK = Lock()
_AT_WORK: Counter[str] = Counter()
_CACHES: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)
"""For each room, what empties its caches."""


def room_cache(maxsize: int | None = 1) -> "Callable[[Callable[..., T]], _lru_cache_wrapper[T]]":
    """An `lru_cache` that is emptied when its process turns to another room's work."""

    def cached(function: Callable[..., T]) -> "_lru_cache_wrapper[T]":
        kept = lru_cache(maxsize)(function)
        _CACHES[_room_of(function.__module__)].append(kept.cache_clear)
        return kept

    return cached


@contextmanager
def at_work(module: str) -> Iterator[None]:
    """Do the work of a stage of this module: what idle rooms keep is forgotten before, what became free given back."""
    room = _room_of(module)
    with _LOCK:
        _AT_WORK[room] += 1
        for idle in _CACHES.keys() - +_AT_WORK:
            for forget in _CACHES[idle]:
                forget()
    try:
        yield
    finally:
        with _LOCK:
            _AT_WORK[room] -= 1
        give_back_memory()


def _room_of(module: str) -> str:
    """The package below the topmost one."""
    return ".".join(module.split(".")[:2])


@contextmanager
def limited_memory(memory: int) -> Iterator[None]:
    """Hold this process to so many bytes on top of what it has: it then runs into a MemoryError.

    Where the system cannot do that, nothing is done. For processes that have nothing else to do meanwhile.
    """
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415  there is none on other systems

    before = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    with suppress(ValueError, OSError):  # a lower limit is set already
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def share_one_heap() -> None:
    """Have all threads take their memory from one heap; glibc would give each its own, full of holes that stay.

    For this process's threads that begin after it, where the C library is glibc.
    """
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_M_ARENA_MAX, 1)


def give_back_memory() -> None:
    """Return freed memory to the system; glibc would keep it in pieces, and a process grow with every call."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
