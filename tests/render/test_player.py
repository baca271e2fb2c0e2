"""Every kind of node, drawn as the Timeline says."""

import io
from importlib.resources import files

import numpy as np
import PIL.Image
import pytest
from painted import BLUE, GREEN, RED, WHITE, Node, at, ellipse, group, line, path, pixels_of, rect, solid

from chalktalk.documents.timeline import Keyframe
from chalktalk.engine import BlobMissingError, Store
from chalktalk.errors import DocumentError

BLACK = (0, 0, 0)
PURE_RED, PURE_GREEN, PURE_WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


def test_a_page_without_nodes_is_black(store: Store) -> None:
    assert BLACK == at(pixels_of(store), 80, 45)


def test_a_rectangle_covers_its_pixels_and_no_others(store: Store) -> None:
    pixels = pixels_of(store, rect(x=10, y=20))
    assert [BLACK, PURE_RED, PURE_RED, BLACK] == [at(pixels, *p) for p in ((9, 20), (10, 20), (49, 39), (50, 39))]


def test_a_corner_radius_is_never_more_than_half_the_shorter_side(store: Store) -> None:
    pixels = pixels_of(store, rect(radius=500))
    assert [BLACK, PURE_RED, PURE_RED] == [at(pixels, *p) for p in ((0, 0), (20, 0), (2, 10))]


def test_a_shape_without_extent_is_not_drawn(store: Store) -> None:
    nodes = rect("a", width=0, stroke=line(RED, 8)), ellipse("b", rx=-1, x=80, y=45, stroke=line(RED, 8))
    assert not pixels_of(store, *nodes).any()


def test_an_ellipse_lies_around_its_origin(store: Store) -> None:
    pixels = pixels_of(store, ellipse(x=80, y=45))
    assert [PURE_RED, PURE_RED, BLACK] == [at(pixels, *p) for p in ((61, 45), (80, 36), (62, 37))]


def test_a_stroke_is_centred_on_the_outline_with_round_caps(store: Store) -> None:
    pixels = pixels_of(store, path())
    assert [PURE_RED, PURE_RED, BLACK] == [at(pixels, *p) for p in ((60, 42), (8, 45), (6, 42))]


def test_a_trimmed_stroke_shows_part_of_the_whole_length_of_all_contours(store: Store) -> None:
    pixels = pixels_of(store, path(d="M 10 20 L 60 20 M 10 70 L 60 70", trim_start=0.25, trim_end=0.75))
    places = (20, 20), (50, 20), (20, 70), (50, 70)
    assert [BLACK, PURE_RED, PURE_RED, BLACK] == [at(pixels, *place) for place in places]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0.5, 0.5), (0.8, 0.3)])
def test_a_stroke_trimmed_to_nothing_leaves_no_dot(store: Store, start: float, end: float) -> None:
    assert not pixels_of(store, path(trim_start=start, trim_end=end)).any()


def test_a_trim_leaves_the_fill_whole(store: Store) -> None:
    triangle = path(d="M 10 10 L 90 10 L 10 80 Z", fill=solid(GREEN), trim_end=0)
    assert PURE_GREEN == at(pixels_of(store, triangle), 30, 30)


def test_curves_pass_where_their_control_points_lead(store: Store) -> None:
    pixels = pixels_of(store, path(d="M 10 80 Q 45 10 80 80 C 80 10 150 10 150 80"))
    assert [PURE_RED, PURE_RED] == [at(pixels, 45, 45), at(pixels, 115, 27)]


def test_a_node_turns_and_grows_about_its_anchor(store: Store) -> None:
    node = rect(x=80, y=45, anchor_x=20, anchor_y=10, rotation=90, scale_x=2)
    pixels = pixels_of(store, node)
    assert [PURE_RED, PURE_RED, BLACK] == [at(pixels, *p) for p in ((80, 6), (71, 84), (60, 45))]


def test_clockwise_rotation_brings_the_right_to_the_bottom(store: Store) -> None:
    assert PURE_RED == at(pixels_of(store, rect(x=80, y=45, rotation=90)), 75, 80)


