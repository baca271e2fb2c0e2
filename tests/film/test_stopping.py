"""A run that is stopped or killed at any moment leaves nothing behind but finished work, and goes on from there."""

import json
import random
import signal
from pathlib import Path

import pytest
from runs import Job, keys, signalled, wait_for

pytestmark = pytest.mark.video

INTERRUPTED = 130
KILLS = 6
"""`bench/robustness.py` kills twenty times."""


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A film that was made without any interruption."""
    folder = tmp_path_factory.mktemp("calm")
    job = Job(folder, folder / "store", folder / "out")
    job.made()
    return job


@pytest.fixture(scope="module")
def length(calm: Job) -> float:
    """About as many seconds as a run from an empty store takes here and now."""
    seconds: float = json.loads((calm.out / "report.json").read_text(encoding="utf-8"))["seconds"]
    return seconds + 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_at_random_moments_it_leaves_only_finished_work_and_goes_on_to_the_same_bytes(
    tmp_path: Path, calm: Job, length: float, number: signal.Signals
) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    chance = random.Random(int(number))
    for moment in (chance.uniform(0, length) for _ in range(3)):
        before = job.kept()
        code, said = signalled(job, number, moment)
        # Before its first lines have run, a program ends as the system or Python has it: 1 while that sets itself up.
        assert code in ({0, INTERRUPTED} if said else {INTERRUPTED, -number, 1}), f"at {moment} s"
        assert [] == job.processes(), f"at {moment} s"
        assert [] == job.left_behind(), f"at {moment} s"
        assert before <= job.kept()
    kept = job.kept()
    events = job.made()

    assert calm.kept() - kept == set(keys(events, "finished"))
    assert calm.files() == job.files()


def test_killed_at_random_moments_it_goes_on_with_only_what_was_missing_to_the_same_bytes(
    tmp_path: Path, calm: Job, length: float
) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    chance = random.Random(9)
    for moment in (chance.uniform(0, length) for _ in range(KILLS)):
        before = job.kept()
        signalled(job, signal.SIGKILL, moment)
        wait_for(lambda: not job.processes(), seconds=3)
        assert before <= job.kept()
    kept = job.kept()
    events = job.made()

    assert calm.kept() - kept == set(keys(events, "finished"))
    assert calm.files() == job.files()
    assert [] == job.left_behind()


def test_a_closed_terminal_stops_it_like_ctrl_c(tmp_path: Path) -> None:
    job = Job(tmp_path, tmp_path / "store", tmp_path / "out")
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it would be ignored, and that is inherited
    try:
        with job.begun() as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGHUP)
            errors = process.communicate(timeout=60)[1]
    finally:
        signal.signal(signal.SIGHUP, before)

    assert INTERRUPTED == process.returncode
    assert "chalktalk: stopped; run the same command again to go on, finished work is kept" == errors.strip()
    assert [] == job.processes() + job.left_behind()
