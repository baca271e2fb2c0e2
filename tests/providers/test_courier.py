"""The courier: what was paid for is never paid for twice, whoever is killed, and nobody is asked beyond the budget."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_once import ask, request_for
from vendor_kit import Asked, Fault, Mounted
from vendors.anthropic_text import Messages
from vendors.chat import OpenAIChat

from chalktalk.costs import LEDGER_FILE, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port
from chalktalk.engine import Store
from chalktalk.errors import BudgetError, NoProviderError
from chalktalk.providers.desk import CourierDesk
from chalktalk.providers.orders import Orders, Retries, VendorOrders
from chalktalk.providers.registry import vendor_named

KEY = "sk-planted-0123456789abcdef"
PROGRAM = Path(__file__).with_name("ask_once.py")
FIRST = Offer(provider="openai", model=vendor_named("openai").ports[Port.TEXT].models[0])
SECOND = Offer(provider="anthropic", model=vendor_named("anthropic").ports[Port.TEXT].models[0])


@pytest.fixture
def openai() -> Iterator[Mounted[OpenAIChat]]:
    with Mounted(OpenAIChat(KEY)) as server:
        yield server


@pytest.fixture
def anthropic() -> Iterator[Mounted[Messages]]:
    with Mounted(Messages(KEY)) as server:
        yield server


@pytest.fixture
def orders(store: Store, openai: Mounted[OpenAIChat], anthropic: Mounted[Messages]) -> Orders:
    return Orders.model_validate(
        {
            "store": str(store.root),
            "video": "film",
            "vendors": {
                "openai": VendorOrders(url=f"{openai.url}/v1", key=KEY, requests_a_minute=1000),
                "anthropic": VendorOrders(url=anthropic.url, key=KEY, requests_a_minute=1000),
            },
            "retries": Retries(first_wait=0.01, cool_down=5),
        }
    )


@pytest.fixture
def ledger(store: Store) -> Iterator[Ledger]:
    store.root.mkdir(parents=True, exist_ok=True)
    with Ledger(store.root / LEDGER_FILE) as kept:
        yield kept


def began(orders: Orders, tmp_path: Path, words: str, *offers: Offer) -> "subprocess.Popen[str]":
    told = tmp_path / "orders.json"
    told.write_text(orders.model_dump_json(), encoding="utf-8")
    named = [f"{offer.provider}/{offer.model}" for offer in offers]
    return subprocess.Popen([sys.executable, str(PROGRAM), str(told), words, *named], stdout=subprocess.PIPE, text=True)


def wait_for(condition: Callable[[], Any], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def couriers() -> list[int]:
    """Processes that are couriers, and live."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            state = path.with_name("stat").read_text().rpartition(")")[2].split()[0]
            if b"chalktalk.providers.courier" in path.read_bytes() and state != "Z":
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


async def test_what_was_asked_before_is_answered_from_memory_and_costs_nothing(
    orders: Orders, openai: Mounted[OpenAIChat], ledger: Ledger
) -> None:
    first = await ask(orders, "why ice floats", (FIRST,))
    second = await ask(orders, "why ice floats", (SECOND, FIRST))

    assert 1 == len(openai.asked)
    assert (first.answer, False, True) == (second.answer, first.remembered, second.remembered)
    assert first.price == ledger.spent("film")


async def test_the_same_asked_twice_at_once_is_asked_once(orders: Orders, openai: Mounted[OpenAIChat]) -> None:
    openai.latency = 0.2
    async with CourierDesk(orders) as desk:
        both = await asyncio.gather(*(desk.ask(request_for("ice"), (FIRST,)) for _ in range(2)))

    assert 1 == len(openai.asked)
    assert [False, True] == sorted(answered.remembered for answered in both)


async def test_a_vendor_that_is_out_of_order_for_a_moment_is_asked_again(
    orders: Orders, openai: Mounted[OpenAIChat], ledger: Ledger
) -> None:
    openai.misbehave(Fault.UNAVAILABLE, Fault.RATE_LIMITED)
    answered = await ask(orders, "ice", (FIRST, SECOND))

    assert FIRST == answered.offer
    assert ["overloaded", "rate-limited"] == [one.category for one in answered.tried]
    states = [call.outcome for call in ledger.calls()]
    assert [Outcome.FAILED_FREE, Outcome.FAILED_FREE, Outcome.ANSWERED] == states


async def test_a_vendor_that_will_not_gives_way_to_the_next_at_once(
    orders: Orders, openai: Mounted[OpenAIChat], anthropic: Mounted[Messages]
) -> None:
    openai.misbehave(Fault.POLICY)
    answered = await ask(orders, "ice", (FIRST, SECOND))

    assert (1, 1) == (len(openai.asked), len(anthropic.asked))
    assert (SECOND, ["policy"]) == (answered.offer, [one.category for one in answered.tried])


