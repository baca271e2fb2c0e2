"""The service for tests: as a process of its own, or in this one without a socket."""

import io
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from chalktalk.documents.services import Services
from chalktalk.engine import Desk, NobodyThere
from chalktalk.service.app import Service, Surroundings
from chalktalk.service.keys import Keys
from chalktalk.service.logs import log_to
from chalktalk.service.options import ServiceOptions

PROGRAM = "from chalktalk.cli import main; main()"
STARTING = 60.0
"""Seconds that a service may take to start on a busy machine."""


@dataclass
class Served:
    """A service that runs."""

    process: "subprocess.Popen[bytes]"
    url: str
    log: Path

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.url.removeprefix("http://").rpartition(":")
        return host, int(port)

    def peak(self) -> int:
        """Bytes that the process had in memory at most (proc(5))."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def connection(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=30)


@contextmanager
def served(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Iterator[Served]:
    """`chalktalk serve`, until the end of the block."""
    log = folder / "service.log"
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", "0", "--store", str(folder / "store"), *arguments]
    own = {**os.environ, "CHALKTALK_KEYS": str(folder / "keys.json"), **(environment or {})}
    with log.open("ab") as sink:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=sink, env=own, cwd=folder)
    watchdog = threading.Timer(STARTING, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        watchdog.cancel()
        assert "answers at" in line, log.read_text("utf-8")
        yield Served(process, line.split("answers at ")[1].split(";")[0], log)
    finally:
        watchdog.cancel()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()


@dataclass
class Here:
    """The service in this process."""

    service: Service
    client: httpx.AsyncClient
    log: io.StringIO
    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def references(self) -> Path:
        """The folder of this service's references, under a name of its own."""
        (folder,) = (self.store / "scratch").iterdir()
        return folder

    @property
    def keys(self) -> Keys:
        return Keys(self.folder / "keys.json")

    def from_(self, address: str, **headers: str) -> httpx.AsyncClient:
        """Somebody at another address."""
        transport = httpx.ASGITransport(self.service.app, client=(address, 4711))
        return httpx.AsyncClient(transport=transport, base_url="http://service", headers=headers)


@asynccontextmanager
async def here(
    folder: Path, services: Services | None = None, desk: Desk | None = None, **options: Any
) -> AsyncIterator[Here]:
    """The service without a socket; its workers are real."""
    log = io.StringIO()
    given = {"store": folder / "store", "keys": folder / "keys.json", "rate": None, "workers": 1, **options}
    around = Surroundings(services or Services(), nullcontext(desk or NobodyThere()), frozenset(), log_to(log))
    service = Service(ServiceOptions(**given), around)
    async with service.alive():
        transport = httpx.ASGITransport(service.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            yield Here(service, client, log, folder)
