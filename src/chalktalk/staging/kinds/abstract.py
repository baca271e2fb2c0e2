"""Abstract: a mood in calm, moving shapes; no words, for the voice has them all.

Every tone has a composition of a few large discs and a way in which small lights move between them.
"""

from math import cos, pi, sin
from typing import NamedTuple

from chalktalk.colours import mixed
from chalktalk.documents.analysis import Tone
from chalktalk.documents.storyboard import AbstractVisual, Accent
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box


class Disc(NamedTuple):
    """A large round, in parts of the composition's half height."""

    x: float
    y: float
    radius: float
    accent: Accent
    drift: tuple[float, float]
    """How far it floats to each side."""
    period: float
    """Seconds for there and back."""
    ring: bool = False
    """Only its outline."""


class Mood(NamedTuple):
    """What a tone looks like."""

    discs: tuple[Disc, ...]
    heading: float | None
    """Degrees of the lights' way, 0 to the right and 90 up; None where they run outwards."""
    lights: Accent
    seconds: float
    """How long a light is on its way."""


_P, _C, _G, _W = Accent.PRIMARY, Accent.CONTRAST, Accent.POSITIVE, Accent.WARNING

MOODS = {
    Tone.NEUTRAL: Mood(
        (
            Disc(-0.62, 0.08, 0.62, _P, (0.05, 0.03), 9.0),
            Disc(0.18, -0.1, 0.78, _G, (-0.05, 0.04), 11.0),
            Disc(0.92, 0.2, 0.46, _P, (0.04, -0.05), 8.0),
            Disc(-0.2, 0.02, 0.94, _P, (0.0, 0.0), 9.0, ring=True),
        ),
        12.0,
        _W,
        9.0,
    ),
    Tone.POSITIVE: Mood(
        (
            Disc(0.0, 0.28, 0.66, _W, (0.0, -0.06), 8.0),
            Disc(-0.82, 0.5, 0.42, _G, (0.02, -0.08), 7.0),
            Disc(0.86, 0.46, 0.5, _G, (-0.02, -0.08), 9.0),
            Disc(0.0, 0.28, 0.84, _W, (0.0, -0.06), 8.0, ring=True),
            Disc(0.0, 0.28, 1.02, _W, (0.0, -0.06), 8.0, ring=True),
        ),
        90.0,
        _W,
        7.0,
    ),
    Tone.NEGATIVE: Mood(
        (
            Disc(0.1, -0.12, 0.74, _C, (0.0, 0.07), 11.0),
            Disc(-0.78, 0.42, 0.4, _P, (0.02, 0.05), 10.0),
            Disc(0.96, 0.5, 0.32, _P, (-0.02, 0.05), 9.0),
            Disc(0.1, -0.12, 0.92, _C, (0.0, 0.07), 11.0, ring=True),
        ),
        -90.0,
        _P,
        10.0,
    ),
    Tone.EXCITED: Mood(
        (
            Disc(0.0, 0.0, 0.5, _W, (0.0, 0.03), 3.4),
            Disc(-0.86, -0.42, 0.3, _C, (-0.06, -0.04), 4.2),
            Disc(0.9, -0.36, 0.36, _P, (0.06, -0.04), 4.6),
            Disc(-0.94, 0.46, 0.38, _P, (-0.05, 0.05), 4.4),
            Disc(0.84, 0.52, 0.26, _C, (0.05, 0.05), 4.0),
            Disc(0.0, 0.0, 0.66, _W, (0.0, 0.03), 3.4, ring=True),
            Disc(0.0, 0.0, 0.84, _W, (0.0, 0.03), 3.4, ring=True),
        ),
        None,
        _W,
        4.0,
    ),
    Tone.THOUGHTFUL: Mood(
        (
            Disc(0.0, 0.0, 0.4, _P, (0.0, 0.02), 7.0),
            Disc(0.0, 0.0, 0.62, _P, (0.0, 0.0), 7.0, ring=True),
            Disc(0.0, 0.0, 0.82, _P, (0.0, 0.0), 7.0, ring=True),
            Disc(0.0, 0.0, 1.02, _P, (0.0, 0.0), 7.0, ring=True),
            Disc(-0.86, -0.12, 0.2, _G, (0.0, 0.1), 12.0),
            Disc(0.58, 0.52, 0.26, _W, (0.07, -0.05), 10.0),
        ),
        60.0,
        _P,
        11.0,
    ),
    Tone.DOUBTFUL: Mood(
        (
            Disc(-0.52, 0.0, 0.62, _P, (0.12, 0.0), 7.0),
            Disc(0.52, 0.0, 0.62, _C, (-0.12, 0.0), 7.0),
            Disc(-0.52, 0.0, 0.8, _P, (0.12, 0.0), 7.0, ring=True),
            Disc(0.52, 0.0, 0.8, _C, (-0.12, 0.0), 7.0, ring=True),
        ),
        0.0,
        _W,
        8.0,
    ),
}

