"""Palettes of pictures whose colours are known."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from chalktalk.direction.references.difference import difference
from chalktalk.direction.references.palettes import clustered, palette_of
from chalktalk.direction.references.seeing import looked_at
from chalktalk.direction.references.spaces import lab_from, lab_of
from chalktalk.direction.references.surfaces import surfaces_of
from chalktalk.documents.creative.readings import Swatch

NAVY, ORANGE, CREAM, TEAL = "#14213d", "#fca311", "#f1ead8", "#2a9d8f"


def palette(image: Image.Image | NDArray[np.uint8]) -> tuple[Swatch, ...]:
    lab = lab_from(looked_at(np.asarray(image)))
    return palette_of(lab, surfaces_of(lab))


def assert_made_of(truth: list[str], found: tuple[Swatch, ...]) -> None:
    """Each true colour is there, and nothing else."""
    colours = [swatch.colour for swatch in found]
    assert [] == [colour for colour in truth if min(difference(colour, other) for other in colours) > 5], colours
    assert [] == [colour for colour in colours if min(difference(colour, other) for other in truth) > 5], colours
    assert 1 == pytest.approx(sum(swatch.weight for swatch in found), abs=0.01)


def card(size: tuple[int, int] = (640, 360)) -> Image.Image:
    """Cream ground, a navy block, a teal disc, an orange triangle."""
    width, height = size
    image = Image.new("RGB", size, CREAM)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width * 0.05, height * 0.1, width * 0.4, height * 0.9), fill=NAVY)
    draw.ellipse((width * 0.5, height * 0.2, width * 0.7, height * 0.56), fill=TEAL)
    draw.polygon([(width * 0.8, height * 0.5), (width * 0.95, height * 0.9), (width * 0.65, height * 0.9)], fill=ORANGE)
    return image


def gradient(one: str, other: str) -> NDArray[np.float64]:
    first, last = (np.frombuffer(bytes.fromhex(colour[1:]), np.uint8).astype(float) for colour in (one, other))
    return (first + (last - first) * np.linspace(0, 1, 360)[:, None])[:, None].repeat(640, axis=1)


@pytest.mark.parametrize("quality", [60, 75, 95])
def test_a_drawing_saved_with_loss_has_no_colours_of_its_blocks(quality: int) -> None:
    sink = io.BytesIO()
    card().save(sink, "JPEG", quality=quality)

    assert_made_of([NAVY, ORANGE, CREAM, TEAL], palette(Image.open(sink)))


@pytest.mark.parametrize("size", [(160, 90), (333, 187), (1920, 1080), (360, 640)])
def test_a_scaled_drawing_has_no_colours_of_its_edges(size: tuple[int, int]) -> None:
    assert_made_of([NAVY, ORANGE, CREAM, TEAL], palette(card((1280, 720)).resize(size, Image.Resampling.LANCZOS)))


def test_one_colour_is_one_colour() -> None:
    assert (Swatch(colour=TEAL, weight=1.0),) == palette(Image.new("RGB", (300, 200), TEAL))


def test_soft_edges_are_of_the_colours_on_either_side() -> None:
    assert_made_of([NAVY, ORANGE, CREAM, TEAL], palette(card().filter(ImageFilter.GaussianBlur(4))))


def test_noise_has_no_colours() -> None:
    noisy = np.asarray(card(), float) + np.random.default_rng(3).normal(0, 12, (360, 640, 3))

    assert_made_of([NAVY, ORANGE, CREAM, TEAL], palette(np.clip(noisy, 0, 255).astype(np.uint8)))


def test_a_gradient_is_told_by_its_ends() -> None:
    assert_made_of([NAVY, ORANGE], palette(gradient(NAVY, ORANGE).astype(np.uint8)))


def test_a_shape_before_a_gradient_is_a_third_colour() -> None:
    image = Image.fromarray(gradient("#264653", "#e9c46a").astype(np.uint8))
    ImageDraw.Draw(image).ellipse((260, 120, 380, 240), fill="#e63946")

    assert_made_of(["#264653", "#e9c46a", "#e63946"], palette(image))


def test_light_that_falls_off_a_little_leaves_a_colour_one() -> None:
    shaded = np.asarray(card(), float) * np.linspace(0.97, 1.03, 360)[:, None, None]

    assert_made_of([NAVY, ORANGE, CREAM, TEAL], palette(np.clip(shaded, 0, 255).astype(np.uint8)))


def test_a_vivid_dot_of_one_part_in_eighty_is_kept() -> None:
    image = Image.new("RGB", (640, 360), "#3c3f41")
    ImageDraw.Draw(image).ellipse((400, 100, 460, 160), fill="#ff2d55")

    found = palette(image)

    assert_made_of(["#3c3f41", "#ff2d55"], found)
    assert 0.0123 == pytest.approx(found[1].weight, abs=0.003)


def test_stripes_have_two_colours() -> None:
    image = Image.new("RGB", (800, 600), NAVY)
    for left in range(0, 800, 60):
        ImageDraw.Draw(image).rectangle((left, 0, left + 29, 600), fill=CREAM)

    assert_made_of([NAVY, CREAM], palette(image))


def test_many_colours_become_six_that_are_unlike() -> None:
    random = np.random.default_rng(5)
    blocks = random.integers(0, 256, (6, 8, 3)).astype(np.uint8)

    found = palette(blocks.repeat(40, axis=0).repeat(40, axis=1))

    assert len(found) == 6
    assert min(difference(a.colour, b.colour) for a in found for b in found if a is not b) > 10


def test_samples_are_put_together_by_weight() -> None:
    samples = np.stack([lab_of(colour) for colour in (NAVY, ORANGE, "#15223e", NAVY)])

    found = clustered(samples, np.array([1, 1, 1, 1], np.float32))

    assert_made_of([NAVY, ORANGE], found)
    assert [0.75, 0.25] == [swatch.weight for swatch in found]


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1), st.integers(1, 256))
def test_any_picture_has_a_palette(width: int, height: int, seed: int, depth: int) -> None:
    pixels = (np.random.default_rng(seed).integers(0, depth, (height, width, 3))).astype(np.uint8)

    found = palette(pixels)

    assert 1 <= len(found) <= 6
    assert found == palette(pixels)
    assert [swatch.weight for swatch in found] == sorted((swatch.weight for swatch in found), reverse=True)
    assert 1 == pytest.approx(sum(swatch.weight for swatch in found), abs=0.01)
