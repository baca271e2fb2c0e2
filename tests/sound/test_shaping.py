"""What effects and instruments are shaped with."""

import numpy as np
import pytest

from chalktalk.sound.filters import SAMPLE_RATE
from chalktalk.sound.shaping import fading, noise, rounded, times


@pytest.mark.parametrize("shape", [(4_800,), (2, 4_800)])
def test_edges_come_from_nothing_and_go_back_to_it(shape: tuple[int, ...]) -> None:
    made = rounded(np.ones(shape), attack=0.01, release=0.05)

    assert not made[..., [0, -1]].any()
    assert (made[..., 480:-2_400] == 1.0).all()
    assert (np.diff(made[..., :480]) > 0).all()
    assert (np.diff(made[..., -2_400:]) < 0).all()


@pytest.mark.parametrize("size", [0, 1, 10])
def test_what_is_shorter_than_its_edges_stays_below_itself(size: int) -> None:
    assert (rounded(np.ones(size), attack=0.1, release=0.1) < 1).all()


def test_what_is_rounded_leaves_its_samples_as_they_were() -> None:
    samples = np.ones(100)
    rounded(samples, attack=0.001, release=0.001)

    assert (samples == 1.0).all()


def test_noise_lies_in_its_band() -> None:
    made = noise(SAMPLE_RATE, 500, 1_000, 7, softness=0.3)
    strength = np.abs(np.fft.rfft(made)) ** 2  # one value a hertz

    assert strength[400:1_250].sum() > 0.95 * strength.sum()
    assert made.tolist() == noise(SAMPLE_RATE, 500, 1_000, 7, softness=0.3).tolist()
    assert made.tolist() != noise(SAMPLE_RATE, 500, 1_000, 8, softness=0.3).tolist()


def test_each_sample_has_its_moment() -> None:
    assert [0.0, 1 / SAMPLE_RATE] == times(2 / SAMPLE_RATE).tolist()


@pytest.mark.parametrize("size", [1, 255, 256, 50_000])
def test_a_tone_dies_away_as_its_formula_says(size: int) -> None:
    moments = np.arange(size) / SAMPLE_RATE
    expected = np.sin(2 * np.pi * 440 * moments) * np.exp(-3 * moments)
    assert 1e-9 > np.abs(fading(440, 3, size) - expected).max()
