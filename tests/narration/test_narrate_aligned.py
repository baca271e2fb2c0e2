"""Speech of an engine that does not know when its words sound."""

import dataclasses

import numpy as np
import pytest

from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech, Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Store
from chalktalk.narration.engines import Recording
from chalktalk.narration.espeak import Espeak
from chalktalk.narration.phrasing import phrased
from chalktalk.narration.speech import speech_of

TEXT = "Your phone takes billions of tiny steps every second, and each of them comes down to a yes or a no."


def sentence_of(text: str, pauses: dict[int, float] | None = None) -> Sentence:
    return Sentence(
        words=tuple(
            Word(display=word, spoken=word.strip(".,"), pause=(pauses or {}).get(index, 0.0))
            for index, word in enumerate(text.split())
        )
    )


def recording_of(sentence: Sentence, language: str = "en") -> Recording:
    return Espeak().speak(phrased(sentence), Voice(name="espeak", language=language, words_per_minute=150), None)


def speech_from(recording: Recording, sentence: Sentence, store: Store, language: str = "en") -> Speech:
    return speech_of(recording, phrased(sentence), sentence, language, store)


def without_times(recording: Recording) -> Recording:
    return dataclasses.replace(recording, starts={})


def assert_in_order(speech: Speech) -> None:
    earlier = 0.0
    for word in speech.words:
        assert earlier <= word.start < word.end <= speech.duration
        earlier = word.end


def test_words_without_times_are_found_in_the_sound(store: Store) -> None:
    sentence = sentence_of(TEXT)
    recording = recording_of(sentence)
    told = speech_from(recording, sentence, store)
    aligned = speech_from(without_times(recording), sentence, store)
    assert (Timing.TOLD, Timing.ALIGNED) == (told.timing, aligned.timing)
    assert told.audio == aligned.audio
    assert_in_order(aligned)
    errors = [abs(one.start - other.start) for one, other in zip(told.words, aligned.words, strict=True)]
    assert np.mean(errors) < 0.04
    assert {1.0} == {word.confidence for word in told.words}
    assert np.mean([word.confidence for word in aligned.words]) > 0.3


def test_a_language_without_an_acoustic_model_has_approximate_times(store: Store) -> None:
    sentence = sentence_of("Die Wolken steigen über den Straßen auf, und der Regen beginnt.")
    recording = without_times(recording_of(sentence, "de"))
    speech = speech_from(recording, sentence, store, "de")
    assert Timing.APPROXIMATE == speech.timing
    assert len(sentence.words) == len(speech.words)
    assert_in_order(speech)


def test_the_authors_pause_goes_between_words_that_were_found(store: Store) -> None:
    short, long = sentence_of(TEXT, {8: 0.5}), sentence_of(TEXT, {8: 1.5})
    recording = without_times(recording_of(short))
    before, after = speech_from(recording, short, store), speech_from(recording, long, store)
    assert 1.0 == pytest.approx(after.duration - before.duration, abs=1e-9)
    assert 1.0 == pytest.approx(after.words[9].start - before.words[9].start, abs=1e-9)
    assert_in_order(after)


def test_silence_instead_of_speech_still_gives_every_word_a_time(store: Store) -> None:
    sentence = sentence_of("It worked.")
    silence = Recording(np.zeros(22_050, np.int16), 22_050, {}, "nobody")
    speech = speech_from(silence, sentence, store)
    assert 2 == len(speech.words)
    assert_in_order(speech)


def test_no_sound_at_all_still_gives_every_word_a_time(store: Store) -> None:
    sentence = sentence_of("It worked.")
    speech = speech_from(Recording(np.zeros(0, np.int16), 22_050, {}, "nobody"), sentence, store)
    assert 2 == len(speech.words)
    assert_in_order(speech)


def test_times_out_of_range_and_order_are_not_believed(store: Store) -> None:
    sentence = sentence_of("Clouds begin to rise.")
    recording = recording_of(sentence)
    wrong = dataclasses.replace(recording, starts={0: 0, 1: 10**9, 2: 400, 3: 300})
    assert_in_order(speech_from(wrong, sentence, store))
