"""Waiting for work that a vendor has begun: looking again and again until it is done.

The work may be paid for already, and asking anew would pay twice; so a look that fails in passing is looked again
here, and not left to whoever would ask anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from chalktalk.errors import (
    BrokenAnswerError,
    OverloadedError,
    ProviderError,
    RateLimitedError,
    SlowError,
    UnreachableError,
)

T = TypeVar("T")

LONGEST = 420.0
"""Seconds; a model that has to be loaded first takes some minutes."""
_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = 0.2, 5.0, 1.6
"""Seconds between looks."""
_LOOKS = 4
"""Without success, in a row."""
_AGAIN = (BrokenAnswerError, OverloadedError, RateLimitedError, UnreachableError)


async def look_until(look: Callable[[], Awaitable[T | None]], *, what: str, longest: float = LONGEST) -> T:
    """What a look finds as soon as it finds something.

    Args:
        look: Finds what is waited for, or None; it changes nothing and costs nothing.
        what: What is waited for, for messages.
        longest: Seconds until it is given up.

    Raises:
        SlowError: if that takes too long.
        ProviderError: of the last look; `paid` is None in all of them, for nobody knows what becomes of the work.
    """
    pause = _FIRST_PAUSE
    try:
        async with asyncio.timeout(longest):
            while (found := await looked(look)) is None:
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * _GROWTH)
            return found
    except TimeoutError:
        raise SlowError(f"{what} was not ready after {longest / 60:.0f} minutes", paid=None) from None
    except ProviderError as fault:
        fault.paid = None
        raise


async def looked(look: Callable[[], Awaitable[T]]) -> T:
    """What a look finds; one that fails in passing is made again.

    Raises:
        ProviderError: of the last look.
    """
    pause = _FIRST_PAUSE
    for _ in range(_LOOKS - 1):
        try:
            return await look()
        except _AGAIN as fault:
            await asyncio.sleep(min(30.0, max(pause, fault.retry_after or 0.0)))
            pause *= 2
    return await look()
