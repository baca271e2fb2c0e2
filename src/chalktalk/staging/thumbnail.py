"""Thumbnail: the film's title and hero as one still frame, everything a third larger than on the page."""

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.base import Span
from chalktalk.documents.cues import Beat, SceneCues, Transition
from chalktalk.documents.direction import Look
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import Gesture, Pose, Scene, TitleVisual, TransitionKind
from chalktalk.documents.timeline import AnyNode, Group, Layer, SceneTimeline, StagedScene
from chalktalk.engine import Context, Place, stage
from chalktalk.frames import FrameRate
from chalktalk.staging import nodes
from chalktalk.staging.background import ground
from chalktalk.staging.figure import figure
from chalktalk.staging.kinds import stage_visual
from chalktalk.staging.page import Box, Page
from chalktalk.staging.scene import board_for, keep, room_for
from chalktalk.timeline import value_at

LARGER = 4 / 3
SETTLED = 60
"""A frame by which everything has come to rest."""


@stage("stage_thumbnail", version=1, place=Place.THREAD)
async def stage_thumbnail(context: Context, scene: Scene, artwork: Artwork, look: Look) -> StagedScene:
    """Stage the opening scene's title as a single frame without captions.

    A scene that is no title is shown as it is.
    """
    whole = Page(look.width, look.height, Box(0, 0, look.width, look.height), Box(0, look.height, look.width, 0))
    width, height = look.width / LARGER, look.height / LARGER
    content = Box(72, 72, width - 144, height - 144)
    near = Page(width, height, content, Box(0, height, width, 0))
    opening = scene.model_copy(update={"figure": (Gesture(pose=Pose.POINTING, cue=Span(start=0, end=1)),)})
    cues = _at_rest(opening)
    area, standing = room_for(near, opening)
    board = board_for(context.store, cues, artwork, look, near, area, standing)
    picture = stage_visual(board, _bare(opening)) + (figure(board, opening, standing) if standing else [])
    backdrop = board_for(context.store, cues, artwork, look, whole, whole.content, None)
    layers = (
        Layer(level=0, nodes=tuple(ground(backdrop))),
        Layer(level=20, nodes=(_still(nodes.group("picture", picture, scale=LARGER)),)),
    )
    return keep(context.store, SceneTimeline(scene=scene.id, frames=1, layers=layers), scene, board)


def _bare(scene: Scene) -> TitleVisual:
    """Title and icon only: a subtitle is not read at the size thumbnails are seen."""
    visual = scene.visual
    assert isinstance(visual, TitleVisual)
    return visual.model_copy(update={"subtitle": None})


def _at_rest(scene: Scene) -> SceneCues:
    """Cues in which everything comes in at once."""
    cut = Transition(kind=TransitionKind.CUT, frames=0)
    names = ("heading", "gesture-1")
    return SceneCues(
        scene=scene.id,
        rate=FrameRate(30),
        frames=2 * SETTLED,
        enter=cut,
        leave=cut,
        words=(WordTime(start=0.0, end=0.0),),
        utterances=(),
        beats=tuple(Beat(element=name, word=0, spoken=0.0, due=0) for name in names),
        captions=(),
    )


def _still(node: AnyNode) -> AnyNode:
    """The node as it stands when all has settled: every track a constant."""
    tracks = {name: value_at(value, SETTLED) for name, value in node if isinstance(value, tuple) and _is_track(value)}
    if isinstance(node, Group):
        return node.model_copy(update={**tracks, "children": tuple(_still(child) for child in node.children)})
    return node.model_copy(update=tracks)


def _is_track(value: tuple[object, ...]) -> bool:
    return bool(value) and hasattr(value[0], "ease")
