"""Pictures that anybody would call dark, pale, warm, centred …, and what is read out of them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from chalktalk.direction.references.seeing import glimpse_of, pooled, seen_in
from chalktalk.documents.creative.readings import Balance, Contrast, Key, Seen, Temperature
from chalktalk.documents.creative.wishes import Feeling

Colour = tuple[int, int, int]


def see(image: Image.Image) -> Seen:
    return seen_in(np.asarray(image), *image.size)


def sky_over(sea: Colour, sky: Colour, horizon: float, size: tuple[int, int] = (960, 540), noise: float = 3) -> Image.Image:
    width, height = size
    pixels = np.full((height, width, 3), sky, float)
    pixels[round(height * horizon) :] = sea
    pixels += np.random.default_rng(1).normal(0, noise, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def disc(x: float, y: float, radius: float = 0.1, ground: Colour = (40, 44, 60), ink: Colour = (235, 190, 80)) -> Image.Image:
    image = Image.new("RGB", (900, 600), ground)
    across, down, long = x * 900, y * 600, radius * 600
    ImageDraw.Draw(image).ellipse((across - long, down - long, across + long, down + long), fill=ink)
    return image


def poster(size: tuple[int, int] = (1080, 1350)) -> Image.Image:
    image = Image.new("RGB", size, "#f4f1ea")
    draw, small = ImageDraw.Draw(image), min(size)
    for line, text in enumerate(("The harbour at", "dawn: a walk in", "five chapters")):
        draw.text((small * 0.1, small * (0.2 + 0.15 * line)), text, "#1a1a1a", ImageFont.load_default(small * 0.1))
    return image


def test_a_lamp_in_the_dark_is_low_key_and_hard() -> None:
    light = see(disc(0.5, 0.4, 0.08, (10, 10, 18), (255, 245, 210))).light

    assert (Key.LOW, Contrast.HARD) == (light.key, light.contrast)


def test_pale_fog_is_high_key_and_soft() -> None:
    fog = disc(0.5, 0.8, 0.5, (226, 228, 230), (200, 203, 206)).filter(ImageFilter.GaussianBlur(20))

    light = see(fog).light

    assert (Key.HIGH, Contrast.SOFT, Temperature.NEUTRAL) == (light.key, light.contrast, light.temperature)
    assert 0.89 == pytest.approx(light.lightness, abs=0.04)


def test_greys_in_the_middle_are_ordinary() -> None:
    image = Image.new("RGB", (900, 600), (120, 120, 120))
    ImageDraw.Draw(image).rectangle((0, 0, 300, 600), fill=(185, 185, 185))
    ImageDraw.Draw(image).rectangle((600, 0, 900, 600), fill=(65, 65, 65))

    light = see(image).light

    assert (Key.NORMAL, Contrast.NORMAL, Temperature.NEUTRAL) == (light.key, light.contrast, light.temperature)


@pytest.mark.parametrize(
    ("sea", "sky", "temperature"),
    [
        ((90, 45, 25), (250, 170, 80), Temperature.WARM),
        ((15, 40, 80), (90, 140, 190), Temperature.COOL),
        ((90, 90, 90), (190, 190, 190), Temperature.NEUTRAL),
    ],
)
def test_a_sunset_is_warm_and_moonlight_is_cool(sea: Colour, sky: Colour, temperature: Temperature) -> None:
    assert temperature is see(sky_over(sea, sky, 0.6)).light.temperature


@pytest.mark.parametrize("horizon", [0.3, 1 / 3, 0.5, 0.62, 0.75])
@pytest.mark.parametrize("size", [(1920, 1080), (600, 800), (320, 180)])
def test_the_line_between_sky_and_sea_is_the_horizon(horizon: float, size: tuple[int, int]) -> None:
    assert horizon == pytest.approx(see(sky_over((20, 60, 90), (190, 210, 230), horizon, size)).composition.horizon, abs=0.02)


def test_a_ship_before_the_horizon_does_not_hide_it() -> None:
    image = sky_over((20, 60, 90), (190, 210, 230), 0.6)
    ImageDraw.Draw(image).rectangle((400, 250, 560, 360), fill=(60, 30, 25))

    assert 0.6 == pytest.approx(see(image).composition.horizon, abs=0.02)


def test_a_gradient_a_disc_and_stripes_have_no_horizon() -> None:
    fall = np.linspace(60, 220, 540)[:, None, None].repeat(960, axis=1).repeat(3, axis=2).astype(np.uint8)
    stripes = (np.arange(540) // 60 % 2 * 200 + 20)[:, None, None].repeat(960, axis=1).repeat(3, axis=2).astype(np.uint8)

    assert see(Image.fromarray(fall)).composition.horizon is None
    assert see(Image.fromarray(stripes)).composition.horizon is None
    assert see(disc(0.5, 0.5)).composition.horizon is None


@pytest.mark.parametrize(
    ("x", "y", "balance"),
    [
        (0.5, 0.5, Balance.CENTRED),
        (0.25, 0.5, Balance.LEFT),
        (0.75, 0.5, Balance.RIGHT),
        (0.5, 0.22, Balance.TOP),
        (0.5, 0.78, Balance.BOTTOM),
    ],
)
def test_the_weight_lies_where_the_subject_is(x: float, y: float, balance: Balance) -> None:
    composition = see(disc(x, y)).composition

    assert balance is composition.balance
    assert 1 - math.pi * 60**2 / (900 * 600) == pytest.approx(composition.negative_space, abs=0.04)


def test_a_subject_on_a_point_of_the_thirds_lies_on_them_and_one_in_the_middle_does_not() -> None:
    assert see(disc(1 / 3, 2 / 3, 0.08)).composition.thirds > 0.6
    assert see(disc(0.5, 0.5, 0.08)).composition.thirds < 0.2


def test_a_centred_subject_is_symmetric_and_one_at_the_side_is_not() -> None:
    assert see(disc(0.5, 0.5)).composition.symmetry > 0.9
    assert see(disc(0.25, 0.5)).composition.symmetry < 0.3


def test_texture_from_edge_to_edge_is_spread_and_leaves_nothing_empty() -> None:
    grain = np.random.default_rng(2).integers(0, 256, (45, 80, 3)).astype(np.uint8).repeat(12, axis=0).repeat(12, axis=1)

    composition = see(Image.fromarray(grain)).composition

    assert Balance.SPREAD is composition.balance
    assert composition.negative_space < 0.2


@pytest.mark.parametrize("size", [(1080, 1350), (1920, 1080), (640, 360)])
def test_a_poster_has_text(size: tuple[int, int]) -> None:
    assert see(poster(size)).text_share > 0.03


def test_shapes_skies_and_stripes_have_no_text() -> None:
    fence = (np.arange(960) // 20 % 2 * 200 + 20)[None, :, None].repeat(540, axis=0).repeat(3, axis=2).astype(np.uint8)

    for image in (disc(0.5, 0.5), sky_over((20, 60, 90), (190, 210, 230), 0.6), Image.fromarray(fence)):
        assert 0 == see(image).text_share


def test_a_blur_is_told_from_a_crisp_picture() -> None:
    assert see(disc(0.5, 0.5)).sharpness > 0.8
    assert see(disc(0.5, 0.5).filter(ImageFilter.GaussianBlur(18))).sharpness < 0.3
    assert see(Image.new("RGB", (300, 200), "white")).sharpness == 1


def test_pale_and_soft_feels_brighter_than_dark_and_hard() -> None:
    pale = see(disc(0.5, 0.5, 0.2, (240, 225, 215), (225, 200, 190))).atmosphere
    dark = see(disc(0.5, 0.5, 0.08, (8, 10, 18), (230, 240, 255))).atmosphere

    assert pale.mood.valence > 0.3 > -0.3 > dark.mood.valence
    assert dark.mood.energy > pale.mood.energy
    assert Feeling.TENSE is dark.feeling


def test_shots_weigh_as_long_as_they_last() -> None:
    dark, pale = (glimpse_of(np.asarray(Image.new("RGB", (160, 90), colour))) for colour in ("#101820", "#f2efe6"))

    together = pooled([dark, pale], [3.0, 1.0], 1280, 720)

    assert [("#101820", 0.75), ("#f2efe6", 0.25)] == [(one.colour, one.weight) for one in together.palette]
    assert Key.LOW is together.light.key
    assert (1280, 720) == (together.width, together.height)
    assert 1 == pytest.approx(np.linalg.norm(together.embedding.values), abs=1e-4)


@settings(max_examples=30)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 2**32 - 1), st.integers(1, 256))
def test_any_pixels_can_be_seen(width: int, height: int, seed: int, depth: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, depth, (height, width, 3)).astype(np.uint8)

    assert seen_in(pixels, width, height) == seen_in(pixels, width, height)


@pytest.mark.parametrize("size", [(1, 1), (4000, 1), (1, 4000), (2, 700)])
def test_slivers_can_be_seen(size: tuple[int, int]) -> None:
    assert size == (see(Image.new("RGB", size, "#336699")).width, see(Image.new("RGB", size, "#336699")).height)
