"""Memory that is free goes back to the system."""

import ctypes


def give_back_memory() -> None:
    """Return freed memory to the system; glibc would keep it in pieces, and a process grow with every call."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
