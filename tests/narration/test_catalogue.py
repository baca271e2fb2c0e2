"""The voices that can be added, and which of those that were is taken."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.cli import commands
from chalktalk.engine import Store
from chalktalk.errors import OptionError
from chalktalk.narration.catalogue import DIGEST, QUALITIES, catalogue
from chalktalk.narration.espeak import dialect_of
from chalktalk.narration.neural.installed import RECORD, Installed, installed_voices, remove_voice, write_record
from chalktalk.narration.neural.kokoro import DIALECTS
from chalktalk.narration.neural.languages import nearest_language
from chalktalk.narration.neural.network import runs_here
from chalktalk.narration.registry import check_voice, list_voices, voice_here
from chalktalk.settings import read_settings

needs_onnxruntime = pytest.mark.skipif(not runs_here(), reason="natural voices need the extra ‘voices’")


def install(folder: Path, name: str) -> None:
    """Leave files and a record as if a voice had been added."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "network.onnx").write_bytes(name.encode())
    settings = {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"^": [1], "_": [0], "$": [2]}}
    (place / "settings").write_text(json.dumps(settings))
    size = sum(file.stat().st_size for file in place.iterdir())
    record = Installed(
        traits=catalogue()[name].traits, model="network.onnx", model_sha256="0" * 64, settings="settings", size=size
    )
    write_record(folder, record)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "voices"


@pytest.mark.parametrize("name", catalogue())
def test_every_voice_can_be_fetched_safely_and_read(name: str) -> None:
    offer = catalogue()[name]
    for file in (offer.model, offer.settings):
        assert file.address.startswith("https://")
        assert file.address.endswith(f"/{file.name}")
        assert file.size is not None
        assert file.digest is not None
        assert re.fullmatch(DIGEST, file.digest)
    assert offer.model.digest != offer.settings.digest
    assert offer.traits.quality in QUALITIES
    assert offer.traits.licence
    for language in offer.traits.languages:
        assert dialect_of(language)


def test_no_two_voices_are_the_same_file() -> None:
    digests = [offer.model.digest for offer in catalogue().values()]

    assert len(digests) == len(set(digests))


def test_kokoro_is_offered_for_the_languages_it_can_be_given_phonemes_for() -> None:
    assert tuple(DIALECTS) == catalogue()["kokoro"].traits.languages


def test_a_voice_that_can_be_added_says_how(folder: Path) -> None:
    for name, added in (("en_US-ljspeech-high", "en_US-ljspeech-high"), ("kokoro-af_heart", "kokoro")):
        with pytest.raises(OptionError) as caught:
            check_voice(name, "en", folder)
        assert f"the voice {name} is not installed" == caught.value.message
        assert f"chalktalk voices add {added}" == caught.value.hints[0]


def test_an_unknown_voice_names_the_nearest_of_all(folder: Path) -> None:
    with pytest.raises(OptionError, match="the nearest is ‘en_US-ljspeech-high’"):
        check_voice("en_US-ljspeach-high", "en", folder)


@needs_onnxruntime
def test_an_added_voice_is_listed_and_accepted(folder: Path) -> None:
    install(folder, "de_DE-thorsten-medium")

    listed = list_voices(folder)
    assert ["espeak", "espeak-female", "espeak-male", "de_DE-thorsten-medium"] == [voice.name for voice in listed]
    check_voice("de_DE-thorsten-medium", "de", folder)
    with pytest.raises(OptionError, match="the voice de_DE-thorsten-medium speaks de-DE, not en"):
        check_voice("de_DE-thorsten-medium", "en", folder)


@needs_onnxruntime
@pytest.mark.parametrize(
    ("installed", "language", "name", "why"),
    [
        ((), "en", "espeak", "no natural voice for en is installed; chalktalk voices add kokoro adds one"),
        ((), "de", "espeak", "no natural voice for de is installed; chalktalk voices add de_DE-thorsten-high adds one"),
        ((), "ia", "espeak", "there is no natural voice for ia to add"),
        (("de_DE-thorsten-high",), "en", "espeak", "no natural voice for en is installed; "),
        (
            ("en_US-lessac-medium",),
            "en",
            "en_US-lessac-medium",
            "kokoro is not installed; piper en_US-lessac-medium is",
        ),
        (("en_US-lessac-medium", "en_US-ljspeech-high"), "en", "en_US-ljspeech-high", "kokoro is not installed; "),
        (("en_US-ryan-high", "en_GB-alba-medium"), "en-GB", "en_GB-alba-medium", "kokoro is not installed; "),
        (("en_GB-alba-medium",), "en-AU", "en_GB-alba-medium", "kokoro is not installed; "),
        (
            ("de_DE-kerstin-low", "de_DE-thorsten-high"),
            "de",
            "de_DE-thorsten-high",
            "is installed, and the best for de",
        ),
        (("no_NO-talesyntese-medium",), "nb", "no_NO-talesyntese-medium", "the best for nb"),
    ],
)
def test_auto_takes_the_best_that_is_installed_and_says_why(
    folder: Path, store: Store, installed: tuple[str, ...], language: str, name: str, why: str
) -> None:
    for voice in installed:
        install(folder, voice)
    here = voice_here("auto", language, store, folder)

    assert name == here.name
    assert why in here.why


def test_a_named_voice_needs_no_reason(folder: Path, store: Store) -> None:
    here = voice_here("espeak-female", "en", store, folder)

    assert ("espeak-female", None, None, "") == (here.name, here.model, here.model_settings, here.why)


