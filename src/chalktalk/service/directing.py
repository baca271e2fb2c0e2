"""What works a brief out, as the service sees it: one function, the versions of its code, and what its workers import."""

from typing import Any

from chalktalk.direction.drafting import draft_direction
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.pictures import read_picture
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.services import Services
from chalktalk.engine import Run, Stage

_STAGES: tuple[Stage[..., Any], ...] = (read_picture, read_film, draft_direction)
CODE = tuple(f"{stage.name} {stage.version}" for stage in _STAGES)
"""Names and versions of all that an answer depends on."""
READERS = tuple(stage.function.__module__ for stage in (read_picture, read_film))
"""Modules of what workers do."""


async def creative_direction(brief: CreativeBrief, _services: Services, run: Run) -> CreativeDirection:
    picture = None if brief.image is None else await run(read_picture, brief.image)
    film = None if brief.video is None else await run(read_film, brief.video)
    return await run(draft_direction, brief, picture, film)
