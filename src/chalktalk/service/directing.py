"""What works briefs out, as the service sees it: the versions of its code, and what its workers import."""

from typing import Any

from chalktalk.direction import draft_direction, judge_brief, refine_direction
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.pictures import read_picture
from chalktalk.engine import Stage

_STAGES: tuple[Stage[..., Any], ...] = (judge_brief, read_picture, read_film, draft_direction, refine_direction)
CODE = tuple(f"{stage.name} {stage.version}" for stage in _STAGES)
"""Names and versions of all that an answer depends on."""
READERS = tuple(stage.function.__module__ for stage in (read_picture, read_film))
"""Modules of what workers do."""
