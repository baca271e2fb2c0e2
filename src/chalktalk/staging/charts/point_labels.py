"""Texts beside points, of which there may be more than have room.

Those that matter most stay where all cannot; the others are there while they are spoken of, and what stays makes room
for them meanwhile. So every value can be read as it is said, and nothing ever lies on anything else.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chalktalk.documents.storyboard import Datum, Element
from chalktalk.documents.timeline import AnyNode, Clip, Track
from chalktalk.staging import motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.charting import fading
from chalktalk.staging.page import Box
from chalktalk.staging.parts.words import WORDS_BACK
from chalktalk.staging.typeset import Setting

PASSING = 400.0
"""Milliseconds in which one text has come in and gone again."""
APART = 12.0
"""Between two texts side by side."""


class Label(NamedTuple):
    """Text that belongs to a value, and where it stands."""

    datum: Datum
    setting: Setting
    box: Box
    clear: bool = True
    """Whether nothing but text could be in its way; one that lies on a line does not stay."""

    def meets(self, other: "Label") -> bool:
        """Whether the two cannot be read beside each other."""
        return self.box.inset(-APART / 2, -APART / 4).overlaps(other.box.inset(-APART / 2, -APART / 4))


Text = Callable[[Label, str], Sequence[AnyNode]]
"""Makes a label's nodes under an id."""


def labelled(board: Board, labels: Sequence[Label], part: str, text: Text) -> list[AnyNode]:
    """Each label from its word on, as long as it has room.

    Args:
        board: The board.
        labels: Those that matter most first.
        part: What their ids end in.
        text: Makes their nodes.
    """
    company = [label.datum.category for label in labels]
    kept: list[Label] = []
    passing: list[tuple[Label, int]] = []
    for label in labels:
        if label.clear and not any(label.meets(other) for other in kept):
            kept.append(label)
    for label in labels:
        until = board.next_after(label.datum.category, company)
        rivals = (*kept, *(other for other, _ in passing))
        if label in kept or until is None:
            continue
        if any(label.meets(r) and _together(board, r, label) for r in rivals):
            continue
        passing.append((label, until))
    shown = [
        _behind_window(label, _shown(board, label, part, text, _passing(board, label, until)))
        for label, until in passing
    ]
    for label in kept:
        taken = [(_due(board, other), until) for other, until in passing if other.meets(label)]
        shown.append(_shown(board, label, part, text, _staying(board, label, company, taken)))
    return shown


def _due(board: Board, label: Label) -> int:
    return board.due[label.datum.category.id]


def _together(board: Board, one: Label, other: Label) -> bool:
    """Whether two come so soon after one another that the first would not be gone when the second is there."""
    return abs(_due(board, one) - _due(board, other)) < board.clock.lasting(PASSING)


def _shown(board: Board, label: Label, part: str, text: Text, light: Track) -> AnyNode:
    id_ = f"{label.datum.category.id}/{part}"
    return board.moving(f"{id_}/shown", text(label, id_), label.box, motion.Movement(opacity=light))


def _behind_window(label: Label, shown: AnyNode) -> AnyNode:
    """As the wheels of a number are: what only passes as it is said is not there to be read at leisure."""
    box = label.box
    window = Clip(x=box.x - 12, y=box.y - 24, width=box.width + 24, height=box.height + 48, radius=0.0)
    return nodes.group(f"{shown.id}/passing", [shown], clip=window)


def _passing(board: Board, label: Label, until: int) -> Track:
    return fading(board.clock, [(_due(board, label), 1.0, 240), (until, 0.0, 120)])


def _staying(board: Board, label: Label, company: Sequence[Element], taken: Sequence[tuple[int, int]]) -> Track:
    """In the light, then stepped back, and gone while its room is taken."""
    start = _due(board, label)
    steps = [(start, 1.0, 240.0)]
    until = board.next_after(label.datum.category, company)
    spans = sorted(span for span in taken if span[0] > start)
    if until is not None and (not spans or spans[0][0] > until):
        steps.append((until, WORDS_BACK, 400.0))
    for at, (begin, end) in enumerate(spans):
        if at == 0 or spans[at - 1][1] < begin:
            steps.append((begin, 0.0, 120.0))
        if at + 1 == len(spans) or spans[at + 1][0] > end:
            steps.append((end, WORDS_BACK, 400.0))
    return fading(board.clock, steps)
