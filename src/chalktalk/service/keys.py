"""Keys of those who may ask: random, shown once, and kept as digests.

A password is hashed slowly because people choose few of them, and who has the hashes tries those. A key of ours is 256
random bits: nobody tries them all, however quick a try is. SHA-256 is enough, and does not slow down any request.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import Field, ValidationError

from chalktalk.documents.base import Digest, Document
from chalktalk.errors import DocumentError, MachineError, OptionError, Place

PREFIX = "ck_"
"""With which keys begin, so that one is known when it is found where it should not be."""
_BYTES = 32
_NAME = re.compile(r"[\w.@+-]{1,64}")


class KnownKey(Document):
    """A key as it is kept."""

    name: str
    """Whose it is."""
    digest: Digest
    """SHA-256 of it."""
    added: str
    """When: a date, in UTC."""


class _File(Document):
    version: int = Field(default=1, le=1)
    keys: tuple[KnownKey, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """The file as it was read."""

    state: tuple[int, int, int]
    keys: tuple[KnownKey, ...]


class Keys:
    """The keys in a file; a change to it holds from the next request on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: _Read | None = None

    def known(self) -> tuple[KnownKey, ...]:
        """All keys.

        Raises:
            DocumentError: if the file cannot be understood.
            MachineError: if it cannot be read.
        """
        try:
            status = self._path.stat()
            state = (status.st_ino, status.st_size, status.st_mtime_ns)
            if self._read is None or self._read.state != state:
                self._read = _Read(state, _File.model_validate_json(self._path.read_bytes()).keys)
        except FileNotFoundError:
            return ()
        except OSError as fault:
            raise self._unusable(fault) from fault
        except ValidationError as fault:
            hints = ("remove it, and add the keys anew",)
            raise DocumentError("this is no file of keys", where=Place(str(self._path)), hints=hints) from fault
        return self._read.keys

    def owner(self, key: str) -> str | None:
        """Whose key it is; None if it is nobody's. It takes the same time however much of it is right."""
        digest = _digest(key)
        found = None
        for one in self.known():
            if hmac.compare_digest(one.digest, digest):
                found = one.name
        return found

    def add(self, name: str) -> str:
        """Make a key for somebody; it is shown now and never again.

        Raises:
            OptionError: if the name will not do, or has a key.
        """
        if not _NAME.fullmatch(name):
            hints = ("use up to 64 letters, digits and . _ - + @",)
            raise OptionError(f"‘{name}’ is no name for a key", hints=hints)
        if any(one.name == name for one in self.known()):
            hints = (f"remove it first: chalktalk keys remove {name}", "or choose another name")
            raise OptionError(f"{name} has a key", hints=hints)
        key = PREFIX + secrets.token_urlsafe(_BYTES)
        one = KnownKey(name=name, digest=_digest(key), added=datetime.now(UTC).date().isoformat())
        self._write((*self.known(), one))
        return key

    def remove(self, name: str) -> None:
        """Let a key be known no longer.

        Raises:
            OptionError: if there is none of this name.
        """
        left = tuple(one for one in self.known() if one.name != name)
        if len(left) == len(self.known()):
            raise OptionError(f"there is no key of {name}", hints=("chalktalk keys list shows those there are",))
        self._write(left)

    def _write(self, keys: tuple[KnownKey, ...]) -> None:
        """Write the file, whole or not at all, for its owner's eyes."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, partial = tempfile.mkstemp(prefix="keys-", dir=self._path.parent)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(json.dumps(_File(keys=keys).model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(partial).replace(self._path)
        except OSError as fault:
            raise self._unusable(fault) from fault

    def _unusable(self, fault: OSError) -> MachineError:
        hints = ("allow it, or choose another file with CHALKTALK_KEYS",)
        return MachineError(f"the keys cannot be used: {fault.strerror}", where=Place(str(self._path)), hints=hints)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
