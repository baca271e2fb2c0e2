"""How often a vendor is asked: so many requests a minute, over all processes, and so many at the same time."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

MINUTE = 60.0
"""Seconds."""


class Pace:
    """One vendor's."""

    def __init__(
        self,
        requests_a_minute: float,
        concurrency: int,
        started_since: Callable[[float], Sequence[float]],
        minute: float = MINUTE,
    ) -> None:
        """Tell how often.

        Args:
            requests_a_minute: At most.
            concurrency: Calls under way at most.
            started_since: For a number of seconds, how many seconds ago each call of that time was begun, by this
                process or another, in any order.
            minute: How long one lasts.
        """
        self._most = max(1, int(requests_a_minute))
        self._window = max(minute, minute / requests_a_minute)
        self._started_since = started_since
        self._free = asyncio.Semaphore(concurrency)
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, began: Callable[[], None]) -> AsyncIterator[None]:
        """Wait for a free place, and until the minute has room; `began` writes the call down before the next is let in.

        Raises:
            Exception: what `began` raises; the place is free again then.
        """
        async with self._free:
            async with self._turn:
                while (wait := self._to_wait()) > 0:  # noqa: ASYNC110  other processes take turns too
                    await asyncio.sleep(wait + random.uniform(0, 0.05))  # noqa: S311  apart
                began()
            yield

    def _to_wait(self) -> float:
        """Seconds until one more call fits."""
        ages = sorted(self._started_since(self._window))
        return self._window - ages[self._most - 1] if len(ages) >= self._most else 0.0
