"""Making Timeline nodes: every attribute stated, the usual ones filled in here and nowhere else.

Children are placed in page coordinates: a group's anchor lies where its middle is, so that it grows and turns
about itself, and layout never has to think in nested coordinates.
"""

from collections.abc import Sequence
from typing import TypedDict

from chalktalk.decimals import decimal
from chalktalk.documents.timeline import (
    AnyNode,
    Clip,
    Ellipse,
    Group,
    Image,
    Number,
    Paint,
    Path,
    Rect,
    Shadow,
    Stroke,
    Text,
)
from chalktalk.staging.page import Box


class _Placing(TypedDict):
    x: Number
    y: Number
    anchor_x: float
    anchor_y: float
    scale_x: Number
    scale_y: Number
    rotation: Number
    opacity: Number


def _placing(
    x: Number,
    y: Number,
    *,
    anchor: tuple[float, float] = (0.0, 0.0),
    scale: tuple[Number, Number] = (1.0, 1.0),
    rotation: Number = 0.0,
    opacity: Number = 1.0,
) -> _Placing:
    return {
        "x": x,
        "y": y,
        "anchor_x": anchor[0],
        "anchor_y": anchor[1],
        "scale_x": scale[0],
        "scale_y": scale[1],
        "rotation": rotation,
        "opacity": opacity,
    }


def group(
    id_: str,
    children: Sequence[AnyNode],
    *,
    x: Number = 0.0,
    y: Number = 0.0,
    anchor: tuple[float, float] = (0.0, 0.0),
    scale: Number = 1.0,
    scale_x: Number | None = None,
    rotation: Number = 0.0,
    opacity: Number = 1.0,
    clip: Clip | None = None,
) -> Group:
    """Nodes that move together; x and y are where the anchor lands."""
    return Group(
        kind="group",
        id=id_,
        **_placing(
            x,
            y,
            anchor=anchor,
            scale=(scale if scale_x is None else scale_x, scale),
            rotation=rotation,
            opacity=opacity,
        ),
        clip=clip,
        children=tuple(children),
    )


def rect(
    id_: str,
    box: Box,
    *,
    radius: float = 0.0,
    fill: Paint | None = None,
    stroke: Stroke | None = None,
    shadows: tuple[Shadow, ...] = (),
    width: Number | None = None,
    height: Number | None = None,
    opacity: Number = 1.0,
) -> Rect:
    """A rounded rectangle; `width` and `height` override the box's where they move."""
    return Rect(
        kind="rect",
        id=id_,
        **_placing(box.x, box.y, opacity=opacity),
        width=box.width if width is None else width,
        height=box.height if height is None else height,
        radius=radius,
        fill=fill,
        stroke=stroke,
        shadows=shadows,
    )


def ellipse(
    id_: str,
    cx: Number,
    cy: Number,
    rx: Number,
    ry: Number | None = None,
    *,
    fill: Paint | None = None,
    stroke: Stroke | None = None,
    shadows: tuple[Shadow, ...] = (),
    opacity: Number = 1.0,
    scale: Number = 1.0,
    scale_y: Number | None = None,
) -> Ellipse:
    """An ellipse around a point; a circle where only one radius is given."""
    return Ellipse(
        kind="ellipse",
        id=id_,
        **_placing(cx, cy, scale=(scale, scale if scale_y is None else scale_y), opacity=opacity),
        rx=rx,
        ry=rx if ry is None else ry,
        fill=fill,
        stroke=stroke,
        shadows=shadows,
    )


def path(
    id_: str,
    d: str,
    *,
    fill: Paint | None = None,
    stroke: Stroke | None = None,
    x: Number = 0.0,
    y: Number = 0.0,
    anchor: tuple[float, float] = (0.0, 0.0),
    scale: Number = 1.0,
    scale_y: Number | None = None,
    rotation: Number = 0.0,
    opacity: Number = 1.0,
    trim_start: Number = 0.0,
    trim_end: Number = 1.0,
    becomes: str | None = None,
    morph: Number = 0.0,
) -> Path:
    """An outline; one that `becomes` another of the same commands as `morph` goes from 0 to 1."""
    return Path(
        kind="path",
        id=id_,
        **_placing(
            x,
            y,
            anchor=anchor,
            scale=(scale, scale if scale_y is None else scale_y),
            rotation=rotation,
            opacity=opacity,
        ),
        d=d,
        becomes=becomes,
        morph=morph,
        fill=fill,
        stroke=stroke,
        trim_start=trim_start,
        trim_end=trim_end,
    )


def text(
    id_: str,
    line: str,
    x: Number,
    baseline: Number,
    *,
    font: str,
    size: float,
    advance: float,
    fill: Paint,
    opacity: Number = 1.0,
) -> Text:
    """One line of text from the left end of its baseline."""
    return Text(
        kind="text",
        id=id_,
        **_placing(x, baseline, opacity=opacity),
        text=line,
        font=font,
        size=size,
        advance=advance,
        fill=fill,
    )


def image(id_: str, picture: str, x: Number, y: Number, width: float, height: float, *, scale: Number = 1.0) -> Image:
    """A picture whose middle is at (x, y)."""
    return Image(
        kind="image",
        id=id_,
        **_placing(x, y, anchor=(width / 2, height / 2), scale=(scale, scale)),
        picture=picture,
        width=width,
        height=height,
    )


def outline(points: Sequence[tuple[float, float]]) -> str:
    """Straight lines through points, in the path language."""
    return " ".join(f"{'M' if i == 0 else 'L'} {decimal(x)} {decimal(y)}" for i, (x, y) in enumerate(points))
