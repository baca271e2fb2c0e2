"""What the ledger says of calls: noted before they are made, paid for once, never beyond a budget."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chalktalk.costs import AnsweredError, Intent, Ledger, Outcome, UnderWayError, call_key
from chalktalk.documents.asking import Offer, Port, SpeechRequest, TextRequest, Turn, Usage
from chalktalk.errors import BudgetError

PAINTER = Offer(provider="openai", model="gpt-image-1")
ONE_PICTURE = Usage(pictures=1)
CENT = 10_000


def intent(key: str = "a", *, video: str = "film", reserved: int | None = 4 * CENT, offer: Offer = PAINTER) -> Intent:
    return Intent(key=key, port=Port.IMAGE, offer=offer, video=video, reserved=reserved)


def test_a_new_ledger_can_be_read_by_its_owner_alone(ledger: Ledger) -> None:
    ledger.begin(intent(), None)
    files = list(ledger.path.parent.glob("ledger.db*"))  # with its log and its index

    assert 3 == len(files)
    assert {0o600} == {stat.S_IMODE(file.stat().st_mode) for file in files}


def test_what_is_under_way_is_reserved_and_what_was_answered_is_spent(ledger: Ledger) -> None:
    row = ledger.begin(intent(), None)

    assert (0, 4 * CENT) == (ledger.spent("film"), ledger.reserved("film"))
    ledger.finish(row, Outcome.ANSWERED, ONE_PICTURE, 3 * CENT, "{}")
    assert (3 * CENT, 0) == (ledger.spent("film"), ledger.reserved("film"))
    assert "{}" == ledger.answer("a")


@pytest.mark.parametrize(
    ("outcome", "price", "spent"),
    [
        (Outcome.ANSWERED, 3 * CENT, 3 * CENT),
        (Outcome.ANSWERED, None, 4 * CENT),
        (Outcome.FAILED_FREE, None, 0),
        (Outcome.FAILED_PAID, CENT, CENT),
        (Outcome.DOUBTFUL, None, 4 * CENT),
    ],
)
def test_each_outcome_counts_for_what_was_lost_by_it(
    ledger: Ledger, outcome: Outcome, price: int | None, spent: int
) -> None:
    ledger.finish(ledger.begin(intent(), None), outcome, Usage(), price)

    assert spent == ledger.spent("film")


def test_a_call_that_would_pass_the_budget_is_not_begun(ledger: Ledger) -> None:
    ledger.finish(ledger.begin(intent("a"), 10 * CENT), Outcome.ANSWERED, ONE_PICTURE, 4 * CENT, "{}")
    ledger.begin(intent("b"), 10 * CENT)

    with pytest.raises(BudgetError, match=r"gpt-image-1 may cost \$0.04, and \$0.02 of \$0.10 is left"):
        ledger.begin(intent("c"), 10 * CENT)
    assert 2 == len(ledger.calls())
    ledger.begin(intent("c", video="another"), 10 * CENT)


def test_a_budget_is_used_up_to_its_last_cent(ledger: Ledger) -> None:
    ledger.begin(intent(reserved=10 * CENT), 10 * CENT)

    ledger.begin(intent("free", reserved=0), 10 * CENT)
    with pytest.raises(BudgetError):
        ledger.begin(intent("b", reserved=1), 10 * CENT)


def test_what_nobody_knows_the_price_of_is_not_asked_under_a_budget(ledger: Ledger) -> None:
    with pytest.raises(BudgetError, match="nobody knows what openai gpt-image-1 costs"):
        ledger.begin(intent(reserved=None), 100 * CENT)
    ledger.finish(ledger.begin(intent(reserved=None), None), Outcome.ANSWERED, ONE_PICTURE, None, "{}")

    assert [(0, False)] == [(call.cost, call.priced) for call in ledger.calls()]


def test_nobody_asks_twice_at_once(ledger: Ledger, path: Path) -> None:
    ledger.begin(intent(), None)

    with Ledger(path) as other, pytest.raises(UnderWayError) as refused:
        other.begin(intent(), None)
    assert os.getpid() == refused.value.process


def test_what_was_answered_between_looking_and_beginning_is_not_asked_again(ledger: Ledger, path: Path) -> None:
    with Ledger(path) as other:
        assert None is other.answer("a")
        ledger.finish(ledger.begin(intent(), None), Outcome.ANSWERED, ONE_PICTURE, CENT, '{"answer":1}')

        with pytest.raises(AnsweredError) as refused:
            other.begin(intent(), None)
    assert '{"answer":1}' == refused.value.answer


def test_an_answer_whose_picture_is_gone_can_be_asked_for_again_and_both_are_paid(ledger: Ledger) -> None:
    for answer in ("first", "second"):
        ledger.finish(ledger.begin(intent(), None), Outcome.ANSWERED, ONE_PICTURE, CENT, answer)
        assert answer == ledger.answer("a")
        ledger.forget_answer("a")

    assert (None, 2 * CENT) == (ledger.answer("a"), ledger.spent("film"))


def test_each_try_has_its_own_row(ledger: Ledger) -> None:
    ledger.finish(ledger.begin(intent(), None), Outcome.FAILED_FREE, Usage(), 0)
    ledger.finish(ledger.begin(intent(), None), Outcome.FAILED_PAID, ONE_PICTURE, CENT)
    ledger.finish(ledger.begin(intent(), None), Outcome.ANSWERED, ONE_PICTURE, CENT, "{}")

    expected = [Outcome.FAILED_FREE, Outcome.FAILED_PAID, Outcome.ANSWERED]
    assert expected == [call.outcome for call in ledger.calls()]
    assert [Usage(), ONE_PICTURE, ONE_PICTURE] == [call.usage for call in ledger.calls()]


def test_what_is_finished_cannot_be_finished_again(ledger: Ledger) -> None:
    row = ledger.begin(intent(), None)
    ledger.finish(row, Outcome.ANSWERED, ONE_PICTURE, CENT, "{}")

    with pytest.raises(ValueError, match="not open"):
        ledger.finish(row, Outcome.FAILED_FREE, Usage(), 0)
    assert CENT == ledger.spent("film")


@pytest.mark.parametrize(("charged", "price", "spent"), [(True, None, 4), (True, 3 * CENT, 3), (False, None, 0)])
def test_a_person_who_saw_the_bill_settles_what_was_in_doubt(
    ledger: Ledger, *, charged: bool, price: int | None, spent: int
) -> None:
    ledger.finish(ledger.begin(intent(), None), Outcome.DOUBTFUL, Usage(), None)
    assert 1 == len(ledger.doubtful_calls("a")) == len(ledger.doubtful_calls())
    assert 0 == len(ledger.doubtful_calls("b"))

    assert 1 == ledger.settle("a", charged=charged, price=price)
    assert spent * CENT == ledger.spent("film")
    assert 0 == ledger.settle("a", charged=not charged)


def test_calls_are_listed_by_video_day_and_provider(ledger: Ledger) -> None:
    ledger.begin(intent("a"), None)
    ledger.begin(intent("b", video="another"), None)
    ledger.begin(intent("c", offer=Offer(provider="stability", model="core")), None)
    today = datetime.fromtimestamp(ledger.calls()[0].begun, tz=UTC).astimezone().date()

    assert ["a", "b", "c"] == [call.key for call in ledger.calls(day=today)]
    assert [] == list(ledger.calls(day=today - timedelta(days=1)))
    assert ["b"] == [call.key for call in ledger.calls(video="another")]
    assert ["c"] == [call.key for call in ledger.calls(provider="stability", video="film")]


def test_rates_are_counted_over_all_films(ledger: Ledger, path: Path) -> None:
    ledger.begin(intent("a"), None)
    with Ledger(path) as other:
        other.begin(intent("b", video="another"), None)
        started = other.started_since("openai", Port.IMAGE, 60)

    assert 2 == len(started)
    assert () == ledger.started_since("openai", Port.IMAGE, 0)
    assert () == ledger.started_since("stability", Port.IMAGE, 60)


def test_threads_share_a_ledger_and_hold_the_budget_together(ledger: Ledger) -> None:
    refused = []

    def spend(name: int) -> None:
        for turn in range(5):
            try:
                row = ledger.begin(intent(f"{name}-{turn}"), 40 * CENT)
                ledger.finish(row, Outcome.ANSWERED, ONE_PICTURE, 4 * CENT, "{}")
            except BudgetError as error:
                refused.append(error)

    threads = [Thread(target=spend, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (40 * CENT, 10) == (ledger.spent("film"), len(refused))


def test_a_key_tells_port_offer_and_every_part_of_the_request() -> None:
    speech = SpeechRequest(text="Hello", voice="nova", language="en")
    text = TextRequest(system="", turns=(Turn(role="user", text="Hello"),))
    tts = Offer(provider="openai", model="tts-1")
    keys = [
        call_key(speech, tts),
        call_key(text, tts),
        call_key(speech, Offer(provider="openai", model="tts-1-hd")),
        call_key(speech, Offer(provider="azure", model="tts-1")),
        call_key(speech.model_copy(update={"attempt": 1}), tts),
        call_key(speech.model_copy(update={"text": "Hello\ud800"}), tts),
    ]

    assert 6 == len(set(keys))
    assert keys[0] == call_key(SpeechRequest(language="en", voice="nova", text="Hello"), tts)


BUDGET = 50


class Spending(RuleBasedStateMachine):
    """Two ledgers of one file, a budget, and a model of what should be in it."""

    def __init__(self) -> None:
        super().__init__()
        folder = Path(self.folder)
        self.ledgers = [Ledger(folder / f"{os.urandom(8).hex()}.db")]
        self.ledgers.append(Ledger(self.ledgers[0].path))
        self.open: dict[int, int] = {}
        self.spent = 0
        self.number = 0

    folder = ""

    @rule(which=st.integers(0, 1), reserve=st.integers(0, 30))
    def begin(self, which: int, reserve: int) -> None:
        self.number += 1
        fits = reserve == 0 or self.spent + sum(self.open.values()) + reserve <= BUDGET
        try:
            row = self.ledgers[which].begin(intent(str(self.number), reserved=reserve), BUDGET)
        except BudgetError:
            assert not fits
        else:
            assert fits
            self.open[row] = reserve

    @rule(which=st.integers(0, 1), pick=st.randoms(use_true_random=False), outcome=st.sampled_from(list(Outcome)[1:]))
    def finish(self, which: int, pick: Random, outcome: Outcome) -> None:
        if not self.open:
            return
        row = pick.choice(sorted(self.open))
        reserve = self.open.pop(row)
        price = pick.randint(0, reserve)
        self.ledgers[which].finish(row, outcome, Usage(), price)
        self.spent += {Outcome.FAILED_FREE: 0, Outcome.DOUBTFUL: reserve}.get(outcome, price)

    @invariant()
    def sums_agree_and_the_budget_holds(self) -> None:
        told = [(ledger.spent("film"), ledger.reserved("film")) for ledger in self.ledgers]
        assert [(self.spent, sum(self.open.values()))] * 2 == told
        assert sum(told[0]) <= BUDGET
        assert sum(told[0]) == sum(call.cost for call in self.ledgers[0].calls())

    def teardown(self) -> None:
        for ledger in self.ledgers:
            ledger.close()


def test_whatever_happens_in_which_order_sums_agree_and_no_budget_is_passed(tmp_path: Path) -> None:
    Spending.folder = str(tmp_path)
    run_state_machine_as_test(Spending, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))
