"""Which process began something, so that others can tell whether it still lives; numbers are given out again."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path


def birth(process: int) -> str | None:
    """When a process began, as a mark that no other process of the same number shares; None if it does not live.

    On Linux: the boot's id, and field 22 of `/proc/PID/stat` (proc_pid_stat(5)), clock ticks since that boot. Elsewhere
    what `ps -o lstart` (POSIX) tells, to the second.
    """
    if sys.platform != "linux":
        told = subprocess.run(["ps", "-o", "lstart=", "-p", str(process)], capture_output=True, text=True, check=False)  # noqa: S603, S607  a number
        return told.stdout.strip() or None
    try:
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    return None if fields[0] in (b"Z", b"X") else f"{_boot()}/{fields[19].decode()}"


def lives(process: int, born: str) -> bool:
    """Whether the very process that began then still lives."""
    return birth(process) == born


def own_birth() -> str:
    """The mark of this process."""
    return birth(os.getpid()) or "unknown"


@cache
def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
