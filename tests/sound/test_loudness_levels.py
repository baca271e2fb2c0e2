import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.loudness import FLOOR
from chalktalk.sound.filters import BLOCK, frames_of, rechunked
from chalktalk.sound.levels import K_WEIGHTING, centred_mean, integrated, powers_of
from chalktalk.sound.loudness import loudness_of


def noise(seconds: float, channels: int, origin: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    chance = np.random.Generator(np.random.PCG64(origin))
    swelling = 0.02 + 0.2 * np.abs(np.sin(np.arange(round(seconds * 48_000)) / 30_000))
    return (swelling * chance.standard_normal((channels, swelling.size))).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 2])
def test_our_loudness_is_that_of_the_standard(channels: int) -> None:
    samples = noise(7.3, channels)
    samples[:, 100_000:200_000] *= np.float32(0.001)
    blocks = list(rechunked([samples], BLOCK))
    assert loudness_of(frames_of(blocks)).integrated == pytest.approx(
        integrated(powers_of(frames_of(blocks))), abs=0.05
    )


def test_the_filters_are_those_that_the_standard_prints() -> None:
    shelf = "b0=1.53512485958697:b1=-2.69169618940638:b2=1.19839281085285:a0=1:a1=-1.69065929318241:a2=0.73248077421585"
    low_cut = "b0=1:b1=-2:b2=1:a0=1:a1=-1.99004745483398:a2=0.99007225036621"
    assert (shelf, low_cut) == tuple(
        chain.replace(".00000000000000", "").removesuffix(":precision=f64") for _, chain in K_WEIGHTING
    )


def test_silence_lies_on_the_floor() -> None:
    assert FLOOR == integrated(powers_of(frames_of([np.zeros((1, 48_000), dtype=np.float32)])))
    assert FLOOR == integrated(powers_of([]))


@given(st.lists(st.integers(1, 700), max_size=12), st.integers(1, 500))
def test_blocks_of_any_size_become_blocks_of_one(sizes: list[int], size: int) -> None:
    samples = np.arange(sum(sizes), dtype=np.float32)[np.newaxis]
    cuts = np.cumsum([0, *sizes])
    given_blocks = [samples[:, first:end] for first, end in itertools.pairwise(cuts)]
    made = list(rechunked(given_blocks, size))
    assert all(block.shape[1] == size for block in made[:-1])
    assert np.array_equal(samples, np.concatenate([np.zeros((1, 0), dtype=np.float32), *made], axis=1))


def test_empty_blocks_are_passed_over() -> None:
    nothing, something = np.zeros((2, 0), dtype=np.float32), np.ones((2, 100), dtype=np.float32)
    assert [0, 100] == [frame.pts for frame in frames_of([nothing, something, nothing, something, nothing])]


def test_means_over_a_window_are_those_of_what_lies_in_it() -> None:
    powers = np.array([1.0, 2.0, 3.0, 4.0])
    assert [1.5, 2.0, 3.0, 3.5] == centred_mean(powers, 3).tolist()
