"""The ground all scenes share: a slow gradient, two soft lights, a faint grid, and dust that drifts."""

import hashlib

from chalktalk.decimals import decimal
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box

GRID = 60.0
MOTES = 7


def ground(board: Board) -> list[AnyNode]:
    """What never moves; a player may draw it once."""
    page, palette = board.page, board.palette
    whole = Box(0.0, 0.0, page.width, page.height)
    span = max(page.width, page.height)
    wash = ink.diagonal(page.width, page.height, palette.background_from, palette.background_to)
    return [
        nodes.rect("ground/wash", whole, fill=wash),
        nodes.rect(
            "ground/glow", whole, fill=ink.light(page.width * 0.84, page.height * 0.1, span * 0.42, palette.glow, 0.5)
        ),
        nodes.rect(
            "ground/warmth",
            whole,
            fill=ink.light(page.width * 0.06, page.height * 0.9, span * 0.3, palette.contrast, 0.10),
        ),
        nodes.path("ground/grid", _dots(page.width, page.height), stroke=ink.line(palette.ink, 3.0, 0.05)),
    ]


def _dots(width: float, height: float) -> str:
    columns, rows = int(width // GRID), int(height // GRID)
    left, top = (width - (columns - 1) * GRID) / 2, (height - (rows - 1) * GRID) / 2
    places = ((left + i * GRID, top + j * GRID) for j in range(rows) for i in range(columns))
    return " ".join(f"M {decimal(x)} {decimal(y)} L {decimal(x)} {decimal(y)}" for x, y in places)


def dust(board: Board) -> list[AnyNode]:
    """Motes of light that rise slowly: the picture is alive without asking to be looked at."""
    page, clock = board.page, board.clock
    seconds = clock.rate.seconds_at(clock.frames)
    motes: list[AnyNode] = []
    for number in range(MOTES):
        x, y, size, pace = _chances(f"mote {number}")
        radius = 3.0 + 5.0 * size
        drift = (12.0 + 16.0 * pace) * seconds
        start = page.height * (0.15 + 0.8 * y)
        rising = motion.track([(0, start, "linear"), (clock.frames, start - drift, "hold")])
        across = motion.sway(clock, page.width * (0.03 + 0.94 * x), 18.0, 7.0 + 3.0 * pace, size)
        fill = ink.solid(board.palette.ink, 0.05 + 0.05 * size)
        motes.append(nodes.ellipse(f"dust/{number}", across, rising, radius, fill=fill, opacity=_arc(board)))
    return motes


def _arc(board: Board) -> Track:
    """In at the scene's start and out at its end, so that nothing jumps at a cut."""
    frames, fade = board.clock.frames, min(board.clock.lasting(400), board.clock.frames // 2 or 1)
    return motion.track(
        [(0, 0.0, "linear"), (fade, 1.0, "linear"), (frames - fade, 1.0, "linear"), (frames, 0.0, "hold")]
    )


def _chances(seed: str) -> tuple[float, float, float, float]:
    """Four even numbers from 0 to 1 that are always the same for a seed."""
    digest = hashlib.sha256(seed.encode()).digest()
    return digest[0] / 255, digest[1] / 255, digest[2] / 255, digest[3] / 255
