"""Speed: a mover shoots along its track with speed lines behind it, past whatever is slower."""

from dataclasses import dataclass

from chalktalk.documents.storyboard import Element, SpeedVisual
from chalktalk.documents.timeline import AnyNode, Clip, Cubic, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.marks import comet, raised_disc, sign_of
from chalktalk.timeline import value_at

ACCELERATING = Cubic(0.6, 0.0, 0.3, 1.0)
"""Slow to start, then all the way."""
DASH = 1100.0
"""Milliseconds in which the faster one comes to the end."""
LAG = 0.42
"""How far the slower one comes in all the time there is."""
STREAKS = 7
"""Speed lines behind what is fast."""
TRACES, BETWEEN = 11, 120.0
"""Traces that a runner leaves, and the milliseconds between them: the faster it goes, the farther they lie apart."""
TAIL = 1.7
"""How far speed lines reach, as a multiple of the mover's size."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A track, and who runs on it."""

    runner: Element
    label: Box
    track: Box
    colour: str
    fast: bool

    @property
    def size(self) -> float:
        """The runner's."""
        return self.track.height - 24

    def at(self, part: float) -> float:
        """Where the runner's middle is when it has come so far."""
        first, last = self.track.x + self.track.height / 2, self.track.right - self.track.height / 2
        return first + (last - first) * part


def stage(board: Board, visual: SpeedVisual) -> list[AnyNode]:
    """One track a runner, the one spoken of first above."""
    palette = board.palette
    mover = (visual.mover, board.colour(visual.mover, palette.positive), not visual.slows)
    runners = [mover]
    if visual.rival is not None:
        runners.append((visual.rival, board.colour(visual.rival, palette.contrast), visual.slows))
    gap = 48.0
    height = min(300.0 if len(runners) == 2 else 400.0, (board.area.height - gap * (len(runners) - 1)) / len(runners))
    places = board.area.centred(board.area.width, height * len(runners) + gap * (len(runners) - 1)).rows(
        len(runners), gap
    )
    words = 84.0
    lanes = [
        Lane(runner, place.from_top(words - 24), place.below(words), colour, fast)
        for place, (runner, colour, fast) in zip(places, runners, strict=True)
    ]
    size = board.common_size(
        (lane.runner.label for lane in lanes), board.area.width, size=HEADING, weight=Weight.BOLD, least=BODY
    )
    shown = board.heading(visual.heading)
    opening = board.due[visual.heading.id]
    company = [lane.runner for lane in lanes]
    off = max(board.due[runner.id] for runner in company)
    for lane in lanes:
        run = _run(board, lane, off, alone=len(lanes) == 1)
        shown += [
            _track(board, lane, opening, finish=len(lanes) > 1),
            *_traces(board, lane, run),
            *_runner(board, lane, run, company),
        ]
        label = board.fit(lane.runner.label, board.area.width, size=size, weight=Weight.BOLD)
        text = board.lines(lane.runner.id, label, lane.label, ink.solid(palette.ink))
        shown.append(board.rising(f"{lane.runner.id}/words", text, board.due[lane.runner.id], lane.label))
    return shown


def _run(board: Board, lane: Lane, off: int, *, alone: bool) -> Track:
    """How far the runner has come: a short start as it is named, the rest when all are there."""
    clock, start = board.clock, board.due[lane.runner.id]
    end = max(clock.frames, off + clock.lasting(2400))
    if not lane.fast and alone:
        braked = start + clock.lasting(1500)
        return motion.track([(start, 0.0, Cubic(0.2, 0.75, 0.4, 1.0)), (braked, 0.62, "linear"), (end, 0.68, "hold")])
    dash = off + clock.lasting(DASH)
    if not lane.fast:
        steps: list[motion.Key] = [(start, 0.0, "linear"), (off, LAG * (0.2 if off > start else 0.0), "linear")]
        return motion.track([*steps, (dash, LAG * 0.7, "linear"), (end, LAG, "hold")])
    go = (off + clock.lasting(120), 0.0 if off == start else 0.16, ACCELERATING)
    keys: list[motion.Key] = [go, (dash, 0.94, "linear"), (max(end, dash + 1), 1.0, "hold")]
    if off > start:
        keys = [(start, 0.0, motion.EASE_IN_OUT), (off, 0.16, "linear"), *keys]
    return motion.track(keys)


