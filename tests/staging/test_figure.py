"""The figure means what it does: poses follow their words, along arcs, and it is alive in between."""

from itertools import pairwise
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import SHIELD, VISUALS, cues_for, look_for, scene_of

from chalktalk.documents.base import Span
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import Face, Gesture, ListVisual, Pose, Scene
from chalktalk.documents.timeline import AnyNode, Number, Path, SceneTimeline
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.figure.limbs import FOREARM, UPPER_ARM, reaching
from chalktalk.staging.figure.poses import MAY_FOLLOW, POSES, aiming, between
from chalktalk.timeline import nodes_under, value_at


async def staged(context: Context, scene: Scene, aspect: Aspect = Aspect.WIDE) -> dict[str, AnyNode]:
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    return {node.id: node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)}


def playing(*gestures: tuple[Pose, int]) -> Scene:
    cues = tuple(Gesture(pose=pose, cue=Span(start=word, end=word + 1)) for pose, word in gestures)
    return scene_of(VISUALS["title"]).model_copy(update={"figure": cues})


def due_of(scene: Scene, gesture: int) -> int:
    return next(beat.due for beat in cues_for(scene).beats if beat.element == f"gesture-{gesture}")


async def test_the_first_pose_holds_from_the_first_frame(context: Context) -> None:
    nodes = await staged(context, playing((Pose.THINKING, 0)))
    assert POSES[Pose.THINKING].left_shoulder == pytest.approx(value_at(nodes["figure/left-arm"].rotation, 0), abs=0.01)


async def test_it_sets_out_for_a_pose_on_its_beat_and_settles_in_it(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.CONFUSED, 8))
    due = due_of(scene, 2)
    arm = (await staged(context, scene))["figure/left-arm"].rotation
    assert POSES[Pose.IDLE].left_shoulder == pytest.approx(value_at(arm, due))
    assert POSES[Pose.CONFUSED].left_shoulder == pytest.approx(value_at(arm, due + 28), abs=0.01)


async def test_it_draws_back_before_it_moves_and_swings_past_where_it_stops(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.EXCITED, 8))
    due = due_of(scene, 2)
    arm = (await staged(context, scene))["figure/left-arm"].rotation
    angles = [value_at(arm, frame) for frame in range(due, due + 25)]
    assert min(angles) < POSES[Pose.IDLE].left_shoulder
    assert max(angles) > POSES[Pose.EXCITED].left_shoulder


async def test_the_forearm_follows_the_arm_and_the_hand_the_forearm(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.CONFUSED, 8))
    nodes = await staged(context, scene)
    turned = [
        first_change(nodes[f"figure/left-{part}"].rotation, due_of(scene, 2)) for part in ("arm", "forearm", "hand")
    ]
    assert sorted(set(turned)) == turned


def first_change(number: Number, start: int) -> int:
    return next(
        frame for frame in range(start, start + 60) if abs(value_at(number, frame) - value_at(number, start)) > 0.2
    )


async def test_a_gesture_hard_on_the_heels_of_another_is_left_out(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.THINKING, 8), (Pose.EXCITED, 9))
    arm = (await staged(context, scene))["figure/right-arm"].rotation
    assert -POSES[Pose.THINKING].right_shoulder == pytest.approx(value_at(arm, cues_for(scene).frames - 1), abs=0.01)


@pytest.mark.parametrize("pose", Pose)
@pytest.mark.parametrize("following", Pose)
def test_where_one_pose_may_not_follow_another_one_between_them_leads_over(pose: Pose, following: Pose) -> None:
    via = between(pose, following)
    assert (via is None) == (following in MAY_FOLLOW[pose])
    if via is not None:
        assert via in MAY_FOLLOW[pose]
        assert following in MAY_FOLLOW[via]


async def test_from_one_side_to_the_other_both_hands_come_by_the_body(context: Context) -> None:
    scene = playing((Pose.POINTING_LEFT, 0), (Pose.POINTING_RIGHT, 8))
    arm = (await staged(context, scene))["figure/left-arm"].rotation
    via = due_of(scene, 2) + 10
    assert value_at(arm, via) < POSES[Pose.POINTING_LEFT].left_shoulder / 2


def test_an_arm_aims_high_and_low_and_never_behind() -> None:
    high, level, low = (aiming(Pose.POINTING_RIGHT, 300.0, down).right_shoulder for down in (-150.0, 0.0, 150.0))
    assert low < level < high
    assert level == aiming(Pose.POINTING_LEFT, -300.0, 0.0).left_shoulder
    assert POSES[Pose.POINTING_RIGHT] == aiming(Pose.POINTING_RIGHT, -300.0, 0.0)


