"""Intake: a script file, its front matter and its pictures become a brief, or an error that says what to do."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from chalktalk.documents.assets import Asset
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Assignment
from chalktalk.documents.options import Aspect, CaptionMode, Quality
from chalktalk.documents.script import Directive
from chalktalk.documents.services import Services
from chalktalk.engine import Store
from chalktalk.errors import MachineError, OptionError, Place, ScriptError
from chalktalk.frames import FrameRate
from chalktalk.nearest import suggestion
from chalktalk.script.characters import read_characters
from chalktalk.script.creative import KEYS as LOOK_KEYS
from chalktalk.script.creative import read_creative
from chalktalk.script.directives import picture_path
from chalktalk.script.frontmatter import split_front_matter
from chalktalk.script.neighbours import file_suggestion
from chalktalk.script.outline import Outline, read_outline
from chalktalk.script.passages import Mark, Passage
from chalktalk.script.pictures import load_picture
from chalktalk.script.pronouncing import read_lexicon

_LARGEST_FILE = 5_000_000
"""Bytes; some 800,000 words, a hundred times a long film."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CHOICES: Mapping[str, type[StrEnum]] = {"aspect": Aspect, "quality": Quality, "captions": CaptionMode}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What is asked for outside the script, as at the command line; it wins over front matter. None: not given."""

    title: str | None = None
    audience: str | None = None
    language: str | None = None
    theme: str | None = None
    voice: str | None = None
    aspect: str | None = None
    quality: str | None = None
    captions: str | None = None
    rate: FrameRate | None = None


Check = Callable[[str], object]
"""Raises an OptionError for a name that is not known."""


def read_brief(path: Path, overrides: Overrides, store: Store, checks: Mapping[str, Check] | None = None) -> Brief:
    """Read a script file, with the pictures it names put into the store.

    Args:
        path: The Markdown file.
        overrides: Choices that win over the front matter's.
        store: Where the pictures go.
        checks: For `theme` and `voice`: who knows their names. A fault then says where the name stands.

    Raises:
        ScriptError: if the file is not there, is no text, or its text cannot be used.
        AssetError: if a picture cannot be used.
        OptionError: if an option or a front-matter value is unknown.
        MachineError: if the file may not be read.
    """
    values, source = split_front_matter(_text_of(path), str(path))
    lexicon = read_lexicon(values.pop("lexicon", None), path)
    cast = read_characters(values.pop("characters", None), path, store)
    creative = read_creative(values, path, store)
    outline = read_outline(source, str(path))
    if not any(isinstance(block, Passage) and re.search(r"[^\W_]", block.text) for block in outline.blocks):
        hint = "write paragraphs of text; headings, tables and code are not spoken"
        raise ScriptError("there is no narration in it", where=Place(str(path)), hints=(hint,))
    written = {key: (value.text, Place(str(path), value.line)) for key, value in values.items() if key not in LOOK_KEYS}
    choices = _choices(written, overrides, checks or {})
    assets = _pictures(outline, path, store)
    known: dict[str, object] = {"source": source, "source_name": path.name, "assets": assets, "lexicon": lexicon}
    if creative is not None:
        known["creative"] = creative
    if cast:
        known["services"] = Services(characters=cast)
    return Brief.model_validate({**known, **choices})


def brief_about(
    assignment: Assignment, name: str, overrides: Overrides, checks: Mapping[str, Check] | None = None
) -> Brief:
    """A brief for a film whose script is yet to be written.

    Args:
        assignment: What it is to be about.
        name: What the script will be called, for messages.
        overrides: The choices.
        checks: As with `read_brief`.

    Raises:
        OptionError: if an option is unknown.
    """
    choices = _choices({}, overrides, checks or {})
    return Brief.model_validate({"source": "", "source_name": name, "assignment": assignment, **choices})


def _choices(
    written: Mapping[str, tuple[str, Place]], overrides: Overrides, checks: Mapping[str, Check]
) -> dict[str, object]:
    """What was chosen in the front matter and outside of it, as the brief holds it."""
    given = {field.name: getattr(overrides, field.name) for field in fields(overrides)}
    asked = {key: (value, None) for key, value in given.items() if value is not None}
    return {key: _checked(key, value, place, checks) for key, (value, place) in {**written, **asked}.items()}


def _text_of(path: Path) -> str:
    """The file as text with plain line feeds."""
    place = Place(str(path))
    data = _bytes_of(path, place)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ScriptError("the script is UTF-16", where=place, hints=("save it as UTF-8",))
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise ScriptError("this is no text file", where=Place(str(path), line), hints=("give a Markdown file",))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScriptError("the text is not UTF-8", where=Place(str(path), line), hints=("save it as UTF-8",)) from None
    if not text.strip():
        raise ScriptError("the script is empty", where=place, hints=("write something to say",))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes_of(path: Path, place: Place) -> bytes:
    try:
        if path.is_dir():
            raise ScriptError("this is a folder", where=place, hints=("give a Markdown file",))
        if path.exists() and not path.is_file():
            raise ScriptError("this is no plain file", where=place, hints=("give a Markdown file",))
        if path.stat().st_size > _LARGEST_FILE:
            hint = f"a script has at most {_LARGEST_FILE // 1_000_000} MB; make it several"
            raise ScriptError("the script is far too large", where=place, hints=(hint,))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        hints = file_suggestion(path, str(path), "check its name and folder")
        raise ScriptError("there is no such file", where=place, hints=hints) from None
    except PermissionError:
        raise MachineError("the script may not be read", where=place, hints=("check its permissions",)) from None
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a failing disk
        raise MachineError("the script cannot be read", where=place, hints=(str(error),)) from None


def _checked(key: str, value: str | FrameRate, place: Place | None, checks: Mapping[str, Check]) -> object:
    """A choice as the brief holds it."""
    if isinstance(value, FrameRate):
        return value
    text = str(value)
    if choices := _CHOICES.get(key):
        if text not in [choice.value for choice in choices]:
            raise OptionError(f"`{text}` is no {key}", where=place, hints=suggestion(text, choices))
        return choices(text)
    if key == "language" and not _LANGUAGE.fullmatch(text):
        raise OptionError(f"`{text}` is no language tag", where=place, hints=("write one such as `en` or `pt-BR`",))
    if not text.strip():
        raise OptionError(f"the {key} is empty", where=place, hints=("name one, or leave the option out",))
    if check := checks.get(key):
        try:
            check(text)
        except OptionError as error:
            raise OptionError(error.message, where=place, hints=error.hints) from error
    return text


def _pictures(outline: Outline, path: Path, store: Store) -> tuple[Asset, ...]:
    """Every picture once, in the order in which the script names them."""
    assets: dict[str, Asset] = {}
    for mark in _marks(outline):
        name = picture_path(mark.item) if isinstance(mark.item, Directive) else None
        if name is not None and name not in assets:
            assets[name] = load_picture(name, path.parent, store, Place(str(path), mark.line))
    return tuple(assets.values())


def _marks(outline: Outline) -> Iterator[Mark]:
    for block in outline.blocks:
        if isinstance(block, Passage):
            yield from block.marks
