"""Movement keeps its promises: it starts on its frame, settles where it should, and lasts as long at any frame rate."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.timeline import Number
from chalktalk.frames import FrameRate
from chalktalk.staging import motion
from chalktalk.timeline import value_at

RATES = [FrameRate(24), FrameRate(30), FrameRate(60), FrameRate(30000, 1001)]


def values(number: Number, frames: range) -> list[float]:
    return [value_at(number, frame) for frame in frames]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_what_pops_up_overshoots_once_and_settles_at_its_size(rate: FrameRate) -> None:
    clock = motion.Clock(rate, 200)
    seen = values(motion.pop(clock, 10), range(200))
    assert 1.0 == seen[-1]
    assert 1.0 < max(seen) <= 1.05
    highest = seen.index(max(seen))
    assert all(later >= earlier for earlier, later in pairwise(seen[:highest]))
    assert all(later <= earlier for earlier, later in pairwise(seen[highest:]))


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_an_entrance_lasts_as_long_at_any_frame_rate(rate: FrameRate) -> None:
    arrived = motion.rise(motion.Clock(rate, 200), 0, milliseconds=480)[-1].frame
    assert abs(rate.seconds_at(arrived) - 0.48) <= 0.5001 / float(rate.fraction)


@given(start=st.integers(0, 500), pulses=st.lists(st.integers(0, 600), max_size=8))
def test_a_pulse_that_would_run_into_another_is_left_out(start: int, pulses: list[int]) -> None:
    track = motion.pop(motion.Clock(FrameRate(30), 700), start, pulses=pulses)
    assert all(later.frame > earlier.frame for earlier, later in pairwise(track))
    assert 1.0 == track[-1].value
    assert max(key.value for key in track) <= motion.STRESS


def test_a_light_comes_on_at_its_word_and_steps_back_at_the_next() -> None:
    light = motion.spotlight(motion.Clock(FrameRate(30), 200), 20, 100)
    assert [0.0, 1.0, 1.0, 0.0] == [value_at(light, frame) for frame in (20, 60, 100, 112)]


def test_a_light_that_has_no_time_to_come_on_stays() -> None:
    light = motion.spotlight(motion.Clock(FrameRate(30), 200), 20, 22)
    assert 1.0 == value_at(light, 199)


@given(period=st.floats(0.5, 20), reach=st.floats(0.1, 50), phase=st.floats(0, 1))
def test_a_sway_never_leaves_its_reach_and_never_stops(period: float, reach: float, phase: float) -> None:
    track = motion.sway(motion.Clock(FrameRate(30), 300), 100.0, reach, period, phase)
    seen = values(track, range(300))
    assert all(abs(value - 100.0) <= reach + 0.001 for value in seen)
    assert track[0].frame <= 0
    assert track[-1].frame >= 299
