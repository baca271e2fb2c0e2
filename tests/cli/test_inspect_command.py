"""`chalktalk inspect`: what it prints, and with what it exits."""

import json
import os
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result

from chalktalk.cli import commands
from chalktalk.documents.inspection import Inspection
from chalktalk.errors import OptionError


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of film, small and silent."""
    path = tmp_path_factory.mktemp("film") / "clip.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("libx264", rate=30)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(30):
            picture = np.full((48, 64, 3), (number * 8, 90, 9), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        container.mux(stream.encode())
    return path


def run(*arguments: str, store: Path) -> Result:
    # In the program itself, the number that a command returns becomes its exit code.
    result = CliRunner().invoke(commands, ["inspect", *arguments, "--store", str(store)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


def test_findings_are_told_one_a_line_and_the_verdict_last(film: Path, tmp_path: Path) -> None:
    result = run(str(film), store=tmp_path)
    lines = result.output.splitlines()

    assert 3 == result.return_value
    assert any(line.startswith("0:00.0-0:01.0 issue technical.small: the picture is 64x48") for line in lines)
    assert any(line.startswith("not checked: ") for line in lines)
    assert lines[-1].startswith(f"{film}: rejected (")


def test_machines_get_one_json_object(film: Path, tmp_path: Path) -> None:
    result = run(str(film), "--json", store=tmp_path)
    inspection = Inspection.model_validate_json(result.output)

    assert (3, "reject", 30) == (result.return_value, inspection.verdict, inspection.frames)


def test_limits_are_those_of_the_file_in_the_current_folder(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chalktalk.toml").write_text("[inspection.technical]\nleast_width = 10\nleast_height = 10\n")

    assert "technical.small" not in run(str(film), store=tmp_path).output


def test_a_limit_with_a_mistake_is_an_error_before_any_work(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chalktalk.toml").write_text("[inspection.technical]\nleast_widht = 10\n")
    with pytest.raises(OptionError, match="did you mean `least_width`"):
        run(str(film), store=tmp_path)


def test_what_cannot_be_read_is_an_error_of_the_authors(tmp_path: Path) -> None:
    (tmp_path / "notes.mp4").write_text("hello")
    with pytest.raises(OptionError, match="cannot be read as a video") as caught:
        run(str(tmp_path / "notes.mp4"), store=tmp_path / "store")

    assert 2 == caught.value.exit_code


def test_a_folder_without_a_film_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot be opened"):
        run(str(tmp_path), store=tmp_path / "store")


@pytest.mark.parametrize("contents", [None, "hello", '{"header": {}}'])
def test_a_timeline_that_is_none_is_an_error(film: Path, tmp_path: Path, contents: str | None) -> None:
    path = tmp_path / "plan.json"
    if contents is not None:
        path.write_text(contents)
    with pytest.raises(OptionError, match=r"plan\.json"):
        run(str(film), "--timeline", str(path), store=tmp_path / "store")


def test_beside_a_strange_film_nothing_of_ours_is_looked_for(film: Path, tmp_path: Path) -> None:
    other: dict[str, Any] = {"header": "none of ours"}
    (film.parent / "timeline.json").write_text(json.dumps(other))
    result = run(os.path.relpath(film), store=tmp_path)

    assert "not known" in result.output
