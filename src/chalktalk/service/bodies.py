"""Bodies of requests, read within limits of size, time and shape; what a sender says of their length is not believed."""

import asyncio
import json
import math
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from chalktalk.documents.base import Document
from chalktalk.service.options import ServiceOptions
from chalktalk.service.problems import Fault, ProblemError

D = TypeVar("D", bound=Document)

MOST_VALUES = 50_000
"""In a body of JSON; a direction has some hundred, its embedding another thousand."""
MOST_FIELDS, MOST_FILES, LONGEST_FIELD = 12, 2, 1 << 20
"""Of a form; bytes of a field. The longest is a direction that is to be changed."""
NOT_WORDS = ("duration", "context")
"""Fields of a form that are read as JSON."""
MOST_FAULTS = 20
"""Told of one request."""
LARGEST_NUMBER = 2**53
"""Beyond that, not every program that reads JSON has the same number (RFC 8259, section 6)."""


class Held:
    """How many bytes of bodies are in memory, of all requests together."""

    def __init__(self, most: int) -> None:
        self._left = most

    @contextmanager
    def account(self) -> Iterator["Account"]:
        """For one request."""
        account = Account(self)
        try:
            yield account
        finally:
            self._left += account.taken

    def take(self, count: int) -> None:
        """Count some bytes more.

        Raises:
            ProblemError: if they are too many.
        """
        if count > self._left:
            raise busy("more is being sent to the service at the same time than it can hold")
        self._left -= count


