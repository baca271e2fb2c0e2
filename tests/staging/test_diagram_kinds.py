"""Diagrams: every part on its word, lines that lead where they should, and room for whatever is written on them."""

from itertools import pairwise

import pytest
from diagrams import DIAGRAMS, HOUSE, LONG, cycle, network, tree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import SHIELD, VISUALS, cues_for, element, heading, look_for, points_of, scene_of, series, staged

from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import (
    DefinitionVisual,
    ListVisual,
    ProcessVisual,
    RecapVisual,
    Visual,
)
from chalktalk.documents.timeline import Path, SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.lint import lint
from chalktalk.staging.page import Box
from chalktalk.staging.seen import seen_at
from chalktalk.timeline import check_timeline, value_at

Point = tuple[float, float]

LEAVING = 13
"""Frames before a scene's end at which all is still there."""


def place(timeline: SceneTimeline, name: str, frame: int) -> Box:
    """Where the middle of a node is, and (as its size) how large it is seen."""
    (found,) = (each for each in seen_at(timeline, frame) if each.node.id == name)
    box = found.at.box(0.0, 0.0, 0.0, 0.0)
    return Box(box.x, box.y, found.at.sx, found.at.sy)


def near(one: Point, other: Box, reach: float) -> bool:
    return abs(one[0] - other.x) < reach and abs(one[1] - other.y) < reach


def turn(one: Box, other: Box, middle: Point) -> float:
    """Positive where the way from one place to the other goes clockwise round the middle."""
    return (one.x - middle[0]) * (other.y - middle[1]) - (one.y - middle[1]) * (other.x - middle[0])


@pytest.mark.parametrize("aspect", Aspect)
@pytest.mark.parametrize("count", [3, 4, 5, 6])
async def test_a_cycle_goes_round_clockwise_and_back_to_its_first_step(
    context: Context, aspect: Aspect, count: int
) -> None:
    timeline, nodes, _ = await staged(context, cycle(LONG[:count]), aspect)
    discs = [place(timeline, f"step-{at}/disc", timeline.frames - LEAVING) for at in range(1, count + 1)]
    middle = (sum(disc.x for disc in discs) / count, sum(disc.y for disc in discs) / count)
    ring = [*discs, discs[0]]
    assert all(turn(one, other, middle) > 0 for one, other in pairwise(ring))
    for at, (one, other) in enumerate(pairwise(ring)):
        way = points_of(nodes[f"way/{at}/filled"])
        assert near(way[0], one, 260)
        assert near(way[-1], other, 260)
        assert turn(Box(*way[0], 0, 0), Box(*way[-1], 0, 0), middle) > 0


async def test_when_all_steps_are_told_a_light_goes_round_the_ring(context: Context) -> None:
    timeline, _, due = await staged(context, cycle(LONG[:3]))
    assert not [each for each in seen_at(timeline, due["step-3"]) if each.node.id == "light/core"]
    frames = range(due["step-3"] + 50, timeline.frames - LEAVING, 8)
    places = [place(timeline, "light/core", frame) for frame in frames]
    assert len({(round(each.x), round(each.y)) for each in places}) == len(places)


