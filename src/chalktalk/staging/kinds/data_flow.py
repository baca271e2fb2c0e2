"""Data flow: stations on a pipe, through which particles run on to each next one as it is named."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from chalktalk.colours import mixed
from chalktalk.documents.storyboard import DataFlowVisual, Element
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.discs import station as station_disc
from chalktalk.staging.parts.marks import comet, places_kept
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting

WIDEST = 620.0
"""Room a station takes at most: two on a wide page stay near each other."""
NARROWEST = 210.0
"""Room a station needs beside others for its words."""
LARGEST = 300.0
PACE = 300.0
"""Page units a particle travels in a second."""
APART = 120.0
"""Page units from particle to particle."""
Layout = tuple[list[Box], list[tuple[Setting, Box]]]
"""The discs, and each station's name with its place."""
LANES = (-0.24, 0.22, -0.02)
"""Where particles run in the pipe, as parts of its width from its middle."""


def stage(board: Board, visual: DataFlowVisual) -> list[AnyNode]:
    """Along a line: from left to right, or down a page that is too narrow for it."""
    stations, area = visual.stations, board.area
    across = area.height < area.width * 0.85 and area.width / len(stations) >= NARROWEST
    discs, labels = (_across if across else _down)(board, stations)
    opening = board.due[visual.heading.id]
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, discs, opening, radius=discs[0].width / 2))
    for at, (one, other) in enumerate(pairwise(discs)):
        shown += _pipe(board, stations[at + 1], one, other, _colour(board, stations, at))
    for at, (station, disc, (label, box)) in enumerate(zip(stations, discs, labels, strict=True)):
        shown += station_disc(board, station, stations, disc, _colour(board, stations, at))
        text = board.lines(station.id, label, box, ink.solid(board.palette.ink), align=0.5 if across else 0.0)
        coming = motion.slide_in(board.clock, board.due[station.id])
        back = stepping_back(board, board.next_after(station, stations))
        shown.append(board.moving(f"{station.id}/words", text, box, coming, back))
    return shown


def _colour(board: Board, stations: Sequence[Element], at: int) -> str:
    """One accent on the way, another where it leads; a concept keeps its own."""
    last = at == len(stations) - 1
    return board.colour(stations[at], board.palette.positive if last else board.palette.primary)


def _labels(board: Board, stations: Sequence[Element], width: float) -> list[Setting]:
    wanted = HEADING if len(stations) <= 3 else BODY
    names = [station.label for station in stations]
    size = board.common_size(names, width, size=wanted, weight=Weight.BOLD, lines=3)
    return [board.fit(name, width, size=size, weight=Weight.BOLD, lines=3) for name in names]


def _across(board: Board, stations: Sequence[Element]) -> Layout:
    """In a row, each name below its disc."""
    count = len(stations)
    width = min(board.area.width, WIDEST * count)
    labels = _labels(board, stations, (width - 24 * (count - 1)) / count)
    room = 48 + max(label.height for label in labels)
    size = min(LARGEST, width / count * 0.66, board.area.height - room)
    columns = board.area.centred(width, size + room).columns(count, 24)
    discs = [column.from_top(size).centred(size, size) for column in columns]
    below = [column.below(size + 48) for column in columns]
    return discs, [(label, box.from_top(label.height)) for label, box in zip(labels, below, strict=True)]


def _down(board: Board, stations: Sequence[Element]) -> Layout:
    """One below the other, each name beside its disc."""
    count = len(stations)
    pitch = min(380.0, board.area.height / count)
    size = min(LARGEST, pitch * 0.64)
    rows = board.area.centred(board.area.width, pitch * count).rows(count, 0)
    beside = [row.right_of(size + 48) for row in rows]
    labels = _labels(board, stations, beside[0].width)
    discs = [row.from_left(size).centred(size, size) for row in rows]
    return discs, list(zip(labels, beside, strict=True))


def _pipe(board: Board, station: Element, one: Box, other: Box, colour: str) -> list[AnyNode]:
    """The pipe that leads to a station: it grows to it, and then what flows never stops."""
    palette, clock, start = board.palette, board.clock, board.due[station.id]
    thick = max(24.0, one.width * 0.22)
    level = one.cy == other.cy
    length = hypot(other.cx - one.cx, other.cy - one.cy)
    box = Box(one.cx, one.cy - thick / 2, length, thick) if level else Box(one.cx - thick / 2, one.cy, thick, length)
    growing = motion.track([(start, 0.0, motion.EASE_IN_OUT), (start + clock.lasting(480), length, "hold")])
    id_ = f"{station.id}/pipe"
    tube = nodes.rect(
        id_,
        box,
        radius=thick / 2,
        fill=ink.solid(mixed(palette.background_to, palette.surface, 0.6)),
        stroke=ink.line(palette.surface_edge, 2.0),
        width=growing if level else None,
        height=None if level else growing,
        opacity=motion.appear(clock, start, 120),
    )
    count = max(1, round(length / APART / len(LANES)))
    flowing: list[AnyNode] = []
    for lane, aside in enumerate(LANES):
        dx, dy = (0.0, aside * thick) if level else (aside * thick, 0.0)
        points = [(one.cx + dx, one.cy + dy), (other.cx + dx, other.cy + dy)]
        begin = start + clock.lasting(300 + 1000 * length / count / len(LANES) / PACE * lane)
        ways = motion.flow(clock, points, (begin, clock.frames), count, length / PACE)
        flowing += [
            comet(f"{id_}/{lane}-{i}", way, thick * 1.5, thick * 0.32, colour, 0.0 if level else 90.0)
            for i, way in enumerate(ways)
        ]
    return [tube, *flowing]
