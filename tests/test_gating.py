"""Loudness by the formulas of BS.1770-4; the rooms of sound and narration hold it against another meter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.loudness import FLOOR, decibels, gated, k_weighting, moving_mean

POWERS = st.lists(st.floats(0, 2), max_size=60).map(np.array)


def test_the_filters_at_48_kilohertz_are_those_of_the_recommendation() -> None:
    (shelf, shelf_back), (high_pass, high_pass_back) = k_weighting(48_000)
    assert (1.53512485958697, -2.69169618940638, 1.19839281085285) == pytest.approx(shelf, abs=1e-12)
    assert (1.0, -1.69065929318241, 0.73248077421585) == pytest.approx(shelf_back, abs=1e-12)
    assert (1.0, -2.0, 1.0) == high_pass
    assert (1.0, -1.99004745483398, 0.99007225036621) == pytest.approx(high_pass_back, abs=1e-12)


def test_means_are_taken_from_every_step() -> None:
    powers = np.arange(8.0)

    assert [1.0, 2.0, 3.0, 4.0, 5.0, 6.0] == moving_mean(powers, 3).tolist()
    assert [1.0, 3.0, 5.0] == moving_mean(powers, 3, 2).tolist()


def test_what_is_shorter_than_a_window_has_no_mean() -> None:
    assert [] == moving_mean(np.ones(3), 4).tolist()


def test_a_pause_between_blocks_of_one_loudness_does_not_count() -> None:
    loud, quiet = np.full(10, 0.01), np.full(90, 0.0001)  # 20 LU under

    assert float(decibels(0.01)) == pytest.approx(gated(np.concatenate([loud, quiet])))


@pytest.mark.parametrize("blocks", [[], [0.0, 0.0], [1e-9]])
def test_silence_and_what_is_next_to_it_lie_on_the_floor(blocks: list[float]) -> None:
    assert FLOOR == gated(np.array(blocks))


@given(POWERS)
def test_a_sound_is_as_loud_as_something_in_it(blocks: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    levels = [FLOOR, *decibels(blocks)]

    assert FLOOR <= gated(blocks) <= max(levels) + 1e-9
