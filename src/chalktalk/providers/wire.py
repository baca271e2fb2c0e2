"""Asking over HTTP, as all adapters do it: send, look at the status, read JSON or events. Every fault becomes ours."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from chalktalk.errors import BrokenAnswerError, ForbiddenError, ProviderError, UnauthorisedError
from chalktalk.providers.faults import error_of
from chalktalk.providers.guarded import origin_of
from chalktalk.providers.ports import Access

_MOST_REFUSAL = 1 << 16
"""Bytes that are read of what a vendor says when it refuses."""


class Wire(BaseModel):
    """The base of vendors' answers: what we need of them; whatever else they hold is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


W = TypeVar("W", bound=BaseModel)


def key_of(access: Access) -> str:
    """The key, fit for a header; empty if there is none.

    Raises:
        UnauthorisedError: if it has characters that no key has; a header with them could not be sent.
    """
    key = access.key.get_secret_value().strip() if access.key else ""
    if not (key.isascii() and key.isprintable()):
        raise UnauthorisedError(f"the key for {host_of(access)} has odd characters", hints=("enter it again",))
    return key


def bearer(access: Access) -> dict[str, str]:
    """The header in which most vendors want their key; none without a key."""
    key = key_of(access)
    return {"Authorization": f"Bearer {key}"} if key else {}


def host_of(access: Access) -> str:
    """Whom messages speak of."""
    return httpx.URL(access.url).host


async def send(
    access: Access,
    method: str,
    path: str,
    *,
    headers: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    json: object = None,
    data: Mapping[str, str] | None = None,
    files: Mapping[str, tuple[str, bytes, str]] | None = None,
) -> httpx.Response:
    """Ask, and wait for the whole of a good answer.

    Args:
        access: How the vendor is reached.
        method: Of HTTP.
        path: After the vendor's base, with a slash before it; or a whole address that the vendor named, of its own.
        headers: With the key among them.
        params: The query.
        json: What is sent as JSON.
        data: What is sent as a form.
        files: What is sent as parts of a form: file name, content, media type.

    Raises:
        ProviderError: if there is no answer, not all of it, or none with a status of the 200s.
    """
    address = path if path.startswith(("http:", "https:")) else access.url + path
    if origin_of(address) != origin_of(access.url):
        raise ForbiddenError(f"{host_of(access)} leads elsewhere, where its key must not go")
    asking = access.client.stream(method, address, headers=headers, params=params, json=json, data=data, files=files)
    async with asking as answer:
        if not answer.is_success:
            raise await _refusal(access, answer)
        await answer.aread()
        return answer


async def reach(access: Access) -> None:
    """Find out whether anybody answers at a vendor's address; nothing is asked for, and no key is sent.

    Raises:
        ProviderError: if nobody does.
    """
    async with access.client.stream("GET", access.url):
        pass


async def events(
    access: Access, path: str, *, headers: Mapping[str, str], json: Mapping[str, object]
) -> AsyncGenerator[str, None]:
    """Ask by POST, and give the data of each event of the answer's stream as it comes.

    The format is that of HTML's "server-sent events"; their names are left out, for vendors say in the data what it is.

    Raises:
        ProviderError: as `send` does; also if what comes is no stream of events.
    """
    async with access.client.stream("POST", access.url + path, headers=headers, json=json) as answer:
        if not answer.is_success:
            raise await _refusal(access, answer)
        if not answer.headers.get("content-type", "").startswith("text/event-stream"):
            raise BrokenAnswerError(f"{host_of(access)} did not answer with a stream of events", paid=True)
        data = list[str]()
        async with aclosing(_lines(answer)) as lines:
            async for line in lines:
                label, _, value = line.partition(":")
                if label == "data":
                    data.append(value.removeprefix(" "))
                elif not line and data:
                    yield "\n".join(data)
                    data = []


def read(shape: type[W], body: bytes | str, access: Access) -> W:
    """A vendor's JSON as the part of it that we need.

    Raises:
        BrokenAnswerError: if it is no JSON, or of another shape.
    """
    try:
        return shape.model_validate_json(body)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        lacking = f": {first['type'].replace('_', ' ')}" + (f" at {place}" if place else "")
        raise BrokenAnswerError(f"{host_of(access)} answers what nobody can read{lacking}", paid=True) from None


def error_in(access: Access, body: bytes | str) -> ProviderError:
    """The error that a vendor tells in the middle of a good answer; it may charge for what came before."""
    raw = body.encode() if isinstance(body, str) else body
    return error_of(host_of(access), 200, {}, raw, access.key, paid=None)


async def _refusal(access: Access, answer: httpx.Response) -> ProviderError:
    body = b""
    try:
        async for piece in answer.aiter_bytes():
            body += piece
            if len(body) > _MOST_REFUSAL:
                break
    except ProviderError:  # the status says enough
        body = b""
    return error_of(host_of(access), answer.status_code, answer.headers, body, access.key)


async def _lines(answer: httpx.Response) -> AsyncGenerator[str, None]:
    """Lines by LF or CRLF alone: httpx's own also break at characters that may stand in JSON."""
    rest = b""
    async for piece in answer.aiter_bytes():
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            yield line.removesuffix(b"\r").decode("utf-8", "replace")
