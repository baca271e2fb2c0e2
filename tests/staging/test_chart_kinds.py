"""Charts a statistician would not mind: everything is drawn as large as what it stands for, or says that it is not."""

from itertools import combinations, pairwise

import pytest
from charts import CHARTS, HUGE, bars, data, line, one_word, shares, timeline
from made import SHIELD, cues_for, heading, look_for, scene_of

from chalktalk.colours import contrast_ratio
from chalktalk.direction.themes import list_themes
from chalktalk.direction.vision import DEFICIENCIES, distance_as_seen
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import BarChartVisual, LineChartVisual, ShareChartVisual, Visual
from chalktalk.documents.theme import Theme
from chalktalk.documents.timeline import AnyNode, Group, Path, SceneTimeline, StagedScene, Text
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.charts.charting import colours, factor, unit_of
from chalktalk.staging.kinds.timeline import broken, places
from chalktalk.staging.lint import lint
from chalktalk.staging.page import page_for
from chalktalk.staging.scene import board_for
from chalktalk.timeline import nodes_under, value_at

Nodes = dict[str, AnyNode]


async def staged(context: Context, visual: Visual, aspect: Aspect = Aspect.WIDE) -> tuple[StagedScene, Nodes]:
    scene = scene_of(visual)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    return result, {node.id: node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)}


def due(visual: Visual, id_: str) -> int:
    return next(beat.due for beat in cues_for(scene_of(visual)).beats if beat.element == id_)


def window(nodes: Nodes, id_: str) -> tuple[float, float, float]:
    """Of a column: its upper and lower edge, and its height."""
    bar = nodes[f"{id_}/bar"]
    assert isinstance(bar, Group)
    assert bar.clip is not None
    height = value_at(bar.clip.height, 0)
    return bar.clip.y, bar.clip.y + height, height


def texts(nodes: Nodes) -> set[str]:
    return {node.text for node in nodes.values() if isinstance(node, Text)}


async def test_columns_stand_on_zero_and_are_as_high_as_their_values(context: Context) -> None:
    visual = bars(("Coal", 36, "36 %"), ("Gas", 24, "24 %"), ("Wind", 9, "9 %"), ("Oil", 3, "3 %"))
    _, nodes = await staged(context, visual)
    coal, gas, wind, oil = (window(nodes, f"value-{at}") for at in range(1, 5))
    assert coal[1] == gas[1] == wind[1] == oil[1]
    for bar, value in ((gas, 24), (wind, 9), (oil, 3)):
        assert bar[2] / coal[2] == pytest.approx(value / 36)


async def test_values_below_zero_hang_from_the_same_line(context: Context) -> None:
    _, nodes = await staged(context, CHARTS["bars below zero"])
    up, down, deep = (window(nodes, f"value-{at}") for at in (1, 2, 3))
    assert up[1] == pytest.approx(down[0])
    assert down[0] == pytest.approx(deep[0])
    assert deep[2] / up[2] == pytest.approx(21_000 / 12_500)


async def test_a_bar_grows_as_its_value_is_said_and_the_number_ends_as_it_is_written(context: Context) -> None:
    visual = CHARTS["bar_chart"]
    _, nodes = await staged(context, visual)
    start = due(visual, "value-2")
    height = window(nodes, "value-2")[2]
    grow = nodes["value-2/grow"]
    assert height == pytest.approx(value_at(grow.y, start), abs=0.01)
    assert 0.0 == value_at(grow.y, start + 30)
    counted = [node for id_, node in nodes.items() if id_.startswith("value-2/count") and isinstance(node, Text)]
    last = [node.text for node in counted if value_at(node.opacity, start + 30) == 1.0]
    assert ["23 %"] == last
    for frame in range(start, start + 30):
        assert 1 == sum(value_at(node.opacity, frame) for node in counted)


async def test_the_bar_spoken_of_is_lit_and_those_before_it_step_back(context: Context) -> None:
    visual = CHARTS["bar_chart"]
    _, nodes = await staged(context, visual)
    second = due(visual, "value-2")
    assert 1.0 == value_at(nodes["value-1/body"].opacity, second)
    assert 0.5 == value_at(nodes["value-1/body"].opacity, second + 20)
    assert 1.0 == value_at(nodes["value-2/body"].opacity, second + 20)


async def test_of_eight_categories_the_smallest_become_one_and_the_author_is_told(context: Context) -> None:
    rows = [(f"Kind {at}", float(10 * at), f"{10 * at} tons") for at in range(8, 0, -1)]
    result, nodes = await staged(context, bars(*rows, unit="ton"))
    assert {"Other", "30 tons"} <= texts(nodes)
    assert texts(nodes).isdisjoint({"Kind 1", "Kind 2"})
    assert any("Kind 1, Kind 2 became “Other”" in warning.message for warning in result.warnings)


