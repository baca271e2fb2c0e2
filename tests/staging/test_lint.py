"""The lint finds planted faults: each rule is shown to fire."""

from made import VISUALS, cues_for, look_for, scene_of

from chalktalk.documents.brief import Aspect
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
    assert [] == codes(line("a", 300, 300), line("b", 310, 300).model_copy(update={"opacity": 0.5}))
