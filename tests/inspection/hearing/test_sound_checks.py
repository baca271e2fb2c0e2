"""What is said of a film's sound: nothing of a good one, and of each fault what it is and where."""

from collections.abc import Callable
from dataclasses import replace

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


def part(start: float, seconds: float) -> slice:
    return slice(round(start * RATE), round((start + seconds) * RATE))


def clipped(ceiling: float, gain: float = 1.0) -> Callable[[Sound], object]:
    def change(sound: Sound) -> None:
        sound[:, part(7.4, 0.5)] = np.clip(gain * sound[:, part(7.4, 0.5)], -ceiling, ceiling)

    return change


def humming(hertz: float) -> Callable[[Sound], object]:
    def change(sound: Sound) -> None:
        time = np.arange(sound.shape[1]) / RATE
        for number in (1, 2, 3):
            sound += (0.01 / number * np.sin(2 * np.pi * hertz * number * time)).astype(np.float32)

    return change


def hissing(sound: Sound) -> None:
    sound[:, part(7.0, 0.4)] += np.random.default_rng(3).normal(0, 0.1, (2, round(0.4 * RATE)))


def covered(sound: Sound) -> None:
    sound[:, part(6.0, 3.0)] += np.float32(0.06) * np.sin(2 * np.pi * 330 * np.arange(3 * RATE) / RATE)


def against(sound: Sound) -> None:
    sound[1, part(6.5, 2.0)] *= -1


def another_sentence(sound: Sound) -> None:
    sound[:, part(7.2, 2.0)] = sound[:, part(12.2, 2.0)]


def late_sentence(sound: Sound) -> None:
    late = sound[:, part(7.1, 2.1)].copy()
    sound[:, part(7.1, 0.3)] = sound[:, part(4.4, 0.3)]
    sound[:, part(7.4, 2.1)] = late


FAULTS: dict[str, tuple[Callable[[Sound], object], str, str | None]] = {
    "twenty decibels down for a second": (softer(7.3, 1.0, -20), "sound.drop", "scene-1"),
    "a word that is not there": (softer(7.4, 0.35, -200), "sound.drop", "scene-1"),
    "silence for two seconds": (softer(6.5, 2.1, -200), "sound.silence", "scene-1"),
    "silence all the time": (softer(0.0, 15.0, -200), "sound.silence", None),
    "far too soft": (softer(0.0, 15.0, -9), "sound.loudness", None),
    "clipped at full scale": (clipped(1.0, gain=10), "sound.clipping", "scene-1"),
    "clipped below it": (clipped(0.08), "sound.clipping", "scene-1"),
    "peaks too high": (lambda sound: np.multiply(sound, 2.7, out=sound), "sound.true-peak", None),
    "hum of 50 Hz": (humming(50), "sound.hum", None),
    "hum of 60 Hz": (humming(60), "sound.hum", None),
    "a burst of noise": (hissing, "sound.noise", "scene-1"),
    "only left": (lambda sound: np.multiply(sound[1], 0, out=sound[1]), "sound.one-sided", None),
    "only left for two seconds": (lambda sound: sound[1, part(6.5, 2)].fill(0), "sound.one-sided", "scene-1"),
    "sides that cancel out": (against, "sound.out-of-phase", "scene-1"),
    "music over words": (covered, "sound.music-over-voice", "scene-1"),
    "a click": (lambda sound: sound[:, round(9.6 * RATE)].fill(0.5), "sound.click", "scene-1"),
    "direct current": (lambda sound: np.add(sound, 0.06, out=sound), "sound.direct-current", None),
    "another sentence": (another_sentence, "sync.other-words", "scene-1"),
    "a sentence that comes late": (late_sentence, "sync.offset", "scene-1"),
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


def test_sound_that_runs_away_is_told_once(good: Sound) -> None:
    at = np.arange(good.shape[1]) / 1.02
    slower = np.stack([np.interp(at, np.arange(good.shape[1]), side) for side in good]).astype(np.float32)

    assert "sync.drift" in [code for code, _ in found(slower)]


def test_sound_that_ends_too_early_is_told_once(good: Sound) -> None:
    assert [("sound.short", "scene-2")] == found(good[:, : -RATE // 2])


def test_sound_of_another_rate_is_told(good: Sound) -> None:
    at = np.arange(round(good.shape[1] * 44_100 / RATE)) * RATE / 44_100
    other = np.stack([np.interp(at, np.arange(good.shape[1]), side) for side in good]).astype(np.float32)

    assert [("sound.sample-rate", None)] == found(other, rate=44_100)


def test_words_that_were_not_found_are_named_unless_something_else_explains_it(good: Sound) -> None:
    heard, expected = heard_of(good), expectation()
    times = tuple(
        tuple(
            word.model_copy(update={"confidence": 0.0 if number == 1 and 2 <= at < 6 else 1.0})
            for at, word in enumerate(scene.cues.words)
        )
        for number, scene in enumerate(expected.scenes)
    )
    told = judged(replace(evidence(heard, expected), words=times))

    assert [("sync.missing-words", "scene-1", 4.0)] == [(one.code, one.where.scene, one.measured) for one in told]
