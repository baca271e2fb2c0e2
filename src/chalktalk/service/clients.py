"""Whom a request comes from: who connects, or who a trusted proxy says that it speaks for."""

from collections.abc import Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

from chalktalk.service.options import ServiceOptions

Address = IPv4Address | IPv6Address

NETWORK_BITS = 64
"""Of an IPv6 address: what lies behind them is one household's (RFC 6177), which can send from any of it."""


def client_of(connection: HTTPConnection, options: ServiceOptions) -> str:
    """The address that requests are counted by.

    A header says what its sender likes, so it is read from its end, where the proxies wrote that are trusted: the first
    address from there that is no such proxy's is the client's.
    """
    peer = connection.client.host if connection.client else ""
    address = _address(peer)
    if options.proxies and address is not None and _trusted(address, options):
        for told in _told(connection, options.forwarded_header):
            before = _address(told)
            if before is None:
                break
            address = before
            if not _trusted(before, options):
                break
    return peer if address is None else _counted(address)


def _told(connection: HTTPConnection, header: str) -> Iterator[str]:
    """What a header says of whom requests came through, the last first."""
    entries = [entry for line in connection.headers.getlist(header) for entry in line.split(",")]
    for entry in reversed(entries):
        yield _node(entry) if header == "forwarded" else entry.strip()


def _node(element: str) -> str:
    """The `for` of an element of `Forwarded` (RFC 7239, section 4)."""
    for pair in element.split(";"):
        name, _, value = pair.strip().partition("=")
        if name.lower() == "for":
            return value.strip().strip('"')
    return ""


@lru_cache(maxsize=4096)
def _address(text: str) -> Address | None:
    """An address as headers have it, with or without brackets and port."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


@lru_cache(maxsize=4096)
def _counted(address: Address) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK_BITS), strict=False))
    return str(address)


def _trusted(address: Address, options: ServiceOptions) -> bool:
    return any(address in network for network in options.proxies if network.version == address.version)
