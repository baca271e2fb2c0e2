"""Legs: hips that move over feet that stay, frame by frame wherever something moves.

Feet are keyed by themselves, so that none slides; the leg between hip and foot follows from both.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chalktalk.documents.timeline import Cubic, Track
from chalktalk.staging import motion
from chalktalk.staging.figure.limbs import standing
from chalktalk.staging.figure.walking import LIFT, STANCE, Footfall, Walk, footfalls
from chalktalk.timeline import value_at

HIP, ANKLE = -192.0, -14.0
"""Heights, from the ground up."""
HIP_JOINT = 17.0
"""From the body's middle to each hip joint."""
EVERY = 2
"""Frames between two looks at a leg that moves."""
AIRBORNE, HIGH = 360.0, 26.0
"""Milliseconds that a hop takes, and how high it goes."""
TURNED_OUT = 0.82
"""How much of a shoe is seen where it points half at the viewer."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the body is, and its legs."""

    x: Track
    y: Track
    """Of the hips' middle."""
    sideways: Track
    """How far it is turned to walk across, 0 to 1."""
    left: "LegTracks"
    right: "LegTracks"


@dataclass(frozen=True, slots=True)
class LegTracks:
    """One leg's joints, and its foot."""

    hip: Track
    knee: Track
    seen: Track
    foot_x: Track
    foot_y: Track
    foot_turn: Track
    """Rolling over heel and toe, degrees clockwise."""
    foot_side: Track
    """Which way the shoe points: 1 to the right, -1 to the left."""


def stand(clock: motion.Clock, hips: Track, sink: Track, walks: Sequence[Walk], hops: Sequence[int]) -> Stand:
    """Body and legs through all shifts of weight, walks and hops (each the frame at which it leaves the ground)."""
    frames = _looks(clock, [hips, sink], walks, hops)
    air = _hopping(clock, hops)

    def body(frame: int) -> float:
        walk = _current(walks, frame)
        return value_at(hips, frame) + (walk.body(frame) if walk else 0.0)

    def height(frame: int) -> float:
        walk = _current(walks, frame)
        return HIP + value_at(sink, frame) + (walk.sink(frame) if walk else 0.0) - value_at(air, frame)

    feet = {side: [fall for walk in walks for fall in footfalls(walk, side)] for side in (-1.0, 1.0)}
    turned = _sideways(clock, walks)
    legs = {side: _leg(clock, side, frames, body, height, air, turned, walks, feet[side]) for side in (-1.0, 1.0)}
    return Stand(_sampled(frames, body), _sampled(frames, height), turned, legs[-1.0], legs[1.0])


def _current(walks: Sequence[Walk], frame: int) -> Walk | None:
    begun = [walk for walk in walks if walk.start <= frame]
    return begun[-1] if begun else walks[0] if _enters(walks) else None


def _enters(walks: Sequence[Walk]) -> bool:
    return bool(walks) and walks[0].enters


def _looks(clock: motion.Clock, tracks: Iterable[Track], walks: Sequence[Walk], hops: Sequence[int]) -> list[int]:
    """The frames at which to look: wherever the body or a foot moves, and the last before it starts."""
    spans = [(key.frame, later.frame) for track in tracks for key, later in pairwise(track) if key.value != later.value]
    spans += [(walk.start, walk.end + 6) for walk in walks]
    spans += [(hop, hop + clock.lasting(AIRBORNE)) for hop in hops]
    found = {0}
    for start, end in spans:
        found |= {*range(max(0, start), min(clock.frames, end), EVERY), max(0, min(clock.frames, end))}
    return sorted(found)


def _hopping(clock: motion.Clock, hops: Sequence[int]) -> Track:
    """Height above the ground: up fast, slower at the top, down fast."""
    half = clock.lasting(AIRBORNE / 2)
    keys: list[motion.Key] = [(0, 0.0, "hold")]
    for start in hops:
        keys += [
            (start, 0.0, Cubic(0.2, 0.5, 0.55, 1.0)),
            (start + half, HIGH, Cubic(0.45, 0.0, 0.8, 0.5)),
            (start + 2 * half, 0.0, "hold"),
        ]
    return motion.track(keys)


