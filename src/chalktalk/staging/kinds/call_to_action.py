"""Call to action: a button that invites, and a pointer that comes and presses it as the viewer is asked."""

from chalktalk.colours import mixed
from chalktalk.documents.storyboard import CallToActionVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import HEADING, TITLE, Box
from chalktalk.staging.parts.hero import hero, hero_row, pictured
from chalktalk.staging.typeset import Setting

TALLEST_HERO = 372.0
PADDING, GAP = 60.0, 48.0
DISC = 132.0
"""Of the arrow at the button's right end."""
ROUND = 96.0
"""Radius of a button's corners at most."""
RIPPLES = 3
POINTER = "M 0 0 L 0 62 L 15 48 L 26 74 L 38 69 L 27 44 L 47 44 Z"


def stage(board: Board, visual: CallToActionVisual) -> list[AnyNode]:
    """The thing it is about, above the button with the words."""
    ask, start = visual.heading, board.due[visual.heading.id]
    colour = board.colour(ask, board.palette.primary)
    setting = _setting(board, ask.label)
    icon = pictured(board, ask.icon)
    picture, button = _places(board, setting, icon=icon is not None)
    press = _press(board, visual)
    shown: list[AnyNode] = []
    if picture is not None:
        shown.append(hero(board, f"{ask.id}/hero", icon, picture, colour, start, [press], share=0.4))
    shown += _ripples(board, f"{ask.id}/ripple", button, colour, press)
    later = start + board.clock.lasting(140) if picture else start
    pressed = motion.Movement(
        scale=motion.track(
            [
                (press, 1.0, motion.EASE_OUT),
                (press + board.clock.lasting(110), 0.95, motion.EASE_OUT),
                (press + board.clock.lasting(300), motion.STRESS, motion.SWAY),
                (press + board.clock.lasting(620), 1.0, "hold"),
            ]
        )
    )
    entrance = motion.bounce_in(board.clock, later, button.width)
    body = _button(board, ask.id, setting, button, colour, later)
    shown.append(board.moving(ask.id, body, button, entrance, pressed))
    shown.append(_pointer(board, f"{ask.id}/pointer", button, start, press))
    return shown


def _setting(board: Board, words: str) -> Setting:
    room = board.area.width / motion.STRESS - 2 * PADDING - GAP - DISC
    lines = 3 if board.page.wide else 4
    return board.fit(words, room, size=TITLE if board.page.wide else HEADING, weight=Weight.EXTRABOLD, lines=lines)


def _places(board: Board, setting: Setting, *, icon: bool) -> tuple[Box | None, Box]:
    """Picture and button, in the middle of the area; the picture beside the figure where that stands above."""
    area = board.area
    width = setting.width + 2 * PADDING + GAP + DISC
    height = max(DISC + 60, setting.height + 2 * PADDING + 12)
    if board.standing and not board.page.wide:
        row = hero_row(area)
        below = area.below(row.bottom + 60 - area.y)
        picture = Box(row.right - row.height, row.y, row.height, row.height) if icon else None
        return picture, below.from_top(min(below.height, height + 120)).centred(width, height)
    if not icon:
        return None, area.centred(width, height)
    size = min(TALLEST_HERO, area.width, area.height - height - 84)
    block = area.centred(area.width, size + 84 + height)
    return block.from_top(size).centred(size, size), block.below(size + 84).centred(width, height)


def _press(board: Board, visual: CallToActionVisual) -> int:
    """As the viewer is asked: at the first emphasis, else at the last word."""
    ask = visual.heading
    arrived = board.due[ask.id] + board.clock.lasting(1300)
    moments = [at for at in board.pulses(ask, [ask]) if at >= arrived]
    return moments[0] if moments else max(arrived, board.coming(len(board.cues.words) - 1))


def _button(board: Board, id_: str, setting: Setting, box: Box, colour: str, start: int) -> list[AnyNode]:
    """A pill in the accent's colour, the words on it, and an arrow that nudges on."""
    over = board.on(colour)
    radius = min(board.rounded(ROUND), box.height / 2)
    inner = box.inset(PADDING, 0.0)
    disc = inner.right_of(inner.width - DISC).centred(DISC, DISC)
    words = inner.from_left(setting.width)
    arrow = nodes.outline([(-24, 0), (26, 0)]) + " " + nodes.outline([(6, -22), (28, 0), (6, 22)])
    sheen = ink.diagonal(box.width, box.height, mixed(colour, "#ffffff", 0.16), colour)
    nudge = motion.sway(board.clock, disc.cx, 7.0, 1.5)
    return [
        nodes.rect(f"{id_}/pill", box, radius=radius, fill=sheen, shadows=board.shadows),
        *board.lines(id_, setting, words, ink.solid(over)),
        nodes.ellipse(f"{id_}/end", disc.cx, disc.cy, DISC / 2, fill=ink.solid(over)),
        nodes.path(
            f"{id_}/arrow",
            arrow,
            stroke=ink.line(colour, 11.0),
            x=nudge,
            y=disc.cy,
            trim_end=motion.draw(board.clock, start + board.clock.lasting(240), 400),
        ),
    ]


def _ripples(board: Board, id_: str, box: Box, colour: str, press: int) -> list[AnyNode]:
    """Rings that run from the button as it is pressed."""
    clock = board.clock
    radius = min(board.rounded(ROUND), box.height / 2)
    shown: list[AnyNode] = []
    for at in range(RIPPLES):
        begin = press + clock.lasting(110) + at * clock.lasting(150)
        reach = 30.0 + 24 * at
        end = begin + clock.lasting(760)
        fading = motion.track([(begin - 1, 0.0, "hold"), (begin, 0.7, motion.EASE_OUT), (end, 0.0, "hold")])
        ring = nodes.rect(f"{id_}-{at}/ring", box, radius=radius, stroke=ink.line(colour, 5.0))
        shown.append(
            nodes.group(
                f"{id_}-{at}",
                [ring],
                x=box.cx,
                y=box.cy,
                anchor=(box.cx, box.cy),
                scale=motion.track([(begin, 1.0, motion.EASE_OUT), (end, 1 + 2 * reach / box.height, "hold")]),
                scale_x=motion.track([(begin, 1.0, motion.EASE_OUT), (end, 1 + 2 * reach / box.width, "hold")]),
                opacity=fading,
            )
        )
    return shown


def _pointer(board: Board, id_: str, box: Box, start: int, press: int) -> AnyNode:
    """Comes in from the lower right, presses, and stays."""
    clock, palette = board.clock, board.palette
    x, y = box.right - PADDING - DISC * 0.42, box.cy + DISC * 0.16
    coming = max(start + clock.lasting(500), press - clock.lasting(900))
    there = max(coming + 1, press - clock.lasting(60))
    way = ((x + 150.0, x), (y + 210.0, y))
    across, down = (motion.track([(coming, far, motion.EASE_IN_OUT), (there, near, "hold")]) for far, near in way)
    tap = motion.track(
        [
            (press, 1.25, motion.EASE_OUT),
            (press + clock.lasting(110), 1.08, motion.EASE_OUT),
            (press + clock.lasting(330), 1.25, "hold"),
        ]
    )
    arrow = nodes.path(
        f"{id_}/arrow", POINTER, fill=ink.solid(palette.ink), stroke=ink.line(palette.background_from, 4.0)
    )
    return nodes.group(id_, [arrow], x=across, y=down, scale=tap, opacity=motion.appear(clock, coming, 300))
