"""Manim Community: `python -m peers.manim_port FOLDER FILM`.

A `Scene` with a mobject for everything that is drawn, a `ValueTracker` as the clock, and an updater for each mobject
that moves, as Manim's documentation teaches for movement that is not one of its own animations; all in one `play`,
with the background as a picture at the back, which Manim draws once. Updaters set points, which costs less than
`always_redraw`, and leave what is not to be seen without any. Manim's own settings take x264's.

Where Manim cannot do as asked: it knows no radial gradients and no soft shadows, so that both are rings of one colour
laid over one another; groups fade part by part; and its films are in BT.601, untagged, since it converts them itself.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from math import cos, radians, sin
from pathlib import Path

import cairo
import manim
import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from peers.values import Matrix, Node, Scene, at, moves, opacity, outline, read
from peers.vectors import paint

Points = NDArray[np.float64]
RINGS = 16
"""Circles laid over one another for something soft."""
_LARGE = 400
"""Pixels an em at which text's ink is measured."""


class Film(manim.Scene):  # type: ignore[misc]  # Manim is not installed where types are checked
    """The scene."""

    def __init__(self, given: Scene) -> None:
        super().__init__()
        self.given = given
        self.unit = manim.config.frame_height / given.height
        self.begun = 0.0

    def construct(self) -> None:
        """Put everything there, and let the clock run."""
        clock = manim.ValueTracker(0)
        still = next(place for place, node in enumerate(self.given.nodes) if moves(node))
        self.add(self._ground(self.given.nodes[:still]))
        for node in self.given.nodes[still:]:
            for leaf, above in _leaves(node, ()):
                self._put(leaf, above, clock)
        seconds = self.given.frames / self.given.rate
        self.begun = time.perf_counter()
        self.play(clock.animate(run_time=seconds, rate_func=manim.linear).set_value(self.given.frames))

    def _ground(self, nodes: tuple[Node, ...]) -> manim.ImageMobject:
        page = cairo.ImageSurface(cairo.Format.RGB24, self.given.width, self.given.height)
        paint(cairo.Context(page), nodes, 0, self.given)
        page.flush()
        pixels = np.frombuffer(page.get_data(), np.uint8).reshape(self.given.height, self.given.width, 4)
        picture = manim.ImageMobject(np.ascontiguousarray(pixels[..., 2::-1]))
        picture.height = manim.config.frame_height
        return picture

    def _put(self, leaf: Node, above: tuple[Node, ...], clock: manim.ValueTracker) -> None:
        for mobject, points_at, strength in self._drawn(leaf):
            widths = mobject.get_stroke_width()

            def update(
                mobject: manim.VMobject,
                points_at: Callable[[float], Points] = points_at,
                strength: float = strength,
                width: float = widths,
            ) -> None:
                frame = round(clock.get_value())
                alpha = strength
                for node in (*above, leaf):
                    alpha *= opacity(node, frame)
                points = points_at(frame) if alpha > 0 else np.zeros((0, 2))
                matrix = _matrix((*above, leaf), frame)
                mobject.set_points(self._placed(points, matrix))
                if leaf.get("fill") and not mobject.only_stroke:
                    mobject.set_fill(opacity=alpha * mobject.fill_alpha)
                if mobject.strokes:
                    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
                    mobject.set_stroke(width=width * scale, opacity=alpha * mobject.stroke_alpha)

            mobject.add_updater(update, call_updater=True)
            self.add(mobject)

    def _placed(self, points: Points, matrix: Matrix) -> Points:
        xx, yx, xy, yy, x0, y0 = matrix
        x = xx * points[:, 0] + xy * points[:, 1] + x0 - self.given.width / 2
        y = yx * points[:, 0] + yy * points[:, 1] + y0 - self.given.height / 2
        placed: Points = np.column_stack([x, -y, np.zeros(len(x))]) * self.unit
        return placed

    def _drawn(self, leaf: Node) -> Iterator[tuple[manim.VMobject, Callable[[float], Points], float]]:
        """A leaf's mobjects from back to front: how each is outlined at a frame, and how strong it is."""
        if leaf["kind"] == "text":
            yield from self._letters(leaf)
            return
        for shadow in leaf.get("shadows", ()):
            spread = 2 * shadow["blur"]
            for ring in range(RINGS):
                size = 1 + (spread - 2 * spread * (ring + 0.5) / RINGS) / at(leaf["rx"], 0)
                shape = _grown(leaf, size, shadow["dx"], shadow["dy"])
                yield _inked(fill=shadow["colour"]), shape, 1 / RINGS
        if leaf["fill"] and leaf["fill"]["kind"] == "radial":
            yield from self._soft(leaf)
            return
        colours = _colours(leaf["fill"]) if leaf["fill"] else []
        stroke = leaf["stroke"]
        width = stroke["width"] * self.unit / 0.01 if stroke else 0.0
        ink = _inked(*colours, stroke=stroke["paint"]["colour"] if stroke else None, width=width)
        if not stroke:
            yield ink, lambda frame: _outline(leaf, frame), 1
            return
        trimmed = isinstance(leaf.get("trim_end"), list) or leaf.get("trim_end", 1) < 1
        yield ink, (lambda frame: _trimmed(leaf, frame)) if trimmed else (lambda frame: _outline(leaf, frame)), 1

    def _soft(self, leaf: Node) -> Iterator[tuple[manim.VMobject, Callable[[float], Points], float]]:
        """A radial gradient from a colour to nothing: circles which together are as strong at each distance."""
        fill = leaf["fill"]
        if fill["radius"] < 1 or leaf["kind"] != "ellipse":
            raise ValueError(f"{leaf['id']}: only whole soft discs are drawn here")
        offsets = [stop[0] for stop in fill["stops"]]
        alphas = [int(stop[1][7:], 16) / 255 for stop in fill["stops"]]
        steps = np.interp(np.linspace(0, 1, RINGS + 1), offsets, alphas)
        whole = 0.0
        for ring in range(RINGS, 0, -1):
            wanted = float(steps[ring - 1] + steps[ring]) / 2
            own = (wanted - whole) / (1 - whole) if whole < 1 else 0.0
            whole = max(whole, wanted)
            if own > 0:
                colour = fill["stops"][0][1][:7] + "ff"
                yield _inked(colour), _grown(leaf, ring / RINGS * fill["radius"] / at(leaf["rx"], 0), 0, 0), own

    def _letters(self, leaf: Node) -> Iterator[tuple[manim.VMobject, Callable[[float], Points], float]]:
        """Manim's own text, made as wide and put where the Timeline has it."""
        path = self.given.fonts[leaf["font"]]
        face = ImageFont.truetype(str(path), _LARGE)
        ink, (x, y) = face.getmask2(leaf["text"], "L", anchor="ls")
        edges = np.add(ink.getbbox(), (x, y, x, y))
        left, top, right, bottom = (float(edge) * leaf["size"] / _LARGE for edge in edges)
        text = manim.Text(leaf["text"], font=_family(face))
        corners = text.get_corner(manim.UL), text.get_corner(manim.DR)
        (x0, y0, _), (x1, y1, _) = corners
        for letter in text.family_members_with_points():
            across = left + (letter.points[:, 0] - x0) / (x1 - x0) * (right - left)
            down = top + (letter.points[:, 1] - y0) / (y1 - y0) * (bottom - top)
            yield _inked(leaf["fill"]["colour"]), _always(np.column_stack([across, down])), 1


