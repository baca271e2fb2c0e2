"""Nodes drawn with pycairo and Pillow, for the ports to MoviePy, which itself draws nothing but rectangles and text."""

from collections.abc import Iterable
from functools import cache
from math import pi, radians

import cairo
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from peers.values import Node, Scene, at, opacity, outline, rgba

SHARP = 2
"""Text is set once at so many times its size, and then moved as a picture."""


def paint(page: cairo.Context, nodes: Iterable[Node], frame: float, scene: Scene) -> None:
    """Draw nodes as they are at a frame."""
    for node in nodes:
        alpha = opacity(node, frame)
        if alpha > 0:
            page.save()
            _place(page, node, frame)
            _as_a_whole(page, node, frame, scene, alpha)
            page.restore()


def _place(page: cairo.Context, node: Node, frame: float) -> None:
    page.translate(at(node["x"], frame), at(node["y"], frame))
    page.rotate(radians(at(node["rotation"], frame)))
    wide, high = at(node["scale_x"], frame), at(node["scale_y"], frame)
    page.scale(wide or 1e-6, high or 1e-6)  # cairo refuses what cannot be undone
    page.translate(-node["anchor_x"], -node["anchor_y"])


def _as_a_whole(page: cairo.Context, node: Node, frame: float, scene: Scene, alpha: float) -> None:
    """A shape of one paint fades by its paint; what overlaps in itself is drawn aside and faded together."""
    if node["kind"] == "text":
        _text(page, node, scene, alpha)
        return
    parts = sum(bool(node.get(part)) for part in ("fill", "stroke", "shadows"))
    if alpha == 1 or (node["kind"] != "group" and parts == 1):
        _draw(page, node, frame, scene, alpha)
        return
    page.push_group()
    _draw(page, node, frame, scene, 1)
    page.pop_group_to_source()
    page.paint_with_alpha(alpha)


def _draw(page: cairo.Context, node: Node, frame: float, scene: Scene, alpha: float) -> None:
    if node["kind"] == "group":
        paint(page, node["children"], frame, scene)
        return
    if not _trace(page, node, frame):
        return
    shape = page.copy_path()
    page.new_path()
    if node.get("shadows"):
        _cast(page, node, shape, alpha)
    if node["fill"]:
        page.append_path(shape)
        page.set_source(_pattern(node["fill"], alpha))
        page.fill()
    if node["stroke"]:
        _stroke(page, node, frame, shape, alpha)


def _trace(page: cairo.Context, node: Node, frame: float) -> bool:
    """Lay a shape's outline; false if there is none."""
    page.new_path()
    match node["kind"]:
        case "rect":
            width, height = at(node["width"], frame), at(node["height"], frame)
            if width <= 0 or height <= 0:
                return False
            _rounded(page, width, height, min(node["radius"], width / 2, height / 2))
        case "ellipse":
            rx, ry = at(node["rx"], frame), at(node["ry"], frame)
            if rx <= 0 or ry <= 0:
                return False
            page.save()
            page.scale(rx, ry)
            page.arc(0, 0, 1, 0, 2 * pi)
            page.restore()
            page.close_path()
        case "path":
            for letter, numbers in outline(node, frame):
                _command(page, letter, numbers)
        case unknown:
            raise ValueError(f"{node['id']}: nothing here draws a {unknown}")
    return True


def _rounded(page: cairo.Context, width: float, height: float, radius: float) -> None:
    corners = ((width - radius, radius), (width - radius, height - radius), (radius, height - radius), (radius, radius))
    for quarter, (x, y) in enumerate(corners):
        page.arc(x, y, radius, (quarter - 1) * pi / 2, quarter * pi / 2)
    page.close_path()


def _command(page: cairo.Context, letter: str, n: tuple[float, ...]) -> None:
    match letter:
        case "M":
            page.move_to(*n)
        case "L":
            page.line_to(*n)
        case "C":
            page.curve_to(*n)
        case "Q":
            x, y = page.get_current_point()
            first = (x + 2 / 3 * (n[0] - x), y + 2 / 3 * (n[1] - y))
            page.curve_to(*first, n[2] + 2 / 3 * (n[0] - n[2]), n[3] + 2 / 3 * (n[1] - n[3]), n[2], n[3])
        case "Z":
            page.close_path()
        case _:
            raise ValueError(f"nothing here draws the command {letter}")


