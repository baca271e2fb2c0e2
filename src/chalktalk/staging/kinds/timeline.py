"""Timeline: dated events along a line that draws itself on to each as it is told.

Events lie as far apart as their years do, as nearly as their words allow; where that is not near, the line is broken.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

from chalktalk.documents.storyboard import TimelineEvent, TimelineVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.charting import lettering, shown_until
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, LINE_HEIGHT, SMALL, Box
from chalktalk.staging.parts.marks import raised_disc
from chalktalk.staging.parts.words import WORDS_BACK
from chalktalk.staging.typeset import Setting, fit

GAP = 36.0
LINE = 6.0
STEPS = 20
"""Steps in which true places are moved towards even ones until all words have room."""
SQUEEZED = 4.0
"""How many times the years of another a stretch of the same length holds before the line is broken there."""
BREAK = 24.0
"""The gap in a broken line."""
BETWEEN = 24.0
"""From a date to what happened."""


class Words(NamedTuple):
    """What is written at an event."""

    date: Setting
    label: Setting

    @property
    def width(self) -> float:
        """Of the wider."""
        return max(self.date.width, self.label.width)

    @property
    def height(self) -> float:
        """Of both, with the space between."""
        return self.date.height + (self.label.height + BETWEEN if self.label.lines else 0.0)


def stage(board: Board, visual: TimelineVisual) -> list[AnyNode]:
    """Along a line across a broad area; down one at the left of a tall area."""
    events = visual.events
    draw = _across if board.area.width > board.area.height * 1.3 else _down
    return [*board.heading(visual.heading), *draw(board, events, board.due[visual.heading.id])]


def places(
    years: Sequence[float], halves: Sequence[float], least: Callable[[int, int], float], begin: float, end: float
) -> list[float]:
    """Where events lie: true to their years, moved towards even distances only as far as they must be.

    Args:
        years: In order.
        halves: Half of the room that each takes.
        least: How far two of them, by their places, must at least lie apart.
        begin: Where their room begins.
        end: Where it ends.
    """
    first, last = begin + halves[0], end - halves[-1]
    span, count = years[-1] - years[0], len(years) - 1
    even = [at / count for at in range(len(years))]
    true = [(year - years[0]) / span for year in years] if span > 0 else even
    found = [first + (last - first) * at for at in even]
    pairs = [(a, b) for a, b in combinations(range(len(years)), 2) if b - a <= 2]
    for step in range(STEPS):
        part = step / STEPS
        tried = [first + (last - first) * (a * (1 - part) + b * part) for a, b in zip(true, even, strict=True)]
        inside = all(begin <= x - half and x + half <= end for x, half in zip(tried, halves, strict=True))
        if inside and all(tried[b] - tried[a] >= least(a, b) for a, b in pairs):
            return tried
    return found


def broken(years: Sequence[float], at: Sequence[float]) -> list[bool]:
    """Which stretches between events are drawn so much shorter than others that the line must say so."""
    worth = [
        (later - earlier) / (b - a) for (earlier, later), (a, b) in zip(pairwise(years), pairwise(at), strict=True)
    ]
    finest = min((each for each in worth if each > 0), default=1.0)
    return [each > SQUEEZED * finest for each in worth]


def _across(board: Board, events: Sequence[TimelineEvent], opening: int) -> list[AnyNode]:
    area, count = board.area, len(events)
    both = count > 3  # words above and below in turn
    disc = min(180.0 if count <= 3 else 120.0 if count <= 4 else 96.0, area.width / count * 0.5)
    column = 2 * area.width / (count + 1) if both else area.width / count
    width = min(480.0, column - GAP)
    room = area.height / 2 - disc / 2 - 36 if both else area.height - disc - 72
    words = _words(board, events, width, room, few=not both)

    def least(one: int, other: int) -> float:
        if both and (other - one) % 2:
            return disc + GAP
        return max(disc, (words[one].width + words[other].width) / 2) + GAP

    halves = [max(disc, each.width) / 2 for each in words]
    xs = places([event.year for event in events], halves, least, area.x, area.right)
    tallest = max(each.height for each in words)
    y = area.cy if both else area.cy - (tallest + 36) / 2
    return _placed(board, events, words, [(x, y) for x in xs], disc, opening, both=both)


def _down(board: Board, events: Sequence[TimelineEvent], opening: int) -> list[AnyNode]:
    area, count = board.area, len(events)
    pitch = area.height / count
    disc = min(144.0, pitch * 0.62)
    words = _words(board, events, area.width - disc - 48, pitch - 24, few=count <= 4)

    def least(one: int, other: int) -> float:
        return max(disc, (words[one].height + words[other].height) / 2) + 24

    halves = [max(disc, each.height) / 2 for each in words]
    ys = places([event.year for event in events], halves, least, area.y, area.bottom)
    return _placed(board, events, words, [(area.x + disc / 2, y) for y in ys], disc, opening, both=False)


def _words(board: Board, events: Sequence[TimelineEvent], width: float, height: float, *, few: bool) -> list[Words]:
    """Dates and labels, alike at all events, so large that the tallest still fits."""
    dates, labels = [event.date for event in events], [event.event.label for event in events]
    date = board.common_size(dates, width, size=HEADING if few else BODY, weight=Weight.EXTRABOLD)
    room = height - date * 0.75 - BETWEEN
    lines = {
        size: max(1, min(4, int((room - size * 0.75) / (size * LINE_HEIGHT)) + 1)) for size in (BODY, LABEL, SMALL)
    }
    size = next(
        (one for one in lines if not any(_label(label, width, one, lines[one]).shortened for label in labels)), SMALL
    )
    return [
        Words(
            board.fit(event.date, width, size=date, weight=Weight.EXTRABOLD, least=date),
            board.fit(event.event.label, width, size=size, weight=Weight.SEMIBOLD, lines=lines[size], least=size),
        )
        for event in events
    ]


def _label(label: str, width: float, size: float, lines: int) -> Setting:
    return fit(label, width, size=size, weight=Weight.SEMIBOLD, lines=lines, least=size)


def _placed(
    board: Board,
    events: Sequence[TimelineEvent],
    words: Sequence[Words],
    at: Sequence[tuple[float, float]],
    disc: float,
    opening: int,
    *,
    both: bool,
) -> list[AnyNode]:
    """The line, its events, and their words beside them."""
    upright = at[0][0] == at[-1][0]
    shown = _line(board, events, at, opening)
    for number, (event, each, (x, y)) in enumerate(zip(events, words, at, strict=True)):
        place = Box(x - disc / 2, y - disc / 2, disc, disc)
        shown.append(_mark(board, event, events, place))
        if upright:
            box = Box(place.right + 48, y - each.height / 2, each.width, each.height)
        elif both and number % 2 == 0:
            box = Box(x - each.width / 2, place.y - 36 - each.height, each.width, each.height)
        else:
            box = Box(x - each.width / 2, place.bottom + 36, each.width, each.height)
        shown.append(_told(board, event, events, each, box, align=0.0 if upright else 0.5))
    return shown


def _line(
    board: Board, events: Sequence[TimelineEvent], at: Sequence[tuple[float, float]], opening: int
) -> list[AnyNode]:
    """A faint line for the whole time, and the bright one that goes on to each event on its word."""
    clock, palette = board.clock, board.palette
    breaks = broken([event.year for event in events], [x + y for x, y in at])
    whole = " ".join(_stretch(a, b, broken=cut) for (a, b), cut in zip(pairwise(at), breaks, strict=True))
    lengths = [b[0] - a[0] + b[1] - a[1] - BREAK * cut for (a, b), cut in zip(pairwise(at), breaks, strict=True)]
    parts = [done / sum(lengths) for done in accumulate(lengths, initial=0.0)]
    told = motion.reaching(clock, [board.due[event.event.id] for event in events], parts, 600)
    faint = motion.draw(clock, opening + clock.lasting(160), 700)
    slashes = " ".join(_slashes(a, b) for (a, b), cut in zip(pairwise(at), breaks, strict=True) if cut)
    shown: list[AnyNode] = [
        nodes.path("line/whole", whole, stroke=ink.line(palette.ink, LINE, 0.16), trim_end=faint),
        nodes.path("line/told", whole, stroke=ink.line(palette.primary, LINE), trim_end=told),
    ]
    if slashes:
        coming = motion.appear(clock, opening + clock.lasting(500), 400)
        shown.append(nodes.path("line/breaks", slashes, stroke=ink.line(palette.muted, LINE), opacity=coming))
    return shown


def _stretch(begin: tuple[float, float], end: tuple[float, float], *, broken: bool) -> str:
    """The line from one event to the next, with a gap in its middle where it is broken."""
    if not broken:
        return nodes.outline([begin, end])
    (ax, ay), (bx, by) = _gap(begin, end)
    return f"{nodes.outline([begin, (ax, ay)])} {nodes.outline([(bx, by), end])}"


def _gap(begin: tuple[float, float], end: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a broken stretch stops and goes on."""
    x, y = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
    along = (BREAK / 2, 0.0) if begin[1] == end[1] else (0.0, BREAK / 2)
    return (x - along[0], y - along[1]), (x + along[0], y + along[1])


