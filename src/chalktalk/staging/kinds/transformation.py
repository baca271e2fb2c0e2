"""Transformation: a thing goes from what it was to what it becomes, its outline turning into the other on the way."""

import re
from collections.abc import Sequence
from math import hypot

from chalktalk.documents.artwork import IconArt
from chalktalk.documents.storyboard import Element, TransformationVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import ICON_GRID, Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.marks import places_kept, raised_disc, sign_of
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting

Layout = tuple[list[Box], list[tuple[Setting, Box]]]
"""The discs, and each name with its place."""
TURNING = 1000.0
"""Milliseconds from one shape to the other."""
SWELL = 1.18
"""How much larger it is halfway, where it is neither."""
LEFT_BEHIND = 0.28
"""Opacity of what it was."""


def stage(board: Board, visual: TransformationVisual) -> list[AnyNode]:
    """Two places side by side, or one above the other; the thing goes from the first to the second."""
    before, after, clock = visual.before, visual.after, board.clock
    level = board.area.height < board.area.width * 0.85
    discs, labels = (_side_by_side if level else _stacked)(board, (before, after))
    colours = (board.colour(before, board.palette.primary), board.colour(after, board.palette.positive))
    turn = max(board.due[after.id], board.due[before.id] + clock.lasting(600))
    shown = board.heading(visual.heading)
    shown.append(places_kept(board, discs, board.due[visual.heading.id], radius=discs[0].width / 2))
    shown += _way(board, discs, turn)
    shown += _first(board, before, discs[0], colours[0], turn)
    shown += _second(board, before, after, discs[1], colours[1], turn)
    shown += _travelling(board, visual, discs, colours, turn)
    for element, (label, box) in zip((before, after), labels, strict=True):
        text = board.lines(element.id, label, box, ink.solid(board.palette.ink), align=0.5 if level else 0.0)
        back = stepping_back(board, turn if element is before else None)
        coming = motion.slide_in(clock, board.due[element.id])
        shown.append(board.moving(f"{element.id}/words", text, box, coming, back))
    return shown


def _labels(board: Board, pair: tuple[Element, Element], width: float) -> list[Setting]:
    size = board.common_size((e.label for e in pair), width, size=HEADING, weight=Weight.BOLD, lines=2, least=BODY)
    return [board.fit(element.label, width, size=size, weight=Weight.BOLD, lines=3) for element in pair]


def _side_by_side(board: Board, pair: tuple[Element, Element]) -> Layout:
    """Each name below its disc."""
    area = board.area
    size = min(432.0, area.width * 0.34, area.height - 96)
    wide = min(size * 1.5, area.width / 2 - 24)
    labels = _labels(board, pair, wide)
    room = 48 + max(label.height for label in labels)
    size = min(size, area.height - room)
    block = area.centred(min(area.width, size * 2.2 + wide), size + room)
    middles = (block.x + wide / 2, block.right - wide / 2)
    discs = [Box(cx - size / 2, block.y, size, size) for cx in middles]
    places = [Box(cx - wide / 2, block.y + size + 48, wide, 0.0) for cx in middles]
    return discs, [(label, place.from_top(label.height)) for label, place in zip(labels, places, strict=True)]


def _stacked(board: Board, pair: tuple[Element, Element]) -> Layout:
    """Each name beside its disc."""
    area = board.area
    size = min(340.0, (area.height - 120) / 2)
    block = area.centred(area.width, size * 2 + 120)
    discs = [block.from_top(size).from_left(size), block.below(size + 120).from_left(size)]
    beside = [Box(disc.right + 60, disc.y, area.right - disc.right - 60, size) for disc in discs]
    return discs, list(zip(_labels(board, pair, beside[0].width), beside, strict=True))


