"""Pictures from a folder of the user's, found by words; no network.

Beside the pictures may lie an `index.toml`; docs/howto/pictures.md has its format. Without one, the words of a picture
are those of its path: `biology/human-heart.jpg` is a picture of biology, human, heart.
"""

import asyncio
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from pathlib import Path

import httpx
from pydantic import ValidationError

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.documents.base import Document
from chalktalk.errors import MisaskedError
from chalktalk.providers.pictures import kept, subject_words
from chalktalk.providers.ports import Access, Reply

INDEX = "index.toml"
_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".webp"))
_MOST_FILES = 20_000
_MOST_BYTES = 64 << 20
"""Of a picture, as for those that come over a network."""
_LEAST_SHARED = 2
_LEAST_SHARE = 0.4
"""Of the words asked for, where fewer than `_LEAST_SHARED` are found; a picture of half the subject misleads."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_INFLECTION = re.compile(r"(?<=\w{3})(?:ies|es|s|ing|ed|y|e)$")


class Entry(Document):
    """One picture of an index."""

    file: str
    """Path from the folder."""
    words: tuple[str, ...]
    """What it is of."""
    credit: str | None = None
    """Whom to name, where its licence asks for it."""


class Index(Document):
    """What `index.toml` says."""

    pictures: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    entry: Entry


class StockFolder:
    """The user's own pictures."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:  # noqa: ARG002  as `Adapter` has it
        """The picture whose words fit best; with each attempt the next best.

        Raises:
            MisaskedError: if no picture fits, or the folder or its index cannot be read.
            BrokenAnswerError: if a file is no picture.
        """
        assert isinstance(request, PictureRequest)
        folder = folder_of(access.url)
        entries = await asyncio.to_thread(entries_of, folder)
        fits = ranked(request.prompt, entries)
        if request.attempt >= len(fits):
            subject = " ".join(subject_words(request.prompt)[:6])
            raise MisaskedError(f"{folder.name} has no picture of {subject or 'that'}", hints=("add one",))
        entry = fits[request.attempt]
        data = await asyncio.to_thread(_read, folder, entry)
        picture = kept(data, access, paid=False)
        return Reply(PictureAnswer(picture=picture, credit=entry.credit), Usage(pictures=1))


def folder_of(url: str) -> Path:
    """The folder that an address names: a path, or a file: address."""
    return Path(httpx.URL(url).path if url.startswith("file:") else url).expanduser()


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """All pictures of a folder, as its index or their names tell of them.

    Raises:
        MisaskedError: if it cannot be read, or the index is none.
    """
    try:
        return Index.model_validate(tomllib.loads((folder / INDEX).read_text("utf-8"))).pictures
    except FileNotFoundError:
        return _named(folder)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise MisaskedError(f"{folder / INDEX} is not a TOML file: {fault}", hints=("mend it",)) from None
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(map(str, first["loc"]))
        hint = "docs/howto/pictures.md shows what an index looks like"
        raise MisaskedError(f"{folder / INDEX}: {place}: {first['msg'].lower()}", hints=(hint,)) from None
    except OSError as fault:
        raise _unreadable(folder / INDEX, fault) from None


def ranked(prompt: str, entries: Iterable[Entry]) -> list[Entry]:
    """The pictures that fit a description, the best first.

    A word that fewer pictures have counts more (inverse document frequency); a picture fits if it shares two words
    with the description's subject, or a good part of them.
    """
    asked = {_stem(word) for word in subject_words(prompt)}
    held = [(entry, {_stem(word) for phrase in entry.words for word in _WORD.findall(phrase)}) for entry in entries]
    having = Counter(word for _, words in held for word in words)
    fits = [
        _Fit(sum(log(1 + len(held) / having[word]) for word in asked & words) - 0.01 * len(words - asked), entry)
        for entry, words in held
        if len(asked & words) >= min(_LEAST_SHARED, max(1, _LEAST_SHARE * len(asked)))
    ]
    return [fit.entry for fit in sorted(fits, key=lambda fit: (-fit.score, fit.entry.file))]


def _named(folder: Path) -> tuple[Entry, ...]:
    """All pictures below a folder, by their names."""
    if not folder.is_dir():
        raise MisaskedError(f"there is no folder {folder}", hints=("set the folder of your pictures anew",))
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())
    names = (path.relative_to(folder).as_posix() for path in found[:_MOST_FILES])
    return tuple(Entry(file=name, words=(name.rpartition(".")[0],)) for name in names)


def _read(folder: Path, entry: Entry) -> bytes:
    path = folder / entry.file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise MisaskedError(f"{entry.file} does not lie in {folder}", hints=(f"correct {INDEX}",))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as fault:
        raise _unreadable(path, fault) from None
    if len(data) > _MOST_BYTES:
        raise MisaskedError(f"{path} is larger than {_MOST_BYTES >> 20} MiB", hints=("save it smaller",))
    return data


def _unreadable(path: Path, fault: OSError) -> MisaskedError:
    return MisaskedError(f"{path} cannot be read: {(fault.strerror or 'it is broken').lower()}")


def _stem(word: str) -> str:
    return _INFLECTION.sub("", word.casefold())
