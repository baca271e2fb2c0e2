"""Seconds and frames agree, in one rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.frames import FrameRange, FrameRate

RATES = st.sampled_from([FrameRate(24), FrameRate(25), FrameRate(30), FrameRate(60), FrameRate(30000, 1001)])


@given(rate=RATES, frame=st.integers(0, 10_000_000))
def test_a_frame_is_found_again_from_the_moment_it_starts(rate: FrameRate, frame: int) -> None:
    assert frame == rate.frame_at(rate.seconds_at(frame))


@given(rate=RATES, seconds=st.floats(0, 100_000))
def test_the_nearest_frame_is_at_most_half_a_frame_away(rate: FrameRate, seconds: float) -> None:
    assert abs(rate.seconds_at(rate.frame_at(seconds)) - seconds) <= 0.5001 / float(rate.fraction)


@given(rate=RATES, seconds=st.floats(0, 100_000))
def test_covering_frames_last_as_long_as_asked_and_not_a_frame_longer(rate: FrameRate, seconds: float) -> None:
    frames = rate.frames_covering(seconds)
    assert rate.seconds_at(frames) >= seconds - 1e-5
    assert rate.seconds_at(frames - 1) <= seconds + 1e-5


def test_a_range_holds_its_start_but_not_its_end() -> None:
    shown = FrameRange(3, 5)
    assert [False, True, True, False] == [frame in shown for frame in (2, 3, 4, 5)]
    expected = 2
    assert expected == shown.length


def test_a_rate_that_is_no_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="positive fraction"):
        FrameRate(0)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="after its start"):
        FrameRange(5, 3)
