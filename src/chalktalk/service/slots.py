"""How much is worked out at the same time: so much runs, so much waits, and the rest is told to come again."""

from asyncio import Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chalktalk.service.bodies import busy


class Slots:
    """A semaphore before which only so many wait.

    Args:
        running: How many may run.
        waiting: How many may wait.
    """

    def __init__(self, running: int, waiting: int) -> None:
        self._free = Semaphore(running)
        self._left = running + waiting

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn.

        Raises:
            ProblemError: if too many wait already.
        """
        if self._left <= 0:
            raise busy("too many directions are being worked out at the same time")
        self._left -= 1
        try:
            async with self._free:
                yield
        finally:
            self._left += 1