class Account:
    """What one request holds."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.taken = 0

    def take(self, count: int) -> None:
        """Count some bytes more."""
        self._held.take(count)
        self.taken += count


def busy(detail: str, seconds: int = 5) -> ProblemError:
    """The problem that there is too much to do."""
    return ProblemError("busy", detail, hints=("try again in a moment",), headers={"Retry-After": str(seconds)})


def media_type(request: Request) -> str:
    """What a body is said to be, without parameters.

    Raises:
        ProblemError: if it is packed.
    """
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        hints = ("send it as it is, without Content-Encoding",)
        raise ProblemError("unknown_media_type", "packed bodies are not read", hints=hints)
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def pieces(request: Request, most: int, options: ServiceOptions) -> AsyncIterator[bytes]:
    """A body as it comes in.

    Raises:
        ProblemError: if it is too large, or too slow.
        ClientDisconnect: if the sender has gone.
    """
    claimed = request.headers.get("content-length", "")
    if claimed.isdecimal() and int(claimed[:20]) > most:
        raise _too_large(most)
    clock = asyncio.get_running_loop().time
    deadline, count, stream = clock() + options.reading_seconds, 0, aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout_at(min(deadline, clock() + options.idle_seconds)):
                piece = await anext(stream, None)
        except TimeoutError:
            hints = (f"send it within {options.reading_seconds:g} seconds, without long pauses",)
            raise ProblemError("slow_sender", "the body of the request did not come in time", hints=hints) from None
        if piece is None:
            return
        count += len(piece)
        if count > most:
            raise _too_large(most)
        yield piece


async def read_json(request: Request, shape: type[D], options: ServiceOptions, account: Account) -> D:
    """A body that is JSON.

    Raises:
        ProblemError: if it is none, or not as it has to be.
    """
    body = bytearray()
    async for piece in pieces(request, options.most_json, options):
        account.take(len(piece))
        body += piece
    return validated(bytes(body), shape)


def validated(body: bytes, shape: type[D]) -> D:
    """A document of the words of a request.

    Raises:
        ProblemError: if they are no JSON, or not as it has to be.
    """
    if body.count(b",") + body.count(b"[") + body.count(b"{") > MOST_VALUES:
        hints = ("send what the interface describes, and nothing beside it",)
        raise ProblemError("too_large", f"the body has more than {MOST_VALUES} values", hints=hints)
    try:
        _refuse_numbers(from_json(body, allow_inf_nan=False, cache_strings="none"))
    except ValueError as fault:
        hints = ("send JSON in UTF-8 (RFC 8259)",)
        raise ProblemError("malformed", f"the body is no JSON: {fault}", hints=hints) from None
    try:
        return _strictly(body, shape)
    except ValidationError as fault:
        raise _invalid(fault) from None


def _strictly(body: bytes, shape: type[D]) -> D:
    """A document, without guessing: `"5"` is no number. But 1.0 is an integer, as JSON Schema has it."""
    try:
        return shape.model_validate_json(body, strict=True)
    except ValidationError as fault:
        if not any(one["type"] == "int_type" for one in fault.errors(include_url=False, include_context=False)):
            raise
    return shape.model_validate_json(json.dumps(_whole(json.loads(body))), strict=True)


def _whole(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    match value:
        case dict():
            return {name: _whole(one) for name, one in value.items()}
        case list():
            return [_whole(one) for one in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


async def read_form(request: Request, options: ServiceOptions) -> FormData:
    """A body that is a form; its files are in temporary ones.

    Raises:
        ProblemError: if it is none, or has too much in it.
    """
    stream = pieces(request, options.most_form, options)
    parser = MultiPartParser(
        Headers(raw=request.headers.raw),
        stream,  # type: ignore[arg-type]  a generator is one that is iterated over
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=LONGEST_FIELD,
    )
    try:
        return await parser.parse()
    except MultiPartException as fault:
        hints = (f"send at most {MOST_FIELDS} fields and {MOST_FILES} files as multipart/form-data (RFC 7578)",)
        raise ProblemError("malformed", f"the form cannot be read: {fault.message}", hints=hints) from None
    except KeyError:
        raise ProblemError("malformed", "the form cannot be read") from None


def fields_of(form: FormData, shape: type[D], files: tuple[str, ...]) -> tuple[D, dict[str, UploadFile]]:
    """A form's fields as a document, and its files by name.

    Words stand as they are, numbers and objects as in JSON; a file's field may hold an address instead of a file.

    Raises:
        ProblemError: if a field is not as it has to be.
    """
    given: dict[str, Any] = {}
    uploads: dict[str, UploadFile] = {}
    for name, value in form.multi_items():
        if name in given or name in uploads:
            raise _wrong(name, "is given twice")
        if isinstance(value, UploadFile):
            if name not in files:
                raise _wrong(name, "is no field for a file")
            if value.size:
                uploads[name] = value
        elif value:
            given[name] = _read_field(name, value, files)
    return validated(json.dumps(given).encode(), shape), uploads


def _read_field(name: str, value: str, files: tuple[str, ...]) -> Any:  # noqa: ANN401  JSON's
    if name in files:
        return {"url": value}
    if name not in NOT_WORDS:
        return value
    with suppress(ValueError):
        read = from_json(value, allow_inf_nan=False)
        if read is not None:
            return read
    raise _wrong(name, "is not as JSON has it")


def _refuse_numbers(value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Look for numbers that other programs would not read, or that are none.

    Raises:
        ValueError: if there is one.
    """
    left = [value]
    while left:
        match left.pop():
            case dict() as one:
                left.extend(one.values())
            case list() as one:
                left.extend(one)
            case bool():
                pass
            case int() | float() as one if not math.isfinite(one) or (
                isinstance(one, int) and abs(one) > LARGEST_NUMBER
            ):
                raise ValueError("a number in it is too large")


def _invalid(fault: ValidationError) -> ProblemError:
    found = fault.errors(include_url=False, include_context=False, include_input=False)
    errors = tuple(Fault(field=".".join(map(str, one["loc"])), message=one["msg"]) for one in found[:MOST_FAULTS])
    first = errors[0]
    where = f"{first.field}: " if first.field else ""
    hints = ("see /docs or /openapi.json for what can be asked",)
    return ProblemError("invalid", f"{where}{first.message}", hints=hints, errors=errors)


def _wrong(name: str, what: str) -> ProblemError:
    name = name[:100]
    return ProblemError("invalid", f"{name} {what}", errors=(Fault(field=name, message=what),))


def _too_large(most: int) -> ProblemError:
    hints = ("send a smaller picture or film", "or its address, as url")
    return ProblemError("too_large", f"the body has more than {most >> 20} MiB", hints=hints)


__all__ = [
    "Account",
    "ClientDisconnect",
    "Held",
    "busy",
    "fields_of",
    "media_type",
    "pieces",
    "read_form",
    "read_json",
    "validated",
]
