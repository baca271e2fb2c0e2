"""Streaming sound through libavfilter: blocks in, blocks out, never the whole film at once."""

from collections.abc import Iterable, Iterator

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

SAMPLE_RATE = 48_000
"""Samples a second of everything in this room."""

BLOCK = SAMPLE_RATE
"""Samples handed on at a time, at most."""

Block = npt.NDArray[np.float32]
"""Mono samples; full scale is 1."""

Chain = tuple[tuple[str, str], ...]
"""Filters of libavfilter in order: name and arguments."""


def filtered(frames: Iterable[av.AudioFrame], chain: Chain) -> Iterator[av.AudioFrame]:
    """Frames after a chain of filters. All frames have the first one's format and layout."""
    graph: Graph | None = None
    for frame in frames:
        if graph is None:
            graph = _graph_for(frame, chain)
        graph.push(frame)
        yield from _ready(graph)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph)


def frames_of(blocks: Iterable[Block]) -> Iterator[av.AudioFrame]:
    """Mono blocks as frames, timed from 0."""
    position = 0
    for block in blocks:
        frame = av.AudioFrame.from_ndarray(block[np.newaxis, :], format="flt", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = position
        position += block.size
        yield frame


def _graph_for(frame: av.AudioFrame, chain: Chain) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=frame.sample_rate, format=frame.format, layout=frame.layout)
    nodes = [source, *(graph.add(name, arguments) for name, arguments in chain), graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    return graph


def _ready(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame
