"""Answers that were given, by key: the latest in memory, all in the store, each whole or not there."""

import hashlib
import os
import time
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from chalktalk.engine import Store
from chalktalk.engine.results import Record

STAGE, VERSION = "answer a brief", 1
"""What the store's records say an answer is; raised when its form changes."""


class Layer(StrEnum):
    """Where an answer was found."""

    MEMORY = "memory"
    STORE = "store"
    REDIS = "redis"
    NOWHERE = "none"
    """It was worked out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A direction as it is sent."""

    body: bytes
    """JSON, compact."""
    stands_in: bool = False
    """Whether it is only what could be had this time; kept in memory to be fetched, and never given for the same brief."""


class Memory:
    """The answers that were used last, as many as fit into so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, key: str) -> Answer | None:
        """An answer, which counts as used."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer; who was used longest ago gives way."""
        if (before := self._answers.pop(key, None)) is not None:
            self._size -= len(before.body)
        self._answers[key] = answer
        self._size += len(answer.body)
        while self._size > self._most:
            _, oldest = self._answers.popitem(last=False)
            self._size -= len(oldest.body)


class Shelf:
    """Answers in the store, as results are: pruned with them, and believed only while their checksum holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str) -> Answer | None:
        """An answer, if it is there and whole; in a thread."""
        path = self._store.result_path(key)
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            record = Record.model_validate_json(head)
        except (OSError, ValidationError):
            return None
        if record.stage != STAGE or record.version != VERSION or hashlib.sha256(body).hexdigest() != record.checksum:
            return None
        os.utime(path)  # what was used last is pruned last
        return Answer(body)

    def put(self, key: str, answer: Answer, seconds: float) -> None:
        """Keep an answer, whole or not at all; in a thread.

        Raises:
            OSError: if it cannot be written.
        """
        checksum = hashlib.sha256(answer.body).hexdigest()
        record = Record(stage=STAGE, version=VERSION, seconds=round(seconds, 6), checksum=checksum)
        self._store.write(self._store.result_path(key), record.model_dump_json().encode() + b"\n" + answer.body)

    def check(self) -> None:
        """See that the store can be written to; in a thread.

        Raises:
            OSError: if it cannot.
        """
        with self._store.scratch() as folder:
            (folder / "check").write_bytes(str(time.time()).encode())
