"""Contact sheets: one frame for each beat of a finished film, to see at a glance whether it is worth watching."""

import re
from pathlib import Path

from PIL.Image import Image
from pydantic import BaseModel, Field, ValidationError

from chalktalk.errors import MachineError, OptionError, Place, StageError
from chalktalk.inspection.decoding import FilmReader, opened
from chalktalk.inspection.page import Cell, cell_width, columns, draw_page

MOST_ON_A_PAGE = 40
_SETTLED = 0.45
"""Seconds after which an element that started to move has arrived."""
_TOGETHER = 0.5
"""Seconds within which beats share a picture."""
_REMEDY = "make the video first: chalktalk make SCRIPT.md -o FOLDER"


class _Beat(BaseModel):
    element: str
    seconds: float = Field(ge=0)


class _Scene(BaseModel):
    id: str
    end: float
    beats: tuple[_Beat, ...]


class _Report(BaseModel):
    """The part of `report.json` that a sheet needs; times in seconds from the film's first frame."""

    scenes: tuple[_Scene, ...]


def write_contact_sheet(folder: Path, out: Path | None = None) -> Path:
    """Draw a film's beats in order as a grid of pictures, with scene, time and element beneath each.

    Args:
        folder: An output folder: its `report.json` says when things happen, its `video.mp4` what they look like.
        out: The PNG to write; `sheet.png` in the folder if left out. More than 40 pictures become several pages with
            numbered names: `sheet-1.png`, `sheet-2.png`, …

    Returns:
        The sheet, or its first page.

    Raises:
        OptionError: if the folder is not one that Chalktalk made, or its film cannot be read.
        MachineError: if the sheet cannot be written.
    """
    report = _read_report(folder)
    try:
        with opened(folder / "video.mp4") as film:
            cells = _cells(report, film)
            if not cells:
                raise OptionError("its report names no beats", where=Place(str(folder)), hints=(_REMEDY,))
            if out is None:
                _remove_pages(folder)
            return _write_pages(film, cells, folder, out or folder / "sheet.png")
    except StageError as error:
        raise OptionError(error.message, where=Place(str(folder)), hints=(_REMEDY,)) from error


def _read_report(folder: Path) -> _Report:
    where = Place(str(folder))
    for name in ("report.json", "video.mp4"):
        if not (folder / name).is_file():
            raise OptionError(f"no {name} there", where=where, hints=(_REMEDY,))
    try:
        return _Report.model_validate_json((folder / "report.json").read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(step) for step in fault["loc"])
        message = f"report.json is not one of Chalktalk's: {place}: {fault['msg']}".replace(": :", ":")
        raise OptionError(message, where=where, hints=(_REMEDY,)) from error


def _cells(report: _Report, film: FilmReader) -> list[Cell]:
    """What to show: each beat once it has settled, beats that come together in one picture."""
    cells: list[Cell] = []
    for scene in report.scenes:
        for group in _grouped(sorted(scene.beats, key=lambda beat: beat.seconds)):
            seen = min(group[-1].seconds + _SETTLED, scene.end)
            frame = min(round(seen * film.rate), film.frames - 1)
            cells.append(Cell(frame, scene.id, float(frame / film.rate), tuple(beat.element for beat in group)))
    return cells


def _grouped(beats: list[_Beat]) -> list[list[_Beat]]:
    groups: list[list[_Beat]] = []
    for beat in beats:
        if groups and beat.seconds - groups[-1][0].seconds < _TOGETHER:
            groups[-1].append(beat)
        else:
            groups.append([beat])
    return groups


def _remove_pages(folder: Path) -> None:
    """Remove an earlier sheet, which may have had more pages."""
    for path in folder.glob("sheet*.png"):
        if re.fullmatch(r"sheet(-\d+)?", path.stem):
            path.unlink()


def _write_pages(film: FilmReader, cells: list[Cell], folder: Path, out: Path) -> Path:
    pages = [cells[first : first + MOST_ON_A_PAGE] for first in range(0, len(cells), MOST_ON_A_PAGE)]
    paths = [out.with_stem(f"{out.stem}-{number}") for number in range(1, len(pages) + 1)] if pages[1:] else [out]
    width = cell_width(film.width, film.height)
    for number, (path, page) in enumerate(zip(paths, pages, strict=True), start=1):
        pictures = dict(film.pictures((cell.frame for cell in page), width=width))
        heading = f"{folder.resolve().name}  ·  {len(cells)} pictures"
        if pages[1:]:
            heading += f"  ·  page {number} of {len(pages)}"
        _save(draw_page(heading, page, pictures, columns(film.width, film.height)), path)
    return paths[0]


def _save(page: Image, path: Path) -> None:
    try:
        page.save(path, "PNG")
    except OSError as error:
        raise MachineError(
            f"the sheet cannot be written: {error.strerror or error}",
            where=Place(str(path)),
            hints=("choose another place for it",),
        ) from error
