"""Shares of a ring: each one's arc, its number in the middle, and the words that come with it."""

from collections.abc import Sequence
from dataclasses import replace
from math import pi
from typing import NamedTuple

from chalktalk.documents.storyboard import Datum
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.charts.charting import STEPPED_BACK, counting, fading, lettering, shown_until
from chalktalk.staging.charts.share_ring import Ring, along
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, Box
from chalktalk.staging.parts.words import WORDS_BACK
from chalktalk.staging.typeset import fit_display

GAP = 8.0
"""Between two arcs, along the ring."""
MARK, NUMBER = 42.0, 144.0
"""Of a row's width, for its mark and for its number, each with its gap."""


class Slice(NamedTuple):
    """A part of the ring, in parts of a turn from the top, clockwise."""

    datum: Datum
    colour: str
    begin: float
    end: float

    @property
    def middle(self) -> float:
        """Half way along."""
        return (self.begin + self.end) / 2


def drawn(board: Board, ring: Ring, slices: Sequence[Slice], opening: int) -> list[AnyNode]:
    """The whole as a faint ring, the arcs that sweep over it, and the numbers in the middle."""
    stroke = ink.line(board.palette.ink, ring.width, 0.09)
    whole = nodes.path("whole/ring", along(ring, 0.0, 1.0), stroke=stroke)
    ground = nodes.group("whole", [whole], opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))
    arcs = [arc for part in slices for arc in _arc(board, ring, part, slices)]
    by_time = {board.due[part.datum.category.id]: part for part in slices if part.datum.shown.strip()}
    return [ground, *arcs, *(_middle(board, ring, part, slices) for part in by_time.values())]


def _arc(board: Board, ring: Ring, part: Slice, slices: Sequence[Slice]) -> list[AnyNode]:
    """An arc whose round ends lie within its share: it sweeps on as the share is said."""
    share = part.end - part.begin
    if share <= 0:
        return []
    id_ = part.datum.category.id
    around = 2 * pi * ring.radius
    room = share * around - (GAP if share < 0.999 else 0.0)
    width = min(ring.width, max(6.0, room))
    inset = min(share / 2 - 1e-4, (width / 2 + GAP / 2) / around) if share < 0.999 else 0.0
    start = board.due[id_]
    light = shown_until(board, start, _next(board, part, slices), STEPPED_BACK)
    return [
        nodes.path(
            f"{id_}/arc",
            along(ring, part.begin + inset, part.end - inset),
            stroke=ink.line(part.colour, width),
            trim_end=motion.draw(board.clock, start, 760),
            opacity=light,
        )
    ]


def _middle(board: Board, ring: Ring, part: Slice, slices: Sequence[Slice]) -> AnyNode:
    """The share's number in the ring, counting up as its arc sweeps, until the next one's."""
    id_, start = part.datum.category.id, board.due[part.datum.category.id]
    room = (ring.radius - ring.width / 2) * 2 * 0.8
    setting = fit_display(part.datum.shown, room, size=ring.radius * 0.56, weight=Weight.EXTRABOLD, least=BODY)
    box = Box(ring.cx - room / 2, ring.cy - setting.cap / 2, room, setting.cap)
    growing = motion.grow_bar(board.clock, start, 1.0)
    texts = counting(
        board, f"{id_}/middle", part.datum, setting, box, lettering(board, part.colour), growing, align=0.5
    )
    company = [one.datum.category for one in slices]
    following = _next(board, part, slices)
    leaving = [motion.fade_out(board.clock, following + board.clock.lasting(90))] if following is not None else []
    pulse = motion.pulse(board.clock, board.pulses(part.datum.category, company))
    return board.moving(id_, texts, box, motion.fade_in(board.clock, start), pulse, *leaving)


def named_beside(
    board: Board, part: Slice, slices: Sequence[Slice], box: Box, size: float, *, lines: int, align: float
) -> list[AnyNode]:
    """Number and name beside an arc."""
    id_ = part.datum.category.id
    name = board.fit(part.datum.category.label, box.width, size=size, weight=Weight.SEMIBOLD, lines=lines, least=size)
    largest = HEADING if size == BODY else BODY if box.height > 120 or lines == 1 else LABEL
    number = board.fit(part.datum.shown, box.width, size=largest, weight=Weight.EXTRABOLD)
    between = 18.0 if name.lines else 0.0
    block = box.centred(box.width, number.height + between + name.height)
    body = board.lines(
        f"{id_}/share", number, block.from_top(number.height), lettering(board, part.colour), align=align
    )
    body += board.lines(
        f"{id_}/name", name, block.below(number.height + between), ink.solid(board.palette.ink), align=align
    )
    return [said(board, part, slices, body, block)]


def said(board: Board, part: Slice, slices: Sequence[Slice], body: Sequence[AnyNode], block: Box) -> AnyNode:
    """Words that come with their share and step back after it."""
    id_ = part.datum.category.id
    start = board.due.get(id_)
    if start is None:  # the rest is never spoken of
        start = after_all(board, slices)
        light = motion.Movement(opacity=fading(board.clock, [(start, WORDS_BACK, 240)]))
    else:
        light = motion.Movement(opacity=shown_until(board, start, _next(board, part, slices), WORDS_BACK))
    return board.moving(
        f"{id_}/words", body, block, replace(motion.slide_in(board.clock, start, distance=18.0), opacity=1.0), light
    )


def in_a_row(board: Board, part: Slice, slices: Sequence[Slice], row: Box, size: float, lines: int) -> AnyNode:
    """Mark, name and number of a part, where there is no room beside the ring."""
    id_ = part.datum.category.id
    number = board.fit(part.datum.shown, NUMBER - 24, size=size, weight=Weight.EXTRABOLD)
    words = Box(row.x + MARK, row.y, row.width - MARK - NUMBER, row.height)
    name = board.fit(part.datum.category.label, words.width, size=size, weight=Weight.SEMIBOLD, lines=lines)
    mark = nodes.ellipse(f"{id_}/mark", row.x + 12, row.cy, 12.0, fill=ink.solid(part.colour))
    body: list[AnyNode] = [mark, *board.lines(f"{id_}/name", name, words, ink.solid(board.palette.ink))]
    body += board.lines(f"{id_}/share", number, row, lettering(board, part.colour), align=1.0)
    return said(board, part, slices, body, row)


def after_all(board: Board, slices: Sequence[Slice]) -> int:
    """The frame at which every share has been told, and what is left of the whole may come."""
    return max(board.due[part.datum.category.id] for part in slices) + board.clock.lasting(500)


def _next(board: Board, part: Slice, slices: Sequence[Slice]) -> int | None:
    return board.next_after(part.datum.category, [one.datum.category for one in slices])