def _track(board: Board, lane: Lane, opening: int, *, finish: bool) -> AnyNode:
    """The empty track, with a chequered line to cross where there is a race."""
    palette, box, id_ = board.palette, lane.track, f"{lane.runner.id}-track"
    ground = ink.solid(palette.surface, 0.7)
    lane_ = nodes.rect(f"{id_}/ground", box, radius=board.rounded(36.0), fill=ground, stroke=board.edge)
    children: list[AnyNode] = [lane_]
    if finish:
        children.append(nodes.path(f"{id_}/finish", _chequered(lane), fill=ink.solid(palette.ink, 0.3)))
    return nodes.group(id_, children, opacity=motion.appear(board.clock, opening + board.clock.lasting(160), 400))


def _chequered(lane: Lane) -> str:
    """Two columns of squares across the track, left of where the winner stops."""
    side, x = lane.track.height / 8, lane.at(1.0) - lane.track.height * 0.5 - lane.track.height / 3
    corners = [(x + side * (row % 2), lane.track.y + side * row) for row in range(8)]
    squares = ([(a, b), (a + side, b), (a + side, b + side), (a, b + side)] for a, b in corners)
    return " ".join(f"{nodes.outline(square)} Z" for square in squares)


def _runner(board: Board, lane: Lane, run: Track, company: list[Element]) -> list[AnyNode]:
    """The runner, its speed lines streaming behind it inside the track."""
    runner, clock, box = lane.runner, board.clock, lane.track
    start, size = board.due[runner.id], lane.size
    body = Box(-size / 2, -size / 2, size, size)
    x = tuple(key._replace(value=round(lane.at(key.value), 2)) for key in run)
    drawn = motion.draw(clock, start + clock.lasting(120), 500)
    light = motion.glow(clock, start, board.next_after(runner, company) if not lane.fast else None)
    art = raised_disc(board, runner.id, sign_of(board, runner), body, lane.colour, drawn=drawn, light=light)
    disc = board.popping(f"{runner.id}/body", art, start, body, pulses=board.pulses(runner, company))
    together = nodes.group(runner.id, [*_streaks(board, lane, run), disc], x=x, y=box.cy)
    window = Clip(x=box.x - 12, y=box.y - 12, width=box.width + 24, height=box.height + 24, radius=48.0)
    return [nodes.group(f"{runner.id}/lane", [together], clip=window)]


def _traces(board: Board, lane: Lane, run: Track) -> list[AnyNode]:
    """Where the runner was at even moments, as a strobe light shows it; the same moments for all who run.

    The method is that of E. Muybridge's and É.-J. Marey's chronophotographs: distance between traces is speed.
    """
    clock = board.clock
    first = next((key.frame for key in run[1:] if key.ease == ACCELERATING), run[0].frame)
    shown: list[AnyNode] = []
    for number in range(TRACES):
        frame = first + clock.lasting(BETWEEN * (number + 1))
        seen = motion.track([(frame, 0.0, motion.EASE_OUT), (frame + clock.lasting(120), 1.0, "hold")])
        shown.append(
            nodes.ellipse(
                f"{lane.runner.id}-track/trace-{number}",
                lane.at(value_at(run, frame)),
                lane.track.cy,
                8.0,
                fill=ink.solid(lane.colour, 0.7),
                opacity=seen,
            )
        )
    return shown


def _streaks(board: Board, lane: Lane, run: Track) -> list[AnyNode]:
    """Lines of air: long and many behind what is fast, few and short behind what is slow, gone when it has slowed."""
    clock, size = board.clock, lane.size
    count = STREAKS if lane.fast else 3
    reach = size * (TAIL if lane.fast else 0.8)
    braking = not lane.fast and len(run) == 3
    start = run[0].frame if braking else next(key.frame for key in run if key.value > 0 or len(run) < 4)
    until = run[1].frame if braking else clock.frames
    shown: list[AnyNode] = []
    for at in range(count):
        y = size * 0.8 * ((at * 3 % count) / (count - 1) - 0.5)
        inside = -(((size / 2) ** 2 - y**2) ** 0.5) if abs(y) < size / 2 else 0.0
        points = [(inside + 12, y), (inside - reach * (1.0 if at % 2 else 0.7), y)]
        seconds = 0.5 if lane.fast or braking else 1.6
        begin = start + clock.lasting(90 * at + 1)
        for number, way in enumerate(motion.flow(clock, points, (begin, until), 1, seconds)):
            shown.append(
                comet(
                    f"{lane.runner.id}/air-{at}-{number}",
                    way,
                    size * (0.7 if at % 2 else 0.45),
                    max(9.0, size * 0.055),
                    lane.colour,
                )
            )
    return shown
