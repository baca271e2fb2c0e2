"""Movement keeps its promises: it starts on its frame, settles where it should, and lasts as long at any frame rate."""

from collections.abc import Callable
from itertools import pairwise
from math import cos, exp, log, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.timeline import Number
from chalktalk.frames import FrameRate
from chalktalk.staging import motion
from chalktalk.timeline import value_at

CLOCK = motion.Clock(FrameRate(30), 200)
RATES = [FrameRate(24), FrameRate(30), FrameRate(60), FrameRate(30000, 1001)]


def values(number: Number, frames: range) -> list[float]:
    return [value_at(number, frame) for frame in frames]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_what_bounces_in_overshoots_once_and_settles_at_its_size(rate: FrameRate) -> None:
    seen = values(motion.bounce_in(motion.Clock(rate, 200), 10).scale, range(200))
    assert 1.0 == seen[-1]
    assert 1.0 < max(seen) <= 1.06
    highest = seen.index(max(seen))
    assert all(later >= earlier for earlier, later in pairwise(seen[:highest]))
    assert all(value >= 0.99 for value in seen[highest:])


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_an_entrance_lasts_as_long_at_any_frame_rate(rate: FrameRate) -> None:
    arriving = motion.slide_in(motion.Clock(rate, 200), 0).dy
    assert isinstance(arriving, tuple)
    assert abs(rate.seconds_at(arriving[-1].frame) - 0.48) <= 0.5001 / float(rate.fraction)


@pytest.mark.parametrize(
    ("side", "place"), [("left", (-36, 0)), ("right", (36, 0)), ("above", (0, -36)), ("below", (0, 36))]
)
def test_what_slides_in_comes_from_its_side(side: motion.Side, place: tuple[float, float]) -> None:
    move = motion.slide_in(CLOCK, 10, side)
    assert place == (value_at(move.dx, 10), value_at(move.dy, 10))
    assert (0.0, 0.0) == (value_at(move.dx, 100), value_at(move.dy, 100))


@pytest.mark.parametrize("leave", [motion.fade_out, motion.slide_out, motion.dissolve, motion.shrink])
def test_what_leaves_is_whole_until_it_sets_out_and_gone_at_its_end(
    leave: Callable[[motion.Clock, int], motion.Movement],
) -> None:
    move = leave(CLOCK, 90)
    assert [1.0, 0.0] == [value_at(move.opacity, frame) for frame in (80, 90)]
    assert [0.0, 0.0, 1.0] == [value_at(number, 80) for number in (move.dx, move.dy, move.scale)]


def test_letters_come_one_by_one_and_the_last_at_its_frame() -> None:
    width = motion.type_on(CLOCK, 10, [12.0, 20.0, 34.0], 30)
    assert [0.0, 12.0, 12.0, 20.0, 34.0] == [value_at(width, frame) for frame in (9, 10, 19, 20, 30)]


@given(moments=st.lists(st.integers(0, 600), max_size=8))
def test_a_pulse_that_would_run_into_another_is_left_out(moments: list[int]) -> None:
    scale = motion.beat(motion.Clock(FrameRate(30), 700), moments)
    keys = scale if isinstance(scale, tuple) else ()
    assert all(later.frame > earlier.frame for earlier, later in pairwise(keys))
    assert all(1.0 <= key.value <= motion.STRESS for key in keys)
    assert 1.0 == value_at(scale, 700)


def test_what_shakes_comes_to_rest_where_it_was() -> None:
    seen = values(motion.shake(CLOCK, 10).dx, range(200))
    assert min(seen) < 0 < max(seen)
    assert (0.0, 0.0) == (seen[10], seen[-1])


def test_of_movements_that_follow_one_another_each_takes_over_at_its_first_keyframe() -> None:
    whole = motion.joined([motion.bounce_in(CLOCK, 10), motion.pulse(CLOCK, [60]), motion.shrink(CLOCK, 150)])
    assert [1.0, motion.STRESS, 1.0, 0.4] == [value_at(whole.scale, frame) for frame in (40, 65, 100, 150)]
    assert [0.0, 1.0, 0.0] == [value_at(whole.opacity, frame) for frame in (10, 100, 150)]


@given(
    way=st.floats(-900, 900).filter(lambda way: abs(way) > 1),
    milliseconds=st.floats(200, 1200),
    damping=st.floats(0.4, 0.9),
)
def test_a_baked_spring_stays_within_half_a_unit_of_the_true_one(
    way: float, milliseconds: float, damping: float
) -> None:
    frames = CLOCK.lasting(milliseconds)
    keys = motion.spring(CLOCK, 20, (100.0, 100.0 + way), milliseconds, damping=damping)
    rate = -log(0.002) / damping / frames
    turning = rate * sqrt(1 - damping**2)
    for frame in range(frames):
        swing = cos(turning * frame) + damping * rate / turning * sin(turning * frame)
        true = 100.0 + way * (1 - exp(-damping * rate * frame) * swing)
        assert value_at(keys, 20 + frame) == pytest.approx(true, abs=0.51)
    assert value_at(keys, 20 + frames) == pytest.approx(100.0 + way, abs=1e-3)


