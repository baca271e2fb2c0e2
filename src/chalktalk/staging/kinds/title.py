"""Title: what the film is about, as large as it can be, beside the thing itself."""

from chalktalk.documents.storyboard import TitleVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, Box
from chalktalk.staging.parts.hero import echoes, hero, pictured, split_for_hero
from chalktalk.staging.parts.words import BAR, aside, large_text, set_large, underline


def stage(board: Board, visual: TitleVisual) -> list[AnyNode]:
    """Heading and subtitle on one side, the hero icon on the other (above, where the page is narrow)."""
    id_, icon = visual.heading.id, pictured(board, visual.heading.icon)
    text, picture = split_for_hero(board, icon)
    start, accent = board.due[id_], board.colour(visual.heading, board.palette.primary)
    subtitle = board.fit(visual.subtitle or "", text.width, size=BODY, weight=Weight.MEDIUM, lines=2)
    below = 60 + BAR.height + (48 + subtitle.height if visual.subtitle else 0)
    setting = set_large(board, visual.heading.label, text.from_top(text.height - below))
    block = text.centred(text.width, setting.height + below)
    head = block.from_top(setting.height)
    bar = Box(block.x, head.bottom + 60, BAR.width, BAR.height)
    shown: list[AnyNode] = []
    if picture is None:
        shown += aside(board, "aside", setting, accent, start)
    else:
        shown.append(
            echoes(board, "echoes", picture, accent, start, words=block.from_left(max(setting.width, subtitle.width)))
        )
    shown += large_text(board, id_, setting, head, ink.solid(board.palette.ink), start)
    shown.append(underline(board, f"{id_}/bar", bar, accent, start + board.clock.lasting(300)))
    if visual.subtitle:
        place = Box(block.x, bar.bottom + 48, block.width, subtitle.height)
        words = board.lines("subtitle", subtitle, place, ink.solid(board.palette.muted))
        shown.append(board.rising("subtitle", words, start + board.clock.lasting(200), place))
    if picture is not None:
        pulses = board.pulses(visual.heading, [visual.heading])
        shown.append(hero(board, f"{id_}/hero", icon, picture, accent, start, pulses))
    return shown
