"""What every reader of sources gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.material import Block

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Soft hyphens, marks without width or for direction, control characters: in a source they only part words."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A source taken apart."""

    title: str | None
    blocks: Sequence[Block]
    remedy: str = "give a text that says more"
    """What to do if there is no text in it."""
    warnings: tuple[Diagnostic, ...] = field(default=())


def tidy(text: str) -> str:
    """Text on one line, without what cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).split())
