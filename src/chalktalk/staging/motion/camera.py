"""Camera moves: slow, small, and the same for all that lies equally deep."""

from chalktalk.documents.timeline import Number
from chalktalk.staging.motion.clock import EASE_IN_OUT, Clock, scaled, shifted, track
from chalktalk.staging.motion.movement import Movement


def push_in(clock: Clock, start: int, end: int, by: float = 0.04) -> Movement:
    """Comes nearer."""
    return Movement(scale=_from_to(clock, start, end, (1.0, 1.0 + by)))


def pull_out(clock: Clock, start: int, end: int, by: float = 0.04) -> Movement:
    """Steps back to see the whole."""
    return Movement(scale=_from_to(clock, start, end, (1.0 + by, 1.0)))


def pan(clock: Clock, start: int, end: int, dx: float, dy: float = 0.0) -> Movement:
    """Looks along: what is seen moves by so much."""
    return Movement(
        dx=_from_to(clock, start, end, (0.0, dx)) if dx else 0.0,
        dy=_from_to(clock, start, end, (0.0, dy)) if dy else 0.0,
    )


def parallax(move: Movement, depth: float) -> Movement:
    """The same move as something farther away shows it: `depth` 1 is the picture's own, 0 does not move at all."""
    return Movement(
        dx=scaled(move.dx, depth),
        dy=scaled(move.dy, depth),
        scale=shifted(scaled(shifted(move.scale, -1.0), depth), 1.0),
    )


def _from_to(clock: Clock, start: int, end: int, values: tuple[float, float]) -> Number:
    return track([(start, values[0], EASE_IN_OUT), (max(end, start + clock.lasting(400)), values[1], "hold")])
