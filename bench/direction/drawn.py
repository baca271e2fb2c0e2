"""Pictures drawn from recipes, with the colours that they truly have."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, pi, radians, sin

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from recipes import Draw, Finish, Layer, PictureRecipe

from chalktalk.colours import channels

Pixels = npt.NDArray[np.float32]
"""Height by width by 3, sRGB values 0 to 255."""

FINE = 1600
"""Pixels across up to which edges are drawn at twice the size, to be smooth."""
MOST_OF_A_LAYER = 16
"""Colours of one layer."""
EXIF_ORIENTATION = 0x0112
LIES_ON_ITS_SIDE = 6
"""Exif: to be shown turned by 90° clockwise."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture before a sensor's noise and a file's losses."""

    pixels: Pixels
    owner: npt.NDArray[np.int16]
    """What is seen at each pixel: a layer, or one of its colours; each has a number."""


def drawn(layers: tuple[Layer, ...], size: tuple[int, int], finish: Finish, seed: int) -> Drawn:
    """All layers over one another, with what a lens and a surface do to them."""
    width, height = size
    pixels = np.zeros((height, width, 3), np.float32)
    owner = np.zeros((height, width), np.int16)
    for number, layer in enumerate(layers):
        mask = _mask(layer, size)
        pixels += (_paint(layer, size) - pixels) * mask[..., None]
        owner[mask > 0.5] = number * MOST_OF_A_LAYER
        if layer.draw is Draw.CLUTTER:
            owner += np.where(mask > 0.5, _clutter(layer, size)[2], 0)
    generator = np.random.default_rng(seed)
    if finish.blur:
        pixels = _blurred(pixels, finish.blur * width)
    if finish.texture:
        pixels = pixels + finish.texture * _slow(size, generator)[..., None]
    if finish.vignette:
        pixels = pixels * (1 - finish.vignette * _corners(size))[..., None]
    return Drawn(np.clip(pixels, 0, 255).astype(np.float32), owner)


def drawing_of(recipe: PictureRecipe) -> Drawn:
    """A recipe's picture, upright."""
    return drawn(recipe.layers, recipe.size, recipe.finish, recipe.seed)


def file_of(recipe: PictureRecipe, drawing: Drawn) -> tuple[bytes, str]:
    """A recipe's file from its drawing, and its media type."""
    finish, pixels = recipe.finish, drawing.pixels
    if finish.noise:
        generator = np.random.default_rng(recipe.seed + 1)
        pixels = pixels + generator.normal(0, finish.noise, pixels.shape).astype(np.float32)
    image = Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))
    exif = Image.Exif()
    if finish.turned:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[EXIF_ORIENTATION] = LIES_ON_ITS_SIDE
    if finish.grey:
        image = image.convert("L")
    file = io.BytesIO()
    match finish.file:
        case "png":
            image.save(file, "PNG", compress_level=3, exif=exif)
        case "jpeg":
            image.save(file, "JPEG", quality=finish.quality, exif=exif)
        case "webp":
            image.save(file, "WEBP", quality=finish.quality, method=2, exif=exif)
    return file.getvalue(), f"image/{finish.file}"


def _paint(layer: Layer, size: tuple[int, int]) -> Pixels:
    """A layer's colour at each pixel; one pixel where it is the same everywhere."""
    start = np.array(channels(layer.colour), np.float32)
    if layer.draw is Draw.CLUTTER:
        return _clutter(layer, size)[0]
    if layer.to is None:
        return start.reshape(1, 1, 3)
    across, down = _grid(size)
    left, top = layer.at[0] - layer.size[0] / 2, layer.at[1] - layer.size[1] / 2
    if layer.draw is Draw.GROUND:
        left, top, box = 0.0, 0.0, (1.0, 1.0)
    elif layer.draw is Draw.HILLS:
        left, top, box = 0.0, layer.level, (1.0, 1 - layer.level)
    else:
        box = layer.size
    x, y = (across - left) / box[0], (down - top) / box[1]
    turn = radians(layer.angle)
    way = np.clip(x * cos(turn) + y * sin(turn), 0, 1)[..., None]
    end = np.array(channels(layer.to), np.float32)
    return np.asarray(start + (end - start) * way, np.float32)


