"""Cards with an icon and words: beside each other or one above the other, lit while they are spoken of."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Element
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, SMALL, Box
from chalktalk.staging.parts.marks import tick
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting, fit

TINT = 0.1
"""How much of its accent a lit card's surface takes on."""
SIZES = ((HEADING, 1), (HEADING, 2), (BODY, 1), (BODY, 2), (BODY, 3), (LABEL, 2), (LABEL, 3), (SMALL, 3), (SMALL, 4))
"""Sizes of a card's words, and on how many lines, the best first."""


def is_tall(box: Box) -> bool:
    """Whether a card's icon stands above its words."""
    return box.height > 170 and box.height > box.width * 0.56


def alike(
    board: Board,
    labels: Sequence[str],
    rooms: Sequence[Box],
    *,
    sizes: Sequence[tuple[float, int]] = SIZES,
    weight: Weight = Weight.BOLD,
    largest: float = HEADING,
) -> list[Setting]:
    """Words for things that stand together: the best size at which all fit their rooms, the same for all.

    Args:
        board: The scene's board.
        labels: The words.
        rooms: Where each may stand.
        sizes: What to try, and on how many lines at most, the best first.
        weight: Of all of them.
        largest: The size from which to try.
    """
    for size, lines in sizes:
        if size > largest:
            continue
        fits = [
            fit(label, room.width, size=size, weight=weight, lines=lines, least=size)
            for label, room in zip(labels, rooms, strict=True)
        ]
        if not any(one.shortened or one.height > room.height for one, room in zip(fits, rooms, strict=True)):
            for label in labels:
                board.check_glyphs(label, weight)
            return fits
    return [_crowded(board, label, room, weight) for label, room in zip(labels, rooms, strict=True)]


def _crowded(board: Board, label: str, room: Box, weight: Weight) -> Setting:
    """At the smallest size, on as many lines as there is room for."""
    lines = max(1, min(4, 1 + int((room.height - SMALL * 0.75) / (SMALL * 1.2))))
    return board.fit(label, room.width, size=SMALL, weight=weight, lines=lines)


def room_for_words(element: Element, box: Box, *, ticked: bool = False) -> Box:
    """Where on a card its words may stand."""
    _, words = _shares(element, box, ticked=ticked)
    return words


def picture_card(
    board: Board,
    element: Element,
    company: Sequence[Element],
    box: Box,
    colour: str,
    label: Setting,
    *,
    until: int | None,
    ticked: bool = False,
) -> AnyNode:
    """An element's card.

    Args:
        board: The scene's board.
        element: What it shows.
        company: All elements that emphases may fall to.
        box: Its place.
        colour: Its accent.
        label: Its words, set for `room_for_words`.
        until: When it steps back.
        ticked: Whether it is checked off as it comes.
    """
    clock, start = board.clock, board.due[element.id]
    size, words = _shares(element, box, ticked=ticked)
    light = motion.glow(clock, start, until)
    tint = nodes.rect(
        f"{element.id}/tint", box, radius=board.rounded(36.0), fill=ink.solid(colour, TINT), opacity=light
    )
    children: list[AnyNode] = [board.card(element.id, box), tint, board.lit_edge(element.id, box, colour, start, until)]
    align = 0.0
    if is_tall(box):
        block = box.centred(box.width, (size + _apart(box) if size else 0) + label.height)
        place = Box(box.cx - size / 2, block.y, size, size)
        words, align = Box(words.x, block.bottom - label.height, words.width, label.height), 0.5
    else:
        place = Box(box.x + _margin(box), box.cy - size / 2, size, size)
    if size:
        drawn = motion.draw(clock, start + clock.lasting(120), 700)
        children += board.medallion(f"{element.id}/icon", element.icon, place, colour, drawn=drawn)
    text = board.lines(element.id, label, words, ink.solid(board.palette.ink), align=align)
    children.append(board.moving(f"{element.id}/words", text, words, stepping_back(board, until)))
    if ticked:
        children += tick(board, f"{element.id}/tick", _tick_place(box), colour, start + clock.lasting(200))
    return board.popping(element.id, children, start, box, pulses=board.pulses(element, company))


def _margin(box: Box) -> float:
    return max(12.0, min(48.0, box.height * 0.18))


def _apart(box: Box) -> float:
    """Between icon and words, where they stand one above the other."""
    return 42.0 if box.height > 240 else 24.0


def _inset(box: Box) -> float:
    """Room left and right of words, together."""
    return 48.0 if box.width > 240 else 24.0


def _shares(element: Element, box: Box, *, ticked: bool) -> tuple[float, Box]:
    """The size of a card's icon, and the room for its words."""
    if is_tall(box):
        size = min(220.0, box.width * 0.52, box.height * 0.44) if element.icon else 0.0
        return size, box.centred(box.width - _inset(box), box.height - (size + _apart(box) if size else 0) - 48)
    margin = _margin(box)
    size = min(200.0, box.height - 2 * margin, box.width * 0.34) if element.icon else 0.0
    inner = box.inset(margin, 12)
    words = inner.right_of(size + max(18.0, margin)) if size else inner.inset(12, 0)
    return size, words.from_left(words.width - _tick_place(box).width - margin) if ticked else words


def _tick_place(box: Box) -> Box:
    size, margin = min(84.0, box.height * 0.44), _margin(box)
    if is_tall(box):
        return Box(box.right - size - margin / 2, box.y + margin / 2, size, size)
    return Box(box.right - size - margin, box.cy - size / 2, size, size)
