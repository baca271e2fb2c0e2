"""Definition: a term, large, that rises out of its own line; below it, what it means; beside both, the thing itself."""

from chalktalk.documents.storyboard import DefinitionVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, LABEL, TITLE, Box
from chalktalk.staging.parts.arrows import quadratic
from chalktalk.staging.parts.cards import alike
from chalktalk.staging.parts.hero import hero, split_for_hero
from chalktalk.staging.parts.marks import sign_of
from chalktalk.staging.typeset import Setting, fit_display

LARGEST = 144.0
"""Of a term on one line."""
MEANING = ((HEADING, 4), (BODY, 4), (LABEL, 4))
"""Sizes of the meaning, and on how many lines."""
STROKE, RULE = 9.0, 6.0
BELOW = 42.0
"""From the term's last baseline to its underline: clear of the letters' tails."""
APART = 72.0
"""From the underline to the meaning."""


def stage(board: Board, visual: DefinitionVisual) -> list[AnyNode]:
    """Words on one side, the picture on the other (above, where the page is narrow)."""
    term, meaning, palette = visual.term, visual.meaning, board.palette
    text, picture = split_for_hero(board, sign_of(board, term))
    name = _term(board, term.label, text.width)
    under, apart = BELOW * name.size / TITLE, APART if text.height > 480 else APART * 0.6
    said = _meaning(board, meaning.label, (text.width - 48) / motion.STRESS, text.height - name.height - under - apart)
    block = text.centred(text.width, name.height + under + apart + said.height)
    start, colour = board.due[term.id], board.colour(term, palette.primary)
    head = block.from_top(name.height)
    shown = _rising_from_line(board, term.id, name, head, start)
    shown.append(_underline(board, term.id, name, head, head.bottom + under, colour))
    place = Box(block.x + 48, block.bottom - said.height, block.width - 48, said.height)
    shown += _said(board, visual, said, place, colour)
    if picture is not None:
        pulses = board.pulses(term, [term, meaning])
        shown.append(hero(board, f"{term.id}/hero", sign_of(board, term), picture, colour, start, pulses))
    return shown


def _term(board: Board, label: str, width: float) -> Setting:
    """On one line as large as it fits, down to a title's size; else on two."""
    one = fit_display(label, width, size=LARGEST, weight=Weight.EXTRABOLD, least=TITLE)
    if not one.shortened:
        board.check_glyphs(label, Weight.EXTRABOLD)
        return one
    return board.fit(label, width, size=TITLE, weight=Weight.EXTRABOLD, lines=2, least=BODY)


def _meaning(board: Board, label: str, width: float, room: float) -> Setting:
    """On up to four lines, at the largest size that its room allows."""
    (said,) = alike(board, [label], [Box(0.0, 0.0, width, room)], sizes=MEANING, weight=Weight.MEDIUM)
    return said


def _rising_from_line(board: Board, id_: str, setting: Setting, box: Box, start: int) -> list[AnyNode]:
    """Each line comes up from behind its own lower edge, as if it were written on what lies below."""
    clock = board.clock
    shown: list[AnyNode] = []
    for number, line in enumerate(board.lines(id_, setting, box, ink.solid(board.palette.ink))):
        baseline = box.y + setting.cap + number * setting.leading
        top = baseline - setting.size
        height = setting.size * 1.32
        window = Clip(x=box.x - 12, y=top, width=box.width + 24, height=height, radius=0.0)
        begin = start + clock.lasting(90) * number
        coming = motion.between(clock, begin, (height, 0.0), 560, motion.EASE_OUT)
        moving = nodes.group(f"{id_}/line-{number}/rise", [line], y=coming, opacity=motion.appear(clock, begin, 120))
        shown.append(nodes.group(f"{id_}/line-{number}/window", [moving], clip=window))
    return shown


def _underline(board: Board, id_: str, setting: Setting, head: Box, y: float, colour: str) -> AnyNode:
    """A stroke drawn with a swing below the last line."""
    width = setting.widths[-1] if setting.widths else 0.0
    swing = min(18.0, width * 0.03)
    points = quadratic(
        (head.x + 3, y + swing * 0.3), (head.x + width * 0.4, y - swing), (head.x + width, y + swing * 0.1)
    )
    start = board.due[id_] + board.clock.lasting(260)
    drawn = motion.draw(board.clock, start, 640)
    seen = motion.appear(board.clock, start, 120)
    return nodes.path(
        f"{id_}/underline", nodes.outline(points), stroke=ink.line(colour, STROKE), trim_end=drawn, opacity=seen
    )


def _said(board: Board, visual: DefinitionVisual, setting: Setting, box: Box, colour: str) -> list[AnyNode]:
    """The meaning beside a rule that grows down its side, its lines one after another."""
    clock, meaning = board.clock, visual.meaning
    start = board.due[meaning.id]
    growing = motion.between(clock, start, (0.0, box.height + 24), 560, motion.EASE_OUT)
    edge = Box(box.x - 48, box.y - 12, RULE, box.height + 24)
    seen = motion.appear(clock, start, 120)
    rule = nodes.rect(
        f"{meaning.id}/rule", edge, radius=RULE / 2, fill=ink.solid(colour, 0.7), height=growing, opacity=seen
    )
    lines = board.lines(meaning.id, setting, box, ink.solid(board.palette.ink))
    step = clock.lasting(90)
    pulses = board.pulses(meaning, [visual.term, meaning])
    told: list[AnyNode] = [
        board.moving(
            f"{meaning.id}/rise-{number}", [line], box, motion.slide_in(clock, start + number * step, distance=24.0)
        )
        for number, line in enumerate(lines)
    ]
    return [rule, board.moving(f"{meaning.id}/told", told, box, motion.pulse(clock, pulses))]