def _mask(layer: Layer, size: tuple[int, int]) -> npt.NDArray[np.float32]:
    """How much of a layer is seen at each pixel, 0 to 1."""
    width, height = size
    across, down = _grid(size)
    if layer.draw is Draw.GROUND:
        return np.full((height, width), layer.opacity, np.float32)
    if layer.draw is Draw.FOG:
        return np.asarray(layer.opacity * np.exp(-(((down - layer.level) / 0.28) ** 2)) + 0 * across, np.float32)
    if layer.draw is Draw.GLOW:
        x, y = (across - layer.at[0]) / layer.size[0], (down - layer.at[1]) / layer.size[1]
        return np.asarray(layer.opacity * np.exp(-4 * (x * x + y * y)), np.float32)
    if layer.draw is Draw.CLUTTER:
        return _clutter(layer, size)[1]
    fine = 2 if width <= FINE else 1
    canvas = Image.new("L", (width * fine, height * fine), 0)
    OUTLINES[layer.draw](layer, _Canvas(ImageDraw.Draw(canvas), width * fine, height * fine))
    if fine > 1:
        canvas = canvas.resize(size, Image.Resampling.BOX)
    if layer.soft:
        canvas = canvas.filter(ImageFilter.GaussianBlur(layer.soft * width))
    return np.asarray(canvas, np.float32) * np.float32(layer.opacity / 255)


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Where a layer's outline is drawn."""

    pen: ImageDraw.ImageDraw
    width: int
    height: int

    def box(self, layer: Layer) -> tuple[float, float, float, float]:
        (x, y), (across, down) = layer.at, layer.size
        edges = (x - across / 2, y - down / 2, x + across / 2, y + down / 2)
        return edges[0] * self.width, edges[1] * self.height, edges[2] * self.width, edges[3] * self.height


def _box(layer: Layer, canvas: _Canvas) -> None:
    left, top, right, bottom = canvas.box(layer)
    canvas.pen.rounded_rectangle((left, top, right, bottom), layer.round * min(right - left, bottom - top), fill=255)


def _blob(layer: Layer, canvas: _Canvas) -> None:
    canvas.pen.ellipse(canvas.box(layer), fill=255)


def _polygon(layer: Layer, canvas: _Canvas) -> None:
    canvas.pen.polygon([(x * canvas.width, y * canvas.height) for x, y in layer.points], fill=255)


def _hills(layer: Layer, canvas: _Canvas) -> None:
    chance = np.random.default_rng(layer.seed)
    xs = np.linspace(0, 1, 200)
    waves = sum(_wave(xs, chance) / (1 + number) for number in range(5))
    line = layer.level + layer.rough * np.asarray(waves) / 2
    skyline = zip(xs * canvas.width, line * canvas.height, strict=True)
    canvas.pen.polygon([*skyline, (canvas.width, canvas.height), (0, canvas.height)], fill=255)


def _wave(xs: npt.NDArray[np.float64], chance: np.random.Generator) -> npt.NDArray[np.float64]:
    return np.asarray(np.sin(xs * 2 * pi * chance.uniform(0.7, 6) + chance.uniform(0, 2 * pi)))


def _stripes(layer: Layer, canvas: _Canvas) -> None:
    width = (canvas.height if layer.angle == 0 else canvas.width) / (2 * layer.count)
    for number in range(layer.count):
        start, end = 2 * number * width, (2 * number + 1) * width
        canvas.pen.rectangle((0, start, canvas.width, end) if layer.angle == 0 else (start, 0, end, canvas.height), 255)


def _dots(layer: Layer, canvas: _Canvas) -> None:
    for _, _, (left, top, right, bottom) in _fields(layer, canvas):
        inset = (right - left) * (1 - layer.size[0]) / 2
        canvas.pen.ellipse((left + inset, top + inset, right - inset, bottom - inset), fill=255)


def _checks(layer: Layer, canvas: _Canvas) -> None:
    for row, column, field in _fields(layer, canvas):
        if (row + column) % 2 == 0:
            canvas.pen.rectangle(field, fill=255)


def _fields(layer: Layer, canvas: _Canvas) -> Iterator[tuple[int, int, tuple[float, float, float, float]]]:
    step = canvas.width / layer.count
    for row in range(int(canvas.height / step) + 1):
        for column in range(layer.count):
            yield row, column, (column * step, row * step, (column + 1) * step, (row + 1) * step)