def test_children_stand_in_their_group_and_later_ones_on_top(store: Store) -> None:
    pixels = pixels_of(store, group("g", rect("a"), rect("b", x=20, fill=GREEN), x=50, y=30))
    assert [PURE_RED, PURE_GREEN, PURE_GREEN] == [at(pixels, *p) for p in ((60, 40), (75, 40), (105, 40))]


def test_a_clip_cuts_what_reaches_out_of_a_group(store: Store) -> None:
    clip = {"x": 0, "y": 0, "width": 20, "height": 20, "radius": 10}
    pixels = pixels_of(store, group("g", rect(), clip=clip, x=50, y=30))
    assert [PURE_RED, BLACK, BLACK] == [at(pixels, *p) for p in ((60, 40), (50, 30), (75, 40))]


def test_a_window_that_opens_shows_as_much_as_its_width_says(store: Store) -> None:
    opening = [[0, 0, "linear"], [10, 40, "linear"]]
    node = group("g", rect(), clip={"x": 0, "y": 0, "width": opening, "height": 20, "radius": 0})
    assert not pixels_of(store, node, frame=0).any()
    assert [PURE_RED, BLACK] == [at(pixels_of(store, node, frame=5), *place) for place in ((18, 10), (22, 10))]


def test_an_outline_half_way_to_another_lies_between_the_two(store: Store) -> None:
    turning = path(becomes="M 10 5 L 110 25", morph=0.5)
    assert [PURE_RED, BLACK] == [at(pixels_of(store, turning), *place) for place in ((60, 30), (60, 45))]


def test_a_faded_group_fades_as_a_whole(store: Store) -> None:
    pixels = pixels_of(store, group("g", rect("a"), rect("b", x=20, fill=GREEN), opacity=0.5))
    assert [(128, 0, 0), (0, 128, 0)] == [at(pixels, 10, 10), at(pixels, 30, 10)]


@pytest.mark.parametrize("node", [rect(fill=WHITE, opacity=0.5), group("g", rect(fill=WHITE), opacity=0.5)])
def test_a_single_shape_fades(store: Store, node: Node) -> None:
    assert (128, 128, 128) == at(pixels_of(store, node), 10, 10)


def test_a_faded_shape_shows_no_fill_through_its_stroke(store: Store) -> None:
    node = rect(x=20, y=20, width=80, height=50, stroke=line(GREEN, 20), opacity=0.5)
    pixels = pixels_of(store, node)
    assert [(0, 128, 0), (128, 0, 0)] == [at(pixels, 25, 45), at(pixels, 60, 45)]


def test_an_opacity_beyond_its_bounds_counts_as_the_bound(store: Store) -> None:
    assert PURE_RED == at(pixels_of(store, rect(opacity=1.2)), 10, 10)
    assert not pixels_of(store, rect(opacity=-0.2)).any()


def test_a_colour_may_be_translucent(store: Store) -> None:
    assert (128, 0, 0) == at(pixels_of(store, rect(fill="#ff000080")), 10, 10)


def test_a_linear_gradient_runs_along_its_line(store: Store) -> None:
    paint = {"kind": "linear", "x1": 0, "y1": 0, "x2": 160, "y2": 0, "stops": [[0, "#000000ff"], [1, "#ffffffff"]]}
    row = pixels_of(store, rect(width=160, height=90, fill=paint))[45, :, 0].astype(int)
    assert np.abs(row - (np.arange(160) + 0.5) * 255 / 160).max() <= 1.5


def test_a_radial_gradient_runs_outwards(store: Store) -> None:
    paint = {"kind": "radial", "cx": 80, "cy": 45, "radius": 40, "stops": [[0, "#ff0000ff"], [1, "#ff000000"]]}
    pixels = pixels_of(store, rect(width=160, height=90, fill=paint))
    assert [252, 128, 0] == [pytest.approx(at(pixels, *p)[0], abs=4) for p in ((80, 45), (100, 45), (130, 45))]


