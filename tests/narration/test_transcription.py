import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import RATE, babble, encode, spoken

from chalktalk.engine import Context
from chalktalk.errors import AssetError, OptionError
from chalktalk.narration.alignment.levels import Pause
from chalktalk.narration.transcription import TranscribedWord, Transcript, script_of, transcribe
from chalktalk.narration.transcription.pieces import pieces
from chalktalk.narration.transcription.whisper import weights_of
from chalktalk.script import Overrides, read_brief, write

needs_whisper = pytest.mark.skipif(
    find_spec("whisper_timestamped") is None, reason="the extra `transcription` is not installed"
)
# The library leaves its vocabulary file to the garbage collector to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

TEXTS = ("Every one of them comes down to a yes or a no.", "Memory cells are made, and they may last for decades.")


def ignore(_done: float, _total: float) -> None:
    """No progress wanted."""


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speech") / "yes_or_no.mp3"
    return encode(spoken(TEXTS, pause=1.0).samples, path, rate=RATE)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper model as its makers write them, of two small layers that know nothing."""
    torch = pytest.importorskip("torch")
    pytest.importorskip("whisper_timestamped")
    from whisper.model import ModelDimensions, Whisper  # noqa: PLC0415  optional

    torch.manual_seed(0)
    dimensions = ModelDimensions(
        n_mels=80, n_audio_ctx=1500, n_audio_state=16, n_audio_head=2, n_audio_layer=1,
        n_vocab=51865, n_text_ctx=24, n_text_state=16, n_text_head=2, n_text_layer=2,
    )  # fmt: skip
    path: Path = tmp_path_factory.mktemp("weights") / "random.pt"
    torch.save({"dims": asdict(dimensions), "model_state_dict": Whisper(dimensions).state_dict()}, path)
    return path


def test_pocketsphinx_is_always_there_and_times_what_it_hears(tmp_path: Path, speech: Path) -> None:
    progress: list[tuple[float, float]] = []
    found = transcribe(speech, tmp_path, "pocketsphinx", None, lambda done, total: progress.append((done, total)))
    assert ("en", False) == (found.language, found.punctuated)
    assert found.engine.startswith("pocketsphinx ")
    expected = set(" ".join(TEXTS).lower().replace(".", "").replace(",", "").split())
    assert len(expected & {word.text for word in found.words}) >= 8
    assert all(0 <= word.start < word.end and 0 <= word.confidence <= 1 for word in found.words)
    assert [word.start for word in found.words] == sorted(word.start for word in found.words)
    assert progress[-1][0] == progress[-1][1]


def test_pocketsphinx_knows_english_only(tmp_path: Path, speech: Path) -> None:
    with pytest.raises(OptionError, match="does not understand the language ‘fr’"):
        transcribe(speech, tmp_path, "pocketsphinx", "fr", ignore)


@needs_whisper
def test_a_whisper_model_is_loaded_from_its_file_and_asked_for_words(
    tmp_path: Path, speech: Path, weights: Path
) -> None:
    found = transcribe(speech, tmp_path, str(weights), "en", ignore)
    assert "en" == found.language
    assert found.punctuated
    assert found.engine.startswith("whisper-timestamped ")
    assert found.engine.endswith(", random on cpu")
    assert found.words
    for word in found.words:
        assert 0 <= word.start <= word.end <= 12
        assert 0 <= word.confidence <= 1
        assert word.text != "[*]"
    assert found.unsure


@needs_whisper
def test_whisper_finds_out_the_language(tmp_path: Path, speech: Path, weights: Path) -> None:
    from whisper.tokenizer import LANGUAGES  # noqa: PLC0415  optional

    assert transcribe(speech, tmp_path, str(weights), None, ignore).language in LANGUAGES


@needs_whisper
def test_a_language_whisper_does_not_know_is_refused(tmp_path: Path, speech: Path, weights: Path) -> None:
    with pytest.raises(OptionError, match="does not know the language ‘tlh’"):
        transcribe(speech, tmp_path, str(weights), "tlh", ignore)


@needs_whisper
@pytest.mark.parametrize("content", [b"", b"\x80\x02no pickle", b"PK\x03\x04broken"], ids=["empty", "text", "archive"])
def test_a_file_of_something_else_is_no_model(tmp_path: Path, speech: Path, content: bytes) -> None:
    path = tmp_path / "medium.pt"
    path.write_bytes(content)
    with pytest.raises(OptionError, match="these are no weights of a Whisper model"):
        transcribe(speech, tmp_path, str(path), "en", ignore)


@needs_whisper
@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("nowhere.pt", "there is no such file of weights"),
        ("mediun", r"no Whisper model ‘mediun’ \(did you mean `medium`"),
    ],
)
def test_a_model_that_is_not_there_is_named(tmp_path: Path, speech: Path, model: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        transcribe(speech, tmp_path, model, "en", ignore)


@needs_whisper
def test_weights_are_never_fetched_but_it_is_said_whence_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import whisper  # noqa: PLC0415  optional

    monkeypatch.setattr("chalktalk.narration.transcription.whisper.WEIGHTS", tmp_path)
    with pytest.raises(
        OptionError, match=r"not on this machine \(download https://\S+/medium\.pt to .*medium\.pt; .*--model FILE"
    ):
        weights_of("medium", whisper)
    (tmp_path / "medium.pt").write_bytes(b"half of it")
    with pytest.raises(OptionError, match="damaged"):
        weights_of("medium", whisper)
    assert [tmp_path / "medium.pt"] == list(tmp_path.iterdir())
    assert b"half of it" == (tmp_path / "medium.pt").read_bytes()


def test_without_the_extra_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['whisper_timestamped'] = None\n"
        "from chalktalk.narration.transcription.whisper import Whisper\n"
        "from chalktalk.errors import OptionError\n"
        "try: Whisper('medium', None)\n"
        "except OptionError as error: print(error)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=tmp_path)
    assert "" == result.stderr
    assert "pip install 'chalktalk[transcription]'" in result.stdout
    assert "--model pocketsphinx" in result.stdout


def test_silence_is_no_transcript(tmp_path: Path) -> None:
    path = encode(babble(3.0, level=2), tmp_path / "silence.flac")
    with pytest.raises(AssetError, match="nothing is said"):
        transcribe(path, tmp_path, "pocketsphinx", None, ignore)


pauses = st.lists(st.tuples(st.floats(0.05, 40), st.floats(0.15, 20)), max_size=30)


@given(gaps=pauses, longest=st.sampled_from([20.0, 300.0]))
def test_pieces_hold_all_speech_in_order_and_none_is_too_long(gaps: list[tuple[float, float]], longest: float) -> None:
    at, silences = 0.0, []
    for speech, silence in gaps:
        silences.append(Pause(at + speech, at + speech + silence))
        at = silences[-1].end
    duration = at + 1
    found = list(pieces(silences, duration, longest))
    assert all(0 < piece.end - piece.start <= longest + 1e-6 for piece in found)
    stretches = [(piece.start + start, piece.start + end) for piece in found for start, end in piece.speech]
    assert all(start < end for start, end in stretches)
    assert stretches == sorted(stretches)
    silent = sum(pause.end - pause.start for pause in silences)
    assert sum(end - start for start, end in stretches) >= duration - silent - 0.1 * (len(gaps) + len(found)) - 1e-6


def transcript(*words: tuple[str, float, float], punctuated: bool = True, language: str = "en") -> Transcript:
    return Transcript(tuple(TranscribedWord(*word, 0.9) for word in words), language, punctuated, "test")


def test_a_long_pause_begins_a_paragraph() -> None:
    found = script_of(transcript(("Clouds", 0, 0.5), ("rise.", 0.5, 1), ("It", 1.85, 2), ("rains.", 2.1, 3)), "Rain")
    assert "# Rain\n\nClouds rise.\n\nIt rains.\n" == found


def test_without_punctuation_pauses_end_sentences() -> None:
    words = (("clouds", 0, 0.5), ("rise", 0.6, 1), ("it", 1.6, 2), ("rains", 2.1, 3), ("then", 4, 5))
    assert "# Rain\n\nClouds rise. It rains.\n\nThen.\n" == script_of(transcript(*words, punctuated=False), "Rain")


def test_another_language_is_written_down() -> None:
    assert script_of(transcript(("Regen.", 0, 1), language="de"), "Regen").startswith(
        "---\nlanguage: de\n---\n\n# Regen"
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("# no heading",),
        ("- no", "list"),
        ("1. no", "list"),
        ("a*b*c", "_d_"),
        ("[VISUAL: chart]",),
        ("<b>",),
        ("> quote",),
    ],
)
async def test_what_was_said_is_never_taken_for_markdown(
    tmp_path: Path, context: Context, texts: tuple[str, ...]
) -> None:
    words = [word for text in texts for word in text.split()]
    path = tmp_path / "script.md"
    path.write_text(script_of(transcript(*((word, n, n + 0.9) for n, word in enumerate(words))), "Talk"), "utf-8")
    brief = read_brief(path, Overrides(), context.store)
    assert () == brief.assets
    script = await write.function(context, brief)
    shown = [word for part in script.sections for one in part.sentences for word in one.sentence.text.split()]
    assert [word for word in words if any(map(str.isalnum, word))] == [
        word for word in shown if any(map(str.isalnum, word))
    ]


def cli(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = "from chalktalk.cli.transcribe import transcribe as command; command(standalone_mode=False)"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, cwd=cwd, check=False
    )


def test_the_command_writes_a_script_and_lists_what_to_check(tmp_path: Path, speech: Path) -> None:
    result = cli(str(speech), "--model", "pocketsphinx", "--store", "store", cwd=tmp_path)
    assert "" == result.stderr
    *doubtful, last = result.stdout.splitlines()
    assert last.startswith("yes_or_no.md: ")
    assert f"{len(doubtful)} to check" in last
    assert (tmp_path / "yes_or_no.md").read_text("utf-8").startswith("# Yes or no\n\n")
    again = cli(str(speech), "--model", "pocketsphinx", "--store", "store", cwd=tmp_path)
    assert "there is a script already" in again.stderr
