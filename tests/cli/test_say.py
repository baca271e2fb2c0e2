"""What `chalktalk say` tells, plays and writes."""

import stat
import sys
import wave
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chalktalk.cli.say import say
from chalktalk.errors import ChalktalkError, MachineError, OptionError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder and store, and no program that could play a sound."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    monkeypatch.setenv("CHALKTALK_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("CHALKTALK_VOICES", str(tmp_path / "voices"))
    return here


def said(*arguments: str) -> Result:
    return CliRunner().invoke(say, arguments)


def refused(*arguments: str) -> ChalktalkError:
    error = said(*arguments).exception
    assert isinstance(error, ChalktalkError)
    return error


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        return int(file.getnframes()) / int(file.getframerate())


def player(folder: Path, code: int) -> None:
    """An `aplay` that keeps what it is given, and ends with a code."""
    programs = folder.parent / "programs"
    programs.mkdir()
    script = programs / "aplay"
    lines = (f"#!{sys.executable}", "import shutil, sys", f"shutil.copy(sys.argv[-1], {str(folder / 'heard')!r})")
    script.write_text("\n".join((*lines, f"sys.exit({code})", "")))
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def test_a_word_of_the_built_in_lexicon_is_told_and_written() -> None:
    result = said("kubectl")
    assert "kubectl  /kˈuːbkəntɹˌoʊl/  the built-in lexicon has kubectl = /ˈkuːbkənˌtroʊl/" in result.output
    assert result.output.endswith("written to kubectl.wav\n")
    assert 0.4 < seconds_of(Path("kubectl.wav")) < 1.5


def test_the_authors_word_comes_first(folder: Path) -> None:
    (folder / "lexicon.toml").write_text('kubectl = "cube cuttle"\n')
    assert "/kjˈuːb kˈʌɾəl/  lexicon.toml has kubectl = cube cuttle" in said("kubectl").output


def test_a_plain_word_is_left_to_the_voice() -> None:
    assert "water  /wˈɔːɾɚ/  as the voice reads it" in said("water").output


def test_the_voice_of_the_folders_settings_speaks_unless_another_is_asked_for(folder: Path) -> None:
    said("water", "--voice", "espeak-female", "-o", "asked.wav")
    (folder / "chalktalk.toml").write_text('voice = "espeak-female"\n')
    said("water", "-o", "set.wav")
    said("water", "--voice", "espeak", "-o", "other.wav")
    asked, from_settings, other = (Path(f"{name}.wav").read_bytes() for name in ("asked", "set", "other"))
    assert asked == from_settings
    assert asked != other


def test_a_line_is_told_word_by_word() -> None:
    lines = said("It cost $5.").output.splitlines()
    assert ["It", "cost", "$5."] == [line.split()[0] for line in lines[:3]]


def test_another_language_has_its_own_sounds() -> None:
    assert "/ʃnˈeː/" in said("Schnee", "--language", "de").output


def test_a_named_file_is_written_and_never_played(folder: Path) -> None:
    player(folder, 0)
    assert "written to word.wav" in said("water", "-o", "word.wav").output
    assert not (folder / "heard").exists()


def test_a_player_gets_the_sound_and_no_file_is_left(folder: Path) -> None:
    player(folder, 0)
    assert "written" not in said("water").output
    assert seconds_of(folder / "heard") > 0.2
    assert ["heard"] == [path.name for path in folder.iterdir()]


def test_where_the_player_fails_the_word_is_written(folder: Path) -> None:
    player(folder, 1)
    assert "written to water.wav" in said("water").output


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    (folder / "water.wav").write_text("mine")
    assert "written to water-2.wav" in said("water").output
    assert "mine" == (folder / "water.wav").read_text()


def test_signs_without_a_sound_are_nothing_to_say() -> None:
    error = refused("…")
    assert isinstance(error, OptionError)
    assert "there is nothing to say" in str(error)


def test_an_unknown_voice_or_language_names_the_nearest() -> None:
    assert "the nearest is ‘espeak-female’" in str(refused("water", "--voice", "espeak-femail"))
    assert "does not speak the language ‘xx’" in str(refused("water", "--language", "xx"))


def test_a_folder_that_is_not_there_is_named() -> None:
    error = refused("water", "-o", "nowhere/word.wav")
    assert isinstance(error, MachineError)
    assert "nowhere/word.wav cannot be written" in str(error)


def test_a_broken_lexicon_is_named_with_its_line(folder: Path) -> None:
    (folder / "lexicon.toml").write_text('kubectl = "cube control"\nkernel = 5\n')
    assert "lexicon.toml:2: how ‘kernel’ is said is no text" in str(refused("kubectl"))
