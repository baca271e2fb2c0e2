"""Moments told to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.timecode import timecode


@pytest.mark.parametrize(
    ("written", "seconds"), [("0:00.0", 0.0), ("0:09.5", 9.46), ("1:07.4", 67.4), ("61:00.0", 3660.04)]
)
def test_a_moment_is_written_in_minutes_and_seconds_to_a_tenth(written: str, seconds: float) -> None:
    assert written == timecode(seconds)


@pytest.mark.parametrize("seconds", [59.95, 59.96, 59.999, 60.0])
def test_just_before_a_full_minute_the_minute_is_written(seconds: float) -> None:
    assert timecode(seconds) == "1:00.0"


@given(st.floats(0, 1e6))
def test_no_minute_has_sixty_seconds_and_no_moment_is_a_tenth_off(seconds: float) -> None:
    minutes, rest = timecode(seconds).split(":")

    assert len(rest) == len("00.0")
    assert float(rest) < 60
    assert pytest.approx(seconds, abs=0.0501) == 60 * int(minutes) + float(rest)