def _lights(layer: Layer, canvas: _Canvas) -> None:
    chance = np.random.default_rng(layer.seed)
    left, top, right, bottom = canvas.box(layer)
    for _ in range(layer.count):
        x, y = chance.uniform(left, right), chance.uniform(top, bottom)
        radius = canvas.width * chance.uniform(0.002, 0.008)
        canvas.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _text(layer: Layer, canvas: _Canvas) -> None:
    high = layer.size[1] * canvas.height
    letters = _font(max(8, int(high)), bold=layer.bold)
    for number, line in enumerate(layer.words):
        down = layer.at[1] * canvas.height + (number - (len(layer.words) - 1) / 2) * high * 1.25
        canvas.pen.text((layer.at[0] * canvas.width, down), line, fill=255, font=letters, anchor="mm")


OUTLINES: dict[Draw, Callable[[Layer, _Canvas], None]] = {
    Draw.BOX: _box,
    Draw.BLOB: _blob,
    Draw.POLYGON: _polygon,
    Draw.HILLS: _hills,
    Draw.STRIPES: _stripes,
    Draw.DOTS: _dots,
    Draw.CHECKS: _checks,
    Draw.LIGHTS: _lights,
    Draw.TEXT: _text,
}
"""Layers that have an edge."""


@lru_cache(maxsize=2)
def _clutter(layer: Layer, size: tuple[int, int]) -> tuple[Pixels, npt.NDArray[np.float32], npt.NDArray[np.int16]]:
    """Colours, how much of them is seen, and which of the layer's each pixel has."""
    width, height = size
    chance = np.random.default_rng(layer.seed)
    canvas = Image.new("RGB", size)
    mask, which = Image.new("L", size, 0), Image.new("L", size, 0)
    pens = ImageDraw.Draw(canvas), ImageDraw.Draw(mask), ImageDraw.Draw(which)
    for number in range(layer.count):
        x = (layer.at[0] + layer.size[0] * chance.uniform(-0.5, 0.5)) * width
        y = (layer.at[1] + layer.size[1] * chance.uniform(-0.5, 0.5)) * height
        across, down = (width * chance.uniform(0.01, 0.06) for _ in range(2))
        index = number % len(layer.colours)
        fills: tuple[tuple[int, int, int] | int, ...] = (channels(layer.colours[index]), 255, index)
        for pen, fill in zip(pens, fills, strict=True):
            box = (x - across, y - down, x + across, y + down)
            if number % 3:
                pen.rectangle(box, fill=fill)
            else:
                pen.ellipse(box, fill=fill)
    covered: npt.NDArray[np.float32] = np.asarray(mask, np.float32)
    colours: Pixels = np.asarray(canvas, np.float32)
    return colours, (covered > 0).astype(np.float32), np.asarray(which, np.int16)


def _grid(size: tuple[int, int]) -> tuple[Pixels, Pixels]:
    width, height = size
    across = ((np.arange(width, dtype=np.float32) + 0.5) / width)[None, :]
    down = ((np.arange(height, dtype=np.float32) + 0.5) / height)[:, None]
    return np.asarray(across, np.float32), np.asarray(down, np.float32)


def _blurred(pixels: Pixels, radius: float) -> Pixels:
    image = Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32)


def _slow(size: tuple[int, int], generator: np.random.Generator) -> npt.NDArray[np.float32]:
    """Differences in brightness of many widths, of standard deviation 1."""
    width, height = size
    field = np.zeros((height, width), np.float32)
    for across in (4, 9, 22, 60):
        small = generator.normal(0, 1, (max(2, across * height // width), across)).astype(np.float32)
        field += np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC), np.float32)
    return np.asarray(field / field.std(), np.float32)


def _corners(size: tuple[int, int]) -> npt.NDArray[np.float32]:
    across, down = _grid(size)
    return np.asarray(np.clip(((across - 0.5) ** 2 + (down - 0.5) ** 2) * 2, 0, 1) ** 1.5, np.float32)


@lru_cache(maxsize=32)
def _font(pixels: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """A typeface that comes with the program, so that the bench draws the same everywhere."""
    data = files("font_manrope").joinpath("files", f"Manrope-{'Bold' if bold else 'Medium'}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), pixels)
