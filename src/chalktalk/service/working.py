"""How the service runs stages: a `Run` that lives as long as the service, and not as long as one film.

What a film's runner does for the sake of going on after a crash, this one leaves out: stages in the event loop are
quick, and their results are part of an answer that is remembered whole. Flushing each to the disk would cost more than
making it anew. What workers read out of references is remembered: the same picture is not read twice.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec

from chalktalk.engine import Context, Desk, Place, Stage, Store, blobs_in
from chalktalk.engine.call import Call
from chalktalk.engine.cores import Cores
from chalktalk.engine.pool import WorkerPool
from chalktalk.engine.results import DamagedResultError, Kept, Results
from chalktalk.engine.stage import R
from chalktalk.errors import StageError, WorkerError

P = ParamSpec("P")

TRIES = 2
"""How often a worker is asked for the same, if the first died."""


class ServiceRun:
    """Runs stages for requests.

    Args:
        store: Where readings are remembered.
        references: Where workers find what they read.
        workers: How many there are at most.
        memory: Bytes that each may take.
        seconds: After which one that has not answered is taken to hang, and killed.
        desk: Where stages ask providers.
        keep_with: Told which blobs workers made of which.
    """

    def __init__(
        self,
        store: Store,
        references: Store,
        *,
        workers: int,
        memory: int,
        seconds: float,
        desk: Desk,
        keep_with: Callable[[Iterable[str], Sequence[str]], None],
    ) -> None:
        self._store = store
        self._results = Results(store)
        self._references = references
        self._pool = WorkerPool(references, memory)
        self._cores = Cores(workers)
        self._seconds = seconds
        self._desk = desk
        self._keep_with = keep_with

    async def get_ready(self, modules: tuple[str, ...]) -> None:
        """Have a worker that has imported what it is going to need, unless there is one."""
        await self._pool.get_ready(1, modules)

    @property
    def workers(self) -> int:
        """How many are alive."""
        return self._pool.alive

    async def close(self) -> None:
        """End the workers."""
        await self._pool.close()

    def abandon(self) -> None:
        """End the workers at once, from any thread."""
        self._pool.abandon()

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The stage's result for these inputs."""
        call = Call.bind(stage, *args, **kwargs)
        if stage.place is Place.LOOP:
            return await call.perform(Context(self._references, _tell_nobody, self._desk))
        if stage.place is not Place.WORKER:
            raise StageError(f"{stage.name} is no stage for the service: it belongs into a worker or the event loop")
        kept = await asyncio.to_thread(self._known, call)
        if kept is None:
            kept = await self._made(call)
            passing = [blob for blob in blobs_in(kept.result.model_dump_json()) if not self._store.has(blob)]
            if passing:  # they go with the files that they were made of, and the result with them
                self._keep_with(call.media, passing)
            elif not kept.result.stands_in:
                await asyncio.to_thread(self._results.save, call, kept)
        return kept.result

    def _known(self, call: Call[R]) -> Kept[R] | None:
        try:
            return self._results.load(call)
        except DamagedResultError:
            return None

    async def _made(self, call: Call[R]) -> Kept[R]:
        async with self._cores.hold(first=False):
            start = time.monotonic()
            for tries_left in reversed(range(TRIES)):
                try:
                    result = await self._asked(call)
                    return Kept(result, time.monotonic() - start)
                except WorkerError as death:
                    if not (death.retryable and tries_left):
                        raise
        raise AssertionError("the last try returns or raises")

    async def _asked(self, call: Call[R]) -> R:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._pool.perform(call, _tell_nobody)
        except TimeoutError:  # who is cancelled while it is asked is ended by the pool
            told = f"a worker did not come to an end with {call.stage.name} in {self._seconds:g} seconds"
            raise WorkerError(told, hints=("give a smaller file",)) from None


def _tell_nobody(_done: int, _total: int) -> None:
    """Progress, which nobody waits for."""
