"""What works briefs out, as the service sees it: the versions of its code, and what its workers are given."""

from pathlib import Path
from typing import Any

from chalktalk.direction import draft_direction, judge_brief, judge_film, refine_direction
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.pictures import read_picture
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import Reference
from chalktalk.engine import Run, Stage, Store
from chalktalk.errors import Place
from chalktalk.referenced import embedder_from

_STAGES: tuple[Stage[..., Any], ...] = (
    judge_brief,
    read_picture,
    read_film,
    judge_film,
    draft_direction,
    refine_direction,
)
CODE = tuple(f"{stage.name} {stage.version}" for stage in _STAGES)
"""Names and versions of all that an answer depends on."""
READERS = tuple(stage.function.__module__ for stage in (read_picture, read_film))
"""Modules of what workers do."""
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c636868680000030401814bd3"
    "d2100000000049454e44ae426082"
)
"""A picture of one pixel, as PNG."""


async def embedder_for(path: Path, references: Store, run: Run) -> Blob:
    """The network that says where references lie among others, where workers find it.

    Raises:
        OptionError: if there is none, or it is of no use: it is tried before anybody sends a picture.
        MachineError: if onnxruntime is not installed.
    """
    embedder = embedder_from(path, Place(str(path)), references)
    await run(read_picture, Reference(blob=references.put(_DOT, "image/png"), name="a dot"), embedder)
    return embedder
