"""A concept keeps its colour: elements that have one are drawn in it."""

import pytest
from made import NIGHT, SHIELD, VISUALS, cues_for, element, look_for, scene_of

from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import (
    Accent,
    ComparisonVisual,
    ImageVisual,
    ListVisual,
    NumberVisual,
    RecapVisual,
    Side,
    Visual,
)
from chalktalk.documents.timeline import Path, SceneTimeline, Solid
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.timeline import nodes_under

ITEM = element("item-1", "Skin", 3).model_copy(update={"accent": Accent.WARNING})
TOP = element("heading", "What keeps us well", 0)
SHOWN: list[Visual] = [
    ListVisual(heading=TOP, items=(ITEM,)),
    RecapVisual(heading=TOP, items=(ITEM,)),
    ImageVisual(picture=ITEM),
    NumberVisual(value=element("value", "70 %", 1, icon=None), caption=ITEM),
    ComparisonVisual(
        heading=TOP, left=Side(head=ITEM, points=()), right=Side(head=element("right", "Bark", 5), points=())
    ),
]


async def icon_colours(context: Context, visual: Visual) -> list[str]:
    """Colours of all icons in a scene, in the order in which they are drawn."""
    scene = scene_of(visual, figure=False)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(Aspect.WIDE))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    nodes = [node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)]
    strokes = [node.stroke.paint for node in nodes if isinstance(node, Path) and "icon/" in node.id and node.stroke]
    return [paint.colour[:7] for paint in strokes if isinstance(paint, Solid)]


@pytest.mark.parametrize("visual", SHOWN, ids=lambda visual: visual.kind)
async def test_an_element_is_drawn_in_its_concept_s_colour(context: Context, visual: Visual) -> None:
    assert NIGHT.warning == (await icon_colours(context, visual))[0]


async def test_two_sides_are_never_of_one_colour(context: Context) -> None:
    comparison = VISUALS["comparison"]
    assert isinstance(comparison, ComparisonVisual)
    for accent in Accent:
        sides = {
            name: side.model_copy(update={"head": side.head.model_copy(update={"accent": accent})})
            for name, side in (("left", comparison.left), ("right", comparison.right))
        }
        left, right = await icon_colours(context, comparison.model_copy(update=sides))
        assert left != right