async def test_half_an_answer_counts_as_spent_at_most_and_is_asked_for_once_more(
    orders: Orders, openai: Mounted[OpenAIChat], ledger: Ledger
) -> None:
    openai.misbehave(Fault.HALF_BODY)
    answered = await ask(orders, "ice", (FIRST,))

    assert (FIRST, 2) == (answered.offer, len(openai.vendor.charges))
    assert [Outcome.DOUBTFUL, Outcome.ANSWERED] == [call.outcome for call in ledger.calls()]


async def test_a_vendor_that_is_gone_is_left_alone_after_a_few_calls(
    orders: Orders, openai: Mounted[OpenAIChat], anthropic: Mounted[Messages]
) -> None:
    openai.rule = lambda _: Fault.UNAVAILABLE
    async with CourierDesk(orders) as desk:
        all_of_them = [await desk.ask(request_for(f"ice {number}"), (FIRST, SECOND)) for number in range(4)]

    assert {SECOND} == {answered.offer for answered in all_of_them}
    assert 4 == len(openai.asked)  # of the first question alone
    assert 4 == len(anthropic.asked)
    assert ["put off"] == [one.category for one in all_of_them[-1].tried]


async def test_nobody_left_to_ask_is_an_error_that_tells_who_was_tried(
    orders: Orders, openai: Mounted[OpenAIChat], anthropic: Mounted[Messages]
) -> None:
    openai.rule = lambda _: Fault.UNAUTHORISED
    anthropic.vanish()
    with pytest.raises(NoProviderError) as caught:
        await ask(orders, "ice", (FIRST, SECOND))

    assert {"unauthorised", "unreachable"} == {one.category for one in caught.value.tried}  # type: ignore[attr-defined]
    assert KEY not in str(caught.value)


async def test_a_budget_that_is_too_small_asks_nobody_and_says_so(orders: Orders, openai: Mounted[OpenAIChat]) -> None:
    with pytest.raises(BudgetError, match="is left"):
        await ask(orders.model_copy(update={"budget": 10}), "ice", (FIRST,))

    assert [] == openai.asked


async def test_a_price_that_nobody_knows_fits_no_budget_and_goes_to_the_next(
    orders: Orders, openai: Mounted[OpenAIChat]
) -> None:
    unknown = Offer(provider="openai", model="gpt-of-tomorrow")
    answered = await ask(orders.model_copy(update={"budget": 5_000_000}), "ice", (unknown, SECOND))

    assert ([], SECOND, ["budget"]) == (openai.asked, answered.offer, [one.category for one in answered.tried])


async def test_killed_in_the_middle_of_a_call_the_answer_is_kept_for_the_next_run(
    orders: Orders, openai: Mounted[OpenAIChat], tmp_path: Path, ledger: Ledger
) -> None:
    openai.latency = 0.7
    program = began(orders, tmp_path, "ice", FIRST)
    wait_for(lambda: openai.asked)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    again = await ask(orders, "ice", (FIRST,))

    assert (1, 1) == (len(openai.asked), len(openai.vendor.charges))
    assert again.remembered
    assert [Outcome.ANSWERED] == [call.outcome for call in ledger.calls()]


async def test_a_courier_whose_parent_is_gone_begins_nothing_new_and_ends(
    orders: Orders, openai: Mounted[OpenAIChat], tmp_path: Path
) -> None:
    openai.latency = 0.3
    openai.rule = lambda _: Fault.UNAVAILABLE
    before = couriers()
    program = began(orders, tmp_path, "ice", FIRST, SECOND)
    wait_for(lambda: openai.asked)
    program.kill()
    program.communicate()
    wait_for(lambda: set(couriers()) <= set(before))

    assert 1 == len(openai.asked)


async def test_when_the_courier_is_killed_too_the_call_counts_as_spent_and_is_not_made_again(
    orders: Orders, openai: Mounted[OpenAIChat], tmp_path: Path, ledger: Ledger
) -> None:
    openai.latency = 5
    before = couriers()
    program = began(orders, tmp_path, "ice", FIRST)
    wait_for(lambda: openai.asked)
    program.kill()
    program.communicate()
    for courier in set(couriers()) - set(before):
        os.kill(courier, signal.SIGKILL)
    openai.latency = 0
    answered = await ask(orders, "ice", (FIRST, SECOND))

    assert (1, SECOND) == (len(openai.asked), answered.offer)
    assert "settle" in answered.tried[0].message
    (doubtful,) = ledger.doubtful_calls()
    assert doubtful.reserved == doubtful.cost
    assert doubtful.cost > 0


async def test_no_key_is_in_the_store_the_process_list_or_an_error(
    orders: Orders, openai: Mounted[OpenAIChat], store: Store, ledger: Ledger
) -> None:
    seen: list[bytes] = []

    def look(_: Asked) -> Fault:
        seen.extend(path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())
        return Fault.BAD_REQUEST

    openai.rule = look
    with pytest.raises(NoProviderError) as caught:
        await ask(orders, "ice", (FIRST,))
    kept = [path.read_bytes() for path in store.root.rglob("*") if path.is_file()]

    assert openai.asked[0].key == KEY
    assert not any(KEY.encode() in content for content in (*seen, *kept, str(caught.value).encode()))
    assert ledger.calls()
