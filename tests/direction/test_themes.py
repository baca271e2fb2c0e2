"""Themes: found by name, and legible to everyone."""

import re

import pytest

from chalktalk.colours import contrast_ratio, mixed
from chalktalk.direction import list_themes, theme_named
from chalktalk.direction.legibility import faults_of
from chalktalk.direction.vision import DEFICIENCIES, distance_as_seen
from chalktalk.documents.direction import Theme
from chalktalk.errors import OptionError


def test_there_is_a_dark_and_a_light_theme() -> None:
    assert {"midnight", "daylight"} <= {theme.name for theme in list_themes()}


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
    with pytest.raises(OptionError, match="known are daylight, midnight"):
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
