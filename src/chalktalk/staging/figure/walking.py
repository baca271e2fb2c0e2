"""Walking: feet that stand where they stand while the body goes over them, one in the air at a time.

Places are the rig's units across; the figure belongs at 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi

from chalktalk.staging import motion

STANCE = 22.0
"""From the middle to each ankle where the figure stands."""
STRIDE = 84.0
"""Longest step of the body."""
STEP = 340.0
"""Milliseconds of a step."""
LIFT = 20.0
"""How high a foot comes off the ground."""
BOB = 5.0
"""How far the hips come down while both feet are on the ground."""
SWING = 27.0
"""Degrees to which an arm swings to either side."""
BENT, BENDING = 24.0, 12.0
"""Degrees by which its elbow is bent, and by which that comes and goes."""
STROLL = 96.0
"""How far the figure goes to and fro where it walks about."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A way on foot, by frames."""

    start: int
    step: int
    """Frames of a step."""
    places: tuple[float, ...]
    """Where the body is as each step begins, and at the end."""

    @property
    def steps(self) -> int:
        """How many steps it takes: one after the body's last, for the foot that comes up beside the other."""
        return len(self.places)

    @property
    def end(self) -> int:
        """The frame at which both feet stand."""
        return self.start + self.steps * self.step

    @property
    def enters(self) -> bool:
        """Whether it starts off the figure's place, where the figure waits until then."""
        return self.places[0] != 0.0 and self.places[-1] == 0.0

    @property
    def heading(self) -> float:
        """1 to the right, -1 to the left."""
        return 1.0 if self.places[-1] > self.places[0] else -1.0

    def body(self, frame: float) -> float:
        """Where the body is. It sets out and stops softly."""
        at = min(max((frame - self.start) / self.step, 0.0), len(self.places) - 1.0)
        last = len(self.places) - 1
        at = at if at < last - 1 else last - 1 + _arriving(at - last + 1)
        index = min(int(at), last - 1)
        return self.places[index] + (self.places[index + 1] - self.places[index]) * (at - index)

    def sink(self, frame: float) -> float:
        """How far the hips are down: lowest as a foot touches the ground."""
        if not self.start <= frame <= self.end - self.step:
            return 0.0
        return BOB * (1.0 + cos(2 * pi * (frame - self.start) / self.step)) / 2


def _arriving(part: float) -> float:
    """The last step slows down: starts at the others' speed, ends standing."""
    return part + part * part * (1 - part)


def walk_in(clock: motion.Clock, start: int, far: float) -> Walk:
    """From so far to the left to the figure's place."""
    return _walk(clock, start, -far, 0.0)


def stroll(clock: motion.Clock, start: int) -> tuple[Walk, Walk]:
    """A few steps to the left, and back."""
    there = _walk(clock, start, 0.0, -STROLL)
    return there, _walk(clock, there.end + clock.lasting(120), -STROLL, 0.0)


def _walk(clock: motion.Clock, start: int, begin: float, end: float) -> Walk:
    count = max(2, round(abs(end - begin) / STRIDE + 0.49))
    places = tuple(begin + (end - begin) * number / count for number in range(count + 1))
    return Walk(start, clock.lasting(STEP), places)


@dataclass(frozen=True, slots=True)
class Footfall:
    """One foot in the air."""

    start: int
    end: int
    begin: float
    place: float
    """Where it comes down."""
    heading: float


def footfalls(walk: Walk, side: float) -> Iterator[Footfall]:
    """The steps of one foot, -1 the left one; the foot ahead goes first, and the other ends the walk."""
    first = 0 if side == walk.heading else 1
    at = walk.places[0] + side * STANCE
    last = walk.places[-1] + side * STANCE
    for number in range(first, walk.steps, 2):
        following = walk.places[min(number + 1, len(walk.places) - 1)]
        half = abs(walk.places[1] - walk.places[0]) / 2
        ahead = following + walk.heading * half
        beyond = (ahead - last) * walk.heading > 0 or number + 2 >= walk.steps
        place = last if beyond else ahead
        begin = walk.start + number * walk.step
        if place != at:
            yield Footfall(begin, begin + walk.step, at, place, walk.heading)
        at = place


def swinging(walk: Walk, side: float, shoulder: float, elbow: float) -> tuple[list[motion.Key], list[motion.Key]]:
    """Shoulder and elbow of an arm that swings against the leg of its side; both end as they were.

    Outwards is positive, as in every pose; an elbow bends forwards, and more as the arm comes forwards.
    """
    ahead = side * walk.heading
    shoulders: list[motion.Key] = [(walk.start, shoulder, motion.SWAY)]
    elbows: list[motion.Key] = [(walk.start, elbow, motion.SWAY)]
    for number in range(1, walk.steps):
        # The foot ahead steps first, and the arm of that side goes back.
        forwards = -1.0 if (number % 2 == 1) == (ahead > 0) else 1.0
        frame = walk.start + number * walk.step
        shoulders.append((frame, forwards * SWING * ahead, motion.SWAY))
        elbows.append((frame + walk.step // 5, (BENT + forwards * BENDING) * ahead, motion.SWAY))
    return [*shoulders, (walk.end, shoulder, "hold")], [*elbows, (walk.end + walk.step // 5, elbow, "hold")]
