"""Who may ask the service, and how often."""

import json
from collections.abc import AsyncIterator
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st
from serving import Here, here
from starlette.requests import HTTPConnection

from chalktalk.errors import DocumentError, OptionError
from chalktalk.service.clients import client_of
from chalktalk.service.keys import Keys
from chalktalk.service.options import ServiceOptions

PAGE = "/v1/providers"
PROXIES = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))
OPTIONS = ServiceOptions(store=Path(), keys=Path(), proxies=PROXIES)
STANDARD = ServiceOptions(store=Path(), keys=Path(), proxies=PROXIES, forwarded_header="forwarded")


def asked(peer: str, *headers: tuple[str, str], options: ServiceOptions = OPTIONS) -> str:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return client_of(HTTPConnection({"type": "http", "client": (peer, 1), "headers": raw}), options)


@pytest.mark.parametrize(
    ("expected", "peer", "told"),
    [
        ("203.0.113.7", "203.0.113.7", "198.51.100.1"),  # nobody believes a stranger
        ("198.51.100.1", "10.0.0.1", "198.51.100.1"),
        ("198.51.100.1", "10.0.0.1", "1.1.1.1, 2.2.2.2, 198.51.100.1"),  # what came before is the client's own word
        ("198.51.100.1", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2"),
        ("198.51.100.1", "::ffff:10.0.0.1", "198.51.100.1:4711"),
        ("2001:db8:1:2::/64", "fd00::1", "[2001:db8:1:2:3:4:5:6]:4711"),
        ("10.0.0.1", "10.0.0.1", "unknown"),
        ("10.0.0.2", "10.0.0.1", "198.51.100.1, nonsense, 10.0.0.2"),
        ("10.0.0.1", "10.0.0.1", ""),
        ("10.0.0.3", "10.0.0.1", "10.0.0.3"),  # from inside
    ],
)
def test_a_client_is_who_the_nearest_trusted_proxy_says(expected: str, peer: str, told: str) -> None:
    assert expected == asked(peer, ("X-Forwarded-For", told))


def test_lines_of_a_header_count_as_one() -> None:
    assert "198.51.100.1" == asked("10.0.0.1", ("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-For", "198.51.100.1"))


def test_the_header_that_is_not_chosen_says_nothing() -> None:
    both = (("Forwarded", "for=1.1.1.1"), ("X-Forwarded-For", "198.51.100.1"), ("X-Real-IP", "2.2.2.2"))

    assert "198.51.100.1" == asked("10.0.0.1", *both)
    assert "1.1.1.1" == asked("10.0.0.1", *both, options=STANDARD)


def test_the_standard_header_is_read_with_its_parameters() -> None:
    told = 'for=1.1.1.1, proto=https;For="[2001:db8:cafe::17]:4711";by=203.0.113.43'

    assert "2001:db8:cafe::/64" == asked("10.0.0.1", ("Forwarded", told), options=STANDARD)


@settings(max_examples=40)
@given(told=st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=60))
def test_no_header_of_a_strangers_moves_them(told: str) -> None:
    raw = [(name, told.encode("latin-1")) for name in (b"x-forwarded-for", b"forwarded", b"x-real-ip")]
    scope = {"type": "http", "client": ("203.0.113.7", 1), "headers": raw}

    assert "203.0.113.7" == client_of(HTTPConnection(scope), OPTIONS)


def test_a_key_is_known_until_it_is_removed_and_nowhere_written(tmp_path: Path) -> None:
    path = tmp_path / "more" / "keys.json"
    keys, elsewhere = Keys(path), Keys(path)
    key = keys.add("shop")

    assert "shop" == elsewhere.owner(key)
    assert None is elsewhere.owner(key[:-1]) is elsewhere.owner("") is elsewhere.owner("\ud800")
    assert key not in path.read_text("utf-8")
    assert 0o600 == path.stat().st_mode & 0o777
    keys.remove("shop")
    assert None is elsewhere.owner(key)


