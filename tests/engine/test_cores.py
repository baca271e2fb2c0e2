"""Who gets a core next."""

import asyncio

from chalktalk.engine.cores import Cores


async def _call(cores: Cores, name: str, order: list[str], *, first: bool = False) -> None:
    async with cores.hold(first=first):
        order.append(name)
        await asyncio.sleep(0)


async def test_what_others_wait_for_goes_before_what_came_earlier() -> None:
    cores, order = Cores(1), list[str]()
    async with asyncio.TaskGroup() as calls:
        for name, first in {"one": False, "two": False, "three": False, "sound": True, "words": True}.items():
            calls.create_task(_call(cores, name, order, first=first))

    assert ["one", "sound", "words", "two", "three"] == order


async def test_no_more_calls_than_cores_at_a_time() -> None:
    cores, busy, most = Cores(2), 0, 0

    async def call() -> None:
        nonlocal busy, most
        async with cores.hold(first=False):
            busy += 1
            most = max(most, busy)
            await asyncio.sleep(0)
            busy -= 1

    await asyncio.gather(*(call() for _ in range(7)))

    assert 2 == most


async def test_who_gives_up_waiting_leaves_the_core_to_the_next() -> None:
    cores, order = Cores(1), list[str]()
    async with cores.hold(first=False):
        waiting = [asyncio.create_task(_call(cores, str(number), order)) for number in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
    waiting[1].cancel()  # at whose turn it is already
    await asyncio.wait(waiting)

    assert ["2"] == order
    async with asyncio.timeout(5), cores.hold(first=False):
        pass
