"""What happens between processes: killed, interrupted, at work on the same thing, out of disk."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from small_stages import Note, marks, slow

from chalktalk.engine import LocalRunner, Store

MakeNote = Callable[[str], Note]
Begin = Callable[..., "subprocess.Popen[str]"]
"""Takes a stage's name, its note, and commands before it; see `begin`."""
PROGRAM = Path(__file__).with_name("run_stage.py")


@pytest.fixture
def begin(store: Store) -> Iterator[Begin]:
    """Starts a process that runs one stage with the test's store."""
    with ExitStack() as stack:

        def start(stage: str, note: Note, *before: str) -> "subprocess.Popen[str]":
            command = [*before, sys.executable, str(PROGRAM), str(store.root), stage, note.id, note.marks]
            process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            stack.callback(process.kill)
            return process

        before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it would be ignored, and that is inherited
        yield start
        signal.signal(signal.SIGHUP, before)


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def worker_of(store: Store) -> int:
    (folder,) = (store.root / "scratch").iterdir()
    return int(folder.name.partition("-")[0])


def test_two_processes_that_want_the_same_do_it_once(begin: Begin, note: MakeNote) -> None:
    both = [begin("slow", note("short")) for _ in range(2)]
    outputs = [process.communicate(timeout=20)[0] for process in both]

    assert [0, 0] == [process.returncode for process in both]
    assert outputs[0] == outputs[1]
    assert 1 == marks(note("short"))


async def test_killed_in_the_middle_of_a_stage_the_next_run_finishes_it(
    store: Store, begin: Begin, note: MakeNote
) -> None:
    process = begin("slow", note("short"))
    wait_for(lambda: any(store.root.glob("scratch/*/half-done")))
    worker = worker_of(store)
    process.kill()
    wait_for(lambda: not is_alive(worker))
    async with LocalRunner(store, 1) as run:
        page = await run(slow, note("short"))

    assert b"slow" == store.get(page.blob.digest)
    assert [] == list((store.root / "scratch").iterdir())


def test_a_worker_does_not_outlive_a_killed_parent(store: Store, begin: Begin, note: MakeNote) -> None:
    process = begin("slow", note("long"))
    wait_for(lambda: any(store.root.glob("scratch/*/half-done")))
    worker = worker_of(store)
    process.kill()
    process.wait()

    wait_for(lambda: not is_alive(worker), seconds=2)


def test_a_lock_of_a_killed_process_is_free_at_once(begin: Begin, note: MakeNote) -> None:
    first = begin("slow", note("short"))
    wait_for(lambda: marks(note("short")) == 1)
    second = begin("slow", note("short"))
    first.kill()

    assert second.communicate(timeout=20)[0].strip()
    assert 0 == second.returncode


@pytest.mark.parametrize("stage", ["slow", "stubborn"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_stops_soon_and_leaves_nothing_behind(
    store: Store, begin: Begin, note: MakeNote, stage: str, number: signal.Signals
) -> None:
    process = begin(stage, note("long"))
    wait_for(lambda: marks(note("long")) == 1)
    process.send_signal(number)
    output = process.communicate(timeout=20)[0]

    assert (130, "interrupted") == (process.returncode, output.strip())
    assert [] == [path.name for path in (store.root / "scratch").glob("*")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_while_the_event_loop_is_held_up_it_still_leaves_nothing_behind(
    store: Store, begin: Begin, note: MakeNote, number: signal.Signals
) -> None:
    process = begin("blocking+slow", note("long"))
    wait_for(lambda: len(list(store.root.glob("scratch/*/half-done"))) == 2)
    owners = {int(path.name.partition("-")[0]) for path in (store.root / "scratch").iterdir()}
    time.sleep(0.1)  # until the loop is held up
    process.send_signal(number)
    output = process.communicate(timeout=20)[0]

    assert (130, "gave up") == (process.returncode, output.strip())
    assert [] == [path.name for path in (store.root / "scratch").glob("*")]
    wait_for(lambda: not any(is_alive(owner) for owner in owners), seconds=2)


def test_a_worker_asked_to_stop_removes_its_scratch_folder(store: Store, begin: Begin, note: MakeNote) -> None:
    process = begin("slow", note("long"))
    wait_for(lambda: any(store.root.glob("scratch/*/half-done")))
    first = worker_of(store)
    os.kill(first, signal.SIGTERM)
    wait_for(lambda: marks(note("long")) == 2)

    wait_for(lambda: not any(path.name.startswith(f"{first}-") for path in (store.root / "scratch").iterdir()))
    process.kill()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_fills_is_told_in_one_line_and_leaves_no_half_written_file(
    tmp_path: Path, begin: Begin, note: MakeNote
) -> None:
    disk = tmp_path / "store"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        process = begin("filling", note("film"))
        output = process.communicate(timeout=20)[0]
        left = [path for folder in ("scratch", "blobs", "results") for path in (disk / folder).rglob("*")]
    finally:
        subprocess.run(["umount", disk], check=True)

    assert 2 == process.returncode
    assert f"{disk}: the disk is full (free space, or choose another place with --store" in output
    assert [] == left


@pytest.fixture
def little_memory() -> Iterator[Path]:
    """A control group that may use 300 MiB: `cgroup.procs` in it takes processes in."""
    root = Path("/sys/fs/cgroup")
    group = (root / "memory" if (root / "memory").is_dir() else root) / f"chalktalk-test-{os.getpid()}"
    limit = group / ("memory.limit_in_bytes" if group.parent != root else "memory.max")
    try:
        group.mkdir()
        limit.write_text(str(300 << 20))
    except OSError:
        with suppress(OSError):
            group.rmdir()
        pytest.skip("making a control group for memory is not allowed here")
    yield group
    wait_for(lambda: not (group / "cgroup.procs").read_text())
    group.rmdir()


def test_when_memory_runs_out_a_worker_goes_and_the_parent_says_so(
    little_memory: Path, begin: Begin, note: MakeNote
) -> None:
    enter = ("sh", "-c", f'echo $$ >{little_memory}/cgroup.procs && exec "$@"', "sh")  # before it begins any worker
    process = begin("hungry", note("one"), *enter)
    output = process.communicate(timeout=60)[0]

    assert 1 == process.returncode
    assert "killed while making hungry (SIGKILL), most likely because memory ran out (use fewer workers:" in output
    assert 2 == marks(note("one"))


def test_a_file_size_limit_is_told_like_a_full_disk(begin: Begin, note: MakeNote) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    try:
        process = begin("filling", note("film"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert "a file grew larger than this system allows" in process.communicate(timeout=20)[0]
    assert 2 == process.returncode
