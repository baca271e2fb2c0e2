"""Themes: found by name, and legible to everyone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.colours import channels, contrast_ratio, from_oklch, mixed, oklch
from chalktalk.direction import list_themes, parse_theme, theme_named
from chalktalk.direction.deriving import derived_palette
from chalktalk.direction.legibility import faults_of
from chalktalk.direction.vision import DEFICIENCIES, distance_as_seen
from chalktalk.documents.theme import Theme
from chalktalk.errors import OptionError


def test_there_is_a_dark_a_light_and_a_hand_drawn_theme() -> None:
    assert {"midnight", "daylight", "chalkboard"} <= {theme.name for theme in list_themes()}


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.name)
def test_every_theme_is_legible_and_its_sides_are_told_apart(theme: Theme) -> None:
    assert () == faults_of(theme.palette)


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.name)
def test_every_theme_writes_its_colours_in_full(theme: Theme) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.palette.model_dump().values())
    assert theme.summary


def test_a_pale_accent_on_paper_is_found() -> None:
    paper = theme_named("daylight").palette
    faults = faults_of(paper.model_copy(update={"warning": "#ffc24d"}))
    assert any(fault.startswith("warning on surface has 1.") for fault in faults)
    assert any(fault.startswith("warning on caption_ground") for fault in faults)


def test_a_dim_caption_is_found_though_other_text_may_be_so() -> None:
    night = theme_named("midnight").palette
    assert ("caption_ink on caption_ground has 5.38:1, not 7.0:1",) == faults_of(
        night.model_copy(update={"caption_ink": "#8188a0"})
    )


def test_two_sides_in_red_and_green_are_found() -> None:
    paper = theme_named("daylight").palette
    faults = faults_of(paper.model_copy(update={"primary": paper.positive}))
    assert ("primary and contrast are alike to protanopia",) == faults


def test_a_near_name_is_suggested_for_an_unknown_theme() -> None:
    with pytest.raises(OptionError) as refused:
        theme_named("Daylite")
    assert "`Daylite` is no theme (did you mean `daylight`?)" == str(refused.value)


def test_all_names_are_given_where_none_is_near() -> None:
    with pytest.raises(OptionError, match="known are chalkboard, daylight, midnight"):
        theme_named("zzz")


def test_contrast_follows_wcag() -> None:
    assert 21 == pytest.approx(contrast_ratio("#000000", "#ffffff"))
    assert 1 == contrast_ratio("#3366cc", "#3366cc")
    assert 4.54 == pytest.approx(contrast_ratio("#767676", "#ffffff"), abs=0.005)  # the well-known lightest grey


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert "#000000" == mixed("#000000", "#ffffff", 0)
    assert "#ffffff" == mixed("#000000", "#ffffff", 1)
    assert "#804000" == mixed("#000000", "#ff8000", 0.5)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_greys_look_the_same_to_everyone(deficiency: str) -> None:
    assert 100 == pytest.approx(distance_as_seen("#000000", "#ffffff", deficiency), abs=0.5)
    assert 0 == distance_as_seen("#808080", "#808080", deficiency)


def test_the_confusions_of_each_deficiency_are_simulated() -> None:
    red, green, blue = "#d01c1c", "#6b7d1a", "#0072b2"
    assert distance_as_seen(red, green, "deuteranopia") < distance_as_seen(red, green, "tritanopia") / 2
    assert distance_as_seen(blue, "#008878", "tritanopia") < distance_as_seen(blue, "#008878", "protanopia") / 2


COLOURS = st.lists(st.from_regex("#[0-9a-f]{6}", fullmatch=True), min_size=2, max_size=6)
OWN = """
summary = "mine"
[palette]
""" + "\n".join(f'{name} = "{colour}"' for name, colour in theme_named("daylight").palette.model_dump().items())


@given(COLOURS)
def test_any_colours_make_a_theme_that_everyone_can_read(colours: list[str]) -> None:
    assert () == faults_of(derived_palette(colours))


def test_a_theme_made_from_colours_keeps_those_that_can_be_read() -> None:
    palette = theme_named("#0b132b, #5bc0be #FFD166").palette
    assert ("#5bc0be", "#ffd166") == (palette.primary, palette.contrast)
    assert oklch(palette.background_from)[2] == pytest.approx(oklch("#0b132b")[2], abs=5)


def test_a_light_colour_without_a_dark_one_makes_a_light_page() -> None:
    assert oklch(theme_named("#fdf6e3 #88aadd").palette.background_from)[0] > 0.9


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("#12345", "`#12345` is no colour (write colours as #rrggbb)"),
        ("#fff", "a theme is made from 2 to 6 colours, not 1"),
        ("#111 #222 #333 #444 #555 #666 #777", "a theme is made from 2 to 6 colours, not 7"),
    ],
)
def test_what_is_wrong_with_colours_is_said(name: str, message: str) -> None:
    with pytest.raises(OptionError) as refused:
        theme_named(name)
    assert message == str(refused.value)


def test_an_own_theme_has_its_files_name() -> None:
    theme = parse_theme(OWN, "brand/house.toml")
    assert ("house", "mine", "clean") == (theme.name, theme.summary, theme.stroke)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no toml", "house.toml: this is no theme: "),
        (OWN.replace("muted", "mutd"), "house.toml: this is no theme: palette."),
        (OWN.replace('muted = "#56607c"', 'muted = "grey"'), "house.toml: this is no theme: palette.muted: "),
        (
            OWN.replace('muted = "#56607c"', 'muted = "#c0c0c0"'),
            "house.toml: not everyone could read this theme: muted",
        ),
    ],
)
def test_what_is_wrong_with_an_own_theme_is_said(text: str, message: str) -> None:
    with pytest.raises(OptionError) as refused:
        parse_theme(text, "house.toml")
    assert message in str(refused.value)


@given(st.integers(0, 0xFFFFFF))
def test_a_colour_taken_apart_and_put_together_is_the_same(number: int) -> None:
    colour = f"#{number:06x}"
    away = [abs(a - b) for a, b in zip(channels(colour), channels(from_oklch(*oklch(colour))), strict=True)]
    assert max(away) <= 1
