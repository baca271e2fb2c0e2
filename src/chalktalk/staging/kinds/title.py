"""Title: what the film is about, large, beside the thing itself."""

from chalktalk.documents.storyboard import TitleVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, TITLE, Box
from chalktalk.staging.parts import hero, large_text, split_for_hero, underline
from chalktalk.staging.typeset import fit


def stage(board: Board, visual: TitleVisual) -> list[AnyNode]:
    """Heading and subtitle on one side, the hero icon on the other (above, where the page is narrow)."""
    text, picture = split_for_hero(board, visual.heading.icon)
    start = board.due[visual.heading.id]
    subtitle = board.fit(visual.subtitle or "", text.width, size=BODY, weight=Weight.MEDIUM, lines=2)
    below = 48 + 9 + (36 + subtitle.height if visual.subtitle else 0)
    size = _size(visual.heading.label, text, below)
    setting = board.fit(visual.heading.label, text.width, size=size, weight=Weight.EXTRABOLD, lines=3)
    block = text.centred(text.width, setting.height + below)
    head = block.from_top(setting.height)
    bar = Box(block.x, head.bottom + 48, 144, 9)
    shown = large_text(board, visual.heading.id, setting, head, ink.solid(board.palette.ink), start)
    shown.append(
        underline(board, f"{visual.heading.id}/bar", bar, board.palette.primary, start + board.clock.lasting(300))
    )
    if visual.subtitle:
        place = Box(block.x, bar.bottom + 36, block.width, subtitle.height)
        words = board.lines("subtitle", subtitle, place, ink.solid(board.palette.muted))
        shown.append(board.rising("subtitle", words, start + board.clock.lasting(450), place))
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        accent = board.colour(visual.heading, board.palette.primary)
        icon = visual.heading.icon
        shown.append(hero(board, f"{visual.heading.id}/hero", icon, picture, accent, start, pulses))
    return shown


def _size(words: str, text: Box, below: float) -> float:
    """The largest size at which the heading and what stands below it are no taller than their place."""
    sizes = (TITLE, HEADING)
    heights = (fit(words, text.width, size=size, weight=Weight.EXTRABOLD, lines=3).height for size in sizes)
    return next((size for size, height in zip(sizes, heights, strict=True) if height + below <= text.height), BODY)
