"""Discs with an icon that come on their word, are largest and brightest while they are told of, and then step back."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Element
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import LABEL, Box
from chalktalk.staging.parts.marks import raised_disc, sign_of
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting

SMALLER = 0.86
"""Size of a disc when the next one is spoken of."""
ARRIVED = 560.0
"""Milliseconds after which a disc that springs up is still."""


def station(
    board: Board,
    element: Element,
    company: Sequence[Element],
    box: Box,
    colour: str,
    *,
    number: int | None = None,
    inside: Setting | None = None,
    back: float = SMALLER,
) -> list[AnyNode]:
    """An element's disc, as large as its box while it is spoken of.

    Args:
        board: The scene's board.
        element: What it shows.
        company: All elements that take the light in turn.
        box: Its place.
        colour: Its accent.
        number: Its place in an order, shown on a badge.
        inside: Its words, where they stand in the disc itself, below the icon.
        back: How large it stays once the next is spoken of.
    """
    clock, start = board.clock, board.due[element.id]
    until = board.next_after(element, company)
    light = motion.glow(clock, start, until)
    reach = box.width * 0.85
    glow = nodes.ellipse(
        f"{element.id}/glow", box.cx, box.cy, reach, fill=ink.light(0.0, 0.0, reach, colour, 0.28), opacity=light
    )
    drawn = motion.draw(clock, start + clock.lasting(120), 700)
    sign = sign_of(board, element)
    body = raised_disc(board, element.id, None if inside else sign, box, colour, drawn=drawn, light=light)
    if inside:
        size = box.width * 0.3
        block = box.centred(box.width, size + box.width * 0.07 + inside.height)
        body += board.icon(f"{element.id}/icon", sign, block.from_top(size).centred(size, size), colour, drawn=drawn)
        words = block.below(block.height - inside.height)
        body += board.lines(element.id, inside, words, ink.solid(board.palette.ink), align=0.5)
    if number is not None:
        body += _badge(board, element.id, number, box, colour)
    still = start + clock.lasting(ARRIVED)
    pulses = motion.pulse(clock, [at for at in board.pulses(element, company) if at >= still])
    moves = [motion.bounce_in(clock, start, box.width), pulses]
    if until is not None and back != 1.0:
        moves.append(
            motion.Movement(scale=motion.between(clock, max(until, still), (1.0, back), 400, motion.EASE_IN_OUT))
        )
    return [glow, board.moving(element.id, body, box, *moves)]


def _badge(board: Board, id_: str, number: int, disc: Box, colour: str) -> list[AnyNode]:
    """A number on the disc's upper left edge."""
    mark = max(42.0, min(60.0, disc.width * 0.26))
    out = disc.width / 2 * 0.74
    box = Box(disc.cx - out - mark / 2, disc.cy - out - mark / 2, mark, mark)
    digit = board.fit(str(number), mark, size=LABEL, weight=Weight.EXTRABOLD)
    return [
        nodes.ellipse(f"{id_}/badge", box.cx, box.cy, mark / 2, fill=ink.solid(colour)),
        *board.lines(f"{id_}/number", digit, box, ink.solid(board.on(colour)), align=0.5),
    ]


def words_of(
    board: Board,
    element: Element,
    company: Sequence[Element],
    setting: Setting,
    box: Box,
    *,
    align: float = 0.5,
) -> AnyNode:
    """An element's words, which rise on its word and give way to the next one's."""
    text = board.lines(element.id, setting, box, ink.solid(board.palette.ink), align=align)
    coming = motion.slide_in(board.clock, board.due[element.id], distance=24.0)
    back = stepping_back(board, board.next_after(element, company))
    return board.moving(f"{element.id}/words", text, box, coming, back)
