"""Whole pages: layers of one scene or two, scale, and pictures kept of what stands still."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from painted import (
    BLUE,
    GREEN,
    OUTPUT,
    RED,
    WHITE,
    Node,
    at,
    ellipse,
    group,
    line,
    path,
    plan_of,
    png_pixels,
    rect,
    scene_of,
)

from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import Cubic, Keyframe
from chalktalk.engine import Context, Store
from chalktalk.render import draw_still, paint_frame
from chalktalk.render.damage import Box
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame

WHOLE: Node = {"width": 160, "height": 90}
WASH = {"kind": "linear", "x1": 0, "y1": 0, "x2": 160, "y2": 90, "stops": [[0, "#203060ff"], [1, "#6080f0ff"]]}
SHADOW = {"dx": 1, "dy": 2, "blur": 3, "colour": "#00000088"}


def test_page_units_are_scaled_to_the_output(store: Store) -> None:
    output = OUTPUT.model_copy(update={"width": 320, "height": 180})
    pixels = png_pixels(paint_frame(plan_of(store, scene_of((0, [rect(x=20, y=10)])), output=output), store))
    assert (180, 320, 3) == pixels.shape
    assert [(0, 0, 0), (255, 0, 0)] == [at(pixels, 38, 30), at(pixels, 41, 30)]


def test_in_a_transition_each_level_shows_the_earlier_scene_below_the_later(store: Store) -> None:
    earlier = scene_of((0, [rect("a", **WHOLE)]), (20, [rect("b", fill=GREEN)]))
    later = scene_of((0, [rect("c", fill=BLUE, x=80, **WHOLE)]), (20, [rect("d", fill=WHITE, x=30)]))
    pixels = png_pixels(paint_frame(plan_of(store, earlier, later), store))
    places = (40, 60), (120, 60), (10, 10), (35, 10)
    assert [(255, 0, 0), (0, 0, 255), (0, 255, 0), (255, 255, 255)] == [at(pixels, *place) for place in places]


def test_a_slice_starts_at_its_scenes_own_frame(store: Store) -> None:
    node = rect(x=(Keyframe(0, 0, "linear"), Keyframe(100, 100, "hold")))
    plan = plan_of(store, scene_of((0, [node]), frames=100), first=50, frames=50)
    pixels = png_pixels(paint_frame(plan, store, 10))
    assert [(0, 0, 0), (255, 0, 0)] == [at(pixels, 59, 5), at(pixels, 60, 5)]


async def test_a_still_is_the_first_frame_as_a_png(store: Store, context: Context) -> None:
    plan = plan_of(store, scene_of((0, [rect()])))
    still = await draw_still.function(context, plan)
    assert (0, "image/png") == (still.frame, still.picture.media_type)
    assert paint_frame(plan, store) == store.get(still.picture.digest)


def frames_painted(plan: SegmentPlan, store: Store, order: Sequence[int], *, sparing: bool) -> dict[int, bytes]:
    """Every byte of the frames that go to the encoder, and of the pictures they were made from."""
    page = PixelFrame(plan.output.width, plan.output.height)
    painter = Painter(plan, store, page, sparing=sparing)
    return {frame: film_and_picture(page, painter.paint(frame)) for frame in order}


def film_and_picture(page: PixelFrame, boxes: list[Box]) -> bytes:
    return bytes(page.as_yuv(boxes).to_ndarray()) + bytes(page.image().toarray())


def differing(plan: SegmentPlan, store: Store, order: Sequence[int]) -> list[int]:
    """The frames on which it shows that only what changed was painted."""
    plain = frames_painted(plan, store, sorted(order), sparing=False)
    return [frame for frame, found in frames_painted(plan, store, order, sparing=True).items() if found != plain[frame]]


def busy_nodes() -> list[Node]:
    """Nodes that stand, move for a while, stand again, and move for ever, in this order."""
    rising = (Keyframe(6, 60.25, Cubic(0.16, 1, 0.3, 1)), Keyframe(14, 20.5, "hold"), Keyframe(22, 24, "hold"))
    fading = (Keyframe(3, 0, "linear"), Keyframe(9, 1, "hold"))
    card = rect("card", radius=6, shadows=[SHADOW], stroke={"paint": WASH, "width": 1})
    return [
        rect("wash", fill=WASH, **WHOLE),
        group("card/place", card, path("card/mark", "M 5 5 L 30 15"), x=30, y=rising, opacity=fading),
        ellipse("badge", x=(Keyframe(0, 90, "linear"), Keyframe(4, 100.3, "hold")), y=40, shadows=[SHADOW]),
        path("drawn", "M 10 80 C 60 40 100 90 150 70", trim_end=fading),
        ellipse("mote", x=(Keyframe(0, 5, "linear"), Keyframe(30, 150, "linear")), y=10, rx=3, ry=3, opacity=0.4),
    ]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(30)))
def test_painting_only_what_changes_changes_no_pixel(store: Store, order: list[int]) -> None:
    assert [] == differing(plan_of(store, scene_of((0, busy_nodes()))), store, order)


def test_a_frame_like_the_one_before_is_not_painted(store: Store) -> None:
    page = PixelFrame(OUTPUT.width, OUTPUT.height)
    stops = rect(x=(Keyframe(0, 10, "linear"), Keyframe(3, 40, "hold")))
    painter = Painter(plan_of(store, scene_of((0, [stops]))), store, page)
    assert [True, True, True, True, False, False] == [bool(painter.paint(frame)) for frame in range(6)]


def test_what_moves_leaves_the_rest_of_the_page_alone(store: Store) -> None:
    output = OUTPUT.model_copy(update={"width": 640, "height": 360})
    moving = [ellipse(x=(Keyframe(0, x, "linear"), Keyframe(30, x + 9, "hold")), y=40, rx=2, ry=2) for x in (8, 140)]
    nodes = [{**node, "id": f"mote-{number}"} for number, node in enumerate(moving)]
    page = PixelFrame(output.width, output.height)
    painter = Painter(plan_of(store, scene_of((0, nodes)), output=output), store, page)
    painter.paint(0)
    assert [(0, 144, 64, 176), (544, 144, 576, 176)] == painter.paint(1)


def test_what_moved_while_it_could_not_be_seen_appears_where_it_then_is(store: Store) -> None:
    blinking = [Keyframe(frame, frame % 2, "hold") for frame in range(8)]
    shifting = [Keyframe(frame, 10 * (frame // 2), "hold") for frame in range(8)]
    child = rect("child", x=20, opacity=[[0, 1, "hold"], [2, 0, "hold"], [5, 1, "hold"]])
    nodes = group("shifting", rect("blinking", y=50, x=shifting, opacity=blinking), child, x=shifting)
    plan = plan_of(store, scene_of((0, [nodes])))
    assert [] == differing(plan, store, range(8))
    assert [] == differing(plan, store, [0, 5, 1, 7, 2, 6])


def test_a_window_that_slides_over_outlines_leaves_no_trace(store: Store) -> None:
    sliding = (Keyframe(0, 3.3, "linear"), Keyframe(20, 60.7, "hold"))
    clip = {"x": 0, "y": 0, "width": 70, "height": 60, "radius": 12}
    wave = path(d="M 0 50 C 30 -20 50 90 90 10", stroke=line(GREEN, 9))
    nodes = [rect("wash", fill=WASH, **WHOLE), group("window", wave, rect("in", x=sliding), clip=clip, x=sliding)]
    mote = ellipse("mote", rx=3, ry=3, y=30, x=(Keyframe(0, 20, "linear"), Keyframe(30, 110, "linear")))
    assert [] == differing(plan_of(store, scene_of((0, [*nodes, mote]))), store, range(30))


def test_a_line_thinner_than_a_pixel_is_drawn_the_same_alone_and_with_all_else(store: Store) -> None:
    growing = (Keyframe(0, 0.05, "linear"), Keyframe(20, 1, "hold"))
    ring = ellipse("ring", rx=60, ry=40, fill=None, stroke=line(RED, 1), x=80, y=45, scale_x=growing, scale_y=growing)
    mote = rect("mote", width=4, height=4, y=40, x=(Keyframe(0, 10, "linear"), Keyframe(30, 150, "linear")))
    assert [] == differing(plan_of(store, scene_of((0, [ring, mote]))), store, range(30))
