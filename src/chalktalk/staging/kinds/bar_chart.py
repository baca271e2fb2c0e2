"""Bar chart: one measure for several categories, every bar growing from zero as its value is said.

Columns where their names fit below them, else rows. Each bar carries its own number and name, so that no legend is
needed; the one spoken of is in full colour, those before it have stepped back.
"""

from collections.abc import Sequence

from chalktalk.documents.storyboard import BarChartVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.axes import Scale, bar_range, level_lines, tick_room, ticks
from chalktalk.staging.charts.bars import (
    LEAST_LENGTH,
    Bar,
    Chart,
    bar_itself,
    category_name,
    charted,
    length_of,
    number_of,
    series_name,
)
from chalktalk.staging.charts.charting import (
    Frame,
    factor,
    factor_line,
    framed,
    gathered,
    source_line,
    unit_line,
    unit_of,
)
from chalktalk.staging.charts.figures_written import common_manner
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BODY, LABEL, SMALL, Box
from chalktalk.staging.typeset import fit

WIDEST_PITCH = 432.0
"""Room a column takes at most: where there would be more, rows use the page better."""
GAP = 18.0
"""Between a bar and what is written beside it."""
NARROW = 1080.0
"""Width of an area up to which a row's name stands above its bar."""
NAMES = 0.32
"""Of the width, at most, for names at the left."""


def stage(board: Board, visual: BarChartVisual) -> list[AnyNode]:
    """Columns or rows, what is said of the scale above them, and the source below."""
    data = gathered(board, visual.data)
    opening = board.due[visual.heading.id]
    unit = unit_of(visual.unit, data)
    frame = framed(board, visual.source, note=factor(data) is not None or unit is not None)
    chart = charted(board, data)
    draw = _columns if _stands(chart, frame.plot) else _rows
    return [
        *board.heading(visual.heading),
        *unit_line(board, unit, frame.above, opening),
        *draw(board, chart, frame, opening),
        *factor_line(board, data, frame.above, unit),
        *source_line(board, visual.source, frame.below, opening),
    ]


def _stands(chart: Chart, plot: Box) -> bool:
    """Whether all names fit below columns, and the columns fill the page."""
    if plot.width < plot.height * 1.05:
        return False
    pitch = (plot.width - 120) / len(chart.categories)
    each = pitch * 0.84 / len(chart.series)
    names = [fit(name, pitch - 24, size=LABEL, weight=Weight.BOLD, lines=2) for name in chart.categories]
    inner = [name for name in chart.series if name is not None and len(chart.series) > 1]
    names += [fit(name, each - 12, size=SMALL, weight=Weight.SEMIBOLD) for name in inner]
    names += [fit(datum.shown, each - 6, size=LABEL, weight=Weight.EXTRABOLD) for datum in chart.data]
    return pitch <= WIDEST_PITCH and not any(name.shortened for name in names)


# -- columns -----------------------------------------------------------------------------------------------------------


def _columns(board: Board, chart: Chart, frame: Frame, opening: int) -> list[AnyNode]:
    values = [datum.value for datum in chart.data]
    places = ticks(values, 4, from_zero=True)
    manner = common_manner(chart.data)
    manner = manner.to_steps_of(places[1] - places[0]) if manner else None
    several = len(chart.series) > 1
    inner = frame.plot.right_of(tick_room(places, manner))
    pitch = inner.width / len(chart.categories)
    roomy = pitch > 200 and frame.plot.height > 480
    name_size = board.common_size(
        chart.categories, pitch - 24, size=BODY if roomy else LABEL, weight=Weight.BOLD, lines=1 + (not roomy)
    )
    if name_size < LABEL:
        name_size = board.common_size(chart.categories, pitch - 24, size=LABEL, weight=Weight.BOLD, lines=2)
    names = [
        board.fit(name, pitch - 24, size=name_size, weight=Weight.BOLD, lines=2, least=name_size)
        for name in chart.categories
    ]
    below = max(name.height for name in names) + 24 + (SMALL + 18 if several else 0)
    thick = min(216.0, pitch * (0.84 if several else 0.56) / len(chart.series))
    each = pitch * 0.84 / len(chart.series) - 6 if several else pitch - 12
    size = board.common_size((datum.shown for datum in chart.data), each, size=BODY, weight=Weight.EXTRABOLD)
    margin = size + GAP
    low = margin if min(values) < 0 else 0.0
    plot = Box(inner.x, inner.y + margin, inner.width, inner.height - margin - low - below)
    scale = Scale(places[0], places[-1], plot.bottom, plot.y)
    shown: list[AnyNode] = [level_lines(board, places, scale, plot, manner, opening)]
    for bar in chart.bars:
        middle = plot.x + pitch * (bar.category + 0.5) + thick * (bar.row - (len(chart.series) - 1) / 2)
        strip = (middle - (thick - 8 * several) / 2, middle + (thick - 8 * several) / 2)
        length = length_of(scale, bar.datum.value)
        shown.append(bar_itself(board, bar, chart, scale, strip, upright=True))
        tip = scale.zero - length if bar.datum.value >= 0 else scale.zero + length + GAP
        number = Box(middle - each / 2, tip - (GAP + size * 0.72 if bar.datum.value >= 0 else 0), each, size * 0.72)
        shown.append(number_of(board, bar, chart, number, size, length, upright=True, align=0.5))
        if several:
            word = Box(middle - each / 2, plot.bottom + low + 18, each, SMALL * 0.72)
            shown += series_name(board, bar, word, align=0.5)
    top = plot.bottom + low + 24 + (SMALL + 18 if several else 0)
    for at, name in enumerate(names):
        place = Box(plot.x + pitch * at + 12, top, pitch - 24, name.height)
        shown.append(category_name(board, chart, at, name, place, align=0.5))
    return shown


