"""The figure means what it does: poses follow their words, along arcs, and it is alive in between."""

from made import SHIELD, VISUALS, cues_for, look_for, scene_of

from chalktalk.documents.base import Span
from chalktalk.documents.brief import Aspect
from chalktalk.documents.storyboard import Gesture, Pose, Scene
from chalktalk.documents.timeline import AnyNode, SceneTimeline
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.figure.poses import POSES
from chalktalk.timeline import nodes_under, value_at


async def staged(context: Context, scene: Scene, aspect: Aspect = Aspect.WIDE) -> dict[str, AnyNode]:
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    return {node.id: node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)}


def playing(*gestures: tuple[Pose, int]) -> Scene:
    cues = tuple(Gesture(pose=pose, cue=Span(start=word, end=word + 1)) for pose, word in gestures)
    return scene_of(VISUALS["title"]).model_copy(update={"figure": cues})


async def test_the_first_pose_holds_from_the_first_frame(context: Context) -> None:
    nodes = await staged(context, playing((Pose.POINTING, 0)))
    assert POSES[Pose.POINTING].near_arm == value_at(nodes["figure/near-arm"].rotation, 0)


async def test_it_sets_out_for_a_pose_on_its_beat_and_settles_in_it(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.POINTING, 8))
    due = next(beat.due for beat in cues_for(scene).beats if beat.element == "gesture-2")
    arm = (await staged(context, scene))["figure/near-arm"].rotation
    assert POSES[Pose.IDLE].near_arm == value_at(arm, due)
    assert POSES[Pose.POINTING].near_arm == value_at(arm, due + 25)


async def test_it_draws_back_before_it_moves_and_swings_past_where_it_stops(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.POINTING, 8))
    due = next(beat.due for beat in cues_for(scene).beats if beat.element == "gesture-2")
    arm = (await staged(context, scene))["figure/near-arm"].rotation
    angles = [value_at(arm, frame) for frame in range(due, due + 25)]
    assert max(angles) > POSES[Pose.IDLE].near_arm
    assert min(angles) < POSES[Pose.POINTING].near_arm


async def test_the_forearm_follows_the_arm_that_carries_it(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.POINTING, 8))
    nodes = await staged(context, scene)
    arm, elbow = nodes["figure/near-arm"].rotation, nodes["figure/near-forearm"].rotation
    assert isinstance(arm, tuple)
    assert isinstance(elbow, tuple)
    assert elbow[1].frame > arm[1].frame


async def test_a_gesture_hard_on_the_heels_of_another_is_left_out(context: Context) -> None:
    scene = playing((Pose.IDLE, 0), (Pose.POINTING, 8), (Pose.EXPLAINING, 9))
    arm = (await staged(context, scene))["figure/near-arm"].rotation
    assert POSES[Pose.POINTING].near_arm == value_at(arm, cues_for(scene).frames - 1)


async def test_it_blinks_breathes_and_speaks(context: Context) -> None:
    scene = playing((Pose.IDLE, 0))
    nodes = await staged(context, scene)
    frames = range(cues_for(scene).frames)
    lids = [value_at(nodes["figure/eye-near"].scale_y, frame) for frame in frames]
    assert min(lids) < 0.2
    assert 1.0 == max(lids)
    breath = [value_at(nodes["figure/upper"].y, frame) for frame in frames]
    assert 2.0 < max(breath) - min(breath) < 6.0
    talking = [value_at(nodes["figure/mouth"].opacity, frame) for frame in frames]
    smiling = [value_at(nodes["figure/smile"].opacity, frame) for frame in frames]
    assert {1.0} == {one + other for one, other in zip(talking, smiling, strict=True)}


async def test_where_the_page_is_narrow_it_leaves_room_for_cards(context: Context) -> None:
    nodes = await staged(context, scene_of(VISUALS["comparison"]), Aspect.TALL)
    assert "figure" not in nodes
