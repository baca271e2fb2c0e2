"""Thumbnail: the film's title as large as it will go, beside its icon; one still frame, no captions."""

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.direction import Look
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import Scene, TitleVisual, TransitionKind
from chalktalk.documents.timeline import AnyNode, Group, Layer, SceneTimeline, StagedScene
from chalktalk.engine import Context, Place, stage
from chalktalk.frames import FrameRate
from chalktalk.staging import ink, nodes
from chalktalk.staging.background import ground
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import Box, Page
from chalktalk.staging.parts.hero import hero
from chalktalk.staging.scene import board_for, keep, set_as
from chalktalk.staging.typeset import Setting, break_lines, fit, set_lines
from chalktalk.timeline import value_at

SIZES = (168.0, 144.0, 128.0, 112.0, 96.0)
"""Larger than on any page: a thumbnail is seen a finger wide."""
MARGIN = 96.0
SETTLED = 60
"""A frame by which everything has come to rest."""


@stage("stage_thumbnail", version=4, place=Place.THREAD)
async def stage_thumbnail(context: Context, scene: Scene, artwork: Artwork, look: Look, title: str) -> StagedScene:
    """Stage the film's title and its opening scene's icon as a scene of a single frame."""
    with set_as(context.store, look):
        area = Box(0.0, 0.0, look.width, look.height).inset(MARGIN, MARGIN)
        page = Page(look.width, look.height, area, Box(0.0, look.height, look.width, 0.0))
        board = board_for(context.store, _at_rest(scene), artwork, look, page, area)
        query = scene.visual.heading.icon if isinstance(scene.visual, TitleVisual) else None
        layers = (
            Layer(level=0, nodes=tuple(ground(board))),
            Layer(level=20, nodes=tuple(_composition(board, title, query))),
        )
        return keep(context.store, SceneTimeline(scene=scene.id, frames=1, layers=layers), scene, board)


def _composition(board: Board, title: str, query: str | None) -> list[AnyNode]:
    """Words and icon side by side, or one above the other where the frame is narrow."""
    area, palette = board.area, board.palette
    size = 0.0 if query is None else min(620.0, area.height * 0.66, area.width * 0.8)
    if board.page.wide:
        text = area.from_left(area.width - size - (48 if size else 0))
        picture = Box(area.right - size, area.cy - size / 2, size, size)
    else:
        text = area.below(size + 48)
        picture = Box(area.x, area.y, size, size)
    setting = _largest(title, text)
    bar = Box(text.x, text.cy + setting.height / 2 + setting.size * 0.5, 216.0, 15.0)
    shown: list[AnyNode] = [*board.lines("title", setting, text, ink.solid(palette.ink))]
    shown.append(nodes.rect("bar", bar, radius=7.5, fill=ink.solid(palette.warning)))
    if query is not None:
        shown.insert(0, _still(hero(board, "hero", query, picture, palette.primary, 0, [])))
    return shown


def _largest(title: str, box: Box) -> Setting:
    for size in SIZES:
        lines = break_lines(title, box.width, Weight.EXTRABOLD, size, 4)
        if lines is not None:
            setting = set_lines(lines, Weight.EXTRABOLD, size)
            if setting.height <= box.height - 150:
                return setting
    return fit(title, box.width, size=SIZES[-1], weight=Weight.EXTRABOLD, lines=4)


def _at_rest(scene: Scene) -> SceneCues:
    """Cues of a scene in which nothing is said."""
    cut = Transition(kind=TransitionKind.CUT, frames=0)
    return SceneCues(
        scene=scene.id,
        rate=FrameRate(30),
        frames=2 * SETTLED,
        enter=cut,
        leave=cut,
        words=(WordTime(start=0.0, end=0.0),),
        utterances=(),
        beats=(),
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