def _leg(
    clock: motion.Clock,
    side: float,
    frames: Sequence[int],
    body: Callable[[int], float],
    height: Callable[[int], float],
    air: Track,
    sideways: Track,
    walks: Sequence[Walk],
    falls: Sequence[Footfall],
) -> LegTracks:
    """One leg; its foot goes from footfall to footfall."""
    place = _placed(side, walks, falls)
    lifted = _lifted(falls)
    heading = walks[-1].heading if walks else 1.0

    def solved(frame: int) -> tuple[float, float, float]:
        hip = body(frame) + side * HIP_JOINT
        ankle = ANKLE - value_at(lifted, frame) - value_at(air, frame)
        walk = _current(walks, frame)
        forwards = side * (walk.heading if walk else heading)
        leg = standing(
            side * (value_at(place, frame) - hip),
            ankle - height(frame),
            sideways=value_at(sideways, frame),
            forwards=forwards,
        )
        return -side * leg.hip, -side * leg.knee, leg.seen

    looks = [(frame, *solved(frame)) for frame in frames]
    return LegTracks(
        hip=motion.track((frame, hip, "linear") for frame, hip, _, _ in looks),
        knee=motion.track((frame, knee, "linear") for frame, _, knee, _ in looks),
        seen=motion.track((frame, seen, "linear") for frame, _, _, seen in looks),
        foot_x=place,
        foot_y=_sampled(frames, lambda frame: ANKLE - value_at(lifted, frame) - value_at(air, frame)),
        foot_turn=_rolled(falls),
        foot_side=_shoe(clock, side, walks),
    )


def _sampled(frames: Sequence[int], curve: Callable[[int], float]) -> Track:
    return motion.track((frame, curve(frame), "linear") for frame in frames)


def _placed(side: float, walks: Sequence[Walk], falls: Sequence[Footfall]) -> Track:
    start = walks[0].places[0] if walks else 0.0
    keys: list[motion.Key] = [(-1, start + side * STANCE, "hold")]
    for fall in falls:
        keys += [(fall.start, fall.begin, Cubic(0.45, 0.1, 0.6, 1.0)), (fall.end, fall.place, "hold")]
    return motion.track(keys)


def _lifted(falls: Sequence[Footfall]) -> Track:
    keys: list[motion.Key] = [(-1, 0.0, "hold")]
    for fall in falls:
        high = fall.start + (fall.end - fall.start) * 2 // 5
        keys += [(fall.start, 0.0, motion.SWAY), (high, LIFT, motion.SWAY), (fall.end, 0.0, "hold")]
    return motion.track(keys)


def _rolled(falls: Sequence[Footfall]) -> Track:
    """The heel leaves the ground first and comes down first."""
    keys: list[motion.Key] = [(-1, 0.0, "hold")]
    for fall in falls:
        length, turn = fall.end - fall.start, fall.heading
        keys += [
            (fall.start - length // 5, 0.0, motion.SWAY),
            (fall.start + length // 5, 24.0 * turn, motion.SWAY),
            (fall.end - length // 6, -14.0 * turn, motion.SWAY),
            (fall.end + length // 6, 0.0, "hold"),
        ]
    return motion.track(keys)


def _sideways(clock: motion.Clock, walks: Sequence[Walk]) -> Track:
    """How far the legs are seen from the side."""
    turn = clock.lasting(200)
    keys: list[motion.Key] = [(-1, 1.0 if _enters(walks) else 0.0, "hold")]
    for number, walk in enumerate(walks):
        if number or not walk.enters:
            keys += [(walk.start, 0.0, motion.SWAY), (walk.start + turn, 1.0, "hold")]
        keys += [(walk.end - turn // 2, 1.0, motion.SWAY), (walk.end + turn // 2, 0.0, "hold")]
    return motion.track(keys)


def _shoe(clock: motion.Clock, side: float, walks: Sequence[Walk]) -> Track:
    """Both shoes point where the figure goes, and outwards where it stands; they turn through the viewer's side."""
    out = side * TURNED_OUT
    first = walks[0].heading if _enters(walks) else out
    keys: list[motion.Key] = [(-1, first, "hold")]
    for number, walk in enumerate(walks):
        if number or not walk.enters:
            keys += _turned(clock, walk.start, out, walk.heading)
        keys += _turned(clock, walk.end - clock.lasting(60), walk.heading, out)
    return motion.track(keys)


def _turned(clock: motion.Clock, start: int, begin: float, end: float) -> list[motion.Key]:
    """A change of direction jumps where the shoe points at the viewer, and looks the same either way."""
    half = clock.lasting(90)
    if begin * end > 0:
        return [(start, begin, motion.SWAY), (start + half, end, "hold")]
    narrow = 0.5
    return [
        (start, begin, motion.EASE_IN_OUT),
        (start + half, narrow if begin > 0 else -narrow, "hold"),
        (start + half + 1, narrow if end > 0 else -narrow, motion.EASE_IN_OUT),
        (start + 2 * half + 1, end, "hold"),
    ]
