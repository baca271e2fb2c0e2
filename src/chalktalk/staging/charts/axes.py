"""Axes: from values to places on the page, with ticks at round numbers and lines across at each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.figures_written import Manner
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import SMALL, Box
from chalktalk.staging.typeset import set_lines

TRUNCATED = 0.5
"""Part of the largest value that all values must exceed before a line's axis starts elsewhere than at zero."""
NOTHING = 1e-100
"""A range that is none: no one measures so little, and its powers of ten would run out."""
TICK_GAP = 18.0
"""Between a tick's number and its line."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values on a stretch of the page; `start` is where `low` lies, and may lie right of or below `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """A value's place."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def zero(self) -> float:
        """Where bars start."""
        return self.at(min(max(0.0, self.low), self.high))


def bar_range(values: Sequence[float]) -> tuple[float, float]:
    """The least range that holds all values and zero: bars are compared by their length."""
    low, high = min(0.0, *values), max(0.0, *values)
    return (low, high) if high > low else (0.0, 1.0)


def ticks(values: Sequence[float], count: int, *, from_zero: bool) -> tuple[float, ...]:
    """Round numbers that enclose all values, about as many as asked for.

    The steps are 1, 2 or 5 times a power of ten: Paul Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990).

    Args:
        values: What is to be shown.
        count: Steps wanted.
        from_zero: Whether zero must be among them; else it is unless the values lie far from it, near each other.
    """
    low, high = min(values), max(values)
    near = (
        from_zero or low == high or low <= 0 <= high or min(abs(low), abs(high)) < TRUNCATED * max(abs(low), abs(high))
    )
    if near:
        low, high = min(0.0, low), max(0.0, high)
    if high - low < NOTHING:
        low, high = 0.0, 1.0
    step = _round_step((high - low) / max(1, count))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    digits = 12 - min(0, floor(log10(step)))
    return tuple(round(at * step, digits) for at in range(first, last + 1))


def _round_step(wanted: float) -> float:
    power = 10.0 ** floor(log10(wanted))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= wanted * (1 - 1e-9))


def tick_room(places: Iterable[float], manner: Manner | None) -> float:
    """How wide the column of tick numbers is, with its gap."""
    if manner is None:
        return 0.0
    return max(advance(manner.write(place), Weight.MEDIUM, SMALL) for place in places) + TICK_GAP


def level_lines(
    board: Board, places: Sequence[float], scale: Scale, plot: Box, manner: Manner | None, opening: int
) -> AnyNode:
    """A fine line across the plot at each tick with its number at the left, the zero line stronger."""
    palette = board.palette
    shown: list[AnyNode] = []
    for number, place in enumerate(places):
        y = scale.at(place)
        across = nodes.outline([(plot.x, y), (plot.right, y)])
        strength = (3.0, 0.5) if place == 0 else (2.0, 0.08)
        shown.append(nodes.path(f"axis/line-{number}", across, stroke=ink.line(palette.ink, *strength)))
        if manner is not None:
            text = set_lines((manner.write(place),), Weight.MEDIUM, SMALL)
            box = Box(plot.x - TICK_GAP - text.width, y - text.cap / 2, text.width, text.cap)
            shown += board.lines(f"axis/tick-{number}", text, box, ink.solid(palette.muted))
    return nodes.group("axis", shown, opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))
