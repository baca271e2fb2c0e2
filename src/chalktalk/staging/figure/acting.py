"""Acting: how the figure gets from pose to pose, joint by joint.

Each joint turns by itself, so hands travel along arcs. A move draws back first (anticipation), starts at the hips and
arrives last in the fingers (overlapping action), swings past and settles: the principles of Johnston and Thomas, "The
Illusion of Life" (1981).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from chalktalk.documents.storyboard import Face, Pose
from chalktalk.documents.timeline import Track
from chalktalk.staging import motion
from chalktalk.staging.figure.poses import POSES, Posture, between, mirrored
from chalktalk.timeline import value_at

Tracks = dict[str, Track]

DRAW_BACK, MOVE, SWING_BACK, SETTLE = 120.0, 300.0, 170.0, 170.0
"""Milliseconds of a move's phases."""
PASSING = 240.0
"""Milliseconds to a pose that is only passed through."""
BACK, PAST, SHORT = 0.09, 0.07, 0.02
"""Parts of a move by which it draws back, swings past its end, and swings back."""
_DELAYS = {"hips": 0, "sink": 0, "lean": 20, "tilt": 110, "shoulder": 50, "lift": 40, "elbow": 110, "wrist": 170}
_DELAYS["finger"] = 200
"""Milliseconds after which a joint joins in a move."""

SHIFT_EVERY, SHIFTING = 3.6, 900.0
"""Seconds a figure stands on one leg, and milliseconds it takes to change to the other."""
_BEATS: dict[Pose, dict[str, float]] = {
    Pose.EXPLAINING: {"elbow": 15.0, "shoulder": 4.0, "wrist": 16.0},
    Pose.POINTING_LEFT: {"elbow": 5.0},
    Pose.POINTING_RIGHT: {"elbow": 5.0},
    Pose.EXCITED: {"elbow": 12.0, "shoulder": 6.0},
    Pose.THINKING: {"wrist": 9.0},
    Pose.CONFUSED: {"wrist": 14.0},
}
"""By how many degrees each joint underlines a word, in the poses that have a hand free for it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The frame at which the figure sets out for a pose, and what it looks like there."""

    frame: int
    pose: Pose
    posture: Posture
    face: Face


@dataclass(frozen=True, slots=True)
class _Move:
    frame: int
    pose: Pose
    posture: Posture
    passing: bool
    flowing: bool
    """Whether it goes on from a pose that was only passed."""


def postures(clock: motion.Clock, moments: Sequence[Moment], beats: Sequence[int]) -> Tracks:
    """A track for every joint through all moments; the first pose holds from the start."""
    moves = list(_moves(clock, moments))
    return {field.name: _acted(clock, field.name, moves, beats) for field in fields(Posture)}


def alternated(moments: Sequence[Moment]) -> list[Moment]:
    """Every other time it explains, the other hand leads."""
    count, found = 0, []
    for moment in moments:
        posture = moment.posture
        if moment.pose is Pose.EXPLAINING:
            posture, count = (mirrored(posture) if count % 2 else posture), count + 1
        found.append(Moment(moment.frame, moment.pose, posture, moment.face))
    return found


def _moves(clock: motion.Clock, moments: Sequence[Moment]) -> list[_Move]:
    """The way through all moments, with the poses between where one may not follow another."""
    found: list[_Move] = []
    for moment in moments:
        via = between(found[-1].pose, moment.pose) if found else None
        frame = moment.frame
        if via is not None:
            found.append(_Move(frame, via, POSES[via], passing=True, flowing=False))
            frame += clock.lasting(PASSING)
        found.append(_Move(frame, moment.pose, moment.posture, passing=False, flowing=via is not None))
    return found


def _acted(clock: motion.Clock, joint: str, moves: Sequence[_Move], beats: Sequence[int]) -> Track:
    keys: list[motion.Key] = [(0, getattr(moves[0].posture, joint), "hold")]
    for index, move in enumerate(moves):
        end = moves[index + 1].frame if index + 1 < len(moves) else clock.frames
        target: float = getattr(move.posture, joint)
        free = move.frame
        if index:
            start = move.frame + clock.lasting(_delay(joint)) - 1
            now = value_at(motion.track(keys), start)
            keys = [key for key in keys if key[0] < start]
            keys += _passed(clock, start, now, target) if move.passing else _moved(clock, start, now, target, move)
            free = keys[-1][0]
        if move.passing:
            continue
        if joint == "hips":
            keys += _shifting(clock, free, end, target)
        if joint == "sink" and index:
            keys = _dipping(clock, keys, move, moves[index - 1])
        keys += _beating(clock, joint, move, [at for at in beats if free <= at], end, target)
    return motion.track(key for key in keys if key[0] <= clock.frames)


