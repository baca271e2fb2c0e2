"""Outlines as lines of points."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.staging.contours import Point, contours_of, distance, lengths, part_way

POINTS = st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))


def test_a_closed_contour_ends_where_it_starts() -> None:
    assert (((1.0, 1.0), (5.0, 1.0), (5.0, 4.0), (1.0, 1.0)), ((9.0, 9.0), (8.0, 8.0))) == contours_of(
        "M 1 1 L 5 1 L 5 4 Z M 9 9 L 8 8"
    )


def test_a_curve_passes_where_de_casteljau_says() -> None:
    (line,) = contours_of("M 0 0 Q 10 0 10 10")

    assert pytest.approx((7.5, 2.5)) == line[len(line) // 2]
    assert (10.0, 10.0) == line[-1]


def test_each_point_of_a_line_knows_how_far_along_it_lies() -> None:
    assert [0.0, 5.0, 6.0] == lengths([(0.0, 0.0), (3.0, 4.0), (3.0, 5.0)])
    assert [0.0] == lengths([(3.0, 4.0)])


@given(POINTS, POINTS, st.floats(0, 1))
def test_a_point_part_of_the_way_lies_on_the_way(a: Point, b: Point, part: float) -> None:
    there = part_way(a, b, part)

    assert pytest.approx(hypot(b[0] - a[0], b[1] - a[1]), abs=1e-6) == distance(a, there) + distance(there, b)
