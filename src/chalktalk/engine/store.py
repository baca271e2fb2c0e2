"""The content-addressed store: blobs by digest, written whole or not at all, checked whenever they are read."""

import hashlib
import os
import shutil
import tempfile
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


class Store:
    """Blobs under one folder, shared by any number of processes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, data: bytes, media_type: str) -> Blob:
        """Keep bytes; the same bytes twice are kept once."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path_of(digest)
        if not self._is_sound(digest):
            path.parent.mkdir(parents=True, exist_ok=True)
            with self.scratch() as folder:
                partial = folder / "blob"
                with partial.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                partial.replace(path)
        return Blob(digest=digest, size=len(data), media_type=media_type)

    def put_file(self, source: Path, media_type: str) -> Blob:
        """Keep a file by moving it in from a `scratch` folder of this store."""
        with source.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = source.stat().st_size
        path = self._path_of(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        source.replace(path)
        return Blob(digest=digest, size=size, media_type=media_type)

    def get(self, digest: str) -> bytes:
        """The bytes of a blob.

        Raises:
            BlobMissingError: if it is not there, or damaged.
        """
        try:
            data = self._path_of(digest).read_bytes()
        except FileNotFoundError:
            raise BlobMissingError(digest) from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise BlobMissingError(digest)
        return data

    def path(self, digest: str) -> Path:
        """The file that holds a blob, for libraries that open files themselves. Never write to it.

        Raises:
            BlobMissingError: if it is not there, or damaged.
        """
        if not self._is_sound(digest):
            raise BlobMissingError(digest)
        return self._path_of(digest)

    def has(self, digest: str) -> bool:
        """Whether a blob is there with the right bytes."""
        return self._is_sound(digest)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for unfinished files on the store's own disk; removed at the end, whatever happens."""
        parent = self.root / "scratch"
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _path_of(self, digest: str) -> Path:
        return self.root / "blobs" / digest[:2] / digest[2:]

    def _is_sound(self, digest: str) -> bool:
        try:
            with self._path_of(digest).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except FileNotFoundError:
            return False
