"""Which network addresses may be asked: the public ones, each checked as it is connected to."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore

from chalktalk.errors import ForbiddenError, UnreachableError

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Gives all addresses of a host, as numbers."""

_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out to be reached from everywhere (RFC 4291, section 2.4)."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as IPv6-only networks reach them (RFC 6052)."""
_SPECIAL = tuple(ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32"))
"""Of the registers of special addresses (RFC 6890), what `ipaddress` lets pass in some versions."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address leads out into the world, and not to this machine, its network, or a cloud's own services."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        if address not in _UNICAST or address.sixtofour is not None or address.teredo is not None:
            return False
    special = any(address in network for network in _SPECIAL if network.version == address.version)
    return address.is_global and not address.is_multicast and not special


async def resolved(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host, as the machine's resolver tells them.

    Raises:
        UnreachableError: if there is no such host.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreachableError(f"there is no address of {host}", hints=("is this machine online?",)) from None
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Connects to public addresses alone.

    A host is resolved once, all its addresses are checked, and the connection is made to an address that was checked: a
    name that resolves to something else the next moment gains nothing by it.
    """

    def __init__(self, dialling: httpcore.AsyncNetworkBackend, resolver: Resolver = resolved) -> None:
        self._dialling = dialling
        self._resolver = resolver

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  as httpcore has it
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that takes the connection.

        Raises:
            ForbiddenError: if any of the host's addresses is not public.
            UnreachableError: if it has none.
        """
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolver(host, port)
        except TimeoutError:
            raise httpcore.ConnectTimeout from None
        if not addresses or not all(is_public(ip_address(address)) for address in addresses):
            raise ForbiddenError(
                f"{host} is an address inside this machine's own network, where nothing may be fetched"
            )
        refused: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                return await self._dialling.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as fault:
                refused = fault
        assert refused is not None
        raise refused

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._dialling.sleep(seconds)
