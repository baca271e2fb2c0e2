"""Streaming sound through libavfilter: blocks in, blocks out, never the whole film at once."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

SAMPLE_RATE = 48_000
"""Samples a second of everything in this room."""

BLOCK = SAMPLE_RATE
"""Samples handed on at a time, at most."""

Block = npt.NDArray[np.float32]
"""Samples, one row a channel; full scale is 1."""

Chain = tuple[tuple[str, str], ...]
"""Filters of libavfilter in order: name and arguments."""

_LAYOUTS = {1: "mono", 2: "stereo"}


def filtered(frames: Iterable[av.AudioFrame], filters: Chain) -> Iterator[av.AudioFrame]:
    """Frames after a chain of filters. All frames have the first one's format and layout."""
    graph: Graph | None = None
    for frame in frames:
        if graph is None:
            graph = _graph_for(frame, filters)
        graph.push(frame)
        yield from _ready(graph)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph)


def frames_of(blocks: Iterable[Block]) -> Iterator[av.AudioFrame]:
    """Blocks of one or two channels as planar frames, timed from 0. Empty ones are left out: libav takes none."""
    position = 0
    for block in blocks:
        if not block.shape[1]:
            continue
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), format="fltp", layout=_LAYOUTS[len(block)])
        frame.sample_rate = SAMPLE_RATE
        frame.pts = position
        position += block.shape[1]
        yield frame


def blocks_of(frames: Iterable[av.AudioFrame]) -> Iterator[Block]:
    """Frames as blocks; what a filter made doubles or interleaved is brought back. All have the first one's format."""
    waiting = iter(frames)
    for first in waiting:
        whole = chain((first,), waiting)
        planar = whole if first.format.name == "fltp" else filtered(whole, (("aformat", "sample_fmts=fltp"),))
        yield from map(samples_of, planar)


def samples_of(frame: av.AudioFrame) -> Block:
    """A planar frame's samples."""
    return frame.to_ndarray().astype(np.float32, copy=False)


def rechunked(blocks: Iterable[Block], size: int) -> Iterator[Block]:
    """The same samples in blocks of one size, the last perhaps shorter."""
    waiting: list[Block] = []
    held = 0
    for block in blocks:
        waiting.append(block)
        held += block.shape[1]
        if held >= size:
            joined = np.concatenate(waiting, axis=1)
            whole = held - held % size
            yield from (joined[:, first : first + size] for first in range(0, whole, size))
            waiting, held = [joined[:, whole:]], held - whole
    if held:
        yield np.concatenate(waiting, axis=1)


def ahead(frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    """The same frames, each made by another thread while the one before it is used."""
    waiting = iter(frames)
    with ThreadPoolExecutor(1) as other:
        upcoming = other.submit(next, waiting, None)
        while (frame := upcoming.result()) is not None:
            upcoming = other.submit(next, waiting, None)
            yield frame


def _graph_for(frame: av.AudioFrame, filters: Chain) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=frame.sample_rate, format=frame.format, layout=frame.layout)
    nodes = [source, *(graph.add(name, arguments) for name, arguments in filters), graph.add("abuffersink")]
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
