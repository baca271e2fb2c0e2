"""How long words are there to be read, and how long that takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.timeline import AnyNode, Group, Number, SceneTimeline, Text
from chalktalk.timeline import value_at

GLANCE = 0.2
"""Seconds until the eye has found new words: the latency of a saccade (Rayner, "Eye movements in reading and
information processing: 20 years of research", 1998)."""
PACE = 1 / 17
"""Seconds a character: subtitles that leave all viewers time have at most 17 characters a second (Netflix Timed Text
Style Guide, general requirements; most adults read 20)."""
SIGN = 2
"""Characters up to which words are no more than a sign, such as a letter that stands for a thing."""
READABLE = 0.5
"""Opacity from which words can be read."""


def reading_time(characters: int) -> float:
    """Seconds that it takes to find and read so much text."""
    return GLANCE + PACE * characters


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one element, and how long they are there."""

    name: str
    text: str
    frame: int
    """The first frame at which they can be read."""
    seconds: float
    needed: float


def unread(scene: SceneTimeline, cues: SceneCues) -> Iterator[Block]:
    """The elements that are gone before they are read, though they could have come sooner."""
    start, end = cues.enter.frames, scene.frames - cues.leave.frames
    soonest = start + cues.rate.frame_at(ARRIVED)
    blocks: dict[str, list[_Standing]] = {}
    for layer in scene.layers:
        if layer.level in {20, 30, 40}:
            for node in layer.nodes:
                for standing in _standing(node, (), (start, end)):
                    blocks.setdefault(standing.text.id.split("/")[0], []).append(standing)
    for name, parts in blocks.items():
        first, last = min(part.first for part in parts), max(part.last for part in parts)
        text = " ".join(part.text.text for part in parts)
        # A line of letters that run to the left and to the right is drawn in pieces, so the signs are counted apart.
        seconds, needed = cues.rate.seconds_at(last - first), reading_time(sum(len(part.text.text) for part in parts))
        if seconds < needed and first > soonest and max(len(part.text.text) for part in parts) > SIGN:
            yield Block(name, text, first, seconds, needed)


ARRIVED = 0.7
"""Seconds in which whatever comes in has arrived."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A line and the frames from the first to the last at which it can be read."""

    text: Text
    first: int
    last: int


def _standing(node: AnyNode, outer: tuple[Number, ...], between: tuple[int, int]) -> Iterator[_Standing]:
    opacities = outer if node.opacity == 1.0 else (*outer, node.opacity)
    if isinstance(node, Group):
        if node.clip is None:  # what turns behind a window, such as a number's wheels, is no text to be read
            for child in node.children:
                yield from _standing(child, opacities, between)
    elif isinstance(node, Text) and node.text.strip():
        found = _readable(opacities, between)
        if found is not None:
            yield _Standing(node, *found)


def _readable(opacities: Sequence[Number], between: tuple[int, int]) -> tuple[int, int] | None:
    """The first and the last of the frames at which something changes where words can be read."""
    start, end = between
    keys = {key.frame for opacity in opacities if isinstance(opacity, tuple) for key in opacity}
    frames = sorted({start, end, *(frame for frame in keys if start < frame < end)})
    there = [frame for frame in frames if all(value_at(opacity, frame) >= READABLE for opacity in opacities)]
    return (there[0], there[-1]) if there else None
