"""How fast the service answers, beside a bare route of FastAPI's in the same run: `make bench-service`.

Prints a table and writes bench/results/service.json. Asks with wrk where it is installed, else with a generator of its
own, which takes a good part of a core itself. Both servers are one process; a machine that is busy shows in both.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx
from asking import Figures, Question, asked
from loads import film_of_a_minute, picture_of_12_megapixels

RESULTS = Path(__file__).parents[1] / "results" / "service.json"
BARE = """
import uvicorn
from fastapi import FastAPI, Request, Response
app = FastAPI()
@app.post("/v1/directions")
async def answer(request: Request) -> Response:
    await request.json()
    return Response(b"x" * {size}, media_type="application/json")
uvicorn.run(app, port={port}, loop="uvloop", http="httptools", access_log=False, log_level="error")
"""
WORDS = {"text": "A warm, handmade look for a film about bread, 45 seconds", "platform": "shorts"}
LIMITS = {
    "remembered: p99 ms": 10.0,
    "remembered: requests a second": 500.0,
    "words: p99 ms": 60.0,
    "picture of 12 megapixels: ms": 400.0,
    "minute of 1080p: s": 6.0,
    "idle memory: MB": 250.0,
}
"""What is promised: at most, but for requests a second."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    what: str
    value: float
    bare: float | None
    """The same of the bare route."""
    limit: float | None


@contextmanager
def service(folder: Path) -> Iterator[tuple[str, int]]:
    """The service, and its process."""
    command = [sys.executable, "-c", "from chalktalk.cli import main; main()", "serve", "--port", "0", "--rate", "off"]
    own = {**os.environ, "CHALKTALK_KEYS": str(folder / "keys.json")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--store", str(folder / "store")], stdout=subprocess.PIPE, stderr=log, env=own
        )
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    try:
        yield line.split("answers at ")[1].split(";")[0], process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@contextmanager
def bare(size: int, port: int) -> Iterator[str]:
    """A route that reads JSON and answers so many bytes."""
    process = subprocess.Popen([sys.executable, "-c", BARE.format(size=size, port=port)])
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.post(f"{url}/v1/directions", json={})
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait()


def held(process: int) -> float:
    """Megabytes that a process and its workers hold, what is shared counted once (proc(5))."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    pages = [Path(f"/proc/{one}/smaps_rollup").read_text("ascii") for one in (process, *children)]
    lines = [line for page in pages for line in page.splitlines() if line.startswith("Pss:")]
    return sum(int(line.split()[1]) for line in lines) * 1024 / 1e6


def timed(url: str, files: list[tuple[str, bytes]]) -> list[float]:
    """Seconds of each, one after the other."""
    seconds = []
    with httpx.Client(timeout=120) as client:
        for field, data in files:
            start = time.perf_counter()
            answer = client.post(f"{url}/v1/directions", files={field: data})
            seconds.append(time.perf_counter() - start)
            answer.raise_for_status()
    return seconds


def measured(seconds: float, pictures: int, films: int) -> Iterator[Row]:
    """All figures, one after the other."""
    with tempfile.TemporaryDirectory() as name, service(Path(name)) as (url, process):
        folder = Path(name)
        time.sleep(2)
        yield _row("idle memory: MB", held(process))
        path = f"{url}/v1/directions"
        size = len(httpx.post(path, json=WORDS).content)
        remembered = asked(Question(path, json.dumps(WORDS)), seconds, connections=4)
        once = asked(Question(path, json.dumps({**WORDS, "text": WORDS["text"] + " NUMBER"})), seconds, connections=1)
        with bare(size, 18_099) as other:
            plain = asked(Question(f"{other}/v1/directions", json.dumps(WORDS)), seconds, connections=4)
            alone = asked(Question(f"{other}/v1/directions", json.dumps(WORDS)), seconds, connections=1)
        yield from _rows("remembered", remembered, plain)
        yield from _rows("words", once, alone)
        slowest = max(timed(url, [("image", picture_of_12_megapixels(number)) for number in range(pictures)]))
        yield _row("picture of 12 megapixels: ms", slowest * 1000)
        if films:
            slowest = max(timed(url, [("video", film_of_a_minute(folder, number)) for number in range(films)]))
            yield _row("minute of 1080p: s", slowest)
        yield _row("memory afterwards: MB", held(process))


def _rows(name: str, figures: Figures, plain: Figures) -> Iterator[Row]:
    assert not figures.failed, f"{figures.failed} requests failed"
    yield _row(f"{name}: requests a second", figures.a_second, plain.a_second)
    yield _row(f"{name}: p50 ms", figures.median, plain.median)
    yield _row(f"{name}: p99 ms", figures.p99, plain.p99)


def _row(what: str, value: float, plain: float | None = None) -> Row:
    return Row(what, round(value, 2), None if plain is None else round(plain, 2), LIMITS.get(what))


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="of asking, for each of the four loads")
    parser.add_argument("--pictures", type=int, default=5)
    parser.add_argument("--films", type=int, default=2)
    arguments = parser.parse_args()
    rows = []
    print(f"{'':<36}{'service':>10}{'bare':>10}{'limit':>8}")
    for row in measured(arguments.seconds, arguments.pictures, arguments.films):
        rows.append(asdict(row))
        shown = [f"{one:g}" if one is not None else "" for one in (row.value, row.bare, row.limit)]
        print(f"{row.what:<36}{shown[0]:>10}{shown[1]:>10}{shown[2]:>8}", flush=True)
    machine = {"machine": platform.machine(), "cores": os.cpu_count(), "load": os.getloadavg()[0]}
    told = {**machine, "asked with": "wrk" if shutil.which("wrk") else "bench/service/asking.py", "figures": rows}
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
