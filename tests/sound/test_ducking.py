import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.loudness import Powers, decibels
from chalktalk.sound.ducking import (
    AHEAD,
    HOLD,
    MOST_SWELL,
    SWELL,
    UNDER_SPEECH,
    ducked,
    music_gains,
    speaking,
)
from chalktalk.sound.levels import centred_mean, integrated

QUIET, LOUD = 1e-9, 1e-2


def voice(*stretches: tuple[float, float], seconds: float = 12.0) -> Powers:
    powers = np.full(round(seconds * 100), QUIET)
    for start, end in stretches:
        powers[round(start * 100) : round(end * 100)] = LOUD
    return powers


def test_the_music_goes_down_in_80_ms_and_comes_up_in_400() -> None:
    depth = ducked(voice((3.0, 6.0)))
    down = 3.0 - AHEAD - 0.02
    assert 0.0 == depth[round(100 * down) - 2]
    assert SWELL * (1 - np.exp(-1)) == pytest.approx(depth[round(100 * (down + 0.08))], abs=0.5)
    up = 6.0 + HOLD + 0.02
    assert SWELL == pytest.approx(depth[round(100 * up) - 2], abs=0.05)
    assert SWELL * np.exp(-1) == pytest.approx(depth[round(100 * (up + 0.4))], abs=0.2)


def test_the_first_sound_of_a_word_stands_free() -> None:
    assert 0.6 * SWELL < ducked(voice((3.0, 6.0)))[300]


def test_gaps_between_words_are_no_pauses() -> None:
    depth = ducked(voice((1.0, 2.0), (2.2, 3.0), (3.15, 5.0)))
    assert 0.1 > np.ptp(depth[200:500])


def test_silence_is_not_speech() -> None:
    assert not speaking(np.zeros(500)).any()
    assert not ducked(np.zeros(500)).any()


def test_music_of_any_course_lies_where_it_should() -> None:
    chance = np.random.Generator(np.random.PCG64(3))
    spoken = voice((1.0, 20.0), (23.0, 40.0), seconds=44.0)
    course = 3e-4 * 10 ** (0.45 * np.sin(np.arange(4_400) / 400)) * chance.uniform(0.6, 1.4, 4_400)
    heard = course * 10 ** (music_gains(course, spoken, reference := integrated(spoken)) / 10)
    short_term = decibels(centred_mean(heard, 101))
    under = reference - short_term[400:1900]
    assert 18.0 < under.min() < UNDER_SPEECH < under.max() < 22.0
    swell = decibels(centred_mean(heard, 41)) - (reference - UNDER_SPEECH)
    assert SWELL - 1 < swell[2_000:2_300].max() <= MOST_SWELL + 0.1


def test_music_that_fades_out_is_let_go() -> None:
    course = np.full(3_000, 1e-4)
    course[-300:] *= np.linspace(1, 0, 300) ** 2
    gains = music_gains(course, voice((1.0, 30.0), seconds=30.0), -23.0)
    assert gains[-400] + 0.1 >= gains[-310:].max()


@given(st.integers(1, 1_200), st.floats(0.0, 1e-2))
def test_no_music_and_no_length_breaks_the_curve(moments: int, power: float) -> None:
    course = np.full(moments, power)
    gains = music_gains(course, voice(seconds=moments / 100), -23.0)
    assert moments == gains.size
    assert np.isfinite(gains).all()
