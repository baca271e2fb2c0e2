"""Vendors on this machine: real HTTP/1.1 servers that speak a vendor's wire format, count what they would charge for,
and misbehave on demand.

    with Mounted(SomeVendor()) as server:
        server.misbehave(None, Fault.HALF_BODY)  # the second request gets half a body; all others are served well
        ...  # ask server.url
    assert [200, 200] == [asked.status for asked in server.asked]
    assert Usage(pictures=1) == server.vendor.charges[0].usage

A vendor is a class with routes. It answers well; everything that goes wrong is the server's doing.
"""

import asyncio
import contextlib
import json
import re
import socket
import struct
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import Enum
from http import HTTPStatus
from time import time
from types import TracebackType
from typing import Any, ClassVar, Generic, Self, TypeVar
from urllib.parse import parse_qs, urlsplit

from chalktalk.documents.asking import Usage
from chalktalk.errors import (
    BrokenAnswerError,
    ForbiddenError,
    MisaskedError,
    OverloadedError,
    ProviderError,
    RateLimitedError,
    SlowError,
    UnauthorisedError,
    UnreachableError,
)


class Fault(Enum):
    """How a request fails. Where a status is refused or redirected nothing is charged; see `WORKED` for the rest."""

    BAD_REQUEST = 400
    UNAUTHORISED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    TIMED_OUT = 408
    RATE_LIMITED = 429
    RATE_LIMITED_SECONDS = "429 with Retry-After in seconds"
    RATE_LIMITED_DATE = "429 with Retry-After as a date"
    BROKEN = 500
    UNAVAILABLE = 503
    POLICY = "it will not, as the vendor says it"
    QUOTA = "no credit left, as the vendor says it"
    REFUSED = "connection refused, from now until `come_back`"
    RESET = "connection reset before the request is worked on"
    RESET_AFTER = "connection reset when the work is done, before the first byte of the answer"
    RESET_MIDWAY = "connection reset in the middle of the answer"
    DRIP = "the answer byte by byte, `drip` seconds apart"
    STALL = "half the answer, then nothing, and the connection stays"
    SILENCE = "no answer at all, and the connection stays"
    HALF_BODY = "half the answer, then the connection is closed in good order"
    INVALID_JSON = "200 with JSON that ends early"
    OTHER_SCHEMA = "200 with JSON of another kind"
    PAGE = "200 with a page of HTML, as gateways and hotels do"
    ENDLESS = "200 with an answer that does not end"
    BOMB = "200 with a small answer that unpacks to a huge one"
    REDIRECT_PRIVATE = "redirect to a private address"
    REDIRECT_FILE = "redirect to a file: address"


RETRY_AFTER = 7
"""Seconds, in `RATE_LIMITED_SECONDS` and `RATE_LIMITED_DATE`."""

WORKED = frozenset(
    {
        *(Fault.RESET_AFTER, Fault.RESET_MIDWAY, Fault.DRIP, Fault.STALL, Fault.HALF_BODY),
        *(Fault.INVALID_JSON, Fault.OTHER_SCHEMA, Fault.PAGE, Fault.ENDLESS, Fault.BOMB),
    }
)
"""Faults in which the vendor did its work, and charges for it."""
SLOW = frozenset({Fault.DRIP, Fault.STALL, Fault.SILENCE})
"""Faults that only a time limit ends. Short limits are for these alone: on a busy machine all else is slow as well."""


@dataclass(frozen=True)
class Expected:
    """What an adapter has to make of a fault in the request that is paid for."""

    fault: Fault
    error: type[ProviderError]
    paid: bool | None
    retry_after: float | None = None

    def __str__(self) -> str:
        return self.fault.name.lower()


