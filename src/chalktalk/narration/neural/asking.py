"""Asking a server for a file, or for the rest of one: over https, and to this machine itself also without."""

import re
from http.client import HTTPMessage, HTTPResponse, InvalidURL
from ipaddress import ip_address
from typing import IO
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from chalktalk import __version__
from chalktalk.errors import OptionError

STILL = 30
"""Seconds without a byte after which the line counts as broken."""


def ask(address: str, begin: int) -> HTTPResponse:
    """A server's answer to a request for a file from a byte on; to be closed.

    Raises:
        OptionError: if the address, or one the server sends us on to, is not safe.
        HTTPError: if the server refuses.
        URLError: if there is no way to it.
    """
    _check_address(address)
    headers = {"User-Agent": f"chalktalk/{__version__}", "Accept-Encoding": "identity"}
    if begin:
        headers["Range"] = f"bytes={begin}-"
    try:
        answer = _opener(address).open(Request(address, headers=headers), timeout=STILL)  # noqa: S310  checked above
    except (ValueError, InvalidURL):  # spaces, letters that no address has
        raise _unsafe(address) from None
    assert isinstance(answer, HTTPResponse)
    return answer


def _opener(address: str) -> OpenerDirector:
    handlers = (ProxyHandler({}), _SafeRedirects()) if _is_this_machine(address) else (_SafeRedirects(),)
    return build_opener(*handlers)


class _SafeRedirects(HTTPRedirectHandler):
    """Follows a server elsewhere only over https."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to make instead."""
        _check_address(newurl, local=_is_this_machine(req.full_url))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check_address(address: str, *, local: bool = True) -> None:
    """See that an address is of https, or, if that is allowed, of this machine itself."""
    try:
        parts = urlsplit(address)
        secure = parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        raise _unsafe(address) from None
    if not secure and not (local and parts.scheme == "http" and _is_this_machine(address)):
        raise _unsafe(address)


def _unsafe(address: str) -> OptionError:
    return OptionError(f"{address} is no https address", hints=("voices are fetched over https only",))


def _is_this_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def first_byte(answer: HTTPResponse) -> int:
    """The byte at which a part of a file begins, or -1 if the server does not say."""
    match = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return int(match[1]) if match else -1


def total_bytes(answer: HTTPResponse, begin: int) -> int | None:
    """How many bytes the whole file has, of which the answer brings those from `begin` on, if the server says."""
    length = answer.headers.get("Content-Length", "")
    return begin + int(length) if length.isdecimal() else None
