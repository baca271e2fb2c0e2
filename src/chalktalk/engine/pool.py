"""Worker processes: started when first needed, used again, replaced when they die, gone when their parent is.

A worker is `python -m chalktalk.engine.worker`; parent and worker speak JSON lines over the worker's standard input
and output. A worker has its own session, so that Ctrl-C in a terminal reaches only the parent.
"""

import asyncio
import json
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from chalktalk.engine.call import Call
from chalktalk.engine.faults import KEPT, from_wire
from chalktalk.engine.stage import R
from chalktalk.engine.store import Store, is_alive
from chalktalk.errors import WorkerError

LONGEST_LINE = 1 << 28
"""Bytes of the longest message: a limit against a runaway worker, far beyond any document."""
PATIENCE = 0.5
"""Seconds that a worker has to tidy up when it is told to stop."""


class WorkerPool:
    """As many workers as calls are made at the same time.

    Args:
        store: What they read from and write to.
        memory: Bytes that each may take on top of what it has when it is ready; None for any number.
    """

    def __init__(self, store: Store, memory: int | None = None) -> None:
        self._store = store
        self._memory = memory
        self._rooms: tuple[str, ...] = ()
        self._idle: list[Process] = []
        self._alive: set[Process] = set()

    async def perform(self, call: Call[R], advance: Callable[[int, int], None]) -> R:
        """Have a worker do a call's work.

        Raises:
            WorkerError: if the worker died; its next call gets a new one.
            ChalktalkError: what the stage raised, as it raised it.
        """
        worker = self._idle.pop() if self._idle else await self._start()
        try:
            answer = await self._ask(worker, call, advance)
        except BaseException:
            await self._stop(worker)
            raise
        self._idle.append(worker)
        if "result" in answer:
            return call.result_type.model_validate_json(answer["result"])
        raise from_wire(answer)

    async def get_ready(self, number: int, modules: tuple[str, ...]) -> None:
        """Start workers that nobody has asked for yet, and have them import what they are going to need."""
        self._rooms = modules
        while len(self._alive) < number:
            self._idle.append(await self._start())

    @property
    def alive(self) -> int:
        """How many workers there are that have not died."""
        return sum(worker.returncode is None for worker in self._alive)

    async def close(self) -> None:
        """End all workers and remove what they left half-done."""
        await asyncio.gather(*(self._stop(worker) for worker in self._alive))

    def abandon(self) -> None:
        """End all workers at once and remove what they left half-done, from any thread; they are asked nothing more."""
        left = [worker.pid for worker in self._alive.copy() if worker.returncode is None]
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while any(map(is_alive, left)) and time.monotonic() < deadline:
            time.sleep(0.01)  # being killed takes a moment, in which it may still begin a file
        self._store.sweep(*left)

    async def _start(self) -> Process:
        # -P: a file of the user's that is named like a module must not be taken for it.
        program = (sys.executable, "-P", "-m", "chalktalk.engine.worker")
        worker = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST_LINE, start_new_session=True
        )
        self._alive.add(worker)
        greeting = {
            "parent": os.getpid(),
            "path": sys.path,
            "rooms": self._rooms,
            "store": str(self._store.root.resolve()),
            "memory": self._memory,
        }
        await _send(worker, greeting)
        return worker

    async def _ask(self, worker: Process, call: Call[R], advance: Callable[[int, int], None]) -> dict[str, Any]:
        function = call.stage.function
        await _send(worker, {"module": function.__module__, "stage": function.__qualname__, "inputs": call.json})
        assert worker.stdout is not None
        while line := await worker.stdout.readline():
            message: dict[str, Any] = json.loads(line)
            if "advance" not in message:
                return message
            advance(*message["advance"])
        raise _death(call.stage.name, await worker.wait())

    async def _stop(self, worker: Process) -> None:
        with suppress(ProcessLookupError):
            worker.terminate()
        try:
            await asyncio.wait_for(worker.wait(), PATIENCE)
        except TimeoutError:
            worker.kill()
            await worker.wait()
        self._alive.discard(worker)
        self._store.sweep(worker.pid)


async def _send(worker: Process, message: dict[str, Any]) -> None:
    assert worker.stdin is not None
    with suppress(BrokenPipeError, ConnectionResetError):  # a dead worker is noticed where its answer is read
        worker.stdin.write(json.dumps(message).encode() + b"\n")
        await worker.stdin.drain()


def _death(stage: str, code: int) -> WorkerError:
    """What a worker's end means: systems that run out of memory send SIGKILL, and hardly anything else does."""
    if code == -signal.SIGKILL:
        message = f"a worker was killed while making {stage} (SIGKILL), most likely because memory ran out"
        return WorkerError(message, hints=("use fewer workers: --workers 1", KEPT), retryable=True)
    cause = f"exit code {code}" if code >= 0 else f"signal {-code}"
    with suppress(ValueError):
        cause = signal.Signals(-code).name
    hints = ("run it again; if it ends like this every time, please report it with the script", KEPT)
    return WorkerError(f"a worker died while making {stage} ({cause})", hints=hints, retryable=True)
