"""Work done apart: not remembered, and ended when its worker dies or hangs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_stages import Note, crashing, faulty, in_worker, marks, slow

from chalktalk.engine import Store, is_alive, perform_apart
from chalktalk.errors import AssetError, WorkerError

MakeNote = Callable[[str], Note]


async def test_it_is_done_each_time_anew(store: Store, note: MakeNote) -> None:
    page = note("page")
    first = await perform_apart(store, 60, in_worker, page)
    second = await perform_apart(store, 60, in_worker, page)

    assert (first, 2) == (second, marks(page))
    assert [] == list(store.root.glob("results/*/*"))


async def test_what_the_stage_raises_is_raised(store: Store, note: MakeNote) -> None:
    with pytest.raises(AssetError):
        await perform_apart(store, 60, faulty, note("author"))


async def test_a_worker_that_dies_is_an_error(store: Store, note: MakeNote) -> None:
    with pytest.raises(WorkerError, match="SIGSEGV"):
        await perform_apart(store, 60, crashing, note("crash"))


async def test_a_worker_that_hangs_is_ended(store: Store, note: MakeNote) -> None:
    long = note("long")
    with pytest.raises(WorkerError, match="did nothing for 2 seconds"):
        await perform_apart(store, 2, slow, long)

    assert not any(map(is_alive, workers_of(long)))
    assert [] == list(store.root.glob("scratch/*"))


def workers_of(note: Note) -> list[int]:
    """Processes that have begun with it."""
    return [int(mark.name.partition("-")[0]) for mark in Path(note.marks).iterdir()]
