"""The Timeline's path language read into Skia paths."""

from collections.abc import Callable, Iterable, Iterator
from math import ceil

import skia

from chalktalk.render.placing import Extent

_PIECE, _MOST_PIECES = 120, 12
"""Page units of an outline that one extent takes in, and how many extents there are at most."""


def outline_of(d: str) -> skia.Path:
    """The outline that a path's `d` describes: absolute M, L, Q, C and Z."""
    return _built(d.split(" "))


def outline_between(d: str, becomes: str) -> Callable[[float], skia.Path]:
    """The outlines on the way from one to another of the same commands, by how far (0 to 1) they have come."""
    ways = [
        (one, 0.0) if one.isalpha() else (float(one), float(other) - float(one))
        for one, other in zip(d.split(" "), becomes.split(" "), strict=True)
    ]
    return lambda part: _built([one if isinstance(one, str) else one + way * part for one, way in ways])


def sides_of(outline: skia.Path) -> Extent:
    """What an outline fills."""
    rect = outline.computeTightBounds()
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def along(outline: skia.Path) -> tuple[Extent, ...]:
    """What the line of an outline touches, piece by piece: together much less than what it encloses."""
    measure = skia.PathMeasure(outline, forceClosed=False)
    length = measure.getLength()
    count = min(ceil(length / _PIECE), _MOST_PIECES)
    if count < 2 or measure.nextContour():
        return (sides_of(outline),)
    measure = skia.PathMeasure(outline, forceClosed=False)
    pieces = [skia.Path() for _ in range(count)]
    for index, piece in enumerate(pieces):
        measure.getSegment(length * index / count, length * (index + 1) / count, piece, startWithMoveTo=True)
    return tuple(map(sides_of, pieces))


def frame_of(sides: Extent, free_x: float, free_y: float) -> tuple[Extent, ...]:
    """What lies within these sides, but not further than so far from one of them."""
    left, top, right, bottom = sides
    return (
        (left, top, right, top + free_y),
        (left, bottom - free_y, right, bottom),
        (left, top + free_y, left + free_x, bottom - free_y),
        (right - free_x, top + free_y, right, bottom - free_y),
    )


def _built(words: Iterable[str | float]) -> skia.Path:
    builder = skia.PathBuilder()
    rest = iter(words)
    for command in rest:
        match command:
            case "M":
                builder.moveTo(*_numbers(rest, 2))
            case "L":
                builder.lineTo(*_numbers(rest, 2))
            case "Q":
                builder.quadTo(*_numbers(rest, 4))
            case "C":
                builder.cubicTo(*_numbers(rest, 6))
            case "Z":
                builder.close()
            case _:
                raise ValueError(f"{command} is no path command")
    return builder.detach()


def _numbers(words: Iterator[str | float], count: int) -> list[float]:
    return [float(next(words)) for _ in range(count)]
