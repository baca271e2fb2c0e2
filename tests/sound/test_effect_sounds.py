from itertools import combinations

import numpy as np
import pytest

from chalktalk.documents.sound import EffectKind
from chalktalk.sound.effects import WAYS, effect, loudness_of_effect

EVERY = [(kind, way) for kind in EffectKind for way in range(WAYS)]


@pytest.mark.parametrize(("kind", "way"), EVERY)
def test_an_effect_is_short_and_comes_from_nothing_and_goes_to_nothing(kind: EffectKind, way: int) -> None:
    samples = effect(kind, way, 0)
    assert samples.shape[1] <= 1.5 * 48_000
    peak = np.abs(samples).max()
    assert 0.0 == np.abs(samples[:, 0]).max()
    assert 1e-3 * peak > np.abs(samples[:, -1]).max()
    assert 0.0 == pytest.approx(samples.mean() / peak, abs=0.01)


@pytest.mark.parametrize(("kind", "way"), EVERY)
def test_every_effect_is_as_loud_as_the_others(kind: EffectKind, way: int) -> None:
    samples = effect(kind, way, 3)
    assert 0.0 == pytest.approx(loudness_of_effect(samples.astype(float)), abs=0.05)
    assert 15.0 > 20 * np.log10(np.abs(samples).max())


@pytest.mark.parametrize("kind", EffectKind)
def test_an_effect_that_comes_back_sounds_a_little_different(kind: EffectKind) -> None:
    ways = [effect(kind, way, 0) for way in range(WAYS)]
    for one, other in combinations(ways, 2):
        size = min(one.shape[1], other.shape[1])
        assert not np.allclose(one[:, :size], other[:, :size], atol=0.05)


@pytest.mark.parametrize(("kind", "way"), EVERY)
def test_an_effect_keeps_clear_of_consonants(kind: EffectKind, way: int) -> None:
    power = np.abs(np.fft.rfft(effect(kind, way, 0).mean(axis=0))) ** 2
    hertz = np.fft.rfftfreq(effect(kind, way, 0).shape[1], 1 / 48_000)
    assert 0.25 > power[(hertz > 2_000) & (hertz < 5_000)].sum() / power.sum()


def test_a_chime_is_in_tune_with_the_music() -> None:
    for tonic in range(12):
        power = np.abs(np.fft.rfft(effect(EffectKind.CHIME, 1, tonic).mean(axis=0), 1 << 17))
        loudest = np.fft.rfftfreq(1 << 17, 1 / 48_000)[np.argmax(power)]
        semitones = (12 * np.log2(loudest / 261.63) - tonic) % 12
        assert min(abs(semitones - tone) for tone in (0, 7, 12)) < 0.2


def test_a_whoosh_is_loudest_in_the_middle_of_a_transition() -> None:
    for way in range(WAYS):
        energy = (effect(EffectKind.WHOOSH, way, 0) ** 2).sum(axis=0)
        centre = (energy * np.arange(energy.size)).sum() / energy.sum() / 48_000
        assert 0.225 == pytest.approx(centre, abs=0.04)


def test_a_count_ends_as_the_number_arrives() -> None:
    energy = (effect(EffectKind.COUNT, 0, 0) ** 2).sum(axis=0)
    assert 0.7 == pytest.approx(np.argmax(energy) / 48_000, abs=0.02)
