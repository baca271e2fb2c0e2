"""References of requests: fetched or decoded, told by content, and laid where workers read them, while they are needed."""

import asyncio
import base64
import binascii
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
from starlette.datastructures import UploadFile

from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import CreativeBrief, Medium, Reference
from chalktalk.engine import Store
from chalktalk.errors import ExpiredError, ForbiddenError, ProviderError, SlowError, UnreachableError
from chalktalk.providers.guarded import fetch
from chalktalk.service.asked import ByAddress, Given, Inline
from chalktalk.service.problems import ProblemError
from chalktalk.service.sniffing import kind_of, passenger_of

BYTES_LOOKED_AT = 4096
"""From its beginning, to tell what a file is."""
SMALL = 1 << 16
"""Bytes that are decoded at once; more is decoded in a thread."""


class References:
    """Files that requests came with, each kept as long as somebody needs it.

    Args:
        store: A store of their own, in a folder that is swept when its process is gone.
        client: A guarded one, for addresses.
    """

    def __init__(self, store: Store, client: httpx.AsyncClient) -> None:
        self._store = store
        self._client = client
        self._users: Counter[str] = Counter()

    @contextmanager
    def in_use(self, brief: CreativeBrief) -> Iterator[None]:
        """Keep a brief's files while inside; who is the last to leave removes them."""
        digests = [one.blob.digest for one in (brief.image, brief.video) if one is not None]
        self._users.update(digests)
        try:
            yield
        finally:
            self._users.subtract(digests)
            for digest in digests:
                self._leave(digest)

    @asynccontextmanager
    async def from_request(
        self, given: dict[str, Given], uploads: dict[str, UploadFile]
    ) -> AsyncIterator[dict[str, Reference]]:
        """References by field, to be used inside.

        Raises:
            ProblemError: if one cannot be had, or is of a type that is not read.
        """
        kept: dict[str, Reference] = {}
        try:
            for name, one in given.items():
                kept[name] = await self._received(name, one)
            for name, upload in uploads.items():
                kept[name] = await asyncio.to_thread(self._copied, name, upload)
            yield kept
        finally:
            for one in kept.values():
                self._users[one.blob.digest] -= 1
                self._leave(one.blob.digest)

    async def _received(self, name: str, given: Given) -> Reference:
        match given:
            case ByAddress(url=url):
                data = await self._fetched(name, url)
            case Inline(base64=text):
                data = _decoded(name, text) if len(text) < SMALL else await asyncio.to_thread(_decoded, name, text)
        return await asyncio.to_thread(self._put, name, data)

    async def _fetched(self, name: str, url: str) -> bytes:
        try:
            return (await fetch(self._client, url, accept="image/*, video/*")).content
        except ProviderError as fault:
            raise _fetching_problem(name, fault) from fault

    def _put(self, name: str, data: bytes) -> Reference:
        kind = _checked_kind(name, data[:BYTES_LOOKED_AT])
        _refuse_passengers(name, data)
        return self._used(name, lambda: self._store.put(data, kind))

    def _copied(self, name: str, upload: UploadFile) -> Reference:
        upload.file.seek(0)
        kind = _checked_kind(name, upload.file.read(BYTES_LOOKED_AT))
        upload.file.seek(0)
        _refuse_passengers(name, upload.file.read())
        upload.file.seek(0)
        with self._store.scratch() as folder:
            path = folder / "upload"
            with path.open("wb") as file:
                shutil.copyfileobj(upload.file, file, 1 << 20)
            return self._used(name, lambda: self._store.put_file(path, kind))

    def _used(self, name: str, keep: Callable[[], Blob]) -> Reference:
        blob = keep()
        self._users[blob.digest] += 1
        # Its own name would find its way into an answer that is remembered for others.
        return Reference(blob=blob, name=name)

    def _leave(self, digest: str) -> None:
        if self._users[digest] <= 0:
            del self._users[digest]
            self._store.blob_path(digest).unlink(missing_ok=True)
            self._store.doubt(digest)


def _decoded(name: str, text: str) -> bytes:
    try:
        return base64.b64decode(text.translate({9: None, 10: None, 13: None, 32: None}), validate=True)
    except (binascii.Error, ValueError):
        hints = ("encode it as RFC 4648, section 4, has it: A-Z a-z 0-9 + / and = at the end",)
        raise ProblemError("invalid", f"{name}.base64 is no Base64", hints=hints) from None


def _refuse_passengers(name: str, data: bytes) -> None:
    """Refuse a file that is something else at the same time.

    Raises:
        ProblemError: if it is.
    """
    passenger = passenger_of(data)
    if passenger is not None:
        hints = ("open it and save it again, which leaves the rest behind",)
        raise ProblemError("reference_unusable", f"{name} is {passenger} at the same time", hints=hints)


def _checked_kind(name: str, head: bytes) -> str:
    """The media type of a reference.

    Raises:
        ProblemError: if it is none that fits the field.
    """
    kind = kind_of(head)
    if kind is None:
        hints = (_WANTED[Medium.PICTURE if name == "image" else Medium.FILM],)
        raise ProblemError(
            "reference_not_found", f"{name} holds nothing that is known as a picture or a film", hints=hints
        )
    if kind.medium is None:
        hints = (_WANTED[Medium.PICTURE if name == "image" else Medium.FILM],)
        raise ProblemError("reference_unsupported", f"{name} is {kind.name}, which is not read", hints=hints)
    if (kind.medium is Medium.PICTURE) is not (name == "image"):
        other = "image" if name == "video" else "video"
        raise ProblemError("reference_unusable", f"{name} is {kind.name}", hints=(f"give it as {other}",))
    return kind.media_type


_WANTED = {
    Medium.PICTURE: "give a PNG, JPEG, WebP, GIF, BMP or TIFF picture",
    Medium.FILM: "give an MP4, MOV, WebM, Matroska, AVI or MPEG film",
}


def _fetching_problem(name: str, fault: ProviderError) -> ProblemError:
    """Why something could not be fetched."""
    match fault:
        case ForbiddenError() if "MiB" in fault.message:
            return ProblemError("too_large", f"{name}: {fault.message}", hints=("give a smaller file",))
        case ForbiddenError():
            hints = ("give a public http or https address, or send the file itself",)
            return ProblemError("reference_forbidden", f"{name}: {fault.message}", hints=hints)
        case ExpiredError():
            return ProblemError("reference_not_found", f"{name}: {fault.message}", hints=("check the address",))
        case UnreachableError() if "no address" in fault.message:
            return ProblemError("reference_not_found", f"{name}: {fault.message}", hints=("check the address",))
        case SlowError():
            return ProblemError("upstream_slow", f"{name}: {fault.message}", hints=("send the file itself",))
        case _:
            return ProblemError("upstream_failed", f"{name}: {fault.message}", hints=("send the file itself",))
