"""Scenes come and go: nothing lies over the other scene's words, and what both show flies over."""

from itertools import product

import pytest
from made import SHIELD, VISUALS, cues_for, element, heading, look_for, scene_of, series

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import ImageVisual, ProcessVisual, TransitionKind, Visual
from chalktalk.documents.timeline import Group, StagedScene, Text
from chalktalk.engine import Context
from chalktalk.staging import carry_over, stage_scene
from chalktalk.staging.seen import seen_at
from chalktalk.timeline import check_timeline, nodes_under, read_scene, value_at

FRAMES = 14
MOVING = [kind for kind in TransitionKind if kind is not TransitionKind.CUT]
TWO_ICONS = Artwork(
    icons=(*SHIELD.icons, IconArt(query="star", name="star", paths=("M 2 2 L 22 2 L 12 22 Z", "M 8 8 L 16 8")))
)


async def staged(
    context: Context, visual: Visual, kind: TransitionKind, art: Artwork = SHIELD
) -> tuple[StagedScene, SceneCues]:
    """A scene that comes and goes by the same transition."""
    scene = scene_of(visual, figure=False)
    move = Transition(kind=kind, frames=0 if kind is TransitionKind.CUT else FRAMES)
    cues = cues_for(scene).model_copy(update={"enter": move, "leave": move})
    return await stage_scene.function(context, scene, cues, art, look_for(Aspect.WIDE)), cues


def words_seen(context: Context, scene: StagedScene, frame: int) -> list[tuple[str, float, float]]:
    """The picture's words at a frame, each with its left and right edge; words behind a closed window are not seen."""
    timeline = read_scene(context.store.get(scene.timeline.digest))
    found = []
    for seen in seen_at(timeline, frame):
        if isinstance(seen.node, Text) and seen.level == 20 and seen.at.opacity > 0.02:
            box = seen.at.box(0.0, 0.0, seen.node.advance, 1.0)
            window = seen.at.clip
            left = box.x if window is None else max(box.x, window.x)
            right = box.right if window is None else min(box.right, window.right)
            if left < right and right > 0 and left < 1920:
                found.append((seen.node.text, left, right))
    return found


@pytest.mark.parametrize(("kind", "part"), list(product(MOVING, (0.1, 0.3, 0.5, 0.7, 0.9))))
async def test_words_of_two_scenes_never_lie_on_one_another(
    context: Context, kind: TransitionKind, part: float
) -> None:
    scene, _ = await staged(context, VISUALS["statement"], kind)
    at = round(part * FRAMES)
    leaving = words_seen(context, scene, scene.frames - FRAMES + at)
    coming = words_seen(context, scene, at)
    assert not [
        (one, other) for one, other in product(leaving, coming) if one[1] < other[2] - 1 and other[1] < one[2] - 1
    ]


@pytest.mark.parametrize("kind", MOVING)
async def test_between_its_transitions_a_scene_stands_as_it_does_after_a_cut(
    context: Context, kind: TransitionKind
) -> None:
    moving, _ = await staged(context, VISUALS["statement"], kind)
    cut, _ = await staged(context, VISUALS["statement"], TransitionKind.CUT)
    for frame in (FRAMES, 100, moving.frames - FRAMES - 1):
        assert words_seen(context, cut, frame) == words_seen(context, moving, frame)


THING = ImageVisual(picture=element("picture", "A shield", 0))
STEPS = ProcessVisual(heading=heading("Steps"), steps=series("step", ["Shield", "Sword"], 1))


async def test_an_icon_that_both_scenes_show_flies_from_its_old_place_to_its_new_one(context: Context) -> None:
    before, _ = await staged(context, THING, TransitionKind.MATCH)
    after, cues = await staged(context, STEPS, TransitionKind.MATCH)
    carried = await carry_over.function(context, before, after, cues)
    timeline = read_scene(context.store.get(carried.timeline.digest))
    check_timeline(timeline)
    (flying,) = (node for layer in timeline.layers for node in layer.nodes if node.id == "carried")
    places = {
        seen.node.id: seen.at
        for scene, frame in ((before, before.frames - FRAMES), (after, 100))
        for seen in seen_at(read_scene(context.store.get(scene.timeline.digest)), frame)
        if "/icon" in seen.node.id
    }
    start, end = (next(at for id_, at in places.items() if id_.startswith(name)) for name in ("picture", "step-1"))
    for at, frame in ((start, 0), (end, FRAMES)):
        assert (at.x, at.y, at.sx) == pytest.approx(
            tuple(value_at(number, frame) for number in (flying.x, flying.y, flying.scale_x)), abs=0.01
        )
    assert isinstance(flying, Group)
    assert [1.0, 0.0] == [value_at(flying.opacity, frame) for frame in (FRAMES, after.frames - 1)]
    assert len(list(nodes_under(flying))) == 2


async def test_scenes_that_show_nothing_in_common_stay_as_they_were(context: Context) -> None:
    star = ImageVisual(picture=element("picture", "A star", 0, icon="star"))
    before, _ = await staged(context, star, TransitionKind.MATCH, TWO_ICONS)
    after, cues = await staged(context, STEPS, TransitionKind.MATCH, TWO_ICONS)
    assert after == await carry_over.function(context, before, after, cues)


async def test_what_comes_in_only_much_later_is_not_awaited(context: Context) -> None:
    before, _ = await staged(context, THING, TransitionKind.MATCH)
    late = ImageVisual(picture=element("picture", "A shield", 14))
    after, cues = await staged(context, late, TransitionKind.MATCH)
    assert after == await carry_over.function(context, before, after, cues)
