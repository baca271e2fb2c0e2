"""Small marks: ticks, outlines where things will come in, raised discs, bodies that travel."""

from collections.abc import Sequence

from chalktalk.colours import mixed
from chalktalk.decimals import decimal
from chalktalk.documents.storyboard import Element
from chalktalk.documents.timeline import AnyNode, Number, Shadow, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.page import Box


def places_kept(
    board: Board, boxes: Sequence[Box], start: int, *, radius: float | None = None, id_: str = "places"
) -> AnyNode:
    """Faint outlines where things will come in: the page is composed before its first item is named.

    `radius` is a card's unless given.
    """
    light = ink.line(board.palette.ink, 2.0, 0.12)
    radius = board.rounded(36.0) if radius is None else radius
    outlines = [nodes.rect(f"{id_}/{i}", box, radius=radius, stroke=light) for i, box in enumerate(boxes)]
    return nodes.group(id_, outlines, opacity=motion.appear(board.clock, start + board.clock.lasting(160), 400))


def tick(board: Board, id_: str, box: Box, colour: str, start: int) -> list[AnyNode]:
    """A check mark that draws itself on a small disc."""
    ground = ink.solid(mixed(board.palette.surface, colour, 0.25))
    size = box.width
    points = [(box.x + size * u, box.y + size * v) for u, v in ((0.30, 0.52), (0.44, 0.66), (0.70, 0.36))]
    return [
        nodes.ellipse(f"{id_}/disc", box.cx, box.cy, size / 2, fill=ground),
        nodes.path(
            f"{id_}/mark",
            nodes.outline(points),
            stroke=ink.line(colour, max(3.0, size / 11)),
            trim_end=motion.draw(board.clock, start + board.clock.lasting(160), 300),
        ),
    ]


def sign_of(board: Board, element: Element) -> str:
    """The query of an element's icon; of its first letter where it has none."""
    return element.icon or board.monogram(next((sign for sign in element.label if sign.isalnum()), "•").upper())


def raised_disc(
    board: Board,
    id_: str,
    query: str | None,
    box: Box,
    colour: str,
    *,
    drawn: Track | None = None,
    light: Number | None = None,
    shadows: tuple[Shadow, ...] | None = None,
) -> list[AnyNode]:
    """An icon on a disc that floats above the page; `light` is the opacity of the ring of light around it.

    `shadows` are the theme's own unless given.
    """
    palette, radius = board.palette, box.width / 2
    shown: list[AnyNode] = [
        nodes.ellipse(
            f"{id_}/disc",
            box.cx,
            box.cy,
            radius,
            fill=ink.solid(palette.surface),
            stroke=board.edge,
            shadows=board.shadows if shadows is None else shadows,
        ),
        nodes.ellipse(f"{id_}/tint", box.cx, box.cy, radius * 0.8, fill=ink.solid(colour, 0.16)),
        *board.icon(f"{id_}/icon", query, box.centred(box.width * 0.5, box.width * 0.5), colour, drawn=drawn),
    ]
    if light is not None:
        ring = ink.line(colour, max(4.0, min(9.0, radius / 22)))
        shown.append(nodes.ellipse(f"{id_}/ring", box.cx, box.cy, radius, stroke=ring, opacity=light))
    return shown


def comet(
    id_: str, way: motion.Particle, length: float, thickness: float, colour: str, rotation: float = 0.0
) -> AnyNode:
    """A small body that travels with its tail behind it: its way can be seen even where the film stands still."""
    half = thickness / 2
    outline = (
        f"M {decimal(-length)} 0 Q {decimal(-length / 3)} {decimal(-half)} 0 {decimal(-half)} "
        f"C {decimal(half * 1.33)} {decimal(-half)} {decimal(half * 1.33)} {decimal(half)} 0 "
        f"{decimal(half)} Q {decimal(-length / 3)} {decimal(half)} {decimal(-length)} 0 Z"
    )
    fading = ink.fade(-length, 0.0, half, 0.0, colour, (0.0, 1.0))
    return nodes.path(id_, outline, fill=fading, x=way.x, y=way.y, rotation=rotation, opacity=way.opacity)
