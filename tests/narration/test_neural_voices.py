"""Piper's and Kokoro's voices, through their real code, on networks of a few kilobytes."""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.base import Blob
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.engine import Context, Store
from chalktalk.errors import OptionError
from chalktalk.narration.engines import Recording, SpokenWord, VoiceFiles
from chalktalk.narration.neural.installed import Installed, write_record
from chalktalk.narration.neural.kokoro import DIALECTS, IDS, respelled, settings_of
from chalktalk.narration.neural.network import sound_of
from chalktalk.narration.neural.pace import FASTEST, SLOWEST, hastened
from chalktalk.narration.neural.piper import parse_config, phonemes_per_second
from chalktalk.narration.neural.pronouncing import clauses, portions
from chalktalk.narration.neural.steadying import noise, steadied
from chalktalk.narration.registry import VoiceHere, check_voice, engine_of, voice_here
from chalktalk.narration.speech import narrate

pytest.importorskip("onnxruntime", reason="natural voices need the extra ‘voices’")
onnx = pytest.importorskip("onnx", reason="the tests make their voices with the package onnx")
tiny = pytest.importorskip("tiny_voices", reason="the tests make their voices with the package onnx")

HELLO = (SpokenWord("hello", mark=","), SpokenWord("little"), SpokenWord("world", mark="."))
OWN_PACE = 160
"""Words a minute, about what a voice speaks by itself."""


def spoken(
    here: VoiceHere, store: Store, words: tuple[SpokenWord, ...] = HELLO, *, pace: int = OWN_PACE, language: str = "en"
) -> Recording:
    voice = Voice(
        name=here.name,
        language=language,
        model=here.model,
        model_settings=here.model_settings,
        words_per_minute=pace,
    )
    assert here.model is not None
    assert here.model_settings is not None
    files = VoiceFiles(store.path(here.model.digest), store.path(here.model_settings.digest))
    return engine_of(here.name, here.model_settings).speak(words, voice, files)


def pitch(samples: np.ndarray, rate: int) -> float:
    """The loudest frequency, in Hz."""
    spectrum = np.abs(np.fft.rfft(samples.astype(float) * np.hanning(samples.size), 1 << 17))
    return float(np.argmax(spectrum) * rate / (1 << 17))


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """Where added voices are kept."""
    return tmp_path / "voices"


@pytest.fixture
def piper(tmp_path: Path, store: Store, voices: Path) -> VoiceHere:
    """A Piper voice of the user's own."""
    return voice_here(str(tiny.write_piper(tmp_path / "tone.onnx")), "en", store, voices)


@pytest.fixture
def kokoro(store: Store, voices: Path) -> VoiceHere:
    """Kokoro, as if it had been added."""
    add_kokoro(voices)
    return voice_here("kokoro", "en", store, voices)


def add_kokoro(voices: Path) -> None:
    from chalktalk.narration.catalogue import catalogue  # noqa: PLC0415

    model, settings = tiny.write_kokoro(voices / "kokoro")
    write_record(
        voices,
        Installed(
            traits=catalogue()["kokoro"].traits,
            model=model.name,
            model_sha256=hashlib.sha256(model.read_bytes()).hexdigest(),
            settings=settings.name,
            size=model.stat().st_size + settings.stat().st_size,
        ),
    )


def test_a_piper_voice_says_every_phoneme_for_its_own_time(piper: VoiceHere, store: Store) -> None:
    recording = spoken(piper, store, (SpokenWord("", ipa="abc", mark="."),))

    ids = 2 + 2 * len("abc.") + 1  # start, and every phoneme, with an id between any two; end
    assert tiny.PIPER_RATE == recording.sample_rate
    assert 0 == recording.samples.size % ids
    length = recording.samples.size // ids
    tones = [recording.samples[place * length : (place + 1) * length] for place in (2, 4, 6)]
    expected = [tiny.LOWEST + tiny.STEP * tiny.IDS[symbol][0] for symbol in "abc"]
    assert expected == pytest.approx([pitch(tone, recording.sample_rate) for tone in tones], abs=25)


def test_a_neural_voice_tells_no_times_of_words(piper: VoiceHere, kokoro: VoiceHere, store: Store) -> None:
    assert {} == spoken(piper, store).starts == spoken(kokoro, store).starts
    assert "piper, voice tone.onnx" == spoken(piper, store).engine
    assert "kokoro, voice kokoro-af_heart" == spoken(kokoro, store).engine


