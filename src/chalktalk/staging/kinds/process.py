"""Process: steps in order, an arrow drawing itself from each to the next as it is named."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Element, ProcessVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, SMALL, Box
from chalktalk.staging.parts import arrow, places_kept

WIDEST_STEP = 540.0
"""Room a step takes at most: two steps on a wide page stay near each other."""


def stage(board: Board, visual: ProcessVisual) -> list[AnyNode]:
    """Across a wide page in one row; down a tall one."""
    shown = board.heading(visual.heading)
    across = board.page.wide or (len(visual.steps) <= 3 and board.area.width > board.area.height * 1.1)
    opening = board.due[visual.heading.id]
    return shown + (_across(board, visual.steps, opening) if across else _down(board, visual.steps, opening))


def _colour(board: Board, index: int, steps: Sequence[Element]) -> str:
    """One accent on the way, another for where it leads; a concept keeps its own."""
    palette = board.palette
    return board.colour(steps[index], palette.positive if index == len(steps) - 1 else palette.primary)


def _across(board: Board, steps: Sequence[Element], opening: int) -> list[AnyNode]:
    count = len(steps)
    width = min(board.area.width, WIDEST_STEP * count)
    size = min(288.0 if count == 2 else 216.0, width / count * 0.58)
    columns = board.area.centred(width, size + 48 + 132).columns(count, 24)
    alike = board.common_size((s.label for s in steps), columns[0].width, size=BODY, weight=Weight.BOLD, lines=3)
    discs = [Box(column.cx - size / 2, column.y, size, size) for column in columns]
    shown: list[AnyNode] = [places_kept(board, discs, opening, radius=size / 2)]
    for index, (step, column, disc) in enumerate(zip(steps, columns, discs, strict=True)):
        start = board.due[step.id]
        if index:
            reach = size / 2 + 24
            begin, end = (discs[index - 1].cx + reach, disc.cy), (disc.cx - reach, disc.cy)
            line = board.palette.muted
            shown += arrow(board, f"{step.id}/arrow", begin, end, line, start)
        shown.append(_step(board, index, steps, disc))
        words = Box(column.x, disc.bottom + 36, column.width, 132)
        label = board.fit(step.label, words.width, size=alike, weight=Weight.BOLD, lines=3)
        top = words.from_top(label.height)
        text = board.lines(step.id, label, top, ink.solid(board.palette.ink), align=0.5)
        shown.append(board.rising(f"{step.id}/words", text, start + board.clock.lasting(80), top))
    return shown


def _down(board: Board, steps: Sequence[Element], opening: int) -> list[AnyNode]:
    count = len(steps)
    pitch = min(276.0, board.area.height / count)
    size = min(192.0, pitch - 54) if pitch > 160 else pitch - 42
    rows = board.area.centred(board.area.width, pitch * count).rows(count, 0)
    discs = [Box(row.x, row.cy - size / 2, size, size) for row in rows]
    shown: list[AnyNode] = [places_kept(board, discs, opening, radius=size / 2)]
    for index, (step, row, disc) in enumerate(zip(steps, rows, discs, strict=True)):
        start = board.due[step.id]
        if index:
            line = board.palette.muted
            begin, end = (disc.cx, disc.y - (pitch - size) + 9), (disc.cx, disc.y - 9)
            shown += arrow(board, f"{step.id}/arrow", begin, end, line, start, head=12.0)
        shown.append(_step(board, index, steps, disc))
        words = row.right_of(size + 48)
        alike = board.common_size((s.label for s in steps), words.width, size=BODY, weight=Weight.BOLD, lines=2)
        label = board.fit(step.label, words.width, size=alike, weight=Weight.BOLD, lines=2)
        text = board.lines(step.id, label, words, ink.solid(board.palette.ink))
        shown.append(board.rising(f"{step.id}/words", text, start + board.clock.lasting(80), words))
    return shown


def _step(board: Board, index: int, steps: Sequence[Element], disc: Box) -> AnyNode:
    """A raised disc with the step's icon, its number on a small badge, a ring of light while it is spoken of."""
    step, palette, clock = steps[index], board.palette, board.clock
    start, colour = board.due[step.id], _colour(board, index, steps)
    radius = disc.width / 2
    drawn = motion.draw(clock, start + clock.lasting(120), 700)
    light = motion.spotlight(clock, start, board.next_after(step, steps))
    mark = max(36.0, min(48.0, disc.width * 0.24))
    badge = Box(disc.cx - radius * 0.74 - mark / 2, disc.cy - radius * 0.74 - mark / 2, mark, mark)
    number = board.fit(str(index + 1), mark, size=SMALL, weight=Weight.EXTRABOLD)
    inside = disc.centred(disc.width * 0.5, disc.width * 0.5)
    children: list[AnyNode] = [
        nodes.ellipse(
            f"{step.id}/disc",
            disc.cx,
            disc.cy,
            radius,
            fill=ink.solid(palette.surface),
            stroke=ink.line(palette.surface_edge, 2.0),
            shadows=ink.CARD_SHADOWS,
        ),
        nodes.ellipse(f"{step.id}/ring", disc.cx, disc.cy, radius, stroke=ink.line(colour, 6.0), opacity=light),
        nodes.ellipse(f"{step.id}/tint", disc.cx, disc.cy, radius * 0.78, fill=ink.solid(colour, 0.16)),
        *board.icon(f"{step.id}/icon", step.icon, inside, colour, drawn=drawn),
        nodes.ellipse(f"{step.id}/badge", badge.cx, badge.cy, mark / 2, fill=ink.solid(colour)),
        *board.lines(f"{step.id}/number", number, badge, ink.solid(board.on(colour)), align=0.5),
    ]
    return board.popping(step.id, children, start, disc, pulses=board.pulses(step, steps))
