"""The hand-drawn look: the same picture, drawn as a hand draws."""

from collections.abc import Iterable

import pytest
from made import SHIELD, VISUALS, cues_for, look_for, points_of, scene_of

from chalktalk.documents.direction import Look
from chalktalk.documents.options import Aspect
from chalktalk.documents.timeline import AnyNode, Layer, Path, SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging import ink, nodes, stage_scene
from chalktalk.staging.chalk import hand_drawn
from chalktalk.staging.lint import lint
from chalktalk.staging.page import Box
from chalktalk.timeline import check_timeline, nodes_under


def look_by_hand(aspect: Aspect) -> Look:
    look = look_for(aspect)
    return look.model_copy(update={"theme": look.theme.model_copy(update={"stroke": "chalk"})})


def drawn(*content: AnyNode, level: int = 20) -> list[AnyNode]:
    return list(hand_drawn([Layer.model_validate({"level": level, "nodes": content})])[0].nodes)


LINE = ink.line("#ffffff", 4.0)


@pytest.mark.parametrize("kind", VISUALS)
async def test_every_kind_can_be_drawn_by_hand(context: Context, kind: str) -> None:
    scene = scene_of(VISUALS[kind])
    look = look_by_hand(Aspect.WIDE)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look)
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look)


def test_a_card_is_drawn_twice_near_its_true_edge_and_casts_no_shadow() -> None:
    card = nodes.rect(
        "card", Box(0, 0, 400, 200), radius=24, fill=ink.solid("#123456"), stroke=LINE, shadows=ink.CARD_SHADOWS
    )
    fill, *strokes = drawn(card)
    assert ["card", "card/chalk-0", "card/chalk-1"] == [fill.id, *(stroke.id for stroke in strokes)]
    assert () == getattr(fill, "shadows", None)
    assert strokes[0].d != strokes[1].d  # type: ignore[union-attr]  # both are paths
    for x, y in points_of(strokes[0]):
        assert min(abs(x), abs(x - 400), abs(y), abs(y - 200)) < 12


def test_the_same_line_is_always_drawn_the_same_way_and_another_one_differently() -> None:
    one, other = (nodes.path(name, "M 0 0 L 300 0", stroke=LINE) for name in ("one", "other"))
    assert drawn(one) == drawn(one)
    assert points_of(drawn(one)[0]) != points_of(drawn(other)[0])


def test_a_line_that_draws_itself_still_does() -> None:
    track = ((0, 0.0, "linear"), (10, 1.0, "hold"))
    line = Path.model_validate({**nodes.path("line", "M 0 0 L 300 0", stroke=LINE).model_dump(), "trim_end": track})
    assert all(isinstance(stroke, Path) and isinstance(stroke.trim_end, tuple) for stroke in drawn(line))


def test_in_a_group_that_enlarges_a_hand_strays_less() -> None:
    def strays(scale: float) -> float:
        group = nodes.group("g", [nodes.path("line", "M 0 0 L 90 0", stroke=LINE)], scale=scale)
        strokes: Iterable[AnyNode] = nodes_under(drawn(group)[0])
        return max(abs(y) for stroke in strokes if isinstance(stroke, Path) for _, y in points_of(stroke))

    assert strays(10.0) < 0.2 < strays(1.0) < 2.0


def test_text_and_the_page_behind_it_stay_as_they_are() -> None:
    ground = nodes.rect("ground", Box(0, 0, 100, 100), stroke=LINE)
    assert [ground] == drawn(ground, level=0)
    text = nodes.text("t", "word", 0, 0, font="a" * 64, size=40, advance=90, fill=ink.solid("#ffffff"))
    assert [text] == [node for node in drawn(text) if isinstance(node, Text)]
