"""Asking the same again and again, as fast as answers come: with wrk, or without."""

import asyncio
import json
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LUA = """
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local body, count = [==[BODY]==], 0
request = function()
  count = count + 1
  return wrk.format(nil, nil, nil, (body:gsub("NUMBER", tostring(count) .. "-SEED")))
end
done = function(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('RESULT {"count": %d, "seconds": %f, "median": %f, "p99": %f, "failed": %d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    url: str
    body: str
    """JSON; NUMBER in it is another number each time."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How it was answered."""

    a_second: float
    median: float
    """Milliseconds."""
    p99: float
    failed: int


def asked(question: Question, seconds: float, connections: int) -> Figures:
    """Ask for some seconds over so many connections."""
    if shutil.which("wrk"):
        return _by_wrk(question, seconds, connections)
    return asyncio.run(_by_hand(question, seconds, connections))


def _by_wrk(question: Question, seconds: float, connections: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "ask.lua"
        script.write_text(LUA.replace("BODY", question.body).replace("SEED", str(time.time_ns())), "utf-8")
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-s", str(script), question.url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told = json.loads(next(line for line in said.splitlines() if line.startswith("RESULT"))[len("RESULT ") :])
    return Figures(told["count"] / told["seconds"], told["median"], told["p99"], told["failed"])


async def _by_hand(question: Question, seconds: float, connections: int) -> Figures:
    start = time.perf_counter()
    runs = [_connection(question, start + seconds, number) for number in range(connections)]
    outcomes = [one for run in await asyncio.gather(*runs) for one in run]
    times = sorted(spent for spent, _ in outcomes)
    failed = sum(not good for _, good in outcomes)
    median, p99 = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
    return Figures(len(times) / (time.perf_counter() - start), median, p99, failed)


async def _connection(question: Question, until: float, number: int) -> list[tuple[float, bool]]:
    """Seconds of each answer, and whether it was a good one."""
    place = urlsplit(question.url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    outcomes: list[tuple[float, bool]] = []
    while (start := time.perf_counter()) < until:
        body = question.body.replace("NUMBER", f"{number}-{len(outcomes)}-{time.time_ns()}").encode()
        head = f"POST {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().splitlines()
        length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length"))
        await reader.readexactly(length)
        outcomes.append((time.perf_counter() - start, " 200 " in lines[0]))
    writer.close()
    return outcomes