LIGHTS = 14
"""Small lights on their way at a time."""
GOLDEN = 0.618034
"""Part of a turn (the golden section's) by which neighbours in a row lie anywhere but beside one another."""


def stage(board: Board, visual: AbstractVisual) -> list[AnyNode]:
    """Discs that come one after another, lights between them, a ring that runs out on stressed words."""
    mood, start = MOODS[visual.tone], board.due[visual.heading.id]
    area, id_ = board.area, visual.heading.id
    half = min(area.height, area.width * 0.82) / 2.1
    stretch = min(1.5, area.width / (2.3 * half))
    step = board.clock.lasting(90)
    shown = [
        _disc(board, f"{id_}/disc-{at}", disc, half, stretch, start + at * step)
        for at, disc in enumerate(sorted(mood.discs, key=lambda disc: disc.ring))
    ]
    shown += _waves(board, visual, mood.discs[0], half, stretch)
    shown.append(_lights(board, "lights", mood, start))
    return shown


def _colour(board: Board, accent: Accent) -> str:
    own: str = getattr(board.palette, accent)
    return own


def _place(board: Board, disc: Disc, half: float, stretch: float) -> Box:
    area = board.area
    tall = min(1.35, area.height / (2.2 * half))
    cx, cy = area.cx + disc.x * half * stretch, area.cy + disc.y * half * tall
    return Box(cx - disc.radius * half, cy - disc.radius * half, 2 * disc.radius * half, 2 * disc.radius * half)


def _disc(board: Board, id_: str, disc: Disc, half: float, stretch: float, start: int) -> AnyNode:
    """Springs up, then floats."""
    colour, clock = _colour(board, disc.accent), board.clock
    place = _place(board, disc, half, stretch)
    radius = place.width / 2
    dark = mixed(board.palette.background_to, colour, 0.45)
    body = nodes.ellipse(
        f"{id_}/body",
        place.cx,
        place.cy,
        radius,
        fill=None if disc.ring else ink.diagonal_in(-radius, radius, colour, dark, (0.85, 0.35)),
        stroke=ink.line(colour, 3.0, 0.35) if disc.ring else None,
    )
    floating = [motion.sway(clock, 0.0, reach * half, disc.period) if reach else 0.0 for reach in disc.drift]
    inner = board.moving(id_, [body], place, motion.bounce_in(clock, start, 2 * radius, 0.3))
    return nodes.group(f"{id_}/float", [inner], x=floating[0], y=floating[1])


def _waves(board: Board, visual: AbstractVisual, disc: Disc, half: float, stretch: float) -> list[AnyNode]:
    """A ring that runs out from the first disc at each stressed word."""
    place = _place(board, disc, half, stretch)
    colour, clock = _colour(board, disc.accent), board.clock
    moments = [at for at in board.pulses(visual.heading, [visual.heading]) if at > clock.lasting(600)]
    shown: list[AnyNode] = []
    for number, at in enumerate(moments):
        end = at + clock.lasting(1400)
        reach = motion.track([(at, place.width / 2, motion.EASE_OUT), (end, place.width * 0.78, "hold")])
        fading = motion.track([(at - 1, 0.0, "hold"), (at, 0.6, "linear"), (end, 0.0, "hold")])
        ring = ink.line(colour, 4.0)
        name = f"{visual.heading.id}/wave-{number}"
        shown.append(nodes.ellipse(name, place.cx, place.cy, reach, stroke=ring, opacity=fading))
    return shown


def _lights(board: Board, id_: str, mood: Mood, start: int) -> AnyNode:
    """Small lights on parallel ways across the area, or from its middle outwards."""
    area, clock = board.area, board.clock
    far = (area.width + area.height) / 3.2
    bodies: list[AnyNode] = []
    for at in range(LIGHTS):
        turn = at * GOLDEN % 1.0
        angle = 2 * pi * turn if mood.heading is None else mood.heading * pi / 180
        ux, uy = cos(angle), -sin(angle)
        aside = 0.0 if mood.heading is None else (turn - 0.5) * (abs(ux) * area.height + abs(uy) * area.width)
        cx, cy = area.cx - uy * aside, area.cy + ux * aside
        back = 0.1 if mood.heading is None else -0.5
        points = [(cx + ux * far * part, cy + uy * far * part) for part in (back, 0.5)]
        later = round(clock.lasting(mood.seconds * 1000) * (at / LIGHTS) * 0.98)
        way = motion.flow(clock, points, (start + later, clock.frames), 1, mood.seconds)[0]
        size = 4.0 + 5.0 * (at * GOLDEN * 3 % 1.0)
        bodies.append(
            nodes.ellipse(
                f"{id_}/{at}", way.x, way.y, size, fill=ink.solid(_colour(board, mood.lights)), opacity=way.opacity
            )
        )
    window = Clip(x=area.x, y=area.y, width=area.width, height=area.height, radius=0.0)
    return nodes.group(id_, bodies, clip=window)
