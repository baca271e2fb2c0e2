"""Answers are kept whole or not at all: in memory, in the store, in Redis, through kills and under load."""

import asyncio
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from serving import here, served

from chalktalk.engine import Store
from chalktalk.service.answers import Answer, Memory, Shelf
from chalktalk.service.asked import DirectionAnswer

KEY, OTHER = "a" * 64, "b" * 64
NEEDS_REDIS = pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")


def test_memory_forgets_what_was_used_longest_ago() -> None:
    memory = Memory(100)
    for name in "abc":
        memory.put(name, Answer(bytes(40)))
        memory.get("a")

    assert [True, False, True] == [memory.get(name) is not None for name in "abc"]


def test_an_answer_that_is_larger_than_memory_is_not_kept_there() -> None:
    memory = Memory(100)
    memory.put("a", Answer(bytes(101)))
    memory.put("b", Answer(bytes(100)))

    assert (None, 100) == (memory.get("a"), len((memory.get("b") or Answer(b"")).body))


@pytest.mark.parametrize("damage", ["half", "other byte", "empty", "head alone", "of another kind"])
def test_an_answer_that_is_not_whole_is_none(store: Store, damage: str) -> None:
    shelf, path = Shelf(store), store.result_path(KEY)
    shelf.put(KEY, Answer(b'{"a":1}'), 0.1)
    whole = path.read_bytes()
    broken = {
        "half": whole[: len(whole) - 3],
        "other byte": whole[:-2] + b"2}",
        "empty": b"",
        "head alone": whole.split(b"\n")[0],
        "of another kind": whole.replace(b"answer a brief", b"answer a Brief"),
    }
    assert Answer(b'{"a":1}') == shelf.get(KEY)
    path.write_bytes(broken[damage])

    assert None is shelf.get(KEY)
    assert None is shelf.get(OTHER)


async def test_a_damaged_answer_is_worked_out_again(tmp_path: Path) -> None:
    async with here(tmp_path) as one:
        first = await one.client.post("/v1/directions", json={"text": "bread"})
    (path,) = (tmp_path / "store" / "results").glob("*/*.json")
    path.write_bytes(path.read_bytes()[:-100])
    async with here(tmp_path) as one:
        gone = await one.client.get(f"/v1/directions/{first.json()['id']}")
        again = await one.client.post("/v1/directions", json={"text": "bread"})

    assert (404, "none") == (gone.status_code, again.headers["x-cache"])
    assert first.content == again.content


async def test_a_store_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    async with here(tmp_path) as one:
        shutil.rmtree(tmp_path / "store" / "results", ignore_errors=True)
        (tmp_path / "store" / "results").write_bytes(b"")
        answer = await one.client.post("/v1/directions", json={"text": "bread"})
        fetched = await one.client.get(f"/v1/directions/{answer.json()['id']}")
        counted = (await one.client.get("/metrics")).text

    assert (200, 200) == (answer.status_code, fetched.status_code)
    assert 'chalktalk_cache_faults_total{layer="store"} 1.0' in counted
    assert 1 == one.log.getvalue().count("store_not_written")


class Load:
    """Asks for directions, new ones and known ones, until it is told to stop."""

    def __init__(self, url: str, askers: int = 3) -> None:
        self._url = url
        self._stopping = threading.Event()
        self.answers: dict[str, bytes] = {}
        self.statuses: list[int] = []
        self.broken = 0
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(askers)]

    def _ask(self, number: int) -> None:
        with httpx.Client(timeout=30) as client:
            for count in range(10_000):
                if self._stopping.is_set():
                    return
                text = f"A calm film about bread number {count // 3 * 10 + number}"
                try:
                    answer = client.post(f"{self._url}/v1/directions", json={"text": text})
                except httpx.TransportError:
                    self.broken += 1
                    time.sleep(0.01)
                    continue
                self.statuses.append(answer.status_code)
                if answer.status_code == 200:
                    self.answers[answer.json()["id"]] = answer.content

    @contextmanager
    def under_way(self) -> Iterator["Load"]:
        for thread in self._threads:
            thread.start()
        try:
            yield self
        finally:
            self._stopping.set()
            for thread in self._threads:
                thread.join()


