"""Statement: one short thought, as large as it can be, part of it lit, with its icon."""

from collections.abc import Iterator
from itertools import accumulate

from chalktalk.documents.storyboard import StatementVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.bidi import words_in_sight
from chalktalk.staging.board import Board
from chalktalk.staging.measure import advance
from chalktalk.staging.page import Box
from chalktalk.staging.parts.hero import echoes, hero, pictured, split_for_hero
from chalktalk.staging.parts.words import BAR, aside, set_large, underline, word_by_word
from chalktalk.staging.typeset import Setting


def stage(board: Board, visual: StatementVisual) -> list[AnyNode]:
    """The words, rising one after another, beside a hero icon; alone, in the middle of the page."""
    id_, icon = visual.heading.id, pictured(board, visual.heading.icon)
    text, picture = split_for_hero(board, icon)
    start, accent = board.due[id_], board.colour(visual.heading, board.palette.primary)
    lit = range(visual.lit.start, visual.lit.end) if visual.lit else range(0)
    below = 0.0 if lit else 60 + BAR.height
    setting = set_large(board, visual.heading.label, text.from_top(text.height - below))
    alone = picture is None and board.standing is None
    block = text.centred(setting.width if alone else text.width, setting.height + below)
    words = block.from_top(setting.height)
    count, step = len(visual.heading.label.split()), board.clock.lasting(60)
    starts = [start + at * step for at in range(count)]
    colours = [board.palette.warning if at in lit else board.palette.ink for at in range(count)]
    shown: list[AnyNode] = []
    if picture is not None:
        shown.append(echoes(board, "echoes", picture, accent, start, words=block.from_left(setting.width)))
    elif not alone:
        shown += aside(board, "aside", setting, accent, start)
    for at, place in enumerate(_lit_places(setting, words, lit)):
        later = starts[min(lit.start, count - 1)] + board.clock.lasting(420 + 200 * at)
        shown.append(_marker(board, f"{id_}/marker-{at}", place, later))
    shown += word_by_word(board, id_, setting, words, starts, colours)
    if not lit:
        bar = Box(block.cx - BAR.width / 2 if alone else block.x, words.bottom + 60, BAR.width, BAR.height)
        shown.append(underline(board, f"{id_}/bar", bar, board.palette.warning, start + board.clock.lasting(400)))
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        shown.append(hero(board, f"{id_}/hero", icon, picture, accent, start, pulses))
    return shown


def _lit_places(setting: Setting, box: Box, lit: range) -> Iterator[Box]:
    """Below the lit words, a place for every line that has some."""
    before = accumulate((len(line.split(" ")) for line in setting.lines), initial=0)
    for row, (first, line) in enumerate(zip(before, setting.lines, strict=False)):
        words = line.split(" ")
        start, end = max(0, lit.start - first), min(len(words), lit.stop - first)
        if start >= end:
            continue
        order = words_in_sight(words)
        places = [place for place, word in enumerate(order) if start <= word < end]
        seen, left, right = [words[word] for word in order], places[0], places[-1] + 1
        lead = advance(" ".join([*seen[:left], ""]), setting.weight, setting.size) if left else 0.0
        width = advance(" ".join(seen[left:right]), setting.weight, setting.size)
        baseline = box.y + setting.cap + row * setting.leading
        yield Box(box.x + lead, baseline + setting.size * 0.1, width, setting.size * 0.11)


def _marker(board: Board, id_: str, box: Box, start: int) -> AnyNode:
    """A stroke of a marker pen below the words it stresses."""
    width = motion.between(board.clock, start, (0.0, box.width), 480, motion.EASE_IN_OUT)
    paint = ink.solid(board.palette.warning, 0.5)
    return nodes.rect(id_, box, radius=box.height / 2, fill=paint, width=width)