async def test_what_cannot_be_added_up_is_left_out_instead(context: Context) -> None:
    rows = [(f"Town {at}", float(10 * at), f"{10 * at} °C") for at in range(8, 0, -1)]
    result, nodes = await staged(context, bars(*rows, unit="°C"))
    assert "Other" not in texts(nodes)
    assert any("Town 1 was left out" in warning.message for warning in result.warnings)


async def test_where_one_value_dwarfs_another_the_chart_says_how_far(context: Context) -> None:
    _, nodes = await staged(context, bars(*HUGE, unit="kg"))
    assert "Blue whale = 7,500,000 × Mouse" in texts(nodes)
    assert 4.0 == pytest.approx(window(nodes, "value-1")[2])
    assert factor(data(("A", 100, "100"), ("B", 3, "3"))) is None
    assert "A ≈ 67 × B" == (factor(data(("A", 200, "200"), ("B", 3, "3"))) or ("", "", ""))[2]


@pytest.mark.parametrize("aspect", Aspect)
async def test_the_source_stands_below_the_chart(context: Context, aspect: Aspect) -> None:
    for name in ("bar_chart", "line_chart"):
        visual = CHARTS[name]
        assert isinstance(visual, BarChartVisual | LineChartVisual)
        _, nodes = await staged(context, visual, aspect)
        (source,) = (node for node in nodes.values() if isinstance(node, Text) and node.text == visual.source)
        below = [n for id_, n in nodes.items() if isinstance(n, Text) and id_.startswith(("value", "axis"))]
        assert all(value_at(source.y, 60) > value_at(node.y, 60) for node in below)


@pytest.mark.parametrize(
    ("unit", "value", "shown", "expected"),
    [
        ("people", 5, "5", "people"),
        ("people", 3e6, "3 million", "people"),
        ("%", 5, "5 %", None),
        ("foot", 6, "6 feet", None),
        ("$M", 3.5e6, "$3.5M", None),
        ("", 5, "5", None),
    ],
)
def test_a_unit_stands_by_itself_where_the_values_do_not_carry_it(
    unit: str, value: float, shown: str, expected: str | None
) -> None:
    assert expected == unit_of(unit, data(("One", value, shown)))


# -- lines -------------------------------------------------------------------------------------------------------------


def middles(nodes: Nodes, count: int) -> list[tuple[float, float]]:
    found = [nodes[f"value-{at}/dot"] for at in range(1, count + 1)]
    return [(value_at(node.x, 0), value_at(node.y, 0)) for node in found]


async def test_points_lie_as_far_apart_as_their_years_and_values(context: Context) -> None:
    visual = line(("2000", 10, "10 %"), ("2005", 20, "20 %"), ("2020", 40, "40 %"))
    _, nodes = await staged(context, visual)
    first, second, third = middles(nodes, 3)
    assert (third[0] - second[0]) / (second[0] - first[0]) == pytest.approx(3.0)
    assert (second[1] - third[1]) / (first[1] - second[1]) == pytest.approx(2.0)


async def test_the_line_reaches_each_point_after_its_word_and_never_before(context: Context) -> None:
    visual = CHARTS["line_chart"]
    _, nodes = await staged(context, visual)
    path = nodes["line-0"]
    assert isinstance(path, Path)
    (ax, ay), (bx, by), (cx, cy) = middles(nodes, 3)
    whole = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 + ((cx - bx) ** 2 + (cy - by) ** 2) ** 0.5
    part = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 / whole
    assert 0.0 == value_at(path.trim_end, due(visual, "value-2"))
    assert part == pytest.approx(value_at(path.trim_end, due(visual, "value-3")), abs=1e-4)
    assert 1.0 == value_at(path.trim_end, due(visual, "value-3") + 20)


async def test_an_axis_that_does_not_start_at_zero_shows_its_break_and_casts_no_light(context: Context) -> None:
    _, far = await staged(context, CHARTS["line far from zero"])
    assert "axis/break" in far
    assert "area-0" not in far
    _, near = await staged(context, CHARTS["line_chart"])
    assert "axis/break" not in near
    assert "area-0" in near


