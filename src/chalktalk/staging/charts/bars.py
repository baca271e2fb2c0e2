"""Bars: each comes out from the zero line to its length, with its number riding on its end and its names beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from chalktalk.colours import mixed
from chalktalk.documents.storyboard import Datum
from chalktalk.documents.timeline import AnyNode, Clip, Linear, Stop
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.axes import Scale
from chalktalk.staging.charts.charting import (
    STEPPED_BACK,
    categories_of,
    colours,
    counting,
    series_of,
    shown_until,
)
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import SMALL, Box
from chalktalk.staging.parts.words import WORDS_BACK
from chalktalk.staging.typeset import Setting

LEAST_LENGTH = 4.0
"""Of a bar that is not zero."""


class Bar(NamedTuple):
    """One value with its place among the others."""

    datum: Datum
    colour: str
    category: int
    row: int
    """Its series' place among the series."""


class Chart(NamedTuple):
    """What both layouts draw."""

    bars: list[Bar]
    categories: list[str]
    series: list[str | None]

    @property
    def data(self) -> list[Datum]:
        """The values alone."""
        return [bar.datum for bar in self.bars]


def charted(board: Board, data: Sequence[Datum]) -> Chart:
    """Values in their places, each in the colour of its series, or of its concept where there is only one."""
    series, categories = series_of(data), categories_of(data)
    own = colours(board, len(series))
    bars: list[Bar] = []
    for at, group in enumerate(categories):
        for datum in group:
            row = series.index(datum.series)
            colour = board.colour(datum.category, own[0]) if len(series) == 1 else own[row]
            bars.append(Bar(datum, colour, at, row))
    return Chart(bars, [group[0].category.label for group in categories], series)


def length_of(scale: Scale, value: float) -> float:
    """A bar's length, enough to be seen."""
    return max(LEAST_LENGTH, abs(scale.at(value) - scale.zero)) if value else 0.0


def bar_itself(
    board: Board, bar: Bar, chart: Chart, scale: Scale, strip: tuple[float, float], *, upright: bool
) -> AnyNode:
    """A bar that comes out from behind the zero line until it has its length; its far end is rounded."""
    id_, value = bar.datum.category.id, bar.datum.value
    start, length = board.due[id_], length_of(scale, value)
    near, far = strip
    thick = far - near
    radius = min(board.rounded(12.0), board.rounded(thick / 4), thick / 2, length)
    ahead = upright != (value >= 0)  # whether it grows towards larger coordinates
    begin = scale.zero - (0.0 if ahead else length)
    window = (near, begin, thick, length) if upright else (begin, near, length, thick)
    behind = begin - (radius if ahead else 0.0)
    body = (near, behind, thick, length + radius) if upright else (behind, near, length + radius, thick)
    offset = motion.shifted(motion.grow_bar(board.clock, start, length), -length)
    offset = offset if ahead else motion.scaled(offset, -1.0)
    light = shown_until(board, start, _next(board, bar, chart), STEPPED_BACK)
    rect = nodes.rect(f"{id_}/body", Box(*body), radius=radius, fill=_paint(board, bar, body, upright), opacity=light)
    growing = nodes.group(f"{id_}/grow", [rect], x=0.0 if upright else offset, y=offset if upright else 0.0)
    x, y, width, height = window
    return nodes.group(f"{id_}/bar", [growing], clip=Clip(x=x, y=y, width=width, height=height, radius=0.0))


def _paint(board: Board, bar: Bar, body: tuple[float, float, float, float], upright: bool) -> Linear:  # noqa: FBT001
    """A bar's own colour at its far end, a little of the ground in it towards zero."""
    _, _, width, height = body
    foot = ink.with_alpha(mixed(bar.colour, board.palette.background_to, 0.22), 1)
    tip = ink.with_alpha(bar.colour, 1)
    first, last = (foot, tip) if (bar.datum.value >= 0) != upright else (tip, foot)
    x2, y2 = (0.0, height) if upright else (width, 0.0)
    return Linear(kind="linear", x1=0.0, y1=0.0, x2=x2, y2=y2, stops=(Stop(0.0, first), Stop(1.0, last)))


def number_of(
    board: Board, bar: Bar, chart: Chart, place: Box, size: float, length: float, *, upright: bool, align: float
) -> AnyNode:
    """The value, riding on the end of its bar."""
    datum = bar.datum
    id_, start = datum.category.id, board.due[datum.category.id]
    growing = motion.grow_bar(board.clock, start, length or 1.0)
    setting = board.fit(datum.shown, place.width, size=size, weight=Weight.EXTRABOLD, least=min(size, SMALL))
    texts = counting(board, id_, datum, setting, place, ink.solid(board.palette.ink), growing, align=align)
    rest = motion.shifted(growing, -length) if length else 0.0
    back = rest if upright == (datum.value < 0) else motion.scaled(rest, -1.0)
    ride = motion.Movement(dy=back) if upright else motion.Movement(dx=back)
    light = motion.Movement(opacity=shown_until(board, start, _next(board, bar, chart), WORDS_BACK))
    company = [one.category for one in chart.data]
    own = Box(place.x + (place.width - setting.width) * align, place.y, setting.width, place.height)
    return board.moving(id_, texts, own, ride, light, motion.pulse(board.clock, board.pulses(datum.category, company)))


def series_name(board: Board, bar: Bar, place: Box, *, align: float) -> list[AnyNode]:
    """Which of several series a bar belongs to."""
    id_ = bar.datum.category.id
    setting = board.fit(bar.datum.series or "", place.width, size=SMALL, weight=Weight.SEMIBOLD)
    lines = board.lines(f"{id_}/series", setting, place, ink.solid(board.palette.muted), align=align)
    return [nodes.group(f"{id_}/whose", lines, opacity=motion.appear(board.clock, board.due[id_]))] if lines else []


def category_name(board: Board, chart: Chart, at: int, name: Setting, place: Box, *, align: float) -> AnyNode:
    """A category's name; comes with its first bar."""
    own = sorted((bar.datum.category for bar in chart.bars if bar.category == at), key=lambda one: board.due[one.id])
    id_, start = own[0].id, board.due[own[0].id]
    until = board.next_after(own[-1], [bar.datum.category for bar in chart.bars])
    coming = motion.slide_in(board.clock, start, distance=18.0)
    light = motion.Movement(opacity=shown_until(board, start, until, WORDS_BACK))
    text = board.lines(f"{id_}/name", name, place, ink.solid(board.palette.ink), align=align)
    return board.moving(f"{id_}/named", text, place, coming, light)


def _next(board: Board, bar: Bar, chart: Chart) -> int | None:
    return board.next_after(bar.datum.category, [datum.category for datum in chart.data])