def test_the_network_really_draws_random_numbers(tmp_path: Path) -> None:
    import onnxruntime  # noqa: PLC0415  as this module is skipped without it

    model = tiny.write_piper(tmp_path / "tone.onnx")
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    inputs = {"input": np.array([[1, 9, 2]]), "scales": np.array([0.667, 1, 0.8], np.float32)}
    inputs["input_lengths"] = np.array([3])
    once, again = (session.run(None, inputs)[0] for _ in range(2))

    assert not np.array_equal(once, again)


@pytest.fixture
def stubborn(tmp_path: Path, store: Store, voices: Path) -> VoiceHere:
    """A voice whose random operator cannot be replaced."""
    path = tiny.write_piper(tmp_path / "stubborn.onnx", scale=0.5)
    assert steadied(path.read_bytes()) is None
    return voice_here(str(path), "en", store, voices)


@pytest.mark.parametrize("name", ["piper", "kokoro", "stubborn"])
def test_a_sentence_sounds_the_same_whatever_was_spoken_before(
    name: str, store: Store, request: pytest.FixtureRequest
) -> None:
    here = request.getfixturevalue(name)
    first = spoken(here, store).samples
    spoken(here, store, (SpokenWord("something"), SpokenWord("else", mark="!")))
    again = spoken(here, store).samples

    assert first.size > 10_000
    assert np.array_equal(first, again)


@pytest.mark.parametrize("name", ["piper", "kokoro", "stubborn"])
def test_sentences_spoken_side_by_side_sound_as_one_by_one(
    name: str, store: Store, request: pytest.FixtureRequest
) -> None:
    here = request.getfixturevalue(name)
    sentences = [(*HELLO, *(SpokenWord("again", mark=",") for _ in range(count))) for count in range(6)]
    alone = [spoken(here, store, words).samples for words in sentences]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(lambda words: spoken(here, store, words).samples, sentences * 2))

    assert all(map(np.array_equal, alone * 2, together))


def test_the_noise_that_is_given_is_as_loud_and_as_random_as_what_was_drawn(tmp_path: Path) -> None:
    import onnxruntime  # noqa: PLC0415

    path = tiny.write_piper(tmp_path / "tone.onnx")
    model = steadied(path.read_bytes())
    assert model is not None
    inputs = {
        "input": np.tile([9], (1, 200)),
        "input_lengths": np.array([200]),
        "scales": np.array([1, 1, 1], np.float32),
    }
    drawn, given_, silent = (
        onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
        .run(None, inputs | scales | tables)[0]
        .reshape(-1)
        for network, scales, tables in (
            (path.read_bytes(), {}, {}),
            (model, {}, noise()),
            (path.read_bytes(), {"scales": np.array([0, 1, 1], np.float32)}, {}),
        )
    )
    hisses = [sound - silent for sound in (drawn, given_)]

    assert [0.05, 0.05] == pytest.approx([float(hiss.std()) for hiss in hisses], rel=0.02)
    assert [0, 0] == pytest.approx([float(np.corrcoef(hiss[:-1], hiss[1:])[0, 1]) for hiss in hisses], abs=0.01)
    assert [3, 3] == pytest.approx([float(np.mean((hiss / hiss.std()) ** 4)) for hiss in hisses], abs=0.1)  # normal


def test_every_random_operator_gets_noise_of_its_own() -> None:
    value = helper_value("x")
    nodes = [
        onnx.helper.make_node("RandomNormalLike", ["x"], ["a"], dtype=1, mean=0.0, scale=1.0, seed=5.0),
        onnx.helper.make_node("RandomNormalLike", ["a"], ["b"]),
        onnx.helper.make_node("RandomUniformLike", ["b"], ["c"], high=1.0, low=0.0),
        onnx.helper.make_node("Identity", ["a"], ["d"]),
    ]
    graph = onnx.helper.make_graph(nodes, "noise", [value], [helper_value(name) for name in "abcd"])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 15)], ir_version=8)
    steady = steadied(model.SerializeToString())
    assert steady is not None
    onnx.checker.check_model(onnx.load_from_string(steady))
    import onnxruntime  # noqa: PLC0415

    session = onnxruntime.InferenceSession(steady, providers=["CPUExecutionProvider"])
    shape = (3, 1000)
    a, b, c, d = session.run(None, {"x": np.zeros(shape, np.float32), **noise()})

    assert shape == a.shape == b.shape == c.shape
    assert abs(np.corrcoef(a.reshape(-1), b.reshape(-1))[0, 1]) < 0.1
    assert (0, 1) == pytest.approx((c.min(), c.max()), abs=0.01)
    assert np.array_equal(a, d)


