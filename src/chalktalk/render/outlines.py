"""The Timeline's path language read into Skia paths."""

from collections.abc import Iterator

import skia


def outline_of(d: str) -> skia.Path:
    """The outline that a path's `d` describes: absolute M, L, Q, C and Z."""
    builder = skia.PathBuilder()
    words = iter(d.split(" "))
    for command in words:
        match command:
            case "M":
                builder.moveTo(*_numbers(words, 2))
            case "L":
                builder.lineTo(*_numbers(words, 2))
            case "Q":
                builder.quadTo(*_numbers(words, 4))
            case "C":
                builder.cubicTo(*_numbers(words, 6))
            case "Z":
                builder.close()
            case _:
                raise ValueError(f"{command} is no path command")
    return builder.detach()


def _numbers(words: Iterator[str], count: int) -> list[float]:
    return [float(next(words)) for _ in range(count)]
