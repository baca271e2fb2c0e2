"""The ledger: every call of a provider that may cost money, noted before it is made, and how it came out.

An intent that was noted and never finished is a call that may have been made: it counts as paid until a person says
otherwise. So nothing that was spent is unknown, however a process ends.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from chalktalk.costs.calls import AnsweredError, Call, Intent, Outcome, UnderWayError
from chalktalk.costs.database import explained, opened
from chalktalk.costs.money import dollars
from chalktalk.costs.processes import lives, own_birth
from chalktalk.documents.asking import Micros, Offer, Port, Usage
from chalktalk.errors import BudgetError

FILE_NAME = "ledger.db"
"""In the folder of the store."""


COST = """CASE state
    WHEN 'failed_free' THEN 0
    WHEN 'open' THEN coalesce(reserved, 0)
    WHEN 'doubtful' THEN coalesce(reserved, 0)
    ELSE coalesce(price, reserved, 0)
END"""
"""What a row counts for, in SQL; a call of which nobody knows the price counts for nothing."""


class Ledger:
    """The ledger of a store; for any number of processes and threads at the same time.

    Every method raises a MachineError if the file cannot be read or written (a full disk, no permission, damage).
    """

    def __init__(self, path: Path) -> None:
        """Open it, or begin it.

        Args:
            path: Its file, `ledger.db` in the folder of the store.

        Raises:
            MachineError: if it cannot be opened, or is damaged; then it was set aside.
            DocumentError: if a newer version wrote it, or it is no ledger.
        """
        self.path = path
        self._connection = opened(path)
        self._turn = threading.Lock()
        self._owner = (os.getpid(), own_birth())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._connection.close()

    def begin(self, intent: Intent, budget: Micros | None) -> int:
        """Note that a call is about to be made, if the budget of its video allows it.

        Args:
            intent: The call.
            budget: What the video may cost at most; None for any amount.

        Returns:
            Its row, for `finish`.

        Raises:
            BudgetError: if what the video has cost, what is reserved for it and this would be more than the budget;
                also if there is a budget and nobody knows what this costs.
            UnderWayError: if a living process is just making the same call.
            AnsweredError: if it has been answered.
        """
        with self._transaction() as connection:
            self._refuse_twice(connection, intent.key)
            if budget is not None:
                _refuse_beyond(budget, intent, _sum(connection, "video = ?", intent.video))
            cursor = connection.execute(
                "INSERT INTO calls (key, port, provider, model, video, state, reserved, begun, process, born)"
                " VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)",
                (
                    intent.key,
                    intent.port,
                    intent.offer.provider,
                    intent.offer.model,
                    intent.video,
                    intent.reserved,
                    time.time(),
                    *self._owner,
                ),
            )
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def finish(self, row: int, outcome: Outcome, usage: Usage, price: Micros | None, answer: str | None = None) -> None:
        """Note how a call came out.

        Args:
            row: What `begin` gave.
            outcome: Anything but open.
            usage: What it used up.
            price: What that costs; None where nobody knows, or it is in doubt.
            answer: JSON (compact) of the `Answered` document, of one that was answered.
        """
        with self._transaction() as connection:
            changed = connection.execute(
                "UPDATE calls SET state = ?, usage = ?, price = ?, answer = ?, ended = ?"
                " WHERE id = ? AND state IN ('open', 'doubtful')",  # others may have taken a stopped process for dead
                (outcome, usage.model_dump_json(exclude_defaults=True), price, answer, time.time(), row),
            ).rowcount
            if changed != 1:
                raise ValueError(f"call {row} is not open")

    def answer(self, key: str) -> str | None:
        """The JSON of a call's answer; None if there is none."""
        found = self._rows(
            "SELECT answer FROM calls WHERE key = ? AND answer IS NOT NULL ORDER BY id DESC LIMIT 1", key
        )
        return found[0]["answer"] if found else None

    def answers(self) -> Iterator[str]:
        """The JSON of all answers: what they refer to has been paid for."""
        yield from (row["answer"] for row in self._rows("SELECT answer FROM calls WHERE answer IS NOT NULL"))

    def forget_answer(self, key: str) -> None:
        """Let a call be made again, because what its answer refers to is gone; what was paid stays noted."""
        with self._transaction() as connection:
            connection.execute("UPDATE calls SET answer = NULL WHERE key = ?", (key,))

    def settle_abandoned(self) -> int:
        """Put in doubt what dead processes left open; how many calls that were."""
        with self._transaction() as connection:
            left = connection.execute("SELECT id, process, born FROM calls WHERE state = 'open'").fetchall()
            dead = [row["id"] for row in left if not lives(row["process"], row["born"])]
            _doubt(connection, dead)
            return len(dead)

    def doubtful_calls(self, key: str | None = None) -> tuple[Call, ...]:
        """Calls of which nobody knows whether they were charged: those of a key (or its beginning), or all."""
        if key is None:
            return self._calls("state = 'doubtful'")
        return self._calls("state = 'doubtful' AND substr(key, 1, length(?)) = ?", key, key)

    def abandoned(self, key: str) -> bool:
        """Whether a call that is not free was cut off with its process, so that nobody saw what became of it."""
        cut_off = "SELECT 1 FROM calls WHERE key = ? AND state = 'doubtful' AND usage = '{}' AND reserved IS NOT 0"
        return bool(self._rows(cut_off, key))

    def settle(self, which: int | str, *, charged: bool, price: Micros | None = None) -> int:
        """Note what a person read in the provider's bill about calls in doubt.

        Args:
            which: A row, or a key.
            charged: Whether they are on the bill.
            price: What each cost, if that is known; what was reserved for it otherwise.

        Returns:
            How many calls were in doubt and are no longer.
        """
        outcome = Outcome.FAILED_PAID if charged else Outcome.FAILED_FREE
        column = "id" if isinstance(which, int) else "key"
        with self._transaction() as connection:
            return connection.execute(
                f"UPDATE calls SET state = ?, price = CASE WHEN ? THEN coalesce(?, reserved) ELSE 0 END"  # noqa: S608  one of two words
                f" WHERE state = 'doubtful' AND {column} = ?",
                (outcome, charged, price, which),
            ).rowcount

    def spent(self, video: str) -> Micros:
        """What a video has cost, with what is in doubt; without what is under way."""
        with self._turn, self._explaining():
            return _sum(self._connection, "video = ? AND state <> 'open'", video)

    def reserved(self, video: str) -> Micros:
        """What is set aside for a video's calls that are under way."""
        with self._turn, self._explaining():
            return _sum(self._connection, "video = ? AND state = 'open'", video)

    def calls(
        self, *, video: str | None = None, day: date | None = None, provider: str | None = None
    ) -> tuple[Call, ...]:
        """Calls in the order in which they were begun: all, or those of a video, a day (here), a provider."""
        start, end = (None, None) if day is None else (_midnight(day), _midnight(day + timedelta(days=1)))
        return self._calls(
            "(?1 IS NULL OR video = ?1) AND (?2 IS NULL OR provider = ?2)"
            " AND (?3 IS NULL OR begun >= ?3 AND begun < ?4)",
            video,
            provider,
            start,
            end,
        )

    def started_since(self, provider: str, port: Port, seconds: float) -> tuple[float, ...]:
        """When calls of a provider's port were begun in the last seconds, by any process, since the epoch; in order.

        What is dated in the future, because the clock was set back, is left out.
        """
        now = time.time()
        rows = self._rows(
            "SELECT begun FROM calls WHERE provider = ? AND port = ? AND begun > ? AND begun <= ? ORDER BY begun",
            provider,
            port,
            now - seconds,
            now,
        )
        return tuple(row["begun"] for row in rows)

    def _refuse_twice(self, connection: sqlite3.Connection, key: str) -> None:
        rows = connection.execute(
            "SELECT id, process, born, answer FROM calls WHERE key = ? AND (state = 'open' OR answer IS NOT NULL)",
            (key,),
        ).fetchall()
        for row in rows:
            if row["answer"] is not None:
                raise AnsweredError(key, row["answer"])
            if lives(row["process"], row["born"]):
                raise UnderWayError(key, row["process"])
        _doubt(connection, [row["id"] for row in rows])

    def _calls(self, condition: str, *values: Any) -> tuple[Call, ...]:  # noqa: ANN401  what SQLite takes
        statement = f"SELECT *, {COST} AS cost FROM calls WHERE {condition} ORDER BY begun, id"  # noqa: S608  our words
        rows = self._rows(statement, *values)
        try:
            return tuple(_call(row) for row in rows)
        except ValueError as fault:  # pydantic's too
            raise explained(fault, self.path) from fault

    def _rows(self, statement: str, *values: Any) -> list[sqlite3.Row]:  # noqa: ANN401  what SQLite takes
        with self._turn, self._explaining():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing, with nobody else writing from the first look on."""
        with self._turn, self._explaining():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as fault:
            raise explained(fault, self.path) from fault


def _refuse_beyond(budget: Micros, intent: Intent, committed: Micros) -> None:
    offer = f"{intent.offer.provider} {intent.offer.model}"
    if intent.reserved is None:
        hints = ("put its price into the price book (chalktalk costs prices)", "or give no budget")
        raise BudgetError(f"nobody knows what {offer} costs, so no budget can hold", hints=hints)
    if intent.reserved and committed + intent.reserved > budget:
        left = dollars(max(0, budget - committed))
        message = f"{offer} may cost {dollars(intent.reserved)}, and {left} of {dollars(budget)} is left"
        raise BudgetError(message, hints=("raise the budget with --budget", "or choose a cheaper plan"))


def _sum(connection: sqlite3.Connection, condition: str, *values: Any) -> Micros:  # noqa: ANN401  what SQLite takes
    total = connection.execute(f"SELECT coalesce(sum({COST}), 0) FROM calls WHERE {condition}", values).fetchone()[0]  # noqa: S608  our words
    assert isinstance(total, int)
    return total


def _doubt(connection: sqlite3.Connection, rows: list[int]) -> None:
    now = time.time()
    connection.executemany(
        "UPDATE calls SET state = 'doubtful', ended = ? WHERE id = ? AND state = 'open'", [(now, row) for row in rows]
    )


def _call(row: sqlite3.Row) -> Call:
    return Call(
        row=row["id"],
        key=row["key"],
        port=Port(row["port"]),
        offer=Offer(provider=row["provider"], model=row["model"]),
        video=row["video"],
        outcome=Outcome(row["state"]),
        reserved=row["reserved"],
        price=row["price"],
        usage=Usage.model_validate_json(row["usage"]),
        begun=row["begun"],
        ended=row["ended"],
        cost=row["cost"],
    )


def _midnight(day: date) -> float:
    return datetime.combine(day, datetime.min.time()).astimezone().timestamp()
