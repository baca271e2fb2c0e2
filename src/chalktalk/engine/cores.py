"""Cores: how many calls may keep one busy at a time, and which of those that wait is next."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count


class Cores:
    """A semaphore that lets those go first that others wait for; of equals, who came first.

    Without that, a film's sound, which takes one step after the other, would be mixed when all pictures are there.
    """

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def hold(self, *, first: bool) -> AsyncIterator[None]:
        """Keep a core busy, as soon as there is one; `first` goes before all that are not."""
        if self._free:
            self._free -= 1
        else:
            await self._turn(first)
        try:
            yield
        finally:
            self._give_back()

    async def _turn(self, first: bool) -> None:  # noqa: FBT001  told by the one who calls
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (not first, next(self._numbers), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it was this one's turn just now
                self._give_back()
            raise

    def _give_back(self) -> None:
        while self._waiting:
            *_, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
