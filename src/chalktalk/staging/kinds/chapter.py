"""Chapter: a large numeral and a name, as the chapter's first words are spoken."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import ChapterVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import Box
from chalktalk.staging.parts.hero import echoes, hero, pictured, split_for_hero
from chalktalk.staging.parts.words import BAR, aside, large_text, set_large, underline
from chalktalk.staging.typeset import fit_display

NUMERAL, NUMERAL_NARROW = 300.0, 168.0
"""Size of the numeral."""


def stage(board: Board, visual: ChapterVisual) -> list[AnyNode]:
    """The numeral above the name, and the icon on a full disc; no "part" is said, for films speak any language."""
    clock, id_ = board.clock, visual.heading.id
    icon = pictured(board, visual.heading.icon)
    text, picture = split_for_hero(board, icon)
    start = board.due[id_]
    accent = board.colour(visual.heading, board.accents()[(visual.number - 1) % 4])
    size = NUMERAL if board.page.wide else NUMERAL_NARROW
    numeral = fit_display(str(visual.number), text.width, size=size, weight=Weight.EXTRABOLD, least=size / 2)
    gap = 72 if board.page.wide else 48
    around = numeral.cap + 2 * gap + BAR.height
    setting = set_large(board, visual.heading.label, text.from_top(text.height - around))
    block = text.centred(text.width, around + setting.height)
    top = block.from_top(numeral.cap)
    name = Box(block.x, top.bottom + gap, block.width, setting.height)
    figures = board.lines(f"{id_}/numeral", numeral, top, ink.solid(accent))
    bar = Box(block.x, name.bottom + gap, BAR.width, BAR.height)
    behind = (
        aside(board, "aside", setting, accent, start)
        if picture is None
        else [echoes(board, "echoes", picture, accent, start, words=block.from_left(max(setting.width, numeral.width)))]
    )
    shown: list[AnyNode] = [
        *behind,
        _from_below(board, f"{id_}/rising", figures, top, start),
        *large_text(board, id_, setting, name, ink.solid(board.palette.ink), start + clock.lasting(120)),
        underline(board, f"{id_}/bar", bar, accent, start + clock.lasting(360)),
    ]
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        shown.append(hero(board, f"{id_}/hero", icon, picture, accent, start, pulses, full=True))
    return shown


def _from_below(board: Board, id_: str, text: Sequence[AnyNode], box: Box, start: int) -> AnyNode:
    """Comes up behind its own lower edge, as the next leaf of a calendar."""
    height = box.height * 1.16
    way = motion.between(board.clock, start, (height, 0.0), 620, motion.EASE_OUT)
    window = Clip(x=box.x - 24, y=box.y - box.height * 0.08, width=box.width + 48, height=height, radius=0.0)
    return nodes.group(id_, [nodes.group(f"{id_}/leaf", text, y=way)], clip=window)
