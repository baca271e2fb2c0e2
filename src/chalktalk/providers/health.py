"""Whether a vendor is worth asking: a circuit breaker fed by how its latest calls went.

Closed, it lets everything through. When most of the latest calls failed it opens, and nobody is asked; after a
while one call may try (half open), and how that goes decides. After M. Nygard, Release It!, chapter 5.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from chalktalk.errors import ExhaustedError, ProviderError, Severity, Strategy, UnauthorisedError

WINDOW = 10
"""Latest calls that count."""
FEWEST = 4
"""Calls before anything is concluded from them."""
SLOW, SLOWER = 20.0, 5.0
"""Seconds, and times what is usual for it, from which on an answer counts as a failure of its kind."""
MOST_FAILED = 0.6
"""Share of failed calls from which on a vendor counts as down. One call in three fails on a bad day, and retries get
through then."""


@dataclass
class Health:
    """One vendor's."""

    cool_down: float
    """Seconds for which it is left alone."""
    clock: Callable[[], float] = time.monotonic
    _latest: deque[bool] = field(default_factory=lambda: deque(maxlen=WINDOW))
    _seconds: deque[float] = field(default_factory=lambda: deque(maxlen=WINDOW))
    _opened: float | None = None
    hopeless: str | None = None
    """Why it need not be asked again: what is wrong stays wrong until somebody does something."""

    @property
    def is_down(self) -> bool:
        """Whether it is being left alone."""
        return self.hopeless is not None or self._opened is not None

    def why_not(self) -> str | None:
        """Why nobody should ask it now; None if it may be asked. Whoever gets None when it was down is its trial."""
        if self._opened is None:
            return None
        if self.clock() - self._opened < self.cool_down:
            return f"{self._latest.count(False)} of its last {len(self._latest)} calls failed or took far too long"
        self._opened = self.clock()  # one trial; the others go on waiting
        return None

    def went_well(self, seconds: float) -> None:
        """A call was answered, after so many seconds; that it took far longer than usual is a bad sign all the same."""
        slow = len(self._seconds) >= FEWEST and seconds > max(SLOW, SLOWER * median(self._seconds))
        if not slow:
            self._seconds.append(seconds)
        if self._opened is not None:
            self._latest.clear()
        self._opened = None
        self._latest.append(not slow)
        self._judge()

    def failed(self, fault: ProviderError) -> None:
        """A call was not answered. What only that call is to blame for says nothing of the vendor."""
        if fault.severity is Severity.LASTING:
            if _concerns_all(fault):
                self.hopeless = fault.message
            return
        if fault.strategy is Strategy.ASK_ANEW:
            return
        self._latest.append(False)
        self._judge()

    def _judge(self) -> None:
        """Leave it alone if most of its latest calls went badly."""
        if len(self._latest) >= FEWEST and self._latest.count(False) >= MOST_FAILED * len(self._latest):
            self._opened = self.clock()


def _concerns_all(fault: ProviderError) -> bool:
    """Whether every other call would fail the same way: a wrong key, an empty account."""
    return isinstance(fault, ExhaustedError | UnauthorisedError)
