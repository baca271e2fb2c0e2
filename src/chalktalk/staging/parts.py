"""Larger shared parts: the hero medallion that opens and closes films, ticks, arrows."""

from collections.abc import Sequence
from math import hypot, sqrt

from chalktalk.colours import mixed
from chalktalk.documents.timeline import AnyNode, Paint
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box
from chalktalk.staging.typeset import Setting


def hero_row(area: Box) -> Box:
    """On a narrow page: the upper row, in which the figure and the hero icon stand side by side."""
    height = min(420.0, area.height * 0.45)
    spare = max(0.0, area.height - height - 60 - 300) / 2
    return area.below(spare).from_top(height)


def split_for_hero(board: Board, query: str | None) -> tuple[Box, Box | None]:
    """Room for words and room for a hero icon: side by side on a wide page, one above the other otherwise."""
    area = board.area
    if board.page.wide:
        size = min(460.0, area.height * 0.62)
        if query is None:
            return area, None
        return area.from_left(area.width - size - 72), area.right_of(area.width - size).centred(size, size)
    row = hero_row(area)
    if query is None and board.standing is None:
        return area, None
    text = Box(area.x, row.bottom + 60, area.width, min(420.0, area.bottom - row.bottom - 60))
    if query is None:
        return text, None
    left = row.right - row.height if board.standing else row.x
    return text, Box(left, row.y, row.height, row.height)


def orbit(board: Board, id_: str, box: Box, colour: str, start: int) -> AnyNode:
    """A fine ring with two small bodies that travel round it, once in two minutes."""
    radius = box.width / 2
    turning = motion.track([(start, 0.0, "linear"), (start + board.clock.lasting(60_000), 180.0, "hold")])
    far = radius * sqrt(0.5)
    bodies: list[AnyNode] = [
        nodes.ellipse(f"{id_}/ring", box.cx, box.cy, radius, stroke=ink.line(colour, 2.0, 0.28)),
        nodes.ellipse(f"{id_}/moon", box.cx + radius, box.cy, 9.0, fill=ink.solid(colour)),
        nodes.ellipse(f"{id_}/far", box.cx - far, box.cy + far, 6.0, fill=ink.solid(board.palette.warning)),
    ]
    return nodes.group(id_, bodies, x=box.cx, y=box.cy, anchor=(box.cx, box.cy), rotation=turning)


def hero(
    board: Board,
    id_: str,
    query: str | None,
    box: Box,
    colour: str,
    start: int,
    pulses: list[int],
    *,
    share: float = 0.36,
) -> AnyNode:
    """A large icon on a raised disc, with a ring that turns slowly around it; the icon has a share of the width."""
    palette, clock = board.palette, board.clock
    radius = box.width / 2
    ring = orbit(board, f"{id_}/orbit", box.centred(radius * 1.96, radius * 1.96), colour, start)
    disc = nodes.ellipse(
        f"{id_}/disc",
        box.cx,
        box.cy,
        radius * 0.78,
        fill=ink.solid(palette.surface),
        stroke=ink.line(palette.surface_edge, 2.0),
        shadows=ink.CARD_SHADOWS,
    )
    tint = nodes.ellipse(f"{id_}/tint", box.cx, box.cy, radius * 0.6, fill=ink.solid(colour, 0.14))
    drawn = motion.draw(clock, start + clock.lasting(120), 900)
    art = board.icon(f"{id_}/icon", query, box.centred(box.width * share, box.width * share), colour, drawn=drawn)
    return board.popping(id_, [ring, disc, tint, *art], start, box, pulses=pulses)


def places_kept(board: Board, boxes: Sequence[Box], start: int, *, radius: float = 36.0) -> AnyNode:
    """Faint outlines where things will come in: the page is composed before its first item is named."""
    light = ink.line(board.palette.ink, 2.0, 0.12)
    outlines = [nodes.rect(f"places/{i}", box, radius=radius, stroke=light) for i, box in enumerate(boxes)]
    return nodes.group("places", outlines, opacity=motion.appear(board.clock, start + board.clock.lasting(160), 400))


def tick(board: Board, id_: str, box: Box, colour: str, start: int) -> list[AnyNode]:
    """A check mark that draws itself on a small disc."""
    ground = ink.solid(mixed(board.palette.surface, colour, 0.25))
    size = box.width
    points = [(box.x + size * u, box.y + size * v) for u, v in ((0.30, 0.52), (0.44, 0.66), (0.70, 0.36))]
    return [
        nodes.ellipse(f"{id_}/disc", box.cx, box.cy, size / 2, fill=ground),
        nodes.path(
            f"{id_}/mark",
            nodes.outline(points),
            stroke=ink.line(colour, max(3.0, size / 11)),
            trim_end=motion.draw(board.clock, start + board.clock.lasting(160), 300),
        ),
    ]


def arrow(
    board: Board,
    id_: str,
    begin: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    start: int,
    head: float = 18.0,
) -> list[AnyNode]:
    """A line that draws itself from one place to another, its head following."""
    length = hypot(end[0] - begin[0], end[1] - begin[1]) or 1.0
    ux, uy = (end[0] - begin[0]) / length, (end[1] - begin[1]) / length
    left = (end[0] - head * (ux + 0.7 * uy), end[1] - head * (uy - 0.7 * ux))
    right = (end[0] - head * (ux - 0.7 * uy), end[1] - head * (uy + 0.7 * ux))
    clock = board.clock
    return [
        nodes.path(
            f"{id_}/shaft",
            nodes.outline([begin, end]),
            stroke=ink.line(colour, 6.0),
            trim_end=motion.draw(clock, start, 360),
        ),
        nodes.path(
            f"{id_}/head",
            nodes.outline([left, end, right]),
            stroke=ink.line(colour, 6.0),
            opacity=motion.appear(clock, start + clock.lasting(260), 160),
        ),
    ]


def underline(board: Board, id_: str, box: Box, colour: str, start: int) -> AnyNode:
    """A short accent bar that grows from its left end."""
    width = motion.track([(start, 0.0, motion.EASE_OUT), (start + board.clock.lasting(480), box.width, "hold")])
    return nodes.rect(id_, box, radius=box.height / 2, fill=ink.solid(colour), width=width)


def large_text(
    board: Board, id_: str, setting: Setting, box: Box, paint: Paint, start: int, *, align: float = 0.0
) -> list[AnyNode]:
    """Lines that rise one after another, 80 ms apart."""
    step = board.clock.lasting(80)
    return [
        board.rising(f"{id_}/rise-{number}", [line], start + number * step, box)
        for number, line in enumerate(board.lines(id_, setting, box, paint, align=align))
    ]
