"""The output folder: found to be usable before any work, then written whole or not at all."""

import glob
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from chalktalk.documents.base import Blob
from chalktalk.documents.production import Production
from chalktalk.engine import Store, is_alive, machine_error_from, tidied_by
from chalktalk.errors import MachineError, OptionError, Place
from chalktalk.publishing.inspection_page import inspection_page
from chalktalk.publishing.painted import credit_list
from chalktalk.publishing.report import Report
from chalktalk.publishing.report_page import report_page
from chalktalk.storyboard import written

NAMES = (
    "video.mp4",
    "captions.srt",
    "captions.vtt",
    "captions.words.vtt",
    "chapters.txt",
    "credits.txt",
    "thumbnail.png",
    "storyboard.json",
    "timeline.json",
    "expected.json",
    "inspection.json",
    "inspection.html",
    "report.json",
    "report.html",
)
"""Files of an output folder; all others in it are the author's own."""

Content = Blob | Iterable[bytes]


def check_folder(folder: Path) -> None:
    """See that a folder can be made and written, without leaving a trace.

    Raises:
        OptionError: if a file is in the way.
        MachineError: if it may not be written.
    """
    path = folder.absolute()
    hint = "give another folder with -o"
    try:
        existing = next(place for place in (path, *path.parents) if os.path.lexists(place))
        if not existing.is_dir():
            raise OptionError("this is a file, not a folder", where=Place(str(existing)), hints=(hint,))
        for name in NAMES:
            if (path / name).is_dir():
                raise OptionError("a folder has a name that a file needs", where=Place(str(path / name)), hints=(hint,))
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as fault:
        raise _trouble(fault, folder) from fault


def contents(production: Production, report: Report, store: Store) -> dict[str, Content]:
    """Everything that goes into the output folder, by name."""
    package = production.package
    blobs = {
        "video.mp4": production.film.video,
        "captions.srt": package.srt,
        "captions.vtt": package.vtt,
        "captions.words.vtt": package.vtt_words,
        "chapters.txt": package.chapters,
        "thumbnail.png": production.thumbnail.picture,
    }
    credited = credit_list(production)
    return {name: blob for name, blob in blobs.items() if blob} | {
        **({"credits.txt": (credited.encode(),)} if credited else {}),
        "storyboard.json": (written(production.storyboard).encode(),),
        "timeline.json": _whole_timeline(production, store),
        "expected.json": (production.expected.model_dump_json().encode(),),
        "inspection.json": (production.inspection.model_dump_json(indent=2).encode(),),
        "inspection.html": (inspection_page(production, store).encode(),),
        "report.json": (report.model_dump_json(indent=2).encode(),),
        "report.html": (report_page(report, store).encode(),),
    }


def keep_aside(script: Path, text: str) -> None:
    """Give a script that lies where another is to be written a name of its own: its author may have edited it.

    Raises:
        MachineError: if that cannot be done.
    """
    try:
        if not script.exists() or script.read_bytes() == text.encode():
            return
        names = (script.with_name(f"{script.stem}.{number}{script.suffix}") for number in count(1))
        script.rename(next(name for name in names if not os.path.lexists(name)))
    except OSError as fault:
        raise _trouble(fault, script.parent) from fault


def write_folder(folder: Path, files: Mapping[str, Content], store: Store) -> None:
    """Put files into the output folder; those of an earlier run give way, and what is the same already stays.

    All are written beside their places first, so that whatever goes wrong, the folder is as it was.

    Raises:
        MachineError: if it cannot be written.
    """
    folder = folder.absolute()
    _sweep(folder)
    partial = (folder if folder.is_dir() else folder.parent) / f".{folder.name}.{os.getpid()}.partial"
    try:
        with tidied_by(lambda: shutil.rmtree(partial)):
            partial.mkdir(parents=True)
            for name, content in files.items():
                if not (isinstance(content, Blob) and _is_already(folder / name, content)):
                    _write(partial / name, content, store)
            _put_in_place(partial, folder)
            for name in set(NAMES) - files.keys():
                (folder / name).unlink(missing_ok=True)
    except OSError as fault:
        raise _trouble(fault, folder) from fault
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _put_in_place(partial: Path, folder: Path) -> None:
    """Make a finished folder the output folder, or hand its files over to the one that is there."""
    if not folder.is_dir():
        try:
            partial.rename(folder)
        except OSError:
            if not folder.is_dir():  # and not that another run came first
                raise
        else:
            return
    for path in partial.iterdir():
        path.replace(folder / path.name)


def _sweep(folder: Path) -> None:
    """Remove what runs left half-written that were killed at this very point."""
    for place in (folder, folder.parent):
        for partial in place.glob(f".{glob.escape(folder.name)}.*.partial"):
            owner = partial.name.split(".")[-2]
            if owner.isdecimal() and not is_alive(int(owner)):
                shutil.rmtree(partial, ignore_errors=True)


def _trouble(fault: OSError, folder: Path) -> MachineError:
    nameless = OSError(fault.errno, fault.strerror)  # the folder is what the author knows, not a passing file in it
    known = machine_error_from(nameless, folder, "-o")
    hints = ("choose another place with -o",)
    return known or MachineError(f"cannot be written: {fault.strerror}", where=Place(str(folder)), hints=hints)


def _write(path: Path, content: Content, store: Store) -> None:
    if isinstance(content, Blob):
        shutil.copyfile(store.path(content.digest), path)  # a copy: what is done to it must not reach the store
        return
    with path.open("wb") as file:
        file.writelines(content)


def _is_already(path: Path, blob: Blob) -> bool:
    try:
        with path.open("rb") as file:
            same_size = os.fstat(file.fileno()).st_size == blob.size
            return same_size and hashlib.file_digest(file, "sha256").hexdigest() == blob.digest
    except FileNotFoundError:
        return False


def _whole_timeline(production: Production, store: Store) -> Iterator[bytes]:
    """`{"header": Timeline, "scenes": {id: SceneTimeline, …}}`, scene by scene: a long film's is large."""
    yield b'{"header":' + production.timeline.model_dump_json().encode() + b',\n"scenes":{'
    for number, placed in enumerate(production.timeline.scenes):
        yield b",\n" if number else b"\n"
        yield f'"{placed.id}":'.encode() + store.get(placed.timeline.digest)
    yield b"\n}}\n"
