"""Statement: one short thought, large, part of it lit, with its icon."""

from chalktalk.documents.storyboard import StatementVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import TITLE, Box
from chalktalk.staging.parts import hero, split_for_hero, underline
from chalktalk.staging.typeset import Setting


def stage(board: Board, visual: StatementVisual) -> list[AnyNode]:
    """The words, rising one after another, beside a hero icon."""
    text, picture = split_for_hero(board, visual.heading.icon)
    setting = board.fit(
        visual.heading.label, text.width, size=TITLE, weight=Weight.EXTRABOLD, lines=3 if board.page.wide else 4
    )
    block = text.centred(text.width, setting.height + 48 + 9)
    start = board.due[visual.heading.id]
    lit = range(visual.lit.start, visual.lit.end) if visual.lit else range(0)
    shown = _words(board, visual.heading.id, setting, block.from_top(setting.height), lit, start)
    bar = Box(block.x, block.bottom - 9, 144, 9)
    shown.append(
        underline(board, f"{visual.heading.id}/bar", bar, board.palette.warning, start + board.clock.lasting(400))
    )
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        accent = board.colour(visual.heading, board.palette.primary)
        icon = visual.heading.icon
        shown.append(hero(board, f"{visual.heading.id}/hero", icon, picture, accent, start, pulses))
    return shown


def _words(board: Board, id_: str, setting: Setting, box: Box, lit: range, start: int) -> list[AnyNode]:
    """Each word by itself, 60 ms apart, the lit ones in the accent colour."""
    shown: list[AnyNode] = []
    step = board.clock.lasting(60)
    index = 0
    for row, line in enumerate(setting.lines):
        x = box.x
        baseline = box.y + setting.cap + row * setting.leading
        for word in line.split(" "):
            colour = board.palette.warning if index in lit else board.palette.ink
            width = advance(word, setting.weight, setting.size)
            node = board.line_of_text(
                f"{id_}/word-{index}", word, x, baseline, setting=setting, advance=width, paint=ink.solid(colour)
            )
            place = Box(x, baseline - setting.cap, width, setting.cap)
            shown.append(board.rising(f"{id_}/rise-{index}", [node], start + index * step, place))
            x += advance(word + " ", setting.weight, setting.size)
            index += 1
    return shown
