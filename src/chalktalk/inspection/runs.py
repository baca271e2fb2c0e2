"""Runs: where in a row of entries something is so, be they frames or moments of sound."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Bools: TypeAlias = npt.NDArray[np.bool_]


class Run(NamedTuple):
    """Entries from `start` up to, but not including, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many entries."""
        return self.end - self.start


def runs(faulty: Bools, gap: int = 0) -> Iterator[Run]:
    """Where entries are faulty, runs at most `gap` apart taken together."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], faulty, [False]]).astype(np.int8)))
    whole: Run | None = None
    for start, end in edges.reshape(-1, 2).tolist():
        if whole and start - whole.end <= gap:
            whole = Run(whole.start, end)
            continue
        if whole:
            yield whole
        whole = Run(start, end)
    if whole:
        yield whole
