"""What rooms load for their work, and when it is forgotten."""

from collections.abc import Iterator
from itertools import count
from threading import Barrier, Thread

import pytest

from chalktalk.engine import room_cache
from chalktalk.engine.memory import at_work

HERE, ELSEWHERE = __name__, "chalktalk.elsewhere.stage"

numbers = count()


@room_cache()
def model() -> int:
    return next(numbers)


@pytest.fixture(autouse=True)
def nothing_loaded() -> Iterator[None]:
    model.cache_clear()
    yield
    model.cache_clear()


def test_what_a_room_loaded_lasts_from_call_to_call() -> None:
    with at_work(HERE):
        first = model()
    with at_work(HERE):
        assert first == model()


def test_what_a_room_loaded_is_forgotten_when_another_rooms_work_begins() -> None:
    with at_work(HERE):
        first = model()
    with at_work(ELSEWHERE):
        assert first != model()


def test_a_room_at_work_keeps_what_it_loaded_while_another_is_at_work_beside_it() -> None:
    began, done = Barrier(2), Barrier(2)

    def work_elsewhere() -> None:
        with at_work(ELSEWHERE):
            began.wait()
            done.wait()

    other = Thread(target=work_elsewhere)
    with at_work(HERE):
        first = model()
        other.start()
        began.wait()
        assert first == model()
        done.wait()
    other.join()


def test_a_room_whose_work_failed_is_not_at_work_any_more() -> None:
    first = model()
    with pytest.raises(ZeroDivisionError), at_work(HERE):
        raise ZeroDivisionError
    with at_work(ELSEWHERE):
        assert first != model()
