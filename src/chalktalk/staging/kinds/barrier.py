"""Barrier: something rushes at a wall and is thrown back, or the bricks fly apart and it is through."""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from chalktalk.colours import mixed
from chalktalk.documents.storyboard import BarrierVisual, Element
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, LABEL, Box
from chalktalk.staging.parts.marks import raised_disc, sign_of
from chalktalk.staging.parts.words import stepping_back
from chalktalk.staging.typeset import Setting, fit

ROWS = 8
JOINT = 6.0
"""Between bricks."""
WORDS = 132.0
"""Room for names below the ground."""
MARGIN = 30.0
"""By how much the name of the wall may be wider than the wall, on each side."""
RECOIL = 60.0
"""How far it is thrown back."""
RUSH, BUILD, WAIT = 270.0, 480.0, 300.0
"""Milliseconds of the last stretch, of building the wall, and of drawing back before the rush."""
THROUGH = 900.0
RUBBLE = {
    (0, 0): (-0.34, 0.0, 0.0),
    (0, 1): (0.02, 0.0, 0.0),
    (0, 2): (0.4, 0.0, 0.0),
    (1, 1): (0.18, 1.05, -7.0),
    (1, 3): (0.5, 1.1, 12.0),
    (2, 1): (0.76, 0.0, 0.0),
    (3, 1): (1.16, 0.18, 16.0),
}
"""Bricks by row and number that stay lying: how far along in widths of the wall, how many bricks up, how turned."""


@dataclass(frozen=True, slots=True)
class Set:
    """Where everything stands, and when it meets."""

    ground: float
    wall: Box
    size: float
    """The mover's."""
    waiting: float
    touching: float
    resting: float
    """Middles of the mover: before it rushes, at the wall, afterwards."""
    hit: int
    breaks: bool

    @property
    def level(self) -> float:
        """The height at which it comes."""
        return self.ground - self.size / 2


def stage(board: Board, visual: BarrierVisual) -> list[AnyNode]:
    """From the left towards a wall that stands across its way."""
    mover, obstacle, palette = visual.mover, visual.obstacle, board.palette
    scene = _set(board, visual)
    colours = (board.colour(mover, palette.primary), board.colour(obstacle, palette.contrast))
    if colours[0] == colours[1]:
        colours = (colours[0], palette.warning if colours[1] == palette.contrast else palette.contrast)
    shown = board.heading(visual.heading)
    shown.append(_way(board, scene, board.due[visual.heading.id]))
    shown.append(_wall(board, scene, obstacle, colours[1]))
    shown += _mover(board, scene, visual, colours[0])
    shown += _sparks(board, scene)
    return shown + _names(board, scene, visual, colours[1])


def _set(board: Board, visual: BarrierVisual) -> Set:
    area, clock = board.area, board.clock
    height = min(area.height - WORDS, 620.0)
    ground = area.cy + (height + WORDS) / 2 - WORDS
    brick = height / ROWS * 1.75
    wall_width = brick * (2 if area.width < 1000 else 3)
    middle = area.x + area.width * (0.46 if visual.breaks else 0.66)
    wall = Box(middle - wall_width / 2, ground - height, wall_width, height)
    size = min(320.0, height * 0.62, (wall.x - area.x) * (0.8 if visual.breaks else 0.6))
    touching = wall.x - size / 2
    waiting = max(area.x + size / 2, touching - size * 1.25 if not visual.breaks else area.x + size / 2)
    resting = min(area.right - size / 2, (wall.right + area.right) / 2) if visual.breaks else touching - RECOIL
    first, last = sorted((board.due[visual.mover.id], board.due[visual.obstacle.id]))
    hit = max(last + clock.lasting(BUILD + 90), first + clock.lasting(BUILD + WAIT))
    return Set(ground, wall, size, min(waiting, touching - 24), touching, resting, hit, visual.breaks)


def _way(board: Board, scene: Set, opening: int) -> AnyNode:
    """The ground, and the dotted way it wants to go, which leads on behind the wall."""
    area, palette = board.area, board.palette
    ground = nodes.outline([(area.x, scene.ground), (area.right, scene.ground)])
    children: list[AnyNode] = [nodes.path("way/ground", ground, stroke=ink.line(palette.ink, 3.0, 0.4))]
    for number, x in enumerate(range(round(area.x), round(area.right), 42)):
        far = x > scene.wall.x and not scene.breaks
        dot = ink.solid(palette.ink, 0.12 if far else 0.3)
        children.append(nodes.ellipse(f"way/{number}", x, scene.level, 4.5, fill=dot))
    return nodes.group("way", children, opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))


