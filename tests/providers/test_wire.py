"""Asking over HTTP: where a key may go, and events however their stream is cut."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from vendor_kit import Asked, Given, Mounted, Vendor, route

from chalktalk.errors import ForbiddenError, UnreachableError
from chalktalk.providers.guarded import guarded_client
from chalktalk.providers.ports import Access
from chalktalk.providers.wire import Wire, bearer, events, reach, read, send

STREAM = (
    b"\xef\xbb\xbf: a comment first\r\n"
    b"data: one\n\n"
    b"event: named\r\ndata:two\r\ndata:  lines \xc3\xa4 \xe2\x80\xa8 end\r\n\r\n"
    b"event: nothing in it\n\n"
    b"id: 7\nretry: 10\ndata\n\n"
    b"data: never ended"
)
EVENTS = ["one", "two\n lines ä \u2028 end", ""]


class Plain(Vendor):
    """Streams what it is told to, and takes forms."""

    pieces: tuple[bytes, ...] = ()

    @route("POST", "/stream")
    def stream(self, asked: Asked) -> Given:  # noqa: ARG002  as routes are called
        return Given(pieces=self.pieces, media_type="text/event-stream")

    @route("POST", "/echo")
    def echo(self, asked: Asked) -> Given:
        return Given.of({"key": asked.key, "type": asked.headers["content-type"], "query": asked.query})


@pytest.fixture(scope="module")
def plain() -> Iterator[Mounted[Plain]]:
    with Mounted(Plain()) as server:
        yield server


def access_to(server: Mounted[Plain], client: object) -> Access:
    nobody = pytest.fail
    return Access(server.url, SecretStr("k-1"), client, lambda *_: nobody("kept"), lambda _: nobody("fetched"))  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.sets(st.integers(1, len(STREAM) - 1)))
async def test_events_are_the_same_however_their_stream_is_cut(cuts: set[int], plain: Mounted[Plain]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    plain.vendor.pieces = tuple(STREAM[start:end] for start, end in pairwise(edges))
    async with guarded_client(plain.url) as client:
        access = access_to(plain, client)
        came = [event async for event in events(access, "/stream", headers={}, json={})]

    assert EVENTS == came


class Echo(Wire):
    key: str
    type: str
    query: dict[str, list[str]]


async def test_forms_and_queries_go_with_the_key_in_a_header(plain: Mounted[Plain]) -> None:
    async with guarded_client(plain.url) as client:
        access = access_to(plain, client)
        files = {"picture": ("a.png", b"...", "image/png")}
        answer = await send(
            access, "POST", "/echo", headers=bearer(access), params={"size": "1"}, data={"a": "b"}, files=files
        )

    echo = read(Echo, answer.content, access)
    assert ("k-1", {"size": ["1"]}) == (echo.key, echo.query)
    assert echo.type.startswith("multipart/form-data")


async def test_an_address_that_the_vendor_names_is_asked_if_it_is_its_own(plain: Mounted[Plain]) -> None:
    async with guarded_client(plain.url) as client:
        access = access_to(plain, client)
        answer = await send(access, "POST", plain.url + "/echo", headers=bearer(access), json={})

    assert 200 == answer.status_code


async def test_a_vendor_is_reached_if_it_answers_whatever_it_says(plain: Mounted[Plain]) -> None:
    async with guarded_client(plain.url) as client:
        await reach(access_to(plain, client))
        plain.vanish()
        with pytest.raises(UnreachableError):
            await reach(access_to(plain, client))
    plain.come_back()

    assert (404, None) == (plain.asked[-1].status, plain.asked[-1].key)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/echo", "https://elsewhere.example/echo", "http://127.0.0.1/"])
async def test_a_key_goes_nowhere_else(address: str, plain: Mounted[Plain]) -> None:
    async with guarded_client(plain.url) as client:
        access = access_to(plain, client)
        with pytest.raises(ForbiddenError):
            await send(access, "POST", address, headers=bearer(access), json={})
