"""The content-addressed store: blobs by digest, written whole or not at all, checked whenever they are read."""

import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chalktalk.documents.base import Blob


class BlobMissingError(Exception):
    """A blob is not in the store, or its bytes no longer match its digest. The runner rebuilds what made it."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"blob {digest} is missing or damaged")
        self.digest = digest

    def __reduce__(self) -> tuple[type["BlobMissingError"], tuple[str]]:
        return (BlobMissingError, (self.digest,))


class StoreClosedError(Exception):
    """Work that was given up still runs in a thread and wants to begin something new."""


class Store:
    """Blobs under one folder, shared by any number of processes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen_sound: dict[str, tuple[int, int, int]] = {}
        self._closed, self._closing = False, threading.Lock()

    def __reduce__(self) -> tuple[type["Store"], tuple[Path]]:
        return (Store, (self.root,))

    def put(self, data: bytes, media_type: str) -> Blob:
        """Keep bytes; the same bytes twice are kept once."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.has(digest):
            self.write(self.blob_path(digest), data)
        return Blob(digest=digest, size=len(data), media_type=media_type)

    def put_file(self, source: Path, media_type: str) -> Blob:
        """Keep a file by moving it in from a `scratch` folder of this store."""
        with source.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = source.stat().st_size
        path = self.blob_path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        source.replace(path)
        return Blob(digest=digest, size=size, media_type=media_type)

    def get(self, digest: str) -> bytes:
        """The bytes of a blob.

        Raises:
            BlobMissingError: if it is not there, or damaged.
        """
        try:
            data = self.blob_path(digest).read_bytes()
        except FileNotFoundError:
            raise BlobMissingError(digest) from None
        if hashlib.sha256(data).hexdigest() != digest:
            self.doubt(digest)
            raise BlobMissingError(digest)
        return data

    def path(self, digest: str) -> Path:
        """The file that holds a blob, for libraries that open files themselves. Never write to it.

        Raises:
            BlobMissingError: if it is not there, or damaged.
        """
        if not self.has(digest):
            raise BlobMissingError(digest)
        return self.blob_path(digest)

    def has(self, digest: str) -> bool:
        """Whether a blob is there with the right bytes. A file that did not change since is not read twice."""
        try:
            with self.blob_path(digest).open("rb") as file:
                status = os.fstat(file.fileno())
                state = (status.st_ino, status.st_size, status.st_mtime_ns)
                if self._seen_sound.get(digest) == state:
                    return True
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    return False
        except FileNotFoundError:
            return False
        self._seen_sound[digest] = state
        return True

    def doubt(self, digest: str) -> None:
        """Look at a blob again next time, because it was found damaged; a failing disk leaves no date of change."""
        self._seen_sound.pop(digest, None)

    def blob_path(self, digest: str) -> Path:
        """The file where a blob lies if it is there; `path` also makes sure of it."""
        return self.root / "blobs" / digest[:2] / digest[2:]

    def result_path(self, key: str) -> Path:
        """The file that holds the result of the call with this key, if it was kept."""
        return self.root / "results" / key[:2] / f"{key}.json"

    def write(self, path: Path, data: bytes) -> None:
        """Write a file of this store, whole or not at all, even if the power fails."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.scratch() as folder:
            partial = folder / "partial"
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for unfinished files on the store's own disk; removed at the end, whatever happens.

        Raises:
            StoreClosedError: if nothing may be begun here any more.
        """
        parent = self.root / "scratch"
        with self._closing:
            if self._closed:
                raise StoreClosedError
            parent.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Let nothing new be begun: threads cannot be ended, but what they left after a sweep nobody would remove."""
        with self._closing:
            self._closed = True

    def sweep(self, *gone: int) -> None:
        """Remove the scratch folders of these processes, and of all that no longer live."""
        for folder in (self.root / "scratch").glob("*-*"):
            owner = folder.name.partition("-")[0]
            if owner.isdecimal() and (int(owner) in gone or not is_alive(int(owner))):
                _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, also while a thread that was given up still writes a file or two into it."""
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def is_alive(process: int) -> bool:
    """Whether there is a process of this number on this machine that has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's
        return True
    try:  # where nobody asks how an orphan ended, as in many containers, Linux keeps its number as a zombie's
        return Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[0] != b"Z"
    except OSError:
        return True
