"""Words that a scene is about: set large, underlined, coming in line by line or word by word, stepping back."""

from collections.abc import Sequence

from chalktalk.documents.timeline import AnyNode, Paint
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.bidi import turns
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BANNER, BODY, DISPLAY, HEADING, LABEL, LINE_HEIGHT, SMALL, TITLE, Box
from chalktalk.staging.parts.hero import FINGER
from chalktalk.staging.typeset import Setting, fit

WORDS_BACK = 0.74
"""Opacity of words that were spoken of before: less, and yet to be read."""
BAR = Box(0.0, 0.0, 180.0, 12.0)
"""The short accent bar below a scene's large words."""


def underline(board: Board, id_: str, box: Box, colour: str, start: int) -> AnyNode:
    """A short accent bar that grows from its left end."""
    width = motion.track([(start, 0.0, motion.EASE_OUT), (start + board.clock.lasting(480), box.width, "hold")])
    return nodes.rect(id_, box, radius=box.height / 2, fill=ink.solid(colour), width=width)


def large_text(
    board: Board, id_: str, setting: Setting, box: Box, paint: Paint, start: int, *, align: float = 0.0
) -> list[AnyNode]:
    """Lines that rise one after another, 80 ms apart."""
    step = board.clock.lasting(80)
    return [
        board.rising(f"{id_}/rise-{number}", [line], start + number * step, box)
        for number, line in enumerate(board.lines(id_, setting, box, paint, align=align))
    ]


LARGE = ((DISPLAY, 2), (BANNER, 2), (TITLE, 3), (HEADING, 4), (BODY, 6))
"""Sizes of the words that a scene is about, and on how many lines at most."""


def set_large(board: Board, words: str, room: Box, *, weight: Weight = Weight.EXTRABOLD) -> Setting:
    """The words that a scene is about, at the largest size at which they are no taller than their room."""
    for size, lines in LARGE:
        setting = fit(words, room.width, size=size, weight=weight, lines=lines, least=size)
        if not setting.shortened and setting.height <= room.height:
            board.check_glyphs(words, weight)
            return setting
    lines = max(1, min(8, 1 + int((room.height - SMALL) / (SMALL * LINE_HEIGHT))))
    return board.fit(words, room.width, size=LABEL, weight=weight, lines=lines)


def aside(board: Board, id_: str, words: Setting, accent: str, start: int) -> list[AnyNode]:
    """Where words have no picture: large discs that come in over the page's right edge, clear of the words."""
    page, clock = board.page, board.clock
    if not page.wide or board.area.x + FINGER + words.width > page.width * 0.78:
        return []
    discs = ((0.96, 0.26, 300.0, accent), (1.0, 0.78, 190.0, board.palette.warning), (0.82, 0.64, 66.0, accent))
    shown: list[AnyNode] = []
    for at, (x, y, radius, colour) in enumerate(discs):
        cx, cy = page.width * x, page.content.y + page.content.height * y
        place = Box(cx - radius, cy - radius, 2 * radius, 2 * radius)
        fill = ink.diagonal_in(-radius, radius, colour, board.palette.background_to, (0.28, 0.08))
        entrance = motion.bounce_in(clock, start + at * clock.lasting(110), 2 * radius, 0.3)
        body = nodes.ellipse(f"{id_}/{at}/body", cx, cy, radius, fill=fill)
        floating = motion.sway(clock, 0.0, 10.0, 7.0 + 2 * at)
        shown.append(
            nodes.group(f"{id_}/{at}/float", [board.moving(f"{id_}/{at}", [body], place, entrance)], y=floating)
        )
    return shown


def word_by_word(
    board: Board, id_: str, setting: Setting, box: Box, starts: Sequence[int], colours: Sequence[str]
) -> list[AnyNode]:
    """Words that rise each by itself; one frame and one colour for every word.

    A line with words from right to left rises as a whole: its words stand in another order than they are written.
    """
    shown: list[AnyNode] = []
    index = 0
    for row, line in enumerate(setting.lines):
        x = box.x
        baseline = box.y + setting.cap + row * setting.leading
        for word in [line] if turns(line) else line.split(" "):
            width = advance(word, setting.weight, setting.size)
            paint = ink.solid(colours[min(index, len(colours) - 1)])
            node = board.line_of_text(
                f"{id_}/word-{index}", word, x, baseline, setting=setting, advance=width, paint=paint
            )
            place = Box(x, baseline - setting.cap, width, setting.cap)
            shown.append(board.rising(f"{id_}/rise-{index}", [node], starts[min(index, len(starts) - 1)], place))
            x += advance(word + " ", setting.weight, setting.size)
            index += len(word.split(" "))
    return shown


def stepping_back(board: Board, at: int | None) -> motion.Movement:
    """Words that have been spoken of give way to the next ones, still legible; they stay where nothing comes next."""
    if at is None:
        return motion.REST
    return motion.Movement(opacity=motion.between(board.clock, at, (1.0, WORDS_BACK), 400, motion.EASE_IN_OUT))
