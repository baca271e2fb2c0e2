"""Results of stages, kept in the store under the keys of their calls.

A file `results/<ab>/<key>.json` has two lines: what made the result, and the result. It is believed only while its
checksum holds and every blob that it mentions is sound.
"""

import hashlib
import os
from dataclasses import dataclass
from typing import Generic

from pydantic import Field, ValidationError

from chalktalk.documents.base import Digest, Document
from chalktalk.engine.call import Call, blobs_in
from chalktalk.engine.stage import R
from chalktalk.engine.store import Store


class Record(Document):
    """The first line: what made the result that follows."""

    stage: str
    version: int
    seconds: float = Field(ge=0)
    """How long the work took."""
    checksum: Digest
    """SHA-256 of the result's line."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[R]):
    """A result and how long it once took, in seconds."""

    result: R
    seconds: float


class DamagedResultError(Exception):
    """A result was kept but can no longer be believed; the reason is the message."""


class Results:
    """The results in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, call: Call[R]) -> Kept[R] | None:
        """The result of a call, or None if there is none.

        Raises:
            DamagedResultError: if there is one, but it or a blob that it mentions is damaged or missing.
        """
        path = self._store.result_path(call.key)
        try:
            head, _, body = path.read_text("utf-8").partition("\n")
            record = Record.model_validate_json(head)
            if hashlib.sha256(body.encode()).hexdigest() != record.checksum:
                raise DamagedResultError("its result is damaged")
            result = call.result_type.model_validate_json(body)
        except FileNotFoundError:
            return None
        except (ValidationError, UnicodeDecodeError):
            raise DamagedResultError("its result is damaged") from None
        for digest in blobs_in(body):
            if not self._store.has(digest):
                raise DamagedResultError(f"its blob {digest[:12]}… is missing or damaged")
        os.utime(path)  # what was used last is pruned last
        return Kept(result, record.seconds)

    def save(self, call: Call[R], kept: Kept[R]) -> None:
        """Keep a result, whole or not at all."""
        body = kept.result.model_dump_json()
        record = Record(
            stage=call.stage.name,
            version=call.stage.version,
            seconds=round(kept.seconds, 6),
            checksum=hashlib.sha256(body.encode()).hexdigest(),
        )
        self._store.write(self._store.result_path(call.key), f"{record.model_dump_json()}\n{body}".encode())
