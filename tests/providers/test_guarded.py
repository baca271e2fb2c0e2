"""The guarded client: real servers that point at what must not be fetched, or send what must not be taken."""

import asyncio
import gzip
import resource
from collections.abc import Iterator
from ipaddress import ip_address

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vendor_kit import Asked, Fault, Given, Mounted, Vendor, route

from chalktalk.errors import (
    BrokenAnswerError,
    ExpiredError,
    ForbiddenError,
    OverloadedError,
    ProviderError,
    RateLimitedError,
    SlowError,
    UnreachableError,
)
from chalktalk.providers.addresses import is_public
from chalktalk.providers.guarded import MOST_HOPS, Limits, fetch, guarded_client

PUBLIC = "93.184.216.34"
HASTY = Limits(connecting=0.5, between=0.4, total=0.8)

PRIVATE = (
    *("127.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8"),
    *("198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "fe80::1"),
    *("fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "fe80::1%lo"),
)


class Site(Vendor):
    """A place with pages, some of which lead elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.leads_to = ""

    @route("GET", "/page")
    def page(self, asked: Asked) -> Given:  # noqa: ARG002  as routes are called
        return Given(body=b"<p>Hello</p>", media_type="Text/HTML; charset=utf-8")

    @route("GET", "/packed")
    def packed(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(body=gzip.compress(b"hello " * 1000), headers=(("Content-Encoding", "gzip"),))

    @route("GET", "/half-packed")
    def half_packed(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(body=gzip.compress(b"hello " * 1000)[:-12], headers=(("Content-Encoding", "gzip"),))

    @route("GET", "/oddly-packed")
    def oddly_packed(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(body=b"....", headers=(("Content-Encoding", "br"),))

    @route("GET", "/damaged")
    def damaged(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(body=b"not gzip", headers=(("Content-Encoding", "gzip"),))

    @route("GET", "/elsewhere")
    def elsewhere(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(302, headers=(("Location", self.leads_to),))

    @route("GET", "/gone")
    def gone(self, asked: Asked) -> Given:
        return self.error(403, asked)

    @route("POST", "/elsewhere")
    def moved(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(307, headers=(("Location", "/page"),))

    @route("GET", "/huge")
    def huge(self, asked: Asked) -> Given:  # noqa: ARG002
        return Given(body=b"", headers=(("Content-Length", str(2 << 30)),))


class Dialler(httpcore.AsyncNetworkBackend):
    """Leads every public address to a server on this machine, and notes what was dialled."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._real = httpcore.AnyIOBackend()
        self.dialled: list[str] = []

    async def connect_tcp(self, host: str, port: int, *rest: object, **named: object) -> httpcore.AsyncNetworkStream:  # noqa: ARG002  as httpcore has it
        self.dialled.append(host)
        return await self._real.connect_tcp("127.0.0.1", self._port)


async def somewhere_public(host: str, port: int) -> tuple[str, ...]:  # noqa: ARG001  a resolver
    """A resolver to whom every name is public, and every number is itself."""
    try:
        return (str(ip_address(host)),)
    except ValueError:
        return (PUBLIC,)


@pytest.fixture
def site() -> Iterator[Mounted[Site]]:
    with Mounted(Site()) as server:
        yield server


def abroad(server: Mounted[Site]) -> httpx.AsyncClient:
    """A client for which the server lies somewhere public."""
    port = int(server.url.rsplit(":", 1)[1])
    return guarded_client(dialling=Dialler(port), resolver=somewhere_public)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_as_what_it_is_wrapped_in(address: object) -> None:
    plain = ip_address(str(address))

    assert is_public(plain) == is_public(ip_address(f"::ffff:{plain}"))
    assert is_public(plain) == is_public(ip_address(f"64:ff9b::{plain}"))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
async def test_a_server_inside_is_not_asked_whatever_it_is_called(host: str, site: Mounted[Site]) -> None:
    port = site.url.rsplit(":", 1)[1]
    async with guarded_client(limits=HASTY) as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, f"http://{host}:{port}/page")

    assert [] == site.asked


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://a.b/x", "data:text/plain,x", "page", "http://", "http://a:b:c/"],
)
async def test_what_is_no_http_address_is_not_fetched(address: str) -> None:
    async with guarded_client() as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, address)


async def test_the_users_own_server_is_asked_wherever_it_lies(site: Mounted[Site]) -> None:
    async with guarded_client(site.url + "/v1") as client:
        fetched = await fetch(client, site.url + "/page")

    assert (b"<p>Hello</p>", "text/html", site.url + "/page") == (fetched.content, fetched.media_type, fetched.url)


async def test_another_port_of_the_users_own_machine_is_not_trusted_with_it(site: Mounted[Site]) -> None:
    with Mounted(Site()) as other:
        site.vendor.leads_to = other.url + "/page"
        async with guarded_client(site.url) as client:
            with pytest.raises(ForbiddenError):
                await fetch(client, site.url + "/elsewhere")

        assert [] == other.asked


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::ffff:10.0.0.1]/",
        "//10.0.0.1/",
    ],
)
async def test_a_redirect_to_what_is_inside_is_not_followed(target: str, site: Mounted[Site]) -> None:
    site.vendor.leads_to = target
    async with abroad(site) as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, "http://pictures.example/elsewhere")

    assert ["/elsewhere"] == [asked.path for asked in site.asked]


