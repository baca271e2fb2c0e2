"""The ground all scenes share, and the dust that drifts over it: the picture lives without asking to be looked at."""

from dataclasses import dataclass

from chalktalk.documents.theme import Ground
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.grounds import bearable, chances, ground_of, tint


@dataclass(frozen=True, slots=True)
class Dust:
    """What drifts over a ground."""

    count: int = 7
    size: float = 3.0
    """Radius of the smallest, in page units."""
    more: float = 5.0
    """By how much the largest is larger."""
    coloured: bool = False
    """Whether it takes the accents' colours, as strong as what is written can bear, rather than the ink's."""


_DUST: dict[Ground, Dust] = {
    "plain": Dust(count=4, size=2.0, more=3.0),
    "paper": Dust(count=5, size=1.5, more=1.5),
    "floor": Dust(count=12, size=2.0, more=3.0, coloured=True),
    "blobs": Dust(count=9, size=6.0, more=16.0, coloured=True),
    "halftone": Dust(count=6, size=6.0, more=10.0, coloured=True),
}


def ground(board: Board) -> list[AnyNode]:
    """What never moves; a player may draw it once."""
    return ground_of(board.page, board.palette, board.theme.ground)


def dust(board: Board) -> list[AnyNode]:
    """Motes of light that rise slowly."""
    page, clock, kind = board.page, board.clock, _DUST.get(board.theme.ground, Dust())
    seconds = clock.rate.seconds_at(clock.frames)
    motes: list[AnyNode] = []
    for number in range(kind.count):
        x, y, size, pace = chances(f"mote {number}")
        radius = kind.size + kind.more * size
        drift = (12.0 + 16.0 * pace) * seconds * clock.temper.drift
        start = page.height * (0.15 + 0.8 * y)
        rising = motion.track([(0, start, "linear"), (clock.frames, start - drift, "hold")])
        across = motion.sway(clock, page.width * (0.03 + 0.94 * x), 18.0, 7.0 + 3.0 * pace, size)
        colour, alpha = board.palette.ink, 0.05 + 0.05 * size
        if kind.coloured:
            colour = board.accents()[number % 4]
            colour = tint(board.palette, colour)
            alpha = bearable(board.palette, colour, 1.0)
        fill = ink.solid(colour, alpha)
        motes.append(nodes.ellipse(f"dust/{number}", across, rising, radius, fill=fill, opacity=_arc(board)))
    return motes


def _arc(board: Board) -> Track:
    """In at the scene's start and out at its end, so that nothing jumps at a cut."""
    frames, fade = board.clock.frames, min(board.clock.lasting(400), board.clock.frames // 2 or 1)
    return motion.track(
        [(0, 0.0, "linear"), (fade, 1.0, "linear"), (frames - fade, 1.0, "linear"), (frames, 0.0, "hold")]
    )
