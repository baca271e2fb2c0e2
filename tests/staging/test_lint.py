"""The lint finds planted faults: each rule is shown to fire."""

from made import NIGHT, VISUALS, cues_for, look_for, scene_of

from chalktalk.documents.options import Aspect
from chalktalk.documents.timeline import AnyNode, Layer, SceneTimeline, Text
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.lint import Fault, lint
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import Box

CUES = cues_for(scene_of(VISUALS["title"]))
FONT = "0" * 64


def line(id_: str, x: float, y: float, *, size: float = 40.0, colour: str = "#f5f7ff") -> Text:
    width = advance("Words", Weight.BOLD, size)
    return nodes.text(id_, "Words", x, y, font=FONT, size=size, advance=width, fill=ink.solid(colour))


def faults(*content: AnyNode, aspect: Aspect = Aspect.WIDE) -> tuple[Fault, ...]:
    scene = SceneTimeline(scene="s", frames=CUES.frames, layers=(Layer(level=20, nodes=content),))
    return lint(scene, CUES, look_for(aspect))


def codes(*content: AnyNode, aspect: Aspect = Aspect.WIDE) -> list[str]:
    return [fault.code for fault in faults(*content, aspect=aspect)]


def test_text_in_its_place_has_no_fault() -> None:
    assert [] == codes(line("a", 300, 300), line("b", 300, 400))


def test_text_that_leaves_the_content_area_is_found() -> None:
    assert ["outside"] == codes(line("a", 1780, 300))


def test_text_in_the_caption_band_that_is_no_caption_is_found() -> None:
    assert ["outside"] == codes(line("a", 900, 1000))


def test_text_where_a_platform_lays_its_own_buttons_is_found() -> None:
    assert ["outside"] == codes(line("a", 300, 1800), aspect=Aspect.TALL)


def test_text_that_lies_on_other_text_is_found() -> None:
    assert ["overlap"] == codes(line("a", 300, 300), line("b", 340, 310))


def test_text_in_a_group_that_moves_onto_other_text_is_found_at_the_frame_where_it_does() -> None:
    moving = nodes.group("g", [line("b", 300, 400)], y=motion.track([(0, 0.0, "linear"), (60, -100.0, "hold")]))
    found = faults(line("a", 300, 300), moving)
    assert ["overlap"] == [fault.code for fault in found]
    assert 30 < found[0].frame <= 60


def test_text_below_the_least_size_is_found_also_when_a_group_shrinks_it() -> None:
    assert ["small"] == codes(line("a", 300, 300, size=20.0))
    assert ["small"] == codes(nodes.group("g", [line("a", 600, 600)], scale=0.5))


def test_text_that_can_hardly_be_told_from_its_card_is_found() -> None:
    card = nodes.rect("card", Box(200, 200, 600, 300), fill=ink.solid("#f5f7ff"))
    assert ["contrast"] == codes(card, line("a", 300, 300))


def test_text_that_is_still_fading_in_is_not_judged() -> None:
    fading = motion.track([(0, 0.0, "linear"), (CUES.frames, 0.9, "hold")])
    assert "overlap" not in codes(line("a", 300, 300), line("b", 310, 300).model_copy(update={"opacity": fading}))


def test_text_that_has_stepped_back_is_still_there_to_be_read() -> None:
    back = line("b", 310, 300).model_copy(update={"opacity": 0.6})
    assert ["overlap"] == codes(line("a", 300, 300), back)
    assert ["contrast"] == codes(line("a", 300, 300).model_copy(update={"opacity": 0.35}))


def test_text_on_the_edge_of_a_light_card_is_found() -> None:
    card = nodes.rect("card", Box(340, 200, 600, 300), fill=ink.solid("#9aa6c8"))
    assert ["busy"] == codes(card, line("a", 300, 300))


def test_text_on_a_card_whose_edge_can_hardly_be_seen_is_not() -> None:
    card = nodes.rect("card", Box(340, 200, 600, 300), fill=ink.solid(NIGHT.surface))
    assert [] == codes(card, line("a", 300, 300))


def test_a_line_behind_text_is_found_where_it_runs_and_not_where_its_box_reaches() -> None:
    slope = nodes.path("slope", "M 200 200 L 800 800", stroke=ink.line("#ffffff", 6.0))
    assert ["busy"] == codes(slope, line("a", 300, 340))
    assert [] == codes(slope, line("a", 300, 700))


def test_a_line_that_is_not_drawn_so_far_is_not_behind_text() -> None:
    slope = nodes.path("slope", "M 200 200 L 800 800", stroke=ink.line("#ffffff", 6.0), trim_end=0.1)
    assert [] == codes(slope, line("a", 500, 540))


def test_what_only_passes_behind_text_is_not_in_its_way() -> None:
    rushing = motion.track([(30, -900.0, "linear"), (36, 2100.0, "hold")])
    ball = nodes.ellipse("ball", rushing, 290.0, 30.0, fill=ink.solid("#ffffff"))
    assert "busy" not in codes(ball, line("a", 300, 300))


def test_text_on_a_picture_is_found_unless_a_plate_lies_between() -> None:
    picture = nodes.image("picture", FONT, 500, 400, 800, 500)
    plate = nodes.rect("plate", Box(280, 240, 300, 100), fill=ink.solid("#0c1230", 0.95))
    assert ["busy"] == codes(picture, line("a", 300, 300))
    assert [] == codes(picture, plate, line("a", 300, 300))


def test_text_under_something_is_found() -> None:
    lid = nodes.ellipse("lid", 340.0, 290.0, 40.0, fill=ink.solid("#ff8f73"))
    assert ["covered"] == codes(line("a", 300, 300), lid)


def test_a_gradient_counts_by_its_worst_part_behind_the_text() -> None:
    card = nodes.rect("card", Box(200, 200, 900, 300), fill=ink.diagonal(900, 0, "#0c1230", "#f5f7ff"))
    assert [] == codes(card, line("a", 220, 300))
    assert ["contrast"] == codes(card, line("a", 900, 300))


def test_a_filled_outline_counts_where_it_is_and_not_where_its_box_is() -> None:
    hill = nodes.path("hill", "M 200 700 L 700 200 L 1200 700 Z", fill=ink.solid("#f5f7ff"))
    assert ["contrast"] == codes(hill, line("a", 640, 600))
    assert [] == codes(hill, line("a", 200, 300))


def test_a_shape_that_rests_outside_the_content_is_found_and_one_on_its_way_is_not() -> None:
    resting = nodes.rect("card", Box(1700, 300, 300, 300), fill=ink.solid("#7fa6ff"))
    sliding = motion.track([(0, 3000.0, "linear"), (CUES.frames, 600.0, "hold")])
    assert ["outside"] == codes(resting)
    assert [] == codes(nodes.group("g", [nodes.rect("card", Box(0, 300, 300, 300), fill=resting.fill)], x=sliding))


def test_a_turned_shape_is_where_its_turn_puts_it() -> None:
    bar = nodes.rect("bar", Box(0, 0, 900, 20), fill=ink.solid("#ffffff"))
    upright = nodes.group("g", [bar], x=960.0, y=500.0, anchor=(0.0, 0.0), rotation=90.0)
    assert ["outside"] == codes(upright)
    assert [] == codes(nodes.group("g", [bar], x=500.0, y=500.0))


def test_words_that_come_too_late_to_be_read_are_found() -> None:
    late = motion.track([(CUES.frames - 26, 0.0, "linear"), (CUES.frames - 20, 1.0, "hold")])
    assert ["brief"] == codes(line("a", 300, 300).model_copy(update={"opacity": late}))
