"""A property's value at a frame, in arithmetic that every language reproduces bit for bit.

Only `+ - * /` on IEEE 754 doubles, in exactly the order written here: powers, sines and the like differ in their last
bits between languages, and another player must find the same values. `docs/formats/timeline.md` states the same rules.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from chalktalk.documents.timeline import AnyNode, Cubic, Ease, Ellipse, Group, Image, Number, Path, Rect, Text, Track

BISECTIONS = 32
"""Halvings of [0, 1] that find where a cubic easing stands: its parameter is then known to one part in 2^33."""

_frame_of = itemgetter(0)


def value_at(number: Number, frame: int) -> float:
    """The value of a constant or a track at a frame."""
    if not isinstance(number, tuple):
        return number
    after = bisect_right(number, frame, key=_frame_of)
    if after == 0:
        return number[0].value
    start, value, ease = number[after - 1]
    if after == len(number) or start == frame or ease == "hold":
        return value
    end, target, _ = number[after]
    return value + (target - value) * eased(ease, (frame - start) / (end - start))


def eased(ease: Ease, time: float) -> float:
    """How much of the way from one keyframe to the next is done when this part (0 to 1) of the time has passed."""
    match ease:
        case "hold":
            return 0.0
        case "linear":
            return time
        case _:
            return _cubic(ease, time)


@lru_cache(maxsize=4096)
def _cubic(ease: Cubic, time: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2.0
        if _bezier(ease.x1, ease.x2, middle) < time:
            low = middle
        else:
            high = middle
    return _bezier(ease.y1, ease.y2, (low + high) / 2.0)


def _bezier(first: float, second: float, part: float) -> float:
    """One coordinate of a cubic Bezier curve from 0 to 1 with these two control values, in Bernstein form."""
    rest = 1.0 - part
    return ((3.0 * first * rest + 3.0 * second * part) * rest + part * part) * part


def numbers_of(node: AnyNode) -> tuple[Number, ...]:
    """Every property of a node that may be a track; those of its children are not among them."""
    placing = (node.x, node.y, node.scale_x, node.scale_y, node.rotation, node.opacity)
    match node:
        case Rect():
            return (*placing, node.width, node.height)
        case Ellipse():
            return (*placing, node.rx, node.ry)
        case Path():
            return (*placing, node.trim_start, node.trim_end, node.morph)
        case Group() if node.clip:
            return (*placing, node.clip.width, node.clip.height)
        case Group() | Text() | Image():
            return placing


def nodes_under(node: AnyNode) -> Iterator[AnyNode]:
    """A node and all its descendants, in the order they are drawn."""
    yield node
    if isinstance(node, Group):
        for child in node.children:
            yield from nodes_under(child)


def tracks_of(node: AnyNode) -> list[Track]:
    """Every track of a node and of its descendants."""
    return [number for each in nodes_under(node) for number in numbers_of(each) if isinstance(number, tuple)]


def is_animated(node: AnyNode) -> bool:
    """Whether any property of a node or of its descendants is a track."""
    return bool(tracks_of(node))


def still_until(track: Track, frame: int) -> int:
    """The first frame after this one at which a track's value may differ; `sys.maxsize` if it never does again."""
    here = max(bisect_right(track, frame, key=_frame_of) - 1, 0)
    for (start, value, ease), (end, target, _) in pairwise(track[here:]):
        if value != target:
            return end if ease == "hold" else max(start, frame) + 1
    return sys.maxsize
