import asyncio
import io
import subprocess
import sys
import threading
import wave

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech, Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context, Store
from chalktalk.errors import OptionError
from chalktalk.narration import narrate

PROSE = (
    "Your phone takes billions of tiny steps every second.",
    "Every one of them comes down to a yes or a no.",
    "A bit is like a light switch: it is either off or on.",
    "A vaccine shows the immune system a harmless piece of the virus, so that it can learn the shape.",
    "Within days, memory cells are made, and they may last for decades.",
    "How is that possible?",
    "Each packet finds its own way, and the receiver puts them back in order.",
    "It sounded like chaos, and it worked.",
)


def sentence_of(text: str, pauses: dict[int, float] | None = None) -> Sentence:
    words = text.split()
    pauses = pauses or {}
    return Sentence(
        words=tuple(
            Word(display=word, spoken=word.strip(".,:;?!"), pause=pauses.get(index, 0.0))
            for index, word in enumerate(words)
        )
    )


def voice_of(name: str = "espeak", language: str = "en", words_per_minute: int = 150) -> Voice:
    return Voice(name=name, language=language, words_per_minute=words_per_minute)


async def spoken(context: Context, text: str, pauses: dict[int, float] | None = None) -> Speech:
    return await narrate.function(context, sentence_of(text, pauses), voice_of())


def samples_of(store: Store, speech: Speech) -> npt.NDArray[np.int16]:
    with wave.open(io.BytesIO(store.get(speech.audio.digest))) as file:
        assert (1, 2, speech.sample_rate) == (file.getnchannels(), file.getsampwidth(), file.getframerate())
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def assert_times_are_sound(speech: Speech, words: int) -> None:
    assert words == len(speech.words)
    earlier = 0.0
    for word in speech.words:
        assert earlier <= word.start < word.end <= speech.duration
        earlier = word.end


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.one_of(
            st.sampled_from(["of", "the", "a", "to", "don't", "well-known", "mRNA", "forty two", "1234567", "is it"]),
            st.text(min_size=1, max_size=12),
            st.text("abcdefgh", min_size=100, max_size=400),
            st.sampled_from(["…", "🙂", "—", "漢字", "сделал", "\x01b", "<mark/>", "&amp;", "'\u28ff", "  "]),
        ),
        min_size=1,
        max_size=12,
    ),
    marks=st.lists(st.sampled_from(["", ",", ":", "?", ".”", ")"]), min_size=12, max_size=12),
    pauses=st.lists(st.sampled_from([0.0, 0.0, 0.25]), min_size=12, max_size=12),
    told=st.lists(st.sampled_from([None, None, "ˈkuːbkənˌtroʊl", "ə", "t", "də ˈbrɔɪ"]), min_size=12, max_size=12),
    stressed=st.lists(st.booleans(), min_size=12, max_size=12),
    pace=st.integers(80, 300),
)
async def test_every_word_has_a_time_whatever_is_said(
    context: Context,
    words: list[str],
    marks: list[str],
    pauses: list[float],
    told: list[str | None],
    stressed: list[bool],
    pace: int,
) -> None:
    sentence = Sentence(
        words=tuple(
            Word(display=word + mark, spoken=word, pause=pause, pronunciation=ipa, emphasis=stress)
            for word, mark, pause, ipa, stress in zip(words, marks, pauses, told, stressed, strict=False)
        )
    )
    speech = await narrate.function(context, sentence, voice_of(words_per_minute=pace))
    assert_times_are_sound(speech, len(words))
    assert samples_of(context.store, speech).size / speech.sample_rate == speech.duration


async def test_a_sentence_of_a_thousand_words_keeps_its_times_in_order(context: Context) -> None:
    speech = await spoken(context, "of the vaccine that a body learns to know in a day " * 84)
    assert_times_are_sound(speech, 1008)
    lengths = [word.end - word.start for word in speech.words]
    assert max(lengths) < 1.0


async def test_words_said_in_one_go_share_the_time_of_both(context: Context) -> None:
    speech = await spoken(context, "Most of the people came.")
    _, of, the, people, _ = speech.words
    assert of.end == the.start
    assert the.end == people.start
    assert 0.05 < the.end - of.start < 0.4


async def test_a_word_spoken_as_several_lasts_from_the_first_to_the_last(context: Context) -> None:
    price = Word(display="$3.5M", spoken="three point five million dollars")
    sentence = Sentence(words=(Word(display="It", spoken="it"), Word(display="cost", spoken="cost"), price))
    speech = await narrate.function(context, sentence, voice_of())
    assert len(speech.words) == 3
    assert speech.words[2].end - speech.words[2].start > 1.0