# -- rows --------------------------------------------------------------------------------------------------------------


def _rows(board: Board, chart: Chart, frame: Frame, opening: int) -> list[AnyNode]:
    several = len(chart.series) > 1
    plot = frame.plot
    above = not several and plot.width < NARROW
    rows = plot.rows(len(chart.categories), 0)
    pitch = rows[0].height
    largest = max(SMALL, min(BODY, pitch / len(chart.series) * 0.45))
    size = board.common_size(
        (datum.shown for datum in chart.data), plot.width * 0.3, size=largest, weight=Weight.EXTRABOLD
    )
    lines = 1 if above or pitch < 66 else 2
    largest = BODY if pitch > 132 else LABEL if pitch > 84 else SMALL
    most = plot.width if above else plot.width * NAMES
    name_size = board.common_size(chart.categories, most, size=largest, weight=Weight.BOLD, lines=lines)
    names = [
        board.fit(name, most, size=name_size, weight=Weight.BOLD, lines=lines, least=name_size)
        for name in chart.categories
    ]
    words = plot.width if above else max(name.width for name in names)
    column = 0.0 if above else words + 36
    inner = _series_column(chart, plot.width)
    scale = _row_scale(chart, plot.right_of(column + inner), size)
    shown: list[AnyNode] = []
    beside: list[Box] = []
    for at, (setting, row) in enumerate(zip(names, rows, strict=True)):
        place, strips = _row_places(row, setting.height, len(chart.series), words=None if above else words)
        beside.append(strips)
        shown.append(category_name(board, chart, at, setting, place, align=0.0))
        own = [bar for bar in chart.bars if bar.category == at]
        for bar in own:
            strip = strips.rows(len(chart.series), 8.0)[bar.row]
            shown += _row_bar(board, bar, chart, scale, strip, size, plot.x + column)
    if above and scale.low >= 0:
        return shown
    return [_zero_line(board, scale, beside if above else [plot], opening), *shown]


def _row_places(row: Box, name: float, series: int, *, words: float | None) -> tuple[Box, Box]:
    """Where a category's name stands, at the left or above, and where its bars lie."""
    if words is not None:
        return row.from_left(words), row.centred(row.width, min(row.height * 0.72, 156.0 * series))
    head = name + (GAP if row.height > 96 else 12.0)
    thick = min(168.0, (row.height - head) * 0.64)
    block = row.centred(row.width, head + thick)
    return block.from_top(name), block.below(head)


def _row_scale(chart: Chart, room: Box, size: float) -> Scale:
    """From the least to the largest value, with room for their numbers at the ends."""
    low, high = bar_range([datum.value for datum in chart.data])
    widest = max(advance(datum.shown, Weight.EXTRABOLD, size) for datum in chart.data)
    ends = min(widest, room.width * 0.4) * motion.STRESS + GAP + LEAST_LENGTH
    return Scale(low, high, room.x + (ends if low < 0 else 0.0), room.right - (ends if high > 0 else 0.0))


def _row_bar(board: Board, bar: Bar, chart: Chart, scale: Scale, strip: Box, size: float, left: float) -> list[AnyNode]:
    length = length_of(scale, bar.datum.value)
    positive = bar.datum.value > 0 or (bar.datum.value == 0 and scale.high > 0)
    right, inner = board.area.right, _series_column(chart, board.area.width)
    tip = scale.zero + length + GAP if positive else scale.zero - length - GAP
    begin, end = (tip, right) if positive else (left + inner, tip)
    number = Box(begin, strip.y, end - begin, strip.height)
    shown = [
        bar_itself(board, bar, chart, scale, (strip.y, strip.bottom), upright=False),
        number_of(board, bar, chart, number, size, length, upright=False, align=0.0 if positive else 1.0),
    ]
    if inner:
        word = Box(left, strip.y, inner - 24, strip.height)
        shown += series_name(board, bar, word, align=0.0)
    return shown


def _series_column(chart: Chart, width: float) -> float:
    """Room for the names of several series beside their bars, with its gap."""
    if len(chart.series) < 2:
        return 0.0
    names = [name or "" for name in chart.series]
    return max(fit(name, width * 0.18, size=SMALL, weight=Weight.SEMIBOLD).width for name in names) + 24


def _zero_line(board: Board, scale: Scale, beside: Sequence[Box], opening: int) -> AnyNode:
    """Where the bars start: one line beside them all, or one beside each where names stand between."""
    line = " ".join(nodes.outline([(scale.zero, box.y), (scale.zero, box.bottom)]) for box in beside)
    drawn = motion.draw(board.clock, opening + board.clock.lasting(160), 480)
    return nodes.path("axis", line, stroke=ink.line(board.palette.ink, 3.0, 0.5), trim_end=drawn)
