"""What is said of a film's sound: nothing of a good one, and of each fault what it is and where."""

from collections.abc import Callable

import numpy as np
import pytest
from sounds import RATE, Sound, changed, evidence, expectation, film_sound, heard_of, voice

from chalktalk.inspection.judging import judged


def found(
    sound: Sound, *, known: bool = True, has_music: bool = True, rate: int = RATE
) -> list[tuple[str, str | None]]:
    expected = expectation(has_music=has_music) if known else None
    return [(one.code, one.where.scene) for one in judged(evidence(heard_of(sound, rate=rate), expected))]


@pytest.fixture(scope="module")
def good() -> Sound:
    return film_sound()


def test_a_good_sound_is_not_spoken_of(good: Sound) -> None:
    assert [] == found(good)


def test_a_good_voice_without_music_is_not_spoken_of() -> None:
    assert [] == found(voice(), has_music=False)


def test_a_good_sound_of_a_film_that_nothing_is_known_of_is_not_spoken_of(good: Sound) -> None:
    assert [] == found(good, known=False)


def softer(start: float, seconds: float, decibels: float) -> Callable[[Sound], object]:
    def change(sound: Sound) -> None:
        sound[:, round(start * RATE) : round((start + seconds) * RATE)] *= np.float32(10 ** (decibels / 20))

    return change


FAULTS: dict[str, tuple[Callable[[Sound], object], str, str | None]] = {
    "twenty decibels down for a second": (softer(7.0, 1.0, -20), "sound.drop", "scene-1"),
    "silence for two seconds": (softer(6.5, 2.0, -200), "sound.silence", "scene-1"),
    "silence all the time": (softer(0.0, 15.0, -200), "sound.silence", None),
    "far too soft": (softer(0.0, 15.0, -9), "sound.loudness", None),
    "only left": (lambda sound: np.multiply(sound[1], 0, out=sound[1]), "sound.one-sided", None),
    "only left for two seconds": (lambda sound: sound[1, 6 * RATE : 8 * RATE].fill(0), "sound.one-sided", "scene-1"),
    "a click": (lambda sound: sound[:, round(9.6 * RATE)].fill(0.5), "sound.click", "scene-1"),
    "direct current": (lambda sound: np.add(sound, 0.06, out=sound), "sound.direct-current", None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_in_its_scene(good: Sound, fault: str) -> None:
    change, code, scene = FAULTS[fault]
    told = found(changed(good, change))

    assert code in [one for one, _ in told]
    assert scene is None or (code, scene) in told


@pytest.mark.parametrize("seconds", [0.2, -0.2, 0.6])
def test_sound_that_comes_too_late_or_too_early_is_told_once(good: Sound, seconds: float) -> None:
    moved = np.roll(good, round(seconds * RATE), axis=1)
    told = judged(evidence(heard_of(moved), expectation()))

    assert ["sync.offset"] == [one.code for one in told]
    assert told[0].measured == pytest.approx(seconds, abs=0.015)
