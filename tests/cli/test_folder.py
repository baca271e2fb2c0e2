"""The output folder: whole or not at all, and never the author's own files."""

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from chalktalk.cli.folder import NAMES, check_folder, write_folder
from chalktalk.engine import Store
from chalktalk.errors import ChalktalkError, OptionError


def test_a_new_folder_appears_whole(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "deep" / "out"
    write_folder(folder, {"video.mp4": store.put(b"film", "video/mp4"), "report.json": (b"{", b"}")}, store)

    assert {"video.mp4": b"film", "report.json": b"{}"} == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert ["out"] == [path.name for path in folder.parent.iterdir()]


def test_files_of_an_earlier_run_give_way_and_the_authors_own_stay(tmp_path: Path, store: Store) -> None:
    for name in ("captions.srt", "report.json", "mine.txt"):
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / name).write_text("old")
    write_folder(tmp_path / "out", {"report.json": (b"new",)}, store)

    found = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert {"report.json": "new", "mine.txt": "old"} == found


def test_a_film_that_is_there_already_is_not_written_again(tmp_path: Path, store: Store) -> None:
    files = {"video.mp4": store.put(b"film", "video/mp4")}
    write_folder(tmp_path / "out", files, store)
    before = (tmp_path / "out" / "video.mp4").stat()
    write_folder(tmp_path / "out", files, store)

    assert before == (tmp_path / "out" / "video.mp4").stat()


def test_what_is_done_to_the_film_does_not_reach_the_store(tmp_path: Path, store: Store) -> None:
    blob = store.put(b"film", "video/mp4")
    write_folder(tmp_path / "out", {"video.mp4": blob}, store)
    (tmp_path / "out" / "video.mp4").write_bytes(b"cut!")

    assert b"film" == store.get(blob.digest)


@pytest.mark.parametrize("there_before", [False, True])
def test_a_fault_on_the_way_leaves_the_folder_as_it_was(tmp_path: Path, store: Store, there_before: bool) -> None:  # noqa: FBT001
    folder = tmp_path / "out"
    if there_before:
        folder.mkdir()
        (folder / "report.json").write_text("old")

    def broken() -> "list[bytes]":
        raise OSError(28, "No space left on device")

    files = {"report.json": (b"new",), "timeline.json": (piece for piece in [b"a"] for _ in broken())}
    with pytest.raises(ChalktalkError, match="the disk is full"):
        write_folder(folder, files, store)

    assert there_before == folder.exists()
    left = {path.name: path.read_text() for path in tmp_path.rglob("*.json") if "store" not in path.parts}
    assert ({"report.json": "old"} if there_before else {}) == left


def test_of_two_runs_that_finish_at_once_both_find_their_folder(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "out"

    # In one process both would use one unfinished folder, so the other run is a process of its own.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:

        def after_the_other() -> Iterator[bytes]:
            other.submit(write_folder, folder, {"report.json": (b"other",), "video.mp4": (b"film",)}, store).result()
            yield b"mine"

        write_folder(folder, {"report.json": after_the_other(), "video.mp4": (b"film",)}, store)

    assert {"report.json": b"mine", "video.mp4": b"film"} == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("there_before", [False, True])
def test_what_a_run_left_that_was_killed_while_writing_is_removed(
    tmp_path: Path,
    store: Store,
    there_before: bool,  # noqa: FBT001
) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    folder = tmp_path / "out[1]"
    parent = folder if there_before else tmp_path
    left, living = (parent / f".out[1].{pid}.partial" for pid in (dead.pid, os.getppid()))
    for partial in (left, living):
        partial.mkdir(parents=True)
    write_folder(folder, {"report.json": (b"new",)}, store)

    assert (False, True) == (left.exists(), living.exists())


def test_looking_whether_a_folder_can_be_written_leaves_no_trace(tmp_path: Path) -> None:
    check_folder(tmp_path / "deep" / "out")

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_where_a_file_has_to_go_is_found_before_any_work(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(OptionError, match="a folder has a name that a file needs"):
        check_folder(tmp_path)
