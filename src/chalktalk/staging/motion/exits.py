"""Exits: 240 to 300 ms, easing in; each ends at a given frame."""

from chalktalk.documents.timeline import Track
from chalktalk.staging.motion.clock import EASE_IN, Clock, between, track
from chalktalk.staging.motion.entrances import Side, slide_in
from chalktalk.staging.motion.movement import Movement


def vanish(clock: Clock, end: int, milliseconds: float = 270) -> Track:
    """Opacity from full to nothing."""
    return between(clock, end - clock.lasting(milliseconds), (1.0, 0.0), milliseconds, EASE_IN)


def fade_out(clock: Clock, end: int) -> Movement:
    """Goes where it stands."""
    return Movement(opacity=vanish(clock, end))


def slide_out(clock: Clock, end: int, side: Side = "above", distance: float = 36.0) -> Movement:
    """Leaves to one side."""
    start = end - clock.lasting(270)
    there = slide_in(clock, 0, side, distance)
    dx, dy = (number[0].value if isinstance(number, tuple) else 0.0 for number in (there.dx, there.dy))
    return Movement(
        dx=between(clock, start, (0.0, dx), 270, EASE_IN) if dx else 0.0,
        dy=between(clock, start, (0.0, dy), 270, EASE_IN) if dy else 0.0,
        opacity=vanish(clock, end),
    )


def dissolve(clock: Clock, end: int) -> Movement:
    """Thins out as it grows a little, as smoke does."""
    start = end - clock.lasting(300)
    return Movement(scale=between(clock, start, (1.0, 1.05), 300, EASE_IN), opacity=vanish(clock, end, 300))


def shrink(clock: Clock, end: int) -> Movement:
    """Draws together into its middle."""
    start = end - clock.lasting(270)
    last = end - clock.lasting(60)
    gone = track([(last, 1.0, "linear"), (end, 0.0, "hold")])
    return Movement(scale=between(clock, start, (1.0, 0.4), 270, EASE_IN), opacity=gone)