@pytest.mark.parametrize("harm", ["no record", "half a record", "a file is gone", "a file is shorter", "moved"])
def test_what_is_not_whole_is_not_installed(folder: Path, harm: str) -> None:
    install(folder, "en_US-joe-medium")
    place = folder / "en_US-joe-medium"
    match harm:
        case "no record":
            (place / RECORD).unlink()
        case "half a record":
            (place / RECORD).write_bytes((place / RECORD).read_bytes()[:40])
        case "a file is gone":
            (place / "network.onnx").unlink()
        case "a file is shorter":
            (place / "network.onnx").write_bytes(b"")
        case "moved":
            place.rename(folder / "other")

    assert {} == installed_voices(folder)


def test_a_removed_voice_is_gone_and_others_stay(folder: Path) -> None:
    install(folder, "en_US-joe-medium")
    install(folder, "en_US-john-medium")

    assert remove_voice(folder, "en_US-joe-medium") > 0
    assert ["en_US-john-medium"] == list(installed_voices(folder))
    assert not (folder / "en_US-joe-medium").exists()


@pytest.mark.parametrize(
    ("languages", "wanted", "found"),
    [
        (("en-US", "en-GB"), "en", ("en-US", True)),
        (("en-GB",), "en", ("en-GB", False)),
        (("en-US", "en-GB"), "en-gb", ("en-GB", True)),
        (("en-US", "en-GB"), "en_AU", ("en-US", False)),
        (("es",), "es-MX", ("es", True)),
        (("pt-BR",), "pt-PT", ("pt-BR", False)),
        (("no-NO",), "nb", ("no-NO", True)),
        (("de-DE",), "de", ("de-DE", True)),
        (("de-DE",), "den", None),
        ((), "en", None),
    ],
)
def test_the_nearest_language_of_a_voice(
    languages: tuple[str, ...], wanted: str, found: tuple[str, bool] | None
) -> None:
    assert found == nearest_language(languages, wanted)


@given(st.text(max_size=12))
def test_any_language_has_an_answer(wanted: str) -> None:
    found = nearest_language(("en-US", "de-DE"), wanted)

    assert found is None or found[0] in ("en-US", "de-DE")


def test_the_folder_of_voices_is_chosen_like_the_store(tmp_path: Path) -> None:
    (tmp_path / "chalktalk.toml").write_text('voices = "/file"\n')

    assert Path("/given") == read_settings({"CHALKTALK_VOICES": "/given"}, tmp_path).voices
    assert Path("/file") == read_settings({}, tmp_path).voices
    assert Path("/data/chalktalk/voices") == read_settings({"XDG_DATA_HOME": "/data"}, tmp_path / "none").voices
    assert read_settings({"XDG_DATA_HOME": "relative"}, tmp_path / "none").voices.is_relative_to(Path.home())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["voices", *arguments])


@pytest.fixture
def at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command line's own folder of voices."""
    monkeypatch.setenv("CHALKTALK_VOICES", str(folder))
    return folder


def test_the_command_lists_what_is_here_and_what_can_be_added(at_home: Path) -> None:
    install(at_home, "en_US-joe-medium")
    here, to_add = run().output.split("can be added")

    assert "en_US-joe-medium" in here
    assert "en_US-joe-medium" not in to_add
    assert "kokoro" in to_add
    assert "353.7 MB" in to_add


def test_the_command_lists_for_machines_one_object_a_line(at_home: Path) -> None:
    install(at_home, "en_US-joe-medium")
    rows = [json.loads(line) for line in run("--json").output.splitlines()]

    assert len(catalogue()) + 3 == len(rows)
    joe = next(row for row in rows if row["name"] == "en_US-joe-medium")
    assert (True, "piper", ["en-US"], "medium") == (joe["installed"], joe["engine"], joe["languages"], joe["quality"])


@pytest.mark.usefixtures("at_home")
def test_the_command_lists_only_voices_of_a_language() -> None:
    rows = [json.loads(line) for line in run("--json", "--language", "sv").output.splitlines()]

    assert ["espeak", "espeak-female", "espeak-male", "sv_SE-nst-medium"] == [row["name"] for row in rows]


def test_the_command_removes_a_voice(at_home: Path) -> None:
    install(at_home, "en_US-joe-medium")

    assert run("remove", "en_US-joe-medium").output.startswith("removed en_US-joe-medium, ")
    assert {} == installed_voices(at_home)
    again = run("remove", "en_US-joe-medium")
    assert isinstance(again.exception, OptionError)
    assert "the voice en_US-joe-medium is not installed" == again.exception.message


def test_the_command_removes_what_was_left_of_a_download(at_home: Path) -> None:
    (at_home / "kokoro").mkdir(parents=True)
    (at_home / "kokoro" / "kokoro-v1.0.onnx.part").write_bytes(b"half")

    assert "removed kokoro, 0.0 MB\n" == run("remove", "kokoro").output
    assert not (at_home / "kokoro").exists()


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("name", ["../escape", "en_US-joe-mediun", "", "/etc"])
def test_only_a_voice_of_the_catalogue_can_be_named(name: str) -> None:
    assert isinstance(run("add", name).exception, OptionError)
    assert isinstance(run("remove", name).exception, OptionError)


def test_every_voice_that_the_page_about_voices_names_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "howto" / "voices.md").read_text("utf-8")
    added = re.findall(r"^ +chalktalk voices add (\S+)", page, re.MULTILINE)
    styles = {f"kokoro-{style}" for styles in catalogue()["kokoro"].traits.styles.values() for style in styles}

    assert {"kokoro", "en_US-ljspeech-high", "mine"} == set(added)
    assert set(re.findall(r"`(kokoro-\w+)`", page)) <= styles
    for name in ("lessac", *re.findall(r"`(ljspeech|kristin|john|norman|cori)`", page)):
        assert any(name in voice for voice in catalogue())