@pytest.mark.parametrize("shape", [rect(x=60, y=30), ellipse(x=80, y=40)])
def test_a_shadow_lies_beneath_its_shape_and_fades_outwards(store: Store, shape: Node) -> None:
    shadow = {"dx": 0, "dy": 12, "blur": 4, "colour": "#000000ff"}
    page = rect("page", width=160, height=90, fill=WHITE)
    pixels = pixels_of(store, page, {**shape, "shadows": [shadow]})
    column = [at(pixels, 80, y)[0] for y in (56, 62, 70)]
    assert PURE_RED == at(pixels, 80, 40)
    assert column == sorted(column)
    assert 150 > column[0]
    assert 250 < column[-1]


@pytest.mark.parametrize("rotation", [0, 30])
def test_a_shadow_shows_through_a_translucent_fill_but_not_through_an_opaque_one(store: Store, rotation: float) -> None:
    page = rect("page", width=160, height=90, fill=WHITE)
    shadow = {"dx": 0, "dy": 0, "blur": 2, "colour": "#000000ff"}
    place: Node = {"x": 80, "y": 45, "anchor_x": 20, "anchor_y": 10, "rotation": rotation, "shadows": [shadow]}
    assert PURE_RED == at(pixels_of(store, page, rect(**place)), 80, 45)
    assert (128, 0, 0) == at(pixels_of(store, page, rect(**place, fill="#ff000080")), 80, 45)


def test_a_shadow_follows_its_shape_to_the_quarter_pixel(store: Store) -> None:
    shadow = {"dx": 0, "dy": 0, "blur": 4, "colour": "#ffffffff"}
    whole, moved = (pixels_of(store, rect(x=x, y=30, fill=None, shadows=[shadow])) for x in (60, 65))
    assert np.array_equal(whole[:, 40:100], moved[:, 45:105])
    apart = pixels_of(store, rect(x=60.5, y=30, fill=None, shadows=[shadow]))
    assert at(whole, 60, 40) != at(apart, 60, 40)


def test_properties_move_with_the_frames(store: Store) -> None:
    node = rect(x=(Keyframe(0, 0, "linear"), Keyframe(10, 100, "hold")))
    assert [PURE_RED, BLACK] == [at(pixels_of(store, node, frame=frame), 55, 5) for frame in (5, 10)]


def test_text_stands_on_its_baseline_in_its_own_font(store: Store) -> None:
    font = files("font_manrope") / "files" / "Manrope-Bold.ttf"
    blob = store.put(font.read_bytes(), "font/ttf")
    node = {
        **rect(),
        "kind": "text",
        "text": "HH",
        "font": blob.digest,
        "size": 50,
        "advance": 70,
        "fill": solid(WHITE),
    }
    for key in ("width", "height", "radius", "stroke", "shadows"):
        del node[key]
    inked = pixels_of(store, {**node, "x": 20, "y": 70})[:, :, 0] > 128
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    assert (34, 69) == (rows[0], rows[-1])  # 0.72 em of cap height above the baseline
    assert 20 < columns[0] < 26
    assert 80 < columns[-1] < 100


def test_a_picture_fills_its_rectangle(store: Store) -> None:
    node = image(store)
    pixels = pixels_of(store, {**node, "x": 40, "y": 20})
    assert [(0, 0, 255), BLACK] == [at(pixels, *p) for p in ((45, 25), (39, 25))]
    assert PURE_RED == at(pixels, 110, 25)


def image(store: Store) -> Node:
    picture = PIL.Image.new("RGB", (800, 400), RED)
    picture.paste(PIL.Image.new("RGB", (400, 400), BLUE), (0, 0))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    blob = store.put(buffer.getvalue(), "image/png")
    node = {**rect(), "kind": "image", "picture": blob.digest, "width": 80, "height": 40}
    for key in ("radius", "fill", "stroke", "shadows"):
        del node[key]
    return node


def test_a_picture_that_is_none_is_an_error(store: Store) -> None:
    blob = store.put(b"not a picture", "image/png")
    with pytest.raises(DocumentError, match="is no picture"):
        pixels_of(store, {**image(store), "picture": blob.digest})


def test_a_picture_that_is_missing_is_named_so_that_it_can_be_made_again(store: Store) -> None:
    with pytest.raises(BlobMissingError):
        pixels_of(store, {**image(store), "picture": "0" * 64})