def helper_value(name: str) -> Any:
    return onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["rows", "columns"])


@pytest.mark.parametrize(
    "node",
    [
        onnx.helper.make_node("RandomNormal", [], ["y"], shape=[3]),
        onnx.helper.make_node("RandomNormalLike", ["x"], ["y"], mean=2.0),
        onnx.helper.make_node("RandomUniformLike", ["x"], ["y"], high=2.0),
        onnx.helper.make_node("RandomNormalLike", ["x"], ["y"], dtype=11),
        onnx.helper.make_node("Multinomial", ["x"], ["y"]),
        onnx.helper.make_node("Bernoulli", ["x"], ["y"]),
        onnx.helper.make_node(
            "If",
            ["x"],
            ["y"],
            then_branch=onnx.helper.make_graph(
                [onnx.helper.make_node("RandomNormalLike", ["x"], ["z"])], "then", [], []
            ),
        ),
    ],
)
def test_a_random_operator_that_cannot_be_replaced_is_noticed(node: Any) -> None:
    graph = onnx.helper.make_graph([node], "noise", [], [])

    assert steadied(onnx.helper.make_model(graph).SerializeToString()) is None


@given(st.binary(max_size=300))
def test_bytes_that_are_no_network_are_left_to_whoever_opens_them(content: bytes) -> None:
    found = steadied(content)

    assert found is None or isinstance(found, bytes)


@given(st.integers(0, 1500))
def test_a_network_cut_short_is_no_network(length: int) -> None:
    with TemporaryDirectory() as folder:
        whole = tiny.write_piper(Path(folder) / "tone.onnx").read_bytes()
    assert steadied(whole) is not None
    found = steadied(whole[:length])

    assert found is None or len(found) > 0