async def test_a_sound_begins_and_ends_within_twenty_milliseconds_of_its_words(context: Context) -> None:
    speech = await spoken(context, PROSE[3])
    audible = np.flatnonzero(np.abs(samples_of(context.store, speech).astype(int)) > 33)
    assert audible[0] / speech.sample_rate < 0.02
    assert speech.duration - audible[-1] / speech.sample_rate < 0.02


async def test_the_silence_after_a_comma_belongs_to_no_word(context: Context) -> None:
    speech = await spoken(context, "Within days, cells are made.")
    days, cells = speech.words[1:3]
    assert cells.start - days.end > 0.1
    gap = samples_of(context.store, speech)[round(days.end * speech.sample_rate) : round(cells.start * 22050)]
    assert np.abs(gap.astype(int)).max() <= 33


@pytest.mark.parametrize("text", ["The boy stayed well, and he grew.", "The boy stayed well and he grew."])
async def test_a_pause_lengthens_the_silence_by_exactly_what_is_asked(context: Context, text: str) -> None:
    short, long = await spoken(context, text, {3: 0.5}), await spoken(context, text, {3: 2.0})
    assert 1.5 == pytest.approx(long.duration - short.duration, abs=1e-9)
    for index, (before, after) in enumerate(zip(short.words, long.words, strict=True)):
        shift = 1.5 if index > 3 else 0.0
        assert (before.start + shift, before.end + shift) == pytest.approx((after.start, after.end), abs=1e-9)
    middle = round((long.words[3].end + 0.1) * 22050)
    assert not samples_of(context.store, long)[middle : middle + round(1.7 * 22050)].any()


async def test_a_pause_at_a_comma_comes_on_top_of_the_usual(context: Context) -> None:
    text = "The boy stayed well, and he grew."
    plain, paused = await spoken(context, text), await spoken(context, text, {3: 1.0})
    assert 1.0 == pytest.approx(paused.duration - plain.duration, abs=1e-9)


async def test_heavier_marks_pause_for_longer(context: Context) -> None:
    gaps = {}
    for mark in ("", ",", "—", "…", ":"):
        speech = await spoken(context, f"The boy stayed well{mark} and he grew.")
        gaps[mark] = speech.words[4].start - speech.words[3].end
    assert gaps[""] < 0.05
    assert 0.15 < gaps[","] < gaps["—"] == gaps["…"] <= gaps[":"] < 0.5


@pytest.mark.parametrize(
    ("word", "ipa"),
    [("money", "ˈmʌni"), ("receiver", "rᵻˈsiːvɚ"), ("Bernoulli", "ˈbɜːrnaʊli"), ("network", "ˈnɛtwɜːrk")],
)
async def test_a_word_told_as_it_is_said_anyway_sounds_the_same(context: Context, word: str, ipa: str) -> None:
    before = sentence_of("Is it really a matter of").words
    plain = Sentence(words=(*before, Word(display=f"{word}?", spoken=word)))
    told = Sentence(words=(*before, Word(display=f"{word}?", spoken=word, pronunciation=ipa)))
    speech = await narrate.function(context, plain, voice_of())
    assert speech == await narrate.function(context, told, voice_of())


async def test_a_word_told_otherwise_sounds_otherwise(context: Context) -> None:
    plain = Sentence(words=(Word(display="kubectl", spoken="kubectl"),))
    told = Sentence(words=(Word(display="kubectl", spoken="kubectl", pronunciation="ˈkuːbkənˌtroʊl"),))
    speech = await narrate.function(context, plain, voice_of())
    assert speech.audio != (await narrate.function(context, told, voice_of())).audio


async def test_a_told_word_sounds_at_its_time(context: Context) -> None:
    told = Word(display="nginx,", spoken="nginx", pronunciation="ˈɛndʒɪnˌɛks")
    plain = Word(display="nginx,", spoken="engine ex")
    speeches = [
        await narrate.function(
            context,
            Sentence(words=(Word(display="First,", spoken="first"), word, Word(display="more.", spoken="more"))),
            voice_of(),
        )
        for word in (told, plain)
    ]
    for speech in speeches:
        samples = np.abs(samples_of(context.store, speech).astype(int))
        for word, following in ((0, 1), (1, 2)):
            silent = round((speech.words[word].end + 0.03) * speech.sample_rate)
            first = silent + int(np.argmax(samples[silent:] > 33))
            assert speech.words[following].start == pytest.approx(first / speech.sample_rate, abs=0.02)
    assert speeches[0].duration == pytest.approx(speeches[1].duration, rel=0.1)


