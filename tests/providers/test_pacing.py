"""Not more requests a minute, and not more at the same time, than a vendor allows."""

import asyncio
import time

import pytest

from chalktalk.errors import BudgetError
from chalktalk.providers.pacing import Pace


class Book:
    """Calls as the ledger knows them."""

    def __init__(self) -> None:
        self.began: list[float] = []

    def begin(self) -> None:
        self.began.append(time.monotonic())

    def since(self, seconds: float) -> list[float]:
        now = time.monotonic()
        return [now - moment for moment in self.began if now - moment < seconds]


async def test_no_more_than_so_many_are_under_way_at_the_same_time() -> None:
    book, under_way, most = Book(), 0, 0
    pace = Pace(1000, 2, book.since)

    async def call() -> None:
        nonlocal under_way, most
        async with pace.turn(book.begin):
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.01)
            under_way -= 1

    await asyncio.gather(*(call() for _ in range(8)))

    assert 2 == most


async def test_the_next_request_waits_until_the_minute_has_room() -> None:
    book = Book()
    pace = Pace(3, 10, book.since, minute=0.5)

    async def call() -> None:
        async with pace.turn(book.begin):
            pass

    await asyncio.gather(*(call() for _ in range(7)))

    gaps = [late - early for early, late in zip(book.began, book.began[3:], strict=False)]
    assert 7 == len(book.began)
    assert all(gap >= 0.5 for gap in gaps)


async def test_calls_of_another_process_count_too() -> None:
    waiting = Pace(2, 10, lambda _: [1.0, 2.0])

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05), waiting.turn(lambda: None):
            pass


async def test_a_place_is_free_again_when_the_call_could_not_be_begun() -> None:
    pace = Pace(1000, 1, lambda _: [])

    def refuse() -> None:
        raise BudgetError("too dear")

    for _ in range(3):
        with pytest.raises(BudgetError, match="too dear"):
            async with pace.turn(refuse):
                pass
    async with asyncio.timeout(1), pace.turn(lambda: None):
        pass
