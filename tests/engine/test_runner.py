"""The runner: what is remembered, what is made again, and how faults arrive."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from small_stages import (
    Note,
    Page,
    bind_up,
    crashing,
    deadly,
    faulty,
    in_loop,
    in_thread,
    in_worker,
    leave_mark,
    lingering,
    makeshift,
    marks,
    moody,
    rebind,
    slow,
)

from chalktalk.engine import Advanced, Asked, Cached, Event, Failed, Finished, LocalRunner, Started, Store, Warned
from chalktalk.engine.stage import Stage
from chalktalk.errors import AssetError, MachineError, StageError, WorkerError
from chalktalk.frames import FrameRate

MakeNote = Callable[[str], Note]


def names(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


@pytest.mark.parametrize("stage", [in_loop, in_thread, in_worker], ids=lambda stage: stage.name)
async def test_a_call_is_worked_on_once_and_then_answered_from_the_store(
    store: Store, events: list[Event], note: MakeNote, stage: Stage[[Note], Page]
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        first = await run(stage, note("one"))
    async with LocalRunner(store, 1, events.append) as run:
        second = await run(stage, note("one"))

    assert first == second
    assert b"one" == store.get(second.blob.digest)
    assert 1 == marks(note("one"))
    assert ["Asked", "Started", "Advanced"] == names(events)[:3]
    assert ["Finished", "Asked", "Cached"] == names(events)[-3:]
    assert {"one"} == {event.subject for event in events}
    assert [10, 10] == [event.units for event in events if isinstance(event, Asked)]


@pytest.mark.parametrize("stage", [in_loop, in_worker], ids=lambda stage: stage.name)
async def test_work_that_was_found_wanting_is_done_once_more_and_remembered_apart(
    store: Store, note: MakeNote, stage: Stage[[Note], Page]
) -> None:
    async with LocalRunner(store, 1) as run:
        for attempt in (0, 1, 0, 1, 2):
            await run(stage.again(attempt), note("one"))

    assert 3 == marks(note("one"))


async def test_what_stands_in_is_made_once_in_a_run_and_tried_for_again_in_the_next(
    store: Store, note: MakeNote
) -> None:
    for number in (1, 2):
        async with LocalRunner(store, 1) as run:
            assert await run(makeshift, note("one")) == await run(makeshift, note("one"))
        assert number == marks(note("one"))


async def test_a_remembered_run_starts_no_worker(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        await run(in_worker, note("one"))
    async with LocalRunner(store, 1) as run:
        await run(in_worker, note("one"))
        assert not run._pool._alive


async def test_another_input_is_another_call(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        await run(in_loop, note("one"))
        await run(in_loop, note("one"), FrameRate(30))
        await run(in_loop, note("one"), rate=FrameRate(25))

    assert 2 == marks(note("one"))


async def test_another_version_of_a_stage_does_not_believe_the_old_one(store: Store, note: MakeNote) -> None:
    newer = Stage(name=in_loop.name, version=2, place=in_loop.place, function=in_loop.function)
    async with LocalRunner(store, 1) as run:
        await run(in_loop, note("one"))
        await run(newer, note("one"))

    assert 2 == marks(note("one"))


async def test_a_document_passed_to_a_worker_arrives_as_it_was(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        first = await run(in_loop, note("one"))
        second = await run(in_worker, note("two"), pages=(first, first))

    assert b"two" == store.get(second.blob.digest)


async def test_the_same_call_twice_at_once_is_worked_on_once(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 2) as run:
        first, second = await asyncio.gather(run(in_worker, note("one")), run(in_worker, note("one")))

    assert first == second
    assert 1 == marks(note("one"))


@pytest.mark.parametrize("harm", ["remove", "cut", "change"])
async def test_a_result_whose_blob_is_damaged_is_made_again_with_a_warning(
    store: Store, events: list[Event], note: MakeNote, harm: str
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        page = await run(in_loop, note("one"))
        path = store.path(page.blob.digest)
        if harm == "remove":
            path.unlink()
        else:
            path.write_bytes(b"on" if harm == "cut" else b"two")
        events.clear()
        assert page == await run(in_loop, note("one"))

    assert b"one" == store.get(page.blob.digest)
    assert ["Asked", "Warned", "Started", "Advanced", "Advanced", "Finished"] == names(events)
    assert "missing or damaged" in next(event.message for event in events if isinstance(event, Warned))


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"stage":'])
async def test_a_damaged_result_file_is_made_again_with_a_warning(
    store: Store, events: list[Event], note: MakeNote, content: bytes
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        await run(in_loop, note("one"))
        (result,) = store.root.glob("results/*/*.json")
        result.write_bytes(content)
        await run(in_loop, note("one"))

    assert 2 == marks(note("one"))
    assert "Warned" in names(events)


async def test_a_result_changed_by_one_letter_is_not_believed(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        await run(in_loop, note("one"))
        (result,) = store.root.glob("results/*/*.json")
        result.write_text(result.read_text().replace("text/plain", "text/plane"))
        page = await run(in_loop, note("one"))

    assert "text/plain" == page.blob.media_type


async def test_a_blob_that_vanishes_between_two_stages_is_made_again(
    store: Store, events: list[Event], note: MakeNote
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        page = await run(in_loop, note("one"))
        store.path(page.blob.digest).unlink()
        bound = await run(rebind, page)

    assert b"one!" == store.get(bound.blob.digest)
    assert 2 == marks(note("one"))
    assert 2 == names(events).count("Warned")


async def test_a_blob_that_nobody_can_make_again_is_an_error(store: Store) -> None:
    page = Page(blob=store.put(b"lost", "text/plain"))
    store.path(page.blob.digest).unlink()
    async with LocalRunner(store, 1) as run:
        with pytest.raises(StageError, match="missing or damaged"):
            await run(rebind, page)


async def test_two_blobs_that_vanish_between_two_stages_are_both_made_again(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        pages = (await run(in_loop, note("one")), await run(in_loop, note("two")))
        for page in pages:
            store.path(page.blob.digest).unlink()
        book = await run(bind_up, pages)

    assert b"one two" == store.get(book.blob.digest)


async def test_a_blob_that_decays_without_a_new_date_is_made_again_once_a_worker_notices(
    store: Store, events: list[Event], note: MakeNote
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        page = await run(in_loop, note("one"))
        await run(in_loop, note("one"))  # now it has been seen sound
        path = store.path(page.blob.digest)
        date = path.stat().st_mtime_ns
        path.write_bytes(b"onf")
        os.utime(path, ns=(date, date))
        book = await run(bind_up, (page,))

    assert b"one" == store.get(book.blob.digest)
    assert 2 == marks(note("one"))


async def test_a_worker_that_crashes_twice_is_told_without_a_word_about_memory(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        with pytest.raises(WorkerError) as caught:
            await run(crashing, note("one"))

    assert str(caught.value).startswith("a worker died while making crashing (SIGSEGV) (run it again; if it ends")
    assert 2 == marks(note("one"))


async def test_a_worker_that_dies_once_is_replaced(store: Store, events: list[Event], note: MakeNote) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        page = await run(deadly, note("once"))

    assert b"survived" == store.get(page.blob.digest)
    assert ["Asked", "Started", "Warned", "Started", "Finished"] == names(events)


async def test_a_worker_that_dies_twice_is_an_error_that_names_the_stage(
    store: Store, events: list[Event], note: MakeNote
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        with pytest.raises(WorkerError, match=r"deadly.*SIGKILL"):
            await run(deadly, note("always"))
        assert b"one" == store.get((await run(in_worker, note("one"))).blob.digest)

    assert 2 == marks(note("always"))
    assert 1 == names(events).count("Failed")


async def test_a_passing_fault_is_tried_again_and_a_lasting_one_is_not_tried_for_ever(
    store: Store, note: MakeNote
) -> None:
    async with LocalRunner(store, 1) as run:
        await run(moody, note("once"))
        with pytest.raises(StageError, match="mood"):
            await run(moody, note("always"))

    assert (2, 2) == (marks(note("once")), marks(note("always")))


async def test_an_authors_mistake_found_in_a_worker_arrives_intact(
    store: Store, events: list[Event], note: MakeNote
) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        with pytest.raises(AssetError) as caught:
            await run(faulty, note("author"))

    assert "a.md:7: no such picture (draw one)" == str(caught.value)
    assert 1 == marks(note("author"))
    assert 1 == sum(isinstance(event, Failed) for event in events)


async def test_a_bug_in_a_stage_is_one_line_and_keeps_its_traceback_for_those_who_ask(
    store: Store, note: MakeNote
) -> None:
    async with LocalRunner(store, 1) as run:
        with pytest.raises(StageError) as caught:
            await run(faulty, note("bug"))

    assert "faulty failed: ValueError: two" == str(caught.value)
    assert "small_stages.py" in "".join(caught.value.__notes__)


async def test_a_full_disk_in_a_worker_says_where_and_what_to_do(store: Store, note: MakeNote) -> None:
    async with LocalRunner(store, 1) as run:
        with pytest.raises(MachineError) as caught:
            await run(faulty, note("disk"))

    expected = (
        "/somewhere/film: the disk is full (free space, or choose another place with --store; what is finished is kept)"
    )
    assert expected == str(caught.value)


async def test_a_store_that_cannot_be_a_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError, match="a file is where a folder should be"):
        async with LocalRunner(Store(tmp_path / "file" / "store"), 1):
            pass


async def test_the_first_fault_stops_all_other_work_soon(store: Store, note: MakeNote) -> None:
    async with asyncio.timeout(10):
        with pytest.raises(AssetError):
            async with LocalRunner(store, 2) as run:
                await asyncio.gather(run(slow, note("long")), run(faulty, note("author")))

    assert [] == list(store.root.glob("scratch/*"))


async def test_work_given_up_in_a_thread_can_begin_nothing_more_that_nobody_would_remove(
    store: Store, note: MakeNote
) -> None:
    async with LocalRunner(store, 1) as run:
        given_up = asyncio.create_task(run(lingering, note("late")))
        while marks(note("late")) < 1:  # noqa: ASYNC110  a mark is a file of another thread
            await asyncio.sleep(0.01)
        given_up.cancel()
    leave_mark(note("late"))
    while marks(note("late")) < 3:  # noqa: ASYNC110
        await asyncio.sleep(0.01)

    assert not any((store.root / "scratch").glob("*"))
    assert not any(path.is_file() for path in (store.root / "blobs").rglob("*"))


async def test_scratch_folders_of_the_dead_are_swept_and_those_of_the_living_are_not(store: Store) -> None:
    dead = await asyncio.create_subprocess_exec("true")
    await dead.wait()
    for owner in (dead.pid, os.getppid()):
        (store.root / "scratch" / f"{owner}-abc").mkdir(parents=True)
    async with LocalRunner(store, 1):
        pass

    assert [f"{os.getppid()}-abc"] == [path.name for path in (store.root / "scratch").iterdir()]


async def test_progress_of_a_worker_is_told_while_it_works(store: Store, events: list[Event], note: MakeNote) -> None:
    async with LocalRunner(store, 1, events.append) as run:
        await run(in_worker, note("one"))

    assert [(5, 10), (10, 10)] == [(event.done, event.total) for event in events if isinstance(event, Advanced)]
    assert [Started] == [type(event) for event in events if isinstance(event, (Started, Cached))]
    assert all(event.seconds >= 0 for event in events if isinstance(event, Finished))


def children() -> set[str]:
    """The processes that this one has started."""
    found: set[str] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has just ended
            found |= set((task / "children").read_text().split())
    return found


async def test_workers_get_ready_when_the_first_work_begins_and_not_before(store: Store, note: MakeNote) -> None:
    for expected in (1, 0):  # the second time there is nothing to do
        async with LocalRunner(store, 2, expected=(in_worker,)) as run:
            before = children()
            await run(in_loop, note("one"))
            assert expected == len(children() - before)
            await run(in_worker, note("two"))
            assert expected == len(children() - before)
        assert before == children()


async def test_calls_that_come_together_share_the_workers_that_get_ready(store: Store, note: MakeNote) -> None:
    before = children()
    async with LocalRunner(store, 2, expected=(in_worker, slow)) as run:
        await asyncio.gather(run(in_worker, note("one")), run(in_worker, note("two")))
        assert 2 == len(children() - before)
