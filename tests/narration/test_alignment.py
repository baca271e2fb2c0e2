"""Alignment of speech whose word starts espeak-ng has told us."""

import re
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.narration import Timing, WordTime
from chalktalk.narration.alignment import Aligned, SpokenWord, align, recognise
from chalktalk.narration.libespeak import synthesise

SENTENCES = (
    "A bridge does not fall because it is weak.",
    "It falls because somebody forgot how it moves.",
    "Steel grows in the heat of summer, and it shrinks in the winter.",
    "Engineers leave gaps in the road, and you can hear them.",
    "Every long bridge spends months in a wind tunnel.",
)


@dataclass(frozen=True)
class Talk:
    samples: npt.NDArray[np.int16]
    sample_rate: int
    words: tuple[str, ...]
    starts: tuple[float, ...]
    """Of every word, in seconds."""

    @property
    def spoken(self) -> list[SpokenWord]:
        return [SpokenWord(word) for word in self.words]


def said(*sentences: str, voice: str = "en-us+f2", rate: int = 160) -> Talk:
    parts, starts, words, at, sample_rate = [], list[float](), list[str](), 0, 1
    for sentence in sentences:
        ssml = " ".join(f'<mark name="{index}"/>{escape(word)}' for index, word in enumerate(sentence.split()))
        speech = synthesise(ssml, voice, rate=rate, pitch=45, pitch_range=60)
        sample_rate = speech.sample_rate
        starts += [(at + speech.marks.get(str(index), 0)) / sample_rate for index in range(len(sentence.split()))]
        words += re.findall(r"[\w']+", sentence)
        parts += [speech.samples, np.zeros(sample_rate // 3, dtype=np.int16)]
        at += speech.samples.size + parts[-1].size
    return Talk(np.concatenate(parts), sample_rate, tuple(words), tuple(starts))


def errors(found: Aligned, starts: Sequence[float]) -> npt.NDArray[np.float64]:
    """Milliseconds."""
    return np.array([1000 * abs(word.start - start) for word, start in zip(found.words, starts, strict=True)])


def assert_in_order(words: Sequence[WordTime], duration: float) -> None:
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= duration + 1e-9)
    assert all(0 <= word.confidence <= 1 for word in words)


@pytest.fixture(scope="module")
def talk() -> Talk:
    return said(*SENTENCES)


@pytest.fixture(scope="module")
def aligned(talk: Talk) -> Aligned:
    return align(talk.samples, talk.sample_rate, talk.spoken, "en-US")


def test_word_starts_are_found_to_a_frame_or_so(talk: Talk, aligned: Aligned) -> None:
    assert Timing.ALIGNED == aligned.timing
    assert errors(aligned, talk.starts).mean() < 25
    assert np.median(errors(aligned, talk.starts)) < 15


def test_words_are_in_order_and_never_overlap(talk: Talk, aligned: Aligned) -> None:
    assert_in_order(aligned.words, talk.samples.size / talk.sample_rate)


def test_words_that_are_said_have_confidence(aligned: Aligned) -> None:
    confidences = [word.confidence for word in aligned.words]
    assert np.median(confidences) > 0.8
    assert min(confidences) > 0


def test_the_same_sound_gives_the_same_times_again(talk: Talk, aligned: Aligned) -> None:
    assert aligned == align(talk.samples, talk.sample_rate, talk.spoken, "en-US")


def test_several_written_words_spoken_as_one_unit_get_one_time() -> None:
    talk = said("It costs three point five million dollars to build.")
    words = ("It", "costs", "three point five million dollars", "to", "build")
    starts = (*talk.starts[:3], *talk.starts[7:])
    found = align(talk.samples, talk.sample_rate, [SpokenWord(word) for word in words], "en")
    assert errors(found, starts).max() < 60


def test_a_word_outside_the_dictionary_is_pronounced_by_rule() -> None:
    talk = said("Then we run kubectl twice today.")
    found = align(talk.samples, talk.sample_rate, talk.spoken, "en")
    assert errors(found, talk.starts)[3:5].max() < 60
    assert found.words[3].confidence > 0.3


def test_a_word_is_found_by_the_pronunciation_it_was_given() -> None:
    talk = said("The program is a squirrel indeed.")
    words = [replace(word, text="SQL", ipa="skwˈɜːɹəl") if word.text == "squirrel" else word for word in talk.spoken]
    unaided = [replace(word, ipa=None) for word in words]
    given = align(talk.samples, talk.sample_rate, words, "en").words[4]
    guessed = align(talk.samples, talk.sample_rate, unaided, "en").words[4]
    assert abs(given.start - talk.starts[4]) < 0.04
    assert given.confidence > guessed.confidence


def test_a_missing_sentence_has_no_confidence_and_a_time_between_its_neighbours(talk: Talk) -> None:
    recorded = said(*SENTENCES[:2], *SENTENCES[3:])
    found = align(recorded.samples, recorded.sample_rate, talk.spoken, "en")
    first = sum(len(sentence.split()) for sentence in SENTENCES[:2])
    past = first + len(SENTENCES[2].split())
    assert {0.0} == {word.confidence for word in found.words[first:past]}
    assert_in_order(found.words, recorded.samples.size / recorded.sample_rate)
    rest = Aligned(found.words[:first] + found.words[past:], found.timing)
    assert errors(rest, recorded.starts).mean() < 25


def test_a_sentence_that_is_not_in_the_script_is_passed_over(talk: Talk) -> None:
    recorded = said(*SENTENCES[:3], "Sorry, my neighbour has just started to drill again.", *SENTENCES[3:])
    found = align(recorded.samples, recorded.sample_rate, talk.spoken, "en")
    first = sum(len(sentence.split()) for sentence in SENTENCES[:3])
    starts = recorded.starts[:first] + recorded.starts[first + 9 :]
    assert errors(found, starts).mean() < 25


def test_wrong_words_in_the_script_leave_the_rest_aligned(talk: Talk) -> None:
    wrong = {4: "elephants", 15: "chocolate", 30: "yesterday"}
    words = [SpokenWord(wrong.get(index, word)) for index, word in enumerate(talk.words)]
    found = align(talk.samples, talk.sample_rate, words, "en")
    others = [error for index, error in enumerate(errors(found, talk.starts)) if index not in wrong]
    assert np.mean(np.array(others) < 100) > 0.95
    assert max(found.words[index].confidence for index in wrong) < 0.5


def test_coughs_do_not_move_the_words(talk: Talk) -> None:
    dice, rate = np.random.default_rng(5), talk.sample_rate
    noisy = talk.samples.astype(np.float64)
    fade = np.exp(-np.arange(rate // 4) / (rate / 16))
    for start in np.flatnonzero(np.diff([len(s.split()) for s in SENTENCES])) + 1:
        word = sum(len(sentence.split()) for sentence in SENTENCES[:start])
        at = round((talk.starts[word] - 0.3) * rate)
        noisy[at : at + fade.size] += dice.normal(0, 6000, fade.size) * fade
    found = align(np.clip(noisy, -32768, 32767).astype(np.int16), rate, talk.spoken, "en")
    assert errors(found, talk.starts).mean() < 40


def test_words_are_found_under_music(talk: Talk) -> None:
    time = np.arange(talk.samples.size) / talk.sample_rate
    chord = sum(np.sin(2 * np.pi * note * time) for note in (220.0, 261.6, 329.6, 440.0, 523.3, 659.3))
    voice = np.square(talk.samples[np.abs(talk.samples) > 33], dtype=np.float64).mean()
    music = chord * np.sqrt(voice / np.square(chord).mean()) * 10 ** (-15 / 20)
    found = align((talk.samples + music).astype(np.int16), talk.sample_rate, talk.spoken, "en")
    assert errors(found, talk.starts).mean() < 40


def test_silence_holds_no_words() -> None:
    found = align(np.zeros(32000, dtype=np.int16), 16000, [SpokenWord("nothing"), SpokenWord("here")], "en")
    assert {0.0} == {word.confidence for word in found.words}
    assert_in_order(found.words, 2.0)


def test_a_script_longer_than_its_sound_is_no_trouble(talk: Talk) -> None:
    found = align(talk.samples, talk.sample_rate, talk.spoken * 30, "en")
    assert len(talk.words) * 30 == len(found.words)
    assert errors(Aligned(found.words[: len(talk.words) - 1], found.timing), talk.starts[:-1]).mean() < 25
    assert sum(word.confidence > 0 for word in found.words) <= len(talk.words) + 2


def test_a_long_sound_is_aligned_in_the_memory_of_a_short_one(talk: Talk, tmp_path: Path) -> None:
    def measured(repeats: int) -> tuple[Aligned, int]:
        path = tmp_path / f"{repeats}.npy"
        np.save(path, np.tile(talk.samples, repeats))
        tracemalloc.start()
        found = align(np.load(path, mmap_mode="r"), talk.sample_rate, talk.spoken * repeats, "en")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return found, most

    duration, repeats = talk.samples.size / talk.sample_rate, 6
    assert duration * repeats > 90
    _, short = measured(2)
    found, long = measured(repeats)
    assert long < 1.25 * short
    assert_in_order(found.words, duration * repeats)
    starts = [start + turn * duration for turn in range(repeats) for start in talk.starts]
    assert errors(found, starts).mean() < 25


@pytest.mark.parametrize("sample_rate", [8000, 48000])
def test_any_sample_rate_will_do(talk: Talk, aligned: Aligned, sample_rate: int) -> None:
    at = np.arange(int(talk.samples.size * sample_rate / talk.sample_rate)) * talk.sample_rate / sample_rate
    samples = np.interp(at, np.arange(talk.samples.size), talk.samples).astype(np.int16)
    found = align(samples, sample_rate, talk.spoken, "en")
    assert errors(found, [word.start for word in aligned.words]).mean() < 25


def test_another_language_gets_times_in_proportion_between_pauses() -> None:
    talk = said("Eine Brücke fällt nicht, weil sie schwach ist.", "Sie fällt, weil jemand etwas vergaß.", voice="de")
    found = align(talk.samples, talk.sample_rate, talk.spoken, "de")
    assert Timing.APPROXIMATE == found.timing
    assert_in_order(found.words, talk.samples.size / talk.sample_rate)
    assert errors(found, talk.starts).mean() < 250
    assert {0.5} == {word.confidence for word in found.words}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [0, 1, 100, 2000])
def test_a_sound_too_short_for_its_words_still_gives_a_time_for_each(language: str, size: int) -> None:
    samples = np.full(size, 500, dtype=np.int16)
    found = align(samples, 16000, [SpokenWord("impossible"), SpokenWord("words")], language)
    assert 2 == len(found.words)
    assert_in_order(found.words, size / 16000)


def test_no_words_give_no_times() -> None:
    assert () == align(np.zeros(100, dtype=np.int16), 16000, [], "en").words


@settings(max_examples=25)
@given(
    words=st.lists(st.text(max_size=12), min_size=1, max_size=6),
    seed=st.integers(0, 5),
    size=st.integers(0, 16000),
    language=st.sampled_from(["en", "fr"]),
)
def test_any_words_and_any_noise_give_times_in_order(words: list[str], seed: int, size: int, language: str) -> None:
    samples = np.random.default_rng(seed).normal(0, 3000, size).astype(np.int16)
    found = align(samples, 16000, [SpokenWord(word) for word in words], language)
    assert len(words) == len(found.words)
    assert_in_order(found.words, size / 16000)


def test_what_is_said_is_understood_without_believing_the_script(talk: Talk) -> None:
    script = list(talk.words)
    script[10:12] = ["elephants", "dance"]
    heard = [word.text for word in recognise(talk.samples, talk.sample_rate, script)]
    assert "elephants" not in heard
    assert len(set(heard) & {word.lower() for word in talk.words}) > 0.6 * len(set(talk.words))


def test_heard_words_are_in_order_within_the_sound(talk: Talk) -> None:
    heard = recognise(talk.samples, talk.sample_rate, talk.words)
    edges = [edge for word in heard for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert edges[-1] <= talk.samples.size / talk.sample_rate
    assert all(0 <= word.confidence <= 1 for word in heard)


def test_the_recogniser_is_silent(talk: Talk, capfd: pytest.CaptureFixture[str]) -> None:
    recognise(talk.samples[: 3 * talk.sample_rate], talk.sample_rate, [*talk.words, "kubectl"])
    recognise(np.zeros(1000, dtype=np.int16), 16000, ["word"])
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize("size", [0, 1, 500, 30000])
def test_noise_of_any_length_can_be_listened_to(size: int) -> None:
    samples = np.random.default_rng(size).normal(0, 3000, size).astype(np.int16)
    edges = [edge for word in recognise(samples, 16000, []) for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= size / 16000


def test_strange_script_words_do_not_spoil_the_language_model() -> None:
    talk = said("Every long bridge spends months in a wind tunnel.")
    strange = ("naïve", "Größe", "x²", "<s>", "</s>", "word(2)", "\\data\\", "中文", "", "7")
    heard = recognise(talk.samples, talk.sample_rate, [*strange, *talk.words, *strange])
    assert len({word.text for word in heard} & {word.lower() for word in talk.words}) > 4
