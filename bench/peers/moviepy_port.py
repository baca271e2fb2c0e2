"""MoviePy 2: `python -m peers.moviepy_port FOLDER FILM layers` (or `frames`).

MoviePy is a library for putting clips over one another. `layers` uses it as its documentation teaches: the background
is an `ImageClip`; every thing that comes and goes (the picture, the figure, a speck of dust, a caption) is a clip with
a mask, a place and a time of its own, no larger than it has to be; `CompositeVideoClip` puts them together.

`frames` is what someone does who has found that too slow: one `VideoClip` whose frame function draws everything itself
over a background drawn once, so that MoviePy only passes frames to FFmpeg. The drawing in both is pycairo's.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cairo
import numpy as np
from moviepy import CompositeVideoClip, ImageClip, VideoClip
from numpy.typing import NDArray

from peers.values import Node, Scene, moves, opacity, read
from peers.vectors import paint

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]
COARSE, EVERY, MARGIN = 8, 4, 16
"""A clip's box is looked for in pictures of an eighth of the size, of every fourth frame, with pixels to spare."""


def as_layers(scene: Scene) -> VideoClip:
    """A clip for each thing."""
    ground = _ground(scene)
    clips = [ImageClip(_straight(_drawn(scene, ground, 0, (0, 0, scene.width, scene.height)))[..., :3])]
    clips += [_layer(scene, node) for node in scene.nodes[len(ground) :]]
    size, seconds = (scene.width, scene.height), scene.frames / scene.rate
    return CompositeVideoClip([clips[0].with_duration(seconds), *clips[1:]], size=size).with_duration(seconds)


def as_frames(scene: Scene) -> VideoClip:
    """One clip, which draws all that moves over what does not."""
    ground = _ground(scene)
    whole = (0, 0, scene.width, scene.height)
    still, page = _drawn(scene, ground, 0, whole), cairo.ImageSurface(cairo.Format.RGB24, scene.width, scene.height)
    moving = scene.nodes[len(ground) :]

    def frame_at(seconds: float) -> Pixels:
        pen = cairo.Context(page)
        pen.set_source_surface(still)
        pen.paint()
        paint(pen, moving, round(seconds * scene.rate), scene)
        page.flush()
        return np.ascontiguousarray(_bytes(page)[..., 2::-1])

    return VideoClip(frame_at, duration=scene.frames / scene.rate)


def _ground(scene: Scene) -> tuple[Node, ...]:
    """What lies at the back and never changes."""
    first = next(place for place, node in enumerate(scene.nodes) if moves(node))
    return scene.nodes[:first]


def _layer(scene: Scene, node: Node) -> VideoClip:
    shown = [frame for frame in range(scene.frames) if opacity(node, frame) > 0]
    first, last = shown[0], shown[-1] + 1
    box = _box(scene, node, first, last)
    picture: Callable[[int], Pixels] = _remembering(lambda frame: _straight(_drawn(scene, (node,), frame, box)))
    seconds = (last - first) / scene.rate

    def frame_of(time_in: float) -> int:
        return first + round(time_in * scene.rate)

    clip = VideoClip(lambda time_in: picture(frame_of(time_in))[..., :3], duration=seconds)
    mask = VideoClip(lambda time_in: picture(frame_of(time_in))[..., 3] / 255, duration=seconds, is_mask=True)
    return clip.with_mask(mask).with_position(box[:2]).with_start(first / scene.rate)


def _remembering(draw: Callable[[int], Pixels]) -> Callable[[int], Pixels]:
    """The last picture is kept, since a clip is asked for its colours and its mask apart."""
    kept: dict[int, Pixels] = {}

    def picture(frame: int) -> Pixels:
        if frame not in kept:
            kept.clear()
            kept[frame] = draw(frame)
        return kept[frame]

    return picture


def _box(scene: Scene, node: Node, first: int, last: int) -> Box:
    """Left, top, width, height of all that a node covers while it is seen."""
    seen = cairo.ImageSurface(cairo.Format.ARGB32, scene.width // COARSE, scene.height // COARSE)
    pen = cairo.Context(seen)
    pen.scale(1 / COARSE, 1 / COARSE)
    for frame in {*range(first, last, EVERY), last - 1}:
        paint(pen, (node,), frame, scene)
    seen.flush()
    rows, columns = np.nonzero(_bytes(seen)[..., 3])
    left, top = max(columns.min() * COARSE - MARGIN, 0), max(rows.min() * COARSE - MARGIN, 0)
    right = min((columns.max() + 1) * COARSE + MARGIN, scene.width)
    bottom = min((rows.max() + 1) * COARSE + MARGIN, scene.height)
    return int(left), int(top), int(right - left), int(bottom - top)


def _drawn(scene: Scene, nodes: tuple[Node, ...], frame: int, box: Box) -> cairo.ImageSurface:
    left, top, width, height = box
    surface = cairo.ImageSurface(cairo.Format.ARGB32, width, height)
    pen = cairo.Context(surface)
    pen.translate(-left, -top)
    paint(pen, nodes, frame, scene)
    surface.flush()
    return surface


def _bytes(surface: cairo.ImageSurface) -> Pixels:
    shape = (surface.get_height(), surface.get_stride() // 4, 4)
    return np.frombuffer(surface.get_data(), np.uint8).reshape(shape)[:, : surface.get_width()]


def _straight(surface: cairo.ImageSurface) -> Pixels:
    """Cairo's premultiplied BGRA as RGBA."""
    pixels = _bytes(surface)
    alpha = pixels[..., 3:].astype(np.uint16)
    colours = pixels[..., 2::-1].astype(np.uint16) * 255 // np.maximum(alpha, 1)
    return np.dstack([np.minimum(colours, 255), alpha]).astype(np.uint8)


def render(folder: Path, film: Path, how: str) -> float:
    """Write the film, and give the seconds that took; what is made ready before is not counted."""
    scene = read(folder)
    ways: dict[str, Callable[[Scene], Any]] = {"layers": as_layers, "frames": as_frames}
    clip = ways[how](scene)
    told = scene.x264_options
    preset, threads = told.pop("preset"), int(told.pop("threads"))
    names = {"profile": "profile:v"}
    options = [word for name, value in told.items() for word in (f"-{names.get(name, name)}", value)]
    colours = ["-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709", "-pix_fmt", "yuv420p"]
    start = time.perf_counter()
    clip.write_videofile(
        str(film),
        fps=scene.rate,
        codec="libx264",
        audio=False,
        preset=preset,
        threads=threads,
        ffmpeg_params=options + colours,
        logger=None,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    where, into, way = sys.argv[1:]
    print(json.dumps({"rendering": render(Path(where), Path(into), way)}))
