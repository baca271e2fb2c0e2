"""Values at a frame."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.timeline import Cubic, Ease, Group, Keyframe, Rect, Track
from chalktalk.timeline import eased, is_animated, still_until, value_at

PLACED = {"x": 0, "y": 0, "anchor_x": 0, "anchor_y": 0, "scale_x": 1, "scale_y": 1, "rotation": 0, "opacity": 1}

parts = st.floats(0, 1)
eases: st.SearchStrategy[Ease] = st.one_of(
    st.just("hold"), st.just("linear"), st.builds(Cubic, parts, st.floats(-1, 2), parts, st.floats(-1, 2))
)
steps = st.lists(st.tuples(st.integers(1, 9), st.sampled_from([0.0, 1.0, 2.5]), eases), min_size=1, max_size=6)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    frame, keyframes = 0, []
    for gap, value, ease in draw(steps):
        frame += gap
        keyframes.append(Keyframe(frame, value, ease))
    return tuple(keyframes)


def test_a_constant_has_its_value_at_every_frame() -> None:
    assert 7.5 == value_at(7.5, 1000)


def test_before_its_first_and_after_its_last_keyframe_a_track_holds() -> None:
    track = (Keyframe(10, 1.0, "linear"), Keyframe(20, 3.0, "linear"))
    assert [1.0, 1.0, 2.0, 3.0, 3.0] == [value_at(track, frame) for frame in (0, 10, 15, 20, 99)]


def test_a_held_value_jumps_at_the_next_keyframe() -> None:
    track = (Keyframe(0, 1.0, "hold"), Keyframe(4, 2.0, "hold"))
    assert [1.0, 1.0, 2.0] == [value_at(track, frame) for frame in (0, 3, 4)]


# Bits, not roundings: another language's player must find the very same ones.
@pytest.mark.parametrize(
    ("ease", "time", "bits"),
    [
        (Cubic(0.25, 0.1, 0.25, 1.0), 0.5, "0x1.9ad49de7ec4d2p-1"),
        (Cubic(0.16, 1.0, 0.3, 1.0), 0.25, "0x1.a6b7f75c1b9a7p-1"),
        (Cubic(0.7, 0.0, 0.84, 0.0), 0.75, "0x1.6520228f91961p-3"),
        (Cubic(0.65, 0.0, 0.35, 1.0), 0.5, "0x1.fffffffd00000p-2"),
    ],
)
def test_a_cubic_easing_has_these_very_bits(ease: Cubic, time: float, bits: str) -> None:
    assert bits == eased(ease, time).hex()


@given(parts, parts, parts)
def test_an_easing_whose_control_points_lie_on_the_diagonal_is_nearly_linear(x1: float, x2: float, time: float) -> None:
    assert eased(Cubic(x1, x1, x2, x2), time) == pytest.approx(time, abs=1e-8)


@given(tracks(), st.integers(-2, 60))
def test_a_value_lies_at_its_keyframe_exactly(track: Track, frame: int) -> None:
    exact = {keyframe.frame: keyframe.value for keyframe in track}
    assert exact.get(frame, value_at(track, frame)) == value_at(track, frame)


@given(tracks(), st.integers(-2, 60))
def test_until_a_track_may_move_its_value_stays(track: Track, frame: int) -> None:
    until = min(still_until(track, frame), 80)
    assert until > frame
    assert {value_at(track, frame)} == {value_at(track, later) for later in range(frame, until)}


def test_a_track_that_never_changes_again_is_still_for_ever() -> None:
    assert sys.maxsize == still_until((Keyframe(0, 1.0, "linear"), Keyframe(9, 1.0, "linear")), 3)


def test_a_group_is_animated_when_a_node_inside_it_is() -> None:
    rect = {"kind": "rect", "width": 1, "height": 1, "radius": 0, "fill": None, "stroke": None, "shadows": ()}
    still = Rect.model_validate({**PLACED, **rect, "id": "a"})
    moving = still.model_copy(update={"id": "b", "width": (Keyframe(0, 1.0, "linear"),)})
    assert [False, True] == [
        is_animated(Group(**PLACED, id="g", kind="group", clip=None, children=(node,))) for node in (still, moving)
    ]