CONTRACT = (
    Expected(Fault.BAD_REQUEST, MisaskedError, paid=False),
    Expected(Fault.UNAUTHORISED, UnauthorisedError, paid=False),
    Expected(Fault.FORBIDDEN, UnauthorisedError, paid=False),
    Expected(Fault.NOT_FOUND, MisaskedError, paid=False),
    Expected(Fault.TIMED_OUT, OverloadedError, paid=False),
    Expected(Fault.RATE_LIMITED, RateLimitedError, paid=False),
    Expected(Fault.RATE_LIMITED_SECONDS, RateLimitedError, paid=False, retry_after=RETRY_AFTER),
    Expected(Fault.RATE_LIMITED_DATE, RateLimitedError, paid=False, retry_after=RETRY_AFTER),
    Expected(Fault.BROKEN, OverloadedError, paid=False),
    Expected(Fault.UNAVAILABLE, OverloadedError, paid=False),
    Expected(Fault.REFUSED, UnreachableError, paid=False),
    Expected(Fault.RESET, UnreachableError, paid=None),
    Expected(Fault.RESET_AFTER, UnreachableError, paid=None),
    Expected(Fault.RESET_MIDWAY, UnreachableError, paid=None),
    Expected(Fault.DRIP, SlowError, paid=None),
    Expected(Fault.STALL, SlowError, paid=None),
    Expected(Fault.SILENCE, SlowError, paid=None),
    Expected(Fault.HALF_BODY, BrokenAnswerError, paid=True),
    Expected(Fault.INVALID_JSON, BrokenAnswerError, paid=True),
    Expected(Fault.OTHER_SCHEMA, BrokenAnswerError, paid=True),
    Expected(Fault.PAGE, BrokenAnswerError, paid=True),
    Expected(Fault.ENDLESS, ForbiddenError, paid=True),
    Expected(Fault.BOMB, ForbiddenError, paid=True),
    Expected(Fault.REDIRECT_PRIVATE, ForbiddenError, paid=False),
    Expected(Fault.REDIRECT_FILE, ForbiddenError, paid=False),
)
"""What every adapter of every port is held to. `retry_after` of a date is right within two seconds.

`Fault.QUOTA` has to become ExhaustedError and `Fault.POLICY` PolicyError, where a vendor can say so. Ports whose answer
is no JSON (a sound, a picture) leave out INVALID_JSON, OTHER_SCHEMA and PAGE where those are no faults of the wire.
"""


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    """Without the query."""
    query: dict[str, list[str]]
    headers: dict[str, str]
    """By name in lower case."""
    body: bytes
    fault: Fault | None = None
    """What was done to it."""
    status: int | None = None
    """What it was answered with; None if with nothing."""

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def key(self) -> str | None:
        """The key, in whichever header vendors have it."""
        own = ("x-api-key", "xi-api-key", "x-goog-api-key", "api-key", "ocp-apim-subscription-key")
        named = [self.headers[name] for name in (*own, "authorization") if name in self.headers]
        return named[0].split(" ", 1)[-1] if named else None


@dataclass(frozen=True)
class Given:
    """An answer."""

    status: int = 200
    body: bytes = b""
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    pieces: tuple[bytes, ...] | None = None
    """Instead of a body: sent one by one in chunked encoding, as event streams are."""

    @classmethod
    def of(cls, content: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> "Given":
        """JSON."""
        return cls(status, json.dumps(content).encode(), headers=headers)


@dataclass(frozen=True)
class Charge:
    """What a vendor would put on the bill."""

    model: str
    usage: Usage


Handler = Callable[..., Given]


def route(method: str, path: str) -> Callable[[Handler], Handler]:
    """Marks a vendor's method as the answer to a path; `{name}` in it stands for one step, and is handed over."""

    def mark(handler: Handler) -> Handler:
        handler.__dict__["route"] = (method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)))
        return handler

    return mark


class Vendor:
    """The base of vendors. Routes of several may be put together by inheriting from them all."""

    routes: ClassVar[tuple[tuple[str, re.Pattern[str], str], ...]] = ()

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        """Without which it answers 401; None: it does not care."""
        self.url = ""
        """Of the server it is mounted on, for answers that point at files."""
        self.charges: list[Charge] = []

    def __init_subclass__(cls) -> None:
        found = {
            name: member.__dict__["route"]
            for kin in reversed(cls.__mro__)
            for name, member in vars(kin).items()
            if "route" in getattr(member, "__dict__", {})
        }
        cls.routes = tuple((method, pattern, name) for name, (method, pattern) in found.items())

    def charge(self, model: str, usage: Usage) -> None:
        """Put something on the bill."""
        self.charges.append(Charge(model, usage))

    def answer(self, asked: Asked) -> Given:
        """What it says when nothing goes wrong."""
        if self.key is not None and asked.key != self.key:
            return self.error(401, asked)
        for method, pattern, name in self.routes:
            if method == asked.method and (match := pattern.fullmatch(asked.path)):
                given: Given = getattr(self, name)(asked, **match.groupdict())
                return given
        return self.error(404, asked)

    def error(self, status: int, asked: Asked) -> Given:
        """How it says that something failed; like real vendors it quotes the key."""
        message = f"{HTTPStatus(status).phrase}.\nYou sent the key {asked.key} to {asked.path}, which " + "x" * 2000
        return Given.of({"error": {"message": message, "type": "some_error", "code": None}}, status)

    def policy(self, asked: Asked) -> Given:
        """How it says that it will not."""
        raise NotImplementedError

    def quota(self, asked: Asked) -> Given:
        """How it says that there is no credit left."""
        raise NotImplementedError


