"""Overlays come in on their words, in a place of their own, and in the colour of their concept."""

from itertools import product

import pytest
from every_kind import EVERYTHING
from made import CHIPS, SHIELD, cues_for, element, heading, look_for, scene_of, series

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import ListVisual, Overlay, OverlayKind, Scene
from chalktalk.documents.timeline import AnyNode, Ellipse, SceneTimeline, StagedScene
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.lint import lint
from chalktalk.timeline import check_timeline, nodes_under, value_at

Staged = tuple[StagedScene, SceneTimeline, dict[str, AnyNode]]


async def staged(context: Context, scene: Scene, aspect: Aspect = Aspect.WIDE, art: Artwork = SHIELD) -> Staged:
    result = await stage_scene.function(context, scene, cues_for(scene), art, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    return (
        result,
        timeline,
        {node.id: node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)},
    )


@pytest.mark.parametrize(("kind", "aspect"), list(product(EVERYTHING, Aspect)))
async def test_they_cover_nothing_in_any_kind_and_shape(context: Context, kind: str, aspect: Aspect) -> None:
    scene = scene_of(EVERYTHING[kind], overlays=CHIPS)
    _, timeline, nodes = await staged(context, scene, aspect)
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect))
    assert {"overlay-1", "overlay-2"} <= set(nodes)


async def test_one_enters_on_its_beat_and_goes_at_its_end_fading_for_200_ms_each(context: Context) -> None:
    scene = scene_of(EVERYTHING["list"], overlays=CHIPS)
    (times, _) = cues_for(scene).overlays
    opacity = (await staged(context, scene))[2]["overlay-1"].opacity
    moments = (0, 6, times.end_frame - times.start_frame - 6, times.end_frame - times.start_frame)
    assert [0.0, 1.0, 1.0, 0.0] == [value_at(opacity, times.start_frame + after) for after in moments]


async def test_where_the_heading_needs_the_whole_band_they_are_left_out_and_the_author_is_told(
    context: Context,
) -> None:
    long = "The extraordinarily complicated and rather surprising fall of empires"
    scene = scene_of(ListVisual(heading=heading(long), items=series("item", ["One", "Two"])), overlays=CHIPS)
    result, _, nodes = await staged(context, scene, Aspect.TALL)
    assert "overlay-1" not in nodes
    assert any("no room" in warning.message for warning in result.warnings)


async def test_one_without_a_fitting_icon_has_a_dot(context: Context) -> None:
    letter = Artwork(icons=(IconArt(query="shield", name="monogram", paths=(), letter="S"),))
    scene = scene_of(
        EVERYTHING["list"], overlays=(Overlay(kind=OverlayKind.TERM, element=element("overlay-1", "Term", 5)),)
    )
    _, _, nodes = await staged(context, scene, art=letter)
    assert isinstance(nodes["overlay-1/dot"], Ellipse)
