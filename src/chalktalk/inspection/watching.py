"""Watching: every frame of a stretch of film decoded once, and noted in figures."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
from av.video.stream import VideoStream

from chalktalk.documents.film import Segment
from chalktalk.documents.inspection import Sketch, Watched
from chalktalk.engine import Context, Place, stage
from chalktalk.inspection.glance import Glancer
from chalktalk.inspection.measures import MEASURES
from chalktalk.inspection.seen import Bytes, Seen


@stage("watch_segment", version=2, place=Place.WORKER)
async def watch_segment(context: Context, segment: Segment, sketch: Sketch) -> Watched:
    """Look at every frame of an encoded segment, beside what was drawn again.

    A segment's packets go into the film as they are, so what is seen here is what is seen there; `inspect` checks
    that they did.
    """
    with av.open(str(context.store.path(segment.video.digest))) as container:
        stream = container.streams.video[0]
        watcher = Watcher(context.store.get(sketch.pictures.digest), stream.average_rate)
        stream.thread_type = "NONE"  # other segments keep the other cores busy
        for packet in container.demux(stream):
            watcher.see_packet(packet)
            context.advance(watcher.frames, segment.frames)
    seen = watcher.seen()
    return Watched(figures=context.store.put(seen.as_bytes(), "application/x-npz"), frames=seen.frames)


class Watcher:
    """Notes frame after frame."""

    def __init__(self, sketch: bytes | None = None, rate: Fraction | None = None) -> None:
        """With the film's rate, frames are known by their time stamps, so that none is taken for the one after it."""
        self._glancer, self._rate = Glancer(sketch), rate
        self._times: list[float] = []
        self._thumbs: list[Bytes] = []
        self._tints: list[Bytes] = []
        self._drawn: dict[int, Bytes] = {}
        self._lost: list[float] = []
        self._figures: defaultdict[str, list[float]] = defaultdict(list)

    @property
    def frames(self) -> int:
        """How many it has seen."""
        return len(self._times)

    def see_packet(self, packet: "av.Packet[VideoStream]") -> int:
        """Decode the next packet and note what comes out; gives how many frames that makes."""
        try:
            for frame in packet.decode():
                if isinstance(frame, av.VideoFrame):
                    self.see(frame)
        except av.InvalidDataError:
            self._lost.append(float((packet.pts or 0) * Fraction(packet.time_base or 0)))
        return self.frames

    def see(self, frame: av.VideoFrame) -> int:
        """Note the next frame; gives how many that makes."""
        time = (frame.pts or 0) * Fraction(frame.time_base or 0)
        glance = self._glancer.at(frame, self.frames if self._rate is None else round(time * self._rate))
        if glance.drawn is not None:
            self._drawn[self.frames] = glance.drawn.thumb
        self._times.append(float(time))
        self._thumbs.append(glance.thumb)
        self._tints.append(glance.tint)
        for measure in MEASURES:
            for name, value in measure(glance).items():
                self._figures[name].append(value)
        return self.frames

    def seen(self) -> Seen:
        """All that was noted."""
        times, thumbs = np.array(self._times, np.float64), _stacked(self._thumbs)
        order = np.argsort(times, kind="stable")  # of a damaged stream, a decoder may give a frame too early
        drawn_at = np.argsort(order)[list(self._drawn)].astype(np.int64)
        drawn = _stacked(list(self._drawn.values())) if self._drawn else thumbs[:0]
        return Seen(
            times=times[order],
            thumbs=thumbs[order],
            tints=_stacked(self._tints)[order],
            drawn_at=np.sort(drawn_at),
            drawn_thumbs=drawn[np.argsort(drawn_at)],
            lost=np.array(self._lost, np.float64),
            figures={name: np.array(values, np.float32)[order] for name, values in self._figures.items()},
        )


def _stacked(pictures: Sequence[Bytes]) -> Bytes:
    """Pictures of one size; where the film changes size, those of the first's shape, and nothing for the others."""
    if not pictures:
        return np.empty((0, 0, 0), np.uint8)
    first = pictures[0]
    return np.stack([picture if picture.shape == first.shape else np.zeros_like(first) for picture in pictures])
