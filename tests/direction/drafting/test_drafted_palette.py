"""A drafted direction's palette: legible, of what was shown or named, and without what is not wanted."""

import pytest
from drafted import MOSSES, TEAL_AND_ORANGE, because_of, drafted, film_of, painted, picture_of
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.colours import contrast_ratio, oklch
from chalktalk.direction.drafting.paints import (
    palette_of,
    palette_of_words,
    same_name,
)
from chalktalk.direction.drafting.repainting import muted, toned, warmed, without
from chalktalk.documents.creative.direction import Paint, Role
from chalktalk.documents.creative.readings import Key, Swatch
from chalktalk.documents.creative.wishes import Aim

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
PALETTES = st.lists(st.tuples(COLOURS, st.floats(0.01, 1)), min_size=1, max_size=6).map(
    lambda pairs: (
        palette_of([Swatch(colour=colour, weight=weight / sum(w for _, w in pairs)) for colour, weight in pairs]).paints
    )
)


def assert_is_whole(paints: tuple[Paint, ...]) -> None:
    ink = painted(paints, Role.INK)
    assert 2 <= len(paints) <= 6
    roles = [paint.role for paint in paints if paint.role is not Role.HIGHLIGHT]
    assert len(roles) == len(set(roles))
    assert 1.0 == pytest.approx(sum(paint.weight for paint in paints), abs=1e-6)
    assert contrast_ratio(ink, painted(paints, Role.GROUND)) >= 4.5
    for paint in paints:
        if paint.role is Role.SURFACE:
            assert contrast_ratio(ink, paint.colour) >= 4.5


@given(PALETTES)
def test_any_reference_gives_a_whole_palette(paints: tuple[Paint, ...]) -> None:
    assert_is_whole(paints)


@given(PALETTES, st.lists(COLOURS, min_size=1, max_size=9), st.sampled_from(Key))
def test_any_named_colours_give_a_whole_palette(paints: tuple[Paint, ...], colours: list[str], key: Key) -> None:
    assert_is_whole(palette_of_words(colours, paints, key).paints)


@given(PALETTES, st.floats(-2, 2), COLOURS)
def test_any_palette_stays_whole_in_another_light(paints: tuple[Paint, ...], amount: float, colour: str) -> None:
    assert_is_whole(warmed(paints, amount))
    assert_is_whole(toned(paints, amount / 2))
    assert_is_whole(muted(paints, abs(amount)))
    assert_is_whole(without(paints, [colour]))


def test_all_colours_of_a_reference_are_kept() -> None:
    direction = drafted(picture=picture_of(TEAL_AND_ORANGE))

    assert TEAL_AND_ORANGE.keys() <= {paint.colour for paint in direction.palette}
    assert "#10242b" == painted(direction.palette, Role.GROUND)
    assert "#d9d2c3" == painted(direction.palette, Role.INK)


def test_where_no_colour_can_be_read_the_nearest_is_changed_and_that_is_told() -> None:
    direction = drafted(picture=picture_of(MOSSES))

    assert 5 == len(MOSSES.keys() & {paint.colour for paint in direction.palette})
    assert "so that it can be read" in because_of(direction, Aim.PALETTE)


def test_a_reference_of_one_colour_gets_an_ink() -> None:
    paints = palette_of([Swatch(colour="#808080", weight=1.0)]).paints

    assert {Role.GROUND, Role.INK} == {paint.role for paint in paints}


def test_black_and_gold_are_the_page_and_the_accent() -> None:
    palette = drafted("a luxury watch in black and gold").palette

    assert oklch(painted(palette, Role.GROUND))[0] < 0.3
    assert 60 < oklch(painted(palette, Role.ACCENT))[2] < 110


def test_what_is_seen_on_the_page_leads_and_the_ink_is_plain() -> None:
    palette = drafted("a finance video, bold, in purple and yellow").palette

    assert same_name(painted(palette, Role.ACCENT), "#7a3fa0")
    assert same_name(painted(palette, Role.SECOND_ACCENT), "#f9c80e")
    assert oklch(painted(palette, Role.INK))[1] < 0.08


def test_black_and_white_has_no_other_colour() -> None:
    palette = drafted("a story about keepers of lighthouses, black and white").palette

    assert all(oklch(paint.colour)[1] < 0.02 for paint in palette)


def test_terracotta_that_is_wanted_stays_where_red_is_not() -> None:
    palette = drafted("a garden in green and terracotta, no red").palette

    assert any(same_name(paint.colour, "#c8643c") for paint in palette)


def test_two_more_colours_than_there_are_roles_are_left_out() -> None:
    text = "a palette of red, orange, yellow, green, teal, blue, purple and pink"

    assert 6 >= len(drafted(text).palette)


def test_no_red_leaves_no_red() -> None:
    direction = drafted(
        "a sport video, no red, no orange", film=film_of({"#ffffff": 0.5, "#d62828": 0.3, "#1c3f94": 0.2})
    )

    assert not any(same_name(paint.colour, "#d62828") for paint in direction.palette)
    assert "is not wanted" in because_of(direction, Aim.PALETTE)


def test_warm_light_in_words_warms_a_usual_palette_but_no_reference() -> None:
    usual, warm = drafted("a science video"), drafted("a science video at golden hour")
    shown = drafted("a science video at golden hour", picture=picture_of(TEAL_AND_ORANGE))

    assert _warmth(usual.palette) < _warmth(warm.palette)
    assert TEAL_AND_ORANGE.keys() <= {paint.colour for paint in shown.palette}


def test_a_dark_look_in_words_gives_a_dark_page() -> None:
    palette = drafted("an education video, dark background").palette

    assert oklch(painted(palette, Role.GROUND))[0] < 0.4


def _warmth(paints: tuple[Paint, ...]) -> float:
    reds_less_blues = (int(paint.colour[1:3], 16) - int(paint.colour[5:7], 16) for paint in paints)
    return sum(difference * paint.weight for difference, paint in zip(reds_less_blues, paints, strict=True))