def _first(board: Board, before: Element, disc: Box, colour: str, turn: int) -> list[AnyNode]:
    """What it was: its disc stays, its outline fades as the thing leaves."""
    clock, start = board.clock, board.due[before.id]
    light = motion.glow(clock, start, turn)
    drawn = motion.draw(clock, start + clock.lasting(120), 700)
    art = raised_disc(board, before.id, sign_of(board, before), disc, colour, drawn=drawn, light=light)
    # At once, and yet unseen: in that frame the thing that leaves lies exactly on it.
    fading = motion.track([(start, 1.0, "hold"), (turn, LEFT_BEHIND, "hold")])
    icon = nodes.group(f"{before.id}/sign", [n for n in art if _is_icon(n)], opacity=fading)
    body = [node for node in art if not _is_icon(node)]
    return [board.popping(before.id, [*body, icon], start, disc, pulses=board.pulses(before, [before]))]


def _second(board: Board, before: Element, after: Element, disc: Box, colour: str, turn: int) -> list[AnyNode]:
    """What it becomes: an empty disc that lights up as the thing lands in it."""
    clock, start = board.clock, board.due[after.id]
    landed = turn + clock.lasting(TURNING * 0.8)
    light = motion.glow(clock, landed, None)
    glow = nodes.ellipse(
        f"{after.id}/glow",
        disc.cx,
        disc.cy,
        disc.width * 0.8,
        fill=ink.light(0.0, 0.0, disc.width * 0.8, colour, 0.28),
        opacity=light,
    )
    art = raised_disc(board, after.id, sign_of(board, after), disc, colour, light=light)
    there = motion.track([(turn, 0.0, "hold"), (turn + clock.lasting(TURNING), 1.0, "hold")])
    icon = nodes.group(f"{after.id}/sign", [n for n in art if _is_icon(n)], opacity=there)
    body = [node for node in art if not _is_icon(node)]
    return [glow, board.popping(after.id, [*body, icon], start, disc, pulses=board.pulses(after, [before, after]))]


def _is_icon(node: AnyNode) -> bool:
    return "/icon" in node.id


def _way(board: Board, discs: Sequence[Box], turn: int) -> list[AnyNode]:
    """The dotted way from one to the other, which draws itself as the thing goes."""
    one, other = discs
    level = one.cy == other.cy
    length = (other.x - one.right) if level else (other.y - one.bottom)
    steps = max(2, round(length / 36) - 1)
    gap = length / (steps + 1)
    dots: list[AnyNode] = []
    for step in range(1, steps + 1):
        x, y = (one.right + gap * step, one.cy) if level else (one.cx, one.bottom + gap * step)
        seen = motion.appear(board.clock, turn + board.clock.lasting(TURNING * 0.7 * step / steps), 200)
        dots.append(nodes.ellipse(f"way/{step}", x, y, 6.0, fill=ink.solid(board.palette.muted), opacity=seen))
    return dots