def test_a_sentence_sounds_the_same_in_another_process(piper: VoiceHere, store: Store) -> None:
    assert piper.model is not None
    assert piper.model_settings is not None
    files = [store.path(blob.digest) for blob in (piper.model, piper.model_settings)]
    program = f"""
import hashlib
from pathlib import Path
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.narration.engines import SpokenWord, VoiceFiles
from chalktalk.narration.neural.piper import Piper
files = VoiceFiles(Path({str(files[0])!r}), Path({str(files[1])!r}))
words = (SpokenWord("hello", mark=","), SpokenWord("little"), SpokenWord("world", mark="."))
voice = Voice(name="tone", language="en", words_per_minute={OWN_PACE})
print(hashlib.sha256(Piper().speak(words, voice, files).samples.tobytes()).hexdigest())
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert hashlib.sha256(spoken(piper, store).samples.tobytes()).hexdigest() == run.stdout.strip()
    assert "" == run.stderr


@pytest.mark.parametrize("name", ["piper", "kokoro"])
def test_a_higher_pace_takes_less_time(name: str, store: Store, request: pytest.FixtureRequest) -> None:
    here = request.getfixturevalue(name)
    slow, fast = (spoken(here, store, pace=pace).samples.size for pace in (130, 170))

    assert hastened(130, 10) / hastened(170, 10) == pytest.approx(fast / slow, rel=0.02)


def test_a_slow_voice_is_measured_and_gets_the_pace_asked_for(tmp_path: Path, store: Store, voices: Path) -> None:
    usual = tiny.write_piper(tmp_path / "usual.onnx")
    slow = tiny.write_piper(tmp_path / "slow.onnx", inference={"length_scale": 1.25})
    own = [
        phonemes_per_second(path, parse_config(path.with_name(f"{path.name}.json").read_bytes()))
        for path in (usual, slow)
    ]
    lengths = [spoken(voice_here(str(path), "en", store, voices), store).samples.size for path in (usual, slow)]

    assert own[0] is not None
    assert own[1] is not None
    assert 1.25 == pytest.approx(own[0] / own[1], rel=0.01)
    assert lengths[0] == pytest.approx(lengths[1], rel=0.01)


@given(st.integers(80, 300), st.one_of(st.none(), st.floats(0.01, 1000)))
def test_no_voice_is_driven_beyond_what_it_can_speak(pace: int, rate: float | None) -> None:
    assert SLOWEST <= hastened(pace, rate) <= FASTEST


def test_a_given_pronunciation_is_spoken_as_given() -> None:
    words = (SpokenWord("the"), SpokenWord("kubectl", ipa="kjˈuːbkəntɹˌəʊl", mark=","), SpokenWord("tool", mark="."))

    assert ("ðə kjˈuːbkəntɹˌəʊl,", "tˈuːl.") == clauses(words, "en-us")


def test_ligatures_and_plain_letters_in_a_given_pronunciation_are_understood() -> None:
    assert ("ɡˈɪtʃ",) == clauses((SpokenWord("gitch", ipa="g'ɪʧ"),), "en-us")


def test_words_are_read_with_their_neighbours() -> None:
    assert ("ðɪ ˈɛnd.",) == clauses((SpokenWord("the"), SpokenWord("end", mark=".")), "en-us")
    assert ("ðə stˈɑːɹt.",) == clauses((SpokenWord("the"), SpokenWord("start", mark=".")), "en-us")


def test_a_sentence_the_voice_cannot_read_has_no_sound(piper: VoiceHere, store: Store) -> None:
    silent = spoken(piper, store, (SpokenWord("", mark="."),))

    assert 0 == silent.samples.size


def test_kokoro_gets_the_style_for_the_length_of_what_it_says(kokoro: VoiceHere, store: Store) -> None:
    recording = spoken(kokoro, store, (SpokenWord("", ipa="aaaa"),))
    length = recording.samples.size // (4 + 2)
    tone = recording.samples[length : 2 * length]

    assert tiny.KOKORO_RATE == recording.sample_rate
    expected = tiny.LOWEST + tiny.STEP * IDS["a"] + (4 - 1)
    assert expected == pytest.approx(pitch(tone, tiny.KOKORO_RATE), abs=25)


def test_a_sentence_too_long_for_kokoro_is_cut_at_its_phrases(kokoro: VoiceHere, store: Store) -> None:
    clause = (*(SpokenWord("", ipa="bababa") for _ in range(9)), SpokenWord("", ipa="bababa", mark=","))
    one, many = (spoken(kokoro, store, clause * count).samples.size for count in (1, 20))
    ids = len(clause) * 7  # each word and a space or the mark behind it
    length = one // (ids + 2)

    portions_ = 3  # 7 clauses of 70 signs and 6 spaces between them fit into 510
    joints = 20 - portions_
    assert length * (20 * ids + joints + 2 * portions_) == many


@given(st.lists(st.text(alphabet="ab ,", max_size=40).map(str.strip), max_size=12), st.integers(1, 30))
def test_portions_keep_every_sound_and_fit(said: list[str], most: int) -> None:
    cut = list(portions(tuple(said), most))

    assert "".join("".join(said).split()) == "".join("".join(cut).split())
    assert all(0 < len(portion) <= most for portion in cut)


def test_a_phrase_without_end_is_cut_between_words() -> None:
    assert ["aaa bbb", "ccc", "dddddddd", "dd"] == list(portions(("aaa bbb ccc", "dddddddddd"), 8))


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("en-US", "ðə kwˈɪk bɹˈaʊn fˈɑːks dʒˈʌmps ˌoʊvɚ", "ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ"),
        ("en-US", "bˈɛɾɚ bˈɑːɾəl nˈɜːs", "bˈɛTəɹ bˈɑTᵊl nˈɜɹs"),
        ("en-US", "ɐ bˈæɾɚɹi ɐbˈaʊt bˈʌʔn̩z", "ɐ bˈæTəɹi əbˈWt bˈʌtᵊnz"),
        ("en-GB", "hˈeə ɡˈəʊt tʃˈɔɪs nˈɜːs bˈɛtɐ", "hˈɛː ɡˈQt ʧˈYs nˈɜːs bˈɛtə"),
        ("fr", "bɔ̃ʒˈuʁ le-z ɑ̃fˈɑ̃", "bɔ̃ʒˈuʁ lez ɑ̃fˈɑ̃"),
        ("es", "mˈutʃo", "mˈuʧo"),
    ],
)
def test_kokoro_reads_phonemes_in_its_own_spelling(language: str, ours: str, theirs: str) -> None:
    assert theirs == respelled(ours, language)


@pytest.mark.parametrize("language", DIALECTS)
def test_kokoro_knows_nearly_every_phoneme_of_its_languages(language: str) -> None:
    text = {
        "en-US": "how a battery stores the energy of chemistry",
        "en-GB": "how a battery stores the energy of chemistry",
        "es": "cómo una batería guarda la energía de la química",
        "fr": "comment une pile garde l'énergie de la chimie",
        "hi": "बैटरी ऊर्जा को कैसे रखती है",
        "it": "come una batteria conserva l'energia della chimica",
        "pt-BR": "como uma bateria guarda a energia da química",
    }[language]
    ours = clauses(tuple(SpokenWord(word) for word in text.split()), DIALECTS[language])[0]

    assert len(ours) > 20
    assert {sign for sign in ours if sign not in IDS} <= set(
        "-\u0329"
    )  # what joins words, and a consonant's own syllable


def test_a_voice_with_several_speakers_speaks_with_the_first(tmp_path: Path, store: Store, voices: Path) -> None:
    alone = tiny.write_piper(tmp_path / "one.onnx")
    several = tiny.write_piper(tmp_path / "many.onnx", speakers=3)
    one, many = (spoken(voice_here(str(path), "en", store, voices), store).samples for path in (alone, several))

    assert one.size == many.size
    assert np.corrcoef(one, many)[0, 1] > 0.9


def test_a_voice_that_reads_letters_gets_letters(tmp_path: Path, store: Store, voices: Path) -> None:
    path = tiny.write_piper(tmp_path / "letters.onnx", phoneme_type="text", code="uk_UA", dialect="uk")
    here = voice_here(str(path), "uk", store, voices)
    words = (SpokenWord("Abc"), SpokenWord("DE", mark="."))

    assert spoken(here, store, words).samples.size % (2 + 2 * len("abc de.") + 1) == 0


def test_accents_are_ids_of_their_own() -> None:
    config = parse_config(json.dumps({"audio": {"sample_rate": 22050}, "phoneme_id_map": tiny.IDS}))
    from chalktalk.narration.neural.piper import _ids  # noqa: PLC0415

    assert _ids("c\u0327", config) == _ids("ç", config)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (b"", "the file: "),
        (b"\xff\xfe\x00", "the file: "),
        (b"[]", "the file: "),
        (b"{}", "audio: "),
        (b'{"audio": {"sample_rate": 0}, "phoneme_id_map": {}}', "audio.sample_rate: "),
        (b'{"audio": {"sample_rate": 22050}, "phoneme_id_map": {"a": [5]}}', "there is no id for ^"),
        (b'{"audio": {"sample_rate": 22050}, "phoneme_type": "pinyin", "phoneme_id_map": {}}', "phoneme_type: "),
    ],
)
def test_settings_that_are_none_are_refused_with_their_place(
    tmp_path: Path, store: Store, voices: Path, settings: bytes, message: str
) -> None:
    path = tiny.write_piper(tmp_path / "tone.onnx")
    path.with_name("tone.onnx.json").write_bytes(settings)
    with pytest.raises(OptionError) as caught:
        voice_here(str(path), "en", store, voices)

    assert message in caught.value.message
    assert str(path) in str(caught.value.where)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_of_settings_fail_otherwise(settings: bytes) -> None:
    with pytest.raises(OptionError):
        parse_config(settings)


@pytest.mark.parametrize("content", [b"", b"no network", b"\x08\x08" * 300])
def test_a_file_that_is_no_network_is_refused_in_one_line(
    tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.onnx"
    path.write_bytes(content)
    with pytest.raises(OptionError, match="the voice’s network cannot be used") as caught:
        sound_of(path, {})

    assert "\n" not in str(caught.value)
    assert ("", "") == capfd.readouterr()


def test_a_network_that_wants_something_else_is_refused(tmp_path: Path) -> None:
    model, _ = tiny.write_kokoro(tmp_path)
    with pytest.raises(OptionError, match="it wants an input style"):
        sound_of(model, {"tokens": np.zeros((1, 3)), "speed": np.ones(1)})


def test_a_file_of_voices_that_is_none_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "voices-v1.0.bin"
    for content in (b"", b"PK\x03\x04 no archive", b"\x93NUMPY nothing"):
        broken.write_bytes(content)
        with pytest.raises(OptionError, match="no file of Kokoro’s voices"):
            settings_of(broken, "af_heart", "en-US", None)


def test_a_style_that_is_not_there_is_named(tmp_path: Path) -> None:
    _, voices = tiny.write_kokoro(tmp_path)
    with pytest.raises(OptionError, match="has no voice ‘af_nobody’"):
        settings_of(voices, "af_nobody", "en-US", None)


def test_kokoro_speaks_with_the_voice_that_suits_the_script(store: Store, voices: Path, kokoro: VoiceHere) -> None:
    british = voice_here("auto", "en-GB", store, voices)
    chosen = voice_here("kokoro-am_adam", "en-GB", store, voices)

    assert ["kokoro-af_heart", "kokoro-bf_emma", "kokoro-am_adam"] == [kokoro.name, british.name, chosen.name]
    assert kokoro.model == british.model == chosen.model
    assert "kokoro is installed, and the most natural for en-GB" == british.why
    assert spoken(chosen, store, language="en-GB").samples.size


def test_a_large_file_is_read_once_and_not_at_every_start(tmp_path: Path, store: Store, voices: Path) -> None:
    path = tiny.write_piper(tmp_path / "tone.onnx")
    before = voice_here(str(path), "en", store, voices)
    content, status = path.read_bytes(), path.stat()
    path.write_bytes(bytes(len(content)))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # to whoever looks only at size and date, the same

    assert before == voice_here(str(path), "en", store, voices)
    assert before.model is not None
    assert store.blob_path(before.model.digest).exists()


def test_a_file_that_changed_is_another_voice(tmp_path: Path, store: Store, voices: Path) -> None:
    path = tiny.write_piper(tmp_path / "tone.onnx")
    before = voice_here(str(path), "en", store, voices)
    tiny.write_piper(path, speakers=2)

    assert before.model != voice_here(str(path), "en", store, voices).model


def test_a_network_that_left_the_store_is_put_there_again(store: Store, voices: Path, kokoro: VoiceHere) -> None:
    assert isinstance(kokoro.model, Blob)
    store.blob_path(kokoro.model.digest).unlink()
    again = voice_here("kokoro", "en", store, voices)

    assert kokoro == again
    assert store.has(kokoro.model.digest)


def test_without_onnxruntime_the_embedded_voice_speaks_and_it_is_said_why(store: Store, voices: Path) -> None:
    add_kokoro(voices)
    program = f"""