def events_of(body: bytes) -> tuple[bytes, ...]:
    """A body as the one event of a stream."""
    return (b"data: " + body + b"\n\n",)


V = TypeVar("V", bound=Vendor)


@dataclass
class Mounted(Generic[V]):
    """A vendor's server, in a thread of its own."""

    vendor: V
    rule: Callable[[Asked], Fault | None] | None = None
    """Asked where `misbehave` has nothing; called in the server's thread."""
    latency: float = 0.0
    """Seconds before each answer."""
    drip: float = 0.02
    """Seconds between bytes in `Fault.DRIP`."""
    asked: list[Asked] = field(default_factory=list)
    """Every request, in order."""

    def __post_init__(self) -> None:
        self._faults: deque[Fault | None] = deque()
        self._errors: list[Exception] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._listening: asyncio.Server | None = None
        self._held: socket.socket | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self.come_back()
        self.vendor.url = self.url
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.vanish()
        self._soon(self._end)
        self._thread.join()
        self._loop.close()
        if self._held is not None:
            self._held.close()
        if self._errors and kind is None:
            raise self._errors[0]

    @property
    def url(self) -> str:
        """Its origin; the same as long as it is mounted."""
        return f"http://127.0.0.1:{self._port}"

    def misbehave(self, *faults: Fault | None) -> None:
        """What happens to the next requests, in order; None: nothing. After that, `rule` is asked again."""
        self._faults.extend(faults)
        if self._faults[0] is Fault.REFUSED:
            self._faults.popleft()
            self.vanish()

    def vanish(self) -> None:
        """Refuse all connections, and reset those there are."""
        self._wait(self._vanish)

    def come_back(self) -> None:
        """Take connections again."""
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()

    def _soon(self, call: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(call)

    def _wait(self, call: Callable[[], None]) -> None:
        async def called() -> None:
            call()

        asyncio.run_coroutine_threadsafe(called(), self._loop).result()

    def _end(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_soon(self._loop.stop)

    def _bound(self) -> socket.socket:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", self._port))
        return bound

    async def _listen(self) -> None:
        if self._listening is None:
            sock = self._held or self._bound()
            self._held = None
            self._port = sock.getsockname()[1]
            self._listening = await asyncio.start_server(self._serve, sock=sock, limit=1 << 24)

    def _vanish(self, *, but: asyncio.StreamWriter | None = None) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
            self._held = self._bound()  # bound and not listening: refuses, and nobody else gets the port
        for writer in self._open - {but}:
            _reset(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                while await self._serve_one(reader, writer):
                    pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Serve one request; whether the connection stays."""
        asked = await _read(reader)
        if self._faults:
            asked.fault = self._faults.popleft()
        elif self.rule is not None:
            asked.fault = self.rule(asked)
        self.asked.append(asked)
        await asyncio.sleep(self.latency)
        vanishing = bool(self._faults) and self._faults[0] is Fault.REFUSED
        if vanishing:
            self._faults.popleft()
            self._vanish(but=writer)
        fault = asked.fault
        if fault in {Fault.RESET, Fault.REFUSED}:
            _reset(writer)
            return False
        if fault is Fault.SILENCE:
            await reader.read()
            return False
        given = self._given(asked)
        asked.status = None if fault is Fault.RESET_AFTER else given.status
        if fault is Fault.RESET_AFTER:
            _reset(writer)
            return False
        whole = await _send(given, asked, reader, writer, self.drip)
        return whole and not vanishing

    def _given(self, asked: Asked) -> Given:
        """What is to be sent."""
        fault = asked.fault
        if fault is None or fault in WORKED:
            return self._worked(asked)
        if fault in {Fault.POLICY, Fault.QUOTA}:
            return self.vendor.policy(asked) if fault is Fault.POLICY else self.vendor.quota(asked)
        if fault in _REDIRECTS:
            return Given(302, headers=(("Location", _REDIRECTS[fault]),))
        if fault in {Fault.RATE_LIMITED_SECONDS, Fault.RATE_LIMITED_DATE}:
            later = formatdate(time() + RETRY_AFTER, usegmt=True)
            after = str(RETRY_AFTER) if fault is Fault.RATE_LIMITED_SECONDS else later
            refused = self.vendor.error(429, asked)
            return Given(429, refused.body, refused.media_type, (*refused.headers, ("Retry-After", after)))
        return self.vendor.error(fault.value, asked)

    def _worked(self, asked: Asked) -> Given:
        """What the vendor made, or what is sent instead of it."""
        fault = asked.fault
        try:
            well = self.vendor.answer(asked)
        except Exception as error:  # noqa: BLE001  whatever it is, the test has to hear of it
            self._errors.append(error)
            return Given(500)
        junk = _JUNK.get(fault) if fault is not None else None
        if junk is None or not 200 <= well.status < 300:
            return well
        streamed = well.pieces is not None and fault is not Fault.PAGE
        return Given(
            well.status,
            media_type="text/html" if fault is Fault.PAGE else well.media_type,
            body=b"" if streamed else junk,
            pieces=events_of(junk) if streamed else None,
        )


_JUNK = {
    Fault.INVALID_JSON: b'{"id": "x", "choices": [{"mess',
    Fault.OTHER_SCHEMA: b'{"hello": ["world", 1]}',
    Fault.PAGE: b"<!DOCTYPE html><html><title>Welcome</title><p>Please sign in.</html>",
}
_REDIRECTS = {
    Fault.REDIRECT_PRIVATE: "http://169.254.169.254/latest/meta-data/",
    Fault.REDIRECT_FILE: "file:///etc/passwd",
}


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ", 2)
    fields = (line.split(":", 1) for line in head[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, value in fields}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    parts = urlsplit(target)
    return Asked(method, parts.path, parse_qs(parts.query), headers, body)


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close so that the other side hears RST, not FIN."""
    sock = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):  # it may be closed already
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def _head(given: Given, *framing: str) -> bytes:
    phrase = HTTPStatus(given.status).phrase if given.status in HTTPStatus._value2member_map_ else "Odd"
    lines = (f"HTTP/1.1 {given.status} {phrase}", f"Content-Type: {given.media_type}")
    return "\r\n".join((*lines, *(f"{name}: {value}" for name, value in given.headers), *framing, "", "")).encode()


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return (f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces)


async def _send(
    given: Given, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, drip: float
) -> bool:
    """Send an answer as its fault wants it; whether the connection stays."""
    fault = asked.fault
    if fault in {Fault.ENDLESS, Fault.BOMB}:
        await _flood(given, writer, packed=fault is Fault.BOMB)
        return False
    if given.pieces is None:
        claimed = any(name == "Content-Length" for name, _ in given.headers)
        writer.write(_head(given, *(() if claimed else (f"Content-Length: {len(given.body)}",))))
        parts = [given.body[: len(given.body) // 2], given.body[len(given.body) // 2 :]]
    else:
        writer.write(_head(given, "Transfer-Encoding: chunked"))
        half = len(given.pieces) // 2
        parts = [b"".join(_chunks(given.pieces[:half])), b"".join((*_chunks(given.pieces[half:]), b"0\r\n\r\n"))]
    if fault is Fault.DRIP:
        for number in b"".join(parts):
            writer.write(bytes([number]))
            await writer.drain()
            await asyncio.sleep(drip)
        return True
    writer.write(parts[0])
    await writer.drain()
    if fault is Fault.STALL:
        await reader.read()
    if fault is Fault.RESET_MIDWAY:
        await asyncio.sleep(0.05)  # a reset overtakes what the other side has not read yet
        _reset(writer)
    if fault in {Fault.STALL, Fault.RESET_MIDWAY, Fault.HALF_BODY}:
        return False
    writer.write(parts[1])
    await writer.drain()
    return True


async def _flood(given: Given, writer: asyncio.StreamWriter, *, packed: bool) -> None:
    """Send until the other side has had enough; packed: some thousand times less than it unpacks to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    framing = ("Content-Encoding: gzip",) if packed else ()
    writer.write(_head(Given(media_type=given.media_type), "Transfer-Encoding: chunked", *framing))
    sent = 0
    while sent < FLOOD:
        piece = packer.compress(_SPACES) if packed else _SPACES
        writer.write(b"".join(_chunks([piece] if piece else [])))
        await writer.drain()
        sent += len(_SPACES)


FLOOD = 2 << 30
"""Bytes after which even an endless answer breaks off."""
_SPACES = b" " * (1 << 16)
