import io
import wave
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context
from chalktalk.loudness import FLOOR
from chalktalk.narration import narrate
from chalktalk.narration.levels import PEAK_LIMIT, SPEECH_LUFS, levelled, loudness_of

Samples = npt.NDArray[np.int16]

SENTENCES = (
    "Your phone takes billions of tiny steps every second.",
    "Why?",
    "How is that possible?",
    "It worked!",
    "A vaccine shows the immune system a harmless piece of the virus, so that it can learn the shape.",
    "Sssh.",
)


def tone(hertz: float, size: float, sample_rate: int, seconds: float = 3.0) -> Samples:
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    return np.rint(size * np.sin(2 * np.pi * hertz * time)).astype(np.int16)


def sentence_of(text: str) -> Sentence:
    return Sentence(words=tuple(Word(display=word, spoken=word.strip(".,!?")) for word in text.split()))


def samples_of(context: Context, speech: Speech) -> Samples:
    with wave.open(io.BytesIO(context.store.get(speech.audio.digest))) as file:
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def loudness_by_ffmpeg(samples: Samples, sample_rate: int) -> float:
    graph = av.filter.Graph()
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = sample_rate
    source = graph.add_abuffer(format="s16", sample_rate=sample_rate, layout="mono", time_base=Fraction(1, sample_rate))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    graph.push(frame)
    graph.push(None)
    last = -70.0
    while True:
        try:
            measured = sink.pull()
        except (av.EOFError, av.BlockingIOError):
            return last
        assert isinstance(measured, av.AudioFrame)
        last = float(measured.metadata.get("lavfi.r128.I", last))


@pytest.mark.parametrize("sample_rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_full_scale_tone_has_the_loudness_of_the_recommendation(sample_rate: int) -> None:
    assert -3.01 == pytest.approx(loudness_of(tone(997, 32_767, sample_rate), sample_rate), abs=0.05)


def test_silence_between_sounds_does_not_count() -> None:
    sound = tone(997, 3_277, 48_000)
    with_silence = np.concatenate([sound, np.zeros(480_000, np.int16), sound])
    assert loudness_of(sound, 48_000) == pytest.approx(loudness_of(with_silence, 48_000), abs=0.3)


def test_a_sound_too_short_for_a_gating_block_is_measured_as_a_whole() -> None:
    short = tone(997, 3_277, 22_050, seconds=0.3)
    assert -23.0 == pytest.approx(loudness_of(short, 22_050), abs=0.1)


def test_silence_has_no_loudness_and_stays_silent() -> None:
    for size in (0, 100, 22_050):
        silence = np.zeros(size, np.int16)
        assert FLOOR == loudness_of(silence, 22_050)
        assert silence.tolist() == levelled(silence, 22_050).tolist()


def test_a_short_breath_below_the_gate_is_not_made_as_loud_as_speech() -> None:
    breath = tone(997, 5, 22_050, seconds=0.3)
    assert breath.tolist() == levelled(breath, 22_050).tolist()


def test_a_sound_of_peaks_stays_below_full_scale() -> None:
    clicks = np.zeros(44_100, np.int16)
    clicks[::11_025] = 20_000
    highest = int(np.abs(levelled(clicks, 22_050).astype(int)).max())
    assert PEAK_LIMIT == pytest.approx(20 * np.log10(highest / 32_768), abs=0.01)


@pytest.mark.parametrize(("name", "language"), [("espeak", "en"), ("espeak-female", "en"), ("espeak", "de")])
async def test_all_sentences_have_one_level(context: Context, name: str, language: str) -> None:
    voice = Voice(name=name, language=language, words_per_minute=150)
    for text in SENTENCES:
        speech = await narrate.function(context, sentence_of(text), voice)
        samples = samples_of(context, speech)
        assert SPEECH_LUFS == pytest.approx(loudness_of(samples, speech.sample_rate), abs=0.1), text
        assert np.abs(samples.astype(int)).max() < 32_768 * 10 ** (PEAK_LIMIT / 20)


async def test_the_level_is_what_another_meter_measures(context: Context) -> None:
    voice = Voice(name="espeak", language="en", words_per_minute=150)
    speech = await narrate.function(context, sentence_of(SENTENCES[4]), voice)
    measured = loudness_by_ffmpeg(samples_of(context, speech), speech.sample_rate)
    assert SPEECH_LUFS == pytest.approx(measured, abs=0.3)
