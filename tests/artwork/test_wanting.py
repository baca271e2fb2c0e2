"""Which scenes want a picture, and what they ask for."""

import pytest
from painters import BEST, CHEAP, FAIR, STOCK
from told import Told, directive, element, film, look, mood, statement, thing

from chalktalk.artwork import cast_of, sheet_for, wanted, wishes_for, with_painting, with_sheets
from chalktalk.artwork.prompting import colours_of, normal, shade, style_of
from chalktalk.direction import theme_named
from chalktalk.documents.analysis import Tone
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob, Span
from chalktalk.documents.options import Aspect
from chalktalk.documents.painting import PainterRole, Painting
from chalktalk.documents.services import Character, Painters, Pictures, Plan, Services
from chalktalk.documents.storyboard import (
    ImageVisual,
    ListVisual,
    QuoteVisual,
    Visual,
)

PAINTERS = Painters(strongest=(BEST, STOCK), faithful=(FAIR, STOCK), cheapest=(CHEAP, STOCK))
SERVICES = Services(plan=Plan.BALANCED, painters=PAINTERS)
BLOB = Blob(digest="0" * 64, size=2, media_type="image/png")
BO = Character(name="Bo", description="a small round robot of blue steel")

PLAIN: tuple[Told, ...] = (
    ("The bee flies.", thing("Bee")),
    ("It is all about trust.", mood("All about trust", Tone.POSITIVE)),
    ("They never rest.", statement("Never rest")),
    ("First this, then that.", ListVisual(heading=element("Steps"), items=(element("This", name="item-1"),))),
)


def test_without_painters_nobody_wants_anything() -> None:
    assert {} == wishes_for(*film(PLAIN), look(), Services(plan=Plan.PREMIUM))


@pytest.mark.parametrize(
    ("pictures", "plan", "expected"),
    [
        (Pictures.NONE, Plan.PREMIUM, []),
        (Pictures.ASKED, Plan.PREMIUM, []),
        (Pictures.AUTO, Plan.BALANCED, ["scene-1", "scene-2"]),
        (Pictures.AUTO, Plan.PREMIUM, ["scene-1", "scene-2", "scene-3"]),
    ],
)
def test_what_has_nothing_better_to_show_wants_a_picture(pictures: Pictures, plan: Plan, expected: list[str]) -> None:
    services = SERVICES.model_copy(update={"pictures": pictures, "plan": plan})

    assert expected == list(wishes_for(*film(PLAIN), look(), services))


def test_what_the_author_describes_is_painted_even_where_only_that_is_wanted() -> None:
    scenes: tuple[Told, ...] = (
        ("Quiet.", statement("Quiet"), directive("a calm lake at dawn")),
        ("A bee.", thing("Bee"), directive("a bee on a poppy | Searching", "painting")),
        ("Wow.", statement("Wow"), directive("Wow", "statement")),
        ("Steps.", PLAIN[3][1], directive("two cows")),
    )
    wishes = wishes_for(*film(scenes), look(), SERVICES.model_copy(update={"pictures": Pictures.ASKED}))

    assert {"scene-1": "a calm lake at dawn", "scene-2": "a bee on a poppy"} == {
        id_: wish.text for id_, wish in wishes.items()
    }


def test_a_bar_is_part_of_a_free_description_and_a_thing_may_have_no_name() -> None:
    nameless = ImageVisual(picture=element(" ", "cell nerve", "picture"))
    scenes: tuple[Told, ...] = (("Now.", statement("Now"), directive("one cow | two cows")), ("Look.", nameless))
    wishes = wishes_for(*film(scenes), look(), SERVICES)

    assert ["one cow | two cows", "nerve cell"] == [wish.text for wish in wishes.values()]


def test_another_kind_that_the_author_asked_for_is_never_painted_over() -> None:
    scenes: tuple[Told, ...] = (("Trust.", mood("Trust"), directive("Trust", "abstract")),)

    assert {} == wishes_for(*film(scenes), look(), SERVICES)


def test_the_same_thing_has_the_same_prompt_in_every_film_of_that_look() -> None:
    here = wishes_for(*film((("Honey bees fly.", thing("Honey bees")),)), look(), SERVICES)
    there = wishes_for(*film((("Meet the honey bee.", thing("A honey bee")),), "Why hives hum"), look(), SERVICES)
    other = wishes_for(*film((("Meet the honey bee.", thing("A honey bee")),)), look("daylight"), SERVICES)

    assert here["scene-1"] == there["scene-1"]
    assert here["scene-1"].prompt != other["scene-1"].prompt
    assert here["scene-1"].prompt.startswith("Honey bee. Flat editorial illustration")


def test_a_thing_of_two_senses_is_told_with_its_sentence_once_for_the_film() -> None:
    scenes: tuple[Told, ...] = (("You press a key.", thing("Key")), ("The key comes up.", thing("Key")))
    wishes = wishes_for(*film(scenes), look(), SERVICES)

    assert "key, as in “You press a key”" == wishes["scene-1"].text
    assert wishes["scene-1"] == wishes["scene-2"]
    assert {PainterRole.CHEAPEST: 1} == wanted(*film(scenes), look(), SERVICES)


