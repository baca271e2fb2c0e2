"""What is usual: complete, legible, and within what platforms take."""

import pytest

from chalktalk.colours import contrast_ratio
from chalktalk.direction.usual import usual_category, usual_feeling, usual_platform, usual_style
from chalktalk.documents.creative.direction import Role
from chalktalk.documents.creative.wishes import Category, Feeling, Platform, Style

PALETTES = [
    *(pytest.param(usual_category(category).palette, id=category) for category in Category),
    *(pytest.param(usual_style(style).palette, id=style) for style in Style),
]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", [Role.GROUND, Role.SURFACE])
def test_text_of_a_usual_palette_can_be_read_on_both_its_grounds(palette: dict[Role, str], ground: Role) -> None:
    assert contrast_ratio(palette[Role.INK], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", [Role.GROUND, Role.SURFACE])
def test_large_accents_of_a_usual_palette_stand_out(palette: dict[Role, str], ground: Role) -> None:
    assert contrast_ratio(palette[Role.ACCENT], palette[ground]) >= 3.0


@pytest.mark.parametrize("platform", Platform)
def test_a_platforms_usual_film_is_one_that_it_takes(platform: Platform) -> None:
    usual = usual_platform(platform)

    assert usual.shortest <= usual.usual <= usual.longest
    assert usual.aspect in usual.aspects
    assert usual.limit.source.startswith("https://")


@pytest.mark.parametrize("category", Category)
def test_every_usual_scene_shows_the_subject(category: Category) -> None:
    scenes = usual_category(category).scene
    rest = {scene.visual.replace("{subject}", "") for scene in scenes}

    assert not any("{" in visual for visual in rest)
    assert sum("{subject}" in scene.visual for scene in scenes) >= len(scenes) - 2


@pytest.mark.parametrize("feeling", Feeling)
def test_every_feeling_has_its_mood(feeling: Feeling) -> None:
    assert feeling is usual_feeling(feeling).feeling
