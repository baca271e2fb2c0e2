"""Staging one scene: its ground, its picture, its figure and its captions become a SceneTimeline."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import NamedTuple

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.brief import Typeface
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Look
from chalktalk.documents.storyboard import Element, ImageVisual, Scene
from chalktalk.documents.timeline import AnyNode, Layer, Level, SceneTimeline, StagedScene, Text
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.staging import motion
from chalktalk.staging.background import dust, ground
from chalktalk.staging.board import Board
from chalktalk.staging.captions import captions
from chalktalk.staging.chalk import hand_drawn
from chalktalk.staging.fallback import drawable
from chalktalk.staging.figure import figure
from chalktalk.staging.kinds import kind_of, stage_visual
from chalktalk.staging.lint import Fault, lint
from chalktalk.staging.measure import Weight, fallback, font_bytes, measuring_with
from chalktalk.staging.overlays import Space, overlays, share_out
from chalktalk.staging.page import Box, Page, page_for
from chalktalk.staging.parts.hero import hero_row
from chalktalk.staging.resolving import STEPS, has_long_words, in_time_to_read
from chalktalk.staging.runs import in_their_typefaces
from chalktalk.staging.transitions import coming_and_going
from chalktalk.timeline import nodes_under

SETTLED = 700.0
"""Milliseconds after which whatever comes in has arrived."""
MOST_LOOKS = 4
"""Frames at which a scene of ordinary words is looked over: what is wrong with a layout seldom passes again."""

FIGURE_WIDTH, FIGURE_GAP = 312.0, 72.0


@stage("stage_scene", version=7, place=Place.THREAD)
async def stage_scene(
    context: Context, scene: Scene, cues: SceneCues, artwork: Artwork, look: Look, *, simpler: int = 0
) -> StagedScene:
    """Turn a storyboard scene and its cues into a scene a player can draw.

    `simpler` is how many ways of staging it, each simpler than the last, were drawn and found wanting.
    """
    with set_as(context.store, look):
        why = "this scene did not pass inspection" if simpler else "this scene does not fit its page"
        attempts = _attempts(context.store, scene, cues, artwork, look, why)
        wanting = list(islice(attempts, simpler))
        best = next((attempt for attempt in attempts if not attempt.faults), None)
        best = best or (wanting[-1] if wanting else _attempt(context.store, scene, cues, artwork, look))
        for fault in best.faults:
            best.board.warn(fault.message, "use fewer or shorter words")
        return keep(context.store, best.timeline, best.scene, best.board)


class Attempt(NamedTuple):
    """A scene staged, and what is wrong with it."""

    scene: Scene
    timeline: SceneTimeline
    board: Board
    faults: tuple[Fault, ...]


def _attempts(store: Store, scene: Scene, cues: SceneCues, artwork: Artwork, look: Look, why: str) -> Iterator[Attempt]:
    """The scene as it was asked for, then eased by one step after another, each on top of those before it."""
    yield _attempt(store, scene, cues, artwork, look)
    told: list[str] = []
    for step in STEPS:
        eased = step.eased(scene)
        if eased != scene:
            scene = eased
            told.append(step.told)
            attempt = _attempt(store, scene, cues, artwork, look)
            attempt.board.warn(f"{why}: {'; '.join(told)}", "use fewer or shorter words")
            yield attempt


def _attempt(store: Store, scene: Scene, cues: SceneCues, artwork: Artwork, look: Look) -> Attempt:
    shown = drawable(scene.visual, artwork)
    scene = scene.model_copy(update={"visual": shown})
    cues = in_time_to_read(scene, cues)
    page, kind = page_for(look), kind_of(shown)
    heading: Element | None = getattr(shown, "heading", None) if kind.heading else None
    space = share_out(page, scene.overlays, artwork, heading.label if heading else None)
    area, standing = room_for(page, scene, space.area)
    board = board_for(store, cues, artwork, look, page, area, standing=standing, band=space.band, chapter=scene.chapter)
    if len(space.chips) < len(scene.overlays):
        board.warn("there is no room beside the heading for the key words of this scene", "use a shorter heading")
    timeline = SceneTimeline(scene=scene.id, frames=cues.frames, layers=_layers(board, scene, look, space))
    closely = bool(board.warnings) or has_long_words(scene)
    return Attempt(scene, timeline, board, lint(timeline, cues, look, _looks(cues, board.clock, closely=closely)))


def _looks(cues: SceneCues, clock: motion.Clock, *, closely: bool) -> list[int]:
    """The frames at which an element has come in; unless looked at closely, the last of them and some before it."""
    last = cues.frames - cues.leave.frames - 1
    settled = sorted({min(beat.due + clock.lasting(SETTLED), last) for beat in cues.beats})
    if closely:
        arriving = {min(beat.due + clock.lasting(SETTLED / 2), last) for beat in cues.beats}
        return sorted({*settled, *arriving})
    every = -(-len(settled) // MOST_LOOKS) or 1
    return settled[::-1][::every]


def board_for(
    store: Store,
    cues: SceneCues,
    artwork: Artwork,
    look: Look,
    page: Page,
    area: Box,
    *,
    standing: Box | None = None,
    band: Box | None = None,
    chapter: str | None = None,
) -> Board:
    """A clean board, its fonts in the store."""
    return Board(
        page=page,
        area=area,
        theme=look.theme,
        clock=motion.Clock(cues.rate, cues.frames, look.motion),
        cues=cues,
        fonts={weight: store.put(font_bytes(weight, look.theme.typeface), "font/ttf") for weight in Weight},
        further=tuple(typeface.blob for typeface in typefaces_of(store, look)),
        icons={icon.query: icon for icon in artwork.icons},
        chapter=chapter,
        band=band or page.heading,
        standing=standing,
    )


def typefaces_of(store: Store, look: Look) -> tuple[Typeface, ...]:
    """What stands in for letters that the theme's family does not have, the best first."""
    return (*fallback(store, look.theme.typeface), *look.typefaces)


