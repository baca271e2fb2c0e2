"""`chalktalk storyboard`: what it says, what it writes, and what it never writes over."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from chalktalk.cli import commands
from chalktalk.cli.briefing import read_edition
from chalktalk.errors import OptionError

SCRIPT = """# Two engines

A car needs an engine, and there are two of them to choose from today.

A petrol engine wastes most of its energy, whereas an electric motor uses nearly all of it.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "engines.md"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def storyboard(script: Path, *options: str) -> str:
    given = ["storyboard", str(script), "--store", str(script.parent / "store"), *options]
    result = CliRunner().invoke(commands, given)
    if result.exception is not None:
        raise result.exception
    return result.output


def test_every_scene_tells_its_choice_its_words_and_the_runner_up(script: Path) -> None:
    said = storyboard(script, "-o", str(script.parent / "board.json"))
    assert "shows title" in said
    assert "shows comparison" in said
    assert "because of “whereas”" in said
    assert "rather than" in said
    assert "difficulty" in said


def test_the_storyboard_is_written_for_editing(script: Path) -> None:
    out = script.parent / "board.json"
    storyboard(script, "-o", str(out))
    plain = json.loads(out.read_text(encoding="utf-8"))
    assert ["title", "comparison"] == [scene["visual"]["kind"] for scene in plain["scenes"]]
    assert "whereas" in plain["scenes"][1]["why"]["evidence"]
    assert read_edition(out).text == out.read_text(encoding="utf-8")


def test_an_edited_storyboard_is_not_written_over(script: Path) -> None:
    out = script.parent / "board.json"
    storyboard(script, "-o", str(out))
    storyboard(script, "-o", str(out))  # the same again is no loss
    edited = out.read_text(encoding="utf-8").replace("Two engines", "Both engines")
    out.write_text(edited, encoding="utf-8")
    with pytest.raises(OptionError, match="another storyboard lies here"):
        storyboard(script, "-o", str(out))
    assert edited == out.read_text(encoding="utf-8")
    storyboard(script, "-o", str(out), "--force")
    assert edited != out.read_text(encoding="utf-8")


def test_json_holds_what_was_read_and_what_was_chosen(script: Path) -> None:
    told = json.loads(storyboard(script, "-o", str(script.parent / "board.json"), "--json"))
    assert {"graph", "storyboard"} == set(told)
    assert "comparison" in {one["type"] for one in told["graph"]["opportunities"]}


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_what_is_no_storyboard_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "board.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OptionError) as refused:
        read_edition(path)
    assert refused.value.where is not None
    assert refused.value.hints
