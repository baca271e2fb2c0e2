"""The figure: one character for the whole film, a rig of joints that lives and means what it does."""

from collections.abc import Sequence
from itertools import pairwise

from chalktalk.colours import contrast_ratio, mixed, relative_luminance
from chalktalk.documents.storyboard import Pose, Scene
from chalktalk.documents.theme import Palette
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.figure.acting import PASSING, Moment, alternated, postures
from chalktalk.staging.figure.faces import FACE_OF, face_tracks
from chalktalk.staging.figure.gaze import Target, gaze, target_at, targets
from chalktalk.staging.figure.legs import AIRBORNE, stand
from chalktalk.staging.figure.life import breath, lids, mouth
from chalktalk.staging.figure.poses import POSES, aiming, between
from chalktalk.staging.figure.rig import HEAD, HEIGHT, SHOULDER, SHOULDER_X, Colours, Life, rig
from chalktalk.staging.figure.walking import Walk, stroll, swinging, walk_in
from chalktalk.staging.page import Box
from chalktalk.timeline import value_at

LEAST_BETWEEN_GESTURES = 800.0
"""Milliseconds for a gesture to be made and understood."""
LEAST_BETWEEN_BEATS = 760.0
"""Milliseconds between two words that the hands underline."""
LONG_WORD = 260.0
"""Milliseconds from which on a word carries weight enough for that."""
OFF_CENTRE = -30.0
"""Page units by which it stands to the left of its box's middle, so that an arm has room to point at the picture."""
HALF = 120.0
"""Half of its width as it walks, in the rig's units."""
GATHERING = 240.0
"""Milliseconds from setting out for a hop until the feet leave the ground."""
NEAR = 400.0
"""Milliseconds within which an element that comes in is what a gesture means."""
SEPARATE = 3.0
"""Contrast from which a shape stands out by itself: WCAG 2.2, success criterion 1.4.11."""


def figure(board: Board, scene: Scene, box: Box, picture: Sequence[AnyNode]) -> list[AnyNode]:
    """The figure standing on the lower edge of a box, filling its height, with the picture it speaks of before it."""
    clock, scale = board.clock, box.height / HEIGHT
    place = (box.cx + OFF_CENTRE, box.bottom)
    things = targets(board, picture)
    moments = _moments(board, scene, things, place, scale)
    walks = _walks(board, moments, place[0] / scale)
    beats = _beats(board)
    posture = postures(clock, alternated(moments), beats)
    _swing(posture, walks)
    legs = stand(clock, posture["hips"], posture["sink"], walks, _hops(clock, moments))
    faces = [(moment.frame, moment.face) for moment in moments]
    ahead = [Target(walk.start, place[0] + walk.heading * board.page.width, place[1] + HEAD * scale) for walk in walks]
    eyes = gaze(clock, [*ahead, *_looks(board, moments, things)], (place[0], place[1] + HEAD * scale))
    opened, width = mouth(board, scene.words, faces)
    life = Life(breath(clock), lids(clock, scene.id, eyes.glances), opened, width, _nods(clock, beats))
    body = rig(_colours(board.palette), posture, legs, face_tracks(clock, faces), eyes, life)
    # There from the first frame: a figure that faded in at every cut would blink from scene to scene.
    return [nodes.group("figure", body, x=place[0], y=place[1], scale=scale)]


def _colours(palette: Palette) -> Colours:
    """Skin is the lighter of the theme's extremes; where the page is as light, it gets an outline."""
    light, dark = sorted((palette.ink, palette.surface), key=relative_luminance, reverse=True)
    ground = palette.background_from
    stands_out = contrast_ratio(light, ground) >= SEPARATE
    features = ground if stands_out else dark
    return Colours(
        skin=light,
        edge=None if stands_out else palette.ink,
        shade=mixed(light, features, 0.16),
        shirt=palette.primary,
        sleeves=(mixed(palette.primary, features, 0.17), mixed(palette.primary, features, 0.36)),
        trousers=mixed(palette.muted, ground if stands_out else palette.ink, 0.25),
        shoes=palette.ink,
        features=features,
        blush=palette.contrast,
    )


