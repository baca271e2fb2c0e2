"""Number: one figure, huge, that rolls up and arrives as it is said, over what it measures."""

import re

from chalktalk.documents.storyboard import NumberVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import HEADING as HEADING_SIZE
from chalktalk.staging.page import SMALL, TITLE, Box
from chalktalk.staging.parts import underline
from chalktalk.staging.typeset import Setting, fit_display

LARGEST = 260.0
DIGITS = "0123456789"


def stage(board: Board, visual: NumberVisual) -> list[AnyNode]:
    """The number with its ring or icon above, the caption below."""
    palette, clock = board.palette, board.clock
    start = board.due[visual.value.id]
    company = [visual.value, visual.caption]
    setting = fit_display(
        visual.value.label,
        board.area.width / motion.STRESS,
        size=LARGEST if board.page.wide else 216.0,
        weight=Weight.EXTRABOLD,
        least=TITLE,
    )
    label = board.fit(
        visual.caption.label,
        board.area.width / motion.STRESS,
        size=HEADING_SIZE,
        weight=Weight.SEMIBOLD,
        lines=2,
        least=SMALL,
    )
    icon = visual.value.icon or visual.caption.icon
    disc = 168.0 if icon else 0.0
    height = disc + (60 if icon else 0) + setting.cap + 72 + 9 + 60 + label.height
    block = board.area.centred(board.area.width, min(height, board.area.height))
    shown: list[AnyNode] = []
    if icon:
        place = Box(block.cx - disc / 2, block.y, disc, disc)
        first = min(start, board.due[visual.caption.id])
        drawn = motion.draw(clock, first + clock.lasting(120), 700)
        art = board.medallion(f"{visual.value.id}/icon", icon, place, palette.primary, drawn=drawn)
        shown.append(board.popping(f"{visual.value.id}/medallion", art, first, place))
    line = Box(block.x, block.y + disc + (60 if icon else 0), block.width, setting.cap)
    land = max(start + clock.lasting(700), board.spoken_frame(visual.value.cue.end - 1))
    rolling = _rolling(board, visual.value.id, setting, line, (start, land))
    shown.append(board.rising(visual.value.id, rolling, start, line, pulses=board.pulses(visual.value, company)))
    bar = Box(block.cx - 72, line.bottom + 72, 144, 9)
    shown.append(underline(board, f"{visual.value.id}/bar", bar, palette.primary, start + clock.lasting(240)))
    words = Box(block.x, bar.bottom + 60, block.width, label.height)
    text = board.lines(visual.caption.id, label, words, ink.solid(palette.ink), align=0.5)
    pulses = board.pulses(visual.caption, company)
    shown.append(board.rising(visual.caption.id, text, board.due[visual.caption.id], words, pulses=pulses))
    return shown


def _rolling(board: Board, id_: str, setting: Setting, line: Box, span: tuple[int, int]) -> list[AnyNode]:
    """Digits on wheels that turn to their places, all but the first once round; signs stand still between them."""
    paint = ink.solid(board.palette.warning)
    size, weight = setting.size, setting.weight
    pieces = re.findall(r"\d|\D+", setting.lines[0])
    widths = [advance(piece, weight, size) for piece in pieces]
    squeeze = min(1.0, line.width / sum(widths))
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
    rolling = motion.track([(start, rest, motion.EASE_IN_OUT), (land, end, "hold")]) if len(passed) > 1 else rest
    window = Clip(x=-width * 0.1, y=-setting.cap * 0.66, width=width * 1.2, height=setting.cap * 1.32, radius=0.0)
    return nodes.group(id_, [nodes.group(f"{id_}/strip", strip, y=rolling)], x=x, clip=window)
