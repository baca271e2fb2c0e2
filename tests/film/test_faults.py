"""What a film meets on real machines: dying workers, full disks, damage, company. It ends right or says why."""

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from runs import Job, keys, stages, workers_of

from chalktalk.engine.locks import KEY_DIGITS

pytestmark = pytest.mark.video

SOMETIME = (0, 4_000_000_000)
"""Seconds since the epoch: 1970 and 2096."""


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A film that nothing happened to."""
    folder = tmp_path_factory.mktemp("calm")
    job = Job(folder, folder / "store", folder / "out")
    job.made()
    return job


@pytest.fixture
def warm(tmp_path: Path, calm: Job) -> Job:
    """The same film with a store of its own, which a test may spoil."""
    shutil.copytree(calm.store, tmp_path / "store")
    return Job(tmp_path, tmp_path / "store", tmp_path / "out")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, a megabyte large."""
    if os.geteuid() != 0:
        pytest.skip("mounting needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def remounted(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", disk], check=True)


def results_of(stage: str, store: Path) -> list[Path]:
    """The files that hold what a stage made."""
    return [path for path in store.glob("results/*/*.json") if f'"{stage}"' in path.read_text("utf-8").splitlines()[0]]


def segments_in(store: Path) -> list[Path]:
    """The blobs of all segments."""
    bodies = [path.read_text("utf-8").splitlines()[1] for path in results_of("render_segment", store)]
    found = [json.loads(body)["video"]["digest"] for body in bodies]
    return [store / "blobs" / digest[:2] / digest[2:] for digest in found]


@contextmanager
def held(store: Path, key: str) -> Iterator[None]:
    """Hold the lock of a call, so that a run waits just before it, as for another run that does the same."""
    with (store / "locks").open("rb+") as file:
        fcntl.lockf(file, fcntl.LOCK_EX, 1, int(key[:KEY_DIGITS], 16))
        yield


def killing_workers(job: Job, times: int) -> tuple[int, str, list[dict[str, object]]]:
    """Run with one worker, and kill it as soon as it draws, so many times; code, errors and events."""
    job.options = (*job.options[:-1], "1")
    events = []
    with job.begun() as process:
        assert process.stdout is not None
        for line in process.stdout:
            events.append(json.loads(line))
            if times and (events[-1]["event"], events[-1]["stage"]) == ("advanced", "render_segment"):
                for worker in workers_of(process):
                    os.kill(worker, signal.SIGKILL)
                times -= 1
        assert process.stderr is not None
        errors = process.stderr.read()
        process.wait(timeout=60)
    return process.returncode, errors, events


def test_a_worker_that_is_killed_is_replaced_and_the_film_is_the_same(tmp_path: Path, calm: Job) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    code, errors, events = killing_workers(job, 1)

    assert (0, "") == (code, errors)
    assert 1 == len(keys(events, "warned", "render_segment"))
    assert calm.files() == job.files()
    assert [] == job.processes() + job.left_behind()


def test_a_segment_whose_workers_are_always_killed_is_told_with_its_scene_its_place_and_a_remedy(
    tmp_path: Path, calm: Job
) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    code, errors, events = killing_workers(job, 1_000)
    (failed,) = set(keys(events, "failed", "render_segment"))

    assert 1 == code
    assert 2 == keys(events, "started").count(failed)
    scenes = "|".join(scene["id"] for scene in json.loads((calm.out / "storyboard.json").read_text("utf-8"))["scenes"])
    place = rf"scenes? ({scenes})( and ({scenes}))? \(\d+:\d\d\.\d to \d+:\d\d\.\d of the film\)"
    fault = r"a worker was killed while making render_segment \(SIGKILL\), most likely because memory ran out"
    assert re.fullmatch(rf"chalktalk: {place}: {fault} \(use fewer workers: --workers 1; .*\)\n", errors)
    assert [] == job.processes() + job.left_behind()


