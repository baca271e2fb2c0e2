"""The moving pictures move as what they mean: what rises rises, what is stopped stops, what is fast gets away."""

from itertools import pairwise

import pytest
from made import VISUALS, element, heading, staged
from metaphors import METAPHORS, SUBJECT, value

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import GrowthVisual, TransformationVisual
from chalktalk.documents.timeline import AnyNode, Ellipse, Group, Path, Rect, SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging.seen import Seen, seen_at
from chalktalk.timeline import value_at

SQUARE = IconArt(query="square", name="square", paths=("M 4 4 L 20 4 L 20 20 L 4 20 Z",))
GRID = IconArt(query="grid", name="grid", paths=("M 4 8 L 20 8", "M 4 16 L 20 16", "M 12 4 L 12 20"))
LETTER = IconArt(query="letter", name="monogram", paths=(), letter="L")


def seen(timeline: SceneTimeline, start: str, frame: int) -> list[Seen]:
    """What can be seen of the nodes whose names start so."""
    return [each for each in seen_at(timeline, frame) if each.node.id.startswith(start)]


def middle(timeline: SceneTimeline, disc: str, frame: int) -> tuple[float, float]:
    """Where the middle of a disc is."""
    (found,) = (each for each in seen_at(timeline, frame) if each.node.id == disc)
    box = found.at.box(0.0, 0.0, 0.0, 0.0)
    return box.x, box.y


def size(timeline: SceneTimeline, disc: str, frame: int) -> float:
    """A disc's radius as it is seen."""
    (found,) = (each for each in seen_at(timeline, frame) if each.node.id == disc)
    assert isinstance(found.node, Ellipse)
    return found.at.sx * value_at(found.node.rx, frame)


def heights(nodes: dict[str, AnyNode]) -> tuple[float, float]:
    """How high the trend starts and ends above the ground."""
    area, line = nodes["trend/area"], nodes["trend/line"]
    assert isinstance(area, Path)
    assert isinstance(line, Path)
    ground = float(area.d.split()[2])
    numbers = [float(word) for word in line.d.split() if not word.isalpha()]
    return ground - numbers[1], ground - numbers[-1]


@pytest.mark.parametrize(("before", "after"), [(10.0, 20.0), (20.0, 10.0), (3.0, 4.0)])
async def test_the_line_of_a_growth_is_as_high_at_its_ends_as_the_values_say(
    context: Context, before: float, after: float
) -> None:
    visual = GrowthVisual(
        heading=heading("Change"), subject=SUBJECT, before=value(1, "", "x", before), after=value(2, "", "y", after)
    )
    first, last = heights((await staged(context, visual))[1])
    assert pytest.approx(before / after, rel=0.01) == first / last


async def test_what_falls_without_values_ends_low_and_its_leaves_hang(context: Context) -> None:
    timeline, nodes, _ = await staged(context, METAPHORS["fall of a thing"])
    first, last = heights(nodes)
    assert first > 5 * last
    assert 60 < abs(value_at(nodes["plant/leaf-0"].rotation, timeline.frames))


async def test_a_value_counts_from_the_one_to_the_other_and_ends_as_it_is_written(context: Context) -> None:
    timeline, _, due = await staged(context, METAPHORS["fall"])
    shown = [
        int("".join(sign for sign in each.node.text if sign.isdigit()))
        for frame in range(due["value-2"] + 1, timeline.frames)
        for each in seen(timeline, "value-2/count", frame)
        if isinstance(each.node, Text)
    ]
    assert 240_000 >= shown[0] > shown[-1] == 90_000
    assert all(one >= other for one, other in pairwise(shown))


async def test_leaves_unfold_from_below_as_the_line_rises(context: Context) -> None:
    _, nodes, _ = await staged(context, METAPHORS["growth"])
    unfolding = [nodes[f"plant/leaf-{number}"].scale_x for number in range(4)]
    starts = [scale[0].frame for scale in unfolding if isinstance(scale, tuple)]
    assert sorted(set(starts)) == starts


def turning(before: IconArt, after: IconArt) -> tuple[TransformationVisual, Artwork]:
    visual = TransformationVisual(
        heading=heading("Turn"),
        before=element("before", "One", 3, before.query),
        after=element("after", "Two", 8, after.query),
    )
    return visual, Artwork(icons=(before, after))


async def test_an_outline_turns_into_the_other_on_its_way_and_becomes_it(context: Context) -> None:
    visual, art = turning(SQUARE, GRID)
    timeline, nodes, due = await staged(context, visual, art=art)
    shape = nodes["thing/1"]
    assert isinstance(shape, Path)
    assert [0.0, 1.0] == [value_at(shape.morph, frame) for frame in (due["after"], due["after"] + 40)]
    numbers = [[float(word) for word in (d or "").split() if not word.isalpha()] for d in (shape.d, shape.becomes)]
    assert [4.0, 20.0] == [min(numbers[0]), max(numbers[0])]
    assert [4.0, 20.0] == [min(numbers[1]), max(numbers[1])]
    assert 3 == shape.d.count("M"), "each line of the grid is a piece of the square"
    assert [] == seen(timeline, "thing", due["after"] + 40)
    assert 3 == len(seen(timeline, "after/icon", due["after"] + 40))


