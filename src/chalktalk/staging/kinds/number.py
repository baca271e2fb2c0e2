"""Number: one figure, huge, that rolls up and arrives as it is said, over what it measures."""

import re
from math import hypot
from typing import NamedTuple

from chalktalk.documents.storyboard import NumberVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import HEADING as HEADING_SIZE
from chalktalk.staging.page import SMALL, TITLE, Box
from chalktalk.staging.parts.hero import circle, echoes
from chalktalk.staging.parts.words import underline
from chalktalk.staging.typeset import Setting, fit_display

LARGEST, LARGEST_NARROW = 260.0, 216.0
INSIDE = 0.58
"""Of a ring's width, the part in which words stand clear of it."""
BELOW = 72.0 + 9 + 60
"""From the number to what it measures, the bar between them."""
RING, ON_RING = 24.0, 108.0
"""Width of the ring that a percentage fills, and size of the icon that stands where it starts."""
DIGITS = "0123456789"


class Layout(NamedTuple):
    """What stands below what."""

    disc: Box
    line: Box
    bar: Box
    words: Box


def stage(board: Board, visual: NumberVisual) -> list[AnyNode]:
    """In a ring that keeps the place: an icon, the number, what it measures. A percentage fills its part of it."""
    palette, clock = board.palette, board.clock
    value, caption = visual.value, visual.caption
    start, company = board.due[value.id], [value, caption]
    first = min(start, board.due[caption.id])
    opening = min(first, clock.lasting(160))
    width = board.area.width / motion.STRESS
    largest = LARGEST if board.page.wide else LARGEST_NARROW
    side = min(board.area.width, board.area.height) * 0.94
    part = _part_of_whole(value.label)
    room = width if part is None else min(width, side * INSIDE)
    setting = fit_display(value.label, room, size=largest, weight=Weight.EXTRABOLD, least=TITLE)
    label = board.fit(caption.label, room, size=HEADING_SIZE, weight=Weight.SEMIBOLD, lines=2, least=SMALL)
    icon = value.icon or caption.icon
    accent = board.colour(value, board.colour(caption, palette.primary))
    at = _layout(board.area, 168.0 if icon and part is None else 0.0, setting, label)
    halo = board.area.centred(side, side)
    land = max(start + clock.lasting(700), board.spoken_frame(value.cue.end - 1))
    shown: list[AnyNode] = [_rings(board, halo, setting, label, at.words, accent, opening)]
    if part is not None:
        shown.append(board.rising("halo", [_gauge(board, halo, part, start, land)], opening, halo))
    if icon:
        drawn = motion.draw(clock, first + clock.lasting(120), 700)
        disc = at.disc if part is None else Box(halo.cx - ON_RING / 2, halo.y + RING - ON_RING / 2, ON_RING, ON_RING)
        art = board.medallion("medallion/icon", icon, disc, accent, drawn=drawn)
        shown.append(board.popping("medallion", art, first, disc))
    rolling = _rolling(board, value.id, setting, at.line, (start, land))
    text = board.lines(caption.id, label, at.words, ink.solid(palette.ink), align=0.5)
    return [
        *shown,
        board.rising(value.id, rolling, start, at.line, pulses=board.pulses(value, company)),
        underline(board, f"{value.id}/bar", at.bar, accent, start + clock.lasting(240)),
        board.rising(caption.id, text, board.due[caption.id], at.words, pulses=board.pulses(caption, company)),
    ]


def _rings(board: Board, halo: Box, setting: Setting, label: Setting, words: Box, accent: str, start: int) -> AnyNode:
    """Rings around everything, so wide that the number and what it measures stand clear of them."""
    number = hypot(setting.width * motion.STRESS / 2 + 36, setting.cap)
    caption = hypot(label.width * motion.STRESS / 2 + 36, max(abs(words.y - halo.cy), abs(words.bottom - halo.cy)) + 24)
    side = max(halo.width, 2 * max(number, caption) / 0.9)
    return echoes(board, "echoes", halo.centred(side, side), accent, start, sizes=(1.08, 1.3, 1.58))


