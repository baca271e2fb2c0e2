"""The store's size, and what pruning takes first."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_stages import Note, in_loop, marks

from chalktalk.engine import LocalRunner, Store, Usage, prune, usage
from chalktalk.errors import MachineError

MakeNote = Callable[[str], Note]


async def fill(store: Store, note: MakeNote, *names: str) -> None:
    async with LocalRunner(store, 1) as run:
        for name in names:
            await run(in_loop, note(name))


def make_old(store: Store, seconds: float) -> None:
    for path in store.root.glob("results/*/*.json"):
        os.utime(path, (0, time.time() - seconds))


def prune_as_another(store: Store, **limits: int) -> str:
    """Prunes in a process of its own: this one shares the store until it ends."""
    program = f"""
from pathlib import Path
from chalktalk.engine import Store, prune
print(prune(Store(Path("{store.root}")), **{limits}))
"""
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return outcome.stdout + outcome.stderr


async def test_an_empty_store_has_no_size(store: Store) -> None:
    assert Usage(results=0, blobs=0, size=0) == usage(store)


async def test_what_was_used_longest_ago_goes_first(store: Store, note: MakeNote) -> None:
    await fill(store, note, "old", "new")
    make_old(store, 100)
    await fill(store, note, "new")
    removed = prune(store, size=usage(store).size - 1)

    assert 1 == removed.results == removed.blobs
    await fill(store, note, "old", "new")
    assert (2, 1) == (marks(note("old")), marks(note("new")))


async def test_what_was_not_used_for_so_long_goes(store: Store, note: MakeNote) -> None:
    await fill(store, note, "one", "two")
    make_old(store, 100)
    await fill(store, note, "three")
    prune(store, age=50)

    assert (1, 1) == (usage(store).results, usage(store).blobs)


async def test_a_blob_that_a_remaining_result_mentions_stays(store: Store, note: MakeNote, tmp_path: Path) -> None:
    await fill(store, note, "one")
    make_old(store, 100)
    same = Note(id="one", marks=str(tmp_path), frames=3)
    async with LocalRunner(store, 1) as run:
        page = await run(in_loop, same)
    prune(store, age=50)

    assert 1 == usage(store).results
    assert b"one" == store.get(page.blob.digest)


async def test_a_store_in_use_is_not_pruned(store: Store, note: MakeNote) -> None:
    await fill(store, note, "one")

    assert "the store is in use" in prune_as_another(store, size=0)
    assert 1 == usage(store).results


def test_pruning_a_store_that_does_not_exist_removes_nothing(tmp_path: Path) -> None:
    assert "Usage(results=0, blobs=0, size=0)" in prune_as_another(Store(tmp_path / "none"), size=0)


def test_a_store_is_not_used_while_it_is_pruned(store: Store, note: MakeNote) -> None:
    program = f"""
import sys
from pathlib import Path
from chalktalk.engine.locks import lock_file
print(lock_file(Path("{store.root}")).claim(), flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdout is not None
        assert "True\n" == other.stdout.readline()
        with pytest.raises(MachineError, match="being pruned"):
            asyncio.run(fill(store, note))
        other.kill()


async def test_when_the_clock_has_run_ahead_too_much_is_kept_rather_than_too_little(
    store: Store, note: MakeNote
) -> None:
    await fill(store, note, "one")
    make_old(store, -1e6)

    assert Usage(results=0, blobs=0, size=0) == prune(store, age=10)
    assert (1, 1) == (usage(store).results, usage(store).blobs)


async def test_what_is_dated_in_the_future_is_dated_now_once_it_is_used(store: Store, note: MakeNote) -> None:
    await fill(store, note, "one")
    make_old(store, -1e6)
    await fill(store, note, "one")
    dates = [path.stat().st_mtime for path in store.root.glob("results/*/*.json")]

    assert [True] == [date <= time.time() for date in dates]
    assert 1 == marks(note("one"))
