import numpy as np

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


def test_a_sound_that_stops_dead_fades_before_the_silence() -> None:
    samples = eased(np.concatenate([LOUD, QUIET, LOUD, QUIET[:500], LOUD]), RATE).astype(int)
    assert np.abs(np.diff(samples[: 2 * RATE - 1])).max() < 300
    assert 20_000 == samples[3 * RATE - 1]
    assert abs(samples[-1]) < 300


def test_silence_and_no_sound_at_all_are_eased_into_themselves() -> None:
    assert not eased(QUIET, RATE).any()
    assert 0 == eased(QUIET[:0], RATE).size
