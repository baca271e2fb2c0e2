"""Number: one figure, huge, that rolls up and arrives as it is said, over what it measures."""

import re
from typing import NamedTuple

from chalktalk.documents.storyboard import NumberVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import HEADING as HEADING_SIZE
from chalktalk.staging.page import SMALL, TITLE, Box
from chalktalk.staging.parts import orbit, underline
from chalktalk.staging.typeset import Setting, fit_display

LARGEST, LARGEST_NARROW = 260.0, 216.0
DIGITS = "0123456789"


class Layout(NamedTuple):
    """What stands below what."""

    disc: Box
    line: Box
    bar: Box
    words: Box


def stage(board: Board, visual: NumberVisual) -> list[AnyNode]:
    """An icon in a turning ring, the number below it, then what it measures."""
    palette, clock = board.palette, board.clock
    value, caption = visual.value, visual.caption
    start, company = board.due[value.id], [value, caption]
    first = min(start, board.due[caption.id])
    width = board.area.width / motion.STRESS
    largest = LARGEST if board.page.wide else LARGEST_NARROW
    setting = fit_display(value.label, width, size=largest, weight=Weight.EXTRABOLD, least=TITLE)
    label = board.fit(caption.label, width, size=HEADING_SIZE, weight=Weight.SEMIBOLD, lines=2, least=SMALL)
    icon = value.icon or caption.icon
    accent = board.colour(value, board.colour(caption, palette.primary))
    at = _layout(board.area, 168.0 if icon else 0.0, setting, label)
    side = min(board.area.width, board.area.height) * 0.94
    halo = board.area.centred(side, side)
    shown: list[AnyNode] = [
        board.rising("halo", [orbit(board, "halo/orbit", halo, accent, first)], first, halo),
    ]
    if icon:
        drawn = motion.draw(clock, first + clock.lasting(120), 700)
        art = board.medallion("medallion/icon", icon, at.disc, accent, drawn=drawn)
        shown.append(board.popping("medallion", art, first, at.disc))
    land = max(start + clock.lasting(700), board.spoken_frame(value.cue.end - 1))
    rolling = _rolling(board, value.id, setting, at.line, (start, land))
    text = board.lines(caption.id, label, at.words, ink.solid(palette.ink), align=0.5)
    return [
        *shown,
        board.rising(value.id, rolling, start, at.line, pulses=board.pulses(value, company)),
        underline(board, f"{value.id}/bar", at.bar, accent, start + clock.lasting(240)),
        board.rising(caption.id, text, board.due[caption.id], at.words, pulses=board.pulses(caption, company)),
    ]


def _layout(area: Box, disc: float, setting: Setting, label: Setting) -> Layout:
    """One column, centred in the area."""
    above = disc + 60 if disc else 0.0
    block = area.centred(area.width, min(area.height, above + setting.cap + 141 + label.height))
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
    squeeze = min(1.0, line.width / motion.STRESS / sum(widths))
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
