"""Directions over HTTP: from words, pictures and films, remembered, changed, counted and written down."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import pytest_asyncio

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from encoders import tiny_encoder
from serving import Here, here
from wares import film, inline, picture

from chalktalk.errors import OptionError
from chalktalk.service.asked import DirectionAnswer

WORDS = {"text": "A warm, handmade look for a film about bread, 45 seconds", "platform": "shorts"}


@pytest_asyncio.fixture
async def service(tmp_path: Path) -> AsyncIterator[Here]:
    async with here(tmp_path) as one:
        yield one


async def test_words_become_a_direction_with_an_id(service: Here) -> None:
    answer = await service.client.post("/v1/directions", json=WORDS)
    direction = DirectionAnswer.model_validate_json(answer.content)

    assert 200 == answer.status_code
    assert ("9:16", 45.0) == (direction.aspect, direction.duration)
    assert answer.content == (await service.client.get(f"/v1/directions/{direction.id}")).content


async def test_nothing_at_all_is_a_brief_too(service: Here) -> None:
    assert 200 == (await service.client.post("/v1/directions", json={})).status_code


async def test_the_same_brief_in_other_characters_has_the_same_answer(service: Here) -> None:
    first = await service.client.post("/v1/directions", json={"text": "Caf\u00e9 culture"})
    again = await service.client.post(
        "/v1/directions", json={"text": "  Cafe\u0301 culture\n", "image": None, "context": {}}
    )

    assert first.content == again.content
    assert ("none", "memory") == (first.headers["x-cache"], again.headers["x-cache"])


async def test_another_wish_is_another_direction(service: Here) -> None:
    ids = [
        (await service.client.post("/v1/directions", json={**WORDS, **more})).json()["id"]
        for more in ({}, {"duration": 30}, {"audience": "bakers"}, {"context": {"price": 5}}, {"aspect": "1:1"})
    ]

    assert 5 == len(set(ids))


async def test_answers_survive_the_service(tmp_path: Path) -> None:
    async with here(tmp_path) as one:
        first = await one.client.post("/v1/directions", json=WORDS)
    async with here(tmp_path) as another:
        again = await another.client.post("/v1/directions", json=WORDS)
        fetched = await another.client.get(f"/v1/directions/{first.json()['id']}")

    assert "store" == again.headers["x-cache"]
    assert first.content == again.content == fetched.content


async def test_the_same_brief_many_times_at_once_is_worked_out_once(service: Here) -> None:
    answers = await asyncio.gather(*(service.client.post("/v1/directions", json=WORDS) for _ in range(20)))
    works = [line for line in service.log.getvalue().splitlines() if '"cache": "none"' in line]

    assert 1 == len({answer.content for answer in answers})
    assert 20 == len(works)  # all of them waited for the same one
    assert 1 == len(list((service.store / "results").glob("*/*.json")))


async def test_a_direction_is_changed_and_says_how(service: Here) -> None:
    first = (await service.client.post("/v1/directions", json=WORDS)).json()
    answer = await service.client.post(f"/v1/directions/{first['id']}/iterations", json={"change": "twice as fast"})
    direction = answer.json()

    assert 200 == answer.status_code
    assert first["id"] != direction["id"]
    assert "pacing.cuts_a_minute" in {change["field"] for change in direction["changes"]}
    assert first["palette"] == direction["palette"]


async def test_an_answer_can_be_sent_back_as_it_is(service: Here) -> None:
    first = (await service.client.post("/v1/directions", json=WORDS)).json()
    asked = {"text": "twice as fast", "context": {"previous_config": first}}
    iterated = await service.client.post(f"/v1/directions/{first['id']}/iterations", json={"change": "twice as fast"})

    assert iterated.json() == (await service.client.post("/v1/directions", json=asked)).json()


async def test_a_picture_is_read_however_it_is_sent(service: Here) -> None:
    by_json = await service.client.post("/v1/directions", json={"image": inline(picture())})
    files = {"image": ("holiday.svg", picture(), "text/html")}
    by_form = await service.client.post("/v1/directions", data={"text": ""}, files=files)

    assert "image" == by_json.json()["style_source"]
    assert by_json.content == by_form.content
    assert [] == list(service.references.glob("blobs/*/*"))


@pytest.mark.skipif(find_spec("onnxruntime") is None, reason="networks need the extra ‘clip’")
async def test_a_network_of_the_operators_says_where_references_lie(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(tiny_encoder())
    async with here(tmp_path, clip=tmp_path / "encoder.onnx") as service:
        shown = await service.client.post("/v1/directions", json={"image": inline(picture())})
        told = await service.client.post("/v1/directions", json={"text": "warm"})

    assert shown.json()["embedding"]["space"].startswith("clip-")
    assert told.json()["embedding"] is None


@pytest.mark.skipif(find_spec("onnxruntime") is None, reason="networks need the extra ‘clip’")
async def test_a_service_with_a_network_that_is_none_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"no network")
    with pytest.raises(OptionError, match="the network for pictures cannot be used"):
        async with here(tmp_path, clip=tmp_path / "encoder.onnx"):
            pass


async def test_a_film_is_read(service: Here, tmp_path: Path) -> None:
    answer = await service.client.post("/v1/directions", files={"video": film(tmp_path / "look.mp4")})

    assert (200, "video") == (answer.status_code, answer.json()["style_source"])


async def test_a_form_has_all_that_json_has(service: Here) -> None:
    fields = {**WORDS, "duration": "30", "language": "", "context": '{"price": 1500000}'}
    by_form = await service.client.post("/v1/directions", data=fields, files={"image": b""})
    asked = {**WORDS, "duration": 30, "context": {"price": 1500000}}

    assert by_form.content == (await service.client.post("/v1/directions", json=asked)).content
    assert {"micros": 1500000, "source": "upstream"}.items() <= by_form.json()["price"].items()


async def test_a_model_that_is_required_and_not_there_is_a_conflict(service: Here) -> None:
    answer = await service.client.post("/v1/directions", json={**WORDS, "provider": "required"})

    assert (409, "no_model") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "no_such_page"),
        ("GET", f"/v1/directions/{'0' * 64}", 404, "no_such_direction"),
        ("GET", "/v1/directions/../../keys", 404, "no_such_page"),
        ("GET", "/v1/directions/%2e%2e%2fkeys", 404, "no_such_page"),
        ("DELETE", "/v1/directions", 405, "no_such_method"),
        ("POST", "/v1/directions", 415, "unknown_media_type"),
        ("POST", f"/v1/directions/{'0' * 64}/iterations", 415, "unknown_media_type"),
    ],
)
async def test_what_cannot_be_answered_is_a_problem(
    service: Here, method: str, path: str, status: int, code: str
) -> None:
    answer = await service.client.request(method, path)
    problem = answer.json()

    assert "application/problem+json" == answer.headers["content-type"]
    assert (status, status, code) == (answer.status_code, problem["status"], problem["code"])
    assert answer.headers["x-request-id"] == problem["request_id"]
    assert {"type", "title", "detail", "instance", "hints"} <= problem.keys()


async def test_each_fault_of_a_request_is_told_with_its_field(service: Here) -> None:
    asked = {"duration": -1, "platform": "cinema", "context": {"price": "5"}, "colour": "red"}
    answer = await service.client.post("/v1/directions", json=asked)

    assert 422 == answer.status_code
    assert ["platform", "duration", "context.price", "colour"] == [one["field"] for one in answer.json()["errors"]]


async def test_a_request_keeps_its_id_if_it_is_a_sane_one(service: Here) -> None:
    sane = await service.client.get("/health/live", headers={"X-Request-ID": "shop-17.b"})
    insane = await service.client.get("/health/live", headers={"X-Request-ID": 'x" onload="'})

    assert "shop-17.b" == sane.headers["x-request-id"]
    assert 32 == len(insane.headers["x-request-id"])


async def test_the_log_has_one_line_a_request_without_words_or_keys(service: Here) -> None:
    key = service.keys.add("shop")
    await service.client.post("/v1/directions", json=WORDS, headers={"Authorization": f"Bearer {key}"})
    await service.client.post("/v1/directions", json={"text": "bread", "colour": key}, headers={"X-API-Key": key})
    lines = [json.loads(line) for line in service.log.getvalue().splitlines()]

    assert [200, 422] == [line["status"] for line in lines]
    assert {"event", "request_id", "route", "seconds", "owner", "cache"} <= lines[0].keys()
    assert "bread" not in service.log.getvalue()
    assert key not in service.log.getvalue()


async def test_what_happens_is_counted(service: Here) -> None:
    for _ in range(3):
        await service.client.post("/v1/directions", json=WORDS)
    await service.client.get("/v1/nothing")
    counted = (await service.client.get("/metrics")).text.splitlines()

    assert 'chalktalk_requests_total{method="POST",route="/v1/directions",status="200"} 3.0' in counted
    assert 'chalktalk_requests_total{method="any",route="unknown",status="404"} 1.0' in counted
    assert 'chalktalk_cache_answers_total{layer="memory"} 2.0' in counted
    assert 'chalktalk_cache_answers_total{layer="none"} 1.0' in counted


async def test_the_service_is_ready_while_its_store_can_be_written(service: Here) -> None:
    well = await service.client.get("/health/ready")
    scratch = service.store / "scratch"
    scratch.rename(scratch.with_name("elsewhere"))
    scratch.write_bytes(b"")
    down = await service.client.get("/health/ready")
    scratch.unlink()
    scratch.with_name("elsewhere").rename(scratch)

    assert ("well", ["store", "worker"]) == (well.json()["state"], [one["name"] for one in well.json()["checks"]])
    assert (503, "not_ready") == (down.status_code, down.json()["code"])


async def test_providers_are_listed_without_keys(service: Here) -> None:
    answer = await service.client.get("/v1/providers")
    listed = answer.json()["providers"]

    assert {"openai", "anthropic"} <= {one["provider"] for one in listed}
    assert not any(one["configured"] for one in listed)


async def test_a_worker_that_dies_is_replaced(service: Here) -> None:
    await asyncio.to_thread(service.service.run.abandon)
    answer = await service.client.post("/v1/directions", json={"image": inline(picture((10, 80, 160)))})

    assert (200, "image") == (answer.status_code, answer.json()["style_source"])


async def test_a_private_address_is_refused_however_it_is_written(service: Here) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        port = trap.getsockname()[1]
        hosts = ("127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0")
        others = ("169.254.169.254", "10.0.0.1", "192.168.1.1", "[fe80::1]", "[64:ff9b::7f00:1]", "0177.0.0.1")
        codes = {}
        for host in (*hosts, *others):
            asked = {"image": {"url": f"http://{host}:{port}/look.png"}}
            codes[host] = (await service.client.post("/v1/directions", json=asked)).json()["code"]
        with pytest.raises(TimeoutError):
            trap.accept()

    assert {"reference_forbidden", "reference_not_found"} >= set(codes.values())
    assert "reference_forbidden" == codes["127.0.0.1"] == codes["[::1]"] == codes["2130706433"] == codes["localhost"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a.png", "gopher://x", "//example.org", "data:,x"]
)
async def test_other_addresses_than_those_of_the_web_are_no_addresses(service: Here, url: str) -> None:
    assert 422 == (await service.client.post("/v1/directions", json={"image": {"url": url}})).status_code


async def test_the_very_same_bytes_are_not_read_twice_unless_something_lies_elsewhere(service: Here) -> None:
    body = b'{"text": "bread"}'
    first, again = [
        await service.client.post("/v1/directions", content=body, headers={"content-type": "application/json"})
        for _ in range(2)
    ]
    other = await service.client.post("/v1/directions", content=body, headers={"content-type": "text/plain"})

    assert (first.content, "memory") == (again.content, again.headers["x-cache"])
    assert 415 == other.status_code


async def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    async with here(tmp_path, working_seconds=0.001) as hasty:
        answer = await hasty.client.post("/v1/directions", json={"image": inline(picture())})
        well = await hasty.client.get("/health/live")

    assert (504, "took_too_long", 200) == (answer.status_code, answer.json()["code"], well.status_code)


async def test_who_comes_when_there_is_too_much_to_do_is_told_to_come_again(tmp_path: Path) -> None:
    async with here(tmp_path, running=1, waiting=1) as one:
        asked = [{"image": inline(picture((20 * number, 0, 0)))} for number in range(6)]
        answers = await asyncio.gather(*(one.client.post("/v1/directions", json=body) for body in asked))
    refused = [answer for answer in answers if answer.status_code == 503]

    assert 2 == sum(answer.status_code == 200 for answer in answers)
    assert {("busy", "5")} == {(answer.json()["code"], answer.headers["retry-after"]) for answer in refused}
    assert 4 == len(refused)


async def test_bodies_together_may_only_be_so_large(tmp_path: Path) -> None:
    async with here(tmp_path, most_held=1000) as one:
        large = await one.client.post("/v1/directions", json={"text": "x" * 2000})
        small = [await one.client.post("/v1/directions", json={"text": "x" * 500}) for _ in range(4)]

    assert (503, "busy") == (large.status_code, large.json()["code"])
    assert {200} == {answer.status_code for answer in small}
