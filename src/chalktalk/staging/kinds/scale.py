"""Scale: things from small to large; the camera steps back until each new one, however large, fills the page."""

from collections.abc import Sequence
from typing import NamedTuple

from chalktalk.documents.storyboard import Element, ScaleVisual
from chalktalk.documents.timeline import AnyNode, Clip, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.marks import raised_disc, sign_of
from chalktalk.staging.parts.words import stepping_back

STEP_BACK = 720.0
"""Milliseconds of a move of the camera."""
SMALLEST = 78.0
"""Size of the smallest thing when all are there."""
STEEPEST = 2.2
"""How many times as large as its neighbour a thing is at most."""
GAP, CLOSE = 36.0, 24.0
"""Between things side by side, and one below the other."""
COLUMN = 150.0
"""Room the words below a thing need."""
RULER = 30.0
"""Length of the ruler's longer marks."""
BELOW = RULER + 24 + 84
"""Room below the ground for the ruler and the names."""
MARK = 36.0
"""Between two marks of the ruler at its own scale."""


class Place(NamedTuple):
    """Where a thing is, and how large."""

    cx: float
    cy: float
    size: float


class View(NamedTuple):
    """What the camera sees from a frame on: the things there are, each in its place."""

    start: int
    end: int
    places: dict[int, Place]
    scale: float
    """Page units for one unit of the world."""


class Views(NamedTuple):
    """All that the camera sees in turn."""

    views: list[View]
    ground: float
    """Where things stand, above the ruler and their names."""
    room: float
    """The size of a thing that is alone."""


def stage(board: Board, visual: ScaleVisual) -> list[AnyNode]:
    """On a ground line with a ruler; on a page that is higher than wide, one below the other along the ruler."""
    things = visual.things
    level = board.area.height < board.area.width * 0.85
    seen = _views(board, things, level=level)
    shown = board.heading(visual.heading)
    shown += _ruler(board, seen, board.due[visual.heading.id], level=level)
    for at in reversed(range(len(things))):  # a larger thing comes in behind those that are there
        shown.append(_thing(board, things, at, seen.views))
        shown.append((_words_below if level else _words_beside)(board, things, at, seen))
    return shown


def _views(board: Board, things: Sequence[Element], *, level: bool) -> Views:
    area, clock = board.area, board.clock
    layout = _row if level else _column
    largest, ratio = _proportions(area, len(things), level=level)
    ground = (
        min(area.bottom - BELOW, max(area.cy + (largest + BELOW) / 2 - BELOW, area.y + 300)) if level else area.bottom
    )
    room = ground - area.y if level else min(area.height, area.width) * 0.5
    dues = sorted({board.due[thing.id] for thing in things})
    views: list[View] = []
    for number, due in enumerate(dues):
        seen = [at for at, thing in enumerate(things) if board.due[thing.id] <= due]
        until = dues[number + 1] if number + 1 < len(dues) else due + clock.lasting(STEP_BACK)
        relative = {at: ratio ** (at - max(seen)) for at in seen}
        size = _largest_that_fits(area, list(relative.values()), room, level=level)
        places = layout(area, ground, relative, size)
        views.append(View(due, min(due + clock.lasting(STEP_BACK), until), places, size / ratio ** max(seen)))
    return Views(views, ground, room)


def _proportions(area: Box, count: int, *, level: bool) -> tuple[float, float]:
    """How large the largest thing is when all are there, and how many times as large as its neighbour each is."""
    room = area.height - BELOW if level else min(area.height, area.width) * 0.5
    size, ratio = room, 1.0
    while size > SMALLEST:
        ratio = min(STEEPEST, max(1.1, (size / SMALLEST) ** (1 / max(1, count - 1))))
        if _length([size * ratio**-at for at in range(count)], level=level) <= (area.width if level else area.height):
            break
        size -= 6
    return size, ratio


