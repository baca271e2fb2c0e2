"""References of requests: fetched or decoded, told by content, and kept where workers read them while needed."""

import asyncio
import base64
import binascii
import hashlib
import os
import threading
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

import httpx
from starlette.datastructures import UploadFile

from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import CreativeBrief, Medium, Reference
from chalktalk.engine import Store
from chalktalk.errors import ExpiredError, ForbiddenError, ProviderError, SlowError, UnreachableError
from chalktalk.providers.guarded import fetch
from chalktalk.service.asked import ByAddress, Given
from chalktalk.service.bodies import Account
from chalktalk.service.problems import ProblemError
from chalktalk.sniffing import kind_of, passenger_of

BYTES_LOOKED_AT = 4096
"""From its beginning, to tell what a file is."""
MOST_FETCHED = 4
"""References that are fetched at the same time, of all requests together."""


class References:
    """Files that requests came with, each kept as long as somebody needs it.

    Args:
        store: A store of their own, in a folder that is swept when its process is gone.
        client: A guarded one, for addresses.
        judges: The store out of which judges are sent pictures, on the same disk; None where nobody judges.
    """

    def __init__(self, store: Store, client: httpx.AsyncClient, judges: Store | None) -> None:
        self._store = store
        self._client = client
        self._judges = judges
        self._lent: set[str] = set()
        self._changing = threading.Lock()
        self._fetching = asyncio.Semaphore(MOST_FETCHED)
        self._users: Counter[str] = Counter()
        self._made_of: defaultdict[str, set[str]] = defaultdict(set)

    @contextmanager
    def in_use(self, brief: CreativeBrief) -> Iterator[None]:
        """Keep a brief's files while inside; who is the last to leave removes them."""
        digests = [one.blob.digest for one in (brief.image, brief.video) if one is not None]
        with self._changing:
            self._users.update(digests)
        try:
            yield
        finally:
            for digest in digests:
                self._leave(digest)

    @asynccontextmanager
    async def from_request(
        self, given: dict[str, Given], uploads: dict[str, UploadFile], account: Account
    ) -> AsyncIterator[dict[str, Reference]]:
        """References by field, to be used inside.

        Raises:
            ProblemError: if one cannot be had, or is of a type that is not read.
        """
        kept: dict[str, Reference] = {}
        try:
            for name, source in given.items():
                kept[name] = await self._received(name, source, account)
            for name, upload in uploads.items():
                kept[name] = await asyncio.to_thread(self._uploaded, name, upload)
            yield kept
        finally:
            for one in kept.values():
                self._leave(one.blob.digest)

    async def _received(self, name: str, given: Given, account: Account) -> Reference:
        if isinstance(given, ByAddress):
            data = await self._fetched(name, given.url)
            account.take(len(data))
            return await asyncio.to_thread(self._put, name, data)
        return await asyncio.to_thread(lambda: self._put(name, _decoded(name, given.base64)))

    async def _fetched(self, name: str, url: str) -> bytes:
        try:
            async with self._fetching:
                return (await fetch(self._client, url, accept="image/*, video/*")).content
        except ProviderError as fault:
            raise _fetching_problem(name, fault) from fault

    def _uploaded(self, name: str, upload: UploadFile) -> Reference:
        return self._put(name, upload.file.read())

    def _put(self, name: str, data: bytes) -> Reference:
        """Lay a file where workers find it, without flushing: it does not outlive this process."""
        kind = _checked_kind(name, data[:BYTES_LOOKED_AT])
        _refuse_passengers(name, data)
        digest = hashlib.sha256(data).hexdigest()
        path = self._store.blob_path(digest)
        with self._changing:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                partial = path.with_suffix(".partial")
                partial.write_bytes(data)
                partial.replace(path)
            self._users[digest] += 1
            if self._judges is not None and name == "image":
                self._lend(digest, self._judges)
        # Its own name would find its way into an answer that is remembered for others.
        return Reference(blob=Blob(digest=digest, size=len(data), media_type=kind), name=name)

    def keep_with(self, sources: Iterable[str], made: Sequence[str]) -> None:
        """Keep what was made of files of requests, such as a film's contact sheet, as long as those: or not at all."""
        with self._changing:
            owners = self._users.keys() & set(sources)
            for source in owners:
                self._made_of[source].update(made)
            for digest in made:
                if not owners:  # nobody waits for it any longer, and nobody would remove it
                    self._remove(digest)
                elif self._judges is not None:
                    self._lend(digest, self._judges)

    def _lend(self, digest: str, judges: Store) -> None:
        path = judges.blob_path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.link(self._store.blob_path(digest), path)
            self._lent.add(digest)

    def _leave(self, digest: str) -> None:
        with self._changing:
            self._users[digest] -= 1
            if self._users[digest] > 0:
                return
            del self._users[digest]
            for one in (digest, *self._made_of.pop(digest, ())):
                if one not in self._users:
                    self._remove(one)

    def _remove(self, digest: str) -> None:
        self._store.blob_path(digest).unlink(missing_ok=True)
        if digest in self._lent and self._judges is not None:
            self._lent.discard(digest)
            self._judges.blob_path(digest).unlink(missing_ok=True)


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
