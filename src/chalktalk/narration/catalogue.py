"""Natural voices that can be added, from `catalogue.toml`: where they are, how large, and their checksums."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field

from chalktalk.documents.base import Document

DIGEST = r"^(sha256:[0-9a-f]{64}|md5:[0-9a-f]{32})$"
"""A checksum, in hexadecimal, and of what kind it is."""

QUALITIES = ("very high", "high", "medium", "low", "x_low", "own")
"""From the best; `own` is a voice that did not come from the catalogue."""

_NAME = re.compile(r"([a-z]+)_([A-Z]+)-(.+)-(x_low|low|medium|high)")


class RemoteFile(Document):
    """One file of a voice."""

    name: str
    """What it is called here and there."""
    address: str
    """URL."""
    size: int | None = Field(default=None, gt=0)
    """Bytes."""
    digest: str | None = Field(default=None, pattern=DIGEST)


class Traits(Document):
    """What is known of a voice before it is heard."""

    name: str
    """What an option or front matter names it by."""
    engine: Literal["piper", "kokoro"]
    languages: tuple[str, ...]
    """BCP 47 tags."""
    quality: str
    """One of `QUALITIES`."""
    licence: str
    styles: Mapping[str, tuple[str, ...]] = {}
    """Where one network has many voices: their names by language, the best first."""


class Offer(Document):
    """A voice that can be added."""

    traits: Traits
    model: RemoteFile
    settings: RemoteFile

    @property
    def size(self) -> int:
        """Bytes to fetch, as far as they are known."""
        return (self.model.size or 0) + (self.settings.size or 0)


@cache
def catalogue() -> Mapping[str, Offer]:
    """Every voice that can be added, by name."""
    text = (files("chalktalk.narration") / "catalogue.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    piper = tables["piper"]
    offers = (_kokoro(tables["kokoro"]), *(_piper(name, piper) for name in piper["voices"]))
    return {offer.traits.name: offer for offer in offers}


def _kokoro(table: Mapping[str, Any]) -> Offer:
    styles = table["styles"]
    return Offer(
        traits=Traits(
            name="kokoro",
            engine="kokoro",
            languages=tuple(styles),
            quality=table["quality"],
            licence=table["licence"],
            styles=styles,
        ),
        model=RemoteFile(address=f"{table['address']}/{table['model']['name']}", **table["model"]),
        settings=RemoteFile(address=f"{table['address']}/{table['settings']['name']}", **table["settings"]),
    )


def _piper(name: str, table: Mapping[str, Any]) -> Offer:
    """A voice of Piper's; where its files lie follows from its name."""
    voice = table["voices"][name]
    match = _NAME.fullmatch(name)
    assert match, name
    language, region, speaker, quality = match.groups()
    address = f"{table['address']}/{language}/{language}_{region}/{speaker}/{quality}/{name}.onnx"
    return Offer(
        traits=Traits(
            name=name,
            engine="piper",
            languages=(f"{language}-{region}",),
            quality=quality,
            licence=voice["licence"],
        ),
        model=RemoteFile(name=f"{name}.onnx", address=address, **voice["model"]),
        settings=RemoteFile(name=f"{name}.onnx.json", address=f"{address}.json", **voice["settings"]),
    )
