"""The whole film as a plan, and why each scene is as it is."""

from pydantic import Field

from chalktalk.documents.analysis import Share
from chalktalk.documents.base import Diagnostic, Document, Span
from chalktalk.documents.storyboard.scene import Scene


class RunnerUp(Document):
    """What would have been shown instead."""

    kind: str
    score: Share
    reason: str


class Rationale(Document):
    """Why a scene shows what it shows. It is kept apart from the scene, so that a scene is not made again for it."""

    reason: str
    """`directive`, or `two subjects held against each other: “unlike”`."""
    score: Share = 1.0
    """How well it fits; 1 for the author's own wish."""
    evidence: tuple[Span, ...] = ()
    """The words of the scene that made it so."""
    runner_up: RunnerUp | None = None
    """The next best, where there was one."""
    transition: str = ""
    """Why the scene comes in as it does: `a new chapter`."""


class Storyboard(Document):
    """The whole film as a plan."""

    version: int = 1
    title: str
    language: str
    scenes: tuple[Scene, ...] = Field(min_length=1)
    rationales: tuple[Rationale, ...]
    """One for each scene."""
    warnings: tuple[Diagnostic, ...] = ()
