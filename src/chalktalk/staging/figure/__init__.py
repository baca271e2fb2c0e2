"""The figure: one character for the whole film, a rig of joints that lives and means what it does."""

from chalktalk.colours import channels, mixed
from chalktalk.documents.storyboard import Scene
from chalktalk.documents.timeline import AnyNode, Ease, Track
from chalktalk.staging import motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.figure.poses import Moment, joint_tracks
from chalktalk.staging.figure.rig import HEIGHT, Colours, Life, rig
from chalktalk.staging.page import Box

BLINKS = (2.3, 3.9, 3.1, 4.4)
"""Seconds between blinks, in turn: people blink every two to five seconds, never evenly."""

_LEAST_BETWEEN_GESTURES = 800.0


def figure(board: Board, scene: Scene, box: Box) -> list[AnyNode]:
    """The figure standing on the lower edge of a box, filling its height."""
    palette, clock = board.palette, board.clock
    colours = Colours(
        skin=palette.ink,
        shirt=palette.primary,
        sleeve=mixed(palette.primary, palette.background_from, 0.22),
        face=palette.background_from if _dark(palette.background_from) else palette.surface,
    )
    joints = joint_tracks(clock, _moments(board, scene))
    body = rig(colours, joints, _life(board))
    # There from the first frame: a figure that faded in at every cut would blink from scene to scene.
    return [nodes.group("figure", body, x=box.cx, y=box.bottom, scale=box.height / HEIGHT)]


def _dark(colour: str) -> bool:
    return sum(channels(colour)) < 3 * 128


def _moments(board: Board, scene: Scene) -> list[Moment]:
    """The gestures at their frames; one that follows too closely on the last is left out."""
    moments: list[Moment] = []
    for number, gesture in enumerate(scene.figure, start=1):
        frame = 0 if number == 1 else board.due[f"gesture-{number}"]
        if not moments or frame - moments[-1].frame >= board.clock.lasting(_LEAST_BETWEEN_GESTURES):
            moments.append(Moment(frame, gesture.pose))
    return moments


def _life(board: Board) -> Life:
    clock = board.clock
    talking, resting, mouth = _speech(board)
    breath = motion.sway(clock, -1.5, 2.0, 3.4)
    return Life(breath=breath, lids=_blinking(clock), mouth=mouth, talking=talking, resting=resting)


def _blinking(clock: motion.Clock) -> Track:
    keys: list[tuple[int, float, Ease]] = [(0, 1.0, "hold")]
    at, count = 1.1, 0
    while (frame := clock.rate.frame_at(at)) + clock.lasting(200) < clock.frames:
        keys += [
            (frame, 1.0, "linear"),
            (frame + clock.lasting(70), 0.08, "linear"),
            (frame + clock.lasting(180), 1.0, "hold"),
        ]
        at, count = at + BLINKS[count % len(BLINKS)], count + 1
    return motion.track(keys)


def _speech(board: Board) -> tuple[Track, Track, Track]:
    """Whether the figure talks, whether it rests, and how far its mouth is open: it speaks the narration."""
    rate = board.clock.rate
    talking: list[tuple[int, float, Ease]] = [(-1, 0.0, "hold")]
    mouth: list[tuple[int, float, Ease]] = [(-1, 0.2, "linear")]
    for time in board.cues.words:
        start, end = rate.frame_at(time.start), rate.frame_at(time.end)
        if end - start < 2:
            continue
        talking += [(start, 1.0, "hold"), (end, 0.0, "hold")]
        wide = min(1.0, 0.45 + (end - start) / board.clock.lasting(700))
        mouth += [(start, 0.2, motion.SWAY), ((start + end) // 2, wide, motion.SWAY), (end, 0.2, "linear")]
    shut = [(frame, 1.0 - value, ease) for frame, value, ease in talking]
    return motion.track(talking), motion.track(shut), motion.track(mouth)
