"""The local runner: answers calls from the store, or does their work on this machine."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from os import getpid
from types import TracebackType
from typing import Any, ParamSpec, Self

from chalktalk.engine.call import Call, blobs_in
from chalktalk.engine.cores import Cores
from chalktalk.engine.desk import Desk, NobodyThere
from chalktalk.engine.events import Advanced, Asked, Cached, Event, Failed, Finished, Started, Warned
from chalktalk.engine.faults import explained, machine_error_from
from chalktalk.engine.interruption import tidied_by
from chalktalk.engine.locks import lock_file
from chalktalk.engine.memory import at_work, share_one_heap
from chalktalk.engine.pool import WorkerPool
from chalktalk.engine.results import DamagedResultError, Kept, Results
from chalktalk.engine.stage import Context, Place, R, Stage
from chalktalk.engine.store import BlobMissingError, Store
from chalktalk.errors import ChalktalkError, MachineError

P = ParamSpec("P")

TRIES = 2
"""How often a call's work is begun at most, if its faults say that trying again can help."""
FAREWELL = 0.5
"""Seconds that calls have to end after they were cancelled."""


class LocalRunner:
    """Runs stages on this machine; a context manager, at whose end nothing of it is left running.

    Args:
        store: Where results and blobs are kept; shared with other processes.
        workers: How many calls may keep a core busy at the same time.
        on_event: Told everything that happens, from the event loop's thread.
        expected: Stages for which workers get ready, one each, as soon as there is anything to do.
        desk: Where stages ask providers.
    """

    def __init__(
        self,
        store: Store,
        workers: int,
        on_event: Callable[[Event], None] = lambda _: None,
        expected: tuple[Stage[..., Any], ...] = (),
        desk: Desk | None = None,
    ) -> None:
        self._store = Store(store.root)  # its own, to be closed at the end
        self._results = Results(self._store)
        self._on_event = on_event
        self._desk = desk or NobodyThere()
        self._born = time.monotonic()
        self._cores = Cores(workers)
        self._pool = WorkerPool(self._store)
        self._workers, self._expected, self._readying = workers, expected, asyncio.Lock()
        share_one_heap()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="stage")
        self._calls: set[asyncio.Task[Any]] = set()
        self._makers: dict[str, Call[Any]] = {}
        self._stand_ins: dict[str, Kept[Any]] = {}  # what could not be had in this run
        self._stack = ExitStack()

    async def __aenter__(self) -> Self:
        try:
            self._store.sweep()
            self._locks = lock_file(self._store.root)
            joined = self._locks.join()
        except OSError as fault:
            raise machine_error_from(fault, self._store.root) or fault from fault
        if not joined:
            raise MachineError("the store is being pruned by another chalktalk", hints=("try again in a moment",))
        self._stack.enter_context(tidied_by(self._abandon))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if left := [task for task in self._calls if task is not asyncio.current_task()]:
                for task in left:
                    task.cancel()
                await asyncio.wait(left, timeout=FAREWELL)
            self._threads.shutdown(wait=False, cancel_futures=True)
            await self._pool.close()
        finally:  # also when the signal to stop comes only now
            self._stack.close()
            self._abandon()

    def _abandon(self) -> None:
        """Leave nothing running and nothing half-done, at once."""
        self._store.close()
        self._pool.abandon()
        self._store.sweep(getpid())

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The stage's result for these inputs."""
        call = Call.bind(stage, *args, **kwargs)
        task = asyncio.current_task()
        assert task is not None
        self._calls.add(task)
        self._tell(Asked, call, units=call.units, media=call.media)
        try:
            return await self._answer(call)
        except Exception as fault:  # noqa: BLE001  whatever a stage raises becomes one of our errors here
            error = explained(fault, stage.name, self._store.root)
            self._tell(Failed, call, message=str(error))
            raise error from fault.__cause__ if error is fault else fault
        finally:
            self._calls.discard(task)

    async def _answer(self, call: Call[R]) -> R:
        async with self._locks.hold(call.key):
            kept = await self._look_up(call)
            if kept:
                self._tell(Cached, call, seconds=kept.seconds)
            else:
                kept = await self._make(call)
                if kept.result.stands_in:  # what is only better than nothing is tried for again in the next run
                    self._stand_ins[call.key] = kept
                else:
                    await asyncio.to_thread(self._results.save, call, kept)
                self._tell(Finished, call, seconds=kept.seconds)
        for digest in blobs_in(kept.result.model_dump_json()):
            self._makers[digest] = call
        call.let_go_json()
        return kept.result

    async def _look_up(self, call: Call[R]) -> Kept[R] | None:
        if call.key in self._stand_ins:
            return self._stand_ins[call.key]
        try:
            return await asyncio.to_thread(self._results.load, call)
        except DamagedResultError as damage:
            self._tell(Warned, call, message=f"made again, because {damage}")
            return None

    async def _make(self, call: Call[R]) -> Kept[R]:
        """Do a call's work; the one place where anything is tried again."""
        await self._get_ready()
        for tries_left in reversed(range(TRIES)):
            try:
                in_loop = call.stage.place is Place.LOOP
                async with nullcontext() if in_loop else self._cores.hold(first=call.stage.first):
                    self._tell(Started, call)
                    start = time.monotonic()
                    result = await self._perform(call)
                    return Kept(result, time.monotonic() - start)
            except ChalktalkError as error:
                if not (error.retryable and tries_left):
                    raise
                self._tell(Warned, call, message=f"tried again, because {error}")
            except BlobMissingError as missing:
                self._store.doubt(missing.digest)
                if missing.digest not in self._makers or not tries_left:
                    raise
                self._tell(Warned, call, message=f"tried again, because {missing}")
                for maker in await asyncio.to_thread(self._makers_of_missing, call, missing.digest):
                    await self._answer(maker)
        raise AssertionError("the last try returns or raises")

    async def _get_ready(self) -> None:
        """At the first work, start workers, which import their rooms while this process is busy with other stages."""
        async with self._readying:  # who comes meanwhile waits, or it would start workers of its own
            expected, self._expected = self._expected, ()
            if expected:
                modules = tuple(stage.function.__module__ for stage in expected)
                await self._pool.get_ready(min(self._workers, len(expected)), modules)

    def _makers_of_missing(self, call: Call[Any], noticed: str) -> list[Call[Any]]:
        """What made the blobs that a call needs and lacks, not only the one that was noticed first."""
        lacking = [digest for digest in call.media if digest != noticed and not self._store.has(digest)]
        makers = [self._makers[digest] for digest in (noticed, *lacking) if digest in self._makers]
        return list({maker.key: maker for maker in makers}.values())

    async def _perform(self, call: Call[R]) -> R:
        loop = asyncio.get_running_loop()

        def advance(done: int, total: int) -> None:
            loop.call_soon_threadsafe(lambda: self._tell(Advanced, call, done=done, total=total))

        match call.stage.place:
            case Place.LOOP:
                return await call.perform(Context(self._store, advance, self._desk))
            case Place.THREAD:
                context = Context(self._store, advance)

                def work() -> R:
                    with at_work(call.stage.function.__module__):
                        return asyncio.run(call.perform(context))

                return await loop.run_in_executor(self._threads, work)
            case Place.WORKER:
                return await self._pool.perform(call, advance)

    def _tell(self, kind: type[Event], call: Call[Any], **details: object) -> None:
        at = round(time.monotonic() - self._born, 3)
        self._on_event(kind(stage=call.stage.name, key=call.key, subject=call.subject, at=at, **details))
