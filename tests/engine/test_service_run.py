"""The runner that the service has: workers with limits, replaced when they die, and readings that are remembered."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from small_stages import Note, crashing, deadly, hungry, in_loop, in_thread, in_worker, marks, slow

from chalktalk.engine import NobodyThere, Store
from chalktalk.errors import MachineError, StageError, WorkerError
from chalktalk.service.working import ServiceRun

MakeNote = Callable[[str], Note]


@asynccontextmanager
async def running(store: Store, *, memory: int = 1 << 30, seconds: float = 60) -> AsyncIterator[ServiceRun]:
    run = ServiceRun(
        store,
        store,
        workers=1,
        memory=memory,
        seconds=seconds,
        desk=NobodyThere(),
        keep_with=lambda _sources, _made: None,
    )
    try:
        yield run
    finally:
        await run.close()


async def test_what_workers_read_is_remembered_and_what_the_loop_does_is_not(store: Store, note: MakeNote) -> None:
    read, directed = note("read"), note("directed")
    async with running(store) as run:
        for _ in range(2):
            await run(in_worker, read)
            await run(in_loop, directed)

    assert (1, 2) == (marks(read), marks(directed))
    assert 1 == len(list(store.root.glob("results/*/*")))


async def test_a_worker_takes_no_more_memory_than_it_may(store: Store, note: MakeNote) -> None:
    async with running(store, memory=100 << 20) as run:
        with pytest.raises(MachineError, match="memory ran out"):
            await run(hungry, note("much"))
        await run(in_worker, note("after"))


async def test_a_worker_that_hangs_is_killed_and_the_next_call_has_another(store: Store, note: MakeNote) -> None:
    async with running(store, seconds=3) as run:
        with pytest.raises(WorkerError, match="did not come to an end"):
            await run(slow, note("long"))
        await run(in_worker, note("after"))

        assert 1 == run.workers


async def test_a_worker_that_was_killed_is_asked_for_once_more(store: Store, note: MakeNote) -> None:
    async with running(store) as run:
        await run(deadly, note("once"))
        with pytest.raises(WorkerError):
            await run(deadly, note("always"))
        with pytest.raises(WorkerError, match="SIGSEGV"):
            await run(crashing, note("crash"))


async def test_stages_of_films_are_refused(store: Store, note: MakeNote) -> None:
    async with running(store) as run:
        with pytest.raises(StageError, match="no stage for the service"):
            await run(in_thread, note("thread"))