def set_as(store: Store, look: Look) -> AbstractContextManager[None]:
    """Text that is measured meanwhile is set as the look asks for."""
    return measuring_with(store, typefaces_of(store, look), look.theme.typeface)


def room_for(page: Page, scene: Scene, area: Box) -> tuple[Box, Box | None]:
    """Of an area, the part for the picture and, where the figure plays, the box it stands in."""
    kind = kind_of(scene.visual)
    if not scene.figure or not (page.wide or kind.figure_when_narrow):
        return area, None
    if page.wide:
        height = min(area.height, 540.0)
        standing = Box(area.x, page.content.bottom - height, FIGURE_WIDTH, height)
        return area.right_of(FIGURE_WIDTH + FIGURE_GAP), standing
    return area, hero_row(area).from_left(FIGURE_WIDTH)


def _layers(board: Board, scene: Scene, look: Look, space: Space) -> tuple[Layer, ...]:
    picture = stage_visual(board, scene.visual)
    layers: list[tuple[Level, list[AnyNode]]] = [
        (0, ground(board)),
        (10, dust(board)),
        (20, [_coming_and_going(board, "scene/picture", picture)]),
    ]
    if board.standing is not None:
        body = figure(board, scene, board.standing, picture)
        layers.append((30, [_coming_and_going(board, "scene/character", body)]))
    if space.chips:
        layers.append((40, [_coming_and_going(board, "scene/overlays", overlays(board, space))]))
    if look.burned_captions:
        layers.append((50, captions(board)))
    drawn = tuple(Layer(level=level, nodes=tuple(content)) for level, content in layers)
    return hand_drawn(drawn) if look.theme.stroke == "chalk" else drawn


def _coming_and_going(board: Board, id_: str, content: list[AnyNode]) -> AnyNode:
    enter, leave = board.cues.enter, board.cues.leave
    return coming_and_going(id_, content, board.page, board.clock.frames, enter, leave)


def keep(store: Store, timeline: SceneTimeline, scene: Scene, board: Board) -> StagedScene:
    """Put a staged scene in the store, with what a player needs to draw it and what was given up for it."""
    weights = {font.digest: weight for weight, font in board.fonts.items()}
    timeline = timeline.model_copy(update={"layers": in_their_typefaces(timeline.layers, weights)})
    blob = store.put(timeline.model_dump_json().encode(), "application/json")
    asset = scene.visual.asset if isinstance(scene.visual, ImageVisual) else None
    drawn = {
        node.font
        for layer in timeline.layers
        for top in layer.nodes
        for node in nodes_under(top)
        if isinstance(node, Text)
    }
    fonts = (*board.fonts.values(), *board.further)
    return StagedScene(
        scene=scene.id,
        frames=timeline.frames,
        timeline=blob,
        resources=(*(font for font in fonts if font.digest in drawn), *((asset.blob,) if asset else ())),
        warnings=tuple(board.warnings),
    )
