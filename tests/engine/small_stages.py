"""Small stages that the engine's tests run, also in worker processes: they leave a mark each time they work."""

import asyncio
import errno
import os
import time
from pathlib import Path

from chalktalk.documents.base import Blob, Document
from chalktalk.engine import Context, stage
from chalktalk.engine import Place as Where
from chalktalk.errors import AssetError, Place, StageError
from chalktalk.frames import FrameRate


class Note(Document):
    """What goes in."""

    id: str
    marks: str
    """A folder in which each run of a stage leaves a file."""
    frames: int = 10


class Makeshift(Document):
    """Stands in for a page."""

    blob: Blob

    @property
    def stands_in(self) -> bool:
        return True


class Page(Document):
    """What comes out."""

    blob: Blob


def leave_mark(note: Note) -> int:
    """How often the stage had begun before."""
    folder = Path(note.marks)
    before = len(list(folder.iterdir()))
    (folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()
    return before


def work_hard(seconds: float) -> None:
    """Keeps its thread, as a library in C does."""
    time.sleep(seconds)


def marks(note: Note) -> int:
    return len(list(Path(note.marks).iterdir()))


async def print_page(context: Context, note: Note) -> Page:
    leave_mark(note)
    context.advance(5, 10)
    context.advance(10, 10)
    return Page(blob=context.store.put(note.id.encode(), "text/plain"))


@stage("in_loop", version=1)
async def in_loop(context: Context, note: Note, rate: FrameRate = FrameRate(30)) -> Page:  # noqa: B008  immutable
    assert rate.den >= 1
    return await print_page(context, note)


@stage("in_thread", version=1, place=Where.THREAD)
async def in_thread(context: Context, note: Note) -> Page:
    return await print_page(context, note)


@stage("in_worker", version=1, place=Where.WORKER)
async def in_worker(context: Context, note: Note, pages: tuple[Page, ...] = ()) -> Page:
    print("a library says something")  # noqa: T201  on purpose: it must not garble the answers
    assert all(isinstance(page, Page) for page in pages)
    return await print_page(context, note)


@stage("rebind", version=1)
async def rebind(context: Context, page: Page) -> Page:
    return Page(blob=context.store.put(context.store.get(page.blob.digest) + b"!", "text/plain"))


@stage("slow", version=1, place=Where.WORKER)
async def slow(context: Context, note: Note) -> Page:
    leave_mark(note)
    with context.store.scratch() as folder:
        (folder / "half-done").write_bytes(b"x")
        work_hard(0.5 if note.id == "short" else 60)
    return Page(blob=context.store.put(b"slow", "text/plain"))


@stage("stubborn", version=1, place=Where.THREAD)
async def stubborn(context: Context, note: Note) -> Page:
    leave_mark(note)
    work_hard(60)
    return await print_page(context, note)


@stage("lingering", version=1, place=Where.THREAD)
async def lingering(context: Context, note: Note) -> Page:
    """Goes on only at a second mark, and leaves a third: in a scratch folder if it still gets one."""
    leave_mark(note)
    while marks(note) < 2:  # noqa: ASYNC110  a mark is a file of another thread
        await asyncio.sleep(0.01)
    try:
        with context.store.scratch() as folder:
            return Page(blob=context.store.put(str(folder).encode(), "text/plain"))
    finally:
        leave_mark(note)


@stage("deadly", version=1, place=Where.WORKER)
async def deadly(context: Context, note: Note) -> Page:
    """Dies at once: the first time, or every time."""
    if leave_mark(note) == 0 or note.id == "always":
        os.kill(os.getpid(), 9)
    return Page(blob=context.store.put(b"survived", "text/plain"))


@stage("crashing", version=1, place=Where.WORKER)
async def crashing(context: Context, note: Note) -> Page:  # noqa: ARG001  a stage has a context
    """Ends as a fault in a library in C does."""
    leave_mark(note)
    os.kill(os.getpid(), 11)
    raise AssertionError("dead by now")


@stage("hungry", version=1, place=Where.WORKER)
async def hungry(context: Context, note: Note) -> Page:
    """Takes a gigabyte."""
    leave_mark(note)
    pages = [bytes([1]) * (1 << 20) for _ in range(1024)]
    return Page(blob=context.store.put(pages[-1], "text/plain"))


@stage("blocking", version=1)
async def blocking(context: Context, note: Note) -> Page:
    """Holds the event loop up while a worker and itself have begun something."""
    with context.store.scratch() as folder:
        (folder / "half-done").write_bytes(b"x")
        while not marks(note):  # noqa: ASYNC110  a mark is a file of another process
            await asyncio.sleep(0.01)
        work_hard(60)
    return await print_page(context, note)


@stage("bind_up", version=1, place=Where.WORKER)
async def bind_up(context: Context, pages: tuple[Page, ...]) -> Page:
    return Page(blob=context.store.put(b" ".join(context.store.get(page.blob.digest) for page in pages), "text/plain"))


@stage("moody", version=1)
async def moody(context: Context, note: Note) -> Page:
    if leave_mark(note) == 0 or note.id == "always":
        raise StageError("not in the mood", retryable=True)
    return Page(blob=context.store.put(b"fine", "text/plain"))


@stage("faulty", version=1, place=Where.WORKER)
async def faulty(context: Context, note: Note) -> Page:
    leave_mark(note)
    faults: dict[str, Exception] = {
        "author": AssetError("no such picture", where=Place("a.md", 7), hints=("draw one",)),
        "bug": ValueError("two\nlines"),
        "disk": OSError(errno.ENOSPC, "No space left on device", "/somewhere/film"),
    }
    context.advance(1, 2)
    raise faults[note.id]


@stage("filling", version=1, place=Where.WORKER)
async def filling(context: Context, note: Note) -> Page:
    """Writes two megabytes, piece by piece, as an encoder does."""
    leave_mark(note)
    with context.store.scratch() as folder:
        path = folder / "film"
        with path.open("wb") as file:
            for _ in range(32):
                file.write(os.urandom(1 << 16))
        return Page(blob=context.store.put_file(path, "video/mp4"))


@stage("makeshift", version=1)
async def makeshift(context: Context, note: Note) -> Makeshift:
    """Only better than nothing."""
    leave_mark(note)
    return Makeshift(blob=context.store.put(b"makeshift", "text/plain"))
