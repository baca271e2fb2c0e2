"""Memory: how much a piece of work may take where a stranger's file decides, and giving back what is free."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


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


def give_back_memory() -> None:
    """Return freed memory to the system; glibc would keep it in pieces, and a process grow with every call."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
