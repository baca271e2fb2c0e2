"""Quote: someone's very words, phrase by phrase as they are spoken, under a large opening mark."""

import re

from chalktalk.documents.storyboard import QuoteVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BANNER, BODY, DISPLAY, HEADING, LABEL, LINE_HEIGHT, SMALL, TITLE, Box
from chalktalk.staging.parts.hero import FINGER
from chalktalk.staging.parts.words import underline, word_by_word
from chalktalk.staging.typeset import Setting, fit

MARKS = "“”\"„«»‘’' "
MARK = 252.0
"""Height of the opening mark where it stands beside the words."""
BESIDE = 1200.0
"""Width of an area in which it does."""
COMMA = (
    "M 0 62 C 0 28 18 6 50 0 L 54 12 C 36 18 28 28 28 42 C 44 42 56 52 56 70 C 56 88 44 100 28 100 C 10 100 0 86 0 62 Z"
)
"""Half of an opening mark, on a grid of 100 units height."""
COMMA_WIDTH, COMMA_GAP = 56.0, 20.0
MARK_SHAPE = (2 * COMMA_WIDTH + COMMA_GAP) / 100
"""Width of the whole mark to its height."""
SIZES = ((DISPLAY, 4), (BANNER, 4), (TITLE, 5), (HEADING, 6), (BODY, 7), (LABEL, 8))
"""Of the words, and on how many lines at most."""
DASH = 72.0
LONGEST_PHRASE = 6
"""Words that come in together at most."""


def stage(board: Board, visual: QuoteVisual) -> list[AnyNode]:
    """The mark beside the words, above them where there is less width, and a dash with the speaker's name below."""
    palette, clock = board.palette, board.clock
    area = board.area.right_of(FINGER) if board.standing else board.area
    id_, start = visual.words.id, board.due[visual.words.id]
    said = visual.words.label.strip(MARKS) or visual.words.label
    colour = board.colour(visual.words, palette.primary)
    beside = area.width >= BESIDE
    mark = MARK if beside else MARK * 0.7
    aside, above = (mark * MARK_SHAPE + 84, 0.0) if beside else (0.0, mark + 60)
    column = area.right_of(aside)
    name = board.fit(visual.speaker or "", column.width - DASH - 36, size=BODY, weight=Weight.SEMIBOLD, lines=2)
    below = 84 + name.height if visual.speaker else 0.0
    setting = _setting(board, said, column, above + below)
    width = max(setting.width, DASH + 36 + name.width, mark) + aside
    block = area.centred(width, max(mark, above + setting.height + below))
    if board.standing:
        block = Box(area.x, block.y, width, block.height)
    words = block.right_of(aside).below(above).from_top(setting.height)
    starts = _starts(board, visual, said)
    place = Box(block.x, block.y, mark * MARK_SHAPE, mark)
    shown = [_mark(board, f"{id_}/mark", place, colour, start)]
    shown += word_by_word(board, id_, setting, words, starts, [palette.ink] * len(starts))
    if visual.speaker:
        later = starts[-1] + clock.lasting(300)
        row = Box(words.x, words.bottom + 84, words.width, name.height)
        dash = Box(row.x, row.y + name.cap / 2 - 3, DASH, 6)
        after = row.right_of(DASH + 36)
        text = board.lines(f"{id_}/speaker", name, after, ink.solid(palette.muted))
        shown += [
            underline(board, f"{id_}/dash", dash, colour, later),
            board.rising(f"{id_}/name", text, later + clock.lasting(120), after),
        ]
    return shown


def _setting(board: Board, said: str, area: Box, around: float) -> Setting:
    """The largest size at which the words leave room for what is around them."""
    for size, most in SIZES:
        lines = min(most, max(1, int((area.height - around) / size / LINE_HEIGHT + 0.3)))
        setting = fit(said, area.width, size=size, weight=Weight.BOLD, lines=lines, least=size)
        if not setting.shortened:
            board.check_glyphs(said, Weight.BOLD)
            return setting
    return board.fit(said, area.width, size=SMALL, weight=Weight.BOLD, lines=8)


def _starts(board: Board, visual: QuoteVisual, said: str) -> list[int]:
    """A frame for every word: that of the first word of its phrase, those after it 50 ms apart."""
    cue, words = visual.words.cue, said.split()
    spoken = cue.end - cue.start if cue.end - cue.start > 1 else len(words)
    step = board.clock.lasting(50)
    starts: list[int] = []
    free = 0
    for phrase in _phrases(words):
        begin = board.coming(cue.start + len(starts) * spoken // len(words))
        begin = max(begin, board.due[visual.words.id], free)
        starts += [begin + at * step for at in range(len(phrase))]
        free = starts[-1] + step
    return starts


def _phrases(words: list[str]) -> list[list[str]]:
    """Cut after a mark of punctuation, and where it gets too long."""
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if re.search(r"[,;:.!?…–—]$", word) or len(found[-1]) >= LONGEST_PHRASE:
            found.append([])
    return [phrase for phrase in found if phrase]


def _mark(board: Board, id_: str, box: Box, colour: str, start: int) -> AnyNode:
    """Two commas that spring up one after the other."""
    scale = box.height / 100
    shown: list[AnyNode] = []
    for at in range(2):
        left = box.x + at * (COMMA_WIDTH + COMMA_GAP) * scale
        place = Box(left, box.y, COMMA_WIDTH * scale, box.height)
        body = nodes.path(f"{id_}/{at}", COMMA, fill=ink.solid(colour), x=left, y=box.y, scale=scale)
        shown.append(board.popping(f"{id_}/comma-{at}", [body], start + at * board.clock.lasting(90), place))
    return nodes.group(id_, shown, y=motion.sway(board.clock, 0.0, 4.0, 5.2))
