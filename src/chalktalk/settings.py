"""Settings: the only reader of the environment and of `chalktalk.toml`; a frozen object handed down from there.

What is given at the command line wins over the environment, that over `chalktalk.toml` in the current folder, and that
over what is built in. Options of `chalktalk make` in the file are for scripts whose front matter does not choose.
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion

FILE_NAME = "chalktalk.toml"
VIDEO_OPTIONS = ("quality", "aspect", "theme", "voice", "fps", "captions")
FILE_OPTIONS = ("store", "voices", "workers", "metaphors", "clip", "encoder", "codec", *VIDEO_OPTIONS)
LIMITS, PROVIDERS, CHAINS, COSTS = "inspection", "providers", "chains", "costs"
"""Tables of the file: limits for inspection, how vendors are reached, who is asked first, what it may cost."""
TABLES = (LIMITS, PROVIDERS, CHAINS, COSTS)
MOST_WORKERS = 256


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set outside of scripts."""

    store: Path
    """Folder of the store."""
    workers: int
    """How many calls may keep a core busy at the same time."""
    voices: Path
    """Folder of the voices the user has added."""
    keys: Path
    """File of those who may ask the service."""
    metaphors: Path | None = None
    """A file of the user's own visual metaphors."""
    clip: Path | None = None
    """A network that says where references lie among others: CLIP's image encoder as an ONNX file."""
    encoder: str = "auto"
    """Who should encode, as written."""
    codec: str = "h264"
    """How pictures are compressed, as written."""
    redis: str | None = field(default=None, repr=False)
    """Address of a Redis through which services share their answers. May hold a password."""
    debug: bool = False
    """Whether errors show where in the program they came from."""
    video: Mapping[str, str] = field(default_factory=dict)
    """Options of `chalktalk make` from the file, as written."""
    limits: Mapping[str, Any] = field(default_factory=dict)
    """The file's table of limits for inspection, as written: numbers, or tables of them by name."""
    providers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The file's table of vendors, as written: a table each, and options for all. May hold keys."""
    chains: Mapping[str, Any] = field(default_factory=dict)
    """The file's table of chains, as written: lists of `vendor` or `vendor/model`, by what is asked for."""
    costs: Mapping[str, Any] = field(default_factory=dict)
    """The file's table of what films may cost, as written."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """All variables, for keys of vendors: `providers` knows their names."""


def read_settings(
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
    *,
    store: Path | None = None,
    workers: int | None = None,
    encoder: str | None = None,
    codec: str | None = None,
) -> Settings:
    """Gather settings.

    Args:
        environment: Variables by name.
        folder: Where `chalktalk.toml` may lie; the current folder if left out.
        store: The store, as given at the command line.
        workers: Their number, as given at the command line.
        encoder: Who should encode, as given at the command line.
        codec: How pictures are to be compressed, as given at the command line.

    Raises:
        OptionError: if the file cannot be understood, or a value is out of range.
    """
    path = (folder or Path()) / FILE_NAME
    options, tables = _read_file(path)
    place = store or environment.get("CHALKTALK_STORE") or options.get("store") or _cache_folder(environment)
    voices = environment.get("CHALKTALK_VOICES") or options.get("voices") or _data_folder(environment) / "voices"
    keys = environment.get("CHALKTALK_KEYS") or _data_folder(environment) / "keys.json"
    number = workers or environment.get("CHALKTALK_WORKERS") or options.get("workers") or usable_cores()
    return Settings(
        store=Path(place).expanduser(),
        workers=parse_workers(str(number)),
        voices=Path(voices).expanduser(),
        keys=Path(keys).expanduser(),
        metaphors=path.parent / options["metaphors"] if "metaphors" in options else None,
        clip=path.parent / options["clip"] if "clip" in options else None,
        encoder=encoder or options.get("encoder", "auto"),
        codec=codec or options.get("codec", "h264"),
        redis=environment.get("CHALKTALK_REDIS") or None,
        debug=environment.get("CHALKTALK_DEBUG", "") not in ("", "0"),
        video={name: value for name, value in options.items() if name in VIDEO_OPTIONS},
        limits=tables[LIMITS],
        providers=tables[PROVIDERS],
        chains=tables[CHAINS],
        costs=tables[COSTS],
        environment=environment,
    )


def parse_workers(number: str) -> int:
    """A number of workers.

    Raises:
        OptionError: if it is none, or out of bounds.
    """
    if not number.isdecimal() or not 1 <= int(number) <= MOST_WORKERS:
        hint = f"give a number from 1 to {MOST_WORKERS}; one for each core is usual"
        raise OptionError(f"{number} is not a number of workers", hints=(hint,))
    return int(number)


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _read_file(path: Path) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """Its options, and its tables by name."""
    where = Place(str(path))
    try:
        options = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, {name: {} for name in TABLES}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise OptionError(f"not a TOML file: {fault}", where=where, hints=("mend it, or remove it",)) from fault
    tables = {name: options.pop(name, {}) for name in TABLES}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise OptionError(f"{name} is not a table", where=where, hints=(f"write its values under [{name}]",))
    for name, value in options.items():
        if name not in FILE_OPTIONS:
            raise OptionError(f"unknown setting {name}", where=where, hints=suggestion(name, (*FILE_OPTIONS, *TABLES)))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise OptionError(f"{name} is not one value", where=where, hints=(f'write it as {name} = "…"',))
    return {name: str(value) for name, value in options.items()}, tables


def _cache_folder(environment: Mapping[str, str]) -> Path:
    """The user's cache folder, by the XDG base directory specification or Apple's guide."""
    return _user_folder(environment, "XDG_CACHE_HOME", ".cache", "Library/Caches")


def _data_folder(environment: Mapping[str, str]) -> Path:
    """The user's data folder, by the same."""
    return _user_folder(environment, "XDG_DATA_HOME", ".local/share", "Library/Application Support")


def _user_folder(environment: Mapping[str, str], variable: str, usual: str, apple: str) -> Path:
    base = environment.get(variable, "")
    if os.path.isabs(base):  # noqa: PTH117  the specification: a relative path is to be ignored
        return Path(base) / "chalktalk"
    return Path.home() / (apple if sys.platform == "darwin" else usual) / "chalktalk"