def test_a_thought_is_told_with_its_feeling_its_words_and_the_film() -> None:
    wish = wishes_for(*film(PLAIN), look(), SERVICES)["scene-2"]

    assert "a hopeful scene for “It is all about trust”, in a film on Bees" == wish.text


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        (Aspect.WIDE, (1792, 1024)),
        (Aspect.TALL, (1024, 1792)),
        (Aspect.SQUARE, (1024, 1024)),
        (Aspect.PORTRAIT, (1024, 1024)),
    ],
)
def test_a_picture_has_the_pages_shape(aspect: Aspect, size: tuple[int, int]) -> None:
    wish = wishes_for(*film(PLAIN), look(aspect=aspect), SERVICES)["scene-1"]

    assert size == (wish.width, wish.height)


def test_a_character_is_drawn_by_who_keeps_to_it_from_its_sheet() -> None:
    script, board = film((("Bo waits for her.", statement("Waits for her")), *PLAIN))
    services = SERVICES.model_copy(update={"characters": (BO, Character(name="Zed", description="a cat"))})
    sheet = Painting(
        text="", prompt="", role=PainterRole.FAITHFUL, asset=Asset(path="", blob=BLOB, width=1792, height=1024)
    )

    assert (BO,) == cast_of(script, board, services)
    assert {PainterRole.FAITHFUL: 2, PainterRole.CHEAPEST: 2} == wanted(script, board, look(), services)

    wish = wishes_for(script, board, look(), with_sheets(services, {"Bo": sheet}))["scene-1"]

    assert (PainterRole.FAITHFUL, BLOB, (FAIR, CHEAP, BEST, STOCK)) == (wish.role, wish.reference, wish.painters)
    assert "Bo: a small round robot of blue steel, exactly as in the reference picture." in wish.prompt


def test_a_sheet_is_the_same_in_every_look_and_nobody_finds_it_in_a_library() -> None:
    sheet = sheet_for(BO, SERVICES)

    assert sheet.drawn
    assert (FAIR, STOCK) == sheet.painters
    assert "Bo, a small round robot of blue steel" in sheet.prompt
    for view in ("from the front", "three-quarter view", "from the side", "happy", "doubtful"):
        assert view in sheet.prompt


def test_a_scene_without_its_picture_stays_as_it_was() -> None:
    scene = film(PLAIN)[1].scenes[0]
    none = Painting(text="", prompt="", role=PainterRole.CHEAPEST)

    assert scene == with_painting(scene, None) == with_painting(scene, none)


@pytest.mark.parametrize(
    ("visual", "caption"),
    [
        (thing("Bee"), "Bee"),
        (mood("All about trust"), ""),
        (statement("Never rest"), "Never rest"),
        (QuoteVisual(words=element("I think", name="quote"), speaker="Descartes"), "“I think” Descartes"),
    ],
)
def test_a_scene_with_its_picture_keeps_its_words_below_it_and_their_cue(visual: Visual, caption: str) -> None:
    scene = film((("The bee flies.", visual),))[1].scenes[0]
    asset = Asset(path="painting", blob=BLOB, width=1792, height=1024)
    shown = with_painting(scene, Painting(text="", prompt="", role=PainterRole.CHEAPEST, asset=asset)).visual

    assert isinstance(shown, ImageVisual)
    assert (asset, caption) == (shown.asset, shown.picture.label)
    assert Span(start=0, end=1) == shown.picture.cue


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("The honey bees.", "", "honey bee"),
        ("Four Christian ships", "On the 20th, four Christian ships fought.", "Christian ships"),
        ("VAR", "There is VAR.", "VAR"),
        ("Houston", "Houston tried that.", "Houston"),
        ("Goalie", "A goalie may.", "goalie"),
        ("Same umbrella", "The same umbrella.", "umbrella"),
        ("The", "", "The"),
    ],
)
def test_a_label_becomes_a_plain_name(label: str, said: str, expected: str) -> None:
    assert expected == normal(label, said)


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("midnight", "deep blue surroundings with blue, coral and green accents"),
        ("daylight", "cream surroundings with blue, red and green accents"),
        ("chalkboard", "teal-grey slate surroundings with blue, coral and green accents"),
    ],
)
def test_a_palette_is_told_in_words(theme: str, expected: str) -> None:
    assert expected == colours_of(theme_named(theme).palette)


def test_greys_are_told_apart_by_their_lightness() -> None:
    assert ("charcoal", "light grey", "off-white") == (shade("#202020"), shade("#a0a0a0"), shade("#f8f8f8"))


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("Children from 8 to 10", "for children"),
        ("software engineers", "for experts"),
        (None, "for a general audience"),
        ("curious adults", "for a general audience"),
    ],
)
def test_style_is_one_sentence_that_knows_the_audience(audience: str | None, expected: str) -> None:
    style = style_of(look("chalkboard"), audience)

    assert style.startswith("Hand-drawn illustration in soft coloured chalk")
    assert style.endswith(f"{expected}.")
    assert 1 == style.count(".")
