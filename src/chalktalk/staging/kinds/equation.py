"""Equation: a formula on squared paper, its terms written one after another as they are said."""

from dataclasses import dataclass

from chalktalk.documents.storyboard import EquationVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import HEADING, LABEL, Box
from chalktalk.staging.parts.formula import (
    EM,
    LEADING,
    Term,
    UnreadableError,
    formula_of,
    height_of,
    in_rows,
    top_and_bottom,
    width_of,
)
from chalktalk.staging.parts.words import underline

LARGEST = 216.0
"""Size of a formula's type at most."""
MARGIN = 84.0
"""Between the formula and its sheet's edge."""
SQUARE = 48.0
"""Of the paper."""
BACK = 0.45
"""How far the terms before step back while the next one comes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A term and where its outlines' origin lies."""

    term: Term
    x: float
    baseline: float


def stage(board: Board, visual: EquationVisual) -> list[AnyNode]:
    """The sheet as large as the formula makes it, its name below."""
    formula, start = visual.formula, board.due[visual.formula.id]
    name = formula.label if formula.label.strip() != visual.latex.strip() else ""
    label = board.fit(name, board.area.width, size=HEADING, weight=Weight.BOLD, lines=2, least=LABEL)
    below = 60 + 9 + 48 + label.height if name else 0.0
    room = board.area.from_top(board.area.height - below)
    try:
        read = formula_of(visual.latex)
    except UnreadableError as fault:
        board.warn(f'"{visual.latex}" is not shown as a formula: {fault}', "write it in LaTeX, without dollar signs")
        return _source(board, visual, room, start)
    if read.missing:
        board.warn(f'the typeface of formulas has no "{read.missing}"', "write it in other characters")
    sheet, places, scale = _places(room.inset(MARGIN / 2, 0.0), read.terms)
    block = board.area.centred(sheet.width, sheet.height + below)
    lift = block.y - sheet.y
    sheet = block.from_top(sheet.height)
    places = [Place(place.term, place.x, place.baseline + lift) for place in places]
    terms = _terms(board, visual, places, scale)
    shown: list[AnyNode] = [
        board.popping(f"{formula.id}/sheet", _paper(board, formula.id, sheet), start, sheet),
        board.moving(formula.id, terms, sheet, motion.pulse(board.clock, board.pulses(formula, [formula]))),
    ]
    if name:
        bar = Box(sheet.cx - 72, sheet.bottom + 60, 144, 9)
        words = Box(board.area.x, bar.bottom + 48, board.area.width, label.height)
        later = start + board.clock.lasting(240)
        lines = board.lines(f"{formula.id}/name", label, words, ink.solid(board.palette.ink), align=0.5)
        shown += [
            underline(board, f"{formula.id}/bar", bar, board.palette.primary, later),
            board.rising(f"{formula.id}/label", lines, later, words),
        ]
    return shown


def _places(room: Box, terms: tuple[Term, ...]) -> tuple[Box, list[Place], float]:
    """The sheet, and every term's place on it."""
    inner = room.inset(MARGIN, MARGIN * 0.75)
    rows = in_rows(terms, inner.width / inner.height)
    wide, high = max(width_of(row) for row in rows), height_of(rows)
    scale = min(LARGEST / EM, inner.width / wide, inner.height / high)
    sheet = room.centred(
        min(room.width, max(wide * scale + 2 * MARGIN, room.width * 0.72)),
        min(room.height, max(high * scale + 2.4 * MARGIN, min(room.height, room.width * 0.36))),
    )
    together = len({term.row for term in terms}) > 1  # the author's rows keep their alignment
    left = min(term.box.x for term in terms)
    places: list[Place] = []
    top = sheet.cy - high * scale / 2
    for row in rows:
        rise, fall = top_and_bottom(row)
        x = sheet.cx - (wide / 2 + left) * scale if together else sheet.cx - (row[0].box.x + width_of(row) / 2) * scale
        places += [Place(term, x, top - rise * scale) for term in row]
        top += (fall - rise + LEADING * EM) * scale
    return sheet, places, scale


def _terms(board: Board, visual: EquationVisual, places: list[Place], scale: float) -> list[AnyNode]:
    """Each term with the words it falls to; the newest is the brightest, and in the end all are."""
    clock, palette = board.clock, board.palette
    starts = _starts(board, visual, len(places))
    whole = starts[-1] + clock.lasting(1200)
    shown: list[AnyNode] = []
    for at, (place, start) in enumerate(zip(places, starts, strict=True)):
        box = place.term.box
        where = Box(place.x + box.x * scale, place.baseline + box.y * scale, box.width * scale, box.height * scale)
        colours = ((place.term.sign, palette.warning), (place.term.body, palette.ink))
        parts: list[AnyNode] = [
            nodes.path(
                f"{visual.formula.id}/term-{at + 1}/{number}",
                outline,
                fill=ink.solid(colour),
                x=place.x,
                y=place.baseline,
                scale=scale,
            )
            for number, (outline, colour) in enumerate(colours)
            if outline
        ]
        entrance = motion.slide_in(clock, start)
        movements = [entrance]
        if at + 1 < len(places):
            step = motion.between(clock, starts[at + 1], (1.0, BACK), 400, motion.EASE_IN_OUT)
            back = motion.between(clock, whole, (BACK, 1.0), 600, motion.EASE_IN_OUT)
            movements += [motion.Movement(opacity=step), motion.Movement(opacity=back)]
        shown.append(board.moving(f"{visual.formula.id}/term-{at + 1}", parts, where, *movements))
    return shown


def _starts(board: Board, visual: EquationVisual, count: int) -> list[int]:
    """The words over which the terms spread: the formula's own, or, where it is tied to one, most of the scene's."""
    cue, first = visual.formula.cue, board.due[visual.formula.id] + board.clock.lasting(160)
    last = cue.end - 1 if cue.end - cue.start > count else cue.start + (len(board.cues.words) - cue.start) * 3 // 4
    words = [cue.start + (last - cue.start) * at // max(1, count) for at in range(count)]
    starts = [first]
    for word in words[1:]:
        starts.append(max(board.coming(word), starts[-1] + board.clock.lasting(200)))
    return starts


def _paper(board: Board, id_: str, sheet: Box) -> list[AnyNode]:
    """A card with faint squares."""
    across, down = int((sheet.width - 72) / SQUARE), int((sheet.height - 36) / SQUARE)
    grid = sheet.centred(across * SQUARE, down * SQUARE)
    lines = [[(grid.x, grid.y + at * SQUARE), (grid.right, grid.y + at * SQUARE)] for at in range(down + 1)]
    lines += [[(grid.x + at * SQUARE, grid.y), (grid.x + at * SQUARE, grid.bottom)] for at in range(across + 1)]
    squares = " ".join(nodes.outline(line) for line in lines)
    return [
        board.card(id_, sheet),
        nodes.path(f"{id_}/squares", squares, stroke=ink.line(board.palette.ink, 1.5, 0.07)),
    ]


def _source(board: Board, visual: EquationVisual, room: Box, start: int) -> list[AnyNode]:
    """What the author wrote, as it was written, where it could not be set."""
    id_ = visual.formula.id
    setting = board.fit(visual.latex, room.width - 2 * MARGIN, size=HEADING, weight=Weight.CODE, lines=4)
    card = room.centred(room.width, min(room.height, setting.height + 2 * MARGIN))
    text = board.lines(id_, setting, card.inset(MARGIN, 0.0), ink.solid(board.palette.ink), align=0.5)
    return [board.rising(id_, [board.card(id_, card), *text], start, card)]
