"""Where a scene cannot be shown as it was asked for, fixed steps make it fit, and the author is told."""

import pytest
from made import CHIPS, SHIELD, VISUALS, cues_for, element, elements_in, heading, look_for, scene_of, series

from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import Datum, LineChartVisual, ListVisual, Scene, StatementVisual, Visual
from chalktalk.documents.timeline import AnyNode
from chalktalk.engine import Context
from chalktalk.staging import ink, kinds, nodes, stage_scene
from chalktalk.staging.board import Board
from chalktalk.staging.kinds import Kind
from chalktalk.staging.page import Box
from chalktalk.staging.resolving import SHORT, STEPS, in_time_to_read


def eased(scene: Scene, steps: int) -> Scene:
    for step in STEPS[:steps]:
        scene = step.eased(scene)
    return scene


def test_each_step_gives_up_one_thing_more() -> None:
    asked = scene_of(VISUALS["long thing"], overlays=CHIPS)
    assert () == eased(asked, 1).overlays
    assert () == eased(asked, 2).figure
    assert all(len(part.label) <= SHORT for part in elements_in(eased(asked, 3).visual))


def test_a_chart_becomes_a_list_in_which_its_values_are_kept() -> None:
    data = tuple(Datum(category=part, value=3.0, shown="3 %") for part in series("value", ["Coal", "Wind"]))
    visual = eased(scene_of(LineChartVisual(heading=heading("Power"), unit="%", data=data)), 4).visual
    assert isinstance(visual, ListVisual)
    assert ["Coal: 3 %", "Wind: 3 %"] == [item.label for item in visual.items]


def test_at_last_only_the_heading_is_left() -> None:
    assert StatementVisual(heading=heading("Six steps")) == eased(scene_of(VISUALS["long process"]), 5).visual


async def test_a_picture_with_a_fault_is_replaced_and_the_author_is_told(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_board: Board, _visual: Visual) -> list[AnyNode]:
        return [nodes.rect("far out", Box(5000, 0, 100, 100), fill=ink.solid("#ffffff"))]

    monkeypatch.setitem(kinds.KINDS, type(VISUALS["process"]), Kind(broken, heading=True, figure_when_narrow=False))
    scene = scene_of(VISUALS["process"])
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(Aspect.WIDE))
    told = " ".join(warning.message for warning in result.warnings)
    assert "it is shown as a list" in told
    assert "shown as one short sentence" not in told


def test_what_would_come_too_late_to_be_read_comes_sooner_and_in_its_order() -> None:
    long = "A label of a good many words that takes some time"
    visual = ListVisual(heading=heading("Late"), items=(element("item-1", "Two", 15), element("item-2", long, 16)))
    scene = scene_of(visual)
    before = {beat.element: beat.due for beat in cues_for(scene).beats}
    after = {beat.element: beat.due for beat in in_time_to_read(scene, cues_for(scene)).beats}
    assert after["item-1"] < after["item-2"] < before["item-2"]
    assert before["heading"] == after["heading"]


def test_what_comes_in_time_keeps_its_word() -> None:
    scene = scene_of(VISUALS["list"])
    assert cues_for(scene) == in_time_to_read(scene, cues_for(scene))