def _part_of_whole(label: str) -> float | None:
    """What a percentage is of the whole, if it is one up to a hundred."""
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%", label.strip())
    part = float(found[1].replace(",", ".")) / 100 if found else 2.0
    return part if part <= 1.0 else None


def _gauge(board: Board, box: Box, part: float, start: int, land: int) -> AnyNode:
    """A ring that fills from its top to the part that the number is, and arrives with it."""
    palette = board.palette
    ring = circle(box.cx, box.cy, box.width / 2 - RING)
    filling = motion.count_up(start, land, 0.0, part)
    return nodes.group(
        "halo/gauge",
        [
            nodes.path("halo/gauge/whole", ring, stroke=ink.line(palette.ink, RING, 0.1)),
            nodes.path("halo/gauge/part", ring, stroke=ink.line(palette.warning, RING), trim_end=filling),
        ],
    )


def _layout(area: Box, disc: float, setting: Setting, label: Setting) -> Layout:
    """One column, centred in the area."""
    above = disc + 60 if disc else 0.0
    block = area.centred(area.width, min(area.height, above + setting.cap + BELOW + label.height))
    line = block.below(above).from_top(setting.cap)
    bar = Box(block.cx - 72, line.bottom + 72, 144, 9)
    words = Box(block.x, bar.bottom + 60, block.width, label.height)
    return Layout(Box(block.cx - disc / 2, block.y, disc, disc), line, bar, words)


def _rolling(board: Board, id_: str, setting: Setting, line: Box, span: tuple[int, int]) -> list[AnyNode]:
    """Digits on wheels that turn to their places, all but the first once round; signs stand still between them."""
    paint = ink.solid(board.palette.warning)
    size, weight = setting.size, setting.weight
    pieces = re.findall(r"\d|\D+", setting.lines[0])
    widths = [advance(piece, weight, size) for piece in pieces]
    squeeze = min(1.0, line.width / motion.STRESS / (sum(widths) or 1.0))
    x = -sum(widths) / 2
    shown: list[AnyNode] = []
    turned = 0
    for index, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
        if piece in DIGITS:
            shown.append(_wheel(board, f"{id_}/wheel-{index}", int(piece), x, width, setting, (*span, turned)))
            turned += 1
        else:
            baseline = setting.cap / 2
            shown.append(
                board.line_of_text(
                    f"{id_}/sign-{index}", piece, x, baseline, setting=setting, advance=width, paint=paint
                )
            )
        x += width
    return [nodes.group(f"{id_}/row", shown, x=line.cx, y=line.cy, scale=squeeze)]


def _wheel(
    board: Board, id_: str, digit: int, x: float, width: float, setting: Setting, turn: tuple[int, int, int]
) -> AnyNode:
    """One wheel: the digits it passes, one below the other, moving up behind a window."""
    start, land, place = turn
    passed = [DIGITS[step % 10] for step in range(digit + 1 + 10 * (place > 0))]
    pitch = setting.size * 1.3
    paint = ink.solid(board.palette.warning)
    strip: list[AnyNode] = []
    for row, shown in enumerate(passed):
        own = advance(shown, setting.weight, setting.size)
        strip.append(
            board.line_of_text(
                f"{id_}/{row}", shown, (width - own) / 2, row * pitch, setting=setting, advance=own, paint=paint
            )
        )
    rest = setting.cap / 2
    end = rest - (len(passed) - 1) * pitch
    rolling = motion.count_up(start, land, rest, end) if len(passed) > 1 else rest
    window = Clip(x=-width * 0.1, y=-setting.cap * 0.66, width=width * 1.2, height=setting.cap * 1.32, radius=0.0)
    return nodes.group(id_, [nodes.group(f"{id_}/strip", strip, y=rolling)], x=x, clip=window)