def _moments(
    board: Board, scene: Scene, things: Sequence[Target], place: tuple[float, float], scale: float
) -> list[Moment]:
    """The gestures at their frames; one that follows too closely on the last is left out."""
    moments: list[Moment] = []
    for number, gesture in enumerate(scene.figure, start=1):
        frame = 0 if number == 1 else board.due[f"gesture-{number}"]
        if moments and frame - moments[-1].frame < board.clock.lasting(LEAST_BETWEEN_GESTURES):
            continue
        posture = POSES[gesture.pose]
        thing = target_at(things, frame, board.clock.lasting(NEAR))
        if thing and gesture.pose in (Pose.POINTING_LEFT, Pose.POINTING_RIGHT):
            side = 1 if gesture.pose is Pose.POINTING_RIGHT else -1
            across = (thing.x - place[0]) / scale - side * SHOULDER_X
            posture = aiming(gesture.pose, across, (thing.y - place[1]) / scale - SHOULDER)
        moments.append(Moment(frame, gesture.pose, posture, gesture.face or FACE_OF[gesture.pose]))
    return moments


def _walks(board: Board, moments: Sequence[Moment], to_edge: float) -> list[Walk]:
    """The ways it goes on foot: in from the page's edge as the scene opens, later to and fro."""
    walks: list[Walk] = []
    for number, moment in enumerate(moments):
        if moment.pose is not Pose.WALKING:
            continue
        if number == 0:
            ways: tuple[Walk, ...] = (walk_in(board.clock, board.cues.enter.frames // 2, to_edge + HALF),)
        else:
            ways = stroll(board.clock, moment.frame)
        if ways[-1].end < board.clock.frames and (not walks or walks[-1].end <= moment.frame):
            walks += ways
    return walks


def _swing(posture: dict[str, Track], walks: Sequence[Walk]) -> None:
    """While it walks the arms swing, until the next pose takes them over."""
    for walk in walks:
        for side, sign in (("left", -1.0), ("right", 1.0)):
            joints = [f"{side}_shoulder", f"{side}_elbow"]
            rests = [value_at(posture[joint], walk.end) for joint in joints]
            for joint, keys in zip(joints, swinging(walk, sign, *rests), strict=True):
                acted = posture[joint]
                until = min((key.frame for key in acted if key.frame > walk.start + walk.step), default=walk.end * 2)
                posture[joint] = motion.track(
                    [
                        *(key for key in acted if key.frame < walk.start),
                        *(key for key in keys if key[0] < until),
                        *(key for key in acted if key.frame >= until),
                    ]
                )


def _hops(clock: motion.Clock, moments: Sequence[Moment]) -> list[int]:
    """When its feet leave the ground: twice, as it gets excited."""
    found: list[int] = []
    for last, moment in pairwise(moments):
        if moment.pose is Pose.EXCITED:
            on_the_way = PASSING if between(last.pose, moment.pose) else 0.0
            first = moment.frame + clock.lasting(GATHERING + on_the_way)
            found += [first, first + clock.lasting(AIRBORNE + 120.0)]
    return found


def _beats(board: Board) -> list[int]:
    """Frames at which hands and head underline a word: the long ones, not too many."""
    clock, found = board.clock, list[int]()
    for time in board.cues.words:
        frame = clock.rate.frame_at(time.start)
        long = time.end - time.start >= LONG_WORD / 1000
        if long and (not found or frame - found[-1] >= clock.lasting(LEAST_BETWEEN_BEATS)):
            found.append(frame)
    return found


def _nods(clock: motion.Clock, beats: Sequence[int]) -> Track:
    """The head goes down a little on every other beat."""
    keys: list[motion.Key] = [(0, 0.0, "hold")]
    for beat in beats[::2]:
        keys += [
            (beat, 0.0, motion.SWAY),
            (beat + clock.lasting(140), 4.0, motion.SWAY),
            (beat + clock.lasting(420), 0.0, "hold"),
        ]
    return motion.track(keys)


def _looks(board: Board, moments: Sequence[Moment], things: Sequence[Target]) -> list[Target]:
    """What it looks at: what it points at as it points, and whatever else comes in."""
    pointing = [moment.frame for moment in moments if moment.pose in (Pose.POINTING_LEFT, Pose.POINTING_RIGHT)]
    near = board.clock.lasting(NEAR)
    looks = [
        Target(frame, thing.x, thing.y) for frame in pointing if (thing := target_at(things, frame, near)) is not None
    ]
    busy = [moment.frame for moment in moments if moment.pose in (Pose.THINKING, Pose.CONFUSED)]
    return looks + [thing for thing in things if all(abs(thing.frame - frame) > near for frame in (*pointing, *busy))]