async def test_the_way_to_a_step_is_filled_when_the_step_is_named(context: Context) -> None:
    _, nodes, due = await staged(context, VISUALS["process"])
    filled = nodes["way/0/filled"]
    assert isinstance(filled, Path)
    assert 0.0 == value_at(filled.trim_end, due["step-1"])
    assert 0.3 < value_at(filled.trim_end, (due["step-1"] + due["step-2"]) // 2 + 4) < 0.9
    assert 1.0 == value_at(filled.trim_end, due["step-2"])


async def test_the_step_that_is_told_is_the_largest_and_its_words_are_the_brightest(context: Context) -> None:
    timeline, _, due = await staged(context, VISUALS["process"])
    frame = due["step-3"] + 30
    first, last = (place(timeline, f"step-{at}/disc", frame) for at in (1, 3))
    assert first.width < last.width == 1.0
    words = {each.node.id.split("/")[0]: each.at.opacity for each in seen_at(timeline, frame) if "line" in each.node.id}
    assert words["step-1"] < words["step-3"] == 1.0


@pytest.mark.parametrize("aspect", Aspect)
async def test_a_tree_leads_from_its_root_to_each_branch_and_on_to_its_parts(context: Context, aspect: Aspect) -> None:
    timeline, nodes, due = await staged(context, tree("All", ["One", "Two", "Three"], ["Left", "Right"]), aspect)
    boxes = {
        each.node.id.split("/")[0]: each.at.box(0.0, 0.0, value_at(each.node.width, 0), value_at(each.node.height, 0))
        for each in seen_at(timeline, timeline.frames - LEAVING)
        if each.node.kind == "rect" and each.node.id.endswith(("/card", "/plate"))
    }
    for name in ("part-1", "part-2", "part-3"):
        way = points_of(nodes[f"way/{name}/line"])
        assert boxes["root"].inset(-1, -1).holds(Box(*way[0], 0.0, 0.0))
        assert boxes[name].inset(-1, -1).holds(Box(*way[-1], 0.0, 0.0))
        for part in (f"{name}-part-1", f"{name}-part-2"):
            on = points_of(nodes[f"way/{part}/line"])
            assert boxes[name].inset(-1, -1).holds(Box(*on[0], 0.0, 0.0))
            assert boxes[part].inset(-1, -1).holds(Box(*on[-1], 0.0, 0.0))
    line = nodes["way/part-2/line"]
    assert isinstance(line, Path)
    assert 0.0 == value_at(line.trim_end, due["part-2"])
    assert 1.0 == value_at(line.trim_end, due["part-2"] + 20)


async def test_a_node_that_all_others_are_joined_to_stands_in_their_middle(context: Context) -> None:
    timeline, _, _ = await staged(context, DIAGRAMS["network"])
    hub, *others = (place(timeline, f"node-{at}/disc", timeline.frames - LEAVING) for at in range(1, 8))
    assert abs(hub.x - sum(other.x for other in others) / 6) < 1
    assert abs(hub.y - sum(other.y for other in others) / 6) < 1


async def test_without_such_a_node_all_stand_in_a_ring(context: Context) -> None:
    timeline, _, _ = await staged(context, DIAGRAMS["ring"])
    places = [place(timeline, f"node-{at}/disc", timeline.frames - LEAVING) for at in range(1, 6)]
    middle = (sum(each.x for each in places) / 5, sum(each.y for each in places) / 5)
    assert all(turn(one, other, middle) > 0 for one, other in pairwise([*places, places[0]]))


async def test_each_pair_is_joined_once_whichever_way_and_however_often_it_is_named(context: Context) -> None:
    links = [(0, 1), (1, 0), (0, 1), (1, 2), (2, 2)]
    _, nodes, _ = await staged(context, network(HOUSE[:3], links))
    assert {"link/0-1/line", "link/1-2/line"} == {name for name in nodes if name.endswith("/line") and "link" in name}


async def test_a_line_grows_to_what_is_named_from_what_was_there(context: Context) -> None:
    timeline, nodes, due = await staged(context, DIAGRAMS["network"])
    hub, lamp = (place(timeline, f"node-{at}/disc", timeline.frames - LEAVING) for at in (1, 3))
    line = nodes["link/0-2/line"]
    assert isinstance(line, Path)
    begin, end = points_of(line)[0], points_of(line)[-1]
    assert near(begin, hub, 200)
    assert near(end, lamp, 100)
    assert 0.0 == value_at(line.trim_end, due["node-3"])


async def test_a_term_is_behind_its_line_until_its_word_and_its_underline_follows(context: Context) -> None:
    visual = DefinitionVisual(term=element("term", "Polyp", 3), meaning=element("meaning", "a small animal", 6))
    _, nodes, due = await staged(context, visual)
    rise, underline = nodes["term/line-0/rise"], nodes["term/underline"]
    assert value_at(rise.y, due["term"]) > 60
    assert 0.0 == value_at(rise.y, due["term"] + 30)
    assert isinstance(underline, Path)
    assert 0.0 == value_at(underline.trim_end, due["term"])
    assert 1.0 == value_at(underline.trim_end, due["term"] + 40)
    sizes = {node.text: node.size for node in nodes.values() if isinstance(node, Text)}
    assert sizes["Polyp"] > 2 * sizes["a small animal"]


LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


@st.composite
def diagrams(draw: st.DrawFn) -> Visual:
    labels = draw(st.lists(LABELS, min_size=2, max_size=6))
    parts = draw(st.lists(LABELS, max_size=4))
    top = heading(draw(LABELS))
    ends = st.integers(0, len(labels) - 1)
    links = draw(st.lists(st.tuples(ends, ends), max_size=12))
    choices: tuple[Visual, ...] = (
        cycle(labels),
        network(labels, links),
        tree(top.label, labels, parts),
        DefinitionVisual(term=element("term", labels[0], 0), meaning=element("meaning", labels[1], 4)),
        ProcessVisual(heading=top, steps=series("step", labels)),
        ListVisual(heading=top, items=series("item", labels)),
        RecapVisual(heading=top, items=series("item", labels[:5])),
    )
    return choices[draw(st.integers(0, len(choices) - 1))]


@given(visual=diagrams(), aspect=st.sampled_from(Aspect), figure=st.booleans())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_labels_fit_into_any_diagram(
    context: Context, visual: Visual, aspect: Aspect, *, figure: bool
) -> None:
    scene = scene_of(visual, figure=figure)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect))