async def test_a_letter_has_no_outline_and_fades_into_what_comes(context: Context) -> None:
    visual, art = turning(LETTER, SQUARE)
    timeline, nodes, due = await staged(context, visual, art=art)
    assert all(node.becomes is None for node in nodes.values() if isinstance(node, Path))
    opacities = [
        [value_at(nodes[f"thing/{at}/sign"].opacity, due["after"] + late) for at in (0, 1)] for late in (0, 40)
    ]
    assert [[0.9, 0.0], [0.0, 0.9]] == opacities
    assert 1 == len(seen(timeline, "after/icon", due["after"] + 40))


def bricks_of(nodes: dict[str, AnyNode]) -> list[tuple[Group, Rect]]:
    """Each brick's group, and the brick where it was laid."""
    groups = [node for node in nodes.values() if isinstance(node, Group) and node.id.startswith("obstacle/brick")]
    return [(group, brick) for group in groups for brick in group.children if isinstance(brick, Rect)]


@pytest.mark.parametrize("aspect", Aspect)
async def test_what_is_stopped_never_gets_past_the_wall(context: Context, aspect: Aspect) -> None:
    timeline, nodes, due = await staged(context, METAPHORS["barrier"], aspect)
    face = min(value_at(brick.x, 0) for _, brick in bricks_of(nodes))
    frames = range(due["mover"] + 1, timeline.frames - 12)
    edges = [middle(timeline, "mover/disc", frame)[0] + size(timeline, "mover/disc", frame) for frame in frames]
    assert face == pytest.approx(max(edges), abs=1.0)
    assert edges[-1] < face - 30, "it is thrown back"


@pytest.mark.parametrize("aspect", Aspect)
async def test_what_breaks_through_is_behind_the_wall_and_no_brick_is_where_it_was(
    context: Context, aspect: Aspect
) -> None:
    timeline, nodes, due = await staged(context, METAPHORS["broken barrier"], aspect)
    bricks, stood, last = bricks_of(nodes), due["obstacle"] + 24, timeline.frames - 13
    behind = max(value_at(brick.x, 0) + value_at(brick.width, 0) for _, brick in bricks)
    assert middle(timeline, "mover/disc", due["mover"] + 5)[0] < behind < middle(timeline, "mover/disc", last)[0]
    for group, _ in bricks:
        assert (value_at(group.x, stood), value_at(group.y, stood)) != (
            value_at(group.x, last),
            value_at(group.y, last),
        )


@pytest.mark.parametrize("name", ["speed", "overtaking"])
async def test_the_faster_one_gets_ahead_and_ends_ahead(context: Context, name: str) -> None:
    timeline, _, due = await staged(context, METAPHORS[name])
    off = max(due["mover"], due["rival"])
    for frame in (off + 45, timeline.frames - 13):
        assert middle(timeline, "mover/disc", frame)[0] > middle(timeline, "rival/disc", frame)[0] + 200


async def test_what_slows_down_covers_ever_less_ground(context: Context) -> None:
    timeline, _, due = await staged(context, METAPHORS["slowing down"])
    places = [middle(timeline, "mover/disc", due["mover"] + late)[0] for late in (1, 12, 23, 34, 45)]
    steps = [other - one for one, other in pairwise(places)]
    assert sorted(steps, reverse=True) == steps
    assert steps[-1] > 0


@pytest.mark.parametrize("aspect", Aspect)
async def test_each_larger_thing_is_the_largest_when_it_has_come_and_all_keep_their_proportions(
    context: Context, aspect: Aspect
) -> None:
    timeline, _, due = await staged(context, METAPHORS["scale"], aspect)
    sizes: list[float] = []
    for at in range(1, 6):
        frame = due.get(f"thing-{at + 1}", timeline.frames - 13) - 1
        sizes = [size(timeline, f"thing-{number}/disc", frame) for number in range(1, at + 1)]
        assert sorted(sizes) == sizes
    ratios = [other / one for one, other in pairwise(sizes)]
    assert [pytest.approx(ratios[0], rel=0.01)] * 4 == ratios


async def test_particles_run_on_to_a_station_from_its_word_on_and_do_not_stop(context: Context) -> None:
    timeline, _, due = await staged(context, METAPHORS["data_flow"])
    for station in ("station-2", "station-3"):
        flowing = [seen(timeline, f"{station}/pipe/", at) for at in range(timeline.frames - 12)]
        assert not any(flowing[: due[station] + 1])
        assert all(flowing[due[station] + 60 :])
    one, other = (
        {each.node.id: each.at.x for each in seen(timeline, "station-2/pipe/", frame)} for frame in (150, 152)
    )
    steps = [other[id_] - one[id_] for id_ in one.keys() & other.keys()]
    assert all(step > 0 for step in steps)


async def test_a_side_of_a_comparison_steps_back_while_the_other_is_spoken_of(context: Context) -> None:
    _, nodes, due = await staged(context, VISUALS["comparison"])
    left, right = nodes["left/side"].opacity, nodes["right/side"].opacity
    assert [1.0, 1.0] == [value_at(left, due["right"]), value_at(right, due["right"])]
    assert value_at(left, due["right"] + 20) < 0.8
    assert 1.0 == value_at(right, due["right"] + 20)
