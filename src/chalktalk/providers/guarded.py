"""The one HTTP client: where a request may go, how much of an answer is taken, and how long that may last.

The user's own configured origins are trusted wherever they lie; any other host must have public addresses alone. There
are no proxies from the environment: a proxy resolves names itself, and then nobody would check what they resolve to.
Who is behind one configures the address of a gateway. Connections are not kept: one that the server has just given up
cannot be told from a request that was lost on its way and may have been paid for.
"""

import asyncio
import zlib
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext

import httpcore
import httpx

from chalktalk.errors import (
    BrokenAnswerError,
    ExpiredError,
    ForbiddenError,
    MisaskedError,
    OverloadedError,
    ProviderError,
    RateLimitedError,
    SlowError,
    UnreachableError,
)
from chalktalk.providers.addresses import PublicOnly, Resolver, resolved

Origin = tuple[str, str, int]
"""Scheme, host, port."""

_PORTS = {"http": 80, "https": 443}
MOST_HOPS = 5
"""Redirects followed."""
_GZIP = 31
"""Window bits with which zlib reads gzip (its manual, `inflateInit2`)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is taken, and how long it may last."""

    most_bytes: int = 64 << 20
    """Of an answer, unpacked."""
    most_text_bytes: int = 16 << 20
    """The same, of JSON, event streams and other text."""
    connecting: float = 10.0
    """Seconds until there is a connection."""
    between: float = 120.0
    """Seconds between one byte and the next; the first one too, for which painters take more than a minute."""
    total: float = 600.0
    """Seconds for all of it."""

    def most(self, media_type: str) -> int:
        """Bytes that an answer of this type may have."""
        texts = ("text/", "application/json", "application/x-ndjson")
        return self.most_text_bytes if media_type.startswith(texts) else self.most_bytes


