import io
import wave

import numpy as np
import pytest

from chalktalk.documents.direction import Voice
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context
from chalktalk.narration import narrate
from chalktalk.narration.cutting import eased, trimmed, with_pauses
from chalktalk.narration.timing import WordSamples, word_samples

RATE = 22_050
LOUD = np.full(RATE, 20_000, dtype=np.int16)
QUIET = np.zeros(RATE, dtype=np.int16)


def words_at(*starts: int) -> WordSamples:
    return WordSamples(np.array(starts), np.array([*starts[1:], RATE]))


def test_a_cut_through_sound_fades_on_both_sides() -> None:
    samples, words = with_pauses(LOUD, words_at(0, 10_000), (0.5,), RATE)
    assert RATE + 11_025 == samples.size
    assert [0, 21_025] == words.starts.tolist()
    assert not samples[10_000:21_025].any()
    assert np.abs(np.diff(samples.astype(int))).max() < 300


def test_without_pauses_the_sound_stays_as_it_is() -> None:
    samples, _ = with_pauses(LOUD, words_at(0, 10_000), (0.0,), RATE)
    assert LOUD.tolist() == samples.tolist()


def test_silence_at_the_ends_is_cut_to_a_breath() -> None:
    samples, cut = trimmed(np.concatenate([QUIET, LOUD, QUIET]), RATE)
    assert RATE - round(0.010 * RATE) == cut
    assert round(0.025 * RATE) == samples.size - RATE


def test_a_sound_without_silence_fades_at_its_ends() -> None:
    samples, cut = trimmed(LOUD, RATE)
    assert (0, 0, 0) == (cut, samples[0], samples[-1])


def test_silence_alone_is_left_alone() -> None:
    samples, cut = trimmed(QUIET, RATE)
    assert (0, RATE) == (cut, samples.size)


def test_words_without_a_time_share_what_is_left_by_their_lengths() -> None:
    words = word_samples({0: 0, 3: 12_000}, ("ab", "abcde", "ab", "end"), LOUD, 200)
    assert [0, 3_000, 9_000, 12_000] == words.starts.tolist()
    assert [3_000, 9_000, 12_000, RATE] == words.ends.tolist()


def test_times_that_run_backwards_are_not_believed() -> None:
    words = word_samples({0: 0, 1: 15_000, 2: 4_000, 3: 20_000}, ("one", "two", "tri", "end"), LOUD, 200)
    assert (np.diff(words.starts) >= 200).all()
    assert (words.ends > words.starts).all()


def test_a_sound_that_stops_and_starts_dead_fades_at_the_silence() -> None:
    samples = eased(np.concatenate([LOUD, QUIET, LOUD, QUIET[:500], LOUD]), RATE).astype(int)
    assert np.abs(np.diff(samples[RATE // 2 : RATE + 100])).max() < 300
    assert np.abs(np.diff(samples[RATE + 100 : 5 * RATE // 2])).max() < 1_000
    assert 20_000 == samples[3 * RATE - 1]
    assert abs(samples[-1]) < 300


def test_silence_and_no_sound_at_all_are_eased_into_themselves() -> None:
    assert not eased(QUIET, RATE).any()
    assert 0 == eased(QUIET[:0], RATE).size


@pytest.mark.parametrize("name", ["espeak", "espeak-female"])
async def test_speech_does_not_click_where_a_silence_begins_or_ends(context: Context, name: str) -> None:
    text = "Most of the people who came, stayed. Each of them learned a new word a day"
    words = tuple(Word(display=word, spoken=word.strip(".,"), pause=0.3) for word in text.split())
    voice = Voice(name=name, language="en", words_per_minute=150)
    speech = await narrate.function(context, Sentence(words=words), voice)
    with wave.open(io.BytesIO(context.store.get(speech.audio.digest))) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(int)
    audible = np.flatnonzero(np.abs(samples) > 1)
    gaps = np.flatnonzero(np.diff(audible) > 1_000)
    assert len(gaps) >= len(words) - 1
    edges = np.concatenate([audible[gaps], audible[gaps + 1], audible[[0, -1]]])
    jumps = np.abs(np.diff(samples, prepend=0, append=0))
    at_edges = max(int(jumps[max(edge - 4, 0) : edge + 4].max()) for edge in edges)
    assert at_edges < 0.005 * 32_768
    assert at_edges < jumps.max() / 30
