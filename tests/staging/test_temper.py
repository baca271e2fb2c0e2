"""How calm or lively things move."""

import pytest

from chalktalk.documents.manner import Motion
from chalktalk.documents.timeline import Number
from chalktalk.frames import FrameRate
from chalktalk.staging import motion
from chalktalk.staging.motion.clock import Temper
from chalktalk.staging.motion.springs import damped
from chalktalk.timeline import value_at


def clock(how: Motion) -> motion.Clock:
    return motion.Clock(FrameRate(60), 300, how)


def reach(number: Number) -> tuple[float, float]:
    values = [value_at(number, frame) for frame in range(300)]
    return min(values), max(values)


def test_steady_is_as_it_always_was() -> None:
    assert Temper() == clock(Motion.STEADY).temper
    assert motion.Clock(FrameRate(60), 300) == clock(Motion.STEADY)
    assert 0.62 == damped(0.62, 1.0)


def test_what_has_a_body_overshoots_more_the_livelier_it_is() -> None:
    calm, steady, lively = (reach(motion.bounce_in(clock(how), 10).scale)[1] for how in Motion)
    assert calm < 1.003
    assert 1.02 < steady < lively < 1.1


def test_calm_things_come_from_nearer_and_take_longer() -> None:
    calm, steady, lively = (motion.slide_in(clock(how), 10).dy for how in Motion)
    assert reach(calm)[1] < reach(steady)[1] < reach(lively)[1]
    assert isinstance(calm, tuple)
    assert isinstance(steady, tuple)
    assert calm[-1].frame > steady[-1].frame
    assert reach(steady)[0] == 0.0
    assert reach(lively)[0] < -0.5  # past its place, and back


@pytest.mark.parametrize("how", Motion)
def test_everything_arrives_whatever_the_temper(how: Motion) -> None:
    for movement in (motion.bounce_in(clock(how), 10), motion.slide_in(clock(how), 10), motion.zoom_in(clock(how), 10)):
        assert (0.0, 1.0, 1.0) == tuple(
            value_at(number, 299) for number in (movement.dy, movement.scale, movement.opacity)
        )


def test_what_never_stops_moves_less_where_it_is_calm() -> None:
    calm, steady, lively = (reach(motion.sway(clock(how), 0.0, 10.0, 2.0))[1] for how in Motion)
    assert (5.0, 10.0, 15.0) == (calm, steady, lively)