def _wall(board: Board, scene: Set, obstacle: Element, colour: str) -> AnyNode:
    """Bricks laid from the ground up; they hold and shake, or fly apart."""
    bricks = [
        _brick(board, scene, obstacle, colour, row, number, box)
        for row in range(ROWS)
        for number, box in enumerate(_course(scene.wall, row))
    ]
    shaking = () if scene.breaks else (motion.shake(board.clock, at, 12.0) for at in _blows(board, scene))
    return board.moving(f"{obstacle.id}/wall", bricks, scene.wall, *shaking)


def _course(wall: Box, row: int) -> list[Box]:
    """One row of bricks; every other row starts with half a brick."""
    height = (wall.height + JOINT) / ROWS
    brick = height * 1.75
    y = wall.bottom - (row + 1) * height + JOINT
    edges = [wall.x]
    step = brick if row % 2 == 0 else brick / 2
    while edges[-1] + step < wall.right - brick * 0.2:
        edges.append(edges[-1] + step)
        step = brick
    edges.append(wall.right + JOINT)
    return [Box(a, y, b - a - JOINT, height - JOINT) for a, b in pairwise(edges)]


def _brick(board: Board, scene: Set, obstacle: Element, colour: str, row: int, number: int, box: Box) -> AnyNode:
    clock, palette = board.clock, board.palette
    chance = (row * 7 + number * 5 + 3) % 11 / 10
    laid = board.due[obstacle.id] + clock.lasting(BUILD * 0.7 * row / ROWS + 30 * number)
    tone = mixed(palette.surface, colour, 0.62 + 0.26 * chance)
    body = nodes.rect(f"{obstacle.id}/brick-{row}-{number}/body", box, radius=6.0, fill=ink.solid(tone))
    moves = [motion.slide_in(clock, laid, "above", 48.0)]
    if scene.breaks:
        moves.append(_flying(board, scene, box, (row, number), chance))
    return board.moving(f"{obstacle.id}/brick-{row}-{number}", [body], box, *moves)


def _flying(board: Board, scene: Set, box: Box, which: tuple[int, int], chance: float) -> motion.Movement:
    """Thrown on by the blow, the nearer the farther, then down and out of sight; some stay lying where the wall was."""
    clock = board.clock
    near = max(0.0, 1.0 - abs(box.cy - scene.level) / scene.wall.height)
    start = scene.hit + clock.lasting(160 * (1 - near))
    up, down = start + clock.lasting(240), start + clock.lasting(700 + 200 * chance)
    rise, fall = -90.0 * (0.3 + near) * (0.4 + chance), scene.ground - box.bottom
    far = min(board.area.right - box.width - box.x, 120 + 460 * near * (0.4 + chance))
    turned, seen = 220.0 * chance - 60.0, 0.0
    if which in RUBBLE:
        place, lying, turned = RUBBLE[which]
        far, fall, seen = place * scene.wall.width + scene.wall.x - box.x, fall - lying * box.height, 1.0
    return motion.Movement(
        dx=motion.track([(start, 0.0, motion.EASE_OUT), (down, far, "hold")]),
        dy=motion.track([(start, 0.0, motion.EASE_OUT), (up, rise, motion.EASE_IN), (down, fall, "hold")]),
        rotation=motion.track([(start, 0.0, "linear"), (down, turned, "hold")]),
        opacity=motion.between(clock, down - clock.lasting(300), (1.0, seen), 300, "linear"),
    )


def _blows(board: Board, scene: Set) -> list[int]:
    """When it hits the wall: once, and again wherever the scene wants something to move."""
    after = scene.hit + board.clock.lasting(1400)
    again = [beat.due for beat in board.cues.beats if beat.element.startswith(("emphasis-", "gesture-"))]
    blows = [scene.hit]
    for at in sorted(again):
        if at >= max(after, blows[-1] + board.clock.lasting(1400)) and not scene.breaks:
            blows.append(at)
    return blows


def _mover(board: Board, scene: Set, visual: BarrierVisual, colour: str) -> list[AnyNode]:
    mover, clock = visual.mover, board.clock
    start, size = board.due[mover.id], scene.size
    box = Box(-size / 2, -size / 2, size, size)
    drawn = motion.draw(clock, start + clock.lasting(120), 600)
    until = None if scene.breaks else scene.hit
    art = raised_disc(
        board, mover.id, sign_of(board, mover), box, colour, drawn=drawn, light=motion.glow(clock, start, until)
    )
    keys: list[motion.Key] = [
        (start, scene.waiting - 120, motion.EASE_OUT),
        (min(start + clock.lasting(480), scene.hit - clock.lasting(RUSH) - 1), scene.waiting, "hold"),
    ]
    for blow in _blows(board, scene):
        keys += _blow(clock, scene, blow, first=blow == scene.hit)
    disc = board.moving(f"{mover.id}/body", art, box, motion.Movement(opacity=motion.appear(clock, start, 300)))
    return [nodes.group(mover.id, [disc], x=motion.track(keys), y=scene.level)]


