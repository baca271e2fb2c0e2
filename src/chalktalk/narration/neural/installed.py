"""The voices a user has added: each a folder with its files, and a record that is written when all is well."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from chalktalk.documents.base import Document
from chalktalk.engine import machine_error_from
from chalktalk.narration.catalogue import Traits
from chalktalk.narration.downloads import ELSEWHERE

RECORD = "voice.json"


class Installed(Document):
    """A voice that has been added, as its record says."""

    version: int = 1
    traits: Traits
    model: str
    """Its network's file name."""
    model_sha256: str
    """Known from when it was fetched: these files are too large to be read at every start."""
    settings: str
    """The name of what came with the network."""
    size: int
    """Bytes of both."""
    phonemes_per_second: float | None = None
    """Its own pace, if it could be measured."""


def installed_voices(folder: Path) -> dict[str, Installed]:
    """Every voice that has been added, by name; what is half there, or was changed since, is not among them."""
    return {voice.traits.name: voice for voice in sorted(_records(folder), key=lambda voice: voice.traits.name)}


def begun_voices(folder: Path) -> tuple[str, ...]:
    """The names of all voices of which anything lies here, also of downloads that were not finished."""
    return tuple(sorted(place.name for place in folder.iterdir() if place.is_dir())) if folder.is_dir() else ()


def folder_of(folder: Path, name: str) -> Path:
    """Where a voice's files lie."""
    return folder / name


def write_record(folder: Path, voice: Installed) -> None:
    """Say that a voice is complete; the last thing that is done to add one.

    Raises:
        MachineError: if the disk does not let us.
    """
    place = folder_of(folder, voice.traits.name)
    try:
        aside = place / f"{RECORD}.part"
        aside.write_text(json.dumps(voice.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n", "utf-8")
        aside.replace(place / RECORD)
    except OSError as fault:
        raise machine_error_from(fault, place, ELSEWHERE) or fault from None


def remove_voice(folder: Path, name: str) -> int:
    """Delete a voice's files, its record first; how many bytes that were.

    Raises:
        MachineError: if the disk does not let us.
    """
    place = folder_of(folder, name)
    try:
        size = sum(file.stat().st_size for file in place.iterdir() if file.is_file())
        (place / RECORD).unlink(missing_ok=True)
        shutil.rmtree(place)
    except OSError as fault:
        raise machine_error_from(fault, place, ELSEWHERE) or fault from None
    return size


def _records(folder: Path) -> Iterator[Installed]:
    for record in folder.glob(f"*/{RECORD}"):
        try:
            voice = Installed.model_validate_json(record.read_bytes())
            files = [record.parent / voice.model, record.parent / voice.settings]
            if voice.traits.name == record.parent.name and sum(file.stat().st_size for file in files) == voice.size:
                yield voice
        except (OSError, ValidationError):
            continue
