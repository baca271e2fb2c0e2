"""What themes can have beside colours: grounds, corners, cards, typefaces."""

from typing import Any, get_args

import pytest
from made import NIGHT, SHIELD, VISUALS, cues_for, element, look_for, scene_of

from chalktalk.colours import contrast_ratio, mixed
from chalktalk.direction import list_themes, theme_named
from chalktalk.direction.legibility import TEXT_RATIO
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import StatementVisual
from chalktalk.documents.theme import Cards, Corners, Family, Ground, Palette, Theme
from chalktalk.documents.timeline import Path, Rect, SceneTimeline, Solid, Text
from chalktalk.engine import Context
from chalktalk.staging import ink, stage_scene
from chalktalk.staging.board import ROUNDING
from chalktalk.staging.grounds import bearable, ground_of
from chalktalk.staging.measure import Weight, cap_height, font_bytes, measuring_with
from chalktalk.staging.page import page_for
from chalktalk.timeline import nodes_under

PALETTES = (*(theme.palette for theme in list_themes()), theme_named("#ffd400 #d6002a #ffffff").palette)
INKS = ("ink", "muted", "primary", "contrast", "positive", "warning")
TRAITS = [
    *({"ground": ground} for ground in get_args(Ground)),
    *({"corners": corners} for corners in get_args(Corners)),
    *({"cards": cards} for cards in get_args(Cards)),
    *({"typeface": family} for family in get_args(Family)),
]


def night(**traits: Any) -> Theme:
    return Theme(name="night", summary="for tests", palette=NIGHT, **traits)


async def staged_in(context: Context, theme: Theme, visual: Any, aspect: Aspect) -> tuple[SceneTimeline, list[str]]:
    scene = scene_of(visual)
    look = look_for(aspect).model_copy(update={"theme": theme})
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look)
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    assert {blob.digest for blob in result.resources} >= {
        node.font
        for layer in timeline.layers
        for top in layer.nodes
        for node in nodes_under(top)
        if isinstance(node, Text)
    }
    return timeline, [warning.message for warning in result.warnings]


@pytest.mark.parametrize("traits", TRAITS, ids=str)
async def test_a_comparison_stands_in_every_trait_without_a_fault(context: Context, traits: dict[str, str]) -> None:
    for aspect in (Aspect.WIDE, Aspect.TALL):
        _, warnings = await staged_in(context, night(**traits), VISUALS["comparison"], aspect)
        assert [] == warnings


def test_what_a_theme_does_not_say_is_as_it_always_was() -> None:
    plain = night()
    assert ("dots", "soft", "raised", "sans") == (plain.ground, plain.corners, plain.cards, plain.typeface)
    assert 1.0 == ROUNDING["soft"]
    assert ink.CARD_SHADOWS == ink.shadows_of(plain)
    assert ink.line(NIGHT.surface_edge, 2.0) == ink.edge_of(plain)
    nodes = ground_of(page_for(look_for(Aspect.WIDE)), NIGHT, "dots")
    assert ["ground/wash", "ground/glow", "ground/warmth", "ground/grid"] == [node.id for node in nodes]


@pytest.mark.parametrize("palette", PALETTES, ids=range(len(PALETTES)))
@pytest.mark.parametrize("ground", get_args(Ground))
def test_whatever_is_written_can_be_read_on_every_shape_of_a_ground(ground: Ground, palette: Palette) -> None:
    for aspect in (Aspect.WIDE, Aspect.TALL):
        for node in ground_of(page_for(look_for(aspect)), palette, ground):
            if not isinstance(node, Path) or not isinstance(node.fill, Solid):
                continue
            colour, alpha = node.fill.colour[:7], int(node.fill.colour[7:], 16) / 255
            for page in (palette.background_from, palette.background_to):
                below = mixed(page, colour, alpha)
                worst = min(contrast_ratio(getattr(palette, name), below) for name in INKS)
                assert worst >= TEXT_RATIO - 0.05  # an opacity of 256 steps


def test_a_colour_that_nothing_bears_is_left_out() -> None:
    assert 0.0 == bearable(NIGHT, NIGHT.ink, 1.0) or bearable(NIGHT, NIGHT.ink, 1.0) < 0.4
    assert 1.0 == bearable(NIGHT, NIGHT.background_from, 1.0)


async def test_sharp_corners_are_sharp_and_round_ones_round(context: Context) -> None:
    radii = []
    for corners in ("sharp", "soft", "round"):
        timeline, _ = await staged_in(context, night(corners=corners), VISUALS["comparison"], Aspect.WIDE)
        nodes = (node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top))
        radii.append(next(node.radius for node in nodes if isinstance(node, Rect) and node.id == "left/card"))
    assert radii == sorted(radii)
    assert 36.0 == radii[1]


async def test_a_typeface_without_a_letter_borrows_it_from_the_films_own(context: Context) -> None:
    visual = StatementVisual(heading=element("heading", "Зима и лето", 0))
    timeline, warnings = await staged_in(context, night(typeface="round"), visual, Aspect.WIDE)
    fonts = {font_bytes(weight) for weight in Weight}
    drawn = {
        context.store.get(node.font)
        for layer in timeline.layers
        for top in layer.nodes
        for node in nodes_under(top)
        if isinstance(node, Text) and "и" in node.text
    }
    assert drawn
    assert drawn <= fonts
    assert [] == warnings


def test_text_is_measured_in_the_typeface_that_it_is_set_in(context: Context) -> None:
    usual = cap_height(Weight.BOLD)
    with measuring_with(context.store, (), "serif"):
        assert usual != cap_height(Weight.BOLD)
    assert usual == cap_height(Weight.BOLD)