def origin_of(address: str | httpx.URL) -> Origin:
    """Where an address leads, without path and user.

    Raises:
        ForbiddenError: if it is no http or https address.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, TypeError, ValueError):
        raise ForbiddenError("what should be an address is none") from None
    if url.scheme not in _PORTS or not url.host:
        raise ForbiddenError(f"only http and https addresses are fetched, not {url.scheme or 'such'}:")
    return url.scheme, url.host, url.port or _PORTS[url.scheme]


def guarded_client(
    *trusted: str,
    limits: Limits = Limits(),
    dialling: httpcore.AsyncNetworkBackend | None = None,
    resolver: Resolver = resolved,
) -> httpx.AsyncClient:
    """A client that goes nowhere it should not, and takes no more than it should.

    It raises errors of the tree in `chalktalk.errors` where httpx would raise its own, and follows no redirects: no
    vendor's interface has any, and keys would go with them. `fetch` follows them.

    Args:
        trusted: Addresses whose origins the user configured; they may be private.
        limits: Of size and time.
        dialling: Who makes connections.
        resolver: Who finds a host's addresses.
    """
    origins = frozenset(origin_of(address) for address in trusted)
    guard = _Guard(origins, limits, dialling or httpcore.AnyIOBackend(), resolver)
    timeout = httpx.Timeout(limits.between, connect=limits.connecting, pool=limits.total)
    headers = {"Accept-Encoding": "gzip", "User-Agent": "chalktalk"}
    return httpx.AsyncClient(transport=guard, timeout=timeout, headers=headers, trust_env=False)


class _Guard(httpx.AsyncBaseTransport):
    """Sends requests, and watches what comes back."""

    def __init__(
        self,
        trusted: frozenset[Origin],
        limits: Limits,
        dialling: httpcore.AsyncNetworkBackend,
        resolver: Resolver,
    ) -> None:
        self._trusted = trusted
        self._limits = limits
        self._own = _pool(dialling)
        self._public = _pool(PublicOnly(dialling, resolver))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and open its answer."""
        origin = origin_of(request.url)
        pool = self._own if origin in self._trusted else self._public
        deadline = asyncio.get_running_loop().time() + self._limits.total
        url = request.url
        sending = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            async with asyncio.timeout_at(deadline):
                answer = await pool.handle_async_request(sending)
        except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.TimeoutException, TimeoutError) as fault:
            raise _error_from(fault, url.host) from None
        body = _Body(answer, url.host, self._limits, deadline)
        packed = (b"content-encoding", b"content-length") if body.packed else ()
        headers = [(name, value) for name, value in answer.headers if name.lower() not in packed]
        return httpx.Response(answer.status, headers=headers, stream=body, extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._own.aclose()
        await self._public.aclose()


class _Body(httpx.AsyncByteStream):
    """An answer's body, unpacked here, so that its size is limited here."""

    def __init__(self, answer: httpcore.Response, host: str, limits: Limits, deadline: float) -> None:
        headers = {name.lower(): value.decode("latin-1") for name, value in answer.headers}
        self._answer = answer
        self._host = host
        self._deadline = deadline
        self._most = limits.most(headers.get(b"content-type", ""))
        self._coding = headers.get(b"content-encoding", "identity").strip().lower()
        self._good = 200 <= answer.status < 300
        length = headers.get(b"content-length", "")
        self._claimed = int(length) if length.isdecimal() else 0
        self.packed = self._coding != "identity"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        inflater = self._inflater()
        left = self._most
        if self._claimed > left:
            raise self._too_large()
        assert isinstance(self._answer.stream, AsyncIterable)
        pieces = aiter(self._answer.stream)
        while (piece := await self._next(pieces)) is not None:
            for part in self._unpacked(inflater, piece) if inflater else (piece,):
                left -= len(part)
                if left < 0:
                    raise self._too_large()
                yield part
        if inflater and not inflater.eof:
            raise BrokenAnswerError(f"{self._host} sent only part of its packed answer", paid=self._good)

    def _too_large(self) -> ForbiddenError:
        told = f"{self._host} sends more than the {self._most >> 20} MiB that are taken"
        return ForbiddenError(told, paid=self._good)

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        try:
            async with asyncio.timeout_at(self._deadline):
                return await anext(pieces, None)
        except httpcore.RemoteProtocolError:
            raise BrokenAnswerError(f"{self._host} sent only part of its answer", paid=self._good) from None
        except (httpcore.NetworkError, httpcore.TimeoutException, TimeoutError) as fault:
            raise _error_from(fault, self._host) from None

    def _inflater(self) -> "zlib._Decompress | None":
        if self._coding not in {"identity", "gzip", "x-gzip"}:
            raise BrokenAnswerError(f"{self._host} packed its answer as nobody asked it to", paid=self._good)
        return zlib.decompressobj(_GZIP) if self.packed else None

    def _unpacked(self, inflater: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
        """A piece unpacked, a little at a time, so that it stops when it is too much."""
        while piece:
            try:
                yield inflater.decompress(piece, _PIECE)
            except zlib.error:
                raise BrokenAnswerError(f"{self._host} sent damaged packed data", paid=self._good) from None
            piece = inflater.unconsumed_tail

    async def aclose(self) -> None:
        """Close the connection."""
        await self._answer.aclose()


_PIECE = 1 << 20
"""Bytes unpacked at a time."""


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context()


def _pool(dialling: httpcore.AsyncNetworkBackend) -> httpcore.AsyncConnectionPool:
    return httpcore.AsyncConnectionPool(
        ssl_context=_certificates(), max_connections=100, max_keepalive_connections=0, network_backend=dialling
    )


def _error_from(fault: Exception, host: str) -> ProviderError:
    """What became of a request, in our words; httpcore's own may quote headers."""
    match fault:
        case httpcore.ConnectTimeout() | httpcore.PoolTimeout():
            return SlowError(f"{host} takes no connection in time", paid=False)
        case httpcore.ConnectError():
            hint = "is the server running, and this machine online?"
            return UnreachableError(f"there is no connection to {host}", hints=(hint,), paid=False)
        case httpcore.LocalProtocolError():
            return MisaskedError(f"the request to {host} has a header that HTTP does not allow", paid=False)
        case httpcore.TimeoutException() | TimeoutError():
            return SlowError(f"{host} did not answer in time", paid=None)
        case _:
            return UnreachableError(f"the connection to {host} broke off", paid=None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lies at an address."""

    content: bytes
    media_type: str
    """As the server says, in lower case and without parameters; empty if it does not."""
    url: str
    """Where it was in the end."""


async def fetch(client: httpx.AsyncClient, address: str, *, accept: str = "*/*", paid: bool | None = False) -> Fetched:
    """Fetch a page or a picture, without any key, following at most `MOST_HOPS` redirects.

    Args:
        client: A guarded one.
        address: Where it lies.
        accept: Media types, as the header has them.
        paid: Whether what lies there has been paid for already; said of every fault.

    Raises:
        ExpiredError: if it is gone, or no longer to be had (storage answers 403 when a signature is too old).
        ForbiddenError: if it lies where nothing may be fetched, is led there, or is larger than may be taken.
        ProviderError: of other kinds, if the server is not there, slow, or says that it cannot.
    """
    try:
        url = httpx.URL(address)
        for _ in range(MOST_HOPS + 1):
            origin_of(url)
            async with client.stream("GET", url, headers={"Accept": accept}, follow_redirects=False) as answer:
                if answer.is_redirect:
                    url = url.join(answer.headers["location"])
                    continue
                if not answer.is_success:
                    raise _fetch_error(answer)
                media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
                return Fetched(await answer.aread(), media_type, str(url))
        raise BrokenAnswerError(f"{url.host} leads from one address to the next without end")
    except (httpx.InvalidURL, ValueError):
        raise ForbiddenError("what should be an address is none", paid=paid) from None
    except ProviderError as fault:
        fault.paid = paid
        raise


def _fetch_error(answer: httpx.Response) -> ProviderError:
    status, told = answer.status_code, f"{answer.url.host} answers {answer.status_code}"
    if status == 429:
        return RateLimitedError(told)
    if status == 408 or status >= 500:
        return OverloadedError(told)
    return ExpiredError(f"what lay at {answer.url.host} is not to be had ({status})")