def test_a_spring_takes_few_keyframes() -> None:
    assert len(motion.spring(motion.Clock(FrameRate(60), 200), 0, (0.0, 400.0), 560, damping=0.6)) <= 6


@given(st.lists(st.floats(-500, 500), min_size=2, max_size=40))
def test_any_curve_can_be_baked(curve: list[float]) -> None:
    keys = motion.baked(lambda frame: curve[int(frame)], 0, len(curve) - 1)
    assert all(value_at(keys, frame) == pytest.approx(true, abs=0.51) for frame, true in enumerate(curve))


def test_particles_are_on_their_way_all_along_and_seen_only_there() -> None:
    particles = motion.flow(CLOCK, [(0, 0), (100, 0), (100, 50)], (20, 180), count=4)
    for frame in range(100, 180):
        places = [(value_at(p.x, frame), value_at(p.y, frame)) for p in particles if value_at(p.opacity, frame) > 0]
        assert 3 <= len(places) <= 4
        assert all(y == pytest.approx(0, abs=0.01) or x == pytest.approx(100, abs=0.01) for x, y in places)
    assert not any(value_at(p.opacity, frame) for p in particles for frame in range(20))


def test_a_particle_that_has_no_time_to_set_out_is_not_seen() -> None:
    assert not any(value_at(p.opacity, 50) for p in motion.flow(CLOCK, [(0, 0), (9, 9)], (40, 40)))


@given(depth=st.floats(0, 1))
def test_what_lies_deeper_moves_less(depth: float) -> None:
    near = motion.pan(CLOCK, 0, 60, 80, -40)
    far = motion.parallax(near, depth)
    assert value_at(far.dx, 60) == pytest.approx(80 * depth, abs=1e-3)
    assert value_at(motion.parallax(motion.push_in(CLOCK, 0, 60, 0.1), depth).scale, 60) == pytest.approx(
        1 + 0.1 * depth, abs=1e-3
    )


def test_pushing_in_and_pulling_out_end_where_the_other_starts() -> None:
    inwards, outwards = motion.push_in(CLOCK, 0, 60), motion.pull_out(CLOCK, 0, 60)
    assert value_at(inwards.scale, 60) == value_at(outwards.scale, 0) > value_at(inwards.scale, 0)


SQUARE = "M 0 0 L 24 0 L 24 24 L 0 24 Z"


@pytest.mark.parametrize(
    "other",
    ["M 12 2 C 17.5 2 22 6.5 22 12 C 22 17.5 17.5 22 12 22 C 6.5 22 2 17.5 2 12 C 2 6.5 6.5 2 12 2 Z",
     "M 2 2 Q 12 20 22 2", SQUARE + " M 6 6 L 18 6 L 18 18 Z", "M 5 5 L 5 5"],
)  # fmt: skip
def test_two_outlines_get_the_same_commands_and_keep_their_shape(other: str) -> None:
    one, two = motion.matched(SQUARE, other)
    assert [word for word in one.split() if word.isalpha()] == [word for word in two.split() if word.isalpha()]
    numbers = [[float(word) for word in d.split() if not word.isalpha()] for d in (one, two)]
    assert (0.0, 24.0) == (min(numbers[0]), max(numbers[0]))
    assert all(0 <= number <= 24 for number in numbers[1])


def test_an_outline_turns_into_itself_without_moving() -> None:
    one, two = motion.matched(SQUARE, SQUARE)
    assert one == two


def test_a_light_comes_on_at_its_word_and_steps_back_at_the_next() -> None:
    light = motion.glow(motion.Clock(FrameRate(30), 200), 20, 100)
    assert [0.0, 1.0, 1.0, 0.0] == [value_at(light, frame) for frame in (20, 60, 100, 112)]


def test_a_light_that_has_no_time_to_come_on_stays() -> None:
    light = motion.glow(motion.Clock(FrameRate(30), 200), 20, 22)
    assert 1.0 == value_at(light, 199)


@given(period=st.floats(0.5, 20), reach=st.floats(0.1, 50), phase=st.floats(0, 1))
def test_a_sway_never_leaves_its_reach_and_never_stops(period: float, reach: float, phase: float) -> None:
    track = motion.sway(motion.Clock(FrameRate(30), 300), 100.0, reach, period, phase)
    seen = values(track, range(300))
    assert all(abs(value - 100.0) <= reach + 0.001 for value in seen)
    assert track[0].frame <= 0
    assert track[-1].frame >= 299
