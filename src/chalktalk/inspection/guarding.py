"""Guarding: how much memory and time a file from a stranger may cost."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.engine import limited_memory
from chalktalk.errors import OptionError
from chalktalk.inspection.looking import Bounds

_PACKETS_A_SECOND = 400
"""Of film: 240 pictures and 94 sounds are the most that is usual."""


class Guard(Document):
    """Bounds for looking at one file."""

    memory: int = Field(default=3 * 2**30, gt=0)
    """Bytes that may be taken on top of what the process has: a frame of 8K is 53 MB, a decoder keeps up to 17."""
    film: float = Field(default=12 * 3600.0, gt=0)
    """Seconds of film that are looked at: YouTube's longest."""
    least: float = Field(default=120.0, gt=0)
    """Seconds of work that any file may cost."""
    pace: float = Field(default=6.0, gt=0)
    """Seconds of work for each second that the film claims to last: 1080p at 30 frames a second takes 0.15, 8K at 60
    frames 5."""

    def bounds(self, seconds: float) -> Bounds:
        """How far to go with a file that claims to last so long."""
        return Bounds(
            film=self.film,
            packets=round(self.film * _PACKETS_A_SECOND),
            work=self.least + self.pace * min(max(seconds, 0.0), self.film),
        )


@contextmanager
def guarded(guard: Guard) -> Iterator[None]:
    """Hold this process to its share of memory while a file is looked at; where the system cannot, nothing is done.

    Raises:
        OptionError: if the file asks for more.
    """
    with limited_memory(guard.memory):
        try:
            yield
        except MemoryError as fault:
            raise too_much_memory(guard) from fault


def too_much_memory(guard: Guard) -> OptionError:
    """What is said of a file that asks for more than it may have."""
    message = f"decoding it takes more than {guard.memory / 2**30:.0f} GB of memory"
    return OptionError(message, hints=("give a smaller picture, or a file from a source you trust",))