def _slashes(begin: tuple[float, float], end: tuple[float, float]) -> str:
    """Two short strokes across the line, the usual sign of an axis that leaves something out."""
    return " ".join(nodes.outline([(x - 9, y + 15), (x + 9, y - 15)]) for x, y in _gap(begin, end))


def _mark(board: Board, event: TimelineEvent, events: Sequence[TimelineEvent], box: Box) -> AnyNode:
    """A disc on the line with the event's icon, or a dot; a ring of light while it is told."""
    element, clock = event.event, board.clock
    company = [one.event for one in events]
    start, colour = board.due[element.id], board.colour(element, board.palette.primary)
    light = motion.glow(clock, start, board.next_after(element, company))
    drawn = motion.draw(clock, start + clock.lasting(120), 600)
    body = raised_disc(board, element.id, element.icon, box, colour, drawn=drawn, light=light)
    if board.icons.get(element.icon or "") is None:
        body.append(nodes.ellipse(f"{element.id}/dot", box.cx, box.cy, box.width * 0.16, fill=ink.solid(colour)))
    return board.popping(element.id, body, start, box, pulses=board.pulses(element, company))


def _told(
    board: Board, event: TimelineEvent, events: Sequence[TimelineEvent], words: Words, box: Box, *, align: float
) -> AnyNode:
    """Date and event, which step back as the next is told."""
    element, palette = event.event, board.palette
    start = board.due[element.id]
    colour = board.colour(element, palette.primary)
    body = board.lines(
        f"{element.id}/date", words.date, box.from_top(words.date.height), lettering(board, colour), align=align
    )
    below = box.below(words.date.height + BETWEEN).from_top(words.label.height)
    body += board.lines(f"{element.id}/label", words.label, below, ink.solid(palette.ink), align=align)
    following = board.next_after(element, [one.event for one in events])
    light = motion.Movement(opacity=shown_until(board, start, following, WORDS_BACK))
    return board.moving(f"{element.id}/words", body, box, motion.slide_in(board.clock, start, distance=24.0), light)
