"""What stress sounds like: measured on the word itself, and on what lies around it."""

import io
import wave
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.base import Span
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context
from chalktalk.narration import narrate

Samples = npt.NDArray[np.int16]

FRAME = 1_024
VOICED = 0.5
"""Of the autocorrelation at its best lag; below, a frame has no pitch."""


@dataclass(frozen=True)
class Measured:
    """A stretch of sound: its pitch in hertz, its level in decibels, its length in seconds."""

    pitch: float
    level: float
    seconds: float


def sentence_of(text: str, stressed: int | None = None) -> Sentence:
    return Sentence(
        words=tuple(
            Word(display=word, spoken=word.strip(".,!?"), emphasis=index == stressed)
            for index, word in enumerate(text.split())
        )
    )


def pitches(samples: Samples, rate: int) -> list[float]:
    found = []
    for start in range(0, samples.size - FRAME, FRAME // 4):
        frame = samples[start : start + FRAME].astype(float)
        frame -= frame.mean()
        if np.sqrt((frame**2).mean()) < 200:
            continue
        similar = np.correlate(frame, frame, "full")[FRAME - 1 :]
        lags = slice(rate // 400, rate // 60)
        best = lags.start + int(np.argmax(similar[lags]))
        if similar[best] > VOICED * similar[0]:
            found.append(rate / best)
    return found


async def spoken(
    context: Context, sentence: Sentence, name: str = "espeak", language: str = "en", *, emphases: tuple[Span, ...] = ()
) -> tuple[Speech, Samples]:
    voice = Voice(name=name, language=language, words_per_minute=150)
    speech = await narrate.function(context, sentence, voice, emphases)
    with wave.open(io.BytesIO(context.store.get(speech.audio.digest))) as file:
        return speech, np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def word_of(speech: Speech, samples: Samples, index: int) -> Measured:
    rate, word = speech.sample_rate, speech.words[index]
    part = samples[round(word.start * rate) : round(word.end * rate)]
    level = 10 * np.log10((part.astype(float) ** 2).mean())
    return Measured(float(np.median(pitches(part, rate))), float(level), word.end - word.start)


TEXTS = (
    ("It is the smallest thing that a virus needs to live.", 3),
    ("Every one of them comes down to a yes or a no.", 4),
    ("Within days, memory cells are made for decades.", 3),
    ("The receiver never knows which road it took.", 2),
)


@pytest.mark.parametrize("name", ["espeak", "espeak-female"])
async def test_a_stressed_word_is_a_little_higher_longer_and_louder(context: Context, name: str) -> None:
    semitones, decibels, longer = [], [], []
    for text, index in TEXTS:
        plain = word_of(*await spoken(context, sentence_of(text), name), index)
        stressed = word_of(*await spoken(context, sentence_of(text, index), name), index)
        semitones.append(12 * np.log2(stressed.pitch / plain.pitch))
        decibels.append(stressed.level - plain.level)
        longer.append(stressed.seconds / plain.seconds)
    assert 1.0 < np.mean(semitones) < 3.0
    assert 0.3 < np.mean(decibels) < 3.0
    assert 1.08 < np.mean(longer) < 1.4
    assert min(semitones) > 0.5
    assert min(longer) > 1.0


async def test_the_words_around_a_stressed_one_stay_as_they_are(context: Context) -> None:
    for text, index in TEXTS:
        plain, _ = await spoken(context, sentence_of(text))
        stressed, _ = await spoken(context, sentence_of(text, index))
        for at, (before, after) in enumerate(zip(plain.words, stressed.words, strict=True)):
            if at != index:
                assert before.end - before.start == pytest.approx(after.end - after.start, abs=0.04), (text, at)


async def test_the_storyboard_stresses_as_the_author_does(context: Context) -> None:
    text, index = TEXTS[0]
    by_author = await spoken(context, sentence_of(text, index))
    by_storyboard = await spoken(context, sentence_of(text), emphases=(Span(start=index, end=index + 1),))
    assert by_author[0] == by_storyboard[0]


@pytest.mark.parametrize("index", [1, 2, 3])
async def test_the_time_of_a_stressed_word_is_where_its_sound_begins(context: Context, index: int) -> None:
    speech, samples = await spoken(context, sentence_of("One, more, less, now.", index))
    rate = speech.sample_rate
    silent_before = round((speech.words[index - 1].end + 0.03) * rate)
    first_sound = silent_before + int(np.argmax(np.abs(samples[silent_before:].astype(int)) > 33))
    assert first_sound / rate == pytest.approx(speech.words[index].start, abs=0.02)


async def test_every_word_can_be_stressed(context: Context) -> None:
    sentence = Sentence(
        words=tuple(Word(display=word, spoken=word, emphasis=True) for word in ("not", "of", "the", "two"))
    )
    speech, _ = await spoken(context, sentence)
    assert all(word.start < word.end for word in speech.words)


@pytest.mark.parametrize("name", ["espeak", "espeak-female"])
async def test_questions_rise_statements_fall_and_exclamations_are_livelier(context: Context, name: str) -> None:
    melodies = {}
    for mark in ".?!":
        speech, samples = await spoken(context, sentence_of(f"Is it really a matter of money{mark}"), name)
        melodies[mark] = pitches(samples, speech.sample_rate)
    ends = {mark: np.mean(melody[-3:]) / np.median(melody[-16:-3]) for mark, melody in melodies.items()}
    assert ends["?"] > 1.1
    assert ends["."] < 1.0
    assert np.mean(melodies["!"]) > 1.05 * np.mean(melodies["."])
