"""The parts of alignment, each by what it promises."""

from itertools import pairwise

import numpy as np
import pytest

from chalktalk.narration.alignment.acoustic import acoustic_model
from chalktalk.narration.alignment.features import RATE, STEP, features
from chalktalk.narration.alignment.languagemodel import arpa
from chalktalk.narration.alignment.levels import levels, pauses
from chalktalk.narration.alignment.products import product
from chalktalk.narration.alignment.pronouncing import pronounced, tokens_of
from chalktalk.narration.alignment.proportional import proportional
from chalktalk.narration.alignment.resampling import piece
from chalktalk.narration.alignment.search import best_path
from chalktalk.narration.alignment.words import SpokenWord
from chalktalk.narration.libespeak import synthesise


def tone(seconds: float, rate: int, hertz: float = 440.0, size: float = 8000.0) -> np.ndarray:
    return np.rint(size * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.int16)


def test_mixture_weights_of_the_model_add_up_to_about_one() -> None:
    assert np.allclose(1, acoustic_model().weights.sum(axis=1), atol=0.1)


def test_every_state_of_the_model_either_stays_or_goes_on() -> None:
    model = acoustic_model()
    assert np.allclose(1, np.exp(model.stay) + np.exp(model.leave), atol=0.01)


def test_there_is_a_frame_for_every_hundredth_of_a_second() -> None:
    assert (3, 1 + (RATE - 410) // STEP, 13) == features(tone(1, RATE)).shape


def test_loudness_makes_no_difference_to_what_is_heard() -> None:
    loud, soft = features(tone(1, RATE, size=20000)), features(tone(1, RATE, size=2000))
    assert np.abs(loud - soft).mean() < 0.2


def test_all_the_words_of_one_spoken_text_are_looked_up() -> None:
    tokens = pronounced([SpokenWord("Twenty-one"), SpokenWord("don’t")], "en-us")
    assert [(0, "twenty"), (0, "one"), (1, "don't")] == [(token.word, token.text) for token in tokens]
    assert ("D", "OW", "N", "T") in tokens[2].pronunciations


def test_every_way_of_saying_a_word_is_known() -> None:
    (token,) = pronounced([SpokenWord("either")], "en-us")
    assert {("IY", "DH", "ER"), ("AY", "DH", "ER")} == set(token.pronunciations)


def test_a_name_is_said_as_espeak_says_it() -> None:
    (token,) = pronounced([SpokenWord("kubectl")], "en-us")
    assert (("K", "Y", "UW", "B", "EH", "K", "T", "AH", "L"),) == token.pronunciations
    assert not token.in_dictionary


@pytest.mark.parametrize(("text", "tokens"), [("", []), ("—", []), ("A-b_c 'd'", ["a", "b", "c", "d'"])])
def test_marks_are_no_words(text: str, tokens: list[str]) -> None:
    assert tokens == tokens_of(text)


def test_the_best_path_passes_through_every_word_that_is_said() -> None:
    speech = synthesise("steel grows in summer", "en-us+f2", rate=150, pitch=45, pitch_range=60)
    sound = piece(speech.samples, speech.sample_rate, 0.0, speech.samples.size / speech.sample_rate)
    tokens = pronounced([SpokenWord("steel grows in magnificent summer")], "en-us")
    passages = best_path(acoustic_model(), features(sound), tokens, whole=True)
    assert [0, 1, 2, 4] == [passage.chain.token for passage in passages if passage.chain.token is not None]
    assert 0 == passages[0].start
    assert all(before.end == after.start for before, after in pairwise(passages))
    assert all(passage.start < passage.end for passage in passages)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
def test_a_piece_sounds_as_it_did_at_its_own_rate(rate: int) -> None:
    expected = tone(4, RATE)[RATE * 3 // 2 : RATE * 5 // 2]
    assert np.abs(expected - piece(tone(4, rate), rate, 1.5, 2.5).astype(float)).max() < 100


def test_what_the_model_rate_cannot_hold_is_filtered_out() -> None:
    assert np.abs(piece(tone(3, 48000, hertz=11000.0), 48000, 1.0, 2.0)).max() < 100


def test_a_piece_beyond_the_sound_is_silent_there() -> None:
    assert RATE == np.flatnonzero(piece(tone(1, RATE), RATE, 0.0, 3.0)).max() + 1


def test_a_sine_has_its_level() -> None:
    assert np.allclose(20 * np.log10(8000 / np.sqrt(2)), levels(tone(1, 48000), 48000), atol=0.3)


def test_pauses_are_found_over_a_hum() -> None:
    hum = tone(3, RATE, hertz=100.0, size=300.0)
    voice = np.concatenate((tone(1, RATE), np.zeros(RATE, dtype=np.int16), tone(1, RATE)))
    (pause,) = pauses(hum + voice, RATE)
    assert (1.0, 2.0) == pytest.approx((pause.start, pause.end), abs=0.02)


def test_the_stop_of_a_consonant_is_no_pause() -> None:
    stop = np.zeros(RATE // 12, dtype=np.int16)
    assert () == pauses(np.concatenate((tone(1, RATE), stop, tone(1, RATE))), RATE)


def test_words_share_out_the_stretches_between_pauses() -> None:
    sound = np.concatenate((tone(1, RATE), np.zeros(RATE, dtype=np.int16), tone(2, RATE)))
    times = proportional(sound, RATE, tuple(SpokenWord(text) for text in ("abcdefghi", "abcdefghi", "abcdefghi")))
    assert [0.0, 2.0, 3.0] == pytest.approx([time.start for time in times], abs=0.02)
    assert [1.0, 3.0, 4.0] == pytest.approx([time.end for time in times], abs=0.02)


def test_the_language_model_expects_what_follows_in_the_script() -> None:
    lines = arpa(["one", "two", "one", "three"], {"four": 1.0}).splitlines()
    chances = {tuple(line.split()[1:3]): 10 ** float(line.split()[0]) for line in lines if line.endswith("-1.0000")}
    assert chances["one", "two"] > 0.4
    assert ("one", "four") not in chances
    singles = lines[lines.index("\\1-grams:") + 1 : lines.index("\\2-grams:") - 1]
    assert 1 == pytest.approx(sum(10 ** float(line.split()[0]) for line in singles), abs=0.001)


def test_a_product_in_pieces_is_the_product() -> None:
    dice = np.random.default_rng(1)
    rows, matrix = dice.normal(size=(5000, 26)), dice.normal(size=(26, 128))
    assert np.allclose(rows @ matrix, product(rows, matrix))