async def test_a_pause_after_the_last_word_is_left_to_synchrony(context: Context) -> None:
    assert await spoken(context, "It worked.") == await spoken(context, "It worked.", {1: 3.0})


async def test_the_same_sentence_sounds_the_same_whatever_was_said_before(context: Context) -> None:
    for name in ("espeak", "espeak-female"):
        first = await narrate.function(context, sentence_of(PROSE[3]), voice_of(name))
        await narrate.function(context, sentence_of("Hallo Welt, wie geht es?"), voice_of("espeak-female", "de"))
        assert first == await narrate.function(context, sentence_of(PROSE[3]), voice_of(name))


def test_the_same_sentence_sounds_the_same_in_another_process() -> None:
    program = (
        "from chalktalk.narration.espeak import Espeak\n"
        "from chalktalk.documents.direction import Voice\n"
        "import hashlib\n"
        "from chalktalk.narration.engines import SpokenWord\n"
        "words = tuple(map(SpokenWord, ('a', 'plain', 'sentence')))\n"
        "recording = Espeak().speak(words, Voice(name='espeak', language='en', words_per_minute=150), None)\n"
        "print(hashlib.sha256(recording.samples.tobytes()).hexdigest())\n"
    )
    outputs = [
        subprocess.run([sys.executable, "-c", earlier + program], capture_output=True, check=True, text=True).stdout
        for earlier in ("", program)
    ]
    assert 1 == len(set("".join(outputs).split()))


async def test_threads_speak_one_after_the_other(context: Context) -> None:
    expected = [await spoken(context, text) for text in PROSE]
    found: dict[int, Speech] = {}

    def speak(index: int) -> None:
        found[index] = asyncio.run(spoken(context, PROSE[index]))

    threads = [threading.Thread(target=speak, args=(index,)) for index in range(len(PROSE))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert expected == [found[index] for index in range(len(PROSE))]


@pytest.mark.parametrize("name", ["espeak", "espeak-female", "espeak-male"])
@pytest.mark.parametrize("pace", [120, 150, 190])
async def test_prose_has_the_pace_asked_for_with_the_silences_between_sentences(
    context: Context, name: str, pace: int
) -> None:
    voice = voice_of(name, words_per_minute=pace)
    seconds = 0.0
    for text in PROSE:
        speech = await narrate.function(context, sentence_of(text), voice)
        seconds += speech.duration + 0.57
    words = sum(len(text.split()) for text in PROSE)
    assert pace == pytest.approx(60 * words / seconds, rel=0.1)


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "en-US", "Clouds begin to rise."),
        ("en-GB", "en", "Clouds begin to rise."),
        ("de", "de", "Die Wolken steigen über den Straßen auf."),
        ("fr-CA", "fr", "Les nuages montent au-dessus de la forêt."),
        ("pt-BR", "pt-BR", "As nuvens começam a subir."),
        ("ru", "ru", "Облака поднимаются над холмами."),
        ("zh-Hans", "cmn", "云 在 山 上 升起"),
        ("cmn", "cmn", "云 在 山 上 升起"),
        ("hi", "hi", "बादल उठने लगते हैं"),
        ("es", "es", "Las nubes empiezan a subir."),
        ("ar", "ar", "تبدأ الغيوم بالارتفاع فوق التلال"),
        ("ja", "ja", "くもが あがり はじめます"),
    ],
)
async def test_a_language_is_spoken_by_its_tag(context: Context, language: str, speaker: str, text: str) -> None:
    speech = await narrate.function(context, sentence_of(text), voice_of(language=language))
    assert speech.engine.startswith("espeak-ng ")
    assert speech.engine.endswith(f", voice {speaker}+edward2")
    assert_times_are_sound(speech, len(text.split()))
    assert 0.8 < speech.duration < 5.0
    assert Timing.TOLD == speech.timing


async def test_an_unknown_language_names_the_nearest(context: Context) -> None:
    with pytest.raises(OptionError, match=r"does not speak the language ‘xx’.*nearest"):
        await narrate.function(context, sentence_of("Hello."), voice_of(language="xx"))
