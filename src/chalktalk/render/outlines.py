"""The Timeline's path language read into Skia paths."""

from collections.abc import Callable, Iterable, Iterator

import skia


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