def _blow(clock: motion.Clock, scene: Set, at: int, *, first: bool) -> list[motion.Key]:
    """Draws back, rushes, and is thrown back or through."""
    begin = at - clock.lasting(RUSH)
    back = begin - clock.lasting(WAIT / 2)
    here = scene.waiting if first else scene.resting
    keys: list[motion.Key] = [
        (back, here, motion.EASE_IN_OUT),
        (begin, here - 24, motion.EASE_IN),
        (at, scene.touching, motion.EASE_OUT),
    ]
    if scene.breaks:
        return [*keys, (at + clock.lasting(THROUGH), scene.resting, "hold")]
    return [*keys, (at + clock.lasting(420), scene.resting, "hold")]


def _sparks(board: Board, scene: Set) -> list[AnyNode]:
    """Short lines that fly from where they meet."""
    clock = board.clock
    shown: list[AnyNode] = []
    for number in range(7):
        angle = pi / 2 + pi * (number + 0.5) / 7
        points = [(40 * cos(angle), 40 * sin(angle)), (96 * cos(angle), 96 * sin(angle))]
        begin = motion.between(clock, scene.hit, (0.0, 1.0), 320, motion.EASE_OUT)
        shown.append(
            nodes.path(
                f"sparks/{number}",
                nodes.outline(points),
                stroke=ink.line(board.palette.warning, 7.0),
                x=scene.wall.x,
                y=scene.level,
                trim_start=tuple(key._replace(frame=key.frame + clock.lasting(160)) for key in begin),
                trim_end=begin,
            )
        )
    seen = motion.track(
        [(scene.hit, 0.0, "hold"), (scene.hit + 1, 1.0, "hold"), (scene.hit + clock.lasting(420), 0.0, "hold")]
    )
    return [nodes.group("sparks", shown, opacity=seen)]


def _names(board: Board, scene: Set, visual: BarrierVisual, colour: str) -> list[AnyNode]:
    """Each name below its thing; a mover that gets through has its name on the other side as well."""
    area, clock, mover, obstacle = board.area, board.clock, visual.mover, visual.obstacle
    top, height = scene.ground + 36, WORDS - 36
    middle = Box(scene.wall.x - MARGIN, top, scene.wall.width + 2 * MARGIN, height)
    left = Box(area.x, top, middle.x - 24 - area.x, height)
    right = Box(middle.right + 24, top, area.right - middle.right - 24, height)
    paint, coming = ink.solid(board.palette.ink), motion.slide_in(clock, board.due[mover.id])
    label = _set_name(board, mover, left.width)
    place = _name_at(scene.waiting if scene.breaks else scene.resting, left, label)
    gone = motion.fade_out(clock, scene.hit) if scene.breaks else motion.REST
    text = board.lines(mover.id, label, place, paint, align=0.5)
    shown: list[AnyNode] = [board.moving(f"{mover.id}/words", text, place, coming, gone)]
    if scene.breaks:
        label = _set_name(board, mover, right.width)
        place = _name_at(scene.resting, right, label)
        again = board.lines(f"{mover.id}/through", label, place, paint, align=0.5)
        shown.append(board.rising(f"{mover.id}/arrived", again, scene.hit + clock.lasting(THROUGH * 0.5), place))
    return [*shown, _sign(board, obstacle, middle, colour, scene)]


def _set_name(board: Board, element: Element, width: float) -> Setting:
    """In two lines, or in three smaller ones: as high as there is room for below the ground."""
    narrow = fit(element.label, width, size=BODY, weight=Weight.BOLD, lines=2, least=LABEL).shortened
    lines, size = (3, LABEL) if narrow else (2, BODY)
    return board.fit(element.label, width, size=size, weight=Weight.BOLD, lines=lines)


def _name_at(cx: float, room: Box, label: Setting) -> Box:
    """A name's place: below its thing, but never beyond its room."""
    x = min(max(cx - label.width / 2, room.x), room.right - label.width)
    return Box(x, room.y, label.width, label.height)


def _sign(board: Board, obstacle: Element, room: Box, colour: str, scene: Set) -> AnyNode:
    """The obstacle's icon and name, below the wall; stepped back when the wall is no more."""
    mark = 60.0 if obstacle.icon else 0.0
    gap = 18.0 if mark else 0.0
    label = _set_name(board, obstacle, room.width - mark - gap)
    row = Box(room.cx - (mark + gap + label.width) / 2, room.y, mark + gap + label.width, label.height)
    words = row.right_of(mark + gap)
    children = board.lines(obstacle.id, label, words, ink.solid(board.palette.ink))
    art = (
        board.icon(f"{obstacle.id}/icon", obstacle.icon, row.from_left(mark).centred(mark, mark), colour)
        if mark
        else []
    )
    coming = motion.slide_in(board.clock, board.due[obstacle.id])
    back = stepping_back(board, scene.hit + board.clock.lasting(400) if scene.breaks else None)
    return board.moving(f"{obstacle.id}/words", [*art, *children], row, coming, back)
