"""Overlays: a key term or a number on a small chip, beside whatever the scene shows, for as long as its words ask for.

Chips stand in the heading band, where there is one: below each other at its right end on a wide page, under a heading
of one line on a narrow one. Else they have a strip that the picture leaves free: above it on a wide page, below it on
a narrow one.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.storyboard import Overlay, OverlayKind
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, Box, Page
from chalktalk.staging.typeset import Setting, fit

HEIGHT, PADDING, GAP = 54.0, 24.0, 12.0
MARK, DOT = 36.0, 12.0
"""Size of the icon at a chip's left end, and of the dot where there is none."""
WIDEST = 420.0
"""Room for a chip's words where there is plenty."""
CLEARANCE = 36.0
"""Between chips and what they keep clear of."""
FADE = 200.0
"""Milliseconds in which a chip comes in, and in which it goes."""


class Chip(NamedTuple):
    """An overlay in its place."""

    overlay: Overlay
    icon: str | None
    """The query of its icon, if one was found."""
    setting: Setting
    box: Box


class Space(NamedTuple):
    """A page shared out between its heading, its picture and its overlays."""

    area: Box
    """For the picture and the figure."""
    band: Box
    """For the heading."""
    chips: tuple[Chip, ...] = ()


def share_out(page: Page, wanted: Sequence[Overlay], artwork: Artwork, heading: str | None) -> Space:
    """Give every overlay its place, and the rest to the heading and the picture.

    Args:
        page: The page.
        wanted: The scene's overlays, at most two.
        artwork: The scene's icons.
        heading: The picture's heading, if it has one. Where it needs the whole band there are no chips.
    """
    area = page.content if heading is None else page.body
    if not wanted:
        return Space(area, page.heading)
    room = WIDEST if page.wide else (area.width - GAP) / len(wanted) - 2 * PADDING - MARK - GAP
    chips = [_sized(overlay, artwork, min(room, WIDEST)) for overlay in wanted]
    if heading is None:
        return _in_strip(page, area, chips)
    space = _beside_heading(page, area, chips) if page.wide else _below_heading(page, area, chips)
    crowded = fit(heading, space.band.width, size=HEADING, weight=Weight.EXTRABOLD, least=BODY).shortened
    return Space(area, page.heading) if crowded else space


def overlays(board: Board, space: Space) -> list[AnyNode]:
    """The chips, each popping up as its words are said, and gone when it has been read."""
    return [_chip(board, chip) for chip in space.chips]


def _sized(overlay: Overlay, artwork: Artwork, room: float) -> Chip:
    element = overlay.element
    found = any(icon.query == element.icon and icon.letter is None for icon in artwork.icons)
    setting = fit(element.label, room, size=LABEL, weight=Weight.BOLD)
    width = PADDING + (MARK if found else DOT) + GAP + setting.width + PADDING
    return Chip(overlay, element.icon if found else None, setting, Box(0.0, 0.0, width, HEIGHT))


def _beside_heading(page: Page, area: Box, chips: Sequence[Chip]) -> Space:
    band = page.heading
    placed = [_moved(c, band.right - c.box.width, band.y + at * (HEIGHT + GAP)) for at, c in enumerate(chips)]
    widest = max(chip.box.width for chip in placed)
    return Space(area, band.from_left(band.width - widest - CLEARANCE), tuple(placed))


def _below_heading(page: Page, area: Box, chips: Sequence[Chip]) -> Space:
    band = page.heading
    one_line = band.from_top(band.height - HEIGHT - GAP)
    return Space(area, one_line, _row(chips, band.x, band.bottom - HEIGHT))


def _in_strip(page: Page, area: Box, chips: Sequence[Chip]) -> Space:
    width = sum(chip.box.width for chip in chips) + GAP * (len(chips) - 1)
    if page.wide:
        return Space(area.below(HEIGHT + CLEARANCE), page.heading, _row(chips, area.right - width, area.y))
    rest = area.from_top(area.height - HEIGHT - CLEARANCE)
    return Space(rest, page.heading, _row(chips, area.cx - width / 2, area.bottom - HEIGHT))


def _row(chips: Sequence[Chip], x: float, y: float) -> tuple[Chip, ...]:
    starts = accumulate((chip.box.width + GAP for chip in chips), initial=x)
    return tuple(_moved(chip, start, y) for chip, start in zip(chips, starts, strict=False))


def _moved(chip: Chip, x: float, y: float) -> Chip:
    return chip._replace(box=Box(x, y, chip.box.width, chip.box.height))


def _chip(board: Board, chip: Chip) -> AnyNode:
    """A raised card; a number's label has the colour that numbers have everywhere."""
    element, box, palette = chip.overlay.element, chip.box, board.palette
    colour = board.colour(element, palette.primary)
    number = chip.overlay.kind is OverlayKind.NUMBER
    inner = box.inset(PADDING, 0.0)
    size = MARK if chip.icon else DOT
    mark = inner.from_left(size).centred(size, size)
    words = inner.right_of(size + GAP)
    card = nodes.rect(
        f"{element.id}/card",
        box,
        radius=board.rounded(24.0),
        fill=ink.solid(palette.surface),
        stroke=board.edge,
        shadows=board.shadows,
    )
    sign: Sequence[AnyNode] = board.icon(f"{element.id}/icon", chip.icon, mark, colour) or [
        nodes.ellipse(f"{element.id}/dot", mark.cx, mark.cy, size / 2, fill=ink.solid(colour))
    ]
    text = board.lines(element.id, chip.setting, words, ink.solid(palette.warning if number else palette.ink))
    return board.moving(element.id, [card, *sign, *text], box, *_there(board, element.id, box))


def _there(board: Board, id_: str, box: Box) -> tuple[motion.Movement, motion.Movement]:
    """Springs up, and fades where it stands."""
    clock = board.clock
    times = next(times for times in board.cues.overlays if times.element == id_)
    start, end, fading = min(times.start_frame, board.due[id_]), times.end_frame, clock.lasting(FADE)
    keys: list[motion.Key] = [(start, 0.0, "linear"), (start + fading, 1.0, "hold")]
    keys += [(end - fading, 1.0, "linear"), (end, 0.0, "hold")]
    return motion.bounce_in(clock, start, box.width), motion.Movement(opacity=motion.track(keys))