def _stroke(page: cairo.Context, node: Node, frame: float, shape: cairo.Path, alpha: float) -> None:
    page.append_path(shape)
    start, end = (
        at(node[name], frame) if name in node else whole for name, whole in (("trim_start", 0), ("trim_end", 1))
    )
    page.set_source(_pattern(node["stroke"]["paint"], alpha))
    page.set_line_width(node["stroke"]["width"])
    page.set_line_cap(cairo.LineCap.ROUND)
    page.set_line_join(cairo.LineJoin.ROUND)
    if end <= start:
        page.new_path()
        return
    if start > 0 or end < 1:
        length = _length(page.copy_path_flat())
        page.set_dash([(end - start) * length, 2 * length], -start * length)
    page.stroke()


def _length(flat: cairo.Path) -> float:
    total, here, begun = 0.0, (0.0, 0.0), (0.0, 0.0)
    for kind, points in flat:
        there = begun if kind == cairo.PathDataType.CLOSE_PATH else points
        if kind == cairo.PathDataType.MOVE_TO:
            begun = there
        else:
            total += ((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5
        here = there
    return total


def _pattern(given: Node, alpha: float) -> cairo.Pattern:
    if given["kind"] == "solid":
        red, green, blue, own = rgba(given["colour"])
        return cairo.SolidPattern(red, green, blue, own * alpha)
    if given["kind"] == "linear":
        pattern: cairo.Gradient = cairo.LinearGradient(given["x1"], given["y1"], given["x2"], given["y2"])
    else:
        pattern = cairo.RadialGradient(given["cx"], given["cy"], 0, given["cx"], given["cy"], given["radius"])
    for offset, colour in given["stops"]:
        red, green, blue, own = rgba(colour)
        pattern.add_color_stop_rgba(offset, red, green, blue, own * alpha)
    return pattern


def _cast(page: cairo.Context, node: Node, shape: cairo.Path, alpha: float) -> None:
    page.append_path(shape)
    box = page.path_extents()
    page.new_path()
    for shadow in node["shadows"]:
        room = round(3 * shadow["blur"])
        red, green, blue, own = rgba(shadow["colour"])
        page.set_source_rgba(red, green, blue, own * alpha)
        left, top = box[0] - room + shadow["dx"], box[1] - room + shadow["dy"]
        page.mask_surface(_soft(shape, box, room, shadow["blur"]), left, top)


_SOFT: dict[tuple[str, float], cairo.ImageSurface] = {}


def _soft(shape: cairo.Path, box: tuple[float, float, float, float], room: int, blur: float) -> cairo.ImageSurface:
    """A silhouette, blurred; made once."""
    key = (str(shape), blur)
    if key not in _SOFT:
        size = (round(box[2] - box[0]) + 2 * room, round(box[3] - box[1]) + 2 * room)
        whole = cairo.ImageSurface(cairo.Format.ARGB32, *size)
        ink = cairo.Context(whole)
        ink.translate(room - box[0], room - box[1])
        ink.append_path(shape)
        ink.fill()
        picture = Image.frombuffer("RGBA", size, whole.get_data(), "raw", "BGRA", 0, 1)
        _SOFT[key] = _surface(picture.filter(ImageFilter.GaussianBlur(blur)))
    return _SOFT[key]


def _surface(picture: Image.Image) -> cairo.ImageSurface:
    """Pillow's RGBA with premultiplied colours as cairo's."""
    data = bytearray(picture.tobytes("raw", "BGRA"))
    return cairo.ImageSurface.create_for_data(data, cairo.Format.ARGB32, *picture.size)


def _text(page: cairo.Context, node: Node, scene: Scene, alpha: float) -> None:
    red, green, blue, own = rgba(node["fill"]["colour"])
    page.set_source_rgba(red, green, blue, own * alpha)
    page.scale(1 / SHARP, 1 / SHARP)
    letters, left, top = _letters(node["text"], str(scene.fonts[node["font"]]), node["size"] * SHARP)
    page.mask_surface(letters, left, top)


@cache
def _letters(text: str, font: str, size: float) -> tuple[cairo.ImageSurface, int, int]:
    """A line of text as a mask, and where its corner lies from the start of its baseline."""
    face = ImageFont.truetype(font, size)
    left, top, right, bottom = (round(edge) for edge in face.getbbox(text, anchor="ls"))
    picture = Image.new("L", (right - left + 2, bottom - top + 2))
    ImageDraw.Draw(picture).text((1 - left, 1 - top), text, font=face, fill=255, anchor="ls")
    return _surface(Image.merge("RGBA", [picture] * 4)), left - 1, top - 1
