"""A Timeline scene as the ports read it: plain JSON, its numbers at a frame, its settings. Standard library only."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

Node = dict[str, Any]
Matrix = tuple[float, float, float, float, float, float]
"""xx, yx, xy, yy, x0, y0, as cairo orders them."""

KINDS = {"group", "rect", "ellipse", "path", "text"}
"""What the ports can draw; the scene has no pictures."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What every port is given."""

    width: int
    height: int
    rate: int
    frames: int
    preset: str
    crf: int
    gop: int
    x264_params: str
    """How x264 is to share out its bits, the same for everyone."""
    threads: int
    nodes: tuple[Node, ...]
    """Of all layers, from back to front."""
    fonts: dict[str, Path]
    """Font files by digest."""

    @property
    def x264_options(self) -> dict[str, str]:
        """The settings in FFmpeg's words."""
        return {
            "preset": self.preset,
            "crf": str(self.crf),
            "g": str(self.gop),
            "profile": "high",
            "threads": str(self.threads),
            "x264-params": self.x264_params,
        }


def read(folder: Path) -> Scene:
    """The scene that `preparing` left in a folder.

    Raises:
        ValueError: if it holds anything that the ports do not draw.
    """
    kept = json.loads((folder / "scene.json").read_text(encoding="utf-8"))
    nodes = tuple(node for layer in kept.pop("layers") for node in layer["nodes"])
    for node in walk(nodes):
        if node["kind"] not in KINDS or node.get("clip"):
            raise ValueError(f"{node['id']}: the ports draw no {node['kind']}{' with a clip' * bool(node.get('clip'))}")
    fonts = {digest: folder / name for digest, name in kept.pop("fonts").items()}
    return Scene(nodes=nodes, fonts=fonts, **kept)


def walk(nodes: tuple[Node, ...] | list[Node]) -> Iterator[Node]:
    """Nodes and all that is in them."""
    for node in nodes:
        yield node
        yield from walk(node.get("children", []))


def at(number: Any, frame: float) -> float:  # noqa: ANN401 - JSON
    """A constant, or a track's value at a frame."""
    if not isinstance(number, list):
        return float(number)
    after = bisect_right(number, frame, key=lambda key: key[0])
    if after == 0:
        return float(number[0][1])
    start, value, ease = number[after - 1]
    if after == len(number) or start == frame or ease == "hold":
        return float(value)
    end, target, _ = number[after]
    part = (frame - start) / (end - start)
    return float(value + (target - value) * (part if ease == "linear" else _cubic(*ease, part)))


@lru_cache(maxsize=65536)
def _cubic(x1: float, y1: float, x2: float, y2: float, time: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(32):
        middle = (low + high) / 2
        low, high = (middle, high) if _bezier(x1, x2, middle) < time else (low, middle)
    return _bezier(y1, y2, (low + high) / 2)


def _bezier(first: float, second: float, part: float) -> float:
    rest = 1 - part
    return ((3 * first * rest + 3 * second * part) * rest + part * part) * part


def opacity(node: Node, frame: float) -> float:
    """A node's own opacity."""
    return min(max(at(node["opacity"], frame), 0.0), 1.0)


def moves(node: Node) -> bool:
    """Whether anything about a node or what is in it changes with time."""
    own = any(isinstance(value, list) for name, value in node.items() if name not in {"children", "shadows"})
    return own or any(moves(child) for child in node.get("children", []))


def outline(node: Node, frame: float) -> list[tuple[str, tuple[float, ...]]]:
    """A path's commands, as far as it has turned into what it becomes."""
    first = parsed(node["d"])
    if node["becomes"] is None:
        return first
    part = at(node["morph"], frame)
    return [
        (letter, tuple(a + (b - a) * part for a, b in zip(here, there, strict=True)))
        for (letter, here), (_, there) in zip(first, parsed(node["becomes"]), strict=True)
    ]


@cache
def parsed(d: str) -> list[tuple[str, tuple[float, ...]]]:
    """Commands with their numbers."""
    found: list[tuple[str, list[float]]] = []
    for word in d.split(" "):
        if word.isalpha():
            found.append((word, []))
        else:
            found[-1][1].append(float(word))
    return [(letter, tuple(numbers)) for letter, numbers in found]


def rgba(colour: str) -> tuple[float, float, float, float]:
    """`#rrggbbaa` as four parts from 0 to 1."""
    red, green, blue, alpha = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5, 7))
    return red, green, blue, alpha
