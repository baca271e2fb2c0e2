"""A worker process: `python -m chalktalk.engine.worker`, started by the pool and by nobody else.

It reads one JSON line a call from its standard input and answers with JSON lines on its standard output: progress,
then the result or the fault. When its input ends, its parent is gone or wants it gone, and so it goes too.
"""

import asyncio
import ctypes
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from chalktalk.engine.call import Call
from chalktalk.engine.faults import to_wire
from chalktalk.engine.memory import at_work, limited_memory
from chalktalk.engine.stage import Context
from chalktalk.engine.store import Store

PR_SET_PDEATHSIG = 1
"""From Linux's <sys/prctl.h>."""
FIRST_TO_GO = 500
"""Half of the memory there is, added to what this process uses when Linux looks for the one to kill (proc(5))."""
PROGRESS_EVERY = 0.1
"""Least seconds between two reports of progress."""

Send = Callable[[dict[str, Any]], None]


def main() -> None:
    """Serve calls until the parent has no more."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # unwinds the stage, which removes its scratch folder
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints must not land between the answers
    requests = os.fdopen(os.dup(0), "rb")
    greeting = json.loads(requests.readline() or "null")
    if greeting is None or not _bound_to(greeting["parent"]):
        return
    sys.path[:] = greeting["path"]
    store = Store(Path(greeting["store"]))

    def send(message: dict[str, Any]) -> None:
        answers.write(json.dumps(message).encode() + b"\n")

    for module in greeting["rooms"]:
        with suppress(Exception):  # if it is needed, its call tells what is wrong with it
            import_module(module)
    with nullcontext() if greeting["memory"] is None else limited_memory(greeting["memory"]):
        for request in _requests_until_orphaned(requests, store):
            with at_work(request["module"]):
                send(_answer(request, store, send))


def _answer(request: dict[str, Any], store: Store, send: Send) -> dict[str, Any]:
    try:
        call: Call[Any] = Call.from_json(request["module"], request["stage"], request["inputs"])
        result = asyncio.run(call.perform(Context(store, _advance(send))))
        return {"result": result.model_dump_json()}
    except Exception as fault:  # noqa: BLE001  every fault is the parent's to judge
        return to_wire(fault, request["stage"], store.root)


def _advance(send: Send) -> Callable[[int, int], None]:
    due = 0.0

    def advance(done: int, total: int) -> None:
        nonlocal due
        now = time.monotonic()
        if now >= due or done == total:
            due = now + PROGRESS_EVERY
            send({"advance": (done, total)})

    return advance


def _requests_until_orphaned(source: BinaryIO, store: Store) -> Iterator[dict[str, Any]]:
    """Requests as they come; a thread ends the process at the end of input, even in the middle of a stage."""
    waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def listen() -> None:
        for line in source:
            waiting.put(json.loads(line))
        store.sweep(os.getpid())
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield waiting.get()


def _bound_to(parent: int) -> bool:
    """Have Linux kill this process when its parent dies; elsewhere the end of input has to do.

    Also have it take a worker, and not the parent, when memory runs out: a worker is replaced.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO), encoding="ascii")
    return os.getppid() == parent


if __name__ == "__main__":
    try:
        main()
    finally:
        os._exit(0)  # at once: a thread still reads the input, which an orderly end would wait for
