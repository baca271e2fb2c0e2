"""Thing: what is spoken of, as a large icon in its own light, its name below."""

from chalktalk.documents.storyboard import ImageVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import TITLE, Box
from chalktalk.staging.parts.hero import echoes, hero, hero_row
from chalktalk.staging.parts.words import large_text
from chalktalk.staging.typeset import Setting

LARGEST = 540.0
ICON = 0.44
"""Width of the icon as a share of its medallion's."""
GAP = 72.0
"""Between the picture and its name."""


def stage(board: Board, visual: ImageVisual) -> list[AnyNode]:
    """The icon as large as its name leaves room for."""
    thing = visual.picture
    start, colour = board.due[thing.id], board.colour(thing, board.palette.primary)
    lines = 2 if board.page.wide else 3
    setting = board.fit(thing.label, board.area.width, size=TITLE, weight=Weight.EXTRABOLD, lines=lines)
    place, words = _places(board, setting)
    pulses = board.pulses(thing, [thing])
    picture = hero(board, f"{thing.id}/hero", thing.icon, place, colour, start, pulses, share=ICON)
    opening = min(start, board.clock.lasting(160))
    depth = echoes(board, "echoes", place, colour, opening, words=words if setting.lines else None)
    name = large_text(board, thing.id, setting, words, ink.solid(board.palette.ink), start, align=0.5)
    return [depth, picture, *name]


def _places(board: Board, setting: Setting) -> tuple[Box, Box]:
    """Picture and name, in the middle of the area; the picture beside the figure where that stands above the words."""
    area = board.area
    below = GAP + setting.height if setting.lines else 0.0
    if board.standing and not board.page.wide:
        row = hero_row(area)
        picture = Box(row.right - row.height, row.y, row.height, row.height)
        return picture, Box(area.x, row.bottom + GAP, area.width, setting.height)
    size = min(LARGEST, area.width, area.height - below)
    block = area.centred(area.width, size + below)
    return block.from_top(size).centred(size, size), block.below(size + below - setting.height)