def _travelling(
    board: Board, visual: TransformationVisual, discs: Sequence[Box], colours: tuple[str, str], turn: int
) -> list[AnyNode]:
    """The thing itself on its way; where either is but a letter, the one fades into the other."""
    clock = board.clock
    inside = [disc.centred(disc.width * 0.5, disc.width * 0.5) for disc in discs]
    end = turn + clock.lasting(TURNING)
    middle = (turn + end) // 2
    arts = [board.icons.get(sign_of(board, element)) for element in (visual.before, visual.after)]
    forms = _forms(*arts)
    first, last = inside
    moving: list[AnyNode] = []
    if forms is not None:
        morph = motion.turn_into(clock, turn, TURNING)
        for number, colour in enumerate(colours):
            seen = motion.track(
                [(turn, 1.0, "hold"), (end, 0.0, "hold")]
                if number == 0
                else [(turn, 0.0, motion.EASE_IN_OUT), (end, 1.0, "hold")]
            )
            shape = nodes.path(
                f"thing/{number}",
                forms[0],
                stroke=ink.line(colour, 2.0),
                x=-first.width / 2,
                y=-first.width / 2,
                scale=first.width / ICON_GRID,
                becomes=forms[1],
                morph=morph,
                opacity=seen,
            )
            moving.append(shape)
    else:
        centre = Box(-first.width / 2, -first.width / 2, first.width, first.width)
        for number, element in enumerate((visual.before, visual.after)):
            values = (0.9, 0.0) if number == 0 else (0.0, 0.9)
            seen = motion.track([(turn, values[0], motion.EASE_IN_OUT), (end, values[1], "hold")])
            art = board.icon(f"{element.id}/passing", sign_of(board, element), centre, colours[number])
            moving.append(nodes.group(f"thing/{number}/sign", art, opacity=seen))
    go = motion.EASE_IN_OUT
    lift = -first.width * 0.5 if first.cy == last.cy else 0.0
    aside = 0.0 if lift else first.width * 0.4
    return [
        nodes.group(
            "thing",
            moving,
            x=motion.track([(turn, first.cx, go), (end, last.cx, "hold")])
            if not aside
            else motion.track(
                [(turn, first.cx, motion.EASE_OUT), (middle, first.cx + aside, motion.EASE_IN), (end, last.cx, "hold")]
            ),
            y=motion.track(
                [(turn, first.cy, motion.EASE_OUT), (middle, first.cy + lift, motion.EASE_IN), (end, last.cy, "hold")]
            )
            if lift
            else motion.track([(turn, first.cy, go), (end, last.cy, "hold")]),
            scale=motion.track([(turn, 1.0, motion.SWAY), (middle, SWELL, motion.SWAY), (end, 1.0, "hold")]),
            opacity=motion.track([(turn - 1, 0.0, "hold"), (turn, 1.0, "hold"), (end, 0.0, "hold")]),
        )
    ]


def _forms(one: IconArt | None, other: IconArt | None) -> tuple[str, str] | None:
    """Both icons as outlines of the same commands: each part of the one has a part of the other to become."""
    if one is None or other is None or not one.paths or not other.paths:
        return None
    first, second = _parts(one.paths), _parts(other.paths)
    if not first or not second:
        return None
    count = max(len(first), len(second))
    first, second = _divided(first, count), _divided(second, count)
    pairs = [motion.matched(part, partner) for part, partner in _partnered(first, second)]
    return " ".join(a for a, _ in pairs), " ".join(b for _, b in pairs)


def _parts(paths: Sequence[str]) -> list[str]:
    """The contours of an icon, the longest first, so that outline becomes outline and detail becomes detail."""
    contours = [part for path in paths for part in re.split(r" (?=M )", path) if len(part.split()) > 3]
    return sorted(contours, key=_extent, reverse=True)


def _divided(parts: Sequence[str], count: int) -> list[str]:
    """As many parts as asked for: the longest are cut, evenly."""
    spare = count - len(parts)
    pieces = [1] * len(parts)
    for _ in range(spare):
        longest = max(range(len(parts)), key=lambda at: _extent(parts[at]) / pieces[at])
        pieces[longest] += 1
    return [piece for part, number in zip(parts, pieces, strict=True) for piece in _pieces(part, number)]


def _pieces(part: str, number: int) -> list[str]:
    return motion.cut(part, number) if number > 1 else [part]


def _partnered(first: Sequence[str], second: Sequence[str]) -> list[tuple[str, str]]:
    """Each part with the nearest one that is still free, the longest choosing first."""
    free = [(part, motion.middle_of(part)) for part in second]
    pairs = []
    for part in sorted(first, key=_extent, reverse=True):
        x, y = motion.middle_of(part)
        near = min(
            free, key=lambda other: hypot(other[1][0] - x, other[1][1] - y) + abs(_extent(other[0]) - _extent(part))
        )
        free.remove(near)
        pairs.append((part, near[0]))
    return pairs


def _extent(contour: str) -> float:
    numbers = [float(word) for word in contour.split() if not word.isalpha()]
    xs, ys = numbers[::2], numbers[1::2]
    return max(xs) - min(xs) + max(ys) - min(ys)