def _largest_that_fits(area: Box, parts: Sequence[float], room: float, *, level: bool) -> float:
    size = room
    while _length([size * part for part in parts], level=level) > (area.width if level else area.height) and size > 48:
        size -= 6
    return size


def _length(sizes: Sequence[float], *, level: bool) -> float:
    """What things of these sizes take along the ruler."""
    if level:
        return sum(max(size, COLUMN) for size in sizes) + GAP * (len(sizes) - 1)
    return sum(sizes) + CLOSE * (len(sizes) - 1)


def _row(area: Box, ground: float, relative: dict[int, float], size: float) -> dict[int, Place]:
    """Side by side on the ground."""
    x = area.cx - _length([size * part for part in relative.values()], level=True) / 2
    places = {}
    for at, part in relative.items():
        own = size * part
        column = max(own, COLUMN)
        places[at] = Place(x + column / 2, ground - own / 2, own)
        x += column + GAP
    return places


def _column(area: Box, _ground: float, relative: dict[int, float], size: float) -> dict[int, Place]:
    """One below the other, the largest last."""
    y = area.cy - _length([size * part for part in relative.values()], level=False) / 2
    middle = area.x + RULER + 36 + min(area.height, area.width) * 0.25
    places = {}
    for at, part in relative.items():
        own = size * part
        places[at] = Place(middle, y + own / 2, own)
        y += own + CLOSE
    return places


def _tracks(views: Sequence[View], at: int) -> tuple[Track, Track, Track]:
    """Where a thing goes as the camera steps back: it comes in from ahead, larger than all that is there."""
    x: list[motion.Key] = []
    y: list[motion.Key] = []
    size: list[motion.Key] = []
    now: Place | None = None
    for view in views:
        place = view.places.get(at)
        if place is None:
            continue
        begin = now or Place(place.cx + place.size * 0.5, place.cy - place.size * 0.15, place.size * 1.3)
        for keys, first, last in zip((x, y, size), begin, place, strict=True):
            keys += [(view.start, first, motion.EASE_IN_OUT if now else motion.EASE_OUT), (view.end, last, "hold")]
        now = place
    return motion.track(x), motion.track(y), motion.track(size)


def _thing(board: Board, things: Sequence[Element], at: int, views: Sequence[View]) -> AnyNode:
    thing, clock = things[at], board.clock
    start = board.due[thing.id]
    x, y, size = _tracks(views, at)
    own = max(key.value for key in size[1:])
    body = Box(-own / 2, -own / 2, own, own)
    colour = board.colour(thing, board.accents()[at % 4])
    drawn = motion.draw(clock, start + clock.lasting(120), 700)
    light = motion.glow(clock, start, board.next_after(thing, things))
    # Without a shadow: a shadow that changes its size would have to be blurred anew for every frame.
    art = raised_disc(board, thing.id, sign_of(board, thing), body, colour, drawn=drawn, light=light, shadows=())
    inner = board.moving(f"{thing.id}/body", art, body, motion.pulse(clock, board.pulses(thing, things)))
    scale = tuple(key._replace(value=round(key.value / own, 5)) for key in size)
    # Not all there until those before it have made way.
    seen = motion.between(clock, start, (0.0, 1.0), STEP_BACK * 0.8, "linear")
    return nodes.group(thing.id, [inner], x=x, y=y, scale=scale, opacity=seen)


def _named(board: Board, things: Sequence[Element], at: int, text: Sequence[AnyNode], box: Box) -> AnyNode:
    """A name that comes in as the camera comes to rest, so that it lies on none of those that are moving away."""
    thing, clock = things[at], board.clock
    coming = motion.fade_in(clock, board.due[thing.id] + clock.lasting(STEP_BACK * 0.35))
    return board.moving(f"{thing.id}/words", text, box, coming, stepping_back(board, board.next_after(thing, things)))


