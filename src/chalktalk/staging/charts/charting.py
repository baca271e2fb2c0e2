"""What charts share: colours of their series, numbers that count up, what stands below, what is said of huge ranges."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chalktalk.colours import mixed
from chalktalk.documents.storyboard import Datum
from chalktalk.documents.timeline import AnyNode, Clip, Number, Paint, Solid, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.figures_written import NUMBER, Manner, common_manner, manner_of
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import LABEL, SMALL, Box
from chalktalk.staging.reading import ARRIVED, reading_time
from chalktalk.staging.typeset import Setting, set_lines
from chalktalk.timeline import value_at

MOST_CATEGORIES = 7
OTHER = "Other"
FAR = 60.0
"""How many times a value may be the least one before the least one's bar can hardly be seen."""
NOT_ADDED = ("°", "/", "per ", "times", "average", "mean")
"""Units of which a sum means nothing."""
UNIT_SHARE = 0.3
"""Of the line above a chart, for its unit."""
STEPPED_BACK = 0.5
"""Opacity of a bar or line that was spoken of before; words keep more, so that they can be read."""


class Frame(NamedTuple):
    """A chart's area shared out: the plot, a line above it and a line below."""

    plot: Box
    above: Box | None
    below: Box | None


def framed(board: Board, source: str | None, *, note: bool) -> Frame:
    """Room for what is said of the scale above, and for the source below."""
    area = board.area
    above = area.from_top(LABEL) if note else None
    below = Box(area.x, area.bottom - SMALL, area.width, SMALL) if source else None
    top = LABEL + 36 if note else 0.0
    bottom = SMALL + 24 if source else 0.0
    return Frame(Box(area.x, area.y + top, area.width, area.height - top - bottom), above, below)


def source_line(board: Board, source: str | None, box: Box | None, opening: int) -> list[AnyNode]:
    """Where the numbers come from, small, below the chart."""
    if source is None or box is None:
        return []
    setting = board.fit(source, box.width, size=SMALL, weight=Weight.MEDIUM)
    place = Box(box.x, box.bottom - setting.cap, box.width, setting.cap)
    lines = board.lines("source", setting, place, ink.solid(board.palette.muted))
    return [nodes.group("source", lines, opacity=motion.appear(board.clock, opening + board.clock.lasting(300), 400))]


def unit_of(unit: str, data: Sequence[Datum]) -> str | None:
    """A chart's unit, where the values do not carry it themselves."""
    name = unit.strip()
    return name if name and not any(_carries(datum, name) for datum in data) else None


def _carries(datum: Datum, unit: str) -> bool:
    """Whether a value is written with its unit: with that one, or with any word that is no magnitude: `6 feet`."""
    beside = NUMBER.sub("", datum.shown).strip().casefold()
    manner = manner_of(datum)
    return (
        unit.casefold() in datum.shown.casefold()
        or "".join(unit.casefold().split()) == "".join(beside.split())
        or (beside != "" and manner is not None and manner.worth == 1)
    )


def unit_line(board: Board, unit: str | None, box: Box | None, opening: int) -> list[AnyNode]:
    """What is counted, at the upper left of the plot."""
    if unit is None or box is None:
        return []
    setting = board.fit(unit, box.width * UNIT_SHARE, size=SMALL, weight=Weight.SEMIBOLD)
    lines = board.lines("unit", setting, box, ink.solid(board.palette.muted))
    return [nodes.group("unit", lines, opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))]


def in_words(datum: Datum) -> str:
    """What a value belongs to, with its series where there are several."""
    return ", ".join(part for part in (datum.series, datum.category.label) if part)


def factor(data: Sequence[Datum]) -> tuple[Datum, Datum, str] | None:
    """Where one value dwarfs another: the largest, the least, and `Sun = 1,000 × Moon`."""
    sized = [datum for datum in data if datum.value]
    if len(sized) < 2:
        return None
    large, small = (pick(sized, key=lambda datum: abs(datum.value)) for pick in (max, min))
    times = abs(large.value / small.value)
    if times < FAR:
        return None
    manner = common_manner(sized) or Manner()
    plain = Manner(thousands=manner.thousands, decimal=manner.decimal)
    rounded = float(f"{times:.2g}")
    return (
        large,
        small,
        f"{in_words(large)} {'=' if rounded == times else '≈'} {plain.write(rounded)} × {in_words(small)}",
    )


def factor_line(board: Board, data: Sequence[Datum], box: Box | None, unit: str | None) -> list[AnyNode]:
    """How far the values lie apart, in words, once both have been spoken of: no bar is invisible in silence."""
    found = factor(data)
    if found is None or box is None:
        return []
    large, small, text = found
    start = max(board.due[large.category.id], board.due[small.category.id]) + board.clock.lasting(600)
    place = box.right_of(box.width * UNIT_SHARE) if unit else box
    setting = board.fit(text, place.width, size=LABEL, weight=Weight.BOLD)
    left = board.clock.rate.seconds_at(board.clock.frames - board.cues.leave.frames - start)
    if left < reading_time(len(text)) + ARRIVED:
        return []
    lines = board.lines("factor", setting, place, ink.solid(board.palette.warning), align=1.0 if unit else 0.0)
    return [board.rising("factor", lines, start, place)]


def series_of(data: Iterable[Datum]) -> list[str | None]:
    """The series, in the order in which they come."""
    return list(dict.fromkeys(datum.series for datum in data))


