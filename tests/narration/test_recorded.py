import wave

import numpy as np
import pytest
from recordings import RATE, Samples, Spoken, clipped, encode, sentences_of, spoken

from chalktalk.documents.assets import Recording
from chalktalk.documents.narration import DivergenceKind, Take, Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context
from chalktalk.errors import AssetError
from chalktalk.narration.recorded import align_take

SCRIPT = (
    "Your phone takes billions of tiny steps every second.",
    "Every one of them comes down to a yes or a no.",
    "It sounded like chaos, and it worked.",
    "Memory cells are made within days, and they last for decades.",
    "Each packet finds its own way.",
    "The receiver puts them back in order.",
)
WORDS = sum(len(text.split()) for text in SCRIPT)


def stored(context: Context, samples: Samples, name: str) -> Recording:
    with context.store.scratch() as folder:
        return Recording(blob=context.store.put_file(encode(samples, folder / name, rate=RATE), "audio"), name=name)


async def taken(context: Context, samples: Samples, texts: tuple[str, ...] = SCRIPT, language: str = "en") -> Take:
    recording = stored(context, samples, "take.flac")
    take = await align_take.function(context, sentences_of(texts), recording, language)
    assert_sound(take, texts)
    return take


def assert_sound(take: Take, texts: tuple[str, ...]) -> None:
    """Every word has a time, in order, apart, within the recording."""
    assert [len(text.split()) for text in texts] == [len(words) for words in take.sentences]
    earlier = 0.0
    for word in (word for words in take.sentences for word in words):
        assert earlier <= word.start < word.end <= take.duration
        earlier = word.end


def starts_of(take: Take) -> list[float]:
    return [word.start for words in take.sentences for word in words]


def assert_on_its_words(take: Take, truth: tuple[float, ...], mean: float = 0.03, most: float = 0.1) -> None:
    errors = np.abs(np.array(starts_of(take)) - np.array(truth))
    assert errors.mean() < mean
    assert np.quantile(errors, 0.95) < most


@pytest.fixture(scope="module")
def said() -> Spoken:
    return spoken(SCRIPT)


async def test_every_word_of_a_recording_is_found_where_it_was_said(context: Context, said: Spoken) -> None:
    take = await taken(context, said.samples)
    assert_on_its_words(take, said.starts)
    assert (Timing.ALIGNED, (), 0.0) == (take.timing, take.divergences, take.drift)
    assert take.engine.startswith("pocketsphinx ")
    with wave.open(str(context.store.path(take.audio.digest))) as file:
        assert (1, 2, 48_000) == (file.getnchannels(), file.getsampwidth(), file.getframerate())
        assert take.duration == file.getnframes() / 48_000
        assert said.seconds == pytest.approx(take.duration, abs=0.01)


async def test_coughs_between_words_and_music_under_them_do_no_harm(context: Context, said: Spoken) -> None:
    time = np.arange(said.samples.size) / RATE
    chord = sum(np.sin(2 * np.pi * tone * time + np.sin(2 * time)) for tone in (220, 277, 330, 440))
    sound = said.samples + chord / np.std(chord) * np.std(said.samples.astype(float)) * 10 ** (-15 / 20)
    for index in (8, 20, 27):  # the last words of sentences
        at = round((said.starts[index + 1] - 0.45) * RATE)
        length = round(0.3 * RATE)
        cough = np.random.default_rng(5).normal(0, 6000, length) * np.exp(-np.arange(length) / RATE * 9)
        sound[at : at + length] += cough
    take = await taken(context, clipped(sound))
    assert_on_its_words(take, said.starts, mean=0.04)
    assert 0.05 > take.drift


async def test_a_missing_sentence_is_named_and_the_rest_is_found(context: Context) -> None:
    said = spoken(SCRIPT[:4] + SCRIPT[5:])
    take = await taken(context, said.samples)
    (skipped,) = take.divergences
    assert (DivergenceKind.SKIPPED, SCRIPT[4], "") == (skipped.kind, skipped.written, skipped.heard)
    assert len(SCRIPT[4].split()) / WORDS == pytest.approx(take.drift)
    assert {0.0} == {word.confidence for word in take.sentences[4]}
    rest = [start for index, words in enumerate(take.sentences) if index != 4 for start in [w.start for w in words]]
    assert np.abs(np.array(rest) - np.array(said.starts)).mean() < 0.03