def test_after_a_kill_under_load_every_answer_is_whole(tmp_path: Path) -> None:
    known: dict[str, bytes] = {}
    for _ in range(2):
        with served(tmp_path, "--rate", "off", "--workers", "1") as service, Load(service.url).under_way() as load:
            while len(load.statuses) < 40:
                time.sleep(0.01)
            os.kill(service.process.pid, signal.SIGKILL)
            service.process.wait()
        assert {200} == set(load.statuses)
        known |= load.answers
    for path in (tmp_path / "store" / "results").glob("*/*.json"):
        head, _, body = path.read_bytes().partition(b"\n")
        assert json.loads(head)["checksum"] == hashlib.sha256(body).hexdigest()
        assert path.stem == DirectionAnswer.model_validate_json(body).id
    with served(tmp_path, "--rate", "off", "--workers", "1") as service, httpx.Client() as client:
        for key, body in list(known.items())[::7]:
            assert body == client.get(f"{service.url}/v1/directions/{key}").content
        (folder,) = (tmp_path / "store" / "scratch").iterdir()
        assert folder.name.startswith(f"{service.process.pid}-")


def test_who_is_told_to_end_answers_first_and_leaves_nothing(tmp_path: Path) -> None:
    with served(tmp_path, "--rate", "off", "--workers", "1") as service, Load(service.url).under_way() as load:
        while len(load.statuses) < 20:
            time.sleep(0.01)
        service.process.send_signal(signal.SIGTERM)
        assert 0 == service.process.wait(30)

    assert {200} == set(load.statuses)
    assert [] == list((tmp_path / "store" / "scratch").iterdir())
    assert "Traceback" not in service.log.read_text("utf-8")


class Redis:
    """A Redis of this test's own."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program is not None
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.01)
            else:
                return
        raise AssertionError("redis-server did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    one = Redis(tmp_path)
    one.start()
    yield one
    one.stop()


@NEEDS_REDIS
async def test_services_share_answers_through_redis(tmp_path: Path, redis: Redis) -> None:
    async with here(tmp_path / "one", redis=redis.url) as one, here(tmp_path / "two", redis=redis.url) as two:
        first = await one.client.post("/v1/directions", json={"text": "bread"})
        again = await two.client.post("/v1/directions", json={"text": "bread"})
        third = await two.client.get(f"/v1/directions/{first.json()['id']}")

    assert ("none", "redis", "memory") == tuple(answer.headers["x-cache"] for answer in (first, again, third))
    assert first.content == again.content == third.content


@NEEDS_REDIS
async def test_what_others_wrote_into_redis_is_not_believed(tmp_path: Path, redis: Redis) -> None:
    from redis.asyncio import Redis as Client

    async with here(tmp_path / "one", redis=redis.url) as one, Client.from_url(redis.url) as client:
        first = await one.client.post("/v1/directions", json={"text": "bread"})
        (name,) = await client.keys("*")
        for value in (b"", b"half", b'{"id": "x"}', first.content):
            await client.set(name, value)
            async with here(tmp_path / f"two{len(value)}", redis=redis.url) as two:
                again = await two.client.post("/v1/directions", json={"text": "bread"})
            assert ("none", first.content) == (again.headers["x-cache"], again.content)


@NEEDS_REDIS
def test_redis_stopped_and_started_under_load_fails_no_request(tmp_path: Path, redis: Redis) -> None:
    arguments = ("--rate", "off", "--workers", "1", "--redis", redis.url)
    with served(tmp_path, *arguments) as service, Load(service.url).under_way() as load:

        def more(count: int = 15) -> None:
            wanted = len(load.statuses) + count
            while len(load.statuses) < wanted:
                time.sleep(0.01)

        more()
        redis.stop()
        more()
        down = httpx.get(f"{service.url}/health/ready").json()
        redis.start()
        time.sleep(1.1)
        more()
        up = httpx.get(f"{service.url}/health/ready").json()
        redis.pause()
        more()
    lines = [json.loads(line)["event"] for line in service.log.read_text("utf-8").splitlines()]

    assert ({200}, 0) == (set(load.statuses), load.broken)
    assert ("warning", "well") == (down["state"], up["state"])
    assert ["redis_down", "redis_back", "redis_down"] == [event for event in lines if event != "request"]


def test_a_redis_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    async def tried() -> tuple[int, str]:
        async with here(tmp_path, redis="redis://127.0.0.1:1/0") as one:
            answer = await one.client.post("/v1/directions", json={"text": "bread"})
            return answer.status_code, (await one.client.get("/health/ready")).json()["state"]

    assert (200, "warning") == asyncio.run(tried())