async def test_a_redirect_to_another_public_place_is_followed(site: Mounted[Site]) -> None:
    site.vendor.leads_to = "http://elsewhere.example/page"
    async with abroad(site) as client:
        fetched = await fetch(client, "http://pictures.example/elsewhere")

    assert "http://elsewhere.example/page" == fetched.url


async def test_redirects_in_a_ring_come_to_an_end(site: Mounted[Site]) -> None:
    site.vendor.leads_to = "/elsewhere"
    async with guarded_client(site.url) as client:
        with pytest.raises(BrokenAnswerError):
            await fetch(client, site.url + "/elsewhere")

    assert MOST_HOPS + 1 == len(site.asked)


async def test_a_request_with_a_key_is_never_led_elsewhere(site: Mounted[Site]) -> None:
    async with guarded_client(site.url) as client:
        answer = await client.post(site.url + "/elsewhere", headers={"Authorization": "Bearer x"})

    assert 307 == answer.status_code
    assert 1 == len(site.asked)


async def test_a_name_that_changes_its_mind_is_reached_where_it_was_checked(site: Mounted[Site]) -> None:
    answers = iter([(PUBLIC,), ("127.0.0.1",)])

    async def rebinding(host: str, port: int) -> tuple[str, ...]:  # noqa: ARG001  a resolver
        return next(answers)

    dialler = Dialler(int(site.url.rsplit(":", 1)[1]))
    async with guarded_client(dialling=dialler, resolver=rebinding) as client:
        await fetch(client, "http://rebinding.example/page")
        with pytest.raises(ForbiddenError):
            await fetch(client, "http://rebinding.example/page")

    assert [PUBLIC] == dialler.dialled


async def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    async def mixed(host: str, port: int) -> tuple[str, ...]:  # noqa: ARG001  a resolver
        return (PUBLIC, "10.0.0.1")

    async with guarded_client(dialling=Dialler(1), resolver=mixed) as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, "http://mixed.example/page")


async def test_a_name_that_does_not_exist_is_unreachable() -> None:
    async with guarded_client(limits=HASTY) as client:
        with pytest.raises(ProviderError) as caught:
            await fetch(client, "http://nowhere.invalid/page")

    assert isinstance(caught.value, UnreachableError | SlowError)
    assert caught.value.paid is False


async def test_a_packed_answer_is_unpacked(site: Mounted[Site]) -> None:
    async with guarded_client(site.url) as client:
        assert b"hello " * 1000 == (await fetch(client, site.url + "/packed")).content


@pytest.mark.parametrize("path", ["/half-packed", "/oddly-packed", "/damaged"])
async def test_an_answer_that_cannot_be_unpacked_is_broken(path: str, site: Mounted[Site]) -> None:
    async with guarded_client(site.url) as client:
        with pytest.raises(BrokenAnswerError):
            await fetch(client, site.url + path)


@pytest.mark.parametrize("fault", [Fault.ENDLESS, Fault.BOMB])
@pytest.mark.parametrize("path", ["/page", "/packed"])
async def test_two_gigabytes_are_refused_after_a_few(fault: Fault, path: str, site: Mounted[Site]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    limits = Limits(most_bytes=8 << 20, most_text_bytes=4 << 20)
    site.misbehave(fault)
    async with guarded_client(site.url, limits=limits) as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, site.url + path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10


async def test_a_server_that_only_says_two_gigabytes_is_not_waited_for(site: Mounted[Site]) -> None:
    async with guarded_client(site.url) as client:
        with pytest.raises(ForbiddenError):
            await fetch(client, site.url + "/huge")


@pytest.mark.parametrize("fault", [Fault.DRIP, Fault.STALL, Fault.SILENCE])
async def test_a_slow_answer_is_given_up(fault: Fault, site: Mounted[Site]) -> None:
    site.drip = 0.1  # each byte comes in time, all of them do not
    site.misbehave(fault)
    async with guarded_client(site.url, limits=HASTY) as client:
        with pytest.raises(SlowError):
            await fetch(client, site.url + "/page")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.REFUSED, UnreachableError),
        (Fault.RESET, UnreachableError),
        (Fault.RESET_MIDWAY, UnreachableError),
        (Fault.HALF_BODY, BrokenAnswerError),
        (Fault.RATE_LIMITED, RateLimitedError),
        (Fault.UNAVAILABLE, OverloadedError),
        (Fault.NOT_FOUND, ExpiredError),
        (Fault.FORBIDDEN, ExpiredError),
    ],
)
async def test_what_was_paid_for_and_cannot_be_fetched_stays_paid_for(
    fault: Fault, error: type[ProviderError], site: Mounted[Site]
) -> None:
    site.misbehave(fault)
    async with guarded_client(site.url) as client:
        with pytest.raises(error) as caught:
            await fetch(client, site.url + "/page", paid=True)

    assert caught.value.paid is True


async def test_a_server_that_never_takes_the_connection_is_slow() -> None:
    class Deaf(httpcore.AsyncNetworkBackend):
        async def connect_tcp(self, *place: object, **named: object) -> httpcore.AsyncNetworkStream:  # noqa: ARG002
            await asyncio.sleep(60)
            raise AssertionError

    async with guarded_client(limits=HASTY, dialling=Deaf(), resolver=somewhere_public) as client:
        with pytest.raises(SlowError):
            await fetch(client, "http://deaf.example/")


async def test_a_proxy_in_the_environment_is_not_asked(site: Mounted[Site], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    async with guarded_client(site.url) as client:
        assert b"<p>Hello</p>" == (await fetch(client, site.url + "/page")).content