def _family(face: ImageFont.FreeTypeFont) -> str:
    """As Pango knows it."""
    return " ".join(name for name in face.getname() if name and name != "Regular")


def _leaves(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    if node["kind"] != "group":
        yield node, above
        return
    for child in node["children"]:
        yield from _leaves(child, (*above, node))


def _matrix(nodes: tuple[Node, ...], frame: float) -> Matrix:
    """From the last node's own coordinates to the page's."""
    xx, yx, xy, yy, x0, y0 = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    for node in nodes:
        turn, wide, high = radians(at(node["rotation"], frame)), at(node["scale_x"], frame), at(node["scale_y"], frame)
        a, b, c, d = cos(turn) * wide, sin(turn) * wide, -sin(turn) * high, cos(turn) * high
        x, y = at(node["x"], frame), at(node["y"], frame)
        e, f = x - a * node["anchor_x"] - c * node["anchor_y"], y - b * node["anchor_x"] - d * node["anchor_y"]
        x0, y0 = xx * e + xy * f + x0, yx * e + yy * f + y0
        xx, yx, xy, yy = xx * a + xy * b, yx * a + yy * b, xx * c + xy * d, yx * c + yy * d
    return xx, yx, xy, yy, x0, y0


def _inked(*fills: str, fill: str | None = None, stroke: str | None = None, width: float = 0.0) -> manim.VMobject:
    mobject = manim.VMobject()
    colours = [*fills, fill] if fill else list(fills)
    mobject.only_stroke, mobject.strokes = not colours, stroke is not None
    mobject.fill_alpha = int(colours[0][7:], 16) / 255 if colours else 0.0
    mobject.stroke_alpha = int(stroke[7:], 16) / 255 if stroke else 0.0
    mobject.set_fill([colour[:7] for colour in colours] or None, opacity=mobject.fill_alpha)
    mobject.set_stroke(stroke[:7] if stroke else None, width=width, opacity=mobject.stroke_alpha)
    if len(colours) > 1:
        mobject.set_sheen_direction(manim.DOWN)
    mobject.joint_type = manim.LineJointType.ROUND
    mobject.cap_style = manim.CapStyleType.ROUND
    return mobject


def _colours(fill: Node) -> list[str]:
    return [fill["colour"]] if fill["kind"] == "solid" else [colour for _, colour in fill["stops"]]


def _outline(leaf: Node, frame: float) -> Points:
    match leaf["kind"]:
        case "ellipse":
            return _circle() * (at(leaf["rx"], frame), at(leaf["ry"], frame))
        case "rect":
            width, height = at(leaf["width"], frame), at(leaf["height"], frame)
            radius = min(leaf["radius"], width / 2, height / 2)
            box = manim.RoundedRectangle(corner_radius=radius, width=width, height=height)
            return np.asarray(box.points[:, :2] + (width / 2, height / 2))
        case "path":
            return _cubics(outline(leaf, frame))
        case unknown:
            raise ValueError(f"{leaf['id']}: nothing here draws a {unknown}")


def _circle() -> Points:
    return np.asarray(manim.Circle(radius=1).points[:, :2])


def _grown(leaf: Node, size: float, dx: float, dy: float) -> Callable[[float], Points]:
    if leaf["kind"] != "ellipse":
        raise ValueError(f"{leaf['id']}: only discs have something soft here")
    return lambda frame: _outline(leaf, frame) * size + (dx, dy)


def _always(points: Points) -> Callable[[float], Points]:
    return lambda _frame: points


def _cubics(commands: list[tuple[str, tuple[float, ...]]]) -> Points:
    """An outline as Manim has it: four points a curve."""
    points: list[Points] = []
    here = begun = np.zeros(2)
    for letter, numbers in commands:
        n = np.asarray(numbers).reshape(-1, 2)
        match letter:
            case "M":
                here = begun = n[0]
                continue
            case "Q":
                curve = [here, here + 2 / 3 * (n[0] - here), n[1] + 2 / 3 * (n[0] - n[1]), n[1]]
            case "C":
                curve = [here, *n]
            case "L" | "Z":
                end = n[0] if letter == "L" else begun
                curve = [here, here + (end - here) / 3, here + (end - here) * 2 / 3, end]
            case _:
                raise ValueError(f"nothing here draws the command {letter}")
        points.extend(curve)
        here = curve[-1]
    return np.asarray(points)


def _trimmed(leaf: Node, frame: float) -> Points:
    start, end = at(leaf["trim_start"], frame), at(leaf["trim_end"], frame)
    points = _outline(leaf, frame)
    if end <= start:
        return np.zeros((0, 2))
    if start <= 0 and end >= 1:
        return points
    whole = manim.VMobject().set_points(np.column_stack([points, np.zeros(len(points))]))
    return np.asarray(manim.VMobject().pointwise_become_partial(whole, start, end).points[:, :2])


def render(folder: Path, film: Path) -> float:
    """Write the film, and give the seconds that took from when all mobjects were there."""
    scene = read(folder)
    with ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory())
        settings = {
            "pixel_width": scene.width,
            "pixel_height": scene.height,
            "frame_rate": scene.rate,
            "media_dir": place,
            "video_encoder_options": scene.x264_options,
            "disable_caching": True,
            "progress_bar": "none",
            "verbosity": "ERROR",
        }
        stack.enter_context(manim.tempconfig(settings))
        for path in scene.fonts.values():  # all before the first text: Pango looks for fonts once
            stack.enter_context(manim.register_font(str(path)))
        whole = Film(scene)
        whole.render()
        spent = time.perf_counter() - whole.begun
        shutil.copy(whole.renderer.file_writer.movie_file_path, film)
    return spent


if __name__ == "__main__":
    print(json.dumps({"rendering": render(*map(Path, sys.argv[1:]))}))
