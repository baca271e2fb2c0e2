"""When a vendor is left alone, and when it is asked again."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from chalktalk.errors import BrokenAnswerError, OverloadedError, PolicyError, RateLimitedError, UnauthorisedError
from chalktalk.providers.health import FEWEST, Health


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_failure_in_three_leaves_it_in_use() -> None:
    health = Health(30, Clock())
    for number in range(30):
        if number % 3:
            health.went_well(1.0)
        else:
            health.failed(OverloadedError("busy"))

    assert health.why_not() is None


def test_calls_that_all_fail_take_it_out_of_use_until_it_has_cooled_down_and_then_one_may_try() -> None:
    clock = Clock()
    health = Health(30, clock)
    for _ in range(FEWEST):
        health.failed(RateLimitedError("too many"))

    assert "4 of its last 4 calls failed or took far too long" == health.why_not()
    clock.now = 31
    assert health.why_not() is None  # the trial
    assert health.why_not() is not None  # the others wait for how it goes


def test_a_trial_that_goes_well_brings_it_back_at_once() -> None:
    clock = Clock()
    health = Health(30, clock)
    for _ in range(FEWEST):
        health.failed(OverloadedError("down"))
    clock.now = 31
    health.why_not()
    health.went_well(1.0)

    assert not health.is_down
    health.failed(OverloadedError("once"))
    assert not health.is_down


def test_a_wrong_key_is_not_tried_again_and_says_what_is_wrong() -> None:
    health = Health(30, Clock())
    health.failed(UnauthorisedError("the key is wrong"))

    assert "the key is wrong" == health.hopeless


def test_what_only_the_call_is_to_blame_for_says_nothing_of_the_vendor() -> None:
    health = Health(30, Clock())
    for _ in range(20):
        health.failed(PolicyError("no"))
        health.failed(BrokenAnswerError("half"))

    assert not health.is_down


@given(st.lists(st.booleans(), max_size=60))
def test_whatever_happened_it_is_asked_again_in_the_end(went: list[bool]) -> None:
    clock = Clock()
    health = Health(30, clock)
    for well in went:
        if well:
            health.went_well(0.1)
        else:
            health.failed(OverloadedError("down"))
        clock.now += 1
    clock.now += 31

    assert health.why_not() is None


def test_answers_that_take_far_longer_than_usual_take_it_out_of_use_as_failures_do() -> None:
    health = Health(30, Clock())
    for _ in range(4):
        health.went_well(1.0)
    assert not health.is_down
    for _ in range(6):
        health.went_well(60.0)

    assert health.is_down
