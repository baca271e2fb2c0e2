"""Numbers are written as the script writes them, and axes stand at round ones."""

import pytest
from charts import data

from chalktalk.staging.charts.axes import Scale, bar_range, ticks
from chalktalk.staging.charts.figures_written import Manner, common_manner, manner_of


def manner(value: float, shown: str) -> Manner | None:
    return manner_of(data(("One", value, shown))[0])


@pytest.mark.parametrize(
    ("value", "shown", "other", "expected"),
    [
        (1796, "1,796", 25_000, "25,000"),
        (40, "40 %", 12.0, "12 %"),
        (0.4, "40 %", 0.12, "12 %"),
        (3_500_000, "$3.5M", 1_200_000, "$1.2M"),
        (3_500_000, "3.5 million", 2_000_000, "2.0 million"),
        (1796.5, "1.796,5 km", 12_345.6, "12.345,6 km"),
        (3.5, "3,5 kg", 1234.5, "1.234,5 kg"),
        (12_000, "12000", 1_500_000, "1500000"),
        (12_000, "12\u202f000 €", 1_500_000, "1\u202f500\u202f000 €"),
        (-8_300, "-8,300", -21_000, "-21,000"),
        (-500, "−$500", 1_500, "$1,500"),
        (-500, "−$500", -1_500, "−$1,500"),
        (3_500_000, "$3.5M", 0, "$0"),
    ],
)
def test_another_value_is_written_in_the_manner_of_one(value: float, shown: str, other: float, expected: str) -> None:
    found = manner(value, shown)
    assert found is not None
    assert shown == found.write(value)
    assert expected == found.write(other)


@pytest.mark.parametrize(("value", "shown"), [(0.4, "2 in 5"), (3, "many"), (3, ""), (12, "36 %")])
def test_a_form_that_does_not_state_the_value_gives_no_manner(value: float, shown: str) -> None:
    assert manner(value, shown) is None


def test_an_axis_is_written_as_the_largest_value_is() -> None:
    found = common_manner(data(("Few", 900_000, "900,000"), ("Many", 2_400_000, "2.4 million")))
    assert found is not None
    assert "1.5 million" == found.to_steps_of(500_000).write(1_500_000)
    assert "2 million" == found.to_steps_of(1_000_000).write(2_000_000)


@pytest.mark.parametrize(
    ("values", "from_zero", "expected"),
    [
        ([36, 23, 8], True, (0, 10, 20, 30, 40)),
        ([-8_300, 12_500], True, (-10_000, 0, 10_000, 20_000)),
        ([13.9, 14.1, 14.9], False, (13.5, 14.0, 14.5, 15.0)),
        ([13.9, 14.1, 14.9], True, (0, 5, 10, 15)),
        ([3, 9, 55], False, (0, 20, 40, 60)),
        ([5, 5], False, (0, 2, 4, 6)),
        ([0, 0], True, (0, 0.5, 1.0)),
    ],
)
def test_ticks_are_round_and_enclose_the_values(
    values: list[float], expected: tuple[float, ...], *, from_zero: bool
) -> None:
    assert expected == ticks(values, 4 if from_zero else 3, from_zero=from_zero)


def test_bars_start_at_zero_however_far_their_values_lie_from_it() -> None:
    assert (0.0, 105.0) == bar_range([100, 105])
    assert (-105.0, 0.0) == bar_range([-100, -105])
    assert (0.0, 1.0) == bar_range([0, 0])
    assert 300.0 == Scale(-10.0, 20.0, 400.0, 100.0).zero
