"""Every kind of picture that can be drawn: one file each, one line in the table."""

from collections.abc import Callable
from typing import NamedTuple

from chalktalk.documents.storyboard import (
    ChapterVisual,
    ComparisonVisual,
    ImageVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    RecapVisual,
    StatementVisual,
    TitleVisual,
    Visual,
)
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging.board import Board
from chalktalk.staging.kinds import chapter, comparison, image, listing, number, process, statement, thing, title


class Kind(NamedTuple):
    """How one kind is staged."""

    stage: Callable[..., list[AnyNode]]
    """Takes the board and the visual of its type."""
    heading: bool
    """Whether the heading band at the top belongs to it."""
    figure_when_narrow: bool
    """Whether the figure still has room where the page is not wide."""


THING = Kind(thing.stage, heading=False, figure_when_narrow=True)
"""An image for which the author gave no picture."""

KINDS: dict[type[Visual], Kind] = {
    TitleVisual: Kind(title.stage, heading=False, figure_when_narrow=True),
    ChapterVisual: Kind(chapter.stage, heading=False, figure_when_narrow=True),
    StatementVisual: Kind(statement.stage, heading=False, figure_when_narrow=True),
    ListVisual: Kind(listing.stage, heading=True, figure_when_narrow=False),
    ComparisonVisual: Kind(comparison.stage, heading=True, figure_when_narrow=False),
    ProcessVisual: Kind(process.stage, heading=True, figure_when_narrow=False),
    NumberVisual: Kind(number.stage, heading=False, figure_when_narrow=False),
    ImageVisual: Kind(image.stage, heading=False, figure_when_narrow=False),
    RecapVisual: Kind(listing.stage_recap, heading=True, figure_when_narrow=False),
}


def kind_of(visual: Visual) -> Kind:
    """How a drawable visual is staged."""
    return THING if isinstance(visual, ImageVisual) and visual.asset is None else KINDS[type(visual)]


def stage_visual(board: Board, visual: Visual) -> list[AnyNode]:
    """Stage a drawable visual on its board."""
    return kind_of(visual).stage(board, visual)
