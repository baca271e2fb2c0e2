"""What a script is to be written about: a topic, or a source that is read or fetched before the first stage."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click

from chalktalk.cli import stop_at_once
from chalktalk.documents.base import Blob
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Assignment, Material
from chalktalk.engine import Store, machine_error_from, perform_apart, run_interruptibly
from chalktalk.errors import OptionError, Place, ProviderError, SourceError, WorkerError
from chalktalk.providers.guarded import fetch, guarded_client
from chalktalk.script import read_source
from chalktalk.script.sources import PATIENCE

SCRIPT_NAME = "script.md"
"""What a script that was made is called."""
_LONGEST_TOPIC = 2000
_LARGEST_FILE = 64 << 20
_SHORTEST, _LONGEST = 0.5, 60.0
_TYPES: Mapping[str, str] = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ACCEPTED = "text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain;q=0.9"


def parse_minutes(text: str) -> float:
    """A length in minutes.

    Raises:
        OptionError: if it is none, or no script is that short or long.
    """
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", text, re.ASCII) or not _SHORTEST <= float(text) <= _LONGEST:
        hint = f"give {_SHORTEST:g} to {_LONGEST:g}, such as 7"
        raise OptionError(f"{text} is no length in minutes", hints=(hint,))
    return float(text)


topic_option = click.option("--topic", metavar="TEXT", help="Have a script written about this.")
source_option = click.option("--source", metavar="FILE|URL", help="Make the script from this: md, txt, pdf, html.")
minutes_option = click.option("--minutes", type=parse_minutes, metavar="N", help="How long, with --topic or --source.")


def check_one(script: Path | None, topic: str | None, source: str | None, minutes: float | None) -> None:
    """See that exactly one of script, topic and source is given.

    Raises:
        OptionError: if not, or if a length is given for a script that is there.
    """
    given = [
        name for name, value in (("SCRIPT.md", script), ("--topic", topic), ("--source", source)) if value is not None
    ]
    if not given:
        hints = ('give a SCRIPT.md, or --topic "…", or --source FILE', "see chalktalk make --help")
        raise OptionError("there is nothing to make a video from", hints=hints)
    if len(given) > 1:
        raise OptionError(f"{' and '.join(given)} cannot go together", hints=("give one of them",))
    if script is not None and minutes is not None:
        raise OptionError(
            "--minutes is for scripts yet to be written", hints=("make the script itself longer or shorter",)
        )


def assignment_for(topic: str | None, source: str | None, minutes: float | None, store: Store) -> Assignment:
    """An assignment, its source read or fetched, put into the store and taken apart.

    Raises:
        OptionError: if the topic is empty.
        SourceError: if the source cannot be had or used.
    """
    if source is not None:
        return Assignment(material=run_interruptibly(_material(source, store), stop_at_once), minutes=minutes)
    text = " ".join((topic or "").split())
    if not re.search(r"[^\W_]", text) or len(text) > _LONGEST_TOPIC:
        hint = f'say what the film is about in up to {_LONGEST_TOPIC:,} characters: --topic "Why the sky is blue"'
        raise OptionError(
            "the topic says nothing" if len(text) <= _LONGEST_TOPIC else "the topic is too long", hints=(hint,)
        )
    return Assignment(topic=text, minutes=minutes)


def check_writer(brief: Brief) -> None:
    """See that somebody can write about a topic.

    Raises:
        OptionError: if nobody is configured; says how that is done.
    """
    if brief.assignment is not None and brief.assignment.topic is not None and not brief.services.text:
        hints = (
            "set OPENAI_API_KEY or ANTHROPIC_API_KEY",
            "or name a local server and its model in chalktalk.toml, under [chains] as text = …",
            "or give a text to condense with --source",
        )
        raise OptionError("a script about a topic needs a language model, and none is configured", hints=hints)


def name_for(topic: str | None, source: str | None) -> str:
    """What the film's folder is called: the source's own name, or the topic's first words."""
    if source is not None:
        parts = urlsplit(source) if _ADDRESS.match(source) else None
        name = (PurePosixPath(parts.path).stem or parts.hostname or "") if parts else Path(source).stem
    else:
        name = " ".join((topic or "").split()[:8])
    return re.sub(r"[^\w]+", "-", name).strip("-").lower()[:60] or "film"


async def _material(source: str, store: Store) -> Material:
    blob, name = await _fetched(source, store) if _ADDRESS.match(source) else (_read(Path(source), store), source)
    try:
        return await perform_apart(store, PATIENCE, read_source, blob, name)
    except WorkerError as fault:
        hints = ("it may be broken, or too large; save it anew, or give its text",)
        raise SourceError(f"it cannot be read: {fault.message}", where=Place(name), hints=hints) from fault


async def _fetched(address: str, store: Store) -> tuple[Blob, str]:
    """What lies at an address; the address itself may be private, for the user typed it, but none that it leads to."""
    try:
        async with guarded_client(address) as client:
            found = await fetch(client, address, accept=_ACCEPTED)
    except ProviderError as fault:
        hints = fault.hints or ("look whether a browser shows it, save the page, and give the file",)
        raise SourceError(fault.message, where=Place(address), hints=hints) from fault
    return store.put(found.content, found.media_type or "text/html"), found.url


def _read(path: Path, store: Store) -> Blob:
    place = Place(str(path))
    try:
        if path.exists() and not path.is_file():
            raise SourceError("this is no plain file", where=place, hints=("give a text, PDF or HTML file",))
        if path.stat().st_size > _LARGEST_FILE:
            hint = "give the part that the film is about"
            raise SourceError(f"the source is larger than {_LARGEST_FILE >> 20} MB", where=place, hints=(hint,))
        return store.put(path.read_bytes(), _TYPES.get(path.suffix.lower(), "text/markdown"))
    except FileNotFoundError:
        raise SourceError("there is no such file", where=place, hints=("check its name and folder",)) from None
    except (OSError, ValueError) as fault:
        known = machine_error_from(fault, path, "--source") if isinstance(fault, OSError) else None
        raise known or SourceError("it cannot be read", where=place, hints=(str(fault),)) from fault