def categories_of(data: Iterable[Datum]) -> list[list[Datum]]:
    """The values of each category, in the order in which they come: of the same name, and each of another series."""
    found: list[list[Datum]] = []
    for datum in data:
        for group in found:
            if group[0].category.label == datum.category.label and all(datum.series != one.series for one in group):
                group.append(datum)
                break
        else:
            found.append([datum])
    return found


def colours(board: Board, count: int) -> list[str]:
    """Colours of parts that stand beside each other, in an order in which neighbours differ to any eye."""
    palette = board.palette
    pale = [mixed(accent, palette.ink, 0.5) for accent in (palette.positive, palette.primary, palette.warning)]
    own = [palette.primary, palette.contrast, pale[0], palette.warning, pale[1], pale[2]]
    return [own[at % len(own)] for at in range(count)]


def lettering(board: Board, colour: str) -> Solid:
    """An accent to write with, a little nearer to the ink, so that it can be read on every part of the page."""
    return ink.solid(mixed(colour, board.palette.ink, 0.3))


def gathered(board: Board, data: Sequence[Datum]) -> tuple[Datum, ...]:
    """At most seven categories: the smallest are added up as one, or left out where a sum means nothing."""
    count = len(categories_of(data))
    if count <= MOST_CATEGORIES:
        return tuple(data)
    manner = common_manner(data)
    addable = manner is not None and len(series_of(data)) == 1 and _addable(data)
    spare = sorted(data, key=lambda datum: abs(datum.value))[: count - MOST_CATEGORIES + addable]
    kept = tuple(datum for datum in data if datum not in spare)
    names, few = ", ".join(datum.category.label for datum in spare), f"{count} categories are too many for one chart"
    if manner is None or not addable:
        board.warn(f"{few}: {names} was left out", f"show {MOST_CATEGORIES} at most")
        return kept
    board.warn(f"{few}: {names} became “{OTHER}”", f"show {MOST_CATEGORIES} at most")
    total, last = sum(datum.value for datum in spare), max(spare, key=lambda datum: board.due[datum.category.id])
    category = last.category.model_copy(update={"label": OTHER, "icon": None, "accent": None})
    return (*kept, Datum(category=category, value=total, shown=(manner_of(last) or manner).write(total)))


def _addable(data: Sequence[Datum]) -> bool:
    shown = " ".join(datum.shown.lower() for datum in data)
    return all(datum.value >= 0 for datum in data) and not any(word in shown for word in NOT_ADDED)


def shown_until(board: Board, start: int, until: int | None, rest: float) -> Track:
    """Opacity of what is in the light from `start` on and steps back when the next is spoken of."""
    back = [(until, rest, 400.0)] if until is not None else []
    return fading(board.clock, [(start, 1.0, 240.0), *back])


def fading(clock: motion.Clock, steps: Iterable[tuple[int, float, float]]) -> Track:
    """Opacity from nothing on: at each frame towards a value, in so many milliseconds."""
    keys: list[motion.Key] = []
    value, free = 0.0, 0
    for frame, following, milliseconds in steps:
        begin = max(frame, free)
        free = begin + clock.lasting(milliseconds)
        ease = motion.EASE_OUT if following > value or not following else motion.EASE_IN_OUT
        keys += [(begin, value, ease), (free, following, "hold")]
        value = following
    return motion.track(keys)


def counting(
    board: Board, id_: str, datum: Datum, setting: Setting, box: Box, paint: Paint, growing: Track, *, align: float
) -> list[AnyNode]:
    """The number beside a bar: it counts up with the bar's length and stands as it is written in the end."""
    manner = None if setting.shortened else manner_of(datum)
    passed = _counted(manner, datum, growing) if manner else []
    written = [text for text in passed if advance(text, setting.weight, setting.size) <= setting.width]
    written.append(datum.shown)
    start, end = growing[0].frame, growing[-1].frame
    shown: list[AnyNode] = []
    for number, text in enumerate(written):
        last = number == len(written) - 1
        there = set_lines(setting.lines if last else (text,), setting.weight, setting.size)
        begin = start + round((end - start) * number / len(written))
        until = start + round((end - start) * (number + 1) / len(written))
        seen = _while(begin, until, first=number == 0, last=last)
        shown += board.lines(f"{id_}/count-{number}", there, box, paint, align=align, opacity=seen)
    if len(shown) < 2:
        return shown
    # Behind a window, as the wheels of a number are: what only passes is not there to be read.
    window = Clip(x=box.x - 12, y=box.y - 24, width=box.width + 24, height=box.height + 48, radius=0.0)
    return [nodes.group(f"{id_}/passing", shown[:-1], clip=window), shown[-1]]


COUNTS = 8


def _counted(manner: Manner, datum: Datum, growing: Track) -> list[str]:
    """What is read at even moments of the growth on the way to the value, each number once."""
    start, end, length = growing[0].frame, growing[-1].frame, growing[-1].value or 1.0
    moments = [start + (end - start) * step // COUNTS for step in range(1, COUNTS)]
    passed = [manner.write(datum.value * value_at(growing, moment) / length) for moment in moments]
    return list(dict.fromkeys(text for text in passed if text != datum.shown))


def _while(begin: int, until: int, *, first: bool, last: bool) -> Number:
    """There only for its moment."""
    if first and last:
        return 1.0
    coming: list[motion.Key] = [] if first else [(begin - 1, 0.0, "hold")]
    going: list[motion.Key] = [] if last else [(until, 0.0, "hold")]
    return motion.track([*coming, (begin, 1.0, "hold"), *going])