def test_a_full_store_is_told_and_with_more_room_only_what_is_missing_is_made(
    tmp_path: Path, calm: Job, disk: Path
) -> None:
    job = Job(tmp_path, disk / "store", tmp_path / "out")
    with job.begun() as process:
        errors = process.communicate(timeout=600)[1]
    code = process.returncode
    assert (2, 1) == (code, len(errors.splitlines()))
    assert "the disk is full (free space, or choose another place with --store; what is finished is kept)" in errors
    assert [] == job.processes() + job.left_behind()
    kept = job.kept()
    remounted(disk, "size=200m")

    assert calm.kept() - kept == set(keys(job.made(), "finished"))
    assert calm.files() == job.files()


def test_a_full_output_disk_is_told_and_leaves_no_half_film(warm: Job, calm: Job, disk: Path) -> None:
    job = Job(warm.folder, warm.store, disk / "out")
    remounted(disk, "size=64k")
    with job.begun() as process:
        errors = process.communicate(timeout=600)[1]
    assert 2 == process.returncode
    assert f"chalktalk: {disk}/out: the disk is full (free space, or choose another place with -o;" in errors
    assert [] == list(disk.iterdir())
    remounted(disk, "size=200m")

    assert [] == stages(job.made())
    assert calm.files() == job.files()


def test_an_output_disk_that_becomes_read_only_meanwhile_is_told_and_keeps_what_was_there(
    warm: Job, calm: Job, disk: Path
) -> None:
    job = Job(warm.folder, warm.store, disk / "out")
    job.out.mkdir()
    (job.out / "chapters.txt").write_text("mine")
    (film,) = results_of("join", job.store)
    with job.begun() as process:
        with held(job.store, film.stem):
            assert process.stdout is not None
            process.stdout.readline()
            remounted(disk, "ro")
        errors = process.communicate(timeout=600)[1]
    assert 2 == process.returncode
    assert f"chalktalk: {disk}/out: the disk is read-only (choose another place with -o)\n" == errors
    assert ["chapters.txt"] == [path.name for path in job.out.iterdir()]
    remounted(disk, "rw,size=200m")

    assert [] == stages(job.made())
    assert calm.files() == job.files()


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("damage", [flipped, truncated, Path.unlink], ids=["flipped", "truncated", "removed"])
def test_a_damaged_segment_in_the_store_is_made_again_and_nothing_else(
    warm: Job, calm: Job, damage: Callable[[Path], None]
) -> None:
    damage(segments_in(warm.store)[0])
    events = warm.made()

    assert ["render_segment"] == stages(events)
    assert 1 == len(keys(events, "warned"))
    assert calm.files() == warm.files()


def test_two_runs_of_one_job_at_once_share_the_work_and_both_end_well(tmp_path: Path, calm: Job) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    with job.begun() as one, job.begun() as other:
        told = [process.communicate(timeout=600) for process in (one, other)]
    finished = [keys([json.loads(line) for line in output.splitlines()], "finished") for output, _ in told]

    assert [0, 0] == [one.returncode, other.returncode]
    assert ["", ""] == [errors for _, errors in told]
    assert sorted(calm.kept()) == sorted(finished[0] + finished[1])
    assert calm.files() == job.files()
    assert [] == job.processes() + job.left_behind()


@pytest.mark.parametrize("moment", SOMETIME, ids=["long ago", "in the future"])
def test_whatever_the_clock_said_when_the_store_was_written_nothing_is_made_again(
    warm: Job, calm: Job, moment: int
) -> None:
    for path in warm.store.rglob("*"):
        os.utime(path, (moment, moment))

    assert [] == stages(warm.made())
    assert calm.files() == warm.files()


def test_a_store_that_was_moved_goes_on_as_before(warm: Job, calm: Job) -> None:
    moved = warm.store.rename(warm.folder / "elsewhere")
    job = Job(warm.folder, moved, warm.out)

    assert [] == stages(job.made())
    assert calm.files() == job.files()
