"""Chapter: a number and a name, as the chapter's first words are spoken."""

from chalktalk.documents.storyboard import ChapterVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import LABEL, TITLE, Box
from chalktalk.staging.parts import hero, large_text, split_for_hero, underline


def stage(board: Board, visual: ChapterVisual) -> list[AnyNode]:
    """A small line with the number, the name below it, a bar, and the chapter's icon (its numeral if none)."""
    palette, clock = board.palette, board.clock
    query = visual.heading.icon or board.monogram(str(visual.number))
    text, picture = split_for_hero(board, query)
    start = board.due[visual.heading.id]
    accent = board.colour(visual.heading, board.accents()[(visual.number - 1) % 4])
    small = board.fit(f"PART {visual.number}", text.width, size=LABEL, weight=Weight.BOLD)
    setting = board.fit(
        visual.heading.label, text.width, size=TITLE, weight=Weight.EXTRABOLD, lines=2 if board.page.wide else 3
    )
    block = text.centred(text.width, small.cap + 36 + setting.height + 48 + 9)
    top = block.from_top(small.cap)
    name = Box(block.x, top.bottom + 36, block.width, setting.height)
    kicker = board.lines(f"{visual.heading.id}/kicker", small, top, ink.solid(accent))
    shown: list[AnyNode] = [board.rising(f"{visual.heading.id}/number", kicker, start, top)]
    shown += large_text(board, visual.heading.id, setting, name, ink.solid(palette.ink), start + clock.lasting(80))
    bar = Box(block.x, name.bottom + 48, 144, 9)
    shown.append(underline(board, f"{visual.heading.id}/bar", bar, accent, start + clock.lasting(360)))
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        shown.append(hero(board, f"{visual.heading.id}/hero", query, picture, accent, start, pulses))
    return shown