import sys
sys.modules["onnxruntime"] = None
from pathlib import Path
from chalktalk.engine import Context, Store
from chalktalk.errors import MachineError
from chalktalk.narration.registry import check_voice, voice_here
folder = Path({str(voices)!r})
here = voice_here("auto", "en", Store(Path({str(store.root)!r})), folder)
print(here.name, here.why, sep="|")
try:
    check_voice("kokoro", "en", folder)
except MachineError as fault:
    print(fault)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    auto, named = run.stdout.splitlines()

    assert "espeak|kokoro is installed, but onnxruntime is not: pip install 'chalktalk[voices]'" == auto
    assert "the voice kokoro needs onnxruntime" in named


def test_a_voice_of_ones_own_has_to_speak_the_scripts_language(tmp_path: Path) -> None:
    path = tiny.write_piper(tmp_path / "tone.onnx", code="de_DE", dialect="de")
    check_voice(str(path), "de-AT")
    with pytest.raises(OptionError, match="speaks de-DE, not en"):
        check_voice(str(path), "en")


def test_a_voice_of_ones_own_needs_its_settings_beside_it(tmp_path: Path) -> None:
    path = tiny.write_piper(tmp_path / "tone.onnx")
    path.with_name("tone.onnx.json").unlink()
    with pytest.raises(OptionError, match=r"a Piper voice is two files"):
        check_voice(str(path), "en")


async def test_the_stage_speaks_with_a_voice_of_files_and_times_its_words(
    context: Context, piper: VoiceHere, store: Store
) -> None:
    words = tuple(Word(display=text, spoken=text.lower().strip(".")) for text in ("A", "little", "world."))
    voice = Voice(
        name=piper.name,
        language="en",
        model=piper.model,
        model_settings=piper.model_settings,
        words_per_minute=OWN_PACE,
    )
    speech = await narrate.function(context, Sentence(words=words), voice)

    assert tiny.PIPER_RATE == speech.sample_rate
    assert 3 == len(speech.words)
    assert speech.timing is not Timing.TOLD
    assert store.has(speech.audio.digest)
    assert "piper, voice tone.onnx" == speech.engine
