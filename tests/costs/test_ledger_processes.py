"""Several processes and one ledger: races for a budget, kills between the intent and its outcome."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chalktalk.costs import Intent, Ledger, Outcome, UnderWayError
from chalktalk.costs.processes import birth, lives, own_birth
from chalktalk.documents.asking import Offer, Port, Usage

SPEND = Path(__file__).with_name("spend.py")


@contextmanager
def spending(path: Path, name: str, rounds: int, budget: int) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(SPEND), str(path), name, str(rounds), str(budget)]
    with subprocess.Popen(command, stdout=-1, text=True) as process:
        yield process


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def hanging() -> Intent:
    return Intent("hang-0", Port.IMAGE, Offer(provider="openai", model="gpt-image-1"), "film", 5)


def test_two_processes_that_begin_one_ledger_and_race_for_one_budget_never_pass_it(path: Path) -> None:
    with spending(path, "one", 100, 200) as one, spending(path, "two", 100, 200) as two:
        told = {line_of(one), line_of(two)}

    assert {"refused"} == told
    with Ledger(path) as ledger:
        assert 195 < ledger.spent("film") <= 200
        assert ledger.spent("film") == sum(call.cost for call in ledger.calls()) == 3 * len(ledger.calls())


def test_what_a_killed_process_left_open_is_in_doubt_and_counts_at_its_reserve(path: Path) -> None:
    with spending(path, "hang", 1, 200) as process:
        assert "begun" == line_of(process)
        with Ledger(path) as ledger:
            assert 0 == ledger.settle_abandoned()
            with pytest.raises(UnderWayError) as refused:
                ledger.begin(hanging(), None)
        assert process.pid == refused.value.process
        os.kill(process.pid, signal.SIGKILL)

    with Ledger(path) as ledger:
        assert (0, 5) == (ledger.spent("film"), ledger.reserved("film"))
        assert 1 == ledger.settle_abandoned()
        assert (5, 0) == (ledger.spent("film"), ledger.reserved("film"))
        assert ["hang-0"] == [call.key for call in ledger.doubtful_calls("hang")]
        assert 1 == ledger.settle("hang-0", charged=False)
        assert 0 == ledger.spent("film")


def test_a_killed_process_is_no_reason_never_to_ask_again(path: Path) -> None:
    with spending(path, "hang", 1, 200) as process:
        line_of(process)
        os.kill(process.pid, signal.SIGKILL)

    with Ledger(path) as ledger:
        row = ledger.begin(hanging(), 10)
        assert [Outcome.DOUBTFUL, Outcome.OPEN] == [call.outcome for call in ledger.calls()]
        ledger.finish(row, Outcome.ANSWERED, Usage(pictures=1), 3, "{}")
        assert 8 == ledger.spent("film")


def test_a_process_that_was_taken_for_dead_still_has_the_last_word(path: Path) -> None:
    with Ledger(path) as ledger:
        row = ledger.begin(hanging(), None)
        with ledger._transaction() as connection:
            connection.execute("UPDATE calls SET born = 'of another machine'")
        assert 1 == ledger.settle_abandoned()
        ledger.finish(row, Outcome.ANSWERED, Usage(pictures=1), 3, "{}")

        assert 3 == ledger.spent("film")


@pytest.mark.parametrize("turn", range(5))
def test_a_process_killed_anywhere_leaves_a_ledger_that_adds_up(path: Path, turn: int) -> None:
    with spending(path, f"run{turn}", 10_000, 10**9) as process:
        while not path.exists():
            assert process.poll() is None
        with Ledger(path) as ledger:
            while len(ledger.calls()) < 3 * turn + 1:
                assert process.poll() is None
        os.kill(process.pid, signal.SIGKILL)

    with Ledger(path) as ledger:
        left = ledger.settle_abandoned()
        answered = [call for call in ledger.calls() if call.outcome is Outcome.ANSWERED]
        assert left in (0, 1)
        assert 3 * len(answered) + 5 * left == ledger.spent("film")
        assert len(answered) == len(list(ledger.answers()))


def test_a_process_is_known_by_when_it_began_and_not_by_its_number_alone() -> None:
    assert lives(os.getpid(), own_birth())
    assert not lives(os.getpid(), "another time")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as process:
        born = birth(process.pid)
        assert born is not None
        assert own_birth() != born
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # ended, and not yet waited for
        assert not lives(process.pid, born)
