"""`chalktalk doctor`: what this machine has, what it lacks, and the one command that helps."""

import ctypes.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata, util
from pathlib import Path

import click

from chalktalk import __version__
from chalktalk.cli.options import store_option
from chalktalk.cli.store import megabytes
from chalktalk.engine import Store, usage
from chalktalk.settings import Settings, read_settings, usable_cores

REINSTALL = f"{sys.executable} -m pip install --force-reinstall chalktalk"
BETTER_ENGINE = f"{sys.executable} -m spacy download en_core_web_sm"
LITTLE_SPACE = 2_000_000_000
"""Bytes; a ten-minute video at high quality takes about half of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    state: str
    remedy: str | None = None
    """The command that helps; None if nothing is wrong."""
    required: bool = True


@click.command()
@store_option
@click.pass_context
def doctor(ctx: click.Context, store: Path | None) -> None:
    """See what this machine has and lacks."""
    findings = list(_findings(read_settings(store=store)))
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        mark = "ok  " if finding.remedy is None else "LACK" if finding.required else "hint"
        click.echo(f"{mark}  {finding.what:<{width}}  {finding.state}")
        if finding.remedy:
            click.echo(f"      {'':<{width}}  → {finding.remedy}")
    lacking = [finding.what for finding in findings if finding.remedy and finding.required]
    click.echo(f"\nlacking: {', '.join(lacking)}" if lacking else "\neverything that is needed is here")
    ctx.exit(1 if lacking else 0)


def _findings(settings: Settings) -> Iterator[Finding]:
    yield Finding("chalktalk", __version__)
    yield Finding("Python", f"{sys.version.split()[0]} at {sys.executable}")
    yield from _packages()
    yield from _system_libraries()
    yield _probe("Skia draws", _skia, "apt-get install -y libgl1 libegl1")
    yield _probe("H.264 and AAC encoders", _encoders, REINSTALL)
    yield Finding("graphics card's encoder", _graphics_card(), required=False)
    yield _probe("espeak-ng voice data", _espeak, REINSTALL)
    yield _probe("font", _font, REINSTALL)
    yield _probe("icons", _icons, REINSTALL)
    yield _language_engine()
    yield from _places(settings)


def _packages() -> Iterator[Finding]:
    """The packages that ours says it requires, with their versions."""
    for requirement in metadata.requires("chalktalk") or ():
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        if "extra ==" in requirement:
            continue
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "not installed", f"{sys.executable} -m pip install '{requirement}'")


def _system_libraries() -> Iterator[Finding]:
    if sys.platform != "linux":
        return
    for name, package in (("libGL.so.1", "libgl1"), ("libEGL.so.1", "libegl1")):
        try:
            ctypes.CDLL(name)
        except OSError:
            yield Finding(name, "not found; Skia needs it", f"apt-get install -y {package}")
        else:
            yield Finding(name, "found")


def _probe(what: str, look: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(what, look())
    except Exception as fault:  # noqa: BLE001  whatever is broken there is the finding
        return Finding(what, " ".join(f"{type(fault).__name__}: {fault}".split()), remedy)


def _skia() -> str:
    import_module("chalktalk.render")
    return "yes"


def _encoders() -> str:
    codec = import_module("av.codec").Codec
    return " and ".join(codec(name, "w").name for name in ("libx264", "aac"))


def _graphics_card() -> str:
    try:
        trouble = import_module("chalktalk.render").encoder_trouble("h264_nvenc")
    except Exception as fault:  # noqa: BLE001  Skia's absence is told elsewhere
        trouble = str(fault)
    return f"none: {trouble}" if trouble else "NVENC works"


def _espeak() -> str:
    folder = Path(import_module("espeakng_loader").get_data_path())
    if not (folder / "phontab").is_file():
        raise FileNotFoundError(folder / "phontab")
    return str(folder)


def _font() -> str:
    return _folder_with("font_manrope", "*.ttf")


def _icons() -> str:
    return _folder_with("pytablericons", "*.svg")


def _language_engine() -> Finding:
    """What reads English scripts: a trained pipeline reads better than the one that comes with Chalktalk."""
    try:
        engine = import_module("chalktalk.analysis.language.engine").load("en")
    except Exception as fault:  # noqa: BLE001  whatever is broken there is the finding
        return Finding("reading English", " ".join(f"{type(fault).__name__}: {fault}".split()), REINSTALL)
    return engine_finding(engine.name, engine.passed_over)


def engine_finding(name: str, passed_over: Sequence[str]) -> Finding:
    """What is at work, what was passed over and why, and how to get a better one."""
    state = "; ".join((name, *(f"passed over {reason}" for reason in passed_over)))
    better = name == "embedded" or passed_over
    return Finding("reading English", state, BETTER_ENGINE if better else None, required=False)


def _folder_with(package: str, pattern: str) -> str:
    """Where an installed package keeps its files, without importing it."""
    spec = util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        count = sum(1 for _ in Path(folder).rglob(pattern))
        if count:
            return f"{count} files in {folder}"
    raise FileNotFoundError(f"no {pattern} in {package}")


def _places(settings: Settings) -> Iterator[Finding]:
    place = settings.store
    existing = next(folder for folder in (place, *place.absolute().parents) if folder.exists())
    if not os.access(existing, os.W_OK):
        yield Finding("store", f"{place} cannot be written", "export CHALKTALK_STORE=/another/place")
    else:
        yield Finding("store", f"{place}, {megabytes(usage(Store(place)).size)}")
    free = shutil.disk_usage(existing).free
    remedy = "chalktalk store prune" if free < LITTLE_SPACE else None
    yield Finding("free space", megabytes(free), remedy, required=False)
    yield Finding("workers", f"{settings.workers}, on {usable_cores()} cores")
