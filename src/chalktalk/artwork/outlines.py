"""SVG drawings as outlines in the Timeline's path language: absolute M, L, C and Z, plain decimal numbers."""

from xml.etree import ElementTree as ET

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath

from chalktalk.decimals import decimal

Point = tuple[float, float]

BOUNDS = "M0 0h24v24H0z"
"""The invisible square that some icons carry to show their grid."""

COMMANDS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
"""A pen's calls in the path language. An open path's end needs no command."""


def outlines(svg: str) -> tuple[str, ...]:
    """One outline for each drawn element of an SVG, in drawing order.

    Circles, rectangles and lines become paths; arcs and quadratic curves become cubic ones.
    """
    root = ET.fromstring(svg)  # noqa: S314  the files come with an installed package
    drawn = (element for element in root.iter() if element.get("d") != BOUNDS)
    return tuple(filter(None, map(outline, drawn)))


def outline(element: ET.Element) -> str:
    """One SVG element as an outline; empty for one that draws nothing."""
    alone = ET.Element("svg")
    alone.append(ET.Element(element.tag, element.attrib))
    pen = RecordingPen()
    SVGPath.fromstring(ET.tostring(alone)).draw(pen)
    commands: list[str] = []
    here: Point = (0.0, 0.0)
    for name, points in pen.value:
        if name == "qCurveTo":
            commands.append(_command("C", _raised(here, *points)))
        elif name in COMMANDS:
            commands.append(_command(COMMANDS[name], points))
        here = points[-1] if points else here
    return " ".join(commands)


def _command(letter: str, points: tuple[Point, ...]) -> str:
    return " ".join([letter, *(decimal(number) for point in points for number in point)])


def _raised(start: Point, control: Point, end: Point) -> tuple[Point, ...]:
    """A quadratic Bezier curve as the cubic one with the same course: its controls lie two thirds of the way."""
    first, second = (
        (at[0] + 2 / 3 * (control[0] - at[0]), at[1] + 2 / 3 * (control[1] - at[1])) for at in (start, end)
    )
    return first, second, end