async def test_of_a_sentence_said_twice_the_second_attempt_is_added(context: Context) -> None:
    said = spoken((*SCRIPT[:5], SCRIPT[4], SCRIPT[5]))
    take = await taken(context, said.samples)
    (added,) = take.divergences
    assert (DivergenceKind.ADDED, "") == (added.kind, added.written)
    assert "each packet finds its own way" == added.heard
    first = sum(len(text.split()) for text in SCRIPT[:5])
    assert said.starts[first] == pytest.approx(added.start, abs=0.1)
    assert_on_its_words(take, said.starts[:first] + said.starts[first + 6 :])


async def test_other_words_are_named_with_what_was_heard(context: Context) -> None:
    said = spoken((SCRIPT[0], "Every one of them ends in a clear decision.", *SCRIPT[2:]))
    take = await taken(context, said.samples)
    (changed,) = take.divergences
    assert DivergenceKind.CHANGED is changed.kind
    assert changed.written.startswith("comes down to")
    assert changed.heard
    assert said.starts[13] == pytest.approx(changed.start, abs=0.3)
    assert 0.05 < take.drift < 0.15


async def test_the_recording_of_another_script_is_refused(context: Context, said: Spoken) -> None:
    other = (
        "Clouds begin as water that the sun has lifted from the sea.",
        "They cool, they gather, and at last they rain.",
    )
    with pytest.raises(AssetError, match=r"take.flac: the recording leaves the script in .* “.*is it this script's"):
        await taken(context, said.samples, other)


async def test_numbers_and_names_are_compared_as_they_are_spoken(context: Context) -> None:
    said = spoken(("It cost three point five million dollars.", "We call it cube control, and it did not fail."))
    price = Word(display="$3.5M.", spoken="three point five million dollars")
    words = [Word(display=word, spoken=word.lower()) for word in ["It", "cost"]]
    tool = Word(display="kubectl,", spoken="kubectl", pronunciation="kjˈuːb kəntɹˈoʊl")
    rest = [Word(display=word, spoken=word.strip(".").lower()) for word in ["and", "it", "didn't", "fail."]]
    call = [Word(display=word, spoken=word.lower()) for word in ["We", "call", "it"]]
    sentences = (Sentence(words=(*words, price)), Sentence(words=(*call, tool, *rest)))
    take = await align_take.function(context, sentences, stored(context, said.samples, "take.mp3"), "en-US")
    assert () == take.divergences
    assert said.starts[2] == pytest.approx(take.sentences[0][2].start, abs=0.06)
    assert take.sentences[0][2].end - take.sentences[0][2].start > 1.0
    assert said.starts[10] == pytest.approx(take.sentences[1][3].start, abs=0.1)


async def test_a_language_without_a_model_gets_approximate_times_and_no_divergences(context: Context) -> None:
    texts = ("Die Wolken steigen über den Straßen auf.", "Dann fällt der Regen, und alles wird still.")
    said = spoken(texts, voice="de")
    take = await taken(context, said.samples, texts, "de-AT")
    assert (Timing.APPROXIMATE, (), 0.0) == (take.timing, take.divergences, take.drift)
    assert take.engine == "pauses and word lengths"
    assert_on_its_words(take, said.starts, mean=0.25, most=0.6)


async def test_a_broken_recording_is_named_as_the_author_named_it(context: Context) -> None:
    blob = context.store.put(b"nothing of the kind" * 99, "audio/wav")
    with pytest.raises(AssetError, match=r"my take\.wav: this is no sound file"):
        await align_take.function(context, sentences_of(SCRIPT), Recording(blob=blob, name="my take.wav"), "en")


async def test_a_recording_far_too_short_for_its_script_is_refused(context: Context) -> None:
    said = spoken(("A bit.",), pause=0.05)
    with pytest.raises(AssetError, match=rf"lasts \d\.\d s, too short for the script's {WORDS} words"):
        await taken(context, said.samples, language="de")
