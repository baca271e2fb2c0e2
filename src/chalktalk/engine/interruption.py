"""Stopping when asked to: Ctrl-C, a closed terminal, a polite kill."""

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that ask to stop."""
PATIENCE = 1.5
"""Seconds that work has for its own clean end, before `give_up` ends it."""

_leftovers: list[Callable[[], None]] = []
"""What to tidy if work has to be given up, the last first."""


@contextmanager
def tidied_by(tidy: Callable[[], None]) -> Iterator[None]:
    """While inside, have `tidy` called, from another thread, if the work is given up and never gets to its own end."""
    _leftovers.append(tidy)
    try:
        yield
    finally:
        _leftovers.remove(tidy)


def run_interruptibly(work: Coroutine[Any, Any, T], give_up: Callable[[], None]) -> T:
    """Run a coroutine as `asyncio.run` does; the first signal cancels it.

    The handlers are Python's own and not the event loop's, so that they also run while a stage holds the loop up.

    Args:
        work: What to run.
        give_up: Called from a thread if the work has not ended soon after the signal; it must end the process.

    Raises:
        KeyboardInterrupt: if a signal asked to stop.
    """
    watchdog = threading.Timer(PATIENCE, lambda: _end(give_up))
    watchdog.daemon = True

    before = {number: signal.getsignal(number) for number in STOPPING}

    async def main() -> T:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None

        def stop(_number: int, _frame: FrameType | None) -> None:
            if watchdog.ident is None:
                watchdog.start()
                loop.call_soon_threadsafe(task.cancel)

        for number, handler in before.items():
            if (number, handler) != (signal.SIGHUP, signal.SIG_IGN):  # that is how nohup asks for being left alone
                signal.signal(number, stop)
        return await work

    try:
        return asyncio.run(main())
    except asyncio.CancelledError:
        if watchdog.ident is None:
            raise
        raise KeyboardInterrupt from None
    finally:
        watchdog.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(give_up: Callable[[], None]) -> None:
    for tidy in reversed(_leftovers.copy()):
        with suppress(OSError):
            tidy()
    give_up()