def _words_below(board: Board, things: Sequence[Element], at: int, seen: Views) -> AnyNode:
    rooms = [max(seen.views[-1].places[number].size, COLUMN) for number in range(len(things))]
    sizes = zip(things, rooms, strict=True)
    alike = min(board.common_size((t.label,), room, size=BODY, weight=Weight.BOLD, lines=2) for t, room in sizes)
    label = board.fit(things[at].label, rooms[at], size=alike, weight=Weight.BOLD, lines=2)
    box = Box(-rooms[at] / 2, seen.ground + RULER + 24, rooms[at], label.height)
    text = board.lines(things[at].id, label, box, ink.solid(board.palette.ink), align=0.5)
    x, _, _ = _tracks(seen.views, at)
    return nodes.group(f"{things[at].id}/place", [_named(board, things, at, text, box)], x=x)


def _words_beside(board: Board, things: Sequence[Element], at: int, seen: Views) -> AnyNode:
    place = seen.views[-1].places[at]
    left = place.cx + seen.room / 2 + 48
    width = board.area.right - left
    wanted, lines = (HEADING, 2) if place.size > 140 else (BODY, 1)
    label = board.fit(things[at].label, width, size=wanted, weight=Weight.BOLD, lines=lines)
    box = Box(left, -place.size / 2, width, place.size)
    text = board.lines(things[at].id, label, box, ink.solid(board.palette.ink))
    _, y, _ = _tracks(seen.views, at)
    return nodes.group(f"{things[at].id}/place", [_named(board, things, at, text, box)], y=y)


def _ruler(board: Board, seen: Views, opening: int, *, level: bool) -> list[AnyNode]:
    """A ruler whose marks draw together as the camera steps back, and give way to those of the larger scale."""
    area, palette, clock = board.area, board.palette, board.clock
    start = (area.x, seen.ground) if level else (area.x, area.y)
    end = (area.right, seen.ground) if level else (area.x, area.bottom)
    shown: list[AnyNode] = [
        nodes.path("ruler/line", nodes.outline([start, end]), stroke=ink.line(palette.ink, 3.0, 0.5))
    ]
    marks = _marks((area.width if level else area.height) / MARK, level=level)
    for number, own in enumerate(dict.fromkeys(view.scale for view in seen.views)):
        stretch, opacity = _mark_tracks(seen.views, own)
        shown.append(
            nodes.path(
                f"ruler/marks-{number}",
                marks,
                stroke=ink.line(palette.ink, 3.0, 0.4),
                x=start[0],
                y=start[1],
                scale=stretch if level else 1.0,
                scale_y=1.0 if level else stretch,
                opacity=opacity,
            )
        )
    window = Clip(x=area.x - 3, y=area.y - 3, width=area.width + 6, height=area.height + 6, radius=0.0)
    seen_from = motion.appear(clock, opening + clock.lasting(160), 400)
    return [nodes.group("ruler", shown, clip=window, opacity=seen_from)]


def _mark_tracks(views: Sequence[View], own: float) -> tuple[Track, Track]:
    """How far the marks of one scale are stretched, and whether they are there."""
    stretch: list[motion.Key] = []
    opacity: list[motion.Key] = []
    now: tuple[float, float] | None = None
    for view in views:
        there = (view.scale / own, 1.0 if view.scale == own else 0.0)
        begin = now or there
        stretch += [(view.start, begin[0], motion.EASE_IN_OUT), (view.end, there[0], "hold")]
        opacity += [(view.start, begin[1], motion.EASE_IN_OUT), (view.end, there[1], "hold")]
        now = there
    return motion.track(stretch), motion.track(opacity)


def _marks(count: float, *, level: bool) -> str:
    ends = [(step * MARK, RULER if step % 5 == 0 else RULER * 0.5) for step in range(int(count) + 1)]
    lines = [[(place, 0.0), (place, long)] if level else [(0.0, place), (long, place)] for place, long in ends]
    return " ".join(nodes.outline(line) for line in lines)
