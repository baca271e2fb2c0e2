"""The page of a contact sheet: pictures in a grid, scene, time and element beneath each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from chalktalk.timecode import timecode

_MARGIN: Final = 48
_GUTTER: Final = 24
_HEADING: Final = 72
_TEXT: Final = 72
"""Height of the two lines beneath a picture, with the space that sets them apart from the next row."""
_RADIUS: Final = 6

_GROUND: Final = "#16181d"
_INK: Final = "#f2f3f5"
_MUTED: Final = "#9aa1ad"
_TIME: Final = "#f5b84c"


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of a sheet."""

    frame: int
    scene: str
    seconds: float
    """When the picture is seen in the film."""
    elements: tuple[str, ...]
    """What has just come in."""


def columns(width: int, height: int) -> int:
    """How many pictures of a film's shape stand side by side."""
    return 4 if width >= height else 6


def cell_width(width: int, height: int) -> int:
    """Pixels across for a picture of a film's shape."""
    return 480 if width >= height else 300


def draw_page(heading: str, cells: Sequence[Cell], pictures: Mapping[int, Image.Image], across: int) -> Image.Image:
    """Draw one page.

    Args:
        heading: The line at the top.
        cells: What to show, in reading order.
        pictures: The picture for each cell's frame, all of one size.
        across: Pictures in a row.
    """
    width, height = next(iter(pictures.values())).size
    rows = -(-len(cells) // across)
    size = (
        2 * _MARGIN + across * (width + _GUTTER) - _GUTTER,
        2 * _MARGIN + _HEADING + rows * (height + _TEXT) - _GUTTER,
    )
    page = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, _MARGIN), heading, _INK, _font("SemiBold", 28), anchor="la")
    mask = _rounded(width, height)
    for number, cell in enumerate(cells):
        row, column = divmod(number, across)
        x, y = _MARGIN + column * (width + _GUTTER), _MARGIN + _HEADING + row * (height + _TEXT)
        page.paste(pictures[cell.frame], (x, y), mask)
        _label(draw, cell, (x, y + height + 10), width)
    return page


def _label(draw: ImageDraw.ImageDraw, cell: Cell, place: tuple[int, int], width: int) -> None:
    x, y = place
    strong, plain = _font("SemiBold", 16), _font("Medium", 16)
    time = timecode(cell.seconds)
    draw.text((x, y), time, _TIME, strong, anchor="la")
    indent = int(strong.getlength(time)) + 12
    draw.text((x + indent, y), _shortened(cell.scene, strong, width - indent), _INK, strong, anchor="la")
    draw.text((x, y + 22), _shortened("  ·  ".join(cell.elements), plain, width), _MUTED, plain, anchor="la")


def _shortened(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _rounded(width: int, height: int) -> Image.Image:
    """A mask with rounded corners, drawn large and reduced so that they are smooth."""
    large = Image.new("L", (4 * width, 4 * height))
    ImageDraw.Draw(large).rounded_rectangle((0, 0, 4 * width - 1, 4 * height - 1), 4 * _RADIUS, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    data = files("font_manrope").joinpath("files", f"Manrope-{weight}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)
