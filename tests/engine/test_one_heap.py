"""Heaps of the process that runs stages."""

import platform
import subprocess
import sys

import pytest

HEAPS = """
import ctypes, os, sys
from threading import Barrier, Thread
from chalktalk.engine.memory import share_one_heap

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.fdopen.restype = ctypes.c_void_p
if sys.argv[1:] == ["shared"]:
    share_one_heap()
together = Barrier(3)

def take():
    together.wait()
    libc.malloc(1000)
    together.wait()

threads = [Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, file)
libc.fflush(file)
"""


def heaps(*arguments: str) -> int:
    told = subprocess.run([sys.executable, "-c", HEAPS, *arguments], capture_output=True, text=True, check=True)
    return told.stdout.count("<heap ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has heaps for threads")
def test_threads_of_the_process_that_runs_stages_share_one_heap() -> None:
    assert heaps() > 1
    assert 1 == heaps("shared")