@pytest.mark.parametrize("name", ["long line_chart", "two lines"])
@pytest.mark.parametrize("aspect", Aspect)
async def test_every_value_of_a_line_can_be_read_when_it_is_said(context: Context, name: str, aspect: Aspect) -> None:
    visual = CHARTS[name]
    assert isinstance(visual, LineChartVisual)
    _, nodes = await staged(context, visual, aspect)
    for datum in visual.data:
        id_ = datum.category.id
        at = due(visual, id_) + 10
        assert 0.95 < value_at(nodes[f"{id_}/number/shown"].opacity, at)


# -- shares ------------------------------------------------------------------------------------------------------------


async def test_arcs_stay_within_their_shares(context: Context) -> None:
    _, nodes = await staged(context, CHARTS["share_chart"])
    ring = nodes["whole/ring"]
    assert isinstance(ring, Path)
    for id_ in ("value-1", "value-2", "value-3"):
        arc = nodes[f"{id_}/arc"]
        assert isinstance(arc, Path)
        assert arc.stroke is not None
        assert ring.stroke is not None
        assert arc.stroke.width <= ring.stroke.width
    tiny, large = nodes["value-3/arc"], nodes["value-1/arc"]
    assert isinstance(tiny, Path)
    assert isinstance(large, Path)
    assert tiny.d.count("C") < large.d.count("C")


async def test_what_the_shares_leave_is_named_with_its_number(context: Context) -> None:
    _, nodes = await staged(context, shares(("Rent", 34, "34 %"), ("Food", 18, "18 %")))
    assert {"Other", "48 %"} <= texts(nodes)
    _, nodes = await staged(context, shares(("Rent", 66, "66 %"), ("Food", 34, "34 %")))
    assert "Other" not in texts(nodes)


# -- time --------------------------------------------------------------------------------------------------------------


def test_events_lie_true_to_their_years_where_their_words_have_room() -> None:
    found = places([1800, 1850, 2000], [50, 50, 50], lambda *_: 120, 0, 1100)
    assert [50, 300, 1050] == pytest.approx(found)


def test_events_are_moved_apart_only_as_far_as_their_words_need() -> None:
    found = places([1800, 1801, 2000], [50, 50, 50], lambda *_: 120, 0, 1100)
    assert all(later - earlier >= 120 for earlier, later in pairwise(found))
    assert found[1] < 250


def test_a_line_is_broken_where_it_holds_many_more_years_than_elsewhere() -> None:
    assert [True, False] == broken([-3500, 1900, 2000], [0, 500, 1000])
    assert [False, False] == broken([1800, 1900, 2000], [0, 500, 1000])
    assert [False, False] == broken([1900, 1900, 2000], [0, 500, 1000])


async def test_the_line_of_time_reaches_an_event_as_it_is_told(context: Context) -> None:
    visual = timeline(("1800", 1800, "One"), ("1850", 1850, "Two"), ("1900", 1900, "Three"))
    _, nodes = await staged(context, visual)
    told = nodes["line/told"]
    assert isinstance(told, Path)
    assert 0.0 == value_at(told.trim_end, due(visual, "event-2"))
    assert 0.5 == pytest.approx(value_at(told.trim_end, due(visual, "event-3")), abs=0.01)
    assert 1.0 == value_at(told.trim_end, due(visual, "event-3") + 25)


# -- all ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("aspect", Aspect)
@pytest.mark.parametrize("name", ["bar_chart", "two series of bars", "line_chart", "two lines", "six shares"])
async def test_values_said_in_one_breath_do_not_lie_on_each_other(context: Context, name: str, aspect: Aspect) -> None:
    visual = CHARTS[name]
    assert isinstance(visual, BarChartVisual | LineChartVisual | ShareChartVisual)
    scene = scene_of(visual.model_copy(update={"data": one_word(visual), "heading": heading("All at once")}))
    cues = cues_for(scene)
    result = await stage_scene.function(context, scene, cues, SHIELD, look_for(aspect))
    staged_scene = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    assert () == lint(staged_scene, cues, look_for(aspect))


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.name)
def test_neighbours_are_told_apart_with_any_colour_vision(context: Context, theme: Theme, deficiency: str) -> None:
    look = look_for(Aspect.WIDE).model_copy(update={"theme": theme})
    cues = cues_for(scene_of(CHARTS["bar_chart"]))
    page = page_for(look)
    board = board_for(context.store, cues, SHIELD, look, page, page.body)
    for count in range(2, 7):
        own = colours(board, count)
        for one, other in pairwise([*own, own[0]]) if count > 2 else combinations(own, 2):
            assert 15 <= distance_as_seen(one, other, deficiency)
        for colour in own:
            assert 3 <= contrast_ratio(colour, look.theme.palette.background_to)
