"""Every kind in every shape: staged, valid, legible, and on its word."""

from collections.abc import Iterator
from itertools import product

import pytest
from every_kind import EVERYTHING
from made import SHIELD, VISUALS, WORDS, cues_for, elements_in, heading, look_for, scene_of, series

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.options import Aspect
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import (
    ListVisual,
    Scene,
)
from chalktalk.documents.timeline import AnyNode, SceneTimeline, StagedScene
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.fallback import drawable
from chalktalk.staging.lint import lint
from chalktalk.staging.resolving import in_time_to_read
from chalktalk.timeline import check_timeline, nodes_under, numbers_of

EVERY_KIND_IN_EVERY_SHAPE = list(product(EVERYTHING, Aspect, (True, False)))


async def staged(context: Context, scene: Scene, art: Artwork, aspect: Aspect) -> tuple[StagedScene, SceneTimeline]:
    result = await stage_scene.function(context, scene, cues_for(scene), art, look_for(aspect))
    return result, SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))


def nodes_of(timeline: SceneTimeline) -> Iterator[AnyNode]:
    return (node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top))


@pytest.mark.parametrize(("kind", "aspect", "figure"), EVERY_KIND_IN_EVERY_SHAPE)
async def test_a_scene_is_a_valid_timeline_that_a_viewer_can_read(
    context: Context, kind: str, aspect: Aspect, *, figure: bool
) -> None:
    scene = scene_of(EVERYTHING[kind], figure=figure)
    result, timeline = await staged(context, scene, SHIELD, aspect)
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect))
    assert () == result.warnings


@pytest.mark.parametrize("kind", EVERYTHING)
async def test_every_element_starts_to_move_at_the_frame_its_beat_is_due(context: Context, kind: str) -> None:
    scene = scene_of(EVERYTHING[kind])
    _, timeline = await staged(context, scene, SHIELD, Aspect.WIDE)
    due = {beat.element: beat.due for beat in in_time_to_read(scene, cues_for(scene)).beats}
    for part in elements_in(drawable(scene.visual, SHIELD)):
        if not part.label and part.icon is None:
            continue
        own = [node for node in nodes_of(timeline) if node.id.split("/")[0] == part.id]
        starts = [number[0].frame for node in own for number in numbers_of(node) if isinstance(number, tuple)]
        assert due[part.id] == min(start for start in starts if start > 0 or due[part.id] == 0)


async def test_a_label_that_cannot_fit_is_shortened_and_the_author_is_told(context: Context) -> None:
    visual = ListVisual(heading=heading("Short"), items=series("item", ["Supercalifragilistic" * 6, "Two"]))
    result, _ = await staged(context, scene_of(visual), SHIELD, Aspect.WIDE)
    assert any("shortened" in warning.message for warning in result.warnings)


async def test_words_the_typeface_cannot_draw_are_told_to_the_author(context: Context) -> None:
    scene = scene_of(VISUALS["title"])
    sentence = Sentence(words=tuple(Word(display="世界", spoken="world") for _ in WORDS))
    result, _ = await staged(context, scene.model_copy(update={"sentences": (sentence,)}), SHIELD, Aspect.WIDE)
    assert ['no font here has the Chinese "世界"'] == [warning.message for warning in result.warnings]


async def test_without_burned_captions_no_spoken_word_is_in_the_picture(context: Context) -> None:
    scene = scene_of(VISUALS["title"])
    look = look_for(Aspect.WIDE).model_copy(update={"burned_captions": False})
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look)
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    assert all(layer.level != 50 for layer in timeline.layers)