async def test_it_points_at_what_comes_in(context: Context) -> None:
    visual = VISUALS["list"]
    assert isinstance(visual, ListVisual)
    resting = Gesture(pose=Pose.IDLE, cue=Span(start=0, end=1))
    gestures = (resting, Gesture(pose=Pose.POINTING_RIGHT, cue=visual.items[1].cue))
    scene = scene_of(visual).model_copy(update={"figure": gestures})
    arm = (await staged(context, scene))["figure/right-arm"].rotation
    # The card's middle lies below the shoulder, so the arm is not raised as high as without anything to aim at.
    level = -POSES[Pose.POINTING_RIGHT].right_shoulder
    assert level != pytest.approx(value_at(arm, due_of(scene, 2) + 30), abs=0.5)


async def test_its_eyes_go_to_what_comes_in_and_back_to_the_viewer(context: Context) -> None:
    scene = playing((Pose.IDLE, 0))
    eyes = (await staged(context, scene))["figure/looking"].x
    heading = next(beat.due for beat in cues_for(scene).beats if beat.element == "heading")
    assert 3.0 < value_at(eyes, heading + 15)
    assert 0.0 == value_at(eyes, heading + 75)


@pytest.mark.parametrize("pose", Pose)
async def test_feet_stand_still_while_they_are_on_the_ground(context: Context, pose: Pose) -> None:
    scene = playing((pose, 0), (Pose.IDLE, 8), (Pose.EXPLAINING, 12))
    nodes = await staged(context, scene)
    for side in ("left", "right"):
        foot = nodes[f"figure/{side}-foot"]
        places = [(value_at(foot.x, at), value_at(foot.y, at)) for at in range(cues_for(scene).frames)]
        ground = max(y for _, y in places)
        for (x, y), (later, later_y) in pairwise(places):
            assert x == pytest.approx(later, abs=0.01) or min(y, later_y) < ground


async def test_it_walks_in_from_beyond_the_page_and_stands_in_its_place(context: Context) -> None:
    scene = playing((Pose.WALKING, 0), (Pose.EXPLAINING, 8))
    nodes = await staged(context, scene)
    left = value_at(nodes["figure"].x, 0) + value_at(nodes["figure/upper"].x, 0) * value_at(nodes["figure"].scale_x, 0)
    assert left < -80.0
    assert abs(value_at(nodes["figure/upper"].x, due_of(scene, 2))) < 12.0


async def test_it_blinks_breathes_and_speaks(context: Context) -> None:
    scene = playing((Pose.IDLE, 0))
    nodes = await staged(context, scene)
    frames = range(cues_for(scene).frames)
    lids = [value_at(nodes["figure/eyes"].scale_y, frame) for frame in frames]
    assert min(lids) < 0.2
    assert 1.0 == max(lids)
    breath = [value_at(nodes["figure/chest"].y, frame) for frame in frames]
    assert 2.0 < max(breath) - min(breath) < 6.0
    smile = nodes["figure/smile"]
    assert isinstance(smile, Path)
    assert 0.4 < max(value_at(smile.morph, frame) for frame in frames)
    assert 0.0 == value_at(smile.morph, cues_for(scene).frames - 1)


async def test_five_faces_look_different(context: Context) -> None:
    seen = set()
    for face in Face:
        scene = scene_of(VISUALS["title"]).model_copy(
            update={"figure": (Gesture(pose=Pose.IDLE, face=face, cue=Span(start=0, end=1)),)}
        )
        nodes = await staged(context, scene)
        brows = tuple(value_at(nodes[f"figure/{side}-brow"].rotation, 0) for side in ("left", "right"))
        seen.add((brows, value_at(nodes["figure/smile"].opacity, 0)))
    assert len(Face) == len(seen)


@given(outwards=st.floats(-150, 150), down=st.floats(-150, 150), under=st.booleans())
def test_an_arm_ends_where_it_reaches_for(outwards: float, down: float, *, under: bool) -> None:
    arm = reaching(outwards, down, elbow_under=under)
    first, second = radians(arm.shoulder), radians(arm.shoulder + arm.elbow)
    x, y = UPPER_ARM * sin(first) + FOREARM * sin(second), UPPER_ARM * cos(first) + FOREARM * cos(second)
    if 8.0 < hypot(outwards, down) < UPPER_ARM + FOREARM - 2:
        assert hypot(outwards - x, down - y) < 0.01


async def test_where_the_page_is_narrow_it_leaves_room_for_cards(context: Context) -> None:
    nodes = await staged(context, scene_of(VISUALS["comparison"]), Aspect.TALL)
    assert "figure" not in nodes
