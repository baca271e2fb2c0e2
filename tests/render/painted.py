"""Small pages to paint: nodes with plain defaults, plans of one or two scenes, and the pixels that come out."""

import io
from typing import Any

import numpy as np
import numpy.typing as npt
import PIL.Image

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.timeline import SceneTimeline
from chalktalk.engine import Store
from chalktalk.frames import FrameRate
from chalktalk.render import paint_frame

WIDTH, HEIGHT = 160, 90
OUTPUT = Output(width=WIDTH, height=HEIGHT, rate=FrameRate(30), crf=30, preset="ultrafast")

Node = dict[str, Any]
Pixels = npt.NDArray[np.uint8]

PLACED = {"x": 0, "y": 0, "anchor_x": 0, "anchor_y": 0, "scale_x": 1, "scale_y": 1, "rotation": 0, "opacity": 1}


def solid(colour: str) -> Node:
    return {"kind": "solid", "colour": colour if len(colour) == 9 else f"{colour}ff"}


def line(colour: str, width: float) -> Node:
    return {"paint": solid(colour), "width": width}


RED, GREEN, BLUE, WHITE = "#ff0000", "#00ff00", "#0000ff", "#ffffff"


def rect(id_: str = "rect", *, fill: str | Node | None = RED, **changes: Any) -> Node:
    paint = solid(fill) if isinstance(fill, str) else fill
    node = {"kind": "rect", "id": id_, "width": 40, "height": 20, "radius": 0, "fill": paint}
    return {**PLACED, **node, "stroke": None, "shadows": (), **changes}


def ellipse(id_: str = "ellipse", **changes: Any) -> Node:
    node = {"kind": "ellipse", "id": id_, "rx": 20, "ry": 10, "fill": solid(RED), "stroke": None, "shadows": ()}
    return {**PLACED, **node, **changes}


def path(id_: str = "path", d: str = "M 10 45 L 110 45", **changes: Any) -> Node:
    node = {"kind": "path", "id": id_, "d": d, "fill": None, "stroke": line(RED, 6), "trim_start": 0, "trim_end": 1}
    return {**PLACED, **node, "becomes": None, "morph": 0, **changes}


def group(id_: str, *children: Node, **changes: Any) -> Node:
    return {**PLACED, "kind": "group", "id": id_, "clip": None, "children": children, **changes}


def scene_of(*layers: tuple[int, list[Node]], frames: int = 30, name: str = "scene") -> SceneTimeline:
    return SceneTimeline.model_validate(
        {"scene": name, "frames": frames, "layers": [{"level": level, "nodes": nodes} for level, nodes in layers]}
    )


def plan_of(
    store: Store, *scenes: SceneTimeline, frames: int = 30, first: int = 0, output: Output = OUTPUT
) -> SegmentPlan:
    blobs = [store.put(scene.model_dump_json().encode(), "application/json") for scene in scenes]
    return SegmentPlan(
        output=output,
        page_width=WIDTH,
        page_height=HEIGHT,
        frames=frames,
        slices=tuple(SceneSlice(timeline=blob, resources=(), first=first) for blob in blobs),
    )


def pixels_of(store: Store, *nodes: Node, frame: int = 0) -> Pixels:
    """A page with these nodes on it: rows of columns of red, green, blue."""
    return png_pixels(paint_frame(plan_of(store, scene_of((0, list(nodes)))), store, frame))


def png_pixels(data: bytes) -> Pixels:
    return np.asarray(PIL.Image.open(io.BytesIO(data)).convert("RGB"))


def at(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(value) for value in pixels[y, x])
