"""Contact sheets."""

import json
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from chalktalk.errors import MachineError, OptionError
from chalktalk.inspection import write_contact_sheet
from chalktalk.inspection.sheet import MOST_ON_A_PAGE

Beat = tuple[str, float]


def write_report(folder: Path, *scenes: tuple[str, float, list[Beat]]) -> Path:
    """Scenes as id, end in seconds, and beats, among other things that a report says."""
    report = {
        "title": "How vaccines work",
        "scenes": [
            {
                "id": name,
                "kind": "statement",
                "end": end,
                "beats": [{"element": element, "seconds": seconds, "word": "x"} for element, seconds in beats],
            }
            for name, end, beats in scenes
        ],
    }
    (folder / "report.json").write_text(json.dumps(report))
    return folder


@pytest.fixture
def folder(tmp_path: Path, film: Path) -> Path:
    (tmp_path / "video.mp4").write_bytes(film.read_bytes())
    return tmp_path


def greys(sheet: Path, count: int, size: tuple[int, int], across: int) -> list[int]:
    """The frame numbers that the pictures of a sheet show, read off their middles."""
    width, height = size
    with Image.open(sheet) as page:
        found = []
        for row, column in (divmod(number, across) for number in range(count)):
            pixel = page.getpixel((48 + column * (width + 24) + width // 2, 120 + row * (height + 72) + height // 2))
            assert isinstance(pixel, tuple)
            found.append(round(pixel[0] * 219 / 255 / 2))
        return found


def test_each_beat_is_shown_as_it_has_settled(folder: Path) -> None:
    write_report(folder, ("one", 2.0, [("heading", 0.2), ("item-1", 1.0)]), ("two", 3.6, [("value", 2.4)]))
    sheet = write_contact_sheet(folder)
    assert folder / "sheet.png" == sheet
    expected = [round((seconds + 0.45) * 30000 / 1001) for seconds in (0.2, 1.0, 2.4)]
    assert expected == greys(sheet, 3, (64, 48), 4)


def test_beats_that_come_together_share_a_picture(folder: Path) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0), ("b", 0.3), ("c", 0.49), ("d", 1.5)]))
    expected = [round((seconds + 0.45) * 30000 / 1001) for seconds in (0.49, 1.5)]
    assert expected == greys(write_contact_sheet(folder), 2, (64, 48), 4)


def test_a_beat_near_the_end_of_the_film_is_shown_by_its_last_frame(folder: Path) -> None:
    write_report(folder, ("one", 3.7, [("late", 3.55)]))
    expected = [107]
    assert expected == greys(write_contact_sheet(folder), 1, (64, 48), 4)


def test_many_beats_fill_several_pages(folder: Path) -> None:
    write_report(folder, *((f"scene-{n}", 3.6, [("heading", n * 0.07)]) for n in range(MOST_ON_A_PAGE + 2)))
    first = write_contact_sheet(folder)
    names = {path.name for path in folder.glob("sheet*")}
    assert folder / "sheet-1.png" == first
    assert names == {"sheet-1.png", "sheet-2.png"}
    expected = [round((n * 0.07 + 0.45) * 30000 / 1001) for n in range(MOST_ON_A_PAGE)]
    assert expected == greys(first, MOST_ON_A_PAGE, (64, 48), 4)


def test_a_tall_film_has_six_pictures_in_a_row(folder: Path, write_film: Callable[[Path, int, int], Path]) -> None:
    write_film(folder / "video.mp4", 36, 64)
    write_report(folder, ("one", 3.6, [(f"item-{n}", n * 0.5) for n in range(7)]))
    with Image.open(write_contact_sheet(folder)) as sheet:
        expected = (2 * 48 + 6 * 36 + 5 * 24, 2 * 48 + 72 + 2 * (64 + 72) - 24)
        assert expected == sheet.size


def test_pages_of_an_earlier_sheet_do_not_stay_behind(folder: Path) -> None:
    for name in ("sheet-1.png", "sheet-2.png", "sheet-of-music.png"):
        (folder / name).touch()
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    write_contact_sheet(folder)
    names = {path.name for path in folder.glob("sheet*")}
    assert names == {"sheet.png", "sheet-of-music.png"}


def test_a_place_that_cannot_be_written_is_refused_with_a_remedy(folder: Path) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    with pytest.raises(MachineError, match=r"cannot be written.*another place"):
        write_contact_sheet(folder, folder / "nowhere" / "sheet.png")


def test_a_sheet_is_written_where_it_is_wanted(folder: Path) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    wanted = folder / "elsewhere.png"
    assert wanted == write_contact_sheet(folder, wanted)
    assert wanted.is_file()


@pytest.mark.parametrize("missing", ["report.json", "video.mp4"])
def test_a_folder_without_film_or_report_is_refused_with_a_remedy(folder: Path, missing: str) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    (folder / missing).unlink()
    with pytest.raises(OptionError, match=rf"{missing}.*chalktalk make"):
        write_contact_sheet(folder)


@pytest.mark.parametrize("report", ["", "[]", '{"scenes": [{"id": "one"}]}', '{"scenes": []}'])
def test_a_report_of_something_else_is_refused_with_a_remedy(folder: Path, report: str) -> None:
    (folder / "report.json").write_text(report)
    with pytest.raises(OptionError, match=r"report.*chalktalk make"):
        write_contact_sheet(folder)


def test_a_broken_film_is_refused_with_a_remedy(folder: Path) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    (folder / "video.mp4").write_bytes(b"broken" * 100)
    with pytest.raises(OptionError, match=r"cannot be decoded.*chalktalk make"):
        write_contact_sheet(folder)


def test_a_film_of_sound_alone_is_refused_with_a_remedy(folder: Path) -> None:
    write_report(folder, ("one", 3.6, [("a", 0.0)]))
    with av.open(folder / "video.mp4", "w") as container:
        stream = container.add_stream("aac", rate=48000)
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), dtype=np.float32), format="fltp", layout="mono")
        silence.sample_rate = 48000
        container.mux(stream.encode(silence))
        container.mux(stream.encode())
    with pytest.raises(OptionError, match=r"no picture.*chalktalk make"):
        write_contact_sheet(folder)
