"""Runs of the command a user types, as processes of their own, and what they leave behind on the machine."""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Event = dict[str, Any]

SCRIPT = """\
---
title: Ice
---

Ice floats on the lake.

## Why

Water grows as it freezes.
"""
MADE = ("video.mp4", "captions.srt", "captions.words.vtt", "chapters.txt", "thumbnail.png", "timeline.json")
"""Files that must be the same however a film came to be; the report also tells how long it took."""
MARK = "CHALKTALK_TEST_RUN"


@dataclass
class Job:
    """One script made into one folder with one store, as often as a test likes."""

    folder: Path
    store: Path
    out: Path
    options: tuple[str, ...] = ("--quality", "draft", "--music", "none", "--workers", "2")
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)
    """By this its processes are found again, whoever their parent is by then."""

    @property
    def passing(self) -> Path:
        """Where its processes put temporary files."""
        return self.folder / f"passing-{self.mark}"

    @contextmanager
    def begun(self) -> Iterator["subprocess.Popen[str]"]:
        """A run that tells its events on its standard output; killed at the end if it has not ended."""
        chalktalk = str(Path(sys.executable).with_name("chalktalk"))
        script = self.folder / "ice.md"
        script.write_text(SCRIPT, encoding="utf-8")
        self.passing.mkdir(exist_ok=True)
        where = ("-o", str(self.out), "--store", str(self.store))
        process = subprocess.Popen(
            [chalktalk, "make", str(script), *where, "--json", *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, MARK: self.mark, "TMPDIR": str(self.passing)},
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    def made(self) -> list[Event]:
        """Run it to its end, and its events."""
        with self.begun() as process:
            output, errors = process.communicate(timeout=600)
        assert (0, "") == (process.returncode, errors)
        return [json.loads(line) for line in output.splitlines()]

    def files(self) -> dict[str, bytes]:
        """What it made."""
        return {name: (self.out / name).read_bytes() for name in MADE}

    def processes(self) -> list[int]:
        """Its processes that are alive."""
        return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _is_of(path, self.mark)]

    def left_behind(self) -> list[str]:
        """Unfinished and temporary files, and locks that are held."""
        halves = (*self.store.glob("scratch/*"), *self.folder.rglob("*.partial"), *self.passing.iterdir())
        locks = self.store / "locks"
        inode = f":{locks.stat().st_ino} " if locks.exists() else "no such file"
        held = [line for line in Path("/proc/locks").read_text("ascii").splitlines() if inode in line]
        return [*map(str, halves), *held]

    def kept(self) -> set[str]:
        """Keys of the results in the store."""
        return {path.stem for path in self.store.glob("results/*/*.json")}


def keys(events: list[Event], kind: str, stage: str | None = None) -> list[str]:
    """Keys of calls to which something happened."""
    return [event["key"] for event in events if event["event"] == kind and stage in (None, event["stage"])]


def stages(events: list[Event]) -> list[str]:
    """Stages of all work that was really done."""
    return [event["stage"] for event in events if event["event"] == "finished"]


def signalled(job: Job, number: signal.Signals, moment: float) -> tuple[int, str]:
    """Begin a run, send it a signal after some seconds unless it has ended; its exit code, and what it told."""
    with job.begun() as process:
        try:
            output, _ = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
            output, _ = process.communicate(timeout=60)
        return process.returncode, output


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def workers_of(process: "subprocess.Popen[str]") -> list[int]:
    """A run's worker processes."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in children.read_text("ascii").split()]


def _is_of(process: Path, mark: str) -> bool:
    try:  # an ended process that nobody has asked about yet has no environment any more
        return f"{MARK}={mark}".encode() in (process / "environ").read_bytes()
    except OSError:
        return False