def test_two_keys_have_two_names(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys.json")

    assert keys.add("a") != keys.add("b")
    for name in ("a", "", "a b", "x" * 65, "\n"):
        with pytest.raises(OptionError):
            keys.add(name)
    with pytest.raises(OptionError):
        keys.remove("c")


def test_a_damaged_file_of_keys_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text('{"version": 1, "keys": [{"name"', "utf-8")

    with pytest.raises(DocumentError):
        Keys(tmp_path / "keys.json").owner("ck_x")


@pytest_asyncio.fixture
async def closed(tmp_path: Path) -> AsyncIterator[Here]:
    async with here(tmp_path, key_needed=True) as one:
        yield one


async def test_nobody_is_answered_without_a_key_where_one_is_needed(closed: Here) -> None:
    key = closed.keys.add("shop")
    headers: list[dict[str, str]] = [
        {},
        {"Authorization": "Bearer ck_nobody"},
        {"Authorization": f"Basic {key}"},
        {"Authorization": f"Bearer {key}x"},
        {"Authorization": "Bearer"},
        {"X-API-Key": ""},
        {"X-API-Key": "ck_nobody"},
    ]
    for path in (PAGE, "/metrics", f"/v1/directions/{'0' * 64}"):
        for one in headers:
            answer = await closed.client.get(path, headers=one)
            assert (401, "unauthorised") == (answer.status_code, answer.json()["code"])
            assert "Bearer" == answer.headers["www-authenticate"]
    for one in ({"Authorization": f"bearer {key}"}, {"X-API-Key": key}):
        assert 200 == (await closed.client.get(PAGE, headers=one)).status_code
    assert 200 == (await closed.client.get("/health/live")).status_code


async def test_a_body_is_not_read_before_its_sender_is_known(closed: Here) -> None:
    async def endless() -> AsyncIterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    answer = await closed.client.post("/v1/directions", content=endless(), headers={"content-type": "application/json"})

    assert 401 == answer.status_code


async def test_a_removed_key_is_refused_at_once(closed: Here) -> None:
    key = closed.keys.add("shop")
    before = await closed.client.get(PAGE, headers={"X-API-Key": key})
    closed.keys.remove("shop")
    after = await closed.client.get(PAGE, headers={"X-API-Key": key})

    assert (200, 401) == (before.status_code, after.status_code)


async def statuses(client: httpx.AsyncClient, count: int) -> list[int]:
    return [(await client.get(PAGE)).status_code for _ in range(count)]


async def test_an_address_may_ask_so_often_in_a_minute_and_tricks_do_not_help(tmp_path: Path) -> None:
    async with here(tmp_path, rate=5) as one:
        stranger = one.from_("203.0.113.7")
        assert [200] * 5 + [429] == await statuses(stranger, 6)
        for number, name in enumerate(("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-API-Key", "Via", "X-Client-IP")):
            told = f"for=198.51.100.{number}" if name == "Forwarded" else f"198.51.100.{number}"
            answer = await stranger.get(PAGE, headers={name: told, "User-Agent": str(number)})
            assert 429 == answer.status_code
        for path in ("/v1/directions/" + "0" * 64, f"{PAGE}?x=1", "/v1/directions/x"):
            assert 429 == (await stranger.get(path)).status_code
        answer = await stranger.post("/v1/directions", json={})
        assert (429, "too_many_requests") == (answer.status_code, answer.json()["code"])
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        assert [200] == await statuses(one.from_("203.0.113.8"), 1)
        assert 200 == (await stranger.get("/health/live")).status_code
        counted = (await one.client.get("/metrics")).text
    assert "chalktalk_rate_limited_total 11.0" in counted


async def test_all_of_a_households_addresses_are_one(tmp_path: Path) -> None:
    async with here(tmp_path, rate=2) as one:
        for number in range(2):
            assert [200] == await statuses(one.from_(f"2001:db8::{number + 1}"), 1)
        assert [429] == await statuses(one.from_("2001:db8::ffff:3"), 1)
        assert [200] == await statuses(one.from_("2001:db8:0:1::1"), 1)


async def test_clients_of_a_trusted_proxy_are_counted_apart(tmp_path: Path) -> None:
    async with here(tmp_path, rate=2, proxies=PROXIES) as one:
        proxy = one.from_("10.0.0.1")
        told = [f"1.2.3.{number}, 198.51.100.{number % 2}" for number in range(6)]
        answers = [(await proxy.get(PAGE, headers={"X-Forwarded-For": by})).status_code for by in told]

    assert [200] * 4 + [429] * 2 == answers


async def test_keys_cannot_be_tried_faster_than_the_limit(tmp_path: Path) -> None:
    async with here(tmp_path, rate=3, key_needed=True) as one:
        tried = [(await one.client.get(PAGE, headers={"X-API-Key": f"ck_{n}"})).status_code for n in range(5)]

    assert [401, 401, 401, 429, 429] == tried


async def test_the_interface_says_whether_a_key_is_needed(closed: Here, tmp_path: Path) -> None:
    needed = (await closed.client.get("/openapi.json")).json()
    async with here(tmp_path / "open") as one:
        free = (await one.client.get("/openapi.json")).json()

    assert [{"bearer": []}, {"key": []}] == needed["paths"][PAGE]["get"]["security"]
    assert {} in free["paths"][PAGE]["get"]["security"]
    assert "security" not in json.dumps(needed["paths"]["/health/live"])