def _delay(joint: str) -> float:
    return _DELAYS[joint.rpartition("_")[2]]


def _passed(clock: motion.Clock, start: int, now: float, target: float) -> list[motion.Key]:
    return [(start, now, motion.SWAY), (start + clock.lasting(PASSING), target, motion.SWAY)]


def _moved(clock: motion.Clock, start: int, now: float, target: float, move: _Move) -> list[motion.Key]:
    """Anticipation, the move, one swing past, one back, and rest."""
    turn, swing = target - now, clock.temper.swing
    keys: list[motion.Key] = [(start, now, motion.SWAY)]
    begin = start
    if not move.flowing:
        begin += clock.lasting(DRAW_BACK)
        keys.append((begin, now - BACK * turn, motion.EASE_IN_OUT))
    past = begin + clock.lasting(MOVE)
    back = past + clock.lasting(SWING_BACK)
    rest = back + clock.lasting(SETTLE)
    return [
        *keys,
        (past, target + PAST * swing * turn, motion.SWAY),
        (back, target - SHORT * swing * turn, motion.SWAY),
        (rest, target, "hold"),
    ]


def _dipping(clock: motion.Clock, keys: list[motion.Key], move: _Move, last: _Move) -> list[motion.Key]:
    """The whole body gathers before the arms go, more the further they go."""
    way = sum(abs(getattr(move.posture, j) - getattr(last.posture, j)) for j in ("left_shoulder", "right_shoulder"))
    depth = min(16.0, 3.0 + way / 11)
    start, now = move.frame, value_at(motion.track(keys), move.frame)
    rest = move.posture.sink
    low, high, down = (start + clock.lasting(ms) for ms in (150.0, 380.0, 640.0))
    return [
        *(key for key in keys if key[0] < start),
        (start, now, motion.SWAY),
        (low, rest + depth, motion.EASE_IN_OUT),
        (high, rest - 0.2 * depth, motion.SWAY),
        (down, rest, "hold"),
    ]


def _shifting(clock: motion.Clock, start: int, end: int, hips: float) -> list[motion.Key]:
    """The weight goes from one leg to the other and back, now and then."""
    keys: list[motion.Key] = []
    step, length = clock.lasting(SHIFT_EVERY * 1000), clock.lasting(SHIFTING)
    now = hips
    for frame in range(start + step // 2, end - length, step):
        keys += [(frame, now, motion.SWAY), (frame + length, -0.7 * now if now == hips else hips, "hold")]
        now = keys[-1][1]
    return keys


def _beating(
    clock: motion.Clock, joint: str, move: _Move, beats: Sequence[int], end: int, rest: float
) -> list[motion.Key]:
    """A hand that underlines words, the two in turn; it comes home before the next pose."""
    side, _, name = joint.rpartition("_")
    reach = _BEATS.get(move.pose, {}).get(name)
    if reach is None or not side or not _takes_part(move.pose, side):
        return []
    keys: list[motion.Key] = []
    reach *= clock.temper.reach
    lag = clock.lasting(_DELAYS[name]) - clock.lasting(_DELAYS["shoulder"])
    up, down, home = (clock.lasting(ms) for ms in (150.0, 330.0, 560.0))
    both = move.pose is Pose.EXCITED
    for count, beat in enumerate(beats):
        start = beat + lag
        if start + home > end or (keys and start < keys[-1][0]):
            continue
        if not both and move.pose is Pose.EXPLAINING and (count % 3 == 2) == (side == _leading(move.posture)):
            continue
        keys += [
            (start, rest, motion.SWAY),
            (start + up, rest + reach, motion.EASE_IN_OUT),
            (start + down, rest - 0.35 * reach, motion.SWAY),
            (start + home, rest, "hold"),
        ]
    return keys


def _leading(posture: Posture) -> str:
    return (
        "right" if posture.right_elbow + posture.right_shoulder > posture.left_elbow + posture.left_shoulder else "left"
    )


def _takes_part(pose: Pose, side: str) -> bool:
    """Whether a side's hand underlines words: the one that points, scratches or taps; else both."""
    match pose:
        case Pose.POINTING_LEFT | Pose.THINKING | Pose.CONFUSED:
            return side == "left"
        case Pose.POINTING_RIGHT:
            return side == "right"
        case _:
            return True
