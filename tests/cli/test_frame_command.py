"""`chalktalk frame`: one picture of a film that is finished, drawn from its folder and the store."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from click.testing import CliRunner

from chalktalk.cli import commands
from chalktalk.cli.frame import parse_moment
from chalktalk.documents.timeline import PlacedScene, SceneTimeline, Timeline
from chalktalk.engine import Store
from chalktalk.errors import ChalktalkError, MachineError, OptionError
from chalktalk.frames import FrameRate

RED, BLUE, BLACK = (255, 0, 0), (0, 0, 255), (0, 0, 0)
PLACED = {"x": 0, "y": 0, "anchor_x": 0, "anchor_y": 0, "scale_x": 1, "scale_y": 1, "rotation": 0, "opacity": 1}


def scene_in(store: Store, name: str, start: int, frames: int, colour: str, **changes: Any) -> PlacedScene:
    """A scene whose left half, or what the changes make of it, has a colour."""
    paint = {"kind": "solid", "colour": colour}
    node = {**PLACED, "kind": "rect", "id": "half", "width": 80, "height": 90, "radius": 0, "fill": paint}
    plain = {**node, "stroke": None, "shadows": (), **changes}
    scene = SceneTimeline.model_validate({"scene": name, "frames": frames, "layers": [{"level": 0, "nodes": [plain]}]})
    blob = store.put(scene.model_dump_json().encode(), "application/json")
    return PlacedScene(id=name, start=start, end=start + frames, timeline=blob, resources=())


@pytest.fixture
def folder(tmp_path: Path, store: Store) -> Path:
    """A film of two scenes that overlap by ten frames: red on the left, then blue on the right."""
    scenes = (
        scene_in(store, "rain-falls", 0, 100, "#ff0000ff"),
        scene_in(store, "rivers-rise", 90, 60, "#0000ffff", x=80),
    )
    timeline = Timeline(rate=FrameRate(30), page_width=160, page_height=90, frames=150, scenes=scenes)
    header = timeline.model_dump_json()
    report = {
        "script": "rain.md",
        "film": {"width": 320, "height": 180},
        "scenes": [{"id": "rain-falls", "telling": 80}, {"id": "rivers-rise", "telling": 140}],
    }
    place = tmp_path / "out"
    place.mkdir()
    (place / "timeline.json").write_text('{"header":' + header + ',\n"scenes":{\n"rain-falls":{}\n}}\n')
    (place / "report.json").write_text(json.dumps(report))
    return place


def run(folder: Path, store: Store, *options: str) -> str:
    """The command's output; raises what it raises."""
    result = CliRunner().invoke(commands, ["frame", str(folder), "--store", str(store.root), *options])
    if result.exception:
        raise result.exception
    return result.output


def halves(path: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours of a picture's left and right half."""
    with PIL.Image.open(path) as picture:
        assert ("PNG", (320, 180)) == (picture.format, picture.size)
        pixels = np.asarray(picture.convert("RGB"))
    return tuple(pixels[90, 80].tolist()), tuple(pixels[90, 240].tolist())


@pytest.mark.parametrize(
    ("options", "name", "colours"),
    [
        (("--at", "0"), "frame-0.png", (RED, BLACK)),
        (("--at", "3.1"), "frame-3.1.png", (RED, BLUE)),  # in the transition both scenes are seen
        (("--at", "0:04"), "frame-4.png", (BLACK, BLUE)),
        (("--at", "5"), "frame-5.png", (BLACK, BLUE)),  # the very end shows the last frame
        (("--scene", "rain-falls"), "frame-rain-falls.png", (RED, BLACK)),
        (("--scene", "2"), "frame-rivers-rise.png", (BLACK, BLUE)),
    ],
)
def test_a_picture_shows_what_the_film_shows_then(
    folder: Path, store: Store, options: tuple[str, ...], name: str, colours: object
) -> None:
    said = run(folder, store, *options)

    assert str(folder / name) == said.strip()
    assert colours == halves(folder / name)


def test_a_picture_goes_where_it_is_asked_to(folder: Path, store: Store, tmp_path: Path) -> None:
    run(folder, store, "--at", "1", "-o", str(tmp_path / "rain.png"))

    assert (RED, BLACK) == halves(tmp_path / "rain.png")


def test_a_timeline_that_was_laid_out_anew_is_read_as_well(folder: Path, store: Store) -> None:
    plain = json.loads((folder / "timeline.json").read_text())
    (folder / "timeline.json").write_text(json.dumps(plain, indent=2))
    run(folder, store, "--at", "1")

    assert (RED, BLACK) == halves(folder / "frame-1.png")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "give either --at SECONDS or --scene ID"),
        (("--at", "1", "--scene", "rain-falls"), "give either --at SECONDS or --scene ID"),
        (("--at", "5.1"), "the film is over by 5.1 (it lasts 5.0 seconds)"),
        (("--at", "soon"), "soon is no moment"),
        (("--scene", "rain-fall"), "did you mean `rain-falls`?"),
        (("--scene", "3"), "there is no scene 3 (known are rain-falls, rivers-rise)"),
    ],
)
def test_a_frame_that_there_is_not_is_refused(
    folder: Path, store: Store, options: tuple[str, ...], message: str
) -> None:
    with pytest.raises(OptionError) as caught:
        run(folder, store, *options)

    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", "-1", "1e3", "1:75", "1:2:3", "nan", "٣", "1,5"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(OptionError, match="is no moment"):
        parse_moment(text)


def test_minutes_may_be_told() -> None:
    assert (62.5, 12.5, 605.0) == (parse_moment("1:02.5"), parse_moment("12.5"), parse_moment("10:05"))


def test_what_the_store_has_lost_is_told_with_the_command_that_makes_it_again(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OptionError) as caught:
        run(folder, Store(tmp_path / "other"), "--at", "1")

    assert f"run chalktalk make rain.md -o {folder} again; or name the store it was made with" in str(caught.value)


@pytest.mark.parametrize("name", ["timeline.json", "report.json"])
@pytest.mark.parametrize("content", [None, "", "{}", "[1]", '{"header": 1}', "\udcff"])
def test_a_folder_that_is_none_of_ours_is_refused(folder: Path, store: Store, name: str, content: str | None) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, errors="surrogateescape")
    with pytest.raises(ChalktalkError, match="make the video first"):
        run(folder, store, "--at", "1")


def test_a_place_that_cannot_be_written_is_named(folder: Path, store: Store) -> None:
    with pytest.raises((MachineError, OptionError), match="choose another place with -o"):
        run(folder, store, "--at", "1", "-o", str(folder / "none" / "frame.png"))
